package quote

import (
	"testing"

	"onrecord/corpus"
)

func TestTheLayoutSaysWhoSaidIt(t *testing.T) {
	for _, c := range []struct{ name, body, words, speaker string }{
		{"a name and a colon after another speaker", "Mayor Tilda Quist said the vote was fair.\n\nUnion chief Jon Akers: “It was a farce.”", "“It was a farce.”", "Jon Akers"},
		{"a list in one paragraph", "What was said\n\n* Mayor Tilda Quist: “It was fair”\n* Pilot Jon Akers: “It was not”", "“It was not”", "Jon Akers"},
		{"a dash and a name behind it", "Tilda Quist said it was fair.\n\n“Nobody will miss the toll.” — Councillor Ada Prohl", "“Nobody will miss the toll.”", "Ada Prohl"},
		{"a line before it", "Tilda Quist said it was fair.\n\nAnd from her deputy, Nils Tessen:\n\n“I shall miss the money.”", "“I shall miss the money.”", "Nils Tessen"},
		{"a comma outside the marks", "Mayor Tilda Quist stood by it. “It was fair”, she said. “It was not”, replied pilot Jon Akers.", "“It was not”", "Jon Akers"},
		{"the comma inside", "Mayor Tilda Quist stood by it. “It was fair,” she said. “It was not,” replied pilot Jon Akers.", "“It was not,”", "Jon Akers"},
		{"French marks", "Mayor Tilda Quist stood by it. « It was fair », she said. « It was not », replied pilot Jon Akers.", "« It was not »", "Jon Akers"},
		{"German marks", "Mayor Tilda Quist stood by it. „It was fair“, she said. „It was not“, replied pilot Jon Akers.", "„It was not“", "Jon Akers"},
		{"single marks", "Mayor Tilda Quist stood by it. ‘It was fair’, she said. ‘It was not’, replied pilot Jon Akers.", "‘It was not’", "Jon Akers"},
		{"a verdict", "The band played for nine hours. “A triumph!” was the verdict of one old sailor.", "“A triumph!”", "one old sailor"},
		{"in her words", "The loft once held violins. It had, in Karin Brod's phrase, turned “into a hospital”.", "“into a hospital”", "Karin Brod"},
		{"words before their speaker", "Mayor Tilda Quist said it was fair.\n\n“Nobody asked the pilots.”\n\nThe words are those of Jon Akers, who had waited at the door.", "“Nobody asked the pilots.”", "Jon Akers"},
		{"a clause and then a sentence behind a colon", "Fans wrote to the league. Lida Brandt argued that the race was fair: “I have rowed it for nine years.”", "“I have rowed it for nine years.”", "Lida Brandt"},
		{"three words behind a colon", "Mayor Tilda Quist said no. Jon Akers left a note with three words: “Home by spring.”", "“Home by spring.”", "Jon Akers"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := Annotate(corpus.Article{Body: c.body})
			for _, q := range a.Quotes {
				if len(q.Content) == 1 && q.Content[0].Of(c.body) == c.words {
					if q.Speaker.Name != c.speaker {
						t.Errorf("%s is given to %q", c.words, q.Speaker.Name)
					}
					return
				}
			}
			t.Errorf("no quote %s in\n%s", c.words, listing(c.body, a))
		})
	}
}

func TestCoordinatedQuotationsAreOne(t *testing.T) {
	const body = "The crowd on the quay chanted “Release the tape” and “We want the tape” until noon, said Lida Brandt."
	a := Annotate(corpus.Article{Body: body})
	for _, q := range a.Quotes {
		for _, s := range q.Content {
			if s.Of(body) == "“We want the tape”" || s.Of(body) == "“Release the tape”" {
				t.Errorf("one of them alone is a quote:\n%s", listing(body, a))
			}
		}
	}
}

func TestAWordThatPointsElsewhereIsNoQuote(t *testing.T) {
	for _, q := range Annotate(corpus.Article{Body: "“The county has a strong hand,” said the clerk, Alva Rood.\n\nThe harbour board denies that."}).Quotes {
		if q.Kind == Indirect {
			t.Errorf("quote %+v", q)
		}
	}
}
