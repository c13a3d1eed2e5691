package index_test

import (
	"slices"
	"testing"
	"time"

	"onrecord/corpus"
	"onrecord/index"
)

func (n *newsroom) print(t *testing.T, id string, day time.Time, body string) {
	t.Helper()
	article := corpus.Article{ID: corpus.ArticleID(id), Status: corpus.Published, Published: day, Body: body}
	if _, err := n.Add(t.Context(), noon, article); err != nil {
		t.Fatal(err)
	}
	n.catchUp(t)
}

// says checks in which articles the speaker asked for is quoted.
func (n *newsroom) says(t *testing.T, speaker string, articles ...corpus.ArticleID) {
	t.Helper()
	r, err := n.engine.Search(t.Context(), index.Query{Speaker: speaker})
	if err != nil {
		t.Fatal(err)
	}
	var got []corpus.ArticleID
	for _, h := range r.Hits {
		if !slices.Contains(got, h.Article) {
			got = append(got, h.Article)
		}
	}
	slices.Sort(got)
	if !slices.Equal(got, articles) {
		t.Errorf("%s speaks in %q, want %q", speaker, got, articles)
	}
}

func TestOneArticleTellsWhoHeldATitleInAnother(t *testing.T) {
	n := newNewsroom(t)
	winter, spring := time.Date(2016, 2, 3, 0, 0, 0, 0, time.UTC), time.Date(2016, 5, 20, 0, 0, 0, 0, time.UTC)
	n.print(t, "storm", winter, "“The quay is shut,” said Minister of Fisheries Ada Quill. “It will stay shut,” Quill said.")
	n.print(t, "calm", spring, "“The quay is open,” Ada Quill said on Friday.")
	n.print(t, "short", spring, "“It opened at noon,” said Ms. Quill.")
	n.print(t, "years-before", winter.AddDate(-8, 0, 0), "“I fish for cod,” Ada Quill said.")
	n.print(t, "spokesman", spring, "“She is busy,” said Bo Fenn, a spokesman for the minister of fisheries.")
	n.says(t, "minister of fisheries", "calm", "short", "spokesman", "storm")
	n.says(t, "Ada Quill", "calm", "short", "storm", "years-before")

	// A correction takes along what the article told.
	n.print(t, "storm", winter, "“The quay is shut,” said Minister of Fisheries Elin Varga.")
	n.says(t, "minister of fisheries", "spokesman", "storm")
	if err := n.Withdraw(t.Context(), noon, "storm", ""); err != nil {
		t.Fatal(err)
	}
	n.catchUp(t)
	n.says(t, "minister of fisheries", "spokesman")
}

func TestASpeakerIsResolvedFromItsOwnArticleAlone(t *testing.T) {
	n := newNewsroom(t)
	n.print(t, "storm", noon, "“The quay is shut,” said Minister of Fisheries Ada Quill.")
	n.print(t, "unnamed", noon, "“The quay is open,” the minister of fisheries said.")
	r, err := n.engine.Search(t.Context(), index.Query{Words: "the quay is open"})
	if err != nil || len(r.Hits) == 0 {
		t.Fatal(r, err)
	}
	if s := r.Hits[0].Speaker; s.Named || s.Name != "the minister of fisheries" {
		t.Errorf("the speaker is %+v", s)
	}
}
