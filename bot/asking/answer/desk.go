package answer

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"onrecord/bot/asking/coverage"
	"onrecord/bot/asking/question"
	"onrecord/bot/asking/ranker"
	"onrecord/corpus"
	"onrecord/corpus/annotation"
	"onrecord/corpus/quote"
	"onrecord/index"
)

// Archive is what a Desk reads: the articles, and how many there are.
type Archive interface {
	annotation.Reader
	Article(ctx context.Context, id corpus.ArticleID) (corpus.Record, error)
	Find(ctx context.Context, name string) ([]corpus.Record, error)
	Body(ctx context.Context, id corpus.ArticleID, revision int) (string, error)
	Excerpts(ctx context.Context, places []corpus.Place) ([]corpus.Excerpt, error)
	Scope(ctx context.Context) (corpus.Scope, error)
}

// Searcher is what a Desk asks for candidates.
type Searcher interface {
	Search(ctx context.Context, q index.Query) (index.Result, error)
	Facets(ctx context.Context, q index.Query, fields ...index.Field) ([]index.Facet, error)
	People(ctx context.Context, letters string, like func(name string) bool) ([]index.FacetValue, error)
}

// Coverage is how the archive is covered, day by day.
type Coverage interface {
	Calendar(ctx context.Context) (coverage.Calendar, error)
}

// Distrusted is the newsroom's list of names that are not to be trusted.
type Distrusted interface {
	Warning(name string) string
}

// Marks tell which words the newsroom has marked, and why.
type Marks interface {
	Note(ctx context.Context, speaker, text string) string
}

// Desk answers questions.
type Desk struct {
	Archive Archive
	Index   Searcher
	// Coverage, if set, knows the holes of the archive.
	Coverage Coverage
	// Distrusted, if set, tells why a name is not to be trusted; nothing of the others.
	Distrusted Distrusted
	// Marks, if set, tell which words must not be printed again.
	Marks Marks
	Clock func() time.Time
	// Sample marks answers as those of the built-in sample archive.
	Sample bool
	// WordsOnly has answers decided on their words alone, without the ranker: by whoever
	// asks one article many questions.
	WordsOnly bool
}

// Limits of an answer.
const (
	maxCitations = 10
	maxNearest   = 5
)

// sure is the score from which no sentence is looked at beside a quote.
const sure = 0.9

// clear is the confidence from which a speaker is named without reservation.
const clear = 0.5

// Answer finds what the archive has to say to a question.
func (d *Desk) Answer(ctx context.Context, q question.Question) (Answer, error) {
	began := d.Clock()
	q, err := d.reread(ctx, q)
	if err != nil {
		return Answer{}, err
	}
	q.Words = withApostrophes(q.Words)
	a := Answer{
		Question:  q.Text,
		Intent:    q.Intent,
		Citations: []Citation{},
		Facets:    noFacets(),
		Nearest:   []Citation{},

		Holes: []coverage.Hole{},

		Suggestions: []Suggestion{},
		Asked:       q.String(),
		Sample:      d.Sample,
		lists:       q.Intent == question.HowMany || listsSpeakers(q.Intent, q.Topic),
	}
	scope, err := d.Archive.Scope(ctx)
	if err != nil {
		return Answer{}, err
	}
	a.Scope = Scope(scope)
	if q.Intent == question.SmallTalk {
		a.Line = SmallTalk(q)
		return a, nil
	}
	if err := d.find(ctx, q, &a); err != nil {
		return Answer{}, err
	}
	if a.Found = len(a.Citations) > 0; a.Found {
		a.Likely, a.Confidence = a.Citations[0].likely, a.Citations[0].chance
		a.Nearest = []Citation{}
		a.Speaker = speakerOf(a.Citations[0])
	} else if a.Nearest, err = d.nearest(ctx, q, a.Nearest); err != nil {
		return Answer{}, err
	}
	if err := d.holes(ctx, q, &a); err != nil {
		return Answer{}, err
	}
	a.alsoAsked(question.Next(q.Text, question.Options{Now: d.Clock()}))
	a.Nearest = a.Nearest[:min(len(a.Nearest), maxNearest)]
	d.warn(ctx, a.Citations)
	d.warn(ctx, a.Nearest)
	a.lead = a.leading()
	a.Line = a.line()
	a.TookMS = float64(d.Clock().Sub(began).Microseconds()) / 1000
	return a, nil
}

// holes tells what the archive lacks in the days of a question that nothing answers.
func (d *Desk) holes(ctx context.Context, q question.Question, a *Answer) error {
	if a.Found || d.Coverage == nil || q.Filter.From == "" && q.Filter.To == "" {
		return nil
	}
	calendar, err := d.Coverage.Calendar(ctx)
	if err == nil {
		a.Holes = append(a.Holes, calendar.Holes(q.Filter)...)
	}
	return err
}

// warn tells of the speakers whom the newsroom does not trust, and of the words that it
// has marked.
func (d *Desk) warn(ctx context.Context, said []Citation) {
	for i := range said {
		c := &said[i]
		speaker := ""
		if c.Speaker != nil && c.Speaker.Named {
			speaker = c.Speaker.Name
		}
		if d.Distrusted != nil && speaker != "" {
			c.Warning = d.Distrusted.Warning(speaker)
		}
		if d.Marks != nil && (c.Stance == quote.Asserted || c.Stance == quote.Retracted) {
			c.Marked = d.Marks.Note(ctx, speaker, strings.Join(c.Pieces(), " "))
		}
	}
}

// cite puts the groups into an answer, as citations or as what comes near them.
// Only these have their articles read whole.
func (d *Desk) cite(ctx context.Context, q question.Question, groups []group, a *Answer) error {
	var best *candidate
	for _, g := range groups {
		if len(a.Citations) == maxCitations || len(a.Citations) == 0 && len(a.Nearest) == maxNearest {
			return nil
		}
		answers := g.answers() && (best == nil || g.isNearly(*best))
		if !answers && (!g.isNear() || len(a.Citations)+a.Seen > 0) {
			continue
		}
		r, ok, err := d.current(ctx, g.candidate)
		if err != nil {
			return err
		}
		if !ok || q.Intent != question.Find && g.inCorrectionNote(r.Body) {
			continue // what a correction repeats was wrong
		}
		if answers && a.Seen < q.Seen {
			a.Seen++
			continue
		}
		c, err := d.citation(ctx, q, g, r)
		if err != nil {
			return err
		}
		if !answers {
			a.Nearest = append(a.Nearest, c)
			continue
		}
		if best == nil {
			best = &g.candidate
		}
		a.Citations = append(a.Citations, c)
	}
	return nil
}

// current reads the article of a candidate whole; ok is false where it changed while the
// question was answered.
func (d *Desk) current(ctx context.Context, c candidate) (r corpus.Record, ok bool, err error) {
	r, err = d.Archive.Article(ctx, c.Article)
	if errors.Is(err, corpus.ErrNotFound) {
		return r, false, nil
	}
	return r, err == nil && r.Revision == c.Revision && !r.Hidden(d.Clock()), err
}

// quotes are the kinds of a passage that has a speaker.
var quotes = []index.Kind{index.Direct, index.Mixed, index.Indirect}

// candidates searches and ranks. Whoever asks who said something, or what
// somebody said, wants quotes; a sentence that nobody is quoted with comes in
// only where no quote surely has the words, and what is near in meaning only where
// nothing has them.
func (d *Desk) candidates(ctx context.Context, q question.Question) ([]candidate, error) {
	if q.Empty() {
		return nil, nil
	}
	query := q.Query()
	if !q.AboutQuotes() || len(query.Filter.Kinds) > 0 {
		return d.search(ctx, q, query, nil)
	}
	query.Filter.Kinds = quotes
	found, err := d.search(ctx, q, query, nil)
	if err != nil || isSure(found) {
		return found, err
	}
	var meant *sense
	if d.ranks(q) {
		meant = newSense(nearTo(q))
		if found, err = d.wider(ctx, q, query, meant); err != nil {
			return nil, err
		}
	}
	if q.Intent == question.WhoSaid {
		query := query
		query.Filter.Kinds = []index.Kind{index.Sentence}
		sentences, err := d.search(ctx, q, query, meant)
		if err != nil {
			return nil, err
		}
		found = withSentences(found, sentences)
		rank(q, found)
	}
	if meant != nil && (!q.HasWording() || !firstAnswers(found)) {
		return d.nearIn(ctx, q, query, meant, found)
	}
	return found, nil
}

// firstAnswers reports whether the best of what was found answers.
func firstAnswers(found []candidate) bool { return len(found) > 0 && found[0].answers() }

// wider looks for quotes in articles that have the words elsewhere, too; and where
// nothing answers of somebody who is named, for quotes of those whose name is nearly so.
func (d *Desk) wider(ctx context.Context, q question.Question, query index.Query, meant *sense) ([]candidate, error) {
	query.About, query.Limit = query.Words, wide
	found, err := d.search(ctx, q, query, meant)
	if err != nil || query.Speaker == "" || firstAnswers(found) {
		return found, err
	}
	query.Speaker = ""
	others, err := d.search(ctx, q, query, meant)
	if err != nil {
		return nil, err
	}
	for _, c := range others {
		if isNearlyCalled(q.Named(), c) {
			found = append(found, c)
		}
	}
	rank(q, found)
	return found, nil
}

// nearIn adds to what was found the quotes that are near in meaning. Who asks "which
// senator said" may not know what the article calls them: then it is anybody's.
func (d *Desk) nearIn(ctx context.Context, q question.Question, query index.Query, meant *sense, found []candidate) ([]candidate, error) {
	query.About, query.Near, query.Words, query.Limit = query.Words, nearTo(q), "", wide
	if q.Intent == question.WhoSaid {
		query.Speaker = ""
	}
	near, err := d.search(ctx, q, query, meant)
	if err != nil {
		return nil, err
	}
	for _, c := range near {
		if !slices.ContainsFunc(found, func(other candidate) bool { return c.Article == other.Article && c.Ordinal == other.Ordinal }) {
			found = append(found, c)
		}
	}
	rank(q, found)
	return found, nil
}

// isSure reports whether no more need be looked for.
func isSure(found []candidate) bool {
	return firstAnswers(found) && found[0].score >= sure
}

// withSentences adds sentences to quotes. One that quotes somebody with some of
// the words lends its score to the quote: the words asked for began before it,
// or ended after it. The others count for less than a quote would.
func withSentences(found, sentences []candidate) []candidate {
	said := len(found)
	for _, s := range sentences {
		s.score *= unquoted
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

// search finds candidates and ranks them on their words, and on their meaning where this
// is given.
func (d *Desk) search(ctx context.Context, q question.Question, query index.Query, meant *sense) ([]candidate, error) {
	result, err := d.Index.Search(ctx, query)
	if err != nil {
		return nil, err
	}
	hits := result.Hits
	if query.About == "" {
		hits = promising(hits) // what has the words elsewhere in its article may have few
	}
	candidates, err := read(ctx, d.Archive, d.Clock(), hits)
	if err != nil {
		return nil, err
	}
	asked, phrase := newWording(cmp.Or(query.Words, query.Near.Words), result.Weights, result.Passages), newWording(q.Phrase, result.Weights, result.Passages)
	kept, most := candidates[:0], 0.0
	for _, c := range candidates {
		if len(phrase.words) > 0 {
			// An engine lets through what has the words in several places.
			if _, end := phrase.verbatim(c.terms); end == 0 {
				continue
			}
		}
		if c.Hit.Score > most {
			most = c.Hit.Score
		}
		c.comparison, c.enough, c.held = asked.compare(c.terms), enoughFor(q), holdsBack(q, c)
		switch {
		case len(asked.words) == 0:
			c.score = 1 // all that passes the filters was asked for
		case q.Intent == question.HowMany && !c.markFigures():
			continue
		case !q.HasWording():
			c.score = asked.coverage(c)
		}
		kept = append(kept, c)
	}
	if d.ranks(q) && len(asked.words) > 0 {
		asked.sense = meant
		for i := range kept {
			kept[i].asked = len(asked.words)
			kept[i].features = asked.features(kept[i], most)
		}
	}
	holdOuter(kept)
	rank(q, kept)
	return kept, nil
}
