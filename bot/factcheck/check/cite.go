package check

import (
	"cmp"
	"slices"

	"onrecord/bot/asking/answer"
	"onrecord/corpus"
	"onrecord/index"
)

// cite makes the citation of the passage that the words stand in.
func (r *reading) cite() answer.Citation {
	hull := r.hull()
	p := index.Passage{Article: r.ID, Revision: r.Revision, Kind: index.Sentence}
	if r.said != nil {
		p.Kind, p.Speaker, p.Resolved, p.Confidence = index.Kind(r.said.Kind), r.said.Speaker, r.said.Resolved, r.said.Confidence
		p.Stance, p.Cue = r.said.Stance, r.printed(r.said.Cue)
		p.AsPrinted, p.Medium = r.printed(r.said.Source), r.printed(r.said.Medium)
	}
	p.Spans = r.spans(hull)
	if at, ok := corpus.ParagraphAt(corpus.Paragraphs(r.Body), p.Spans[0].Start); ok {
		p.Paragraph = at.Number
	}
	c := answer.Cite(r.Record, p)
	c.Highlights = slices.DeleteFunc(r.highlights(), func(h answer.Offsets) bool {
		return !slices.ContainsFunc(p.Spans, func(s corpus.Span) bool { return s.Contains(corpus.Span{Start: h[0], End: h[1]}) })
	})
	c.Score = min(1, float64(int(r.coverage*100+0.5))/100)
	switch {
	case r.reported:
		c.Match = answer.Paraphrase
	case r.exact:
		c.Match = answer.Verbatim
	default:
		c.Match = answer.Partial
	}
	return c
}

// spans returns the pieces of the quotes that have the words or, of words that
// are nobody's quote, their quotations or sentences.
func (r *reading) spans(hull corpus.Span) []corpus.Span {
	var out []corpus.Span
	add := func(s corpus.Span) {
		if !slices.ContainsFunc(out, s.Overlaps) {
			out = append(out, s)
		}
	}
	if r.said != nil {
		for i := range r.page.said {
			q := &r.page.said[i]
			if q == r.said || q.Speaker == r.said.Speaker && slices.ContainsFunc(q.Content, r.has) {
				for _, c := range q.Content {
					add(c)
				}
			}
		}
	}
	stretches := r.found.Quotations
	if r.reported {
		stretches = nil
		for _, s := range r.found.Sentences {
			stretches = append(stretches, s.Span)
		}
	}
	for _, s := range stretches {
		if len(out) == 0 && s.Overlaps(hull) && r.has(s) {
			add(s)
		}
	}
	if len(out) == 0 {
		out = append(out, hull)
	}
	slices.SortFunc(out, func(a, b corpus.Span) int { return cmp.Compare(a.Start, b.Start) })
	return out
}

// has reports whether a word that matched stands in a stretch of the body.
func (r *reading) has(s corpus.Span) bool {
	return slices.ContainsFunc(r.At, func(j int) bool { return j >= 0 && s.Contains(r.sequence[j].span) })
}

// highlights are the words that matched, neighbouring ones together.
func (r *reading) highlights() []answer.Offsets {
	out := []answer.Offsets{}
	last := -2
	for _, j := range r.At {
		if j < 0 {
			continue
		}
		if s := r.sequence[j].span; j == last+1 && (r.reported || r.in[j] == r.in[last]) {
			out[len(out)-1][1] = s.End
		} else {
			out = append(out, answer.Offsets{s.Start, s.End})
		}
		last = j
	}
	return out
}

func (r *reading) printed(spans []corpus.Span) string {
	out := ""
	for _, s := range spans {
		if out != "" {
			out += " "
		}
		out += s.Of(r.Body)
	}
	return out
}
