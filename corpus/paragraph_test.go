package corpus_test

import (
	"slices"
	"testing"

	"onrecord/corpus"
)

func TestParagraphs(t *testing.T) {
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"by blank lines":                       {"One.\n\nTwo,\nstill two.\n\n\n\nThree.\n", []string{"One.", "Two,\nstill two.", "Three."}},
		"by line breaks where none is blank":   {"One.\nTwo.\nThree.", []string{"One.", "Two.", "Three."}},
		"blank lines at the ends do not count": {"\n\nOne.\nTwo.\n\n", []string{"One.", "Two."}},
		"a line of white space is blank":       {"One,\nstill one.\n \u00a0\t\nTwo.", []string{"One,\nstill one.", "Two."}},
		"carriage returns":                     {"One,\r\nstill one.\r\n\r\nTwo.\r\n", []string{"One,\r\nstill one.", "Two."}},
		"carriage returns alone":               {"One.\r\rTwo,\rstill two.\r", []string{"One.", "Two,\rstill two."}},
		"a byte order mark is not text":        {"\ufeffOne.", []string{"One."}},
		"nothing":                              {" \n\n ", nil},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for i, p := range corpus.Paragraphs(c.body) {
				got = append(got, p.Span.Of(c.body))
				if p.Number != i+1 {
					t.Errorf("paragraph %d has number %d", i+1, p.Number)
				}
				at, ok := corpus.ParagraphAt(corpus.Paragraphs(c.body), p.Span.End-1)
				if !ok || at != p {
					t.Errorf("the last byte of paragraph %d is found in %d", p.Number, at.Number)
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
