package answer

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/bot/asking/question"
	"onrecord/bot/asking/ranker"
	"onrecord/bot/match"
	"onrecord/corpus"
	"onrecord/corpus/pattern"
	"onrecord/corpus/quote"
	"onrecord/index"
)

// Cite makes the citation of a passage of an article. What compares it with a
// wording, and with other articles, is left to whoever asked: it matches as
// [Related].
func Cite(r corpus.Record, p index.Passage) Citation {
	hull := corpus.Hull(p.Spans)
	c := Citation{
		Article:    p.Article,
		Revision:   p.Revision,
		Headline:   r.Headline,
		Outlet:     r.Outlet,
		Published:  corpus.DayOf(r.Published),
		URL:        r.URL,
		Paragraph:  p.Paragraph,
		Start:      hull.Start,
		End:        hull.End,
		Text:       hull.Of(r.Body),
		Kind:       p.Kind,
		Match:      Related,
		Stance:     cmp.Or(p.Stance, quote.Asserted),
		Cue:        fold(p.Cue),
		Speaker:    attributionOf(p),
		Highlights: []Offsets{},
		Corrected:  r.Status == corpus.Corrected,
	}
	for _, s := range p.Spans {
		c.Spans = append(c.Spans, Offsets{s.Start, s.End})
	}
	return c
}

// cite makes the citation of a group. Its text is the bytes of the article, which has
// some quotations; they matter where the question has a wording.
func (g group) cite(q question.Question, r corpus.Record, quotations []corpus.Span) Citation {
	c := Cite(r, g.Passage)
	c.Highlights = g.highlights()
	c.Copies = len(g.copies)
	c.Score = float64(rounded(g.score)) / 100
	c.likely, c.chance = g.verdict == probable, 1
	if g.verdict != byWords {
		c.chance = float64(rounded(g.meant)) / 100
	}
	if q.HasWording() && !g.byMeaning() {
		c.Match = g.match(quotations)
	}
	if q.Intent == question.Find && q.Phrase == "" && c.Match != Verbatim {
		c.Match = Related // words to look for, which nobody claims to be a wording
	}
	if c.Match == Partial || c.Match == Paraphrase {
		words, text := q.Query().Words, strings.Join(c.Pieces(), " ")
		if c.Differs = difference(words, text); c.Differs == "" && g.features[ranker.OtherFigure] > 0 {
			c.Differs = otherFigures(words, text)
		}
	}
	switch q.Intent {
	case question.WhenSaid, question.WhereSaid, question.FirstSaid, question.LastSaid:
		c.said = saidOf(r.Body, g.Passage)
	}
	for _, other := range g.copies {
		if other.outlet != "" && other.outlet != c.Outlet && !slices.Contains(c.CopiedBy, other.outlet) {
			c.CopiedBy = append(c.CopiedBy, other.outlet)
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
		Medium:    withinLine(fold(p.Medium)),
		Unclear:   p.Confidence < match.Asked.Clear,
	}
}

func speakerOf(c Citation) *Speaker {
	if c.Speaker == nil {
		return nil
	}
	return &c.Speaker.Speaker
}

// beginsMedium are the words in capitals with which a sentence begins that names
// what a statement came through.
var beginsMedium = pattern.Lazy(`^(?:In|On|At|During|Through|Via|Speaking|Writing|By)\b`)

// withinLine is a medium as it reads after a name: "in an interview".
func withinLine(medium string) string {
	return beginsMedium().ReplaceAllStringFunc(medium, strings.ToLower)
}
