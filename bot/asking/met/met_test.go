package met_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord/bot/asking/met"
	"onrecord/bot/sight"
	"onrecord/corpus"
	"onrecord/corpus/correction"
	"onrecord/corpus/quote"
	"onrecord/corpus/quote/eval/gold"
	"onrecord/index/indextest"
	"onrecord/index/ledger"
)

var now = time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)

func clock() time.Time { return now }

func deskOf(l *indextest.Library) *met.Desk {
	return &met.Desk{Index: l.Engine, Archive: l.Archive, Clock: clock}
}

func meet(t *testing.T, d *met.Desk, name, title string) met.Person {
	t.Helper()
	p, err := d.Meet(t.Context(), name, title)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func article(id, outlet, published, body string) corpus.Article {
	at, err := time.Parse(time.DateOnly, published)
	if err != nil {
		panic(err)
	}
	return corpus.Article{ID: corpus.ArticleID(id), Outlet: outlet, Published: at.Add(8 * time.Hour), Body: body}
}

func known(t *testing.T, more ...corpus.Article) *indextest.Library {
	return indextest.Open(t, clock, append([]corpus.Article{
		article("bridge", "Estuary Herald", "2025-03-02", "“The bridge is tired,” said Hanne Rye, the mayor. She said that it would close in May."),
		article("copy", "The Lantern", "2025-03-03", "“The bridge is tired,” said Hanne Rye, the mayor."),
		article("tunnel", "Harbour Wire", "2026-05-04", "“Nobody promised a tunnel,” said Mayor Hanne Rye."),
		article("bread", "Harbour Wire", "2026-05-05", "“The bread does not wait,” said Mira Holt, a baker."),
	}, more...)...)
}

func TestWhatTheArchiveHoldsOfANameIsTold(t *testing.T) {
	d := deskOf(known(t))
	for _, c := range []struct{ name, title, want string }{
		{"Hanne Rye", "mayor", "Hanne Rye: quoted 3 times since March 2025, always as mayor, in 3 outlets"},
		{"Hanne Rye", "", "Hanne Rye: quoted 3 times since March 2025, always as mayor, in 3 outlets"},
		{"Hanne Rye", "the former mayor", "Hanne Rye: quoted 3 times since March 2025, always as mayor, in 3 outlets"},
		{"Hanne Rye", "harbour master", "Hanne Rye: quoted 3 times since March 2025, always as mayor, in 3 outlets; another title than in May 2026: mayor"},
		{"Hanna Rye", "", "Hanna Rye: never quoted before in this archive; one letter from Hanne Rye, quoted 4 times"},
		{"Mira Holt", "", "Mira Holt: quoted once since May 2026, always as baker, in 1 outlet"},
		{"Olga Forsell", "", "Olga Forsell: never quoted before in this archive"},
	} {
		if got := strings.ReplaceAll(meet(t, d, c.name, c.title).Line(), "as a baker", "as baker"); got != c.want {
			t.Errorf("%s, %s:\n%s\nwant\n%s", c.name, c.title, got, c.want)
		}
	}
}

func TestWhoeverGoesByJuniorOrTheThirdIsKnown(t *testing.T) {
	d := deskOf(known(t, article("weir", "Harbour Wire", "2026-05-06", "“The weir is sound,” said Carl Moe Jr. “The weir is ours,” said Devon Fenn III.")))
	for _, name := range []string{"Carl Moe Jr.", "Devon Fenn III", "Hanne Rye"} {
		if p := meet(t, d, name, ""); p.FirstTime || p.Statements == 0 {
			t.Errorf("%s is told as new: %+v", name, p)
		}
	}
}

func TestWhatMayNotBeShownIsNotKnown(t *testing.T) {
	secret := article("secret", "Estuary Herald", "2026-06-01", "“I resign,” said Olga Forsell, the harbour master.")
	secret.EmbargoUntil = now.Add(time.Hour)
	l := known(t, secret)
	if p := meet(t, deskOf(l), "Olga Forsell", ""); !p.FirstTime || len(p.Titles) > 0 {
		t.Errorf("under embargo, and known: %+v", p)
	}
	// The index may not have followed yet: the archive decides.
	if err := l.Archive.Withdraw(t.Context(), now, "bread", "a mix-up"); err != nil {
		t.Fatal(err)
	}
	if p := meet(t, deskOf(l), "Mira Holt", ""); !p.FirstTime || p.Statements != 0 {
		t.Errorf("withdrawn, and known: %+v", p)
	}
}

func TestANameOfTheNewsroomsListIsWarnedOf(t *testing.T) {
	file := filepath.Join(t.TempDir(), "names.csv")
	write := func(text string, at time.Time) {
		t.Helper()
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(file, at, at); err != nil {
			t.Fatal(err)
		}
	}
	write("# kept by the desk\nHanne Rye, invented by a reader in 2024\n", now)
	names, err := met.ReadNames(file)
	if err != nil {
		t.Fatal(err)
	}
	d := deskOf(known(t))
	d.Distrusted = names
	if p := meet(t, d, "HANNE RYE", ""); p.Warning != "invented by a reader in 2024" || !strings.Contains(p.Line(), "not to be trusted: invented by a reader") {
		t.Errorf("%+v", p)
	}
	for _, other := range []string{"Rye", "Hanna Rye", "Mira Holt"} {
		if p := meet(t, d, other, ""); p.Warning != "" {
			t.Errorf("%s is warned of: %s", other, p.Warning)
		}
	}
	write("Mira Holt\n", now.Add(time.Minute))
	if p := meet(t, d, "Mira Holt", ""); p.Warning == "" || meet(t, d, "Hanne Rye", "").Warning != "" {
		t.Errorf("the file has changed, and the old one counts: %+v", p)
	}
	if _, err := met.ReadNames(file + ".gone"); err == nil || !strings.Contains(err.Error(), "people.distrusted") {
		t.Errorf("a file that is missing: %v", err)
	}
}

// TestNamesOfTheFixtures meets the people of the annotated articles, others who are
// invented, and some of them with a slip.
func TestNamesOfTheFixtures(t *testing.T) {
	annotated, err := gold.Read("../../../corpus/quote/testdata/articles")
	if err != nil {
		t.Fatal(err)
	}
	var articles []corpus.Article
	for i, a := range annotated {
		a.Article.Published = time.Date(2026, 1, 1, 8, 0, 0, 0, time.UTC).AddDate(0, 0, i)
		articles = append(articles, a.Article)
	}
	l := indextest.Open(t, clock, articles...)
	d := deskOf(l)
	statements := make(map[string]int)
	if err := ledger.New(l.Archive, l.Archive.Quotes, clock).Read(t.Context(), func(b *ledger.Book) error {
		said := make(map[[2]int32]bool)
		for _, a := range b.Articles {
			for _, s := range a.Statements {
				who := b.One[s.Speaker]
				if key := [2]int32{s.Words, who}; !said[key] && b.Speakers[who].Group == ledger.Person && strings.Contains(b.Speakers[who].Name, " ") {
					said[key] = true
					statements[b.Speakers[who].Name]++
				}
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	var names []string
	for name := range statements {
		names = append(names, name)
	}
	slices.Sort(names)
	if len(names) < 200 {
		t.Fatalf("only %d people", len(names))
	}
	for _, name := range names {
		if p := meet(t, d, name, ""); p.Statements != statements[name] {
			t.Errorf("%s: %d statements, by the ledger %d", name, p.Statements, statements[name])
		}
	}
	given := strings.Fields("Aldous Bertrand Cosima Dagmar Eluned Ferdinand Griselda Hortense Isidore Jemima")
	family := strings.Fields("Quartermain Zwingli Oppenshaw Thistlewood Vanderbeek Yarborough Wexcombe Pettigrew Ludgrove Kestrelman")
	for _, g := range given {
		for _, f := range family {
			if p := meet(t, d, g+" "+f, ""); !p.FirstTime {
				t.Errorf("%s %s is invented, and known: %+v", g, f, p)
			}
		}
	}
	right, all := 0, 0
	for i, name := range names {
		words := strings.Fields(name)
		last := []rune(words[len(words)-1])
		if i%4 > 0 || all == 50 || len(last) < 4 || len(words) != 2 {
			continue
		}
		switch at := 1 + i%(len(last)-2); i % 3 {
		case 0:
			last[at], last[at+1] = last[at+1], last[at]
		case 1:
			last = slices.Delete(last, at, at+1)
		default:
			last = slices.Insert(last, at, last[at])
		}
		slip := words[0] + " " + string(last)
		if slip == name || statements[slip] > 0 {
			continue
		}
		all++
		if p := meet(t, d, slip, ""); len(p.Near) > 0 && p.Near[0].Name == name {
			right++
		} else {
			t.Logf("%s for %s: %+v", slip, name, p.Near)
		}
	}
	t.Logf("%d of %d misspelt names have the right neighbour", right, all)
	if all < 40 || float64(right) < 0.9*float64(all) {
		t.Errorf("%d of %d misspelt names have the right neighbour, want nine of ten", right, all)
	}
}

// Of a name that one letter tells from another's, only those are told of whose words may be
// shown to whoever asks.
func TestNobodyWhoMayNotBeShownIsNear(t *testing.T) {
	inside := article("inside", "Estuary Herald", "2026-06-01", "“I resign,” said Olga Forsell, the harbour master.")
	inside.Section = "Desk Only"
	killed := article("killed", "Estuary Herald", "2026-06-02", "“I never sailed,” said Bertil Dahlgren, the pilot.")
	l := known(t, inside, killed)
	rules := sight.Rules{"desk only": {"C0DESK"}}
	d := &met.Desk{Index: sight.Index{Engine: l.Engine, Rules: rules}, Archive: sight.Archive{Archive: l.Archive, Rules: rules}, Clock: clock}
	near := func(name, channel string) (near int, known bool) {
		t.Helper()
		slip, err := d.Meet(sight.As(t.Context(), sight.Viewer{Channel: channel}), name[:len(name)-1], "")
		if err != nil {
			t.Fatal(err)
		}
		p, err := d.Meet(sight.As(t.Context(), sight.Viewer{Channel: channel}), name, "")
		if err != nil {
			t.Fatal(err)
		}
		return len(slip.Near), !p.FirstTime
	}
	for _, name := range []string{"Olga Forsell", "Bertil Dahlgren"} {
		if n, known := near(name, "C0DESK"); n != 1 || !known {
			t.Errorf("%s, on the desk: %d near, known %t", name, n, known)
		}
	}
	if n, known := near("Olga Forsell", "C0FLOOR"); n != 0 || known {
		t.Errorf("who is quoted inside alone, on the floor: %d near, known %t", n, known)
	}
	if err := l.Archive.Withdraw(t.Context(), now, "killed", "a mix-up"); err != nil {
		t.Fatal(err)
	}
	l.CatchUp()
	if n, known := near("Bertil Dahlgren", "C0DESK"); n != 0 || known {
		t.Errorf("who is quoted in what was withdrawn alone: %d near, known %t", n, known)
	}
}

// Who is put right by an editor, or taken out by a correction, is met as that has them.
func TestACorrectionChangesWhoIsKnown(t *testing.T) {
	l := known(t)
	d := deskOf(l)
	corrected := article("bread", "Harbour Wire", "2026-05-05", "“The bread does not wait,” said Rut Holt, a miller.")
	corrected.Status = corpus.Corrected
	l.Add(corrected)
	if p := meet(t, d, "Mira Holt", ""); !p.FirstTime {
		t.Errorf("who was named by mistake: %+v", p)
	}
	if p := meet(t, d, "Rut Holt", ""); p.Statements != 1 || p.Titles[0].Title != "miller" && p.Titles[0].Title != "a miller" {
		t.Errorf("who said it: %+v", p)
	}
	r, err := l.Archive.Article(t.Context(), "tunnel")
	if err != nil {
		t.Fatal(err)
	}
	found := quote.Annotate(r.Article)
	c, err := correction.Change{Speaker: "Jon Berg", Title: "mayor"}.Of(r, found, found.Quotes[0])
	if err != nil {
		t.Fatal(err)
	}
	c.At = now
	if _, err := l.Archive.Quotes.Correct(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	l.CatchUp()
	if before, now := meet(t, d, "Hanne Rye", ""), meet(t, d, "Jon Berg", ""); before.Statements != 2 || now.Statements != 1 {
		t.Errorf("after an editor put it right: Hanne Rye %d statements, Jon Berg %d", before.Statements, now.Statements)
	}
}
