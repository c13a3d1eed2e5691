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
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = delimiter(text), -1, true
	header, err := r.Read()
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
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		line, _ := r.FieldPos(0)
		place := fmt.Sprintf(":%d", line)
		if err != nil {
			out(Entry{Place: place}, raw.Wrong("mend the quotation marks there; nothing after it was read", "the table cannot be read: %w", err))
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

func fromRow(header, row []string, as raw.Map) (raw.Article, error) {
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
