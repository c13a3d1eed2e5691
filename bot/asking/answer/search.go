package answer

import (
	"cmp"
	"context"
	"slices"

	"onrecord/bot/asking/question"
	"onrecord/bot/asking/ranker"
	"onrecord/bot/match"
	"onrecord/corpus"
	"onrecord/index"
)

// quotes are the kinds of a passage that has a speaker.
var quotes = index.Quotes()

// search is the searches for the candidates of one question, one after the other. A
// passage that several of them find is read and compared once.
type search struct {
	desk  *Desk
	q     question.Question
	meant *sense // nil where only the words count
	known map[place]candidate
	asked wording // as the last of them weighs its words
	most  float64 // score of its best hit
}

// place is where a passage stands.
type place struct {
	article           corpus.ArticleID
	revision, ordinal int
}

func placeOf(p index.Passage) place { return place{p.Article, p.Revision, p.Ordinal} }

func (d *Desk) search(q question.Question) *search {
	return &search{desk: d, q: q, known: make(map[place]candidate)}
}

// candidates searches and ranks. Whoever asks who said something, or what
// somebody said, wants quotes; a sentence that nobody is quoted with comes in
// only where no quote surely has the words, and what is near in meaning only where
// nothing has them.
func (d *Desk) candidates(ctx context.Context, q question.Question) ([]candidate, error) {
	if q.Empty() {
		return nil, nil
	}
	s, query := d.search(q), q.Query()
	if q.Intent == question.HowMany {
		return s.counts(ctx, query)
	}
	if !q.AboutQuotes() || len(query.Filter.Kinds) > 0 {
		return s.find(ctx, query)
	}
	query.Filter.Kinds = quotes
	if d.ranks(q) {
		query.Near = nearTo(q)
	}
	found, err := s.find(ctx, query)
	if err != nil || isSure(found) {
		return found, err
	}
	if d.ranks(q) {
		s.meant = newSense(query.Near)
		s.setFeatures(found)
		if rank(q, found); isSettled(found) {
			return found, nil
		}
		if found, err = s.wider(ctx, query); err != nil {
			return nil, err
		}
	}
	if q.Intent == question.WhoSaid {
		query := query
		query.Filter.Kinds = []index.Kind{index.Sentence}
		sentences, err := s.find(ctx, query)
		if err != nil {
			return nil, err
		}
		found = withSentences(found, sentences)
		rank(q, found)
	}
	if s.meant != nil && (!q.HasWording() || !firstAnswers(found)) {
		return s.near(ctx, query, found)
	}
	return found, nil
}

// firstAnswers reports whether the best of what was found answers.
func firstAnswers(found []candidate) bool { return len(found) > 0 && found[0].answers() }

// isSure reports whether no more need be looked for.
func isSure(found []candidate) bool {
	return firstAnswers(found) && found[0].score >= match.Asked.Sure
}

// isCertain reports whether the best of what was found surely answers.
func isCertain(found []candidate) bool { return firstAnswers(found) && found[0].verdict == certain }

// isSettled reports whether the best of what was found is a wording that is surely meant,
// so that no more need be looked for.
func isSettled(found []candidate) bool {
	return len(found) > 0 && found[0].wording && found[0].verdict == certain && found[0].meant >= settled
}

// wider looks for quotes in articles that have the words elsewhere, too; and where
// nothing answers of somebody who is named, for quotes of those whose name is nearly so.
func (s *search) wider(ctx context.Context, query index.Query) ([]candidate, error) {
	query.About, query.Limit = query.Words, wide
	found, err := s.find(ctx, query)
	if err != nil || query.Speaker == "" || firstAnswers(found) {
		return found, err
	}
	query.Speaker = ""
	others, err := s.find(ctx, query)
	if err != nil {
		return nil, err
	}
	for _, c := range others {
		if isNearlyCalled(s.q.Named(), c) {
			found = append(found, c)
		}
	}
	rank(s.q, found)
	return found, nil
}

// counts finds what tells how many. The dead are told in many words, and each is looked for.
func (s *search) counts(ctx context.Context, query index.Query) ([]candidate, error) {
	var found []candidate
	for _, words := range wordingsOfDeath(query.Words) {
		query.Words = words
		more, err := s.find(ctx, query)
		if err != nil {
			return nil, err
		}
		for _, c := range more {
			if !slices.ContainsFunc(found, func(other candidate) bool { return placeOf(c.Passage) == placeOf(other.Passage) }) {
				found = append(found, c)
			}
		}
	}
	rank(s.q, found)
	return found, nil
}

// near adds to what was found the quotes that are near in meaning. Who asks "which
// senator said" may not know what the article calls them: then it is anybody's. What "the
// oil company" said is, where nobody surely meant says so, by somebody who is like that.
func (s *search) near(ctx context.Context, query index.Query, found []candidate) ([]candidate, error) {
	query.About, query.Words, query.Limit = query.Words, "", wide
	anybody := s.q.Intent == question.WhoSaid
	described := !anybody && !isCertain(found) && isDescription(s.q.Speaker)
	if anybody || described {
		query.Speaker = ""
	}
	near, err := s.find(ctx, query)
	if err != nil {
		return nil, err
	}
	for _, c := range near {
		if c.described = described; described && (c.features[ranker.Who] < leastWho || !isOfPlace(s.q.Speaker, c.Mentions())) {
			continue
		}
		if !slices.ContainsFunc(found, func(other candidate) bool { return c.Article == other.Article && c.Ordinal == other.Ordinal }) {
			found = append(found, c)
		}
	}
	rank(s.q, found)
	return found, nil
}

// withSentences adds sentences to quotes. One that quotes somebody with some of
// the words lends its score to the quote: the words asked for began before it,
// or ended after it. The others count for less than a quote would.
func withSentences(found, sentences []candidate) []candidate {
	said := len(found)
	for _, s := range sentences {
		s.score *= match.Unquoted
		lent := false
		for i := range found[:said] {
			if q := &found[i]; q.Article == s.Article && corpus.Hull(q.Spans).Overlaps(s.Spans[0]) {
				q.lend(s)
				lent = true
			}
		}
		if !lent {
			found = append(found, s)
		}
	}
	return found
}

// lend gives a candidate what a sentence around it is better at.
func (c *candidate) lend(sentence candidate) {
	c.score = max(c.score, sentence.score)
	if w := &ranker.Trained[ranker.Wording]; w.Score(sentence.features) > w.Score(c.features) {
		c.features, c.opposite, c.afterNot = sentence.features, sentence.opposite, sentence.afterNot
	}
}

// find finds candidates and ranks them on their words, and on their meaning where this
// is known.
func (s *search) find(ctx context.Context, query index.Query) ([]candidate, error) {
	query.Limit = s.desk.depth.reach(cmp.Or(query.Limit, index.DefaultLimit))
	result, err := s.desk.Index.Search(ctx, query)
	if err != nil {
		return nil, err
	}
	hits := result.Hits
	if query.About == "" {
		hits = match.Asked.Keep(hits) // what has the words elsewhere in its article may have few
	}
	candidates, err := s.read(ctx, hits)
	if err != nil {
		return nil, err
	}
	if len(hits) == query.Limit {
		markLast(candidates)
	}
	phrase := newWording(s.q.Phrase, result.Weights, result.Passages)
	s.asked, s.most = newWording(cmp.Or(query.Words, query.About), result.Weights, result.Passages), 0
	kept := candidates[:0]
	for _, c := range candidates {
		if len(phrase.words) > 0 {
			// An engine lets through what has the words in several places.
			if _, end := phrase.verbatim(c.terms); end == 0 {
				continue
			}
		}
		s.most = max(s.most, c.Hit.Score)
		if s.compare(&c) {
			kept = append(kept, c)
		}
	}
	s.setFeatures(kept)
	holdOuter(kept)
	rank(s.q, kept)
	return kept, nil
}

// read reads the hits that are not yet known.
func (s *search) read(ctx context.Context, hits []index.Hit) ([]candidate, error) {
	var others []index.Hit
	for _, h := range hits {
		if _, known := s.known[placeOf(h.Passage)]; !known {
			others = append(others, h)
		}
	}
	candidates, err := read(ctx, s.desk.Archive, s.desk.Clock(), others)
	if err != nil {
		return nil, err
	}
	for _, c := range candidates {
		s.known[placeOf(c.Passage)] = c
	}
	out := make([]candidate, 0, len(hits))
	for _, h := range hits {
		if c, readable := s.known[placeOf(h.Passage)]; readable {
			c.Hit, c.last = h, false
			out = append(out, c)
		}
	}
	return out, nil
}

// compare compares a candidate with what is asked; ok is false of one that has no figure where
// one is asked for, and of whoever is not wanted.
func (s *search) compare(c *candidate) (ok bool) {
	if !slices.Equal(c.weights, s.asked.weights) {
		c.comparison, c.weights, c.features = s.asked.compare(c.terms), s.asked.weights, ranker.Features{}
	}
	c.enough, c.held = enoughFor(s.q), holdsBack(s.q, *c)
	switch {
	case len(s.q.Without) > 0 && speaksWithout(s.q.Without, c.Speaker.Name):
		return false
	case len(s.asked.words) == 0:
		c.score = 1 // all that passes the filters was asked for
	case s.q.Intent == question.HowMany && !c.markFigures():
		return false
	case !s.q.HasWording():
		c.score = s.asked.coverage(*c)
	case s.q.Intent == question.WhoSaid && c.Kind == index.Sentence && s.asked.tellsLittle():
		c.held = true // "who accused Varga": a sentence that names her says nothing of it
	case s.q.Intent == question.HowOften:
		c.held = c.held || s.asked.lacksOneOfFew(&c.comparison)
	}
	return true
}

// setFeatures sets the features of candidates of a question that the ranker orders.
func (s *search) setFeatures(candidates []candidate) {
	if !s.desk.ranks(s.q) || len(s.asked.words) == 0 {
		return
	}
	s.asked.sense = s.meant
	for i := range candidates {
		c := &candidates[i]
		c.asked = len(s.asked.words)
		s.asked.feature(c, s.most)
		s.known[placeOf(c.Passage)] = *c
	}
}
