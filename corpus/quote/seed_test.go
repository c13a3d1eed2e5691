package quote

import (
	"os"
	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/sharedtest"
)

func TestSeedArticle(t *testing.T) {
	body, err := os.ReadFile(sharedtest.Path(t, "seed/000_ec0fec91824de69e.txt"))
	if err != nil {
		t.Fatal(err)
	}
	text := string(body)
	quotes := Annotate(corpus.Article{Body: text}).Quotes
	for _, want := range []struct {
		words, speaker, title string
		kind                  Kind
		resolved              Resolution
	}{
		{"all hope would be lost", "Staffan de Mistura", "UN special envoy for Syria", Mixed, ByDescription},
		{"all hope will be lost", "Staffan de Mistura", "UN special envoy for Syria", Direct, ByName},
		{"That would be crazy", "John Kerry", "US Secretary of State", Direct, ByContinuation},
		{"choosing to negotiate with fighter jets", "Nasan Agha", "spokesperson for the HNC opposition coalition", Indirect, ByName},
	} {
		t.Run(want.words, func(t *testing.T) {
			at := strings.Index(text, want.words)
			for _, q := range quotes {
				if !corpus.Hull(q.Content).Contains(corpus.Span{Start: at, End: at + len(want.words)}) {
					continue
				}
				if q.Kind != want.kind || q.Resolved != want.resolved || q.Speaker.Name != want.speaker || q.Speaker.Title != want.title {
					t.Errorf("got %s, %s, %+v", q.Kind, q.Resolved, q.Speaker)
				}
				return
			}
			t.Error("no quote holds these words")
		})
	}
	envoy := corpus.Span{Start: 2261, End: 2379} // the citation that the design gives as its example
	for _, q := range quotes {
		if q.Content[0] == envoy && q.Source[0].Of(text) == "de Mistura" {
			return
		}
	}
	t.Errorf("no quote has the content %v", envoy)
}
