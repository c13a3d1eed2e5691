package page

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"

	"onrecord/corpus/intake/raw"
)

// Claims returns the statements that a page says it has checked, be it an article or not.
func Claims(content []byte, contentType string, at *url.URL) (out []raw.Claim, err error) {
	defer raw.Guard("the page", &err)
	text, _ := raw.ToUTF8(content, contentType)
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil, err
	}
	p := page{at: at, meta: map[string][]string{}, data: linkedData{byID: map[string]map[string]any{}}}
	p.scan(doc)
	return p.claims(), nil
}

// claims are those that have a verdict.
func (p *page) claims() (out []raw.Claim) {
	for _, c := range p.data.claims {
		if c.Words != "" && c.Verdict != "" {
			if c.Link = p.resolve(c.Link); c.Link == "" && p.at != nil {
				c.Link = p.at.String()
			}
			out = append(out, c)
		}
	}
	return out
}

// claim is a ClaimReview as it stands.
func (d *linkedData) claim(review map[string]any) raw.Claim {
	c := raw.Claim{Words: strings.TrimSpace(d.text(review["claimReviewed"])), Link: d.reference(review["url"])}
	if rating, ok := review["reviewRating"].(map[string]any); ok {
		c.Verdict = strings.TrimSpace(d.text(rating["alternateName"]))
	}
	if item, ok := review["itemReviewed"].(map[string]any); ok {
		c.Speaker = strings.TrimSpace(d.text(item["author"]))
	}
	return c
}
