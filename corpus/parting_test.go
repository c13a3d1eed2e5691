package corpus_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus"
)

// twoQuills says that the Ada Quill of the sports pages is another one.
func twoQuills() corpus.Parting {
	return corpus.Parting{
		Name: "Ada Quill", Mark: "rower", Where: corpus.Where{Called: "champion", Section: "Sport", Outlet: "Estuary Herald", Articles: []corpus.ArticleID{"bridge", "regatta"}},
		At: monday, By: "Mo Reyes", Reason: "the engineer does not row",
	}
}

func TestTwoPeopleOfOneNameArePartedAndJoined(t *testing.T) {
	a := openArchive(t)
	add(t, a, monday, bridge())
	other := bridge()
	other.ID = "ferry"
	add(t, a, monday, other)
	made, err := a.Quotes.Part(t.Context(), twoQuills(), []corpus.ArticleID{"bridge"}, 2)
	want := twoQuills()
	want.ID = 1
	if diff := cmp.Diff(want, made); err != nil || diff != "" {
		t.Fatalf("as it was made (-want +got): %v\n%s", err, diff)
	}
	if kept, err := a.Quotes.Partings(t.Context()); err != nil || !cmp.Equal(kept, []corpus.Parting{want}) {
		t.Errorf("as it is kept: %v, %v", kept, err)
	}
	if r := stored(t, a, "bridge"); r.Seq != 3 || r.News != 1 || r.Revision != 1 {
		t.Errorf("the article has the sequence number %d, of news %d, revision %d; want 3, 1, 1", r.Seq, r.News, r.Revision)
	}

	// What changed while the articles were looked for is read anew too.
	want.Back, want.BackBy = monday.Add(time.Hour), "Ann Po"
	if err := a.Quotes.Rejoin(t.Context(), want.Back, 1, "Ann Po", []corpus.ArticleID{"ferry"}, 2); err != nil {
		t.Fatal(err)
	}
	if kept, err := a.Quotes.Partings(t.Context()); err != nil || !cmp.Equal(kept, []corpus.Parting{want}) {
		t.Errorf("as it is kept once it is taken back: %v, %v", kept, err)
	}
	if one, two := stored(t, a, "bridge").Seq, stored(t, a, "ferry").Seq; one != 4 || two != 5 {
		t.Errorf("the articles have the sequence numbers %d and %d, want 4 and 5", one, two)
	}
	for _, id := range []int64{1, 7} {
		if err := a.Quotes.Rejoin(t.Context(), monday, id, "Ann Po", []corpus.ArticleID{"ferry"}, 5); !errors.Is(err, corpus.ErrNoParting) {
			t.Errorf("number %d taken back again: %v", id, err)
		}
	}
	if last, err := a.Last(t.Context()); err != nil || last != 5 {
		t.Errorf("sequence number %d, %v; want 5: what failed changes nothing", last, err)
	}
}
