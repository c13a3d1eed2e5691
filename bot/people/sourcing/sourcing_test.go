package sourcing_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord/bot/asking/question"
	"onrecord/bot/people/sourcing"
	"onrecord/corpus"
	"onrecord/corpus/annotation"
	"onrecord/corpus/correction"
	"onrecord/corpus/quote"
	"onrecord/corpus/quote/eval/gold"
	"onrecord/index"
	"onrecord/index/indextest"
	"onrecord/index/ledger"
	"onrecord/index/person"
	"onrecord/index/term"
)

var now = time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)

func clock() time.Time { return now }

func day(d string) time.Time {
	t, err := time.Parse(time.DateOnly, d)
	if err != nil {
		panic(err)
	}
	return t.Add(8 * time.Hour)
}

// article is one by which this test counts.
func article(id, outlet, section, byline, published, body string) corpus.Article {
	return corpus.Article{ID: corpus.ArticleID(id), Outlet: outlet, Section: section, Byline: byline, Published: day(published), Body: body, Headline: "About " + id}
}

var (
	dredging = article("dredging", "Tidewater Gazette", "Politics", "By Ada Quill", "2026-02-03",
		"“No ship will wait for the tide again,” said Petra Lindqvist, the harbour master. She said the work begins in May.\n\n"+
			"“We have paid for this twice,” Councillor Bo Fenn told the meeting.\n\nA senior official said the money had been found.")
	wire = article("wire", "Estuary Herald", "Politics", "Harbour Wire", "2026-02-04",
		"ORMSKEY: “No ship will wait for the tide again,” said Petra Lindqvist, the harbour master.")
	bakery = article("bakery", "Estuary Herald", "Life", "Tom Reed and Ada Quill", "2026-03-10",
		"“I get up at three,” said Mira Holt, a baker. “The bread does not wait for anybody.”\n\nThe Ormskey Chamber of Trade said the bakery was the last in town.\n\n"+
			"“We queue in the rain,” said one of the regulars.")
	council = article("council", "Estuary Herald", "Politics", "Tom Reed", "2026-05-02",
		"“The dredger will come in June,” Councillor Bo Fenn said.\n\n“Nobody asked the fishermen,” said Anders Rook.")
)

func report(t *testing.T, l *indextest.Library, traits, text string, by sourcing.By) sourcing.Report {
	t.Helper()
	desk := sourcing.Desk{Ledger: ledger.New(l.Archive, l.Archive.Quotes, clock), Traits: traits}
	r, err := desk.Report(t.Context(), question.Parse(text, question.Options{Now: now}), by, 0)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func voice(r sourcing.Report, name string) sourcing.Voice {
	for _, v := range r.Voices {
		if v.Name == name {
			return v
		}
	}
	return sourcing.Voice{}
}

func TestACopyCountsOnce(t *testing.T) {
	r := report(t, indextest.Open(t, clock, dredging, wire, bakery, council), "", "", "")
	if v := voice(r, "Petra Lindqvist"); v.Statements != 2 || v.Articles != 1 || v.Group != "official" || v.Printed != "she" || v.First.Article != "dredging" {
		t.Errorf("Petra Lindqvist: %+v, want two statements of one article, of an official, called she", v)
	}
	if v := voice(r, "Bo Fenn"); v.Statements != 2 || v.Articles != 2 || v.Group != "official" || v.Printed != "" {
		t.Errorf("Bo Fenn: %+v, want two statements of two articles, of an official; no pronoun is printed", v)
	}
	if v := voice(r, "Mira Holt"); v.Group != "private" || v.Printed != "" {
		t.Errorf("Mira Holt: %+v, want a private person, nothing guessed from the name", v)
	}
	var unnamed []string
	for _, u := range r.Unnamed {
		unnamed = append(unnamed, u.Wording+" in "+string(u.Article))
	}
	if want := []string{"A senior official in dredging", "one of the regulars in bakery"}; !slices.Equal(unnamed, want) {
		t.Errorf("unnamed sources %q, want %q", unnamed, want)
	}
	if r.Organisations.Voices != 1 || r.Articles != 4 {
		t.Errorf("%d organisations in %d articles, want 1 in 4", r.Organisations.Voices, r.Articles)
	}
}

func TestOperatorsAndDaysNarrow(t *testing.T) {
	l := indextest.Open(t, clock, dredging, wire, bakery, council)
	for text, want := range map[string][]string{
		"section:politics":                {"Anders Rook", "Bo Fenn", "Petra Lindqvist"},
		"-section:politics":               {"Mira Holt", "Ormskey Chamber of Trade"},
		`by:"Ada Quill" section:politics`: {"Bo Fenn", "Petra Lindqvist"},
		"-by:quill":                       {"Anders Rook", "Bo Fenn", "Petra Lindqvist"},
		"outlet:herald -speaker:fenn":     {"Anders Rook", "Mira Holt", "Ormskey Chamber of Trade", "Petra Lindqvist"},
		"since April":                     {"Anders Rook", "Bo Fenn"},
		"in February 2026 speaker:fenn":   {"Bo Fenn"},
	} {
		var got []string
		for _, v := range report(t, l, "", text, "").Voices {
			got = append(got, strings.TrimPrefix(v.Name, "The "))
		}
		if slices.Sort(got); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
	desk := sourcing.Desk{Ledger: ledger.New(l.Archive, l.Archive.Quotes, clock)}
	for _, text := range []string{"ferry section:politics", "place:Geneva"} {
		if _, err := desk.Report(t.Context(), question.Parse(text, question.Options{Now: now}), "", 0); !errors.Is(err, sourcing.ErrQuery) {
			t.Errorf("%s: %v, want that it cannot be counted", text, err)
		}
	}
}

func TestAVoiceIsNewOnce(t *testing.T) {
	l := indextest.Open(t, clock, dredging, wire, bakery, council)
	var first []string
	r := report(t, l, "", "since March", "")
	for _, v := range r.Voices {
		if v.FirstTime {
			first = append(first, v.Name)
		}
	}
	if slices.Sort(first); !slices.Equal(first, []string{"Anders Rook", "Mira Holt"}) || r.FirstTime != 2 {
		t.Errorf("for the first time since March: %q (%d)", first, r.FirstTime)
	}
	undated := council
	undated.ID, undated.Published = "undated", time.Time{}
	l.Add(undated)
	if v := voice(report(t, l, "", "since March", ""), "Anders Rook"); v.FirstTime {
		t.Error("somebody quoted in an article without a date is told as new")
	}
}

func TestWhatMayNotBeShownIsNotCounted(t *testing.T) {
	secret := article("secret", "Estuary Herald", "Politics", "", "2026-05-03", "“I resign,” said Hanne Rye, the mayor.")
	secret.EmbargoUntil = now.Add(time.Hour)
	l := indextest.Open(t, clock, dredging, council, secret)
	desk := sourcing.Desk{Ledger: ledger.New(l.Archive, l.Archive.Quotes, func() time.Time { return now })}
	names := func() (out []string) {
		r, err := desk.Report(t.Context(), question.Parse("", question.Options{Now: now}), sourcing.Month, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range r.Voices {
			out = append(out, v.Name)
		}
		slices.Sort(out)
		return out
	}
	if got := names(); slices.Contains(got, "Hanne Rye") {
		t.Errorf("under embargo, and counted: %q", got)
	}
	if err := l.Archive.Withdraw(t.Context(), now, "council", "a mix-up"); err != nil {
		t.Fatal(err)
	}
	if got := names(); !slices.Equal(got, []string{"Bo Fenn", "Petra Lindqvist"}) {
		t.Errorf("after a withdrawal: %q", got)
	}
	later := sourcing.Desk{Ledger: ledger.New(l.Archive, l.Archive.Quotes, func() time.Time { return now.Add(2 * time.Hour) })}
	r, err := later.Report(t.Context(), question.Parse("", question.Options{Now: now}), "", 0)
	if err != nil || voice(r, "Hanne Rye").Statements != 1 {
		t.Errorf("after the embargo: %+v, %v", r.Voices, err)
	}
}

func TestWhoIsPutRightIsCountedAsWhoTheyAre(t *testing.T) {
	l := indextest.Open(t, clock, council)
	desk := sourcing.Desk{Ledger: ledger.New(l.Archive, l.Archive.Quotes, clock)}
	count := func() sourcing.Report {
		r, err := desk.Report(t.Context(), question.Parse("", question.Options{Now: now}), "", 0)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	if v := voice(count(), "Anders Rook"); v.Statements != 1 {
		t.Fatalf("before: %+v", v)
	}
	r, err := l.Archive.Article(t.Context(), "council")
	if err != nil {
		t.Fatal(err)
	}
	found := quote.Annotate(r.Article)
	at := slices.IndexFunc(found.Quotes, func(q quote.Quote) bool { return q.Speaker.Name == "Anders Rook" })
	c, err := correction.Change{Speaker: "Mira Holt"}.Of(r, found, found.Quotes[at])
	if err == nil {
		c.At = now
		_, err = l.Archive.Quotes.Correct(t.Context(), c)
	}
	if err != nil {
		t.Fatal(err)
	}
	if r := count(); voice(r, "Anders Rook").Statements != 0 || voice(r, "Mira Holt").Statements != 1 {
		t.Errorf("after an editor put the speaker right: %+v", r.Voices)
	}
}

func TestTraitsComeFromTheNewsroomsFileAlone(t *testing.T) {
	file := filepath.Join(t.TempDir(), "traits.csv")
	if err := os.WriteFile(file, []byte("name,region\nMIRA HOLT,Ormskey\nBo Fenn,\nNobody Else,Skarv\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	l := indextest.Open(t, clock, dredging, bakery)
	r := report(t, l, file, "", "")
	if got := r.Traits["region"]; len(got) != 1 || got["Ormskey"] != 1 {
		t.Errorf("traits %v, want one person of Ormskey", r.Traits)
	}
	if v := voice(r, "Mira Holt"); v.Traits["region"] != "Ormskey" {
		t.Errorf("Mira Holt: %v", v.Traits)
	}
	desk := sourcing.Desk{Ledger: ledger.New(l.Archive, l.Archive.Quotes, clock), Traits: file + ".gone"}
	if _, err := desk.Report(t.Context(), question.Question{}, "", 0); err == nil || !strings.Contains(err.Error(), "people.traits") {
		t.Errorf("a file that is missing: %v, want which setting names it", err)
	}
}

func TestAReportIsDividedAndATable(t *testing.T) {
	l := indextest.Open(t, clock, dredging, wire, bakery, council)
	r := report(t, l, "", "", sourcing.Month)
	var months []string
	total := 0
	for _, p := range r.Parts {
		months = append(months, p.Value)
		total += p.Statements
	}
	if !slices.Equal(months, []string{"2026-02", "2026-03", "2026-05"}) || total != r.Statements {
		t.Errorf("months %q with %d of %d statements", months, total, r.Statements)
	}
	if byline := report(t, l, "", "", sourcing.Byline); len(byline.Parts) != 3 {
		t.Errorf("bylines: %+v", byline.Parts)
	}
	whole := report(t, l, "", "", "")
	var b bytes.Buffer
	if err := whole.CSV(&b); err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(&b).ReadAll()
	if err != nil || len(lines) != 1+len(whole.Voices)+len(whole.Unnamed) {
		t.Errorf("%d lines, %v: want one for each voice and each unnamed source, and the head", len(lines), err)
	}
}

func TestNoCellIsAFormula(t *testing.T) {
	trap := article("trap", "=cmd()", "Life", "", "2026-05-03", "“Bread,” said Mira Holt, a baker.")
	var b bytes.Buffer
	if err := report(t, indextest.Open(t, clock, trap), "", "", "").CSV(&b); err != nil || !strings.Contains(b.String(), "'=cmd()") {
		t.Errorf("%v: %s", err, b.String())
	}
}

// TestTheCountIsThatOfTheAnnotations recounts whom the annotated fixtures name, without a
// ledger.
func TestTheCountIsThatOfTheAnnotations(t *testing.T) {
	l := fixtures(t)
	r := report(t, l, "", "", "")
	records, err := l.Archive.Changes(t.Context(), 0, 1000)
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(records, func(a, b corpus.Record) int { return a.Published.Compare(b.Published) })
	var names []string
	for _, r := range records {
		each(t, l, r, func(q quote.Quote, isPerson bool) {
			if isPerson && !slices.Contains(names, q.Speaker.Name) {
				names = append(names, q.Speaker.Name)
			}
		})
	}
	personOf := whose(names)
	unnamed := make(map[string]bool)
	for _, u := range r.Unnamed {
		unnamed[u.Wording] = true
	}
	statements, said := make(map[string]int), make(map[string]bool)
	all := 0
	for _, r := range records {
		each(t, l, r, func(q quote.Quote, isPerson bool) {
			name := strings.Join(strings.Fields(q.Speaker.Name), " ")
			if unnamed[name] || unnamed["THE "+name] {
				return
			}
			who := "? " + name
			if isPerson || slices.Contains(names, q.Speaker.Name) {
				who = personOf(q.Speaker.Name)
			}
			words := who + "\n" + string(q.Stance)
			for _, s := range q.Content {
				words += "\n" + strings.Join(term.Words(s.Of(r.Body)), "\n")
			}
			if !said[words] {
				said[words] = true
				statements[who]++
				all++
			}
		})
	}
	if named := r.Statements - r.UnnamedCount; named != all {
		t.Errorf("%d statements of those who are named, by a recount %d", named, all)
	}
	people := 0
	for _, v := range r.Voices {
		if v.Group == "organisation" {
			continue
		}
		people++
		if want := statements[personOf(v.Name)]; v.Statements != want {
			t.Errorf("%s: %d statements, by a recount %d", v.Name, v.Statements, want)
		}
	}
	if people < 200 {
		t.Errorf("only %d people are counted", people)
	}
}

// fixtures are the articles of the annotated fixtures, one a day.
var fixtures = indextest.Shared(func(t testing.TB) *indextest.Library {
	t.Helper()
	var articles []corpus.Article
	for i, a := range readGold(t) {
		a.Article.Status, a.Article.Published = corpus.Published, day("2026-01-01").AddDate(0, 0, i)
		a.Article.ID = corpus.ArticleID(a.ID)
		articles = append(articles, a.Article)
	}
	return indextest.Open(t, clock, articles...)
})

func readGold(t testing.TB) []gold.Article {
	t.Helper()
	articles, err := gold.Read("../../../corpus/quote/testdata/articles")
	if err != nil {
		t.Fatal(err)
	}
	return articles
}

// each calls do with the quotes of an article that count.
func each(t *testing.T, l *indextest.Library, r corpus.Record, do func(q quote.Quote, isPerson bool)) {
	t.Helper()
	found, err := annotation.Of(t.Context(), l.Archive.Quotes, r)
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range found.Quotes {
		if q.Speaker.Name != "" && q.Confidence >= 0.5 && q.Stance != quote.NotSaid && q.Stance != quote.Hypothetical {
			do(q, q.Speaker.Named && index.IsPerson(found)(q.Speaker))
		}
	}
}

// whose returns what tells the key of the person whose name it is, of all who have some names.
func whose(names []string) func(name string) string {
	sharing := make(map[string][]person.Key) // by surname
	for _, n := range names {
		if k := person.KeyOf(n); !slices.Contains(sharing[k.Surname()], k) {
			sharing[k.Surname()] = append(sharing[k.Surname()], k)
		}
	}
	people := make(map[person.Key]person.Key)
	for _, keys := range sharing {
		maps.Copy(people, person.Cluster(keys))
	}
	return func(name string) string { return string(people[person.KeyOf(name)]) }
}

// TestUnnamedSourcesAreThoseOfAReader compares the unnamed sources of forty articles with
// those that a reader listed.
func TestUnnamedSourcesAreThoseOfAReader(t *testing.T) {
	list, err := os.ReadFile("testdata/unnamed.txt")
	if err != nil {
		t.Fatal(err)
	}
	wanted := make(map[string][]string)
	for line := range strings.Lines(string(list)) {
		if name, wording, _ := strings.Cut(strings.TrimSpace(line), "\t"); name != "" && name[0] != '#' {
			wanted[name] = append(wanted[name], wording)
		}
	}
	gold := make(map[string][]string)
	for _, a := range readGold(t) {
		for _, q := range a.Quotes {
			if id := string(a.ID); q.Speaker != "" && slices.Contains(wanted[id], q.Speaker) && !slices.Contains(gold[id], strings.ToLower(q.Speaker)) {
				gold[string(a.ID)] = append(gold[string(a.ID)], strings.ToLower(q.Speaker))
			}
		}
	}
	right, listed, all := 0, 0, 0
	for _, sources := range gold {
		all += len(sources)
	}
	known := make(map[string]bool)
	for _, u := range report(t, fixtures(t), "", "", "").Unnamed {
		id := string(u.Article)
		if key := id + strings.ToLower(u.Wording); wanted[id] == nil || known[key] {
			continue
		} else {
			known[key] = true
		}
		listed++
		i := slices.IndexFunc(gold[id], func(w string) bool { return agree(w, strings.ToLower(u.Wording)) })
		if i < 0 {
			t.Logf("%s: %q is none", id, u.Wording)
			continue
		}
		gold[id] = slices.Delete(gold[id], i, i+1)
		right++
	}
	for id, missed := range gold {
		if len(missed) > 0 {
			t.Logf("%s: %q missed", id, missed)
		}
	}
	precision, recall := float64(right)/float64(listed), float64(right)/float64(all)
	t.Logf("precision %.3f of %d, recall %.3f of %d", precision, listed, recall, all)
	if precision < 0.9 || recall < 0.8 {
		t.Errorf("precision %.3f, recall %.3f; at least 0.9 and 0.8", precision, recall)
	}
}

func agree(a, b string) bool { return strings.HasPrefix(a, b) || strings.HasPrefix(b, a) }

// speakersIn are those whom the readers of some articles named, each once.
func speakersIn(articles []gold.Article) (names []string) {
	for _, a := range articles {
		for _, q := range a.Quotes {
			names = append(names, q.Speaker)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// TestNewVoicesAreNew compares those who are quoted for the first time in the later half
// of the annotated fixtures with what their readers annotated.
func TestNewVoicesAreNew(t *testing.T) {
	articles := readGold(t)
	half := len(articles) / 2
	from := day("2026-01-01").AddDate(0, 0, half).Format(time.DateOnly)
	before, since := speakersIn(articles[:half]), speakersIn(articles[half:])
	right, all := 0, 0
	for _, v := range report(t, fixtures(t), "", "from "+from+" to 2027-12-31", "").Voices {
		if !v.FirstTime {
			continue
		}
		all++
		quoted := slices.ContainsFunc(since, func(name string) bool { return gold.AgreeingSpeakers(name, v.Name) })
		if quoted && !slices.ContainsFunc(before, func(name string) bool { return gold.SameSpeaker(name, v.Name) }) {
			right++
		} else {
			t.Logf("%s is not new, by the annotation", v.Name)
		}
	}
	t.Logf("%d of %d", right, all)
	if all < 100 || float64(right) < 0.95*float64(all) {
		t.Errorf("%d of %d voices are new, want 95 of 100", right, all)
	}
}
