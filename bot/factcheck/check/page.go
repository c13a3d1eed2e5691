package check

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/bot/label"
	"onrecord/corpus"
	"onrecord/corpus/annotation"
	"onrecord/corpus/quote"
)

// page is an article that was read whole.
type page struct {
	corpus.Record
	found quote.Annotation
	said  []quote.Quote // its quotes, then what may be some
	words []word        // without those by which the outlet corrects itself
	// unshifted are the words as reported speech is compared.
	unshifted []word
	// quoted are those of them that stand in quotation marks, and in tells in which of
	// the quotations.
	quoted []word
	in     []int
	// owners holds for each quotation the first quote that has most of it; -1 where
	// none does.
	owners []int
	// source is what the draft is made of, where the page is no article of the archive; and
	// issued is the page with all its words taken for those of the body that issued it.
	source *Source
	spoken bool // of a source: all of it is somebody's words
	issued *page
}

// pageOf is the page of a source.
func pageOf(s Source, b broken) *page {
	found, issued := speak(s)
	p := newPage(corpus.Record{Article: s.Article, Revision: 1}, found, b)
	p.source, p.spoken = &s, len(issued.Quotes) == 0
	if len(issued.Quotes) > 0 {
		p.issued = newPage(p.Record, issued, b)
		p.issued.source = &s
	}
	return p
}

func newPage(r corpus.Record, found quote.Annotation, b broken) *page {
	p := &page{Record: r, found: found}
	p.said = slices.Concat(p.found.Quotes, p.found.Maybe)
	paragraphs := corpus.Paragraphs(r.Body)
	for _, at := range paragraphs {
		if !answer.IsCorrectionNote(at.Span.Of(r.Body)) {
			p.words = append(p.words, b.fit(wordsOf(r.Body, at.Span))...)
		}
	}
	p.unshifted = unshifted(p.words)
	for i, s := range p.found.Quotations {
		if at, _ := corpus.ParagraphAt(paragraphs, s.Start); !answer.IsCorrectionNote(at.Span.Of(r.Body)) {
			for _, w := range b.fit(wordsOf(r.Body, s)) {
				p.quoted, p.in = append(p.quoted, w), append(p.in, i)
			}
		}
		p.owners = append(p.owners, slices.IndexFunc(p.said, func(q quote.Quote) bool {
			piece, ok := common(s, q.Content)
			return ok && 2*piece.Len() > s.Len()
		}))
	}
	return p
}

// what is what a page is called in a report.
func what(p *page) string {
	if p.source != nil {
		return label.Text("check.source")
	}
	return label.Text("check.article")
}

// What it costs a quote of the draft to go on in another quotation of the
// article, in words.
const (
	crossSpeaker = 0.1 // of the same speaker
	crossUnknown = 0.3
	crossTurn    = 0.3 // of another in a recording, where all that is said stands in turns
	crossOther   = 2
)

// crossing is what it costs to go on from quoted word i-1 to i.
func (p *page) crossing(i int) float64 {
	if p.in[i-1] == p.in[i] {
		return 0
	}
	a, b := p.owners[p.in[i-1]], p.owners[p.in[i]]
	switch {
	case a < 0 || b < 0:
		return crossUnknown
	case a == b:
		return 0
	case p.oneSpeaker(p.in[i-1], p.in[i]):
		return crossSpeaker
	case p.spoken:
		return crossTurn
	}
	return crossOther
}

// oneSpeaker reports whether two quotations may be one speaker's.
func (p *page) oneSpeaker(a, b int) bool {
	first, second := p.owners[a], p.owners[b]
	return first < 0 || second < 0 || p.said[first].Speaker.Name == p.said[second].Speaker.Name
}

// standsAt is the first word from which words stand one after the other in a text; -1 where
// they do not.
func standsAt(words, text []word) int {
	for at := 0; at+len(words) <= len(text); at++ {
		if slices.EqualFunc(words, text[at:at+len(words)], func(a, b word) bool { return a.text == b.text }) {
			return at
		}
	}
	return -1
}

// inOneSentence reports whether two words of an article stand in one sentence.
func (p *page) inOneSentence(a, b int) bool {
	both := corpus.Span{Start: p.words[a].span.Start, End: p.words[b].span.End}
	return slices.ContainsFunc(p.found.Sentences, func(s corpus.Sentence) bool { return s.Span.Contains(both) })
}

// goesOn reports whether, of two neighbouring quotations, no more than the
// article's attribution stands between them: not a sentence of its own, and few
// words that the quote engine does not count with it.
func (p *page) goesOn(a, b int) bool {
	gap := corpus.Span{Start: p.found.Quotations[a].End, End: p.found.Quotations[b].Start}
	first, second := p.owners[a], p.owners[b]
	switch {
	case gap.Start >= gap.End:
		return true
	case !p.oneSpeaker(a, b), slices.ContainsFunc(p.found.Sentences, func(s corpus.Sentence) bool { return gap.Contains(s.Span) && !p.isAttribution(s.Span) }):
		return false
	case first >= 0 && first == second:
		return true
	}
	own := 0
	for _, w := range wordsOf(p.Body, gap) {
		if !p.attributes(w.span, first) && !p.attributes(w.span, second) {
			own++
		}
	}
	return own <= mostOfAttribution
}

// isAttribution reports whether a sentence has the cue of a quote.
func (p *page) isAttribution(sentence corpus.Span) bool {
	return slices.ContainsFunc(p.said, func(q quote.Quote) bool { return slices.ContainsFunc(q.Cue, sentence.Contains) }) ||
		len(wordsOf(p.Body, sentence)) == 0
}

// mostOfAttribution is how many words beside cue and source an attribution has:
// "after the vote", "on Tuesday".
const mostOfAttribution = 3

// attributes reports whether a word is of the attribution of a quote.
func (p *page) attributes(w corpus.Span, said int) bool {
	if said < 0 {
		return false
	}
	q := p.said[said]
	return slices.ContainsFunc(slices.Concat(q.Cue, q.Source, q.Medium), func(s corpus.Span) bool { return s.Contains(w) })
}

// articleCache holds the articles that were read for a draft: its quotes often stand in
// the same ones.
type articleCache struct {
	archive answer.Archive
	now     time.Time
	broken  broken

	mu    sync.Mutex
	pages map[corpus.ArticleID]*page
}

// page returns an article, or nil where it may not be cited.
func (s *articleCache) page(ctx context.Context, id corpus.ArticleID) (*page, error) {
	s.mu.Lock()
	p, ok := s.pages[id]
	s.mu.Unlock()
	if ok {
		return p, nil
	}
	r, err := s.archive.Article(ctx, id)
	switch {
	case errors.Is(err, corpus.ErrNotFound):
	case err != nil:
		return nil, err
	case !r.Hidden(s.now):
		found, err := annotation.Of(ctx, s.archive, r)
		if err != nil {
			return nil, err
		}
		p = newPage(r, found, s.broken)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.pages == nil {
		s.pages = make(map[corpus.ArticleID]*page)
	}
	s.pages[id] = p
	return p, nil
}
