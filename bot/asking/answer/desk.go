package answer

import (
	"context"
	"strings"
	"time"

	"onrecord/bot/asking/coverage"
	"onrecord/bot/asking/question"
	"onrecord/bot/match"
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
	People(ctx context.Context, begins []string, like func(name string) bool) ([]index.FacetValue, error)
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

	depth depth // to which searches look
}

// Limits of an answer.
const (
	maxCitations = 10
	maxNearest   = 5
)

// settled is the chance from which no more is looked for beside a wording that is found.
const settled = 0.9

// Answer finds what the archive has to say to a question.
func (d *Desk) Answer(ctx context.Context, q question.Question) (Answer, error) {
	return finder{d}.answer(ctx, q, min(maxCitations, max(0, Most-q.Seen)))
}

// answer is Answer with at most so many citations.
func (in finder) answer(ctx context.Context, q question.Question, most int) (Answer, error) {
	d := in.desk
	began := d.Clock()
	typed, shown := q.Text, q.Text
	if q.Seen > 0 {
		shown = q.String()
	}
	q, respelt, err := nameLookup{d}.understood(ctx, q)
	if err != nil {
		return Answer{}, err
	}
	a := Answer{
		Question:  shown,
		Intent:    q.Intent,
		Citations: []Citation{},
		Facets:    noFacets(),
		Nearest:   []Citation{},

		Holes: []coverage.Hole{},

		Suggestions: []Suggestion{},
		Asked:       q.String(),
		Sample:      d.Sample,
		typed:       typed,
		most:        most,
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
	if err := in.find(ctx, q, &a); err != nil {
		return Answer{}, err
	}
	if a.Found = len(a.Citations) > 0; a.Found {
		a.Likely, a.Confidence = a.Citations[0].likely, a.Citations[0].chance
		a.Nearest = []Citation{}
		a.Speaker = speakerOf(a.Citations[0])
	} else if a.Nearest, err = in.nearest(ctx, q, a.Nearest); err != nil {
		return Answer{}, err
	}
	if err := d.holes(ctx, q, &a); err != nil {
		return Answer{}, err
	}
	a.Note = strings.TrimSpace(respelt + " " + a.Note)
	a.alsoAsked(question.Next(typed, question.Options{Now: d.Clock()}))
	a.Nearest = append([]Citation{}, a.Nearest[:min(len(a.Nearest), maxNearest)]...) // the JSON form has a list, though it be empty
	d.warn(ctx, a.Citations)
	d.warn(ctx, a.Nearest)
	a.lead = a.leading()
	a.Line = a.line()
	a.TookMS = float64(d.Clock().Sub(began).Microseconds()) / 1000
	return a, nil
}

// holes tells what the archive lacks in the days of a question that nothing of these days
// answers or, of a question without days, around which the speaker it asks about was last
// quoted.
func (d *Desk) holes(ctx context.Context, q question.Question, a *Answer) error {
	dated := q.Filter.From != "" || q.Filter.To != ""
	if a.Found && !a.otherDays || d.Coverage == nil || !dated && (q.Speaker == "" || q.AsksForOthers()) {
		return nil
	}
	calendar, err := d.Coverage.Calendar(ctx)
	switch {
	case err != nil:
	case dated:
		a.Holes = append(a.Holes, calendar.Holes(q.Filter)...)
	case calendar.HasHoles():
		var lately []coverage.Printed
		lately, err = d.quotedLately(ctx, q.Named())
		a.Holes = append(a.Holes, calendar.Around(lately)...)
	}
	if a.otherDays {
		a.Note = strings.TrimSpace(a.Note + " " + coverage.Sentence(a.Holes))
	}
	return err
}

// lately is how many statements of a speaker are looked at for a hole between them.
const lately = 50

// quotedLately are the days on which the newest statements of a speaker were printed.
func (d *Desk) quotedLately(ctx context.Context, speaker string) ([]coverage.Printed, error) {
	found, err := d.Index.Search(ctx, index.Query{Speaker: speaker, Filter: index.Filter{Kinds: quotes}, Limit: lately})
	if err != nil {
		return nil, err
	}
	said, err := match.Read(ctx, d.Archive, d.Clock(), found.Hits)
	var out []coverage.Printed
	for _, p := range said {
		out = append(out, coverage.Printed{Day: p.Printed.Day, Outlet: p.Printed.Outlet})
	}
	return out, err
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
	_, err := finder{d}.citeBeside(ctx, q, nil, groups, a)
	return err
}

// citeBeside is cite for groups beside the best one that answers, which may be nil; it returns the
// best. What was shown before counts, too: what is near it is as near on each page.
func (in finder) citeBeside(ctx context.Context, q question.Question, best *candidate, groups []group, a *Answer) (*candidate, error) {
	a.inOrder = true
	d, sense := in.desk, leastSense(groups)
	for _, g := range groups {
		if a.isFull() {
			return best, nil
		}
		answers := g.answers() && (best == nil || g.isNearly(*best))
		if !answers && (!g.isNear(sense) || len(a.Citations)+a.Seen > 0) {
			continue
		}
		r, ok, err := match.Article(ctx, d.Archive, d.Clock(), g.candidate.Passage)
		if err != nil {
			return best, err
		}
		if !ok || q.Intent != question.Find && g.inCorrectionNote(r.Body) {
			continue // what a correction repeats was wrong
		}
		if answers && best == nil {
			best = &g.candidate
		}
		if answers && a.Seen < q.Seen {
			a.Seen++
			continue
		}
		c, err := d.citation(ctx, q, g, r)
		if err != nil {
			return best, err
		}
		if !answers {
			a.Nearest = append(a.Nearest, c)
			continue
		}
		a.Citations = append(a.Citations, c)
	}
	return best, nil
}
