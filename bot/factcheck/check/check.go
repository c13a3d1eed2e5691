// Package check owns the checking of quotes: every quote of a draft is looked for
// in the archive and comes back with a verdict, the words that differ, and the
// citation. It knows neither Slack nor the terminal.
//
// # What is checked
//
// The quotes of the draft that stand in quotation marks, and the quotations that
// nobody is credited with and that read as speech (draft). Reported speech has no
// exact words and is left out.
//
// # How a quote is checked
//
// Its words are put to the index, those of a long one in a few stretches, and the
// passages that come back are compared with it (find). The articles of the best
// are read whole, so that a quote may be a part of theirs or run over several
// (page). There the words are aligned with all that stands in quotation marks
// (align), and with the rest of the text, to tell reported speech (reading),
// which has other persons and tenses (shift). Last,
// whoever the draft names is compared with whoever the article names (speaker).
// Of several readings the kindest counts: the same words by the same speaker, then
// the same words, then altered ones, then the same ones outside quotation marks.
//
// What the draft is made of, if given ([Source]), is read whole before that. In a
// recording, a speech or a post the words outside quotation marks are said, too (voice).
// The archive has a say only in what is not found there, or is word for word in it.
package check

import (
	"context"
	"runtime"
	"slices"
	"strings"
	"time"
	"unicode"

	"golang.org/x/sync/errgroup"

	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/met"
	"onrecord/bot/label"
	"onrecord/corpus"
	"onrecord/corpus/quote"
	"onrecord/index"
)

// Verdict says how a quote of the draft stands to the archive.
type Verdict string

const (
	// Exact is a quote whose words stand in this order inside the article's
	// quotation marks. The form of quotation marks, apostrophes, dashes and accents,
	// capitals, punctuation and space do not matter; neither do words of the
	// article's own that split the quote there.
	Exact Verdict = "exact"
	// Altered is one whose words stand there with others in between, or not all of
	// them.
	Altered Verdict = "altered"
	// WrongSpeaker is one whose words are exact or altered, and somebody else's than
	// the draft says.
	WrongSpeaker Verdict = "wrong-speaker"
	// InOtherWords is one whose words, or nearly all of them, stand there only outside
	// quotation marks: as reported speech, or as the article's own.
	InOtherWords Verdict = "in-other-words"
	// NotFound is one that the archive does not have. It says nothing about whether it
	// was said.
	NotFound Verdict = "not-found"
)

// Op is what an Edit is.
type Op string

const (
	Equal  Op = "equal"  // stands in the draft and in the article, or is compared with nothing
	Insert Op = "insert" // words of the draft that the article lacks
	Delete Op = "delete" // words of the article that the draft lacks
)

// Edit is a stretch of a quote. The texts of equal and insert, put together, are
// the quote's text, byte for byte; that of delete is what the article prints, on
// one line.
type Edit struct {
	Op   Op     `json:"op"`
	Text string `json:"text"`
}

// Quote is a quote of the draft with what became of it. Its JSON form is part of
// the command line's contract.
type Quote struct {
	// Text is the bytes Start to End of the draft, with the quotation marks. Where
	// an attribution splits the quote, it stands in the text too.
	Text  string `json:"text"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	// Speaker is the fullest name that the draft prints for who said it, else its
	// description; empty where there is none.
	Speaker string  `json:"speaker"`
	Verdict Verdict `json:"verdict"`
	// Stance is how the article holds the words; empty where nothing was found.
	Stance quote.Stance `json:"stance"`
	// Diff says how the words differ from the article's; empty where nothing was
	// found.
	Diff []Edit `json:"diff"`
	// Citation is the passage with the words; of a quote that was not found, the
	// nearest, or nil.
	Citation *answer.Citation `json:"citation"`
	// Met is what the archive knows of the speaker, where the draft names a person; else
	// nil.
	Met *met.Person `json:"met"`
	// Instead are what the speaker did say, the nearest in meaning first, where nobody said
	// these words: at most three.
	Instead []answer.Citation `json:"instead"`

	// Pieces are the parts of the quote that stand in quotation marks.
	Pieces []corpus.Span `json:"-"`
	// Line is the line of the draft in which the quote begins, from 1.
	Line int `json:"-"`
	// Notes are what else an editor should know, a phrase each, and what to do.
	Notes []string `json:"-"`
}

// Report is what the check of a draft found.
type Report struct {
	Quotes []Quote // in the order of the draft
	// Passed are the pairs of quotation marks that were not checked. With the Pieces of the
	// quotes they are all that the draft has.
	Passed []Passed
	// Speakers are the people whom the draft quotes, in its order, with what the archive
	// knows of them.
	Speakers []met.Person
	Scope    answer.Scope
	Sources  int // that the draft was checked against first
	// Sample is true where the built-in sample archive was asked.
	Sample bool
}

// Why says why a pair of quotation marks was not checked.
type Why string

const (
	Short Why = "short" // too few words that nobody is credited with: a name, or words held at arm's length
	Title Why = "title" // of a book or a song
	Over  Why = "over"  // the draft has more quotes than are checked at once
)

// Passed is a pair of quotation marks of the draft that was not checked.
type Passed struct {
	Span corpus.Span
	Text string
	Line int // of the draft, from 1
	Why  Why
}

// Count returns how many quotes have a verdict.
func (r Report) Count(v Verdict) int {
	n := 0
	for _, q := range r.Quotes {
		if q.Verdict == v {
			n++
		}
	}
	return n
}

// Checker checks the quotes of drafts. It may be used by several goroutines.
type Checker struct {
	Archive answer.Archive
	Index   answer.Searcher
	Clock   func() time.Time
	// Acquaintance, if set, knows whom the archive quotes.
	Acquaintance Acquaintance
	// Marks, if set, tell which words must not be printed again.
	Marks answer.Marks
	// Sample marks reports as those of the built-in sample archive.
	Sample bool
}

// Acquaintance tells what an archive knows of a name that is printed with a title.
type Acquaintance interface {
	Meet(ctx context.Context, name, title string) (met.Person, error)
}

// Check looks up every quote of a draft, which is plain text in UTF-8: in its sources,
// and what these do not have word for word in the archive, too. All offsets are bytes of
// the draft.
func (c *Checker) Check(ctx context.Context, draft string, sources ...Source) (Report, error) {
	scope, err := c.Archive.Scope(ctx)
	if err != nil {
		return Report{}, err
	}
	found := quote.Annotate(corpus.Article{Body: doubleInHeading(singleInside(draft))})
	drafted, passed := quotesOf(draft, found)
	checked := make([][]Quote, len(drafted))
	desk := &desk{Checker: c, articleCache: articleCache{archive: c.Archive, now: c.Clock(), broken: brokenIn(drafted)}, draft: found, isPerson: index.IsPerson(found)}
	for _, s := range sources {
		desk.sources = append(desk.sources, pageOf(s, desk.broken))
	}
	work, within := errgroup.WithContext(ctx)
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i, d := range drafted {
		work.Go(func() (err error) {
			checked[i], err = desk.check(within, draft, d)
			return err
		})
	}
	if err := work.Wait(); err != nil {
		return Report{}, err
	}
	report := Report{Scope: answer.Scope(scope), Sources: len(sources), Sample: c.Sample, Quotes: slices.Concat(checked...), Passed: passed}
	c.noteMarks(ctx, report.Quotes)
	if err := offer(ctx, c, report.Quotes, desk.isPerson); err != nil {
		return report, err
	}
	noteNames(draft, drafted, checked, report.Quotes)
	err = c.meet(ctx, drafted, checked, desk.isPerson, &report)
	return report, err
}

// noteMarks notes which quotes have words that must not be printed again.
func (c *Checker) noteMarks(ctx context.Context, quotes []Quote) {
	if c.Marks == nil {
		return
	}
	for i := range quotes {
		if note := c.Marks.Note(ctx, "", quotes[i].words()); note != "" {
			quotes[i].Notes = append(quotes[i].Notes, note)
		}
	}
}

// noteNames notes which quotes have a speaker whose surname is spelt otherwise there, by one
// letter, than elsewhere in the draft.
func noteNames(draft string, drafted []draftQuote, checked [][]Quote, quotes []Quote) {
	at := 0
	for i, d := range drafted {
		if spelt := spelling(draft, d); spelt != "" {
			for j := range checked[i] {
				q := &quotes[at+j]
				q.Notes = append(q.Notes, label.Text("check.spelt", spelt, d.Speaker.Name))
			}
		}
		at += len(checked[i])
	}
}

// spelling is the surname of a speaker as it is printed with a quote, where that is a letter
// otherwise than in the name; else empty.
func spelling(draft string, d draftQuote) string {
	if d.Resolved != quote.ByName || len(d.Source) == 0 {
		return ""
	}
	names, printed := strings.Fields(d.Speaker.Name), strings.FieldsFunc(corpus.Hull(d.Source).Of(draft), func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '’' && r != '\'' })
	surname := ""
	if len(names) > 0 {
		surname = names[len(names)-1]
	}
	for i := len(printed) - 1; i >= 0; i-- {
		switch word := strings.TrimSuffix(strings.TrimSuffix(printed[i], "'s"), "’s"); {
		case strings.EqualFold(word, surname):
			return ""
		case len(word) >= shortestSpelt && unicode.IsUpper([]rune(word)[0]) && met.IsOneLetter(word, surname):
			return word
		}
	}
	return ""
}

// shortestSpelt is how long a name is, in bytes, of which a letter is a slip.
const shortestSpelt = 4

// meet tells of each person whom the draft quotes what the archive knows of them.
func (c *Checker) meet(ctx context.Context, drafted []draftQuote, checked [][]Quote, isPerson func(quote.Speaker) bool, r *Report) error {
	if c.Acquaintance == nil {
		return nil
	}
	known := make(map[string]*met.Person)
	at := 0
	for i, d := range drafted {
		quotes := r.Quotes[at : at+len(checked[i])]
		at += len(quotes)
		if !isPerson(d.Speaker) {
			continue
		}
		p := known[d.Speaker.Name]
		if p == nil {
			found, err := c.Acquaintance.Meet(ctx, d.Speaker.Name, d.Speaker.Title)
			if err != nil {
				return err
			}
			p = &found
			known[d.Speaker.Name] = p
			r.Speakers = append(r.Speakers, found)
		}
		for j := range quotes {
			if quotes[j].Met = p; p.Warning != "" {
				quotes[j].Notes = append(quotes[j].Notes, p.Warned())
			}
		}
	}
	return nil
}

// words are those of the quote that stand in quotation marks.
func (q Quote) words() string {
	var out []string
	for _, p := range q.Pieces {
		out = append(out, q.Text[p.Start-q.Start:p.End-q.Start])
	}
	return strings.Join(out, " ")
}
