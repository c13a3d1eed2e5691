package corpus_test

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus"
	"onrecord/corpus/postgres/postgrestest"
)

func correct(t *testing.T, a *corpus.Archive, c corpus.Correction) corpus.Correction {
	t.Helper()
	kept, err := a.Quotes.Correct(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	return kept
}

func wrongSpeaker() corpus.Correction {
	return corpus.Correction{Article: "bridge", At: monday, By: "Mo Reyes", Reason: "the caption names him", Data: []byte(`{}`)}
}

func TestACorrectionIsKeptAndIsNoNews(t *testing.T) {
	a := openArchive(t)
	add(t, a, monday, bridge())
	made := correct(t, a, wrongSpeaker())
	want := wrongSpeaker()
	want.ID = 1
	if diff := cmp.Diff(want, made); diff != "" {
		t.Errorf("as it was made (-want +got):\n%s", diff)
	}
	for name, kept := range map[string]func() ([]corpus.Correction, error){
		"of the article": func() ([]corpus.Correction, error) { return a.Quotes.Corrections(t.Context(), "ferry", "bridge") },
		"of all":         func() ([]corpus.Correction, error) { return a.Quotes.AllCorrections(t.Context()) },
	} {
		if got, err := kept(); err != nil || !cmp.Equal(got, []corpus.Correction{want}) {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
	if none, err := a.Quotes.Corrections(t.Context()); err != nil || none != nil {
		t.Errorf("of no article: %v, %v", none, err)
	}
	r, err := a.Article(t.Context(), "bridge")
	if err != nil || r.Seq != 2 || r.News != 1 || !r.Edited || r.Revision != 1 {
		t.Errorf("sequence number %d, of news %d, edited %t, revision %d, %v; want 2, 1, true, 1", r.Seq, r.News, r.Edited, r.Revision, err)
	}
	revised := bridge()
	revised.Body += "More follows."
	add(t, a, monday, revised)
	if r, err := a.Article(t.Context(), "bridge"); err != nil || r.News != r.Seq || r.Seq != 3 {
		t.Errorf("revised: sequence number %d, of news %d, %v; want 3 both", r.Seq, r.News, err)
	}
}

func TestACorrectionIsTakenBackOnceByAnotherOne(t *testing.T) {
	a := openArchive(t)
	add(t, a, monday, bridge())
	made := correct(t, a, wrongSpeaker())
	back := correct(t, a, corpus.Correction{At: monday.Add(time.Hour), By: "Ann Po", Reason: "the caption was wrong", Undoes: made.ID})
	if back.Article != "bridge" || back.ID != 2 {
		t.Errorf("taken back by %+v", back)
	}
	all, err := a.Quotes.AllCorrections(t.Context())
	if err != nil || len(all) != 2 || all[0].Reason != made.Reason || all[1].Undoes != made.ID {
		t.Errorf("both are kept: %v, %v", all, err)
	}
	for want, c := range map[error]corpus.Correction{
		corpus.ErrUndone:       {At: monday, Undoes: made.ID},
		corpus.ErrOnlyUndoes:   {At: monday, Undoes: back.ID},
		corpus.ErrNoCorrection: {At: monday, Undoes: 9},
		corpus.ErrNotFound:     {At: monday, Article: "tunnel"},
	} {
		if _, err := a.Quotes.Correct(t.Context(), c); !errors.Is(err, want) {
			t.Errorf("%+v: %v, want %v", c, err, want)
		}
	}
	if last, err := a.Last(t.Context()); err != nil || last != 3 {
		t.Errorf("sequence number %d, %v; want 3: what failed changes nothing", last, err)
	}
}

func TestABackupHasTheCorrections(t *testing.T) {
	postgrestest.NotAgain(t)
	a := openArchive(t)
	add(t, a, monday, bridge())
	correct(t, a, wrongSpeaker())
	copied := filepath.Join(t.TempDir(), "copy.db")
	if err := a.Backup(t.Context(), copied); err != nil {
		t.Fatal(err)
	}
	b, err := corpus.Open(t.Context(), copied)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	want, _ := a.Quotes.AllCorrections(t.Context())
	if got, err := b.Quotes.AllCorrections(t.Context()); err != nil || !cmp.Equal(got, want) {
		t.Errorf("%v, %v; want %v", got, err, want)
	}
}
