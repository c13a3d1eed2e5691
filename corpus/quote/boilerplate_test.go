package quote

import (
	"strings"
	"testing"

	"onrecord/corpus"
)

// The words of a page give no quotes and no names, but remain sentences, and the
// article goes on over them.
func TestBoilerplateStandsBetweenNoParagraphs(t *testing.T) {
	const body = "“I would not go near it,\n\nREAD MORE: Tilda Quist says the gate is shut\n\n“nor would I let my boat,” said Bram Osei, a pilot."
	a := Annotate(corpus.Article{Body: body})
	sound(t, body, a)
	if len(a.Quotes) != 1 || len(a.Quotes[0].Content) != 2 || a.Quotes[0].Speaker.Name != "Bram Osei" {
		t.Errorf("quotes %+v", a.Quotes)
	}
	for _, p := range a.People {
		if strings.Contains(p.Name, "Quist") {
			t.Errorf("the link to another story names %s", p.Name)
		}
	}
	if len(a.Sentences) != 3 || a.Sentences[1].Paragraph != 2 {
		t.Errorf("sentences %+v", a.Sentences)
	}
}
