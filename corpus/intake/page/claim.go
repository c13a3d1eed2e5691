package page

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"

	"onrecord/corpus/intake/raw"
)

// Claim is a statement that a page says it has checked: a ClaimReview of schema.org.
type Claim struct {
	Words   string // the statement
	Speaker string // who made it; empty is not said
	Verdict string // in the words of the page: "False"
	Link    string // where the check is
}

// Claims returns the statements that a page says it has checked.
func Claims(content []byte, contentType string, at *url.URL) (out []Claim, err error) {
	defer raw.Guard("the page", &err)
	text, _ := raw.ToUTF8(content, contentType)
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil, err
	}
	p := page{at: at, meta: map[string][]string{}, data: linkedData{byID: map[string]map[string]any{}}}
	p.scan(doc)
	for _, c := range p.data.claims {
		if c.Words != "" && c.Verdict != "" {
			if c.Link = p.resolve(c.Link); c.Link == "" && at != nil {
				c.Link = at.String()
			}
			out = append(out, c)
		}
	}
	return out, nil
}

// claim is a ClaimReview as it stands.
func (d *linkedData) claim(review map[string]any) Claim {
	c := Claim{Words: strings.TrimSpace(d.text(review["claimReviewed"])), Link: d.reference(review["url"])}
	if rating, ok := review["reviewRating"].(map[string]any); ok {
		c.Verdict = strings.TrimSpace(d.text(rating["alternateName"]))
	}
	if item, ok := review["itemReviewed"].(map[string]any); ok {
		c.Speaker = strings.TrimSpace(d.text(item["author"]))
	}
	return c
}
