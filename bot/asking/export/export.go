// Package export owns answers that are taken away whole: [All] is what the pages of an
// answer show to their end, and [Answer.Write] writes it as a table or as text, one statement a
// row, each read again from its article as an answer's citations are.
package export

import (
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/dustin/go-humanize"

	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/question"
	"onrecord/bot/label"
	"onrecord/bot/people/person"
	"onrecord/bot/visible"
)

// Format is what is written.
type Format string

const (
	CSV      Format = "csv"
	XLSX     Format = "xlsx"
	Markdown Format = "md"
)

// Formats are all of them.
var Formats = []Format{CSV, XLSX, Markdown}

// MaxStatements is how many statements are taken at most.
const MaxStatements = answer.Most

// Desk answers questions with all that answers, and at most so many citations.
type Desk interface {
	All(ctx context.Context, q question.Question, most int) (a answer.Answer, more bool, err error)
}

// Answer is an answer with all of its citations.
type Answer struct {
	Question  string // in its canonical form
	Citations []answer.Citation
	Scope     answer.Scope
	// More is true where there are more than MaxStatements.
	More bool
}

// All is what somebody sees who asks a question and then for more, until there is no more.
func All(ctx context.Context, desk Desk, q question.Question) (Answer, error) {
	q.Seen = 0
	all, more, err := desk.All(ctx, q, MaxStatements)
	return Answer{Question: all.Asked, Citations: append([]answer.Citation{}, all.Citations...), Scope: all.Scope, More: more}, err
}

// Write writes the answer in a format.
func (a Answer) Write(w io.Writer, as Format) error {
	switch as {
	case CSV:
		out := csv.NewWriter(w)
		for _, row := range a.rows() {
			cells := make([]string, len(row))
			for i, c := range row {
				cells[i] = visible.Cell(c.text)
			}
			out.Write(cells) // Flush keeps its error
		}
		out.Flush()
		return out.Error()
	case XLSX:
		return writeXLSX(w, label.Text("export.sheet"), a.rows())
	case Markdown:
		_, err := io.WriteString(w, a.markdown())
		return err
	}
	return fmt.Errorf("%q is no format: use csv, xlsx or md", as)
}

// cell is a value of a table; one that is a number is told as such.
type cell struct {
	text   string
	number bool
}

func text(s string) cell { return cell{text: s} }
func number(n int) cell  { return cell{strconv.Itoa(n), true} }

// rows are the head of the table and a row for each statement.
func (a Answer) rows() [][]cell {
	var head []cell
	for _, name := range []string{"speaker", "title", "speaker_unclear", "as_printed", "words", "kind", "match", "stance", "cue", "headline", "outlet", "published",
		"paragraph", "url", "copies", "also_in", "corrected", "marked", "warning", "article", "revision", "start", "end"} {
		head = append(head, text(name))
	}
	out := [][]cell{head}
	for _, c := range a.Citations {
		s := answer.Attribution{}
		if c.Speaker != nil {
			s = *c.Speaker
		}
		out = append(out, []cell{
			text(s.Name), text(s.Title), text(strconv.FormatBool(s.Unclear)), text(s.AsPrinted), text(strings.Join(c.Pieces(), " … ")),
			text(string(c.Kind)), text(string(c.Match)), text(string(c.Stance)), text(c.Cue), text(c.Headline), text(c.Outlet), text(string(c.Published)),
			number(c.Paragraph), text(c.URL), number(c.Copies), text(strings.Join(c.CopiedBy, "; ")), text(strconv.FormatBool(c.Corrected)),
			text(c.Marked), text(c.Warning), text(string(c.Article)), number(c.Revision), number(c.Start), number(c.End),
		})
	}
	return out
}

// markdown is the answer as a file: each statement with its citation, to be pasted.
func (a Answer) markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s\n", person.Escape(a.Question), a.told(label.Text("export.head", label.Count(len(a.Citations), "statement"), a.Scope)))
	for _, c := range a.Citations {
		fmt.Fprintf(&b, "\n- %s", person.Escape(strings.Join(strings.Fields(c.Clipping()), " ")))
		if held := c.Label(); held != "" {
			fmt.Fprintf(&b, " · %s", held)
		}
		for _, note := range []string{c.Marked, c.Warning, corrected(c)} {
			if note != "" {
				fmt.Fprintf(&b, " · **%s**", person.Escape(note))
			}
		}
		if strings.HasPrefix(c.URL, "https://") || strings.HasPrefix(c.URL, "http://") {
			fmt.Fprintf(&b, " · <%s>", strings.NewReplacer("<", "%3C", ">", "%3E", " ", "%20").Replace(c.URL))
		}
	}
	b.WriteString("\n")
	return b.String()
}

func corrected(c answer.Citation) string {
	if c.Corrected {
		return label.Text("export.corrected")
	}
	return ""
}

// told is what was taken, and that not everything is there.
func (a Answer) told(what string) string {
	if !a.More {
		return what
	}
	return what + " " + label.Text("export.cut", humanize.Comma(MaxStatements))
}

// Text tells what was taken.
func (a Answer) Text() string { return a.told(label.Count(len(a.Citations), "statement") + ".") }
