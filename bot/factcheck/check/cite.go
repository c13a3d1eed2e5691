package check

import (
	"cmp"
	"slices"

	"onrecord/bot/asking/answer"
	"onrecord/corpus"
	"onrecord/corpus/quote"
	"onrecord/index"
)

// cite makes the citation of the passage that the words stand in.
func (r *reading) cite() answer.Citation {
	hull := r.hull()
	spans := r.spans(hull)
	c := citation(r.page, r.said, spans, hull.Start)
	c.Highlights = slices.DeleteFunc(r.highlights(), func(h answer.Offsets) bool {
		return !slices.ContainsFunc(spans, func(s corpus.Span) bool { return s.Contains(corpus.Span{Start: h[0], End: h[1]}) })
	})
	c.Score = min(1, float64(int(r.coverage*100+0.5))/100)
	switch {
	case r.exact:
		c.Match = answer.Verbatim
	case r.reported:
		c.Match = answer.Paraphrase
	default:
		c.Match = answer.Partial
	}
	return c
}

// citation cites some pieces of a page, which are of a quote or, where that is nil, the
// page's own; they are looked at from a byte on.
func citation(p *page, said *quote.Quote, spans []corpus.Span, at int) answer.Citation {
	cited := index.Passage{Article: p.ID, Revision: p.Revision, Kind: index.Sentence, Spans: spans}
	if said != nil {
		cited.Kind, cited.Speaker, cited.Resolved, cited.Confidence = index.Kind(said.Kind), said.Speaker, said.Resolved, said.Confidence
		cited.Stance, cited.Cue = said.Stance, printed(p.Body, said.Cue)
		cited.AsPrinted, cited.Medium = printed(p.Body, said.Source), printed(p.Body, said.Medium)
	}
	if paragraph, ok := corpus.ParagraphAt(corpus.Paragraphs(p.Body), spans[0].Start); ok {
		cited.Paragraph = paragraph.Number
	}
	c := answer.Cite(p.Record, cited)
	if p.source != nil {
		c.Place = p.source.Place(at)
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
	switch {
	case r.setOff:
		stretches = nil
	case r.reported:
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

func printed(body string, spans []corpus.Span) string {
	out := ""
	for _, s := range spans {
		if out != "" {
			out += " "
		}
		out += s.Of(body)
	}
	return out
}
