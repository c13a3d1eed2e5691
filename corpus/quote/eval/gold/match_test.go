package gold

import (
	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/quote"
)

const body = `“We are late,” said Ana Brandt. “We will be later.” The ferry had sunk, police said.`

func piece(words string) corpus.Span {
	i := strings.Index(body, words)
	return corpus.Span{Start: i, End: i + len(words)}
}

func TestMetrics(t *testing.T) {
	want := []Quote{
		{Kind: quote.Direct, Content: []corpus.Span{piece("“We are late,”"), piece("“We will be later.”")}, Source: []corpus.Span{piece("Ana Brandt")}, Speaker: "Ana Brandt"},
		{Kind: quote.Indirect, Content: []corpus.Span{piece("The ferry had sunk")}, Source: []corpus.Span{piece("police")}, Speaker: "police"},
	}
	for _, c := range []struct {
		name                  string
		got                   []Quote
		metric                metric
		recall, strict, name1 float64
	}{
		{"the same quotes are all right", want, whole, 100, 100, 100},
		{"nothing found is nothing right", nil, whole, 0, 0, 0},
		{"half a quote counts at .3, not at .8", []Quote{{Kind: quote.Direct, Content: want[0].Content[1:], Speaker: "Brandt"}}, whole, 50, 0, 0},
		{"a segment counts for itself", []Quote{{Kind: quote.Direct, Content: want[0].Content[1:], Speaker: "Ana Brandt"}}, segments, 100. / 3, 100. / 3, 100},
	} {
		t.Run(c.name, func(t *testing.T) {
			var tally tally
			tally.add(c.metric, body, want, c.got)
			all := tally.of("")
			if r, s, n := all.recall.percent(), all.strictRecall.percent(), all.speaker.percent(); r != c.recall || s != c.strict || n != c.name1 {
				t.Errorf("recall %.1f, at .8 %.1f, speaker %.1f; want %.1f, %.1f, %.1f", r, s, n, c.recall, c.strict, c.name1)
			}
		})
	}
}

func TestNames(t *testing.T) {
	for _, c := range []struct {
		a, b        string
		same, agree bool
	}{
		{"The Daily Gannet", "Daily Gannet", true, true},
		{"Ana Brandt", "Ana  Brandt’s", true, true},
		{"Ana Brandt", "Brandt", false, true},
		{"Ana Brandt", "Lena Brandt", false, false},
		{"police", "the council", false, false},
		{"", "police", false, false},
		{"", "", true, true},
	} {
		if got := SameSpeaker(c.a, c.b); got != c.same {
			t.Errorf("SameSpeaker(%q, %q) = %v", c.a, c.b, got)
		}
		if got := AgreeingSpeakers(c.a, c.b); got != c.agree {
			t.Errorf("AgreeingSpeakers(%q, %q) = %v", c.a, c.b, got)
		}
	}
}
