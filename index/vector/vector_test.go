package vector_test

import (
	"math"
	"testing"

	"onrecord/index/term"
	"onrecord/index/vector"
)

func words(text string) []vector.Word { return vector.Words(term.Words(text)) }

func TestAStatementIsNearItsParaphrase(t *testing.T) {
	asked := vector.NewSense(words("boss resigning"))
	meant, other := words("I shall step down as leader"), words("the ferry was late again")
	if near, far := asked.Cosine(meant, vector.Length(meant)), asked.Cosine(other, vector.Length(other)); near <= far {
		t.Errorf("cosines %.2f of the paraphrase and %.2f of another statement", near, far)
	}
	if near, far := asked.Align(meant), asked.Align(other); near.Asked <= far.Asked || near.Same != 0 {
		t.Errorf("alignment %+v of the paraphrase and %+v of another statement", near, far)
	}
}

func TestTheSameWordsAlignWhole(t *testing.T) {
	said := words("the harbour bridge will close")
	if got := vector.NewSense(said).Align(said); math.Abs(got.Asked-1)+math.Abs(got.Said-1)+math.Abs(got.Same-1) > 1e-5 {
		t.Errorf("alignment %+v, want all 1", got)
	}
}

func TestASpeakerIsNearWhatTheyAre(t *testing.T) {
	sailor := vector.NewSense(words("sailor"))
	if near, far := sailor.Nearest(words("Ada Quill, ferry captain")), sailor.Nearest(words("Bo Fenn, tax lawyer")); near <= far {
		t.Errorf("a sailor is %.2f like a captain and %.2f like a lawyer", near, far)
	}
}

func TestAVectorKeepsTheCosineOfItsWords(t *testing.T) {
	asked := vector.NewSense(words("the harbour bridge will close"))
	for _, text := range []string{"the port crossing shuts down", "taxes rise for small firms", ""} {
		said := words(text)
		v := vector.Of(said)
		if exact, told := asked.Cosine(said, vector.Length(said)), asked.CosineTo(&v, v.Length()); math.Abs(float64(exact-told)) > 0.01 {
			t.Errorf("%q: cosine %.3f by its words, %.3f by its vector", text, exact, told)
		}
	}
}

func TestTheHeaviestWordsTellTheMeaningRoughly(t *testing.T) {
	asked := vector.NewSense(words("the harbour bridge will close"))
	for _, text := range []string{
		"the port crossing shuts down",
		"as for the old crossing at the port, we have said for years that it would have to be shut down in the end, and now it will be",
		"taxes rise for small firms",
	} {
		said := words(text)
		head, length := vector.HeadOf(said), vector.Length(said)
		if exact, rough := asked.Cosine(said, length), asked.Rough(&head, length); math.Abs(float64(exact-rough)) > 0.1 {
			t.Errorf("%q: cosine %.3f, %.3f by its heaviest words", text, exact, rough)
		}
	}
}

func TestAnUnknownWordTellsNothing(t *testing.T) {
	unknown := words("Qwxyzzy")
	if len(unknown) > 0 || vector.Length(unknown) != 0 {
		t.Errorf("words %v", unknown)
	}
	if got := vector.NewSense(unknown).Align(words("the bridge")); got != (vector.Alignment{}) {
		t.Errorf("alignment %+v", got)
	}
}
