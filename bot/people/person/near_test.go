package person_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/met"
	"onrecord/bot/people/person"
	"onrecord/bot/sight"
	"onrecord/corpus"
	"onrecord/index/indextest"
)

func TestWhomANameMayBeASlipForIsTold(t *testing.T) {
	at := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	clock := func() time.Time { return at }
	said := func(id, section, name string) corpus.Article {
		return corpus.Article{ID: corpus.ArticleID(id), Outlet: "Herald", Section: section, Published: at.AddDate(0, 0, -3), Body: "“The weir of " + id + " holds for another winter,” said " + name + ", the warden."}
	}
	l := indextest.Open(t, clock, said("a", "Town", "Hanne Rye"), said("b", "Town", "Hanne Rye"), said("c", "Town", "Hanna Rye"), said("d", "Desk Only", "Hanno Rye"))
	names := filepath.Join(t.TempDir(), "names.txt")
	if err := os.WriteFile(names, []byte("Hanna Rye,invented in March\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	distrusted, err := met.ReadNames(names)
	if err != nil {
		t.Fatal(err)
	}
	rules := sight.Rules{"desk only": {"C0DESK"}}
	archive, index := sight.Archive{Archive: l.Archive, Rules: rules}, sight.Index{Engine: l.Engine, Rules: rules}
	people := person.Library{Desk: &answer.Desk{Archive: archive, Index: index, Clock: clock}, Index: index, Archive: archive, Clock: clock,
		Acquaintance: &met.Desk{Index: index, Archive: archive, Clock: clock, Distrusted: distrusted}}
	p, err := people.Person(sight.As(t.Context(), sight.Viewer{Channel: "C0FLOOR"}), person.Request{Name: "Hanna Rye"})
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Near) != 1 || p.Near[0].Name != "Hanne Rye" || !p.Near[0].OneLetter || p.Warning != "invented in March" {
		t.Errorf("near %+v, warned %q", p.Near, p.Warning)
	}
	if text := p.Text(func(s string) string { return s }); !strings.Contains(text, "one letter from Hanne Rye, quoted twice") || !strings.Contains(text, "not to be trusted: invented in March") {
		t.Errorf("told: %s", text)
	}
}
