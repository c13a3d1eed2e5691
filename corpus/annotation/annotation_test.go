package annotation_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"onrecord/corpus"
	"onrecord/corpus/annotation"
	"onrecord/corpus/quote"
)

var monday = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

// newsroom is an archive that counts what is kept in it.
type newsroom struct {
	*corpus.Archive
	*corpus.Quotes
	kept []corpus.ArticleID
}

func newNewsroom(t *testing.T) *newsroom {
	t.Helper()
	archive, err := corpus.OpenMemory(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { archive.Close() })
	n := &newsroom{Archive: archive, Quotes: archive.Quotes}
	n.add(t, "bridge", "“The bridge is tired,” said Ada Quill.")
	n.add(t, "ferry", "“The ferry sails at noon,” said Bo Fenn.")
	return n
}

func (n *newsroom) add(t *testing.T, id, body string) {
	t.Helper()
	if _, err := n.Add(t.Context(), monday, corpus.Article{ID: corpus.ArticleID(id), Status: corpus.Published, Body: body}); err != nil {
		t.Fatal(err)
	}
}

func (n *newsroom) KeepAnnotations(ctx context.Context, annotations ...corpus.Annotation) error {
	for _, one := range annotations {
		n.kept = append(n.kept, one.Article)
	}
	return n.Quotes.KeepAnnotations(ctx, annotations...)
}

// all returns the articles with their annotations, which have to be those that
// Annotate makes, and which of them had to be made.
func (n *newsroom) all(t *testing.T) (made []corpus.ArticleID) {
	t.Helper()
	n.kept = nil
	records, err := n.Changes(t.Context(), 0, 10)
	if err != nil {
		t.Fatal(err)
	}
	found, err := annotation.All(t.Context(), n, records)
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range records {
		one, err := annotation.Of(t.Context(), n, r)
		if err != nil {
			t.Fatal(err)
		}
		for _, got := range []quote.Annotation{found[i], one} {
			if diff := cmp.Diff(quote.Annotate(r.Article), got, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("article %s (-want +got):\n%s", r.ID, diff)
			}
		}
	}
	return n.kept
}

func TestAnArticleIsAnnotatedOnce(t *testing.T) {
	n := newNewsroom(t)
	both := []corpus.ArticleID{"bridge", "ferry"}
	if made := n.all(t); !cmp.Equal(made, both) {
		t.Errorf("at first %v were annotated, want %v", made, both)
	}
	if made := n.all(t); made != nil {
		t.Errorf("%v were annotated again", made)
	}
	n.add(t, "bridge", "“The bridge is gone,” said Ada Quill.")
	if made := n.all(t); !cmp.Equal(made, both[:1]) {
		t.Errorf("%v were annotated after the bridge was revised", made)
	}
}

func TestADamagedOrOldAnnotationIsMadeAnew(t *testing.T) {
	n := newNewsroom(t)
	n.all(t)
	kept, err := n.Annotations(t.Context(), "bridge")
	if err != nil || len(kept) != 1 {
		t.Fatal(kept, err)
	}
	for name, damage := range map[string]func(*corpus.Annotation){
		"damaged": func(a *corpus.Annotation) { a.Data = a.Data[:len(a.Data)/2] },
		"old":     func(a *corpus.Annotation) { a.Version = "an older engine's" },
	} {
		one := kept[0]
		damage(&one)
		if err := n.Quotes.KeepAnnotations(t.Context(), one); err != nil {
			t.Fatal(err)
		}
		if made := n.all(t); !cmp.Equal(made, []corpus.ArticleID{"bridge"}) {
			t.Errorf("%s: %v were made anew", name, made)
		}
	}
}

func TestTwoPeopleOfOneNameAreReadApart(t *testing.T) {
	n := newNewsroom(t)
	n.all(t)
	quill := corpus.Parting{Name: "Ada Quill", Mark: "engineer", Where: corpus.Where{Articles: []corpus.ArticleID{"bridge"}}, At: monday}
	if _, err := n.Quotes.Part(t.Context(), quill, []corpus.ArticleID{"bridge"}, 2); err != nil {
		t.Fatal(err)
	}
	n.add(t, "ferry", "“The ferry sails at one,” said Ada Quill.")
	records, err := n.Changes(t.Context(), 0, 10)
	if err != nil {
		t.Fatal(err)
	}
	found, err := annotation.All(t.Context(), n, records)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"Ada Quill (engineer)", "Ada Quill"} {
		if got := found[i].Quotes[0].Speaker.Name; got != want || found[i].People[0].Name != want {
			t.Errorf("%s: spoken by %s, names %v; want %s", records[i].ID, got, found[i].People, want)
		}
	}
}
