package page

import (
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord/corpus/intake/markup"
)

var number = regexp.MustCompile(`^\d{1,2}$`)

// Next returns the address of the next part of an article that stands on several
// pages, or nothing. A link to the next story, which many sites mark alike, is none:
// the part's address is that of the page with a number behind it.
func Next(content []byte, at *url.URL) string {
	doc, err := html.Parse(strings.NewReader(string(content)))
	if err != nil || at == nil {
		return ""
	}
	for n := range doc.Descendants() {
		if n.DataAtom != atom.Link && n.DataAtom != atom.A || !strings.EqualFold(markup.Attribute(n, "rel"), "next") {
			continue
		}
		ref, err := url.Parse(strings.TrimSpace(markup.Attribute(n, "href")))
		if err != nil {
			continue
		}
		if next := at.ResolveReference(ref); isPartOf(next, at) {
			next.Fragment, next.User = "", nil
			return next.String()
		}
	}
	return ""
}

// isPartOf reports whether an address is that of a later part of the page at another.
func isPartOf(next, at *url.URL) bool {
	if next.Host != at.Host || next.Scheme != at.Scheme {
		return false
	}
	base, from := withoutPart(at)
	other, to := withoutPart(next)
	return base == other && to == max(from, 1)+1
}

// withoutPart parts an address from the number of its part: "/story/2" or "?page=2".
func withoutPart(u *url.URL) (base string, part int) {
	query := u.Query()
	for _, key := range []string{"page", "p", "pg", "seite"} {
		if value := query.Get(key); number.MatchString(value) {
			query.Del(key)
			return strings.TrimSuffix(u.Path, "/") + "?" + query.Encode(), atoi(value)
		}
	}
	path := strings.TrimSuffix(u.Path, "/")
	if i := strings.LastIndexByte(path, '/'); i > 0 && number.MatchString(path[i+1:]) {
		return strings.TrimSuffix(path[:i], "/page") + "?" + query.Encode(), atoi(path[i+1:])
	}
	return path + "?" + query.Encode(), 0
}

func atoi(digits string) int {
	n := 0
	for _, c := range digits {
		n = n*10 + int(c-'0')
	}
	return n
}
