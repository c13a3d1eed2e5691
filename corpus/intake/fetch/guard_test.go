package fetch

import (
	"compress/gzip"
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"onrecord/corpus/intake/raw"
)

func TestAddressesOfTheHouseAreInside(t *testing.T) {
	for _, address := range []string{
		"127.0.0.1", "127.8.9.10", "0.0.0.0", "0.1.2.3", "10.0.0.7", "172.16.0.1", "172.31.255.255", "192.168.1.1",
		"169.254.169.254", "100.64.0.1", "192.0.0.170", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
		"::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12:3456::1", "fec0::1", "ff02::1",
		"::ffff:127.0.0.1", "::ffff:10.0.0.7", "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::", "::7f00:1", "::a00:7", "2001:0:1::1",
	} {
		if !isInside(netip.MustParseAddr(address)) {
			t.Errorf("%s may be fetched for anybody", address)
		}
	}
	for _, address := range []string{"8.8.8.8", "172.15.0.1", "172.32.0.1", "100.128.0.1", "192.0.1.1", "2606:4700::1111", "::ffff:8.8.8.8"} {
		if isInside(netip.MustParseAddr(address)) {
			t.Errorf("%s may not be fetched", address)
		}
	}
}

// newsroom is two servers on this machine: the one that the user names, and one
// inside the house that it leads to.
func newsroom(t *testing.T) (named, inside *httptest.Server, asked *[]string) {
	t.Helper()
	asked = &[]string{}
	note := func(who string, r *http.Request) {
		_, _, signed := r.BasicAuth()
		if signed {
			who += " with a password"
		}
		*asked = append(*asked, who+" "+r.URL.Path)
	}
	inside = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		note("inside", r)
		io.WriteString(w, "the secret")
	}))
	t.Cleanup(inside.Close)
	named = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		note("named", r)
		switch r.URL.Path {
		case "/there":
			http.Redirect(w, r, inside.URL+"/secret", http.StatusFound)
		case "/by-name":
			http.Redirect(w, r, strings.Replace(inside.URL, "127.0.0.1", "localhost", 1)+"/secret", http.StatusFound)
		case "/metadata":
			http.Redirect(w, r, "http://169.254.169.254/latest/meta-data/", http.StatusFound)
		case "/file":
			http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
		case "/mine":
			http.Redirect(w, r, "/story", http.StatusFound)
		default:
			io.WriteString(w, "the story")
		}
	}))
	t.Cleanup(named.Close)
	return named, inside, asked
}

func TestWhatIsNamedFromOutsideLeadsNowhereInside(t *testing.T) {
	named, inside, asked := newsroom(t)
	byName := strings.Replace(inside.URL, "127.0.0.1", "localhost", 1)
	for _, test := range []struct {
		name, address string
		allow         []string
		want          string // the content, or a part of the problem
	}{
		{"the address that the user named", named.URL + "/story", nil, "the story"},
		{"a redirect on its own host", named.URL + "/mine", nil, "the story"},
		{"a redirect to an address inside", named.URL + "/there", nil, "name its host in allow_hosts"},
		{"a redirect to a name that is inside", named.URL + "/by-name", nil, "name its host in allow_hosts"},
		{"a redirect to the metadata of the cloud", named.URL + "/metadata", nil, "name its host in allow_hosts"},
		{"a redirect to a file", named.URL + "/file", nil, "which is not http or https"},
		{"a link of a feed to an address inside", inside.URL + "/secret", nil, "name its host in allow_hosts"},
		{"a link of a feed to a name that is inside", byName + "/secret", nil, "name its host in allow_hosts"},
		{"a host of the settings", inside.URL + "/secret", []string{strings.TrimPrefix(inside.URL, "http://")}, "the secret"},
		{"a host of the settings, with any port", byName + "/secret", []string{"LOCALHOST"}, "the secret"},
		{"another port of a host of the settings", inside.URL + "/secret", []string{"127.0.0.1:1"}, "name its host in allow_hosts"},
	} {
		t.Run(test.name, func(t *testing.T) {
			*asked = nil
			f := New(Options{Pause: time.Nanosecond, Allow: test.allow})
			origin, _ := OriginOf(named.URL)
			answer, err := f.Get(t.Context(), origin, test.address, Validators{})
			got := string(answer.Content)
			if err != nil {
				got = err.Error()
			}
			if !strings.Contains(got, test.want) {
				t.Errorf("%q, want %q", got, test.want)
			}
			if reached := strings.Contains(strings.Join(*asked, " "), "inside"); reached != (test.want == "the secret") {
				t.Errorf("asked for %q", *asked)
			}
		})
	}
}

func TestAPasswordGoesToItsHostAlone(t *testing.T) {
	named, inside, asked := newsroom(t)
	origin, bare := OriginOf(strings.Replace(named.URL, "http://", "http://ana:secret@", 1))
	if strings.Contains(bare, "secret") {
		t.Errorf("the address keeps its password: %s", bare)
	}
	f := New(Options{Pause: time.Nanosecond, Allow: []string{"127.0.0.1"}})
	for _, address := range []string{bare + "/there", inside.URL + "/secret", strings.Replace(inside.URL, "http://", "http://ana:secret@", 1) + "/secret"} {
		if _, err := f.Get(t.Context(), origin, address, Validators{}); err != nil {
			t.Fatal(err)
		}
	}
	want := []string{"named with a password /there", "inside /secret", "inside /secret", "inside /secret"}
	if got := strings.Join(*asked, ", "); got != strings.Join(want, ", ") {
		t.Errorf("asked for %q", got)
	}
}

func TestASmallAnswerCannotUnpackToMore(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		defer z.Close()
		for range raw.MaxArticle>>20 + 2 {
			if _, err := z.Write(make([]byte, 1<<20)); err != nil {
				return
			}
		}
	}))
	defer server.Close()
	origin, _ := OriginOf(server.URL)
	_, err := New(Options{}).Get(t.Context(), origin, server.URL, Validators{})
	if err == nil || !strings.Contains(err.Error(), "the answer is larger than 32 MiB") {
		t.Errorf("%v", err)
	}
}

func TestAHostThatFailsIsLeftAloneLongerEachTime(t *testing.T) {
	asked := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		asked++
		w.WriteHeader(http.StatusBadGateway)
	}))
	defer server.Close()
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	f := New(Options{Pause: time.Nanosecond, Clock: func() time.Time { return now }})
	origin, _ := OriginOf(server.URL)
	for range 10 {
		if _, err := f.Get(t.Context(), origin, server.URL, Validators{}); !raw.MayPass(err) {
			t.Fatalf("%v is said to stay", err)
		}
	}
	if asked != patience {
		t.Errorf("asked %d times in a row, want %d", asked, patience)
	}
	for _, wait := range []time.Duration{time.Minute, 2 * time.Minute, 4 * time.Minute} {
		before := asked
		now = now.Add(wait - time.Second)
		f.Get(t.Context(), origin, server.URL, Validators{})
		now = now.Add(time.Second)
		f.Get(t.Context(), origin, server.URL, Validators{})
		if asked != before+1 {
			t.Errorf("asked %d times at the end of %v", asked-before, wait)
		}
	}
}

func TestAConnectionIsLookedAtAfterItsNameWasResolved(t *testing.T) {
	inside := httptest.NewServer(http.NotFoundHandler())
	defer inside.Close()
	_, port, err := net.SplitHostPort(strings.TrimPrefix(inside.URL, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	doors := newDoors(nil, nil)
	r, err := http.NewRequestWithContext(context.Background(), http.MethodGet, "http://localhost:"+port, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := doors.RoundTrip(r); err == nil || !strings.Contains(err.Error(), errInside.Error()) {
		t.Errorf("%v", err)
	}
}

func TestAPasswordIsNotSentInTheClearAfterHTTPS(t *testing.T) {
	origin, _ := OriginOf("https://ana:secret@paper.example/feed")
	for address, want := range map[string]bool{"https://paper.example/a": true, "http://paper.example/a": false, "https://www.paper.example/a": false} {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
		if err != nil {
			t.Fatal(err)
		}
		origin.sign(r)
		if _, _, signed := r.BasicAuth(); signed != want {
			t.Errorf("%s gets the password: %v", address, signed)
		}
	}
}
