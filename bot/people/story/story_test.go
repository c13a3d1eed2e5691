package story_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/question"
	"onrecord/bot/news/correct"
	"onrecord/bot/people/peopletest"
	"onrecord/bot/people/story"
	"onrecord/bot/sight"
	"onrecord/corpus"
	"onrecord/corpus/quote"
)

// archive is one whose stories are told.
type archive struct {
	*peopletest.Archive
}

func open(t *testing.T, articles ...corpus.Article) *archive {
	t.Helper()
	return &archive{Archive: peopletest.Open(t, articles...)}
}

func (a *archive) story(t *testing.T, typed string) story.Story {
	t.Helper()
	r, err := story.Parse(typed, question.Options{Now: a.Now})
	if err != nil {
		t.Fatalf("%s: %v", typed, err)
	}
	l := story.Library{Desk: a.Desk, Archive: a.Seen(), Clock: a.Clock}
	s, err := l.Story(t.Context(), r)
	if err != nil {
		t.Fatalf("%s: %v", typed, err)
	}
	return s
}

// The quarry of Stennack, over three months.
func quarry() []corpus.Article {
	return []corpus.Article{
		peopletest.On("2026-01-12", "quarry-1", "Stennack Mail", "Dust over the school",
			"Dust lay on the playground again.\n\n“The quarry poisons the well of the whole village,” said Hanne Ruddock, a parent.\n\n"+
				"“The quarry employs 85 people in Stennack,” said Piers Vosper, its manager.\n\nShe will not give up, neighbours say."),
		peopletest.On("2026-02-20", "quarry-2", "County Gazette", "Manager answers parents",
			"The manager has answered.\n\nPiers Vosper denied that the quarry poisons the well of the village.\n\n“Nobody measured anything at the quarry before we came,” he said."),
		peopletest.On("2026-02-21", "quarry-3", "Stennack Mail", "Manager answers parents at Stennack",
			"The manager has answered.\n\n“Nobody measured anything at the quarry before we came,” said Piers Vosper."),
		peopletest.On("2026-03-30", "quarry-4", "Stennack Mail", "Council closes the quarry",
			"It is over.\n\nThe council will close the quarry by the end of June, said Inga Tresco, its chair.\n\n“We found 12 wells with lead in them around the quarry,” Inga Tresco added."),
		peopletest.On("2026-03-31", "choir", "Stennack Mail", "Choir wins a cup", "The choir won.\n\n“We sang as never before in the chapel,” said Hanne Ruddock."),
	}
}

func cited(all []answer.Citation) (out []string) {
	for _, c := range all {
		out = append(out, string(c.Article)+" "+c.Speaker.Name)
	}
	return out
}

func TestAStoryIsToldInOrderOfTime(t *testing.T) {
	s := open(t, quarry()...).story(t, "quarry")
	want := []string{"quarry-1 Hanne Ruddock", "quarry-1 Piers Vosper", "quarry-2 Piers Vosper", "quarry-2 Piers Vosper", "quarry-4 Inga Tresco", "quarry-4 Inga Tresco"}
	if got := cited(s.Statements); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if s.First == nil || s.First.Article != "quarry-1" || s.Last == nil || s.Last.Article != "quarry-4" || s.From != "2026-01-12" || s.To != "2026-03-30" {
		t.Errorf("first %v, last %v, %s to %s", s.First, s.Last, s.From, s.To)
	}
}

func TestAStatementOfAStoryIsAWholeSentence(t *testing.T) {
	s := open(t, quarry()...).story(t, "quarry")
	for _, c := range s.Statements {
		first := strings.TrimLeft(c.Text, "“")
		if first[:1] != strings.ToUpper(first[:1]) {
			t.Errorf("%q is a fragment", c.Text)
		}
	}
	if got := s.Statements[4].Text; got != "The council will close the quarry by the end of June, said Inga Tresco, its chair." {
		t.Errorf("got %q", got)
	}
}

func TestACopyIsToldOnceInAStory(t *testing.T) {
	s := open(t, quarry()...).story(t, "quarry")
	for _, c := range s.Statements {
		if strings.Contains(c.Text, "Nobody measured") && (c.Article != "quarry-2" || c.Copies != 1) {
			t.Errorf("%s has %d copies", c.Article, c.Copies)
		}
	}
}

func TestWhoDeniesWhomIsToldByStance(t *testing.T) {
	s := open(t, quarry()...).story(t, "quarry")
	if len(s.Contradictions) != 1 {
		t.Fatalf("%+v", s.Contradictions)
	}
	c := s.Contradictions[0]
	if c.Said.Speaker.Name != "Hanne Ruddock" || c.Denied.Speaker.Name != "Piers Vosper" || c.Denied.Stance != quote.Denied {
		t.Errorf("%s said %q, %s denied %q", c.Said.Speaker.Name, c.Said.Text, c.Denied.Speaker.Name, c.Denied.Text)
	}
}

func TestFiguresStandWithWhoGaveThem(t *testing.T) {
	var got []string
	for _, f := range open(t, quarry()...).story(t, "quarry").Figures {
		got = append(got, f.Figure+" · "+f.Citation.Speaker.Name)
		if !strings.Contains(f.Citation.Text, f.Figure) {
			t.Errorf("%q is not in %q", f.Figure, f.Citation.Text)
		}
	}
	if want := []string{"85 people · Piers Vosper", "12 wells · Inga Tresco"}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestWhatMayNotBeShownIsNotInAStory(t *testing.T) {
	a := open(t, quarry()...)
	if err := a.Library.Archive.Withdraw(t.Context(), a.Now, "quarry-1", "wrong"); err != nil {
		t.Fatal(err)
	}
	r, err := a.Library.Archive.Article(t.Context(), "quarry-4")
	if err != nil {
		t.Fatal(err)
	}
	r.EmbargoUntil = a.Now.Add(time.Hour)
	a.Put(r.Article)
	for _, known := range []bool{false, true} { // to the index
		if known {
			a.CatchUp()
		}
		shown, err := json.Marshal(a.story(t, "quarry"))
		if err != nil || strings.Contains(string(shown), "quarry-1") || strings.Contains(string(shown), "quarry-4") {
			t.Errorf("known %v: %s, %v", known, shown, err)
		}
	}
}

func TestAStoryHasNothingOfAHiddenSection(t *testing.T) {
	articles := quarry()
	articles[0].Section = "Desk only"
	a := open(t, articles...)
	rules := sight.Rules{"Desk only": {"C1"}}
	archive := sight.Archive{Archive: a.Library.Archive, Rules: rules}
	l := story.Library{Desk: &answer.Desk{Archive: archive, Index: sight.Index{Engine: a.Engine, Rules: rules}, Clock: time.Now}, Archive: archive, Clock: time.Now}
	for channel, want := range map[string]int{"C1": 4, "C2": 3} {
		s, err := l.Story(sight.As(t.Context(), sight.Viewer{Channel: channel}), story.Request{Topic: "quarry"})
		if err != nil || s.Articles+1 != want {
			t.Errorf("in %s there are %d articles: %v", channel, s.Articles, err)
		}
	}
}

func TestAStoryHasWhatAnEditorPutRight(t *testing.T) {
	a := open(t, quarry()...)
	c := a.story(t, "quarry").Statements[0]
	corrector := correct.Corrector{Archive: a.Seen(), Desk: a.Desk, Clock: a.Clock}
	if _, err := corrector.Put(t.Context(), c.Reference(), correct.Fix{Name: "Ottilie Penrose", Stance: quote.Asserted, Words: c.Text, Reason: "it was her"}, "Ada"); err != nil {
		t.Fatal(err)
	}
	a.CatchUp()
	if got := cited(a.story(t, "quarry").Statements); got[0] != "quarry-1 Ottilie Penrose" {
		t.Errorf("got %q", got)
	}
}

func TestEveryStatementOfAStoryIsTheBytesOfItsArticle(t *testing.T) {
	a := open(t)
	for _, topic := range []string{"ferry", "ceasefire", "meadow"} {
		s := a.story(t, topic)
		if !s.Found {
			t.Errorf("nothing on %s", topic)
		}
		for _, c := range s.Statements {
			r, err := a.Library.Archive.Article(t.Context(), c.Article)
			if err != nil || r.Body[c.Start:c.End] != c.Text {
				t.Errorf("%s: %q: %v", c.Article, c.Text, err)
			}
		}
	}
}

func TestAStoryThatNobodyTells(t *testing.T) {
	s := open(t, quarry()...).story(t, "zeppelin")
	if s.Found || s.NotFound() != "Nobody is quoted on zeppelin in 5 articles, 2026-01-12 to 2026-03-31." {
		t.Errorf("%+v", s)
	}
	if _, err := story.Parse("the", question.Options{}); err == nil {
		t.Error("a topic of grammar alone is taken")
	}
}

func TestAStoryCanBeNarrowed(t *testing.T) {
	s := open(t, quarry()...).story(t, "quarry after:2026-03-01")
	if got := cited(s.Statements); !slices.Equal(got, []string{"quarry-4 Inga Tresco", "quarry-4 Inga Tresco"}) {
		t.Errorf("got %q", got)
	}
	r, err := story.Parse("chemical weapons before:2014-01 page:2", question.Options{})
	if err != nil || r.String() != "chemical weapons before:2014-01 page:2" {
		t.Errorf("%q, %v", r, err)
	}
}

func TestAFigureCountsSomething(t *testing.T) {
	var got []string
	a := open(t, peopletest.On("2026-01-12", "kiln", "Quarry Times", "Kiln figures",
		"The kiln in figures.\n\n“The kiln took $4 million of aid, 12 percent of all, and burned 40 barges of coal,” said Inga Tresco.\n\n"+
			"“The kiln burned for 30 days, from 7:30 on the 9th, on Route-66 bricks,” said Piers Vosper.\n"))
	for _, f := range a.story(t, "kiln").Figures {
		got = append(got, f.Figure)
	}
	if want := []string{"$4 million", "12 percent", "40 barges"}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestADenialAnswersWhatWasSaidInTheWeeksBefore(t *testing.T) {
	articles := func(denied string) []corpus.Article {
		return []corpus.Article{
			peopletest.On("2026-01-12", "said", "Quarry Times", "Kiln smoke", "“The kiln smoke poisoned the wells of the village,” said Inga Tresco, a farmer.\n"),
			peopletest.On(denied, "denied", "Quarry Times", "Kiln again", "The kiln owner, Piers Vosper, denied that kiln smoke had poisoned the wells of the village.\n"),
		}
	}
	for day, want := range map[string]int{"2026-01-20": 1, "2028-01-20": 0} {
		if s := open(t, articles(day)...).story(t, "kiln"); len(s.Contradictions) != want {
			t.Errorf("denied on %s: %+v", day, s.Contradictions)
		}
	}
}
