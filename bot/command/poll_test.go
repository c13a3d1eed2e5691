package command_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestOneSlowSourceHoldsUpNoOther(t *testing.T) {
	gone := make(chan struct{})
	site := func(handle http.HandlerFunc) string {
		s := httptest.NewServer(handle)
		t.Cleanup(s.Close)
		return s.URL + "/feed"
	}
	t.Cleanup(func() { close(gone) })
	hangs := func(_ http.ResponseWriter, r *http.Request) {
		select {
		case <-r.Context().Done():
		case <-gone:
		}
	}
	feeds := []string{
		site(hangs), site(hangs), site(hangs),
		site(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusServiceUnavailable) }),
		site(func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://169.254.169.254/latest/meta-data/", http.StatusFound)
		}),
	}
	for i := range 12 {
		feeds = append(feeds, site(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/rss+xml")
			fmt.Fprintf(w, `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Paper %d</title>
				<item><guid>https://paper-%d.example/a</guid><link>https://paper-%d.example/a</link><title>Pier</title>
				<content:encoded><![CDATA[<p>The pier has to go.</p><p>“Pier number %d is rotten,” said Bo Fenn, the mayor.</p>]]></content:encoded></item></channel></rss>`, i, i, i, i)
		}))
	}
	n := newNewsroom(t, "ONRECORD_FEEDS="+strings.Join(feeds, ","), "ONRECORD_POLL=1h")
	stop := n.serve(t)
	for _, i := range []int{0, 11} {
		n.awaitAnswer(t, fmt.Sprintf("who said pier number %d is rotten?", i), "Bo Fenn")
	}
	stop() // which a source that hangs does not keep from ending
	out, _, _ := n.do(t, "doctor")
	for _, want := range []string{"503 Service Unavailable", "it leads to an address inside the network"} {
		if !strings.Contains(out, want) {
			t.Errorf("doctor lacks %q:\n%s", want, out)
		}
	}
}
