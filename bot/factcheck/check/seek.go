package check

import (
	"context"
	"slices"

	"onrecord/bot/asking/answer"
	"onrecord/bot/label"
	"onrecord/bot/match"
	"onrecord/corpus"
	"onrecord/corpus/quote"
)

// desk checks the quotes of one draft.
type desk struct {
	*Checker
	articleCache
	draft    quote.Annotation
	isPerson func(quote.Speaker) bool // of the speakers of the draft
	sources  []*page                  // in which quotes are looked for first
}

// seeker looks for one quote.
type seeker struct {
	desk *desk
	draftQuote
	speaker credited
	weights map[string]float64 // of stems
	found   []candidate
	best    reading
	// own is the best report of the words by the draft's speaker.
	own    reading
	inHand bool // it looks in the sources of the draft
}

// longest is the length of a quote, in words, above which it is not looked for: a
// quotation that was never closed, or a whole article pasted in.
const longest = 2000

// check looks for one quote. Where it has quotations of which the article found
// lacks one, and another article has that, they are quotes of their own.
func (k *desk) check(ctx context.Context, draft string, d draftQuote) ([]Quote, error) {
	whole, s, err := k.checkWhole(ctx, draft, d)
	if err != nil || s == nil {
		return []Quote{whole}, err
	}
	divided := d.divided()
	if !slices.ContainsFunc(divided, s.lacks) {
		return []Quote{whole}, nil
	}
	var parts []Quote
	better := false
	for _, part := range divided {
		q, _, err := k.checkWhole(ctx, draft, part.draftQuote)
		if err != nil {
			return nil, err
		}
		better = better || q.Verdict != NotFound && s.lacks(part)
		parts = append(parts, q)
	}
	if better {
		return parts, nil
	}
	return []Quote{whole}, nil
}

// lacks reports whether the reading found has next to nothing of a part of the
// quote.
func (s *seeker) lacks(p part) bool {
	n := 0
	for i := range p.words {
		if s.best.page != nil && s.best.At[p.from+i] >= 0 {
			n++
		}
	}
	return 2*n < len(p.words)
}

// checkWhole looks for one quote in one article.
func (k *desk) checkWhole(ctx context.Context, draft string, d draftQuote) (Quote, *seeker, error) {
	hull, speaker := corpus.Hull(d.pieces), creditedBy(draft, d.Quote, k.draft)
	q := Quote{
		Text:    hull.Of(draft),
		Start:   hull.Start,
		End:     hull.End,
		Speaker: speaker.shown(),
		Verdict: NotFound,
		Diff:    []Edit{},
		Pieces:  d.pieces,
		Line:    lineAt(draft, hull.Start),
	}
	if len(d.words) > longest {
		q.Notes = []string{label.Text("check.too-long", len(d.words))}
		return q, nil, nil
	}
	s := &seeker{desk: k, draftQuote: d, speaker: speaker, weights: make(map[string]float64)}
	if err := s.seek(ctx); err != nil {
		return Quote{}, nil, err
	}
	if s.best.verdict == WrongSpeaker && s.own.page != nil && s.own.coverage >= s.best.coverage {
		s.best = s.own // somebody else said it too, and that accuses nobody
	}
	s.judge(draft, &q)
	if q.Verdict == NotFound {
		s.nearest(&q)
	}
	return q, s, nil
}

// seek finds the kindest reading: in the sources of the draft, or else in the archive.
func (s *seeker) seek(ctx context.Context) error {
	s.inHand = true
	for _, p := range s.desk.sources {
		s.keep(s.readings(p))
	}
	s.inHand = false
	hand, own := s.best, s.own
	if hand.page != nil && hand.verdict == Exact {
		return nil
	}
	s.best, s.own = reading{}, reading{}
	if err := s.seekArchive(ctx); err != nil {
		return err
	}
	isNear := s.best.verdict == NotFound && hand.coverage >= match.Drafted.Near
	if hand.page != nil && s.best.verdict != Exact && (hand.verdict != NotFound || s.best.page == nil || isNear) {
		s.best, s.own = hand, own
	}
	return nil
}

// seekArchive finds the kindest reading in the archive. Quotes are looked at first; then
// what the draft's speaker said, where somebody else has the words; and last the other
// sentences, where no quote has them.
func (s *seeker) seekArchive(ctx context.Context) error {
	found, err := s.search(ctx, quotes, "")
	if err != nil {
		return err
	}
	if err := s.consider(ctx, found); err != nil {
		return err
	}
	if s.speaker.Name != "" && s.best.rank() > int(same) {
		if found, err = s.search(ctx, quotes, s.speaker.shown()); err != nil {
			return err
		}
		if err := s.consider(ctx, found); err != nil {
			return err
		}
	}
	if !s.best.quoted() || !s.best.exact && !s.nearly() {
		if found, err = s.search(ctx, sentences, ""); err != nil {
			return err
		}
		return s.consider(ctx, found)
	}
	return nil
}

// nearly reports whether the reading has so much of the quote, from the same
// speaker, that no other will have more.
func (s *seeker) nearly() bool {
	return s.best.relation == same && s.best.coverage >= match.Drafted.Sure
}

// consider reads the articles of candidates, and keeps the kindest reading.
func (s *seeker) consider(ctx context.Context, found []candidate) error {
	s.found = append(s.found, found...)
	for _, id := range articles(found) {
		if s.best.rank() == int(same) {
			break // nothing is kinder, and the first to print it comes first
		}
		p, err := s.desk.page(ctx, id)
		if err != nil {
			return err
		}
		if p == nil {
			continue
		}
		s.keep(s.readings(p))
	}
	return nil
}

// keep keeps the kindest of some readings, and of what was said before.
func (s *seeker) keep(readings []reading) {
	for _, r := range readings {
		if s.best.page == nil || kinder(r, s.best) < 0 {
			s.best = r
		}
		if r.verdict == InOtherWords && r.relation == same && (s.own.page == nil || kinder(r, s.own) < 0) {
			s.own = r
		}
	}
}

// readings returns how the quote may be read in an article: in its quotation marks,
// there where somebody else repeats the words, and outside them.
func (s *seeker) readings(p *page) []reading {
	first := s.readIn(p, nil)
	out := []reading{first}
	if first.verdict != NotFound && first.relation != same {
		out = append(out, s.readIn(p, first.has))
	}
	if p.issued != nil && (s.speaker.Name == "" || !s.desk.isPerson(s.speaker.Speaker)) {
		out = append(out, s.readIn(p.issued, nil))
	}
	if !first.exact && !p.spoken {
		if r := s.reportedIn(p); r.coverage >= match.FoundReported && r.coverage > first.coverage {
			out = append(out, r)
		}
	}
	return out
}

// judge writes verdict, diff, citation and notes.
func (s *seeker) judge(draft string, q *Quote) {
	r := s.best
	short := len(s.words) < fewestTelling
	if r.page == nil || r.coverage < match.Drafted.Near || short && r.relation != same && !r.exact {
		if short {
			q.Notes = []string{label.Text("check.too-short")}
		}
		return
	}
	q.Verdict = r.verdict
	c := r.cite()
	if r.source == nil {
		s.copies(&c)
	}
	q.Citation = &c
	if q.Verdict != NotFound {
		q.Stance = c.Stance
		q.Diff = s.diff(draft, r)
	}
	q.Notes = s.notes(r, *q)
}

// copies counts the other articles that carry the passage cited.
func (s *seeker) copies(c *answer.Citation) {
	cited := slices.IndexFunc(s.found, func(f candidate) bool {
		return f.Article == c.Article && corpus.Hull(f.Spans).Overlaps(corpus.Span{Start: c.Start, End: c.End})
	})
	if cited < 0 {
		return
	}
	seen := []corpus.ArticleID{c.Article}
	for _, f := range s.found {
		if f.statement != s.found[cited].statement || slices.Contains(seen, f.Article) || f.Speaker.Name != "" && c.Speaker != nil && !mayBeOne(f.Speaker.Name, c.Speaker.Name) {
			continue
		}
		seen = append(seen, f.Article)
		if f.outlet != "" && f.outlet != c.Outlet && !slices.Contains(c.CopiedBy, f.outlet) {
			c.CopiedBy = append(c.CopiedBy, f.outlet)
		}
	}
	c.Copies = len(seen) - 1
	slices.Sort(c.CopiedBy)
}

// notes tells what an editor should know beside the verdict.
func (s *seeker) notes(r reading, q Quote) []string {
	var out []string
	add := func(when bool, note string) {
		if when {
			out = append(out, note)
		}
	}
	found := q.Verdict != NotFound
	unmarked := q.Verdict == InOtherWords
	text := what(r.page)
	add(unmarked && r.said != nil, label.Text("check.reported", text))
	add(unmarked && r.said == nil, label.Text("check.unspoken", text))
	add(r.setOff, label.Text("check.set-off", text))
	add(!found && len(s.words) < fewestTelling && r.exact, label.Text("check.too-short"))
	add(found && r.negated(), label.Text("check.negated", text))
	add(found && slices.Contains(s.breaks, ellipsis) && !r.exact, label.Text("check.ellipsis"))
	add(found && !r.exact && slices.ContainsFunc(s.words, word.isPutIn), label.Text("check.brackets"))
	add(found && r.joins, label.Text("check.joins", text))
	switch {
	case !found || unmarked && r.said == nil:
	case r.relation == unclear:
		add(true, label.Text("check.not-compared", s.unclear(r)))
	case r.relation == different:
		add(unmarked, label.Text("check.other-speaker", s.speaker.shown(), text, r.said.Speaker.Name))
	}
	add(found && q.Stance != quote.Asserted && q.Stance != s.Stance, label.Text("check.not-held", text, label.Of(q.Stance)))
	add(r.Status == corpus.Corrected, label.Text("check.corrected"))
	return out
}

// unclear says why two speakers were not compared.
func (s *seeker) unclear(r reading) string {
	switch {
	case s.speaker.Name == "":
		return label.Text("check.draft-names-nobody")
	case r.said == nil || r.said.Speaker.Name == "":
		return label.Text("check.names-nobody", what(r.page))
	case !s.speaker.sure:
		return label.Text("check.draft-unclear")
	case r.isNested():
		return label.Text("check.quotes-another", what(r.page), r.said.Speaker.Name)
	case (!isClear(*r.said) || !creditedBy(r.Body, *r.said, r.found).surest) && r.said.Speaker.Named && !mayBeOne(s.speaker.Name, r.said.Speaker.Name):
		return label.Text("check.seems-to-be", what(r.page), r.said.Speaker.Name)
	case !isClear(*r.said):
		return label.Text("check.unclear", what(r.page))
	}
	return label.Text("check.other-speaker", s.speaker.shown(), what(r.page), r.said.Speaker.Name)
}
