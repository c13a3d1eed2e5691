package command_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
)

// Of fifty sources some hang, some are in trouble, and one leads into the house: the
// others do not notice.
func TestOneSlowSourceHoldsUpNoOther(t *testing.T) {
	t.Parallel()
	const sound = 44
	gone := make(chan struct{})
	site := func(handle http.HandlerFunc) string {
		s := httptest.NewServer(handle)
		t.Cleanup(s.Close)
		return s.URL
	}
	t.Cleanup(func() { close(gone) })
	hangs := func(_ http.ResponseWriter, r *http.Request) {
		select {
		case <-r.Context().Done():
		case <-gone:
		}
	}
	var inside atomic.Int32
	house := site(func(w http.ResponseWriter, _ *http.Request) {
		inside.Add(1)
		fmt.Fprint(w, `{"text":"“The key is under the mat,” said Bo Fenn."}`)
	})
	unavailable := func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusServiceUnavailable) }
	feeds := []string{
		site(hangs) + "/feed", site(hangs) + "/feed", site(hangs) + "/feed", site(unavailable) + "/feed", site(unavailable) + "/feed",
		site(func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://169.254.169.254/latest/meta-data/", http.StatusFound)
		}) + "/feed",
	}
	for i := range sound {
		feeds = append(feeds, site(paperOf(i, house))+"/feed")
	}
	n := newNewsroom(t, "ONRECORD_FEEDS="+strings.Join(feeds, ","), "ONRECORD_POLL=1h")
	stop := n.serve(t)
	const question = "who said pier number 7 is rotten?"
	n.awaitAnswer(t, question, "Bo Fenn")
	until(t, patience, func() error { // within the first interval, which is an hour
		if held := strings.Count(n.must(t, "list"), "\n"); held != 2*sound {
			return fmt.Errorf("%d articles are in, want %d", held, 2*sound)
		}
		return nil
	})
	until(t, patience, func() error {
		out, _, _ := n.do(t, "doctor")
		for _, want := range []string{"503 Service Unavailable", "it leads to an address inside the network"} {
			if !strings.Contains(out, want) {
				return fmt.Errorf("doctor lacks %q:\n%s", want, out)
			}
		}
		return nil
	})
	stop() // which a source that hangs does not keep from ending
	if n := inside.Load(); n > 0 {
		t.Errorf("%d requests went inside", n)
	}
}

// paperOf is a feed with one story whole, one whose page is to be fetched, and in the first
// papers one whose link leads to another house, which is asked by one at a time.
func paperOf(i int, house string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/page" {
			w.Header().Set("Content-Type", "text/html")
			fmt.Fprintf(w, `<html><head><title>Mast %d</title></head><body><article><h1>Mast %d</h1><p>The mast will be raised, and the yard opened to all.</p>
				<p>“Mast number %d is sound,” said Ida Voll, the rigger.</p></article></body></html>`, i, i, i)
			return
		}
		elsewhere := ""
		if i < 3 {
			elsewhere = fmt.Sprintf(`<item><guid>https://paper-%d.example/c</guid><link>%s/secret</link><title>Keys</title></item>`, i, house)
		}
		w.Header().Set("Content-Type", "application/rss+xml")
		fmt.Fprintf(w, `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Paper %d</title>
			<item><guid>https://paper-%d.example/a</guid><link>https://paper-%d.example/a</link><title>Pier</title>
			<content:encoded><![CDATA[<p>The pier has to go.</p><p>“Pier number %d is rotten,” said Bo Fenn, the mayor.</p>]]></content:encoded></item>
			<item><guid>https://paper-%d.example/b</guid><link>http://%s/page</link><title>Mast %d</title></item>
			%s</channel></rss>`, i, i, i, i, i, r.Host, i, elsewhere)
	}
}

// What a page that is read has checked is proposed to be marked, while the page may be shown.
func TestWhatAPageHasCheckedIsProposedToBeMarked(t *testing.T) {
	t.Parallel()
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, `<html><head><title>Was it a whale?</title><script type="application/ld+json">{"@type":"ClaimReview","claimReviewed":"The lighthouse was painted by a whale",
			"itemReviewed":{"author":{"name":"Ole Brandt"}},"reviewRating":{"alternateName":"False"}}</script></head><body><article><h1>Was it a whale?</h1>
			<p>No whale has ever painted a lighthouse, and this one was painted by two men from Ormskey in the spring of last year.</p>
			<p>“I held the ladder myself,” said Ida Voll, the rigger, who has the bill for the paint.</p></article></body></html>`)
	}))
	t.Cleanup(site.Close)
	n := newNewsroom(t, "ONRECORD_FEEDS="+site.URL+"/check", "ONRECORD_POLL=1h")
	stop := n.serve(t)
	n.awaitAnswer(t, "who said I held the ladder myself?", "Ida Voll")
	stop()
	if out := n.must(t, "mark", "propose"); !strings.Contains(out, "fact-checked · Ole Brandt\n    “The lighthouse was painted by a whale”\n    checked: False "+site.URL+"/check") {
		t.Errorf("proposed is %s", out)
	}
	n.must(t, "withdraw", site.URL+"/check", "--reason", "it was a whale")
	if out := n.must(t, "mark", "propose"); strings.Contains(out, "whale") {
		t.Errorf("of a page that was withdrawn, proposed is %s", out)
	}
}
