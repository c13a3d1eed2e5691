package correct_test

import (
	"strings"
	"testing"
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/bot/news/correct"
	"onrecord/bot/sight"
	"onrecord/corpus"
	"onrecord/corpus/quote"
	"onrecord/index/indextest"
)

var now = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

// editor is somebody at an archive with two articles that print the same quote, one in
// which another person says the same, and one of a longer statement with these words.
type editor struct {
	*correct.Corrector
	archive *corpus.Archive
	t       *testing.T
}

func newEditor(t *testing.T) *editor {
	t.Helper()
	clock := func() time.Time { return now }
	l := indextest.Open(t, clock,
		corpus.Article{ID: "wire", Body: "“The lock is open to all ships since Monday,” said Ida Moen, the lock keeper. Ola Rask looked on."},
		corpus.Article{ID: "gazette", Body: "News from the canal.\n\n\"The lock is open to all ships since Monday,\" said Moen."},
		corpus.Article{ID: "post", Body: "“The lock is open to all ships since Monday,” said Per Lie, a skipper."},
		corpus.Article{ID: "herald", Body: "“The lock is open to all ships since Monday, and it will stay open,” said Ida Moen."})
	desk := &answer.Desk{Archive: sight.Archive{Archive: l.Archive}, Index: l.Engine, Clock: clock}
	return &editor{&correct.Corrector{Archive: sight.Archive{Archive: l.Archive}, Desk: desk, Clock: clock}, l.Archive, t}
}

// lock is the quote of an article.
func (e *editor) lock(id corpus.ArticleID) answer.Reference {
	e.t.Helper()
	r, err := e.archive.Article(e.t.Context(), id)
	if err != nil {
		e.t.Fatal(err)
	}
	return answer.Reference{Article: id, Revision: r.Revision, Spans: quote.Annotate(r.Article).Quotes[0].Content}
}

func (e *editor) open(id corpus.ArticleID) correct.Form {
	e.t.Helper()
	f, err := e.Open(e.t.Context(), e.lock(id))
	if err != nil {
		e.t.Fatal(err)
	}
	return f
}

// put fills the form in as it is, and then with something else.
func (e *editor) put(id corpus.ArticleID, change func(*correct.Fix)) correct.Done {
	e.t.Helper()
	f := e.open(id)
	fix := correct.Fix{Name: f.Speaker, Stance: f.Stance, Words: f.Words, Reason: "the agency said so", Seen: f.Seen}
	change(&fix)
	d, err := e.Put(e.t.Context(), f.Passage, fix, "Mo Reyes")
	if err != nil {
		e.t.Fatal(err)
	}
	return d
}

func TestTheFormHoldsTheQuoteAsItIsRead(t *testing.T) {
	f := newEditor(t).open("wire")
	if f.Speaker != "Ida Moen" || f.Stance != quote.Asserted || f.Words != "“The lock is open to all ships since Monday,”" ||
		!strings.Contains(strings.Join(f.Names, ","), "Ola Rask") || f.Missed || f.Problem != "" {
		t.Errorf("%+v", f)
	}
}

func TestAFormThatChangesNothingSaysSo(t *testing.T) {
	e := newEditor(t)
	for field, change := range map[correct.Field]func(*correct.Fix){
		correct.NameField:   func(*correct.Fix) {},
		correct.ReasonField: func(f *correct.Fix) { f.Name, f.Reason = "Ola Rask", " " },
		correct.WordsField:  func(f *correct.Fix) { f.Words = "The lock is shut" },
		correct.NoneField:   func(f *correct.Fix) { f.NotAQuote, f.Name = true, "Ola Rask" },
		correct.StanceField: func(f *correct.Fix) { f.Stance = "doubted" },
	} {
		if d := e.put("wire", change); len(d.Problems) != 1 || d.Problems[field] == "" {
			t.Errorf("%s: %+v", field, d)
		}
	}
	if kept, err := e.archive.Quotes.AllCorrections(t.Context()); err != nil || kept != nil {
		t.Errorf("kept %+v, %v", kept, err)
	}
}

func TestCopiesArePutRightAndTakenBackTogether(t *testing.T) {
	e := newEditor(t)
	d := e.put("wire", func(f *correct.Fix) { f.Name, f.Copies = "Ola Rask", true })
	if len(d.IDs) != 2 || d.By != "Mo Reyes" || d.Effect[0] != "speaker: Ida Moen, lock keeper → Ola Rask" {
		t.Errorf("%+v", d)
	}
	for id, want := range map[corpus.ArticleID]string{"wire": "Ola Rask", "gazette": "Ola Rask", "post": "Per Lie", "herald": "Ida Moen"} {
		if got := e.open(id).Speaker; got != want {
			t.Errorf("%s: %s, want %s", id, got, want)
		}
	}
	for range 2 { // pressed twice
		if back, err := e.Undo(t.Context(), d.IDs, "Ann Po"); err != nil || !back.Undone {
			t.Errorf("taken back: %+v, %v", back, err)
		}
	}
	if got := e.open("gazette").Speaker; got != "Moen" {
		t.Errorf("taken back, and by %s", got)
	}
}

func TestOfAWithdrawnArticleNothingIsShown(t *testing.T) {
	e := newEditor(t)
	e.put("wire", func(f *correct.Fix) { f.NotAQuote = true })
	if all, err := e.Lately(t.Context()); err != nil || len(all) != 1 || all[0].Effect[0] != "not a quote" {
		t.Errorf("lately %+v, %v", all, err)
	}
	passage := e.lock("wire")
	if err := e.archive.Withdraw(t.Context(), now, "wire", ""); err != nil {
		t.Fatal(err)
	}
	if all, err := e.Lately(t.Context()); err != nil || len(all) != 0 {
		t.Errorf("lately %+v, %v", all, err)
	}
	if f, err := e.Open(t.Context(), passage); err != nil || f.Problem == "" || f.Words != "" {
		t.Errorf("%+v, %v", f, err)
	}
}
