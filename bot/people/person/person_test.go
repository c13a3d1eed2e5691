package person_test

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/question"
	"onrecord/bot/news/correct"
	"onrecord/bot/people/peopletest"
	"onrecord/bot/people/person"
	"onrecord/bot/sight"
	"onrecord/corpus"
	"onrecord/corpus/quote"
)

// archive is one in which people are looked up.
type archive struct {
	*peopletest.Archive
	aliases string // a file
}

func open(t *testing.T, articles ...corpus.Article) *archive {
	t.Helper()
	return &archive{Archive: peopletest.Open(t, articles...)}
}

func (a *archive) library() *person.Library {
	return &person.Library{Desk: a.Desk, Index: a.Engine, Archive: a.Seen(), Clock: a.Clock, Aliases: a.aliases}
}

func (a *archive) person(t *testing.T, typed string) person.Person {
	t.Helper()
	r, err := person.Parse(typed, question.Options{Now: a.Now})
	if err != nil {
		t.Fatalf("%s: %v", typed, err)
	}
	p, err := a.library().Person(t.Context(), r)
	if err != nil {
		t.Fatalf("%s: %v", typed, err)
	}
	return p
}

// The weir of Aldermouth: who is in charge of it says one thing in February and another in
// March.
func weir() []corpus.Article {
	return []corpus.Article{
		peopletest.On("2026-02-10", "weir-1", "Aldermouth Echo", "Weir to stay open this winter",
			"The weir at Aldermouth stays open.\n\n“The rebuilt weir would protect the lower meadows from flooding,” river warden Marit Oxley said on Tuesday.\n\n"+
				"“We have 40 sandbags left for the lower meadows,” Marit Oxley added.\n\nMarit Oxley denied that the weir had ever leaked.\n\n“Fishing at the weir is finished,” said Jon Beck, an angler."),
		peopletest.On("2026-03-14", "weir-2", "Valley Post", "Warden now sure about the weir",
			"The warden has made up her mind.\n\n“The rebuilt weir will protect the lower meadows from flooding,” Marit Oxley, director of rivers, told the Valley Post.\n\n"+
				"“We have 15 sandbags left for the lower meadows,” Marit Oxley said.\n\n“Nobody asked the anglers,” said Jon Beck."),
		peopletest.On("2026-03-15", "weir-3", "Aldermouth Echo", "Weir will protect meadows, says director",
			"The Echo has heard it too.\n\n“The rebuilt weir will protect the lower meadows from flooding,” said Marit Oxley, director of rivers.\n"),
		peopletest.On("2026-04-02", "bus", "Aldermouth Echo", "Night bus returns",
			"The night bus is back.\n\n“The night bus is for nurses,” said Karl Oxley, a bus driver.\n\n“I drive it because nurses need a night bus,” Karl Oxley said."),
	}
}

func texts(said []answer.Citation) (out []string) {
	for _, c := range said {
		out = append(out, c.Text)
	}
	return out
}

func all(p person.Person) (out []answer.Citation) {
	for _, topic := range p.Topics {
		out = append(out, topic.Statements...)
	}
	out = append(out, p.Other...)
	for _, h := range p.Held {
		out = append(out, h.Statements...)
	}
	return out
}

func TestAPersonIsWhatTheySaidUnderTheirOwnName(t *testing.T) {
	p := open(t, weir()...).person(t, "Marit Oxley")
	if !p.Found || p.Name != "Marit Oxley" || p.Title != "director of rivers" || p.From != "2026-02-10" || p.To != "2026-03-14" {
		t.Fatalf("%+v", p)
	}
	for _, c := range all(p) {
		if c.Speaker.Name != "Marit Oxley" {
			t.Errorf("%s said %s", c.Speaker.Name, c.Text)
		}
	}
	if got := len(all(p)); got != p.Count {
		t.Errorf("%d statements are shown of %d", got, p.Count)
	}
	for _, c := range p.QuotedWith {
		if c.Value != "Jon Beck" || c.Count != 2 {
			t.Errorf("quoted with %v", c)
		}
	}
}

func TestWhatSomebodySaidLastIsTheNewestOfTheirStatements(t *testing.T) {
	a := open(t, weir()...)
	for _, name := range []string{"Marit Oxley", "Jon Beck", "director of rivers"} {
		said, ok, err := a.library().Latest(t.Context(), name)
		newest := a.person(t, name).Newest
		if err != nil || !ok || said.Article != newest[0].Article || said.Text != newest[0].Text {
			t.Errorf("%s said last %q, of %q; %v", name, said.Text, newest[0].Text, err)
		}
	}
	for _, name := range []string{"Oxley", "Ada Quill"} { // two people, and nobody
		if said, ok, err := a.library().Latest(t.Context(), name); err != nil || ok {
			t.Errorf("%s said %q, %v", name, said.Text, err)
		}
	}
}

func TestACopyOfOneStatementIsShownOnceWithItsEarliestArticle(t *testing.T) {
	p := open(t, weir()...).person(t, "Marit Oxley")
	found := 0
	for _, c := range all(p) {
		if strings.Contains(c.Text, "weir will protect") {
			found++
			if c.Article != "weir-2" || c.Copies != 1 {
				t.Errorf("cited is %s with %d copies", c.Article, c.Copies)
			}
		}
	}
	if found != 1 {
		t.Errorf("it is shown %d times", found)
	}
	if !slices.Contains(p.Outlets, answer.Count{Value: "Aldermouth Echo", Count: 4}) {
		t.Errorf("the outlet of the copy is not counted: %v", p.Outlets)
	}
}

func TestWhatIsDeniedStandsApart(t *testing.T) {
	p := open(t, weir()...).person(t, "Marit Oxley")
	if len(p.Held) != 1 || p.Held[0].Stance != quote.Denied || !strings.Contains(p.Held[0].Statements[0].Text, "denied that the weir had ever leaked") {
		t.Fatalf("%+v", p.Held)
	}
	for _, text := range texts(p.Newest) {
		if strings.Contains(text, "leaked") {
			t.Errorf("a denial is among what was said: %s", text)
		}
	}
}

func TestTitlesStandWithTheArticleThatPrintsThem(t *testing.T) {
	p := open(t, weir()...).person(t, "Marit Oxley")
	var got []string
	for _, title := range p.Titles {
		got = append(got, title.Text+" "+string(title.From)+" "+string(title.Citation.Article))
		if !strings.Contains(title.Citation.Text, title.Text) {
			t.Errorf("the sentence of %q does not have it: %s", title.Text, title.Citation.Text)
		}
	}
	want := []string{"river warden 2026-02-10 weir-1", "director of rivers 2026-03-14 weir-2"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestHowAStatementChangedIsTold(t *testing.T) {
	p := open(t, weir()...).person(t, "Marit Oxley")
	var got []string
	for _, c := range p.Changes {
		got = append(got, string(c.Kind)+": "+person.Told(c))
		if c.Earlier.Published >= c.Later.Published {
			t.Errorf("%s is not before %s", c.Earlier.Published, c.Later.Published)
		}
	}
	slices.Sort(got)
	want := []string{"figure: “40” in February 2026, “15” in March 2026", "modal: “would” in February 2026, “will” in March 2026"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestTopicsAreCalledByWordsOfTheirStatements(t *testing.T) {
	p := open(t).person(t, "varga")
	if len(p.Topics) == 0 {
		t.Fatal("no topics")
	}
	for _, topic := range p.Topics {
		for _, word := range topic.Words {
			if !slices.ContainsFunc(texts(topic.Statements), func(text string) bool { return strings.Contains(text, word) }) {
				t.Errorf("%q stands in no statement of its topic", word)
			}
		}
		if !slices.IsSortedFunc(topic.Statements, func(a, b answer.Citation) int { return strings.Compare(string(b.Published), string(a.Published)) }) {
			t.Errorf("%s is not sorted, the newest first", topic.Label())
		}
	}
}

func TestEveryStatementIsTheBytesOfItsArticle(t *testing.T) {
	a := open(t)
	for _, name := range []string{"varga", "de mistura", "Tomas Brandt"} {
		for _, c := range all(a.person(t, name)) {
			r, err := a.Library.Archive.Article(t.Context(), c.Article)
			if err != nil || r.Body[c.Start:c.End] != c.Text {
				t.Errorf("%s: %q: %v", c.Article, c.Text, err)
			}
		}
	}
}

func TestTwoPeopleOfOneSurnameAreAskedAbout(t *testing.T) {
	a := open(t, weir()...)
	p := a.person(t, "oxley")
	if p.Found || !p.Namesakes || !slices.Equal(p.Suggestions, []string{"Marit Oxley", "Karl Oxley"}) {
		t.Fatalf("%+v", p)
	}
	if got := p.Text(plain); !strings.Contains(got, "Which oxley?") || !strings.Contains(got, `onrecord person "Karl Oxley"`) {
		t.Errorf("told is %s", got)
	}
	if p := a.person(t, p.Suggestions[1]); !p.Found || p.Name != "Karl Oxley" || p.Count != 2 {
		t.Errorf("%+v", p)
	}
}

func plain(s string) string { return s }

func TestANameThatNobodyHasIsAnsweredWithNearOnes(t *testing.T) {
	p := open(t, weir()...).person(t, "Marid Oxley")
	if p.Found || p.Namesakes || !slices.Contains(p.Suggestions, "Marit Oxley") {
		t.Fatalf("%+v", p)
	}
	if got := p.NotFound(); got != "Nobody called Marid Oxley is quoted in 4 articles, 2026-02-10 to 2026-04-02." {
		t.Errorf("told is %q", got)
	}
}

func TestAPersonIsFoundByTheirTitle(t *testing.T) {
	if p := open(t).person(t, "the transport minister"); !p.Found || p.Name != "Elin Varga" {
		t.Errorf("found is %q, %v", p.Name, p.Suggestions)
	}
}

func TestAPersonCanBeNarrowedToATopicAndDays(t *testing.T) {
	a := open(t, weir()...)
	if p := a.person(t, "Marit Oxley about sandbags"); p.Count != 2 {
		t.Errorf("about sandbags: %q", texts(all(p)))
	}
	if p := a.person(t, "Marit Oxley after:2026-03-01"); p.From != "2026-03-14" {
		t.Errorf("after March: %q", texts(all(p)))
	}
	if p := a.person(t, "Marit Oxley outlet:gazette"); p.Found || p.Name != "Marit Oxley" {
		t.Errorf("found is %q", texts(all(p)))
	}
}

func TestWhatMayNotBeShownIsNotAmongThem(t *testing.T) {
	for what, hide := range map[string]func(a *archive, t *testing.T){
		"withdrawn": func(a *archive, t *testing.T) {
			if err := a.Library.Archive.Withdraw(t.Context(), a.Now, "weir-1", "wrong"); err != nil {
				t.Fatal(err)
			}
		},
		"under embargo": func(a *archive, t *testing.T) {
			r, err := a.Library.Archive.Article(t.Context(), "weir-1")
			if err != nil {
				t.Fatal(err)
			}
			r.EmbargoUntil = a.Now.Add(time.Hour)
			a.Put(r.Article)
		},
	} {
		for _, known := range []bool{false, true} { // to the index
			a := open(t, weir()...)
			hide(a, t)
			if known {
				a.CatchUp()
			}
			p := a.person(t, "Marit Oxley")
			shown, err := json.Marshal(p)
			if err != nil {
				t.Fatal(err)
			}
			if !p.Found || strings.Contains(string(shown), "weir-1") || strings.Contains(string(shown), "leaked") || strings.Contains(string(shown), "river warden") {
				t.Errorf("%s, known %v: %s", what, known, shown)
			}
		}
	}
}

func TestWhatAnEditorPutRightIsRightHere(t *testing.T) {
	a := open(t, weir()...)
	c := a.person(t, "Karl Oxley").Newest[0]
	corrector := correct.Corrector{Archive: a.Seen(), Desk: a.Desk, Clock: a.Clock}
	if _, err := corrector.Put(t.Context(), c.Reference(), correct.Fix{Name: "Marit Oxley", Stance: quote.Asserted, Words: c.Text, Reason: "she said it"}, "Ada"); err != nil {
		t.Fatal(err)
	}
	a.CatchUp()
	if p := a.person(t, "Karl Oxley"); p.Count != 1 {
		t.Errorf("he has %q", texts(all(p)))
	}
	if p := a.person(t, "Marit Oxley"); !slices.Contains(texts(all(p)), c.Text) {
		t.Errorf("she has %q", texts(all(p)))
	}
}

func TestTheNewsroomsFileTellsWhatElseSomebodyIsCalled(t *testing.T) {
	a := open(t, append(weir(), peopletest.On("2025-11-02", "wed", "Valley Post", "Warden before her wedding", "“The weir is my whole life,” said Marit Dunmore, then a student."))...)
	a.aliases = filepath.Join(t.TempDir(), "aliases.txt")
	write := func(text string) {
		if err := os.WriteFile(a.aliases, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("# of the Echo\nthe weir lady = Marit Oxley\nMarit Dunmore = Marit Oxley # until 2025\n")
	for _, called := range []string{"the weir lady", "marit dunmore", "Marit Oxley"} {
		p := a.person(t, called)
		if p.Name != "Marit Oxley" || p.From != "2025-11-02" || !slices.ContainsFunc(p.Names, func(n person.Printed) bool { return n.Text == "Marit Dunmore" }) {
			t.Errorf("%s: %s from %s, %v", called, p.Name, p.From, p.Names)
		}
	}
	write("")
	if p := a.person(t, "Marit Oxley"); p.From != "2026-02-10" {
		t.Errorf("what was taken out holds still: from %s", p.From)
	}
	write("Marit Dunmore")
	l := person.Library{Desk: a.Desk, Index: a.Engine, Archive: a.Seen(), Clock: time.Now, Aliases: a.aliases}
	if _, err := l.Person(t.Context(), person.Request{Name: "x"}); err == nil || !strings.Contains(err.Error(), "line 1: write it like") {
		t.Error(err)
	}
}

func TestWhatIsOfAHiddenSectionIsNotAmongThem(t *testing.T) {
	articles := weir()
	articles[0].Section = "Desk only"
	a := open(t, articles...)
	rules := sight.Rules{"Desk only": {"C1"}}
	archive, engine := sight.Archive{Archive: a.Library.Archive, Rules: rules}, sight.Index{Engine: a.Engine, Rules: rules}
	desk := &answer.Desk{Archive: archive, Index: engine, Clock: time.Now}
	l := person.Library{Desk: desk, Index: engine, Archive: archive, Clock: time.Now}
	for channel, want := range map[string]int{"C1": 5, "C2": 2} {
		p, err := l.Person(sight.As(t.Context(), sight.Viewer{Channel: channel}), person.Request{Name: "Marit Oxley"})
		if err != nil || p.Count != want {
			t.Errorf("in %s there are %d statements: %v", channel, p.Count, err)
		}
	}
}

func TestThePersonFitsAScreen(t *testing.T) {
	a := open(t)
	p := a.person(t, "varga")
	got := strings.Split(p.Text(plain), "\n")
	if got[0] != "Elin Varga, Transport Minister · 10 statements in 4 articles, 2016-06-14 to 2026-05-12" {
		t.Errorf("the first line is %q", got[0])
	}
	if !strings.HasPrefix(got[1], "2016 █") || !strings.HasSuffix(got[1], "2026 · most in 2016: 5") {
		t.Errorf("the second line is %q", got[1])
	}
	statements := 0
	for _, line := range got[2:] {
		if strings.HasPrefix(line, "  20") {
			statements++
		}
	}
	if statements != person.PerPage {
		t.Errorf("%d statements are shown: %s", statements, strings.Join(got, "\n"))
	}
	p.Request.All = true
	whole := p.Text(plain)
	if n := strings.Count(whole, "\n  20"); n != p.Count {
		t.Errorf("with all, %d of %d statements are shown", n, p.Count)
	}
}

func TestTheExportsHoldEveryStatement(t *testing.T) {
	p := open(t, weir()...).person(t, "Marit Oxley")
	var b strings.Builder
	if err := p.CSV(&b); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(b.String())).ReadAll()
	if err != nil || len(rows) != p.Count+1 || rows[0][0] != "published" {
		t.Errorf("%d rows, %v", len(rows), err)
	}
	page := p.Markdown()
	for _, want := range []string{"# Marit Oxley", "## Said otherwise", "## denied", "Titles as printed", "“would” in February 2026", "Valley Post"} {
		if !strings.Contains(page, want) {
			t.Errorf("%q is not in %s", want, page)
		}
	}
}

func TestATableRunsNothingInASpreadsheet(t *testing.T) {
	a := open(t, peopletest.On("2026-01-05", "f", "=HYPERLINK(1)", "@SUM", "“+1 for the new bridge at Aldermouth,” Marit Oxley said on Monday."))
	var b strings.Builder
	if err := a.person(t, "Marit Oxley").CSV(&b); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), ",'=HYPERLINK(1),'@SUM,") {
		t.Error(b.String())
	}
}

func TestJSONHasNoNulls(t *testing.T) {
	a := open(t, weir()...)
	for _, name := range []string{"oxley", "nobody at all", "Jon Beck"} {
		encoded, err := json.Marshal(a.person(t, name))
		if err != nil || strings.Contains(string(encoded), ":null") {
			t.Errorf("%s: %s, %v", name, encoded, err)
		}
	}
}

func TestARequestIsReadAsItIsWritten(t *testing.T) {
	for _, typed := range []string{
		"kerry", "Elin Varga about ferry", "varga before:2016-03", "varga outlet:herald show:topic-2 page:3", "varga show:changed", `varga outlet:"Estuary Herald" page:2`,
	} {
		r, err := person.Parse(typed, question.Options{})
		if err != nil || r.String() != typed {
			t.Errorf("%q became %q, %v", typed, r.String(), err)
		}
	}
	for typed, want := range map[string]string{"": "name somebody", "varga page:0": "count from 1", "varga show:secrets": "nothing that is held"} {
		if _, err := person.Parse(typed, question.Options{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", typed, err)
		}
	}
	if _, err := person.Parse(" ", question.Options{}); !errors.Is(err, person.ErrNobody) {
		t.Error(err)
	}
}

// People of one surname: one who is quoted often, two who are quoted once, and one whom an article
// prints without a given name.
func family() []corpus.Article {
	articles := []corpus.Article{
		peopletest.On("2026-01-05", "baker", "Aldermouth Echo", "Baker gives up", "The oven is cold.\n\n“Nobody eats rye in Aldermouth any more,” said Gerda Stroud, a baker.\n"),
		peopletest.On("2026-01-06", "pilot", "Aldermouth Echo", "Pilot lands", "The pilot is home.\n\n“The fog lay over the whole estuary,” said Ivo Stroud, a pilot.\n"),
		peopletest.On("2026-01-07", "short", "Valley Post", "Bridge closed", "The bridge is shut.\n\n“The bridge stays shut until the spring,” Stroud said.\n"),
	}
	for day := 10; day < 31; day++ {
		n := strconv.Itoa(day)
		articles = append(articles, peopletest.On("2026-01-"+n, "mayor-"+n, "Aldermouth Echo", "Mayor speaks",
			"The mayor spoke again.\n\n“We will mend "+n+" streets before the winter comes,” said Anton Stroud, the mayor.\n"))
	}
	return articles
}

func TestWhoIsSeldomQuotedIsFoundByTheirFullName(t *testing.T) {
	a := open(t, family()...)
	for _, name := range []string{"Gerda Stroud", "Ivo Stroud"} {
		if p := a.person(t, name); p.Name != name || p.Count != 1 || p.Alone != 1 {
			t.Errorf("%s is %s with %d statements, %d under the surname", name, p.Name, p.Count, p.Alone)
		}
	}
}

func TestABareSurnameMeansWhoHasItByFar(t *testing.T) {
	a := open(t, family()...)
	for _, typed := range []string{"Anton Stroud", "stroud"} {
		if p := a.person(t, typed); p.Name != "Anton Stroud" || p.Count != 21 || p.Alone != 1 {
			t.Errorf("%s: %s with %d statements, %d under the surname", typed, p.Name, p.Count, p.Alone)
		}
	}
}

func TestAStatementIsShownAsAWholeSentence(t *testing.T) {
	a := open(t, peopletest.On("2026-01-05", "weir", "Aldermouth Echo", "Weir leaks", "The weir leaks.\n\nMarit Oxley, the river warden, warned that the weir would not last the winter.\n"))
	p := a.person(t, "Marit Oxley")
	const whole = "Marit Oxley, the river warden, warned that the weir would not last the winter."
	if got := texts(p.Page().Statements); !slices.Equal(got, []string{whole}) {
		t.Errorf("a page has %q", got)
	}
	if text := p.Text(func(s string) string { return s }); !strings.Contains(text, "  2026-01-05  "+whole) {
		t.Errorf("a terminal shows\n%s", text)
	}
	if got := texts(all(p)); len(got) != 1 || got[0] == whole {
		t.Errorf("a program gets %q", got)
	}
}

func TestWhatAnArticlePrintsTwiceIsOneStatement(t *testing.T) {
	a := open(t, peopletest.On("2026-01-05", "weir", "Aldermouth Echo", "Weir leaks",
		"“The weir will not last the winter, and nobody mends it,” Marit Oxley said.\n\nThe council was silent.\n\n“The weir will not last the winter,” Marit Oxley said again.\n"))
	if p := a.person(t, "Marit Oxley"); p.Count != 1 {
		t.Errorf("%d statements: %q", p.Count, texts(all(p)))
	}
}

func TestASentenceWithTwoStatementsIsShownOnce(t *testing.T) {
	a := open(t, peopletest.On("2026-01-05", "weir", "Aldermouth Echo", "Weir leaks",
		"The weir leaks.\n\nMarit Oxley said the weir needed “a new gate,” adding that the meadows “are at its mercy.”\n"))
	p := a.person(t, "Marit Oxley")
	if p.Count != 2 || len(p.Page().Statements) != 1 {
		t.Errorf("%d statements, of which a page has %q", p.Count, texts(p.Page().Statements))
	}
}

func TestSomebodyIsIntroducedByTheTitleOfMostArticlesThatSaysMost(t *testing.T) {
	var articles []corpus.Article
	for i, title := range []string{"Harbour Master", "Harbour Master", "Gov.", "Gov.", "Gov.", "Sandmark Gov.", "Sandmark Gov.", "sailor", "sailor", "Gov."} {
		day := fmt.Sprintf("2026-03-%02d", i+1)
		articles = append(articles, peopletest.On(day, day, "Valley Post", "Tides", fmt.Sprintf("%s Oda Fenn spoke on the quay. “The tide of day %d was the highest of all,” Fenn said.", title, i)))
	}
	p := open(t, articles...).person(t, "Oda Fenn")
	if p.Title != "Sandmark Gov." {
		t.Errorf("introduced as %q: %+v", p.Title, p.Titles)
	}
}
