package watch

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"onrecord/bot/asking/question"
	"onrecord/bot/label"
	"onrecord/corpus"
	"onrecord/corpus/annotation"
	"onrecord/index"
	"onrecord/index/term"
)

// Rehearsal is what a watch would have told of, had it been there. Its JSON form is part
// of the contract of the API.
type Rehearsal struct {
	Question   string `json:"question"` // in its canonical form
	Days       int    `json:"days"`     // that were gone through, the last ones
	Statements int    `json:"statements"`
	Articles   int    `json:"articles"` // that have them
	// Narrower are questions that would have told of part of it, the largest part first.
	Narrower []Narrower `json:"narrower"`
}

// Narrower is a watch that is narrowed by an operator: speaker:"Elin Varga".
type Narrower struct {
	Operator   string `json:"operator"`
	Question   string `json:"question"`
	Statements int    `json:"statements"`
}

// RehearsedDays is how far back a rehearsal goes where nobody says so.
const RehearsedDays = 30

// mostNarrower is how many narrower watches are proposed.
const mostNarrower = 5

// Rehearser puts a watch to what was new in the last days, as the archive has it now:
// what a [Watcher] would find that read the articles as they came in.
type Rehearser struct {
	Archive  Past
	Searcher Searcher
	Clock    func() time.Time
}

// Past is the archive that a Rehearser goes through.
type Past interface {
	annotation.Reader
	PublishedOn(ctx context.Context, day corpus.Day) ([]corpus.Record, error)
	ReleasedBetween(ctx context.Context, from, to time.Time) ([]corpus.Record, error)
}

// Rehearse tells what a watch would have found in so many days.
func (h *Rehearser) Rehearse(ctx context.Context, q question.Question, days int) (Rehearsal, error) {
	r := Rehearsal{Question: q.String(), Days: days, Narrower: []Narrower{}}
	m, err := NewMatcher(ctx, []Watch{{Question: q}}, h.Searcher, h.Clock)
	if err != nil {
		return r, err
	}
	var found []heard
	articles, statements := make(map[corpus.ArticleID]bool), make(map[Statement]bool)
	err = h.each(ctx, days, func(a corpus.Record) error {
		if !m.mayMatch(a) {
			return nil
		}
		one, matches, err := h.put(ctx, m, a)
		if err != nil {
			return err
		}
		for _, match := range matches {
			statements[statementOf(match)], articles[a.ID] = true, true
		}
		if len(matches) > 0 {
			found = append(found, one)
		}
		return nil
	})
	if err != nil {
		return r, fmt.Errorf("rehearse a watch: %w", err)
	}
	r.Statements, r.Articles = len(statements), len(articles)
	r.Narrower, err = h.narrower(ctx, q, r.Statements, found)
	return r, err
}

// heard is an article in which a watch finds something.
type heard struct {
	corpus.Record
	documents []index.Document
}

// put puts the watches of a matcher to an article.
func (h *Rehearser) put(ctx context.Context, m *Matcher, a corpus.Record) (heard, []Match, error) {
	made, err := annotation.Of(ctx, h.Archive, a)
	if err != nil {
		return heard{}, nil, err
	}
	one := heard{a, index.Documents(a, made)}
	matches, err := m.Match(ctx, a, one.documents)
	return one, matches, err
}

// each goes through the articles that were new within the last days.
func (h *Rehearser) each(ctx context.Context, days int, do func(corpus.Record) error) error {
	now := h.Clock()
	from := now.AddDate(0, 0, -days)
	seen := make(map[corpus.ArticleID]bool)
	all := func(records []corpus.Record, err error) error {
		for _, r := range records {
			came := later(r.Arrived, r.EmbargoUntil)
			if err != nil || seen[r.ID] || r.Hidden(now) || r.Backfill() || came.Before(from) || came.After(now) {
				continue
			}
			seen[r.ID] = true
			err = do(r)
		}
		return err
	}
	// What came in within the time was published two days before it at most, and its day
	// is that of its own zone. An embargo may have ended long after its publication.
	for day, last := corpus.DayOf(from.UTC().AddDate(0, 0, -3)), corpus.DayOf(now.UTC().AddDate(0, 0, 1)); day <= last; day = day.Add(1) {
		if err := all(h.Archive.PublishedOn(ctx, day)); err != nil {
			return err
		}
	}
	return all(h.Archive.ReleasedBetween(ctx, from, now))
}

// mayMatch reports whether an article may have what its watches need, by its text alone.
// Who spoke in one of which editors have put quotes right need not stand in it.
func (m *Matcher) mayMatch(r corpus.Record) bool {
	if r.Edited {
		return true
	}
	for _, t := range term.Of(r.Body) {
		if m.byTerm[t.Stem] != nil {
			return true
		}
	}
	return slices.ContainsFunc(term.Words(r.Body), func(w string) bool { return m.byTerm[speakerTerm(w)] != nil })
}

// narrower tells what a watch would have found that is narrowed by whatever is most often
// among what it found.
func (h *Rehearser) narrower(ctx context.Context, q question.Question, all int, found []heard) ([]Narrower, error) {
	watches := narrowed(q, found)
	m, err := NewMatcher(ctx, watches, h.Searcher, h.Clock)
	if err != nil {
		return nil, err
	}
	told := make([]map[Statement]bool, len(watches))
	for _, a := range found {
		matches, err := m.Match(ctx, a.Record, a.documents)
		if err != nil {
			return nil, fmt.Errorf("rehearse a watch: %w", err)
		}
		for _, match := range matches {
			if told[match.Watch] == nil {
				told[match.Watch] = make(map[Statement]bool)
			}
			told[match.Watch][statementOf(match)] = true
		}
	}
	out := []Narrower{}
	for i, w := range watches {
		if n := len(told[i]); n > 0 && n < all {
			out = append(out, Narrower{w.Question.Text, w.Question.String(), n})
		}
	}
	slices.SortStableFunc(out, func(a, b Narrower) int { return cmp.Compare(b.Statements, a.Statements) })
	return out[:min(len(out), mostNarrower)], nil
}

// narrowed are the watches that narrow one by a speaker, a section, an outlet, a place or
// an organisation of what it found: of each the ones of the most articles. The text of each is its operator.
func narrowed(q question.Question, found []heard) (out []Watch) {
	counts := make(map[index.Field]map[string]int)
	count := func(field index.Field, values ...string) {
		if counts[field] == nil {
			counts[field] = make(map[string]int)
		}
		slices.Sort(values)
		for _, v := range slices.Compact(values) {
			counts[field][v]++
		}
	}
	for _, a := range found {
		var speakers []string
		for _, d := range a.documents {
			if d.Speaker.Named {
				speakers = append(speakers, d.Speaker.Name)
			}
		}
		count(index.Speaker, speakers...)
		count(index.Section, a.Section)
		count(index.Outlet, a.Outlet)
		if len(a.documents) > 0 {
			count(index.Place, slices.Clone(a.documents[0].Places)...)
			count(index.Organisation, slices.Clone(a.documents[0].Organisations)...)
		}
	}
	for _, field := range []index.Field{index.Speaker, index.Section, index.Outlet, index.Place, index.Organisation} {
		if field == index.Speaker && q.Speaker != "" {
			continue // whom it names already
		}
		for _, value := range mostOf(counts[field]) {
			operator, ok := question.Operator(field, value)
			if !ok {
				continue
			}
			narrow, _ := question.Previous{Question: q}.Refine(operator, question.Options{})
			if narrow.Text = operator; narrow.String() != q.String() {
				out = append(out, Watch{ID: int64(len(out)), Question: narrow})
			}
		}
	}
	return out
}

// mostOf are the values of the highest counts.
func mostOf(counts map[string]int) []string {
	const most = 4
	var out []string
	for value := range counts {
		if value != "" {
			out = append(out, value)
		}
	}
	slices.SortFunc(out, func(a, b string) int { return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b)) })
	return out[:min(len(out), most)]
}

// Text says what a watch would have told of: "In the last 30 days it would have told you
// of 41 statements in 29 articles."
func (r Rehearsal) Text() string {
	if r.Statements == 0 {
		return label.Text("watch.rehearsed-none", r.Days)
	}
	return label.Text("watch.rehearsed", r.Days, label.Count(r.Statements, "statement"), label.Count(r.Articles, "article"))
}
