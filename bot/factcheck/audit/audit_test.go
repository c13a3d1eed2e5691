package audit_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord/bot/asking/question"
	"onrecord/bot/factcheck/audit"
	"onrecord/corpus"
	"onrecord/index/ledger"
)

var now = time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)

// press makes up a press: four outlets, ten reporters, people, and what they say.
type press struct {
	random   *rand.Rand
	people   []string
	articles []corpus.Article
	lines    []line // that are printed
	wrong    []fault
}

// line is a quote as an article has it.
type line struct {
	article int
	speaker string
	words   string
	day     time.Time // on which it was said
}

// fault is a line that was planted.
type fault struct {
	kind    audit.Kind
	article corpus.ArticleID
	words   string
}

var (
	outlets   = []string{"Estuary Herald", "The Lantern", "Harbour Wire", "Northgate Courier"}
	reporters = []string{"Ada Quill", "Tom Reed", "Ines Holt", "Marta Vane", "Olof Brask", "Ruth Kemble", "Sami Dorn", "Lena Fisk", "Piet Moor", "Vera Stell"}
	given     = strings.Fields("Anders Birgit Carl Dora Edvin Frida Gustav Hanna Ivar Jonna Karin Lars Maja Nils Olga Per Rut Sven Tora Ulf Vendela Walter Ylva Axel Berta Emil Greta Hugo Inga Jakob")
	surname   = strings.Fields("Abelson Brenner Cronholm Dalgaard Ekblad Forsell Granath Hellman Isaksen Jernberg Kallas Lundqvist Mortens Nordahl Oksanen Palmgren Quist Rosander Sandell Tornberg Ullman Vikander Westin Ytterman Zander Almgren Bystrom Carlgren Dufva Engdahl Fagerlund Gyllen Hjort Ingvarsson Johanson Kroon Lagerlof Malmsten Nyberg Osterman")
	title     = []string{"the harbour master", "the mayor", "a teacher", "the union’s secretary", "a shopkeeper", "the head of the clinic", "a farmer", "the minister"}
	adjective = strings.Fields("old new narrow broken quiet long green cold empty crowded costly public northern hidden second last open heavy bright slow")
	noun      = strings.Fields("bridge harbour school budget ferry road market clinic library tunnel orchard station dredger mill tower cable fence river reservoir bakery warehouse pier chapel quarry depot meadow lighthouse workshop ditch windmill")
	verb      = strings.Fields("close widen repair sell forget finish open burden flood shorten fund measure inspect rebuild lose cross paint share warm guard")
)

func pick[T any](p *press, from []T) T { return from[p.random.IntN(len(from))] }

func (p *press) sentence() string {
	return fmt.Sprintf("We will %s the %s %s before the %s %s can %s the %s", pick(p, verb), pick(p, adjective), pick(p, noun), pick(p, adjective), pick(p, noun), pick(p, verb), pick(p, noun))
}

// write puts a line into an article.
func (p *press) write(l line) {
	a := &p.articles[l.article]
	when := ""
	if !l.day.IsZero() {
		when = " on " + l.day.Weekday().String()
	}
	a.Body += fmt.Sprintf("\n\n“%s,” %s, %s, said%s.", l.words, l.speaker, title[len(l.speaker)%len(title)], when)
	p.lines = append(p.lines, l)
}

func (p *press) name() string { return pick(p, given) + " " + pick(p, surname) }

// newPress makes up two thousand articles on what happens over two years. Outlets that are
// on the same matter share a quote, now and then with a slip.
func newPress(seed uint64) *press {
	p := &press{random: rand.New(rand.NewPCG(seed, 1))}
	for range 250 {
		p.people = append(p.people, p.name())
	}
	for event := 0; len(p.articles) < 2000; event++ {
		day := time.Date(2024, 1, 1, 8, 0, 0, 0, time.UTC).AddDate(0, 0, p.random.IntN(700))
		speaker, words := pick(p, p.people), p.sentence()
		for i := range 1 + p.random.IntN(3) {
			at := len(p.articles)
			p.articles = append(p.articles, corpus.Article{
				ID: corpus.ArticleID(fmt.Sprintf("a%d", at)), Outlet: outlets[(event+i)%len(outlets)], Byline: "By " + pick(p, reporters), Section: "News",
				Headline: fmt.Sprintf("Matter %d", event), Published: day, Status: corpus.Published, Body: "The council met in Ormskey.",
			})
			own := pick(p, p.people)
			if p.random.IntN(3) == 0 {
				own = p.name() + "-" + pick(p, surname) // somebody who is met once
			}
			said := words
			if p.random.IntN(60) == 0 {
				said = strings.Replace(said, "will", "shall", 1)
			}
			p.write(line{at, speaker, said, day.AddDate(0, 0, -1)})
			p.write(line{at, own, p.sentence(), time.Time{}})
		}
	}
	return p
}

// by are the articles of a reporter.
func (p *press) by(reporter string) (out []int) {
	for i, a := range p.articles {
		if strings.HasSuffix(a.Byline, reporter) {
			out = append(out, i)
		}
	}
	return out
}

// plant plants so many faults under a byline, of each kind the same number.
func (p *press) plant(reporter string, faults int) {
	mine := p.by(reporter)
	kinds := []audit.Kind{audit.NowhereElse, audit.Wording, audit.Speaker, audit.Day, audit.Earlier}
	used := make(map[string]bool)
	for i := range faults {
		kind := kinds[i%len(kinds)]
		at := pick(p, mine)
		l := line{at, p.name() + " " + pick(p, surname), p.sentence(), time.Time{}}
		if kind != audit.NowhereElse {
			// A line of another's article of about the same time, or of an earlier one.
			var from line
			for {
				from = pick(p, p.lines)
				days := p.articles[at].Published.Sub(p.articles[from.article].Published).Hours() / 24
				near := days == 0
				if kind == audit.Earlier {
					near = days >= 3 && days <= 40 && p.articles[from.article].Outlet != p.articles[at].Outlet
				}
				if near && from.article != at && !used[from.words] && !slices.Contains(mine, from.article) && (kind != audit.Day || !from.day.IsZero()) {
					break
				}
				at = pick(p, mine)
			}
			used[from.words] = true
			l = from
			l.article = at
		}
		switch kind {
		case audit.Wording:
			words := strings.Fields(l.words)
			words[2+p.random.IntN(3)] = "surely"
			l.words = strings.Join(words, " ")
		case audit.Speaker:
			l.speaker = pick(p, p.people)
		case audit.Day:
			l.day = l.day.AddDate(0, 0, -2)
		}
		p.write(l)
		p.wrong = append(p.wrong, fault{kind, p.articles[at].ID, l.words})
	}
}

func (p *press) archive(t *testing.T) *corpus.Archive {
	t.Helper()
	archive, err := corpus.OpenMemory(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { archive.Close() })
	if _, err := archive.Add(t.Context(), now, p.articles...); err != nil {
		t.Fatal(err)
	}
	return archive
}

func desk(archive *corpus.Archive) *audit.Desk {
	clock := func() time.Time { return now }
	return &audit.Desk{Ledger: ledger.New(archive, archive.Quotes, clock), Archive: archive, Clock: clock, Allowed: reporters}
}

func report(t *testing.T, d *audit.Desk, text string) audit.Report {
	t.Helper()
	r, err := d.Report(t.Context(), question.Parse(text, question.Options{Now: now}))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestPlantedFaultsAreAmongTheOddest(t *testing.T) {
	t.Parallel()
	const faults, lines = 80, 150
	p := newPress(17)
	p.plant("Ada Quill", faults)
	d := desk(p.archive(t))
	r := report(t, d, `by:"Ada Quill" since:2024`)
	hit := make(map[audit.Kind]int)
	all := make(map[audit.Kind]int)
	for _, f := range p.wrong {
		all[f.kind]++
		if slices.ContainsFunc(r.Findings[:min(len(r.Findings), lines)], func(got audit.Finding) bool {
			return got.Kind == f.kind && got.Here.Article == f.article && strings.Contains(got.Here.Text, f.words)
		}) {
			hit[f.kind]++
		}
	}
	found := 0
	for kind, n := range hit {
		found += n
		t.Logf("%s: %d of %d", kind, n, all[kind])
	}
	t.Logf("%d of %d among the first %d of %d lines; %+v", found, faults, lines, len(r.Findings), r.Rates)
	if found < faults*85/100 {
		t.Errorf("%d of %d planted faults are among the first %d lines, want 68", found, faults, lines)
	}
	for _, other := range reporters[1:] {
		if o := report(t, d, fmt.Sprintf("by:%q since:2024", other)); o.Oddness >= r.Oddness {
			t.Errorf("%s is odder (%v) than the byline with the faults (%v)", other, o.Oddness, r.Oddness)
		}
	}
}

// saying is an article with one quote.
func saying(id, outlet, byline, published, body string) corpus.Article {
	at, err := time.Parse(time.DateOnly, published)
	if err != nil {
		panic(err)
	}
	return corpus.Article{ID: corpus.ArticleID(id), Outlet: outlet, Byline: byline, Published: at.Add(8 * time.Hour), Status: corpus.Published, Body: body}
}

func TestBothPlacesAreShown(t *testing.T) {
	t.Parallel()
	p := &press{articles: []corpus.Article{
		saying("mine", "Estuary Herald", "Ada Quill", "2026-03-04", "“The bridge is tired, and so are all of us,” Hanna Dalgaard, the mayor, said on Tuesday."),
		saying("other", "The Lantern", "Tom Reed", "2026-03-04", "“The bridge is tired, and so are most of us,” Hanna Dalgaard, the mayor, said on Tuesday."),
		saying("credited", "Estuary Herald", "Ada Quill", "2026-03-09", "“We will not pay for a second dredger this year,” Olga Forsell told The Lantern."),
		saying("first", "The Lantern", "Ines Holt", "2026-03-02", "“We will not pay for a second dredger this year,” said Olga Forsell."),
	}}
	d := desk(p.archive(t))
	r := report(t, d, `by:"Ada Quill"`)
	if len(r.Findings) != 1 || r.Findings[0].Kind != audit.Wording || r.Findings[0].There == nil || r.Findings[0].There.Article != "other" || !strings.Contains(r.Findings[0].There.Text, "most of us") {
		t.Errorf("findings: %+v", r.Findings)
	}
	if text := r.Text(10); !strings.Contains(text, "all of us") || !strings.Contains(text, "most of us") || !strings.Contains(text, "Tom Reed") {
		t.Errorf("the report does not show both places:\n%s", text)
	}
}

func TestWhatMayNotBeShownIsNoEvidence(t *testing.T) {
	t.Parallel()
	other := saying("other", "The Lantern", "Tom Reed", "2026-03-04", "“The bridge is tired, and so are most of us,” said Hanna Dalgaard.")
	p := &press{articles: []corpus.Article{
		saying("mine", "Estuary Herald", "Ada Quill", "2026-03-04", "“The bridge is tired, and so are all of us,” said Hanna Dalgaard."), other,
	}}
	archive := p.archive(t)
	d := desk(archive)
	if r := report(t, d, `by:"Ada Quill"`); len(r.Findings) != 1 || r.Findings[0].Kind != audit.Wording {
		t.Fatalf("findings: %+v", r.Findings)
	}
	if err := archive.Withdraw(t.Context(), now, "other", "a mix-up"); err != nil {
		t.Fatal(err)
	}
	for _, f := range report(t, d, `by:"Ada Quill"`).Findings {
		if f.There != nil {
			t.Errorf("a withdrawn article is shown: %+v", f)
		}
	}
	embargoed := saying("secret", "The Lantern", "Tom Reed", "2026-03-04", other.Body)
	embargoed.EmbargoUntil = now.Add(time.Hour)
	if _, err := archive.Add(t.Context(), now, embargoed); err != nil {
		t.Fatal(err)
	}
	for _, f := range report(t, d, `by:"Ada Quill"`).Findings {
		if f.There != nil {
			t.Errorf("an article under embargo is shown: %+v", f)
		}
	}
}

func TestOnlyThoseWhomTheSettingsNameAreAudited(t *testing.T) {
	t.Parallel()
	d := desk(new(press).archive(t))
	d.Allowed = []string{"Ada Quill"}
	for text, want := range map[string]error{
		`by:"Tom Reed"`:            audit.ErrNotAllowed,
		`by:quill`:                 audit.ErrNotAllowed,
		`section:politics`:         audit.ErrByline,
		`by:"Ada Quill" by:"Reed"`: audit.ErrByline,
		`by:"Ada Quill" ferry`:     audit.ErrByline,
		`by:"ada quill"`:           nil,
	} {
		if _, err := d.Report(context.Background(), question.Parse(text, question.Options{Now: now})); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", text, err, want)
		}
	}
}
