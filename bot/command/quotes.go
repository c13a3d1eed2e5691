package command

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/bot/label"
	"onrecord/corpus"
	"onrecord/corpus/intake"
	"onrecord/corpus/quote"
)

func quotesCommand(a *app) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "quotes FILE…",
		Short: "List the quotes and speakers of articles, without an archive",
		Args:  misuse(cobra.MinimumNArgs(1)),
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON object an article")
	c.RunE = func(c *cobra.Command, files []string) error {
		in := intake.New(intake.Options{Clock: a.clock, Unpublished: true})
		skipped := 0
		for _, file := range files {
			for item, err := range in.Read(c.Context(), intake.Source{At: file}) {
				if problem := new(intake.Problem); errors.As(err, &problem) {
					fmt.Fprintln(a.notes(), problem)
					skipped++
					continue
				}
				if err != nil {
					return err
				}
				print := printQuotes
				if asJSON {
					print = printQuotesJSON
				}
				if err := print(a, item.Article, quote.Annotate(item.Article).Quotes); err != nil {
					return err
				}
			}
		}
		if skipped > 0 {
			return fmt.Errorf("skipped %d", skipped)
		}
		return nil
	}
	return c
}

// articleQuotes is the JSON form of the quotes of an article. Spans are byte
// offsets into its body.
type articleQuotes struct {
	ID     corpus.ArticleID `json:"id"`
	Quotes []quoteJSON      `json:"quotes"`
}

type quoteJSON struct {
	Kind    quote.Kind `json:"kind"`
	Text    string     `json:"text,omitempty"` // its pieces as the article has them, "…" between them
	Content [][2]int   `json:"content"`
	Cue     [][2]int   `json:"cue"`
	Source  [][2]int   `json:"source"`
	Speaker struct {
		Name  string `json:"name"`
		Title string `json:"title"`
		Named bool   `json:"named"`
	} `json:"speaker"`
	Resolved   quote.Resolution `json:"resolved"`
	Stance     quote.Stance     `json:"stance"`
	Confidence float64          `json:"confidence"`
}

func printQuotesJSON(a *app, article corpus.Article, quotes []quote.Quote) error {
	return a.encode(quotesJSONOf(article, quotes))
}

func quotesJSONOf(article corpus.Article, quotes []quote.Quote) articleQuotes {
	out := articleQuotes{ID: article.ID, Quotes: []quoteJSON{}}
	for _, q := range quotes {
		j := jsonOf(q)
		j.Text = strings.Join(piecesOf(q, article.Body), " … ")
		out.Quotes = append(out.Quotes, j)
	}
	return out
}

// jsonOf returns a quote without its words: labels of an article leave these to it.
func jsonOf(q quote.Quote) quoteJSON {
	j := quoteJSON{
		Kind:       q.Kind,
		Content:    pairs(q.Content),
		Cue:        pairs(q.Cue),
		Source:     pairs(q.Source),
		Resolved:   q.Resolved,
		Stance:     q.Stance,
		Confidence: q.Confidence,
	}
	j.Speaker.Name, j.Speaker.Title, j.Speaker.Named = q.Speaker.Name, q.Speaker.Title, q.Speaker.Named
	return j
}

// piecesOf returns the words of a quote, without those of its attribution between them.
func piecesOf(q quote.Quote, body string) []string {
	var out []string
	for _, s := range q.Content {
		out = append(out, s.Of(body))
	}
	return out
}

func pairs(spans []corpus.Span) [][2]int {
	out := make([][2]int, len(spans))
	for i, s := range spans {
		out[i] = [2]int{s.Start, s.End}
	}
	return out
}

// printQuotes prints a quote a line: paragraph, kind, speaker, and the words.
func printQuotes(a *app, article corpus.Article, quotes []quote.Quote) error {
	paragraphs := corpus.Paragraphs(article.Body)
	fmt.Fprintf(a.text(), "%s\n", article.ID)
	for _, q := range quotes {
		at, _ := corpus.ParagraphAt(paragraphs, q.Content[0].Start)
		speaker := q.Speaker.Name
		if speaker == "" {
			speaker = "speaker unclear"
		}
		head := []string{string(q.Kind), speaker}
		if held := label.Of(q.Stance); held != "" {
			head = append(head, held)
		}
		pieces := piecesOf(q, article.Body)
		for i := range pieces {
			pieces[i] = strings.Join(strings.Fields(pieces[i]), " ")
		}
		if _, err := fmt.Fprintf(a.text(), "  ¶%d %s: %s\n", at.Number, strings.Join(head, " · "), strings.Join(pieces, " … ")); err != nil {
			return err
		}
	}
	return nil
}
