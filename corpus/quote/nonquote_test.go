package quote

import (
	"testing"

	"onrecord/corpus"
)

func TestWhoOnlyHearsSaysNothing(t *testing.T) {
	for _, body := range []string{
		"On Skarholm the school has 41 pupils. They were told that the old horn would be kept.",
		"The pilots were warned that the gate would shut at noon.",
		"“The gate is hollow,” said a clerk, who asked not to be named because an inquiry has begun.",
	} {
		for _, q := range Annotate(corpus.Article{Body: body}).Quotes {
			if q.Kind != Direct {
				t.Errorf("a quote in %s\n%s", body, listing(body, Annotation{Quotes: []Quote{q}}))
			}
		}
	}
	const said = "The pilots were told by Lida Brandt that the gate would shut at noon."
	if q := Annotate(corpus.Article{Body: said}).Quotes; len(q) > 0 && q[0].Speaker.Name != "Lida Brandt" {
		t.Errorf("said by %q", q[0].Speaker.Name)
	}
	const tells = "Lida Brandt told the pilots that the gate would shut at noon."
	if q := Annotate(corpus.Article{Body: tells}).Quotes; len(q) != 1 {
		t.Errorf("%d quotes in %s", len(q), tells)
	}
}
