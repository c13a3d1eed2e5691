package raw

import (
	"strings"
	"time"
)

// Article is what a source says of an article. Every text is as the source has
// it; an empty one was not given.
type Article struct {
	ID, URL, Outlet, Headline, Byline, Section string

	Published, Updated string // dates in any form
	Status             string // as of [ReadStatus]
	Embargo            string // the moment until which it is held back
	Expires            string // the moment from which it is not published any more
	Kind               string // of what is no article, "attachment"; empty is an article

	Tags []string
	Text string

	// Claims are the statements that it says it has checked.
	Claims []Claim
	// Times tell when the words of a recording are spoken, in their order.
	Times []TimeCode

	// Warnings tell what the article lost on the way; each is a sentence.
	Warnings []string
	// Notes are warnings that hold for a whole file, told once.
	Notes []string
	// Unknown are fields of the source that mean nothing here, told once a file.
	Unknown []string
	// Doubt says why the article is held back: a field that may be a status or an
	// embargo and is not understood.
	Doubt *Problem
}

// TimeCode tells when words of a text are spoken.
type TimeCode struct {
	Offset int           // the byte of the text at which they begin
	At     time.Duration // from the beginning of the recording
}

// Warn adds a warning, unless it is empty or there already.
func (a *Article) Warn(text string) {
	if text == "" {
		return
	}
	for _, w := range a.Warnings {
		if w == text {
			return
		}
	}
	a.Warnings = append(a.Warnings, text)
}

// MaxArticle is the most bytes that a line, a file of one article, or an answer
// from the network may have; a long book has one or two million.
const MaxArticle = 32 << 20

// IsURL reports whether a text is an address that can be fetched.
func IsURL(text string) bool {
	scheme, rest, ok := strings.Cut(text, "://")
	return ok && rest != "" && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}

// KeepWebAddresses drops the addresses that are none of the web, for readers click on
// what is cited: one that begins with "javascript:" would be run.
func (a *Article) KeepWebAddresses() {
	if a.URL != "" && !IsURL(a.URL) {
		scheme, _, ok := strings.Cut(a.URL, ":")
		if !ok {
			scheme = "no scheme"
		}
		a.URL = ""
		a.Notes = append(a.Notes, "url with "+scheme+" is left out: an article is linked to by an address with http or https")
	}
	for i := range a.Claims {
		if !IsURL(a.Claims[i].Link) {
			a.Claims[i].Link = ""
		}
	}
}

// WithoutTracking is an address without what tells where its reader came from: two links that
// differ in that lead to one article.
func WithoutTracking(address string) string {
	before, rest, ok := strings.Cut(address, "?")
	if !ok || !IsURL(before) {
		return address
	}
	query, fragment, marked := strings.Cut(rest, "#")
	var kept []string
	for _, parameter := range strings.Split(query, "&") {
		if name, _, _ := strings.Cut(strings.ToLower(parameter), "="); !strings.HasPrefix(name, "utm_") && !tracking[name] {
			kept = append(kept, parameter)
		}
	}
	if len(kept) > 0 {
		before += "?" + strings.Join(kept, "&")
	}
	if marked {
		before += "#" + fragment
	}
	return before
}

// tracking are parameters that social networks, mailings and advertisements add to addresses.
var tracking = setOf("fbclid", "gclid", "dclid", "msclkid", "yclid", "twclid", "igshid", "mc_cid", "mc_eid")

// WithoutBy takes "By" off the name of an author.
func WithoutBy(byline string) string {
	if len(byline) > 3 && strings.EqualFold(byline[:3], "by ") {
		return strings.TrimSpace(byline[3:])
	}
	return byline
}
