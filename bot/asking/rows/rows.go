// Package rows owns lists that come back with answers: a table of quotes, of names, or of
// both is read ([Read]), each of its rows is put to the archive ([Filler.Fill]), and the table
// is written with the answers beside each row.
package rows

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/met"
	"onrecord/bot/asking/question"
	"onrecord/bot/label"
	"onrecord/bot/visible"
)

// Limits of a list.
const (
	MaxRows  = 500
	MaxBytes = 2 << 20
)

// Errors of Read. What they say is for people.
var (
	ErrEmpty  = errors.New("the table has no rows")
	ErrTable  = errors.New("this is no table with commas, semicolons or tabs between its cells")
	ErrColumn = errors.New("no column has names or quotes: call one of them name, or quote")
)

// List is a table with what its rows are asked by.
type List struct {
	head    []string // empty where the table has none
	rows    [][]string
	quote   int // column of the words; -1 is none
	speaker int // column of the names; -1 is none
	comma   rune
	// More is how many rows there are beyond MaxRows, which are not asked.
	More int
}

// Rows is how many rows are asked.
func (l List) Rows() int { return len(l.rows) }

// The heads of columns, in lower case.
var (
	quoteHeads   = []string{"quote", "quotes", "quotation", "words", "statement", "text", "said"}
	speakerHeads = []string{"name", "names", "speaker", "person", "who", "source"}
)

// Read reads a table: UTF-8, or else Windows-1252 as spreadsheets write it; with commas,
// semicolons or tabs. The columns are found by their heads, or else by what stands in them.
func Read(content []byte) (List, error) {
	if len(content) > MaxBytes {
		return List{}, fmt.Errorf("the table has more than %d MB: divide it", MaxBytes>>20)
	}
	content = bytes.TrimPrefix(content, []byte("\uFEFF"))
	if !utf8.Valid(content) {
		decoded, err := charmap.Windows1252.NewDecoder().Bytes(content)
		if err != nil || bytes.ContainsRune(decoded, 0) {
			return List{}, ErrTable
		}
		content = decoded
	}
	if bytes.IndexByte(content, 0) >= 0 {
		return List{}, ErrTable
	}
	l := List{comma: commaOf(content), quote: -1, speaker: -1}
	r := csv.NewReader(bytes.NewReader(content))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = l.comma, -1, true
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return List{}, ErrTable
		}
		if !slices.ContainsFunc(row, func(c string) bool { return strings.TrimSpace(c) != "" }) {
			continue
		}
		if l.rows = append(l.rows, row); len(l.rows) > MaxRows+1 {
			l.More++
			l.rows = l.rows[:MaxRows+1]
		}
	}
	if err := l.findColumns(); err != nil {
		return List{}, err
	}
	if len(l.rows) > MaxRows { // none was the head
		l.rows, l.More = l.rows[:MaxRows], l.More+1
	}
	if len(l.rows) == 0 {
		return List{}, ErrEmpty
	}
	return l, nil
}

// commaOf is what stands between the cells of the first line most often.
func commaOf(content []byte) rune {
	first, _, _ := bytes.Cut(content, []byte("\n"))
	best, most := ',', 0
	for _, c := range ",;\t" {
		if n := bytes.Count(first, []byte(string(c))); n > most {
			best, most = c, n
		}
	}
	return best
}

// findColumns finds what the rows are asked by, and takes off the head.
func (l *List) findColumns() error {
	if len(l.rows) == 0 {
		return ErrEmpty
	}
	for i, c := range l.rows[0] {
		switch name := strings.ToLower(strings.TrimSpace(c)); {
		case l.quote < 0 && slices.Contains(quoteHeads, name):
			l.quote = i
		case l.speaker < 0 && slices.Contains(speakerHeads, name):
			l.speaker = i
		}
	}
	if l.quote >= 0 || l.speaker >= 0 {
		l.head, l.rows = l.rows[0], l.rows[1:]
		return nil
	}
	names, quotes := make(map[int]int), make(map[int]int)
	for _, row := range l.rows {
		for i, c := range row {
			switch {
			case isName(c):
				names[i]++
			case isQuote(c):
				quotes[i]++
			}
		}
	}
	l.speaker, l.quote = mostOf(names, len(l.rows)), mostOf(quotes, len(l.rows))
	if l.speaker < 0 && l.quote < 0 {
		return ErrColumn
	}
	return nil
}

// mostOf is the column with the highest count, where that is half of the rows or more; else -1.
func mostOf(counts map[int]int, rows int) int {
	best := -1
	for i, n := range counts {
		if 2*n >= rows && (best < 0 || n > counts[best] || n == counts[best] && i < best) {
			best = i
		}
	}
	return best
}

// isName reports whether a cell looks like a name: a few words, most of them with capitals.
func isName(text string) bool {
	words := strings.Fields(text)
	capitals := 0
	for _, w := range words {
		if first, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(first) {
			capitals++
		}
	}
	return len(words) >= 2 && len(words) <= 5 && capitals >= 2 && !strings.ContainsAny(text, `“”"?!:;`)
}

// isQuote reports whether a cell may be the words of somebody.
func isQuote(text string) bool { return len(strings.Fields(text)) >= 4 }

// Desk answers questions.
type Desk interface {
	Answer(ctx context.Context, q question.Question) (answer.Answer, error)
}

// Acquaintance tells what the archive knows of a name.
type Acquaintance interface {
	Meet(ctx context.Context, name, title string) (met.Person, error)
}

// Filler puts lists to the archive.
type Filler struct {
	Desk         Desk
	Acquaintance Acquaintance
}

// The columns that a list comes back with: of words, and of names alone.
var (
	foundHeads = []string{"found", "match", "said_by", "title", "as_printed", "differs", "stance", "headline", "outlet", "published", "paragraph", "url", "note"}
	metHeads   = []string{"found", "statements", "articles", "outlets", "first", "last", "last_title", "near", "last_words", "headline", "outlet", "published", "url", "note"}
)

// Filled is a list with its answers.
type Filled struct {
	CSV   []byte
	Rows  int
	Found int // rows of which the archive has something
	More  int // rows that were not asked
}

// Fill answers each row.
func (f *Filler) Fill(ctx context.Context, l List) (Filled, error) {
	out := Filled{Rows: len(l.rows), More: l.More}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Comma = l.comma
	width := len(l.head)
	for _, row := range l.rows {
		width = max(width, len(row))
	}
	heads := foundHeads
	if l.quote < 0 {
		heads = metHeads
	}
	w.Write(slices.Concat(padded(l.head, width), heads)) // Flush keeps its error
	for _, row := range l.rows {
		cells, found, err := f.row(ctx, l, row)
		if err != nil {
			return out, err
		}
		if found {
			out.Found++
		}
		for i, c := range cells {
			cells[i] = visible.Cell(c)
		}
		w.Write(slices.Concat(padded(row, width), cells))
	}
	w.Flush()
	out.CSV = b.Bytes()
	return out, w.Error()
}

// padded is a row with so many cells.
func padded(row []string, width int) []string {
	return append(slices.Clone(row), make([]string, width-len(row))...)
}

// row answers one row.
func (f *Filler) row(ctx context.Context, l List, row []string) (cells []string, found bool, err error) {
	words, name := at(row, l.quote), at(row, l.speaker)
	switch {
	case l.quote >= 0 && words == "":
		return blank(foundHeads, label.Text("rows.no-words")), false, nil
	case l.quote >= 0:
		return f.quote(ctx, words, name)
	case name == "":
		return blank(metHeads, label.Text("rows.no-name")), false, nil
	}
	return f.name(ctx, name)
}

func at(row []string, column int) string {
	if column < 0 || column >= len(row) {
		return ""
	}
	return strings.TrimSpace(row[column])
}

// blank are the cells of a row that is not asked.
func blank(heads []string, note string) []string {
	cells := make([]string, len(heads))
	cells[0], cells[len(cells)-1] = "no", note
	return cells
}

// bare is a wording without the quotation marks around it.
func bare(text string) string { return strings.Trim(text, "“”\"«»„ ") }

// quote asks who said some words; of whom they are said to be is compared.
func (f *Filler) quote(ctx context.Context, words, name string) ([]string, bool, error) {
	q := question.Question{Intent: question.WhoSaid, Words: bare(words)}
	if name != "" {
		q.Intent, q.Speaker = question.DidSay, name
	}
	a, err := f.Desk.Answer(ctx, q)
	if err != nil {
		return nil, false, err
	}
	note := ""
	cited := a.Citations
	if !a.Found {
		if name != "" && len(a.Nearest) > 0 && a.Nearest[0].Match == answer.Verbatim {
			note, cited = label.Text("rows.somebody-else"), a.Nearest
		} else {
			return blank(foundHeads, label.Text("rows.nothing", a.Scope)), false, nil
		}
	}
	c := cited[0]
	found := "yes"
	switch {
	case note != "":
		found = "no"
	case a.Likely:
		found = "likely"
	}
	s := answer.Attribution{}
	if c.Speaker != nil {
		s = *c.Speaker
	}
	if s.Unclear {
		note = join(note, label.Text("rows.unclear"))
	}
	note = join(join(note, c.Warning), c.Marked)
	return []string{found, string(c.Match), s.Name, s.Title, said(c), c.Differs, string(c.Stance),
		c.Headline, c.Outlet, string(c.Published), strconv.Itoa(c.Paragraph), c.URL, note}, found != "no", nil
}

// said are the words of a citation in one line.
func said(c answer.Citation) string {
	return strings.Join(strings.Fields(strings.Join(c.Pieces(), " … ")), " ")
}

func join(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "; " + b
}

// name tells what the archive knows of a name, and what its bearer said last.
func (f *Filler) name(ctx context.Context, name string) ([]string, bool, error) {
	p, err := f.Acquaintance.Meet(ctx, name, "")
	if err != nil {
		return nil, false, err
	}
	var near []string
	for _, n := range p.Near {
		near = append(near, n.Name)
	}
	title := ""
	if len(p.Titles) > 0 {
		title = p.Titles[0].Title
	}
	found := "yes"
	if p.FirstTime {
		found = "no"
	}
	cells := []string{found, strconv.Itoa(p.Statements), strconv.Itoa(p.Articles), strconv.Itoa(p.Outlets), string(p.From), string(p.To), title, strings.Join(near, "; ")}
	last := make([]string, 5)
	if !p.FirstTime {
		a, err := f.Desk.Answer(ctx, question.Question{Intent: question.LastSaid, Speaker: name})
		if err != nil {
			return nil, false, err
		}
		if len(a.Citations) > 0 {
			c := a.Citations[0]
			last = []string{said(c), c.Headline, c.Outlet, string(c.Published), c.URL}
		}
	}
	return slices.Concat(cells, last, []string{p.Warning}), !p.FirstTime, nil
}

// Text tells what came of a list.
func (f Filled) Text() string {
	text := label.Text("rows.filled", f.Found, f.Rows)
	if f.More > 0 {
		text += " " + label.Text("rows.more", f.More, MaxRows)
	}
	return text
}
