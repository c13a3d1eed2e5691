// Package story owns a topic as the archive tells it ([Library.Story]): who said what in
// order of time, what was said first and last, who denied what somebody else said, and which
// figures were given. Every word of it is an article's, or a label.
package story

import (
	"cmp"
	"context"
	"errors"
	"math"
	"regexp"
	"slices"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/question"
	"onrecord/bot/people/statement"
	"onrecord/corpus"
	"onrecord/corpus/pattern"
	"onrecord/corpus/quote"
	"onrecord/index"
	"onrecord/index/term"
)

// Story is what the archive has on a topic. Its JSON form is part of the command line's
// contract.
type Story struct {
	Topic string `json:"story"`
	Found bool   `json:"found"`
	// Count is of statements, of which Statements are the strongest; More is true where the
	// archive has more than were read.
	Count    int              `json:"count"`
	More     bool             `json:"more"`
	Articles int              `json:"articles"`
	From     corpus.Day       `json:"from"`
	To       corpus.Day       `json:"to"`
	First    *answer.Citation `json:"first"`
	Last     *answer.Citation `json:"last"`
	// Statements are in order of time, each with its whole sentences.
	Statements     []answer.Citation         `json:"statements"`
	Contradictions []statement.Contradiction `json:"contradictions"`
	Figures        []Figure                  `json:"figures"` // in order of time
	Speakers       []answer.Count            `json:"speakers"`
	Scope          answer.Scope              `json:"scope"`
	TookMS         float64                   `json:"took_ms"`

	Sample bool `json:"-"`
	// Request is what was asked for.
	Request Request `json:"-"`
}

// Figure is a figure as printed, "more than 500 people", with the statement that gives it.
type Figure struct {
	Figure   string          `json:"figure"`
	Citation answer.Citation `json:"citation"`
}

// Request is the topic that is wanted.
type Request struct {
	Topic  string
	Filter index.Filter
	Page   int // from 0

	operators string // as typed
}

// ErrNothing is the error of a request without a topic.
var ErrNothing = errors.New(`name a topic: story ferry, story "chemical weapons" before:2014`)

// leading are words before a topic that are none of it: "story about the ferry".
var leading = regexp.MustCompile(`(?i)^(?:(?:so far|about|of|on|the|a|an)\s+)+`)

// Parse reads a request as it is typed: ferry before:2016 outlet:herald.
func Parse(text string, o question.Options) (Request, error) {
	var r Request
	var theirs []string
	topic, operators := question.Split(text)
	for _, typed := range operators {
		if page, ok := strings.CutPrefix(typed, "page:"); ok {
			n, err := question.Page(page)
			if err != nil {
				return Request{}, err
			}
			r.Page = n
			continue
		}
		theirs = append(theirs, typed)
	}
	if r.Topic = leading.ReplaceAllString(topic, ""); !slices.ContainsFunc(term.Words(topic), answer.IsContent) {
		return Request{}, ErrNothing
	}
	r.operators = strings.Join(theirs, " ")
	var err error
	if r.Filter, err = question.Narrowing(r.operators, o); err != nil {
		return Request{}, err
	}
	return r, nil
}

// String is the request as it may be typed, so that a button can carry it.
func (r Request) String() string {
	parts := []string{r.Topic}
	if r.operators != "" {
		parts = append(parts, r.operators)
	}
	if r.Page > 0 {
		parts = append(parts, question.PageOperator(r.Page))
	}
	return strings.Join(parts, " ")
}

// Desk reads what was said.
type Desk interface {
	Told(ctx context.Context, q index.Query) (found []answer.Citation, more bool, err error)
	Whole(ctx context.Context, c answer.Citation) (answer.Citation, error)
}

// Archive tells how much there is.
type Archive interface {
	Scope(ctx context.Context) (corpus.Scope, error)
}

// Library is where stories are looked up.
type Library struct {
	Desk    Desk
	Archive Archive
	Clock   func() time.Time
	Sample  bool
}

// Limits of a story: so many quotes are read, and so many statements are the strongest; of one
// speaker, and of one article, so many of these.
const (
	mostRead       = 300
	mostStatements = 30
	perSpeaker     = 6
	perArticle     = 3
	mostFigures    = 20
	mostSpeakers   = 10
)

// Story tells a topic.
func (l *Library) Story(ctx context.Context, r Request) (Story, error) {
	began := l.Clock()
	scope, err := l.Archive.Scope(ctx)
	if err != nil {
		return Story{}, err
	}
	s := Story{
		Topic: r.Topic, Statements: []answer.Citation{}, Contradictions: []statement.Contradiction{}, Figures: []Figure{},
		Speakers: []answer.Count{}, Scope: answer.Scope(scope), Sample: l.Sample, Request: r,
	}
	told, more, err := l.Desk.Told(ctx, index.Query{Words: r.Topic, Filter: r.Filter, Limit: mostRead})
	if err != nil {
		return Story{}, err
	}
	if s.Found = len(told) > 0; s.Found {
		s.More = more
		if err := l.tell(ctx, told, &s); err != nil {
			return Story{}, err
		}
	}
	s.TookMS = float64(l.Clock().Sub(began).Microseconds()) / 1000
	return s, nil
}

// tell fills a story with the statements on its topic.
func (l *Library) tell(ctx context.Context, told []answer.Citation, s *Story) error {
	s.count(told)
	strongest := strongest(told)
	byTime(strongest)
	byTime(told)
	work, within := errgroup.WithContext(ctx)
	work.Go(func() error {
		for _, c := range strongest {
			whole, err := l.whole(within, c)
			if err != nil {
				return err
			}
			s.Statements = append(s.Statements, whole)
		}
		s.Statements = append([]answer.Citation{}, statement.Once(s.Statements)...)
		return l.ends(within, told, s)
	})
	work.Go(func() error {
		opposed, err := l.contradictions(within, told)
		s.Contradictions = append(s.Contradictions, opposed...)
		return err
	})
	work.Go(func() error {
		s.Figures = append(s.Figures, figures(told)...)
		return nil
	})
	return work.Wait()
}

// contradictions returns who denied what somebody else had said.
func (l *Library) contradictions(ctx context.Context, told []answer.Citation) (out []statement.Contradiction, err error) {
	for _, candidates := range statement.Of(told).Opposed() {
		denied, err := l.whole(ctx, candidates[0].Denied)
		if err != nil {
			return nil, err
		}
		for _, c := range candidates {
			c.Denied = denied
			if c.Said, err = l.whole(ctx, c.Said); err != nil {
				return nil, err
			}
			if c.Holds() {
				out = append(out, c)
				break
			}
		}
	}
	return out, nil
}

// ends cites the first and the last statement whose day is known.
func (l *Library) ends(ctx context.Context, told []answer.Citation, s *Story) error {
	said := slices.DeleteFunc(slices.Clone(told), func(c answer.Citation) bool { return c.Published == "" || c.Stance != quote.Asserted })
	if len(said) == 0 {
		return nil
	}
	for _, end := range []struct {
		of   answer.Citation
		into **answer.Citation
	}{{said[0], &s.First}, {said[len(said)-1], &s.Last}} {
		whole, err := l.whole(ctx, end.of)
		if err != nil {
			return err
		}
		*end.into = &whole
	}
	return nil
}

// whole is a statement with its whole sentence, unless it is one.
func (l *Library) whole(ctx context.Context, c answer.Citation) (answer.Citation, error) {
	if statement.IsSentence(c) {
		return c, nil
	}
	return l.Desk.Whole(ctx, c)
}

// count counts speakers and articles, and tells from which day to which they are.
func (s *Story) count(told []answer.Citation) {
	s.Count = len(told)
	var names []string
	articles := make(map[corpus.ArticleID]bool)
	for _, c := range told {
		articles[c.Article] = true
		if c.Published != "" {
			s.From, s.To = min(cmp.Or(s.From, c.Published), c.Published), max(s.To, c.Published)
		}
		if c.Speaker != nil && c.Speaker.Named {
			names = append(names, c.Speaker.Name)
		}
	}
	s.Articles = len(articles)
	counted := answer.CountNames(names)
	s.Speakers = append(s.Speakers, counted[:min(len(counted), mostSpeakers)]...)
}

// strongest returns the statements that tell most by themselves.
func strongest(told []answer.Citation) (out []answer.Citation) {
	type weighed struct {
		of       int
		strength float64
	}
	ranked := make([]weighed, len(told))
	for i, c := range told {
		ranked[i] = weighed{i, strength(c)}
	}
	slices.SortStableFunc(ranked, func(a, b weighed) int { return cmp.Compare(b.strength, a.strength) })
	speakers, articles := make(map[string]int), make(map[corpus.ArticleID]int)
	for _, w := range ranked {
		c := told[w.of]
		name := c.Speaker.Name
		if len(out) == mostStatements || speakers[name] == perSpeaker || articles[c.Article] == perArticle {
			continue
		}
		speakers[name]++
		articles[c.Article]++
		out = append(out, c)
	}
	return out
}

// strength is what a statement tells by itself, in points: it has the words of the topic, is in
// somebody's own words and of some length, by somebody with a name and a title, and is
// printed widely.
func strength(c answer.Citation) float64 {
	v := 2*c.Score + 0.5*math.Log2(1+float64(c.Copies))
	switch n := len(term.Words(strings.Join(c.Pieces(), " "))); {
	case n < statement.FewestWords:
		v -= 2
	case n >= 2*statement.FewestWords && n <= 10*statement.FewestWords:
		v++
	}
	if c.Kind == index.Direct {
		v++
	}
	if c.Speaker.Named {
		v += 0.5
	}
	if c.Speaker.Title != "" {
		v += 0.5
	}
	if c.Stance != quote.Asserted {
		v -= 0.5
	}
	return v
}

// byTime puts the oldest first, what has no day last.
func byTime(said []answer.Citation) {
	day := func(c answer.Citation) corpus.Day { return cmp.Or(c.Published, "9999") }
	slices.SortStableFunc(said, func(a, b answer.Citation) int {
		return cmp.Or(cmp.Compare(day(a), day(b)), cmp.Compare(a.Article, b.Article), cmp.Compare(a.Start, b.Start))
	})
}

// figures returns the figures that are given in statements which have the words of the topic,
// each of a speaker once.
func figures(told []answer.Citation) (out []Figure) {
	seen := make(map[[2]string]bool)
	for _, c := range told {
		if c.Stance != quote.Asserted || c.Score == 0 {
			continue
		}
		for _, printed := range c.Figures() {
			partOfName := strings.Contains(c.Text, "-"+printed) // “COVID-19 patients”
			if printed = counting(printed); printed == "" || partOfName {
				continue
			}
			key := [2]string{c.Speaker.Name, strings.ToLower(printed)}
			if !seen[key] && len(out) < mostFigures {
				seen[key] = true
				out = append(out, Figure{printed, c})
			}
		}
	}
	return out
}

// counting is a figure with what it counts, as printed: money, a share, a number of people or
// things. It is empty where it is neither: a time, a span of time, a number by which something is
// called, or one whose unit stands elsewhere.
func counting(printed string) string {
	if m := share().FindString(printed); m != "" {
		return m
	}
	if m := money().FindString(printed); m != "" {
		return m
	}
	if many().MatchString(printed) && !spans().MatchString(printed) {
		return printed
	}
	return ""
}

var (
	share = pattern.Lazy(`(?i)^.*\d\s?(%|per\s?cent\b)`)
	money = pattern.Lazy(`(?i)^[\p{L} ]*[$£€]\s?\d[\d,.]*\d?(\s?(million|billion|trillion|bn|m|k)\b)?`)
	many  = pattern.Lazy(`(?i)^[^:/#]*\d[\d,.]*( hundred| thousand| million| billion)?( people| children| men| women| personnel| police| \p{L}{2,}[^us\W]s)$`)
	spans = pattern.Lazy(`(?i)\b(seconds?|minutes?|hours?|days?|weeks?|months?|years?|times|things|points|photos|images)$`)
)
