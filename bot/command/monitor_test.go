package command

import "testing"

func TestWhatIsSecretInAnAddressIsNotTold(t *testing.T) {
	for text, want := range map[string]string{
		"https://wire.example/feed.xml":                            "https://wire.example/feed.xml",
		"https://desk:swordfish@wire.example/feed?key=sesame#top":  "https://wire.example/feed?…",
		`Get "HTTPS://wire.example/a?key=sesame": timeout`:         `Get "https://wire.example/a?…": timeout`,
		"it redirects to http://x.example/?k=1, which is no feed.": "it redirects to http://x.example/?…, which is no feed.",
		"https://wire.example/private/9f8e7d6c5b4a39281706/rss":    "https://wire.example/private/…/rss",
		"https://wire.example/private/PATHKEY123/feed.xml":         "https://wire.example/private/…/feed.xml",
		"https://wire.example/rss2/news24":                         "https://wire.example/rss2/news24",
		"https://wire.example/2026/03/harbour-dredged-20260301":    "https://wire.example/2026/03/harbour-dredged-20260301",
		"https://wire.example/20260301120000001":                   "https://wire.example/20260301120000001",
		"/srv/articles?what: no such file or folder":               "/srv/articles?what: no such file or folder",
		"https://wire.example/%zz?key=sesame: 404 Not Found":       "(an address): 404 Not Found",
		"two: https://a.example/?x and https://b@b.example/":       "two: https://a.example/?… and https://b.example/",
	} {
		if got := public(text); got != want {
			t.Errorf("%q is told as %q, want %q", text, got, want)
		}
	}
}
