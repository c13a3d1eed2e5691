package answer

import (
	"slices"
	"strings"

	"onrecord/bot/question"
	"onrecord/corpus"
	"onrecord/index"
)

// cite makes the citation of a group. Its text is the bytes of the article.
func (g group) cite(q question.Question) Citation {
	hull := corpus.Hull(g.Spans)
	c := Citation{
		Article:    g.Article,
		Headline:   g.record.Headline,
		Outlet:     g.record.Outlet,
		Published:  corpus.DayOf(g.record.Published),
		URL:        g.record.URL,
		Paragraph:  g.Paragraph,
		Start:      hull.Start,
		End:        hull.End,
		Text:       hull.Of(g.record.Body),
		Kind:       g.Kind,
		Match:      Related,
		Speaker:    attributionOf(g.Passage),
		Highlights: g.highlights(),
		Copies:     len(g.copies),
		Score:      float64(rounded(g.score)) / 100,
		Corrected:  g.record.Status == corpus.Corrected,
	}
	for _, s := range g.Spans {
		c.Spans = append(c.Spans, Offsets{s.Start, s.End})
	}
	if q.HasWording() {
		c.Match = g.match()
	}
	if q.Intent == question.Find && q.Phrase == "" && c.Match != Verbatim {
		c.Match = Related // words to look for, which nobody claims to be a wording
	}
	if c.Match == Partial || c.Match == Paraphrase {
		c.Differs = difference(q.Words, strings.Join(c.Pieces(), " "))
	}
	switch q.Intent {
	case question.WhenSaid, question.WhereSaid, question.FirstSaid, question.LastSaid:
		c.said = saidOf(g.record.Body, g.Passage)
	}
	for _, r := range g.copies {
		if r.Outlet != "" && r.Outlet != c.Outlet && !slices.Contains(c.CopiedBy, r.Outlet) {
			c.CopiedBy = append(c.CopiedBy, r.Outlet)
		}
	}
	slices.Sort(c.CopiedBy)
	return c
}

func attributionOf(p index.Passage) *Attribution {
	if p.Speaker.Name == "" {
		return nil
	}
	return &Attribution{
		Speaker:   Speaker(p.Speaker),
		AsPrinted: p.AsPrinted,
		Resolved:  p.Resolved,
		Medium:    fold(p.Medium),
		Unclear:   p.Confidence < clear,
	}
}

func speakerOf(c Citation) *Speaker {
	if c.Speaker == nil {
		return nil
	}
	return &c.Speaker.Speaker
}
