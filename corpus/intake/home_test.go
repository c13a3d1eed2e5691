package intake_test

import (
	"net/http"
	"strings"
	"testing"
)

func TestAHomePageSaysWhereTheArticlesAre(t *testing.T) {
	home := `<html><head><title>The Harbour Post</title><link rel="alternate" type="application/rss+xml" href="/feed">
		<link rel="alternate" type="application/rss+xml" href="/comments/feed/"><link rel="https://api.w.org/" href="{{site}}/wp-json/"></head>
		<body><h1>The Harbour Post</h1><p>Quay closes. The north quay closes on Monday.</p></body></html>`
	o := newOutlet(t, map[string]func(http.ResponseWriter, *http.Request){
		"/":               serve("text/html", home),
		"/feed":           serve("application/rss+xml", summaryFeed),
		"/comments/feed/": serve("application/rss+xml", summaryFeed),
		"/robots.txt":     serve("text/plain", "User-agent: *\nAllow: /\nSitemap: {{site}}/news.xml\n"),
		"/news.xml":       serve("application/xml", newsSitemap),
		"/wp-json/wp/v2/posts": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("X-WP-Total", "1204")
			serve("application/json", "[]")(w, r)
		},
	})
	got := read(t, newIntake(), o.URL+"/")
	want := o.URL + "/: there is no article on the page: add one of these instead, or name it under sources in the settings to stay in step: " +
		"SITE/feed (its feed, 3 articles), SITE/wp-json/wp/v2/posts (WordPress, 1204 posts), SITE/news.xml (its sitemap, 5 pages)"
	want = strings.ReplaceAll(want, "SITE", o.URL)
	if len(got.items) > 0 || len(got.problems) != 1 || got.problems[0] != want {
		t.Errorf("%d articles, problems %q\nwant %q", len(got.items), got.problems, want)
	}
}
