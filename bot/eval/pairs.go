package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"onrecord/bot/asking/answer"
	"onrecord/bot/factcheck/check"
	"onrecord/bot/factcheck/inhand"
	"onrecord/bot/sight"
	"onrecord/corpus"
	"onrecord/index/bleve"
)

// pair is a source and a draft that is made of it.
type pair struct {
	name    string
	source  check.Source
	draft   string
	printed []printedQuote
}

// printedQuote is what stands in a pair of quotation marks of a draft.
type printedQuote struct {
	span  corpus.Span // with the marks
	fault fault       // empty is none
	place string      // where the source has what it is made of
}

// fault is what is wrong with a quote.
type fault string

var faults = []fault{"word", "not", "figure", "joined", "speaker", "summary"}

// verdicts are those that name the fault.
func (f fault) verdicts() []check.Verdict {
	switch f {
	case "speaker":
		return []check.Verdict{check.WrongSpeaker}
	case "summary":
		return []check.Verdict{check.InOtherWords, check.NotFound}
	}
	return []check.Verdict{check.Altered}
}

// faultMark follows a faulty quote: what is wrong, and words that the source has there.
var faultMark = regexp.MustCompile(`\{(\w+): ([^}]+)\}`)

// readPairs reads pairs from archives in the form of txtar. Each has a folder with a
// source, in any format that is read, and draft.txt. Behind the quotation marks of a faulty
// quote stands the fault, and which words the source has there: {figure: eleven weeks}.
func readPairs(ctx context.Context, files ...string) (out []pair, err error) {
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			return nil, err
		}
		for _, f := range archive.Files {
			name, base := path.Dir(f.Name), path.Base(f.Name)
			if base != "draft.txt" {
				read, err := inhand.Reader{}.ReadFile(ctx, base, f.Data)
				if err != nil {
					return nil, fmt.Errorf("%s: %s: %w", file, name, err)
				}
				out = append(out, pair{name: filepath.Base(file) + " " + name, source: read[0]})
				continue
			}
			if len(out) == 0 || !strings.HasSuffix(out[len(out)-1].name, " "+name) {
				return nil, fmt.Errorf("%s: %s: the source stands before its draft", file, name)
			}
			if err := out[len(out)-1].mark(string(f.Data)); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// quotationMarks matches what stands between a pair of them.
var quotationMarks = regexp.MustCompile(`“[^”]*”`)

// mark takes the draft, with its faults marked.
func (p *pair) mark(marked string) error {
	var ends []int // of the draft, where a fault is marked
	var marks [][]string
	last := 0
	for _, at := range faultMark.FindAllStringSubmatchIndex(marked, -1) {
		p.draft += marked[last:at[0]]
		last = at[1]
		ends, marks = append(ends, len(p.draft)), append(marks, []string{marked[at[2]:at[3]], marked[at[4]:at[5]]})
	}
	p.draft += marked[last:]
	for _, at := range quotationMarks.FindAllStringIndex(p.draft, -1) {
		p.printed = append(p.printed, printedQuote{span: corpus.Span{Start: at[0], End: at[1]}})
	}
	for i, m := range marks {
		of := slices.IndexFunc(p.printed, func(q printedQuote) bool { return q.span.End > ends[i] }) - 1
		if of < -1 {
			of = len(p.printed) - 1
		}
		at := strings.Index(strings.ToLower(p.source.Article.Body), strings.ToLower(m[1]))
		if of < 0 || at < 0 || !slices.Contains(faults, fault(m[0])) {
			return fmt.Errorf("%s: {%s: %s} stands behind no quote, is no fault, or its words are not in the source", p.name, m[0], m[1])
		}
		p.printed[of].fault, p.printed[of].place = fault(m[0]), p.source.Place(at)
	}
	return nil
}

// pairs measures the check of drafts against what they are made of.
func pairs(ctx context.Context, args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("pairs", flag.ContinueOnError)
	list := flags.Bool("errors", false, "list what is wrong, one line each, instead of the table")
	if err := flags.Parse(args); err != nil {
		return err
	}
	read, err := readPairs(ctx, flags.Args()...)
	if err != nil {
		return err
	}
	r := &pairsReport{named: make(map[fault]naming)}
	if *list {
		r.mistakes = stdout
	}
	if err := r.measure(ctx, read); err != nil || *list {
		return err
	}
	r.table(stdout)
	return nil
}

// naming counts quotes with a fault: all, those that are not taken for exact and come back
// with their place in the source, and of these those with the verdict that fits.
type naming struct{ all, named, fitting int }

// pairsReport counts what the check says of faulty quotes and of good ones.
type pairsReport struct {
	pairs, quotes int
	named         map[fault]naming
	good, accused int
	unseen        int // good ones that are not checked
	mistakes      io.Writer
}

// measure checks the drafts in an archive that has nothing.
func (r *pairsReport) measure(ctx context.Context, read []pair) (err error) {
	archive, err := corpus.OpenMemory(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, archive.Close()) }()
	engine, err := bleve.OpenMemory()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, engine.Close()) }()
	c := &check.Checker{Archive: sight.Archive{Archive: archive}, Index: engine, Clock: time.Now}
	for _, p := range read {
		report, err := c.Check(ctx, p.draft, p.source)
		if err != nil {
			return err
		}
		r.pairs++
		for _, q := range p.printed {
			r.count(p, q, report)
		}
	}
	return nil
}

// count judges one quote of a draft.
func (r *pairsReport) count(p pair, q printedQuote, checked check.Report) {
	r.quotes++
	var got check.Quote
	for _, other := range checked.Quotes {
		if slices.ContainsFunc(other.Pieces, q.span.Overlaps) {
			got = other
		}
	}
	right := false
	switch {
	case q.fault != "":
		n := r.named[q.fault]
		n.all++
		if got.Verdict != "" && got.Verdict != check.Exact && shows(got, q.place) {
			n.named++
			if right = slices.Contains(q.fault.verdicts(), got.Verdict); right {
				n.fitting++
			}
		}
		r.named[q.fault] = n
	default:
		r.good++
		within := corpus.Span{Start: got.Start, End: got.End}
		right = got.Verdict == check.Exact || slices.ContainsFunc(p.printed, func(other printedQuote) bool { return other.fault != "" && within.Overlaps(other.span) })
		if got.Verdict == "" {
			r.unseen++
		} else if !right {
			r.accused++
		}
	}
	if r.mistakes != nil && !right {
		has := ""
		if got.Citation != nil {
			has = got.Citation.Where()
		}
		fmt.Fprintf(r.mistakes, "%s\t%s\t%s\t%q\tin %q\tsays %q\thas %q\twants %q\n", p.name, q.fault, got.Verdict, q.span.Of(p.draft), got.Marked(func(_ check.Op, s string) string { return s }), got.Speaker, has, q.place)
	}
}

// shows reports whether a quote comes back with a place.
func shows(q check.Quote, place string) bool {
	return q.Citation != nil && q.Citation.Place == place || slices.ContainsFunc(q.Instead, func(c answer.Citation) bool { return c.Place == place })
}

// table prints how many faulty quotes are named at their place, by what is wrong with them,
// and how many good ones are accused.
func (r *pairsReport) table(w io.Writer) {
	fmt.Fprintf(w, "%d pairs, %d quotes\n", r.pairs, r.quotes)
	var sum naming
	for _, f := range faults {
		n := r.named[f]
		sum = naming{sum.all + n.all, sum.named + n.named, sum.fitting + n.fitting}
		n.row(w, string(f))
	}
	sum.row(w, "faulty")
	fmt.Fprintf(w, "%-8s %3d accused of %3d, %d not checked\n", "good", r.accused, r.good, r.unseen)
}

func (n naming) row(w io.Writer, of string) {
	fmt.Fprintf(w, "%-8s %3d named at their place of %3d, %d of them with the verdict that fits\n", of, n.named, n.all, n.fitting)
}
