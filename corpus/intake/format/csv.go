package format

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"onrecord/corpus/intake/markup"
	"onrecord/corpus/intake/raw"
)

// readCSV reads a table with a header line, a row an article.
func readCSV(_ context.Context, d *Document, out Sink) error {
	content, err := d.content()
	if err != nil {
		return err
	}
	text, warning := raw.ToUTF8(content, d.Type)
	rows := table{text: text, comma: delimiter(text)}
	header, _, err := rows.next()
	if err != nil {
		return raw.Wrong("write the names of the columns into the first line", "the table has no header line")
	}
	for i := range header {
		header[i] = strings.TrimSpace(header[i])
	}
	if err := tellsText(header, d.Map); err != nil {
		return err
	}
	for {
		row, line, err := rows.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		place := fmt.Sprintf(":%d", line)
		if err != nil {
			out(Entry{Place: place}, raw.Wrong("correct the quotation marks there; nothing after it was read", "the table cannot be read: %w", err))
			return nil
		}
		if len(row) == 1 && strings.TrimSpace(row[0]) == "" {
			continue
		}
		a, err := fromRow(header, row, d.Map)
		a.Warn(warning)
		if !out(Entry{Article: a, Place: place}, err) {
			return nil
		}
	}
}

// table reads rows. A quotation mark within a field that has none around it is a
// letter; one that is never closed would take the rows after it into its field.
type table struct {
	text  string
	comma rune

	rows *csv.Reader
	at   int // in the text, where rows begins
	line int // of that
}

// next returns a row and the number of its line; io.EOF after the last.
func (t *table) next() (row []string, line int, err error) {
	if t.rows == nil {
		t.rows = t.reader(false)
	}
	before := t.rows.InputOffset()
	row, err = t.rows.Read()
	if errors.Is(err, csv.ErrBareQuote) {
		t.skip(before)
		t.rows = t.reader(true)
		row, err = t.rows.Read()
		line = t.lineOf(err)
		t.skip(t.rows.InputOffset())
		t.rows = nil
		return row, line, err
	}
	return row, t.lineOf(err), err
}

func (t *table) reader(lazy bool) *csv.Reader {
	r := csv.NewReader(strings.NewReader(t.text[t.at:]))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = t.comma, -1, lazy
	return r
}

// skip lets the next reader begin so many bytes further on.
func (t *table) skip(bytes int64) {
	t.line += strings.Count(t.text[t.at:t.at+int(bytes)], "\n")
	t.at += int(bytes)
}

// lineOf is the line of the row just read, or of what begins a wrong one.
func (t *table) lineOf(err error) int {
	if wrong := new(csv.ParseError); errors.As(err, &wrong) {
		return t.line + wrong.StartLine
	}
	if err != nil {
		return 0
	}
	line, _ := t.rows.FieldPos(0)
	return t.line + line
}

func fromRow(header, row []string, as raw.Map) (raw.Article, error) {
	for _, more := range row[min(len(row), len(header)):] {
		if strings.TrimSpace(more) != "" {
			return raw.Article{}, raw.Wrong("put what has commas in it into quotation marks", "the row has %d columns, and the header line %d", len(row), len(header))
		}
	}
	values := map[string]any{}
	for i, name := range header {
		if i < len(row) && name != "" {
			values[name] = row[i]
		}
	}
	a, err := raw.FromValues(values, as)
	if err == nil && markup.Is(a.Text) {
		a.Text = markup.Rich(a.Text)
	}
	return a, err
}

// tellsText says what is missing in a table without a column for the text.
func tellsText(header []string, as raw.Map) error {
	values := map[string]any{}
	for _, name := range header {
		values[name] = "x"
	}
	if a, err := raw.FromValues(values, as); err == nil && a.Text != "" {
		return nil
	}
	return raw.Wrong("name it text, or say which it is: --map COLUMN=text", "no column of the table is the text: %s", strings.Join(header, ", "))
}

// delimiter is what parts the columns of the header line.
func delimiter(text string) rune {
	first, _, _ := strings.Cut(text, "\n")
	best, most := ',', 0
	for _, c := range ",;\t|" {
		if n := strings.Count(first, string(c)); n > most {
			best, most = c, n
		}
	}
	return best
}
