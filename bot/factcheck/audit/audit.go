// Package audit owns the second look at what one person has written: people quoted there
// and nowhere else, quotes that stand otherwise in another article, and quotes that another
// outlet had earlier, the oddest first. It shows both places and judges nothing: most of
// what it lists has a good reason.
//
// How odd something is, is how seldom it happens to the colleagues: the logarithm of their
// rate. Rates are of classes, such as a wording that two other articles have otherwise, so
// that what happens to everybody comes last.
package audit

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"onrecord/bot/asking/question"
	"onrecord/bot/label"
	"onrecord/corpus"
	"onrecord/index/ledger"
	"onrecord/index/term"
)

// Archive is what the words of quotes are read from.
type Archive interface {
	Excerpts(ctx context.Context, places []corpus.Place) ([]corpus.Excerpt, error)
}

// Desk audits bylines.
type Desk struct {
	Ledger  *ledger.Ledger
	Archive Archive
	Clock   func() time.Time
	// Allowed are the people whose bylines may be audited.
	Allowed []string
}

// Kind is what is odd.
type Kind string

const (
	NowhereElse Kind = "nowhere-else" // a person who is quoted, or named as a speaker, by nobody else
	Wording     Kind = "wording"      // another article has other words
	Speaker     Kind = "speaker"      // another article has them by somebody else
	Day         Kind = "day"          // another article says that it was another day
	Earlier     Kind = "earlier"      // another outlet had the words on an earlier day
)

// Report is what is odd about the quotes under a byline. Its JSON form is part of the
// contract of the command line.
type Report struct {
	Byline     string     `json:"byline"`
	From       corpus.Day `json:"from"` // of the articles looked at
	To         corpus.Day `json:"to"`
	Articles   int        `json:"articles"`
	Statements int        `json:"statements"`
	// Oddness compares the byline with the colleagues', over all kinds; 0 is as odd as they
	// are.
	Oddness  float64   `json:"oddness"`
	Rates    []Rate    `json:"rates"`
	Findings []Finding `json:"findings"` // the oddest first
}

// Rate is how often something is found, of so many people or quotes that were looked at.
type Rate struct {
	Kind       Kind    `json:"kind"`
	Found      int     `json:"found"`
	Of         int     `json:"of"`
	Here       float64 `json:"here"`
	Colleagues float64 `json:"colleagues"`
}

// Finding is one thing that is odd.
type Finding struct {
	Kind    Kind    `json:"kind"`
	Odd     float64 `json:"odd"`
	Speaker string  `json:"speaker"`
	Here    Place   `json:"here"`
	There   *Place  `json:"there"` // null of a person who is quoted nowhere else
	// Others is how many other articles have it otherwise, or had it earlier; of a person
	// who is quoted nowhere else, how many articles here quote them.
	Others int `json:"others"`
}

// Place is a quote where it stands.
type Place struct {
	Article   corpus.ArticleID `json:"article"`
	Headline  string           `json:"headline"`
	Outlet    string           `json:"outlet"`
	Published corpus.Day       `json:"published"`
	URL       string           `json:"url"`
	Byline    []string         `json:"byline"`
	Paragraph int              `json:"paragraph"`
	Speaker   string           `json:"speaker"`
	Said      string           `json:"said"` // the day that is printed with it, worked out; of kind day
	Text      string           `json:"text"`
}

// Errors of an audit.
var (
	ErrByline     = errors.New(`say whose articles: onrecord audit by:"Ada Quill" since:2019`)
	ErrNotAllowed = errors.New("audits are for the bylines that the setting people.audited names")
)

// Check reports what keeps a question from being an audit, and whose it is.
func (d *Desk) Check(q question.Question) (byline string, err error) {
	f := q.Filter
	if len(f.Bylines) != 1 || q.Words+q.Phrase+q.Speaker+q.Article != "" {
		return "", ErrByline
	}
	for _, allowed := range d.Allowed {
		if sameName(allowed, f.Bylines[0]) {
			return allowed, nil
		}
	}
	return "", fmt.Errorf("%w: %s is not among them", ErrNotAllowed, f.Bylines[0])
}

func sameName(a, b string) bool { return slices.Equal(term.Words(a), term.Words(b)) }

// Report audits the byline of a question, in its days.
func (d *Desk) Report(ctx context.Context, q question.Question) (Report, error) {
	byline, err := d.Check(q)
	if err != nil {
		return Report{}, err
	}
	e := evidence{}
	if err := d.Ledger.Read(ctx, func(b *ledger.Book) error {
		e.take(b, q)
		return nil
	}); err != nil {
		return Report{}, err
	}
	if err := e.read(ctx, d.Archive, d.Clock()); err != nil {
		return Report{}, err
	}
	return e.report(byline), nil
}

// class is a kind of finding with what makes it more or less usual.
type class struct {
	kind Kind
	of   string
}

// found is a finding with its class and its place in the evidence.
type found struct {
	Finding
	class   class
	authors []string
}

// count is how often something was found for an author, and of how many.
type count struct {
	found map[class]int
	of    map[Kind]int // people, or quotes
}

// report orders the findings of a byline by the rates of the others.
func (e *evidence) report(byline string) Report {
	r := Report{Byline: byline, Rates: []Rate{}, Findings: []Finding{}}
	mine := func(authors []string) bool {
		return slices.ContainsFunc(authors, func(a string) bool { return sameName(a, byline) })
	}
	for _, a := range e.articles {
		if !a.wanted || !mine(a.Authors) {
			continue
		}
		r.Articles++
		r.Statements += len(a.Statements)
		if a.Day != "" {
			r.From, r.To = cmp.Or(r.From, a.Day), a.Day
		}
	}
	here, there := newCount(), newCount()
	all := e.findings()
	for _, f := range all {
		if mine(f.authors) {
			here.found[f.class]++
		} else {
			there.found[f.class]++
		}
	}
	e.opportunities(func(kind Kind, authors []string) {
		if mine(authors) {
			here.of[kind]++
		} else {
			there.of[kind]++
		}
	})
	for _, f := range all {
		if mine(f.authors) {
			f.Odd = round(-math.Log(there.rate(f.class)))
			r.Findings = append(r.Findings, f.Finding)
		}
	}
	slices.SortStableFunc(r.Findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(b.Odd, a.Odd), cmp.Compare(b.Others, a.Others), cmp.Compare(a.Here.Published, b.Here.Published), cmp.Compare(a.Here.Article, b.Here.Article))
	})
	r.Rates, r.Oddness = here.compare(there)
	return r
}

func newCount() count { return count{make(map[class]int), make(map[Kind]int)} }

// anyOf is the class of what is as odd as all of its kind.
const anyOf = ""

// rate is how often something is found; of what was never found, half as often as once.
func (c count) rate(of class) float64 {
	n := c.found[of]
	if of.of == anyOf {
		n = c.sum(of.kind)
	}
	return (float64(n) + 0.5) / (float64(c.of[of.kind]) + 1)
}

// compare returns the rates by kind, and the logarithm of how much likelier it is that the
// findings have a rate of their own than that of others (Poisson), over all classes that
// are found more often.
func (c count) compare(with count) (rates []Rate, oddness float64) {
	for of, n := range c.found {
		expected := with.rate(of) * float64(c.of[of.kind])
		if got := float64(n); got > expected {
			oddness += got*math.Log(got/expected) - (got - expected)
		}
	}
	for _, kind := range []Kind{NowhereElse, Wording, Speaker, Day, Earlier} {
		r := Rate{Kind: kind, Of: c.of[kind], Found: c.sum(kind)}
		r.Here = share(r.Found, r.Of)
		r.Colleagues = share(with.sum(kind), with.of[kind])
		rates = append(rates, r)
	}
	return rates, round(oddness)
}

func (c count) sum(kind Kind) (n int) {
	for of, found := range c.found {
		if of.kind == kind {
			n += found
		}
	}
	return n
}

func share(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return math.Round(1000*float64(n)/float64(of)) / 1000
}

func round(v float64) float64 { return math.Round(100*v) / 100 }

// Text is the report as plain text, with at most so many findings.
func (r Report) Text(most int) string {
	var b strings.Builder
	b.WriteString(label.Text("audit.of", r.Byline, label.Count(r.Articles, "article"), label.Count(r.Statements, "statement")))
	if r.From != "" {
		b.WriteString(", " + label.Days(r.From, r.To))
	}
	fmt.Fprintf(&b, "\n%s\n", label.Text("audit.oddness", r.Oddness))
	for _, rate := range r.Rates {
		fmt.Fprintf(&b, "  %s\n", label.Text("audit.rate", shown(rate.Kind), rate.Found, rate.Of, 100*rate.Here, 100*rate.Colleagues))
	}
	for _, f := range r.Findings[:min(len(r.Findings), most)] {
		fmt.Fprintf(&b, "\n%.1f  %s: %s\n", f.Odd, shown(f.Kind), f.Speaker)
		f.Here.text(&b, label.Text("audit.here"))
		if f.There != nil {
			f.There.text(&b, label.Text("audit.there"))
		}
	}
	if more := len(r.Findings) - most; more > 0 {
		fmt.Fprintf(&b, "\n%s\n", label.Text("list.more", more))
	}
	return b.String()
}

// shown is a kind as people read it.
func shown(k Kind) string {
	switch k {
	case NowhereElse:
		return label.Text("audit.nowhere-else")
	case Wording:
		return label.Text("audit.wording")
	case Speaker:
		return label.Text("audit.speaker")
	case Day:
		return label.Text("audit.day")
	}
	return label.Text("audit.earlier")
}

func (p Place) text(b *strings.Builder, where string) {
	said := ""
	if p.Said != "" {
		said = label.Text("audit.said-on", p.Said)
	}
	fmt.Fprintf(b, "  %-5s  %s%s: %s\n         %s\n", where, p.Speaker, said, strings.Join(strings.Fields(p.Text), " "), p.where())
}

// where names the article, its people and its paragraph.
func (p Place) where() string {
	var parts []string
	for _, part := range append([]string{p.Headline, p.Outlet, string(p.Published)}, p.Byline...) {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if len(parts) == 0 {
		parts = []string{string(p.Article)}
	}
	return fmt.Sprintf("%s, ¶%d", strings.Join(parts, ", "), p.Paragraph)
}
