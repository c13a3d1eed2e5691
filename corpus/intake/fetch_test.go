package intake_test

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus"
	"onrecord/corpus/intake"
	"onrecord/corpus/nettest"
)

// outlet is a site that runs for the test; {{site}} in its pages becomes its
// address. It notes what it was asked for.
type outlet struct {
	*httptest.Server
	asked []string
}

func newOutlet(t *testing.T, pages map[string]func(http.ResponseWriter, *http.Request)) *outlet {
	t.Helper()
	o := &outlet{}
	o.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		o.asked = append(o.asked, r.URL.Path)
		if page := pages[r.URL.Path]; page != nil {
			page(w, r)
			return
		}
		http.NotFound(w, r)
	}))
	t.Cleanup(o.Close)
	return o
}

// serve answers with a text of the given type.
func serve(contentType, text string) func(http.ResponseWriter, *http.Request) {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", contentType)
		io.WriteString(w, strings.ReplaceAll(text, "{{site}}", "http://"+r.Host))
	}
}

const quayPage = `<html><head><title>Quay closes</title><meta property="og:site_name" content="The Harbour Post">
<meta property="article:published_time" content="2026-02-03T21:40:00-05:00"><link rel="canonical" href="{{site}}/quay"></head>
<body><article><h1>Quay closes</h1><p>The north quay closes on Monday.</p><p>“It was time,” said Ines Halvorsen.</p></article></body></html>`

const quayText = "The north quay closes on Monday.\n\n“It was time,” said Ines Halvorsen."

const summaryFeed = `<rss version="2.0"><channel><title>Harbour feed</title><link>{{site}}/</link>
<item><title>Quay closes</title><link>{{site}}/quay?from=feed</link><guid>1</guid><description>The quay is to close.</description></item>
<item><title>Bridge opens</title><link>{{site}}/bridge</link><guid>2</guid><description>The bridge is to open.</description></item>
<item><title>Ferry late</title><link>{{site}}/ferry</link><guid>3</guid></item></channel></rss>`

func TestAPageIsFetched(t *testing.T) {
	o := newOutlet(t, map[string]func(http.ResponseWriter, *http.Request){
		"/quay": func(w http.ResponseWriter, r *http.Request) {
			if agent := r.UserAgent(); !strings.HasPrefix(agent, "onrecord") {
				t.Errorf("User-Agent %q", agent)
			}
			serve("text/html; charset=utf-8", quayPage)(w, r)
		},
		"/old": func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/quay", http.StatusFound) },
		"/latin": serve("text/html; charset=iso-8859-1",
			"<html><head><meta charset=utf-8><title>Caf\xe9</title></head><body><article><p>The Caf\xe9 closes.</p></article></body></html>"),
		"/copy": serve("text/html", strings.ReplaceAll(quayPage, `{{site}}/quay`, "https://other-outlet.example/quay")),
	})
	for _, test := range []struct {
		path, id, text string
	}{
		{"/quay?utm_source=mail", "/quay", quayText},
		{"/old", "/quay", quayText},
		{"/latin", "/latin", "The Café closes."},
		{"/copy", "/copy", quayText}, // a copy is no revision of what it copies
	} {
		t.Run(test.path, func(t *testing.T) {
			got := read(t, newIntake(), o.URL+test.path)
			if len(got.items) != 1 {
				t.Fatalf("problems %q", got.problems)
			}
			article := got.items[0].Article
			if want := o.URL + test.id; string(article.ID) != want || article.URL != want {
				t.Errorf("id %q, url %q, want %q", article.ID, article.URL, want)
			}
			if article.Body != test.text {
				t.Errorf("body %q", article.Body)
			}
		})
	}
}

func TestAFeedOfSummariesIsCompletedFromItsPages(t *testing.T) {
	o := newOutlet(t, map[string]func(http.ResponseWriter, *http.Request){
		"/feed": serve("application/rss+xml", summaryFeed),
		"/quay": serve("text/html", quayPage),
	})
	got := read(t, newIntake(), o.URL+"/feed")
	if len(got.items) != 2 {
		t.Fatalf("%d articles, problems %q", len(got.items), got.problems)
	}
	host := strings.TrimPrefix(o.URL, "http://")
	want := corpus.Article{
		ID: corpus.ArticleID(host + ":1"), URL: o.URL + "/quay", Outlet: "The Harbour Post", Headline: "Quay closes", Status: corpus.Published,
		Published: time.Date(2026, 2, 3, 21, 40, 0, 0, time.FixedZone("", -5*3600)), Body: quayText,
	}
	if diff := cmp.Diff(want, got.items[0].Article); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if body := got.items[1].Article.Body; body != "The bridge is to open." {
		t.Errorf("what stands in for the missing page: %q", body)
	}
	if warnings := got.items[1].Warnings; len(warnings) != 1 || !strings.Contains(warnings[0], "only the feed's summary was read: 404 Not Found") {
		t.Errorf("warnings %q", warnings)
	}
	if want := o.URL + "/ferry: 404 Not Found: check the address"; len(got.problems) != 1 || !strings.HasPrefix(got.problems[0], want) {
		t.Errorf("problems %q, want %q", got.problems, want)
	}
}

func TestThePagesOfAFeedAreReadAsFarAsTheirSiteLets(t *testing.T) {
	o := newOutlet(t, map[string]func(http.ResponseWriter, *http.Request){
		"/feed":       serve("application/rss+xml", summaryFeed),
		"/robots.txt": serve("text/plain", "User-agent: *\nDisallow: /quay\n"),
		"/quay":       serve("text/html", quayPage),
		"/bridge":     serve("text/html", page("The bridge is to open")),
	})
	got := read(t, newIntake(), o.URL+"/feed")
	if len(got.items) != 2 || got.items[0].Article.Body != "The quay is to close." || !strings.Contains(got.items[1].Article.Body, "It was time") {
		t.Fatalf("%d articles, problems %q", len(got.items), got.problems)
	}
	if warnings := got.items[0].Warnings; len(warnings) != 1 || !strings.Contains(warnings[0], "only the feed's summary was read: the site asks machines not to read this page") {
		t.Errorf("warnings %q", warnings)
	}
	if slices.Contains(o.asked, "/quay") {
		t.Error("a page was fetched that the site keeps from machines")
	}
}

func TestTheKeyOfAnAddressIsNotTold(t *testing.T) {
	o := newOutlet(t, map[string]func(http.ResponseWriter, *http.Request){
		"/broken.xml": serve("application/rss+xml", "<rss><channel><item>"),
		"/line.jsonl": serve("application/x-ndjson", "{\"headline\":\"Quay\"}\n"),
		"/quay":       serve("text/html", strings.Replace(quayPage, `<link rel="canonical" href="{{site}}/quay">`, "", 1)),
	})
	for path, place := range map[string]string{"/broken.xml": "/broken.xml", "/none": "/none", "/line.jsonl": "/line.jsonl:1"} {
		got := read(t, newIntake(), o.URL+path+"?apikey=lighthouse")
		if len(got.problems) != 1 || strings.Contains(got.problems[0], "lighthouse") || !strings.HasPrefix(got.problems[0], o.URL+place+": ") {
			t.Errorf("%s: %v", path, got.problems)
		}
	}
	got := read(t, newIntake(), o.URL+"/quay?edition=late&token=lighthouse")
	if len(got.items) != 1 || got.items[0].Article.URL != o.URL+"/quay?edition=late" || strings.Contains(fmt.Sprint(got.items), "lighthouse") {
		t.Errorf("a page: %+v, %v", got.items, got.problems)
	}
}

func TestWhatIsWrongWithAnAddressIsToldAgain(t *testing.T) {
	o := newOutlet(t, map[string]func(http.ResponseWriter, *http.Request){
		"/form": func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("If-None-Match") != "" {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			w.Header().Set("ETag", `"v1"`)
			serve("text/html", "<html><body><form><input></form></body></html>")(w, r)
		},
	})
	notes := intake.NewNotes(nil)
	for range 2 {
		got := readSource(t, newIntake(), intake.Source{At: o.URL + "/form", Notes: notes})
		if len(got.problems) != 1 {
			t.Errorf("problems %q", got.problems)
		}
	}
}

func TestAKnownItemIsNotFetchedAgain(t *testing.T) {
	o := newOutlet(t, map[string]func(http.ResponseWriter, *http.Request){
		"/feed": serve("application/rss+xml", summaryFeed),
		"/quay": serve("text/html", quayPage),
	})
	in := intake.New(intake.Options{Clock: fixed, Pause: time.Nanosecond, Known: func(corpus.ArticleID, time.Time) bool { return true }})
	if got := read(t, in, o.URL+"/feed"); len(got.items)+len(got.problems) > 0 {
		t.Errorf("%d articles, problems %q", len(got.items), got.problems)
	}
	if diff := cmp.Diff([]string{"/feed"}, o.asked); diff != "" {
		t.Errorf("asked for, -want +got:\n%s", diff)
	}
}

func TestAFeedThatHasNotChangedGivesNothing(t *testing.T) {
	bridge := http.StatusBadGateway
	o := newOutlet(t, map[string]func(http.ResponseWriter, *http.Request){
		"/feed": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("ETag", `"v1"`)
			if r.Header.Get("If-None-Match") == `"v1"` {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			serve("text/xml", summaryFeed)(w, r)
		},
		"/quay":  serve("text/html", quayPage),
		"/ferry": serve("text/html", quayPage),
		"/bridge": func(w http.ResponseWriter, r *http.Request) {
			w.WriteHeader(bridge)
			serve("text/html", strings.ReplaceAll(quayPage, "quay", "bridge"))(w, r)
		},
	})
	seen := map[corpus.ArticleID]bool{}
	in := intake.New(intake.Options{Clock: fixed, Pause: time.Nanosecond, Known: func(id corpus.ArticleID, _ time.Time) bool { return seen[id] }})
	for _, round := range []struct {
		name     string
		articles int
		body     string // of the last one
	}{
		{"the page of one item fails for now, so its summary stands in", 3, quayText},
		{"the same item is asked for again", 1, quayText},
		{"all was read: the feed says that nothing is new", 0, ""},
	} {
		got := read(t, in, o.URL+"/feed")
		if len(got.items) != round.articles || len(got.problems) > 0 {
			t.Fatalf("%s: %d articles, problems %q", round.name, len(got.items), got.problems)
		}
		for _, item := range got.items {
			seen[item.Article.ID] = true
			if item.Place == o.URL+"/bridge" && (item.Article.Body == strings.ReplaceAll(quayText, "quay", "bridge")) != (bridge == http.StatusOK) {
				t.Errorf("%s: %q", round.name, item.Article.Body)
			}
		}
		bridge = http.StatusOK
	}
}

func TestWhatCannotBeFetched(t *testing.T) {
	o := newOutlet(t, map[string]func(http.ResponseWriter, *http.Request){
		"/forbidden": func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusForbidden) },
		"/down":      func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusBadGateway) },
		"/loop":      func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) },
		"/mail": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "ftp://a.example/", http.StatusFound)
		},
		"/archive": serve("application/zip", "PK\x03\x04"),
		"/photo":   serve("image/jpeg", "\xff\xd8\xff"),
		"/octets":  serve("application/octet-stream", "\x00\x01"),
		"/big": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			for range 34 {
				w.Write(make([]byte, 1<<20))
			}
		},
		"/": serve("text/html", strings.Replace(quayPage, "<title>", `<link rel="alternate" type="application/rss+xml" href="/feed"><title>`, 1)),
	})
	for _, test := range []struct{ address, problem string }{
		{o.URL + "/feed", "/feed: 404 Not Found: check the address, or take it out of the settings"},
		{o.URL + "/forbidden", "403 Forbidden: the site does not let onrecord read it"},
		{o.URL + "/down", "502 Bad Gateway: try again later"},
		{o.URL + "/loop", "no answer: more than 5 redirects: check the address"},
		{o.URL + "/mail", "it redirects to ftp://a.example/, which is not http or https"},
		{o.URL + "/archive", "the archive is damaged or cut off"},
		{o.URL + "/photo", "the answer is image/jpeg: give the address of a page or a feed"},
		{o.URL + "/octets", "the answer is neither a page nor a feed"},
		{o.URL + "/big", "the answer is larger than 32 MiB"},
		{o.URL + "/", "there is no article on the page: give the page of a single article"},
		{"http://" + nettest.Unused(t) + "/", "connection refused: check the address and the network, then try again"},
		{"http://%zz/", "not an address that can be fetched: check the spelling"},
	} {
		t.Run(test.problem, func(t *testing.T) {
			got := read(t, newIntake(), test.address)
			if len(got.items) > 0 || len(got.problems) != 1 || !strings.Contains(got.problems[0], test.problem) {
				t.Errorf("%d articles, problems %q, want %q", len(got.items), got.problems, test.problem)
			}
		})
	}
}

func TestAHostThatAsksForPatienceIsLeftAlone(t *testing.T) {
	now := fixed()
	o := newOutlet(t, map[string]func(http.ResponseWriter, *http.Request){
		"/busy": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", "120")
			w.WriteHeader(http.StatusTooManyRequests)
		},
		"/until": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", now.Add(time.Hour).Format(http.TimeFormat))
			w.WriteHeader(http.StatusServiceUnavailable)
		},
	})
	in := intake.New(intake.Options{Clock: func() time.Time { return now }, Pause: time.Nanosecond})
	for _, step := range []struct {
		path, problem string
		later         time.Duration // before the step
	}{
		{"/busy", "429 Too Many Requests: try again in 2m0s", 0},
		{"/other", "asked not to be asked again yet: try again in 1m0s", time.Minute},
		{"/until", "503 Service Unavailable: try again in 1h0m0s", time.Minute},
		{"/other", "asked not to be asked again yet: try again in 1h0m0s", 0},
	} {
		now = now.Add(step.later)
		got := read(t, in, o.URL+step.path)
		if len(got.problems) != 1 || !strings.Contains(got.problems[0], step.problem) {
			t.Errorf("problems %q, want %q", got.problems, step.problem)
		}
	}
	if diff := cmp.Diff([]string{"/busy", "/until"}, o.asked); diff != "" {
		t.Errorf("asked for, -want +got:\n%s", diff)
	}
}

// memory is a listener within the process, so that a test's clock can run
// while a server and its client wait.
type memory chan net.Conn

func (m memory) Accept() (net.Conn, error) {
	if conn, ok := <-m; ok {
		return conn, nil
	}
	return nil, net.ErrClosed
}
func (m memory) Close() error   { close(m); return nil }
func (m memory) Addr() net.Addr { return &net.UnixAddr{Name: "memory"} }

// transport connects to whoever serves the listener.
func (m memory) transport() *http.Transport {
	return &http.Transport{DialContext: func(context.Context, string, string) (net.Conn, error) {
		here, there := net.Pipe()
		m <- there
		return here, nil
	}}
}

func TestAHostIsAskedOneAtATimeWithAPause(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		listener := memory(make(chan net.Conn))
		var asked []time.Time
		server := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			asked = append(asked, time.Now())
			time.Sleep(3 * time.Second) // of the test's own clock
			fmt.Fprint(w, quayPage)
		})}
		go server.Serve(listener)
		defer server.Close()
		transport := listener.transport()
		defer transport.CloseIdleConnections()
		in := intake.New(intake.Options{HTTP: &http.Client{Transport: transport}, Pause: 2 * time.Second})
		begin := time.Now()
		done := make(chan bool)
		for i := range 3 {
			go func() {
				read(t, in, fmt.Sprintf("http://harbour-post.example/%d", i))
				done <- true
			}()
		}
		for range 3 {
			<-done
		}
		var after []time.Duration
		for _, moment := range asked {
			after = append(after, moment.Sub(begin))
		}
		if diff := cmp.Diff([]time.Duration{0, 5 * time.Second, 10 * time.Second}, after); diff != "" {
			t.Errorf("asked after, -want +got:\n%s", diff)
		}
	})
}

func TestAServerThatNeverAnswersIsGivenUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		listener := memory(make(chan net.Conn))
		server := &http.Server{Handler: http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })}
		go server.Serve(listener)
		defer server.Close()
		transport := listener.transport()
		in := intake.New(intake.Options{HTTP: &http.Client{Transport: transport}})
		got := read(t, in, "http://harbour-post.example/feed")
		want := "http://harbour-post.example/feed: no answer within 30s: try again later"
		if diff := cmp.Diff([]string{want}, got.problems); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
	})
}
