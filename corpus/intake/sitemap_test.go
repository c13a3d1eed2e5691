package intake_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord/corpus"
	"onrecord/corpus/intake"
)

const newsSitemap = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>{{site}}/quay</loc><lastmod>2026-02-04T08:00:00Z</lastmod><news:news><news:publication><news:name>The Harbour Post</news:name></news:publication>
<news:publication_date>2026-02-03T21:40:00-05:00</news:publication_date><news:title>Quay closes</news:title></news:news></url>
<url><loc> /bridge </loc></url>
<url><loc>{{site}}/private/plans</loc></url>
<url><loc>ftp://harbour-post.example/x</loc></url>
<url><loc>{{site}}/gone</loc></url>
</urlset>`

func page(headline string) string {
	return fmt.Sprintf(`<html><head><title>%s</title></head><body><article><h1>%s</h1><p>“It was time,” said Ines Halvorsen.</p></article></body></html>`, headline, headline)
}

// idsOf are the ids of what was read, without the address of its site.
func idsOf(got reading, site string) (ids []string) {
	for _, item := range got.items {
		ids = append(ids, strings.TrimPrefix(string(item.Article.ID), site))
	}
	return ids
}

func TestThePagesOfASitemapAreRead(t *testing.T) {
	o := newOutlet(t, map[string]func(http.ResponseWriter, *http.Request){
		"/news.xml":      serve("application/xml", newsSitemap),
		"/robots.txt":    serve("text/plain", "User-agent: *\nDisallow: /private/\n"),
		"/quay":          serve("text/html", quayPage),
		"/bridge":        serve("text/html", page("Bridge opens")),
		"/private/plans": serve("text/html", page("Plans")),
	})
	got := read(t, newIntake(), o.URL+"/news.xml")
	if ids := idsOf(got, o.URL); !slices.Equal(ids, []string{"/quay", "/bridge"}) {
		t.Errorf("read %q, problems %q", ids, got.problems)
	}
	if a := got.items[0].Article; a.Outlet != "The Harbour Post" || a.Headline != "Quay closes" || dateText(a.Updated) != "2026-02-04T08:00:00Z" {
		t.Errorf("the sitemap's own words are lost: %+v", a)
	}
	for _, want := range []string{"/private/plans: the site asks machines not to read this page", "/gone: 404 Not Found"} {
		if !slices.ContainsFunc(got.problems, func(p string) bool { return strings.Contains(p, want) }) {
			t.Errorf("problems %q lack %q", got.problems, want)
		}
	}
	if slices.Contains(o.asked, "/private/plans") {
		t.Error("a page was fetched that the site keeps from machines")
	}
}

func TestAnIndexOfSitemapsIsFollowedOnceEach(t *testing.T) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	fmt.Fprint(z, `<urlset><url><loc>/quay</loc></url></urlset>`)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	itself := strings.Repeat(`<sitemap><loc>{{site}}/index.xml</loc></sitemap>`, 50)
	o := newOutlet(t, map[string]func(http.ResponseWriter, *http.Request){
		"/index.xml":   serve("application/xml", `<sitemapindex>`+itself+`<sitemap><loc>/part.xml.gz</loc></sitemap><sitemap><loc>/cut-off.xml</loc></sitemap></sitemapindex>`),
		"/part.xml.gz": func(w http.ResponseWriter, _ *http.Request) { w.Write(packed.Bytes()) },
		"/cut-off.xml": serve("application/xml", `<urlset><url><loc>/bridge</loc></url><url><loc>/fer`),
		"/quay":        serve("text/html", quayPage),
		"/bridge":      serve("text/html", page("Bridge opens")),
	})
	got := read(t, newIntake(), o.URL+"/index.xml")
	if ids := idsOf(got, o.URL); !slices.Equal(ids, []string{"/quay", "/bridge"}) {
		t.Errorf("read %q, problems %q", ids, got.problems)
	}
	if len(got.problems) != 1 || !strings.Contains(got.problems[0], "/cut-off.xml: the sitemap is damaged") {
		t.Errorf("problems %q", got.problems)
	}
	asked := 0
	for _, path := range o.asked {
		if path == "/index.xml" {
			asked++
		}
	}
	if asked > 2 {
		t.Errorf("the index was fetched %d times", asked)
	}
}

func TestASitemapTakesSomePagesAtATimeAndOnlyWhatIsNew(t *testing.T) {
	pages := map[string]func(http.ResponseWriter, *http.Request){}
	urls := ""
	for i := range 7 {
		path := fmt.Sprintf("/story-%d", i)
		pages[path] = serve("text/html", page(path))
		urls += "<url><loc>" + path + "</loc></url>"
	}
	pages["/all.xml"] = serve("application/xml", "<urlset>"+urls+"</urlset>")
	o := newOutlet(t, pages)
	seen := map[corpus.ArticleID]bool{}
	in := intake.New(intake.Options{Clock: fixed, Pause: time.Nanosecond, Known: func(id corpus.ArticleID, _ time.Time) bool { return seen[id] }})
	for round, want := range []int{3, 3, 1, 0} {
		got := readSource(t, in, intake.Source{At: o.URL + "/all.xml", Requests: 3})
		if len(got.items) != want {
			t.Errorf("round %d: %d articles, want %d", round, len(got.items), want)
		}
		for _, item := range got.items {
			seen[item.Article.ID] = true
		}
	}
}

func TestAnArticleOnSeveralPagesIsOne(t *testing.T) {
	part := func(n int, next string) string {
		return fmt.Sprintf(`<html><head><title>Quay closes</title>%s</head><body><article><h1>Quay closes</h1><p>Part %d, said Ines Halvorsen.</p></article></body></html>`, next, n)
	}
	o := newOutlet(t, map[string]func(http.ResponseWriter, *http.Request){
		"/quay": func(w http.ResponseWriter, r *http.Request) {
			switch r.URL.Query().Get("page") {
			case "":
				serve("text/html", part(1, `<link rel="next" href="/quay?page=2">`))(w, r)
			case "2":
				serve("text/html", part(2, `<link rel="next" href="/bridge">`))(w, r) // the next story
			}
		},
	})
	got := read(t, newIntake(), o.URL+"/quay")
	if len(got.items) != 1 || got.items[0].Article.Body != "Part 1, said Ines Halvorsen.\n\nPart 2, said Ines Halvorsen." {
		t.Errorf("%+v, problems %q", got.items, got.problems)
	}
}

func TestWhatIsOlderThanWantedIsNotFetched(t *testing.T) {
	o := newOutlet(t, map[string]func(http.ResponseWriter, *http.Request){
		"/index.xml": serve("application/xml", `<sitemapindex><sitemap><loc>/2025.xml</loc><lastmod>2025-12-31</lastmod></sitemap><sitemap><loc>/2026.xml</loc><lastmod>2026-02-20</lastmod></sitemap></sitemapindex>`),
		"/2026.xml": serve("application/xml", `<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>/old</loc><lastmod>2026-01-03</lastmod></url>
			<url><loc>/quay</loc></url><url><loc>/bridge</loc><news:news><news:publication_date>2026-02-20T08:00:00Z</news:publication_date></news:news></url></urlset>`),
		"/quay":   serve("text/html", quayPage), // of 3 February, and its sitemap does not say so
		"/bridge": serve("text/html", page("Bridge opens")),
	})
	got := readSource(t, newIntake(), intake.Source{At: o.URL + "/index.xml", Since: time.Date(2026, 2, 10, 0, 0, 0, 0, time.UTC)})
	if ids := idsOf(got, o.URL); !slices.Equal(ids, []string{"/bridge"}) {
		t.Errorf("read %q, problems %q", ids, got.problems)
	}
	if len(got.problems) != 1 || !strings.Contains(got.problems[0], "/quay: published before 2026-02-10") {
		t.Errorf("problems %q", got.problems)
	}
	if slices.Contains(o.asked, "/2025.xml") || slices.Contains(o.asked, "/old") {
		t.Errorf("asked for %q", o.asked)
	}
}
