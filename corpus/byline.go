package corpus

import (
	"regexp"
	"strings"
)

// Authors returns the people whom a byline names, each once: "Ada Quill" and "Tom Reed"
// of "By Ada Quill and Tom Reed, Estuary Herald". What stands behind a name, such as a
// post or an outlet, is left out, and so is an address.
func Authors(byline string) []string {
	var out []string
	seen := make(map[string]bool)
	for i, part := range joins.Split(leads.ReplaceAllString(strings.TrimSpace(byline), ""), -1) {
		part = strings.Join(strings.Fields(leads.ReplaceAllString(behind.ReplaceAllString(part, ""), "")), " ")
		words := strings.Fields(part)
		switch {
		case part == "" || strings.Contains(part, "@") || seen[part], i > 0 && (len(words) < 2 || post.MatchString(part)), len(words) > mostNames:
			continue
		}
		seen[part] = true
		out = append(out, part)
	}
	return out
}

// mostNames is how many words the name of a person has at most.
const mostNames = 5

var (
	leads = regexp.MustCompile(`(?i)^(?:by|words by|reported by|story by|from)\s*:?\s+`)
	// joins stand between people, and between a person and their post.
	joins = regexp.MustCompile(`(?i)\s*(?:[,;|&/•·]|\s(?:and|with)\s|\s[–—-]\s)\s*`)
	// post ends what somebody is, or whom they write for.
	post = regexp.MustCompile(`(?i)\b(?:editor|correspondent|reporter|writer|columnist|staff|bureau|desk|news|service|agency|herald|post|times)s?$`)
	// behind begins what is said of a person.
	behind = regexp.MustCompile(`(?i)\s+(?:in|at|for|of)\s.*$|\s*\(.*$|\s+<.*$`)
)
