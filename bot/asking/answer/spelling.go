package answer

import (
	"context"
	"maps"
	"math"
	"slices"
	"strings"

	"onrecord/bot/asking/question"
	"onrecord/bot/label"
	"onrecord/index"
	"onrecord/index/term"
	"onrecord/index/vector"
)

// speller reads what is misspelt.
type speller struct{ desk *Desk }

// muchRarer is how many times more often the archive has a word than what was typed, so that
// this is a slip: archives have slips, too.
const muchRarer = 200

// respell reads the misspelt words of a question as those that were meant, "imigration" as
// "immigration", and says so in a sentence. A word that the archive has is left as it is, and so is one
// in quotation marks.
func (s speller) respell(ctx context.Context, q *question.Question) (note string, err error) {
	meant := misspelt(*q)
	if len(meant) == 0 {
		return "", nil
	}
	if err := s.withoutKnown(ctx, meant); err != nil {
		return "", err
	}
	var notes []string
	for _, typed := range slices.Sorted(maps.Keys(meant)) {
		notes = append(notes, label.Text("answer.read-as", typed, meant[typed]))
	}
	q.Text, q.Words, q.Speaker = withWords(q.Text, meant), withWords(q.Words, meant), withWords(q.Speaker, meant)
	return strings.Join(notes, " "), nil
}

// misspelt returns what the words of a question that few texts have may be slips of. Names are
// looked for in another way, but for what somebody is called: "the laywer".
func misspelt(q question.Question) map[string]string {
	exactly, name := term.Words(q.Phrase), term.Words(q.Speaker)
	meant := make(map[string]string)
	for _, w := range term.Words(q.Text) {
		if len(w) < leastSlipped || contractions[w] != "" || slices.Contains(exactly, w) {
			continue
		}
		other, found := vector.Respelt(w)
		if found && (descriptions[other] || !slices.Contains(name, w)) {
			meant[w] = other
		}
	}
	return meant
}

// withoutKnown drops the words that the archive has about as often as what they may be
// slips of.
func (s speller) withoutKnown(ctx context.Context, meant map[string]string) error {
	var words []string
	for typed, other := range meant {
		words = append(words, typed, other)
	}
	found, err := s.desk.Index.Search(ctx, index.Query{Words: strings.Join(words, " "), Filter: index.Filter{Kinds: []index.Kind{index.Sentence}}, Limit: 1})
	if err != nil {
		return err
	}
	weight := func(w string) float64 { return found.Weights[term.Of(w)[0].Stem] }
	none := math.Log(float64(found.Passages + 1))
	maps.DeleteFunc(meant, func(typed, other string) bool {
		known := weight(typed) < none && weight(typed)-weight(other) < math.Log(muchRarer)
		return known || weight(other) >= none
	})
	return nil
}

// withWords puts words in the place of others.
func withWords(text string, others map[string]string) string {
	var b strings.Builder
	at := 0
	for _, t := range term.Of(text) {
		if other, found := others[t.Word]; found {
			b.WriteString(text[at:t.Span.Start] + other)
			at = t.Span.End
		}
	}
	return b.String() + text[at:]
}
