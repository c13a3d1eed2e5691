package answer_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/question"
	"onrecord/bot/sight"
	"onrecord/corpus"
	"onrecord/index/indextest"
)

// desk is a newsroom: an archive, its index, and who answers from them.
type desk struct {
	*answer.Desk
	library *indextest.Library
	now     time.Time
}

func newDesk(t *testing.T, open func(t testing.TB, clock func() time.Time) *indextest.Library) *desk {
	t.Helper()
	d := &desk{now: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)}
	clock := func() time.Time { return d.now }
	d.library = open(t, clock)
	d.Desk = &answer.Desk{Archive: sight.Archive{Archive: d.library.Archive}, Index: d.library.Engine, Clock: clock}
	return d
}

func sampleDesk(t *testing.T) *desk {
	t.Helper()
	return newDesk(t, indextest.Sample)
}

// deskOf opens a desk on these articles alone.
func deskOf(t *testing.T, articles ...corpus.Article) *desk {
	t.Helper()
	return newDesk(t, func(t testing.TB, clock func() time.Time) *indextest.Library {
		return indextest.Open(t, clock, articles...)
	})
}

func (d *desk) ask(t *testing.T, text string) answer.Answer {
	t.Helper()
	a, err := d.Answer(t.Context(), question.Parse(text, question.Options{Now: d.now}))
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return a
}

// answersBegin asks questions, and checks what the line of each answer begins with.
func (d *desk) answersBegin(t *testing.T, begin map[string]string) {
	t.Helper()
	for text, want := range begin {
		if a := d.ask(t, text); !strings.HasPrefix(a.Line, want) {
			t.Errorf("%s: %s, want %s…", text, a.Line, want)
		}
	}
}

func TestQuestionsToTheSampleArchive(t *testing.T) {
	d := sampleDesk(t)
	for text, want := range map[string]struct {
		speaker, article string
		paragraph        int
		match            answer.Match
		text             string // part of the first citation
	}{
		"who said all hope would be lost?":                                               {"Staffan de Mistura", "2016-02-03-geneva-talks", 2, answer.Verbatim, "“all hope would be lost”"},
		"who said all hope will be lost":                                                 {"Staffan de Mistura", "2016-02-03-geneva-talks", 3, answer.Verbatim, "then all hope will be lost,”"},
		`who said "that would be crazy"`:                                                 {"John Kerry", "2016-02-03-geneva-talks", 7, answer.Verbatim, "That would be crazy"},
		"who said prices are like the tide in this harbor":                               {"Zoë Håkansson", "2016-11-03-bank-rates", 4, answer.Partial, "Prices are like the tide"},
		"who said an island without a ferry is a prison":                                 {"Elin Varga", "2016-06-14-ferry-aground", 7, answer.Verbatim, "prison with a view"},
		"what did Varga say about the Linnet?":                                           {"Elin Varga", "2026-04-21-electric-ferries", 2, answer.Related, "taught me what a ferry is worth"},
		"what did the harbour master say about hectares":                                 {"Tomas Brandt", "2026-08-18-dredging", 4, answer.Related, "Only three hectares would be touched"},
		"what did Ilse Brandt say about the meadow":                                      {"Ilse Brandt", "2026-08-18-dredging", 3, answer.Related, "wait 40 years for the meadow"},
		"what did the senior official say about the governor":                            {"the senior official", "2026-11-12-flood-warning", 2, answer.Related, "nobody wanted to wake the governor"},
		"who said the water came up the high street faster than we could knock on doors": {"Inês Quaresma", "2026-11-09-ostrey-flood", 2, answer.Verbatim, "knock on doors"},
	} {
		t.Run(text, func(t *testing.T) {
			a := d.ask(t, text)
			if !a.Found {
				t.Fatalf("not found; nearest %+v", a.Nearest)
			}
			c := a.Citations[0]
			if a.Speaker == nil || !strings.EqualFold(a.Speaker.Name, want.speaker) {
				t.Errorf("speaker %+v, want %s", a.Speaker, want.speaker)
			}
			if string(c.Article) != want.article || c.Paragraph != want.paragraph || c.Match != want.match || !strings.Contains(c.Text, want.text) {
				t.Errorf("cited %s ¶%d %s %q", c.Article, c.Paragraph, c.Match, c.Text)
			}
			if !strings.HasPrefix(a.Line, c.Who()+": ") {
				t.Errorf("the answer's line does not begin with the speaker: %s", a.Line)
			}
		})
	}
}

func TestBothWordingsOfOneStatementAreCited(t *testing.T) {
	a := sampleDesk(t).ask(t, "who said all hope would be lost?")
	if len(a.Citations) != 2 {
		t.Fatalf("%d citations, want 2: %+v", len(a.Citations), a.Citations)
	}
	second := a.Citations[1]
	if second.Speaker.Name != "Staffan de Mistura" || second.Match != answer.Partial {
		t.Errorf("second citation: %s, %s", second.Speaker.Name, second.Match)
	}
	if got := a.Citations[0].Resolution(); got != "The article says “the UN special envoy for Syria”, meaning Staffan de Mistura." {
		t.Errorf("how the speaker was found: %q", got)
	}
}

func TestEveryCitationIsTheBytesOfTheArticle(t *testing.T) {
	d := sampleDesk(t)
	for _, text := range []string{"who said all hope would be lost", "ferry", "what did Varga say", "flood warning speaker:quaresma"} {
		for _, c := range d.ask(t, text).Citations {
			r, err := d.library.Archive.Article(t.Context(), c.Article)
			if err != nil {
				t.Fatal(err)
			}
			if c.Text != r.Body[c.Start:c.End] || c.Start != c.Spans[0][0] || c.End != c.Spans[len(c.Spans)-1][1] {
				t.Errorf("%s: text %q is not bytes %d to %d of %s", text, c.Text, c.Start, c.End, c.Article)
			}
			if !strings.Contains(corpus.Paragraphs(r.Body)[c.Paragraph-1].Span.Of(r.Body), c.Pieces()[0]) {
				t.Errorf("%s: %q is not in ¶%d", text, c.Pieces()[0], c.Paragraph)
			}
			for _, h := range c.Highlights {
				if h[0] < c.Start || h[1] > c.End {
					t.Errorf("%s: highlight %v outside %d to %d", text, h, c.Start, c.End)
				}
			}
		}
	}
}

func TestNotFoundStatesItsScope(t *testing.T) {
	a := sampleDesk(t).ask(t, "who said the moon is made of cheese")
	if a.Found || a.Speaker != nil || len(a.Citations) != 0 {
		t.Errorf("found %+v", a.Citations)
	}
	if want := "Not found: nothing in 20 articles, 2016-02-03 to 2026-11-12."; a.Line != want {
		t.Errorf("got %q, want %q", a.Line, want)
	}
}

func TestTheNearestQuotesAreShownWhereTheWordsAreNotFound(t *testing.T) {
	d := sampleDesk(t)
	a := d.ask(t, "who said no staff will be sacked when the motors change")
	if a.Found || len(a.Nearest) == 0 || !strings.Contains(a.Nearest[0].Text, "Nobody loses a job because a diesel engine does") || a.Nearest[0].Match != answer.Related {
		t.Errorf("found %t, nearest %+v", a.Found, a.Nearest)
	}
	a = d.ask(t, "who said purple monkeys dance at dawn")
	if a.Found || len(a.Nearest) > 0 {
		t.Errorf("found %t, nearest %+v", a.Found, a.Nearest)
	}
}

func TestWhatIsRememberedInOtherWordsIsProbablyMeant(t *testing.T) {
	a := sampleDesk(t).ask(t, "who said nobody loses a pension because a steam engine stops")
	if !a.Likely || a.Citations[0].Speaker.Name != "Elin Varga" || a.Citations[0].Match == answer.Verbatim {
		t.Errorf("likely %t, citations %+v", a.Likely, a.Citations)
	}
}

func TestWireCopiesAreOneStatement(t *testing.T) {
	a := sampleDesk(t).ask(t, `who said "we shall lose the lower town"`)
	if len(a.Citations) != 1 {
		t.Fatalf("%d citations, want 1", len(a.Citations))
	}
	c := a.Citations[0]
	if c.Outlet != "Harbour Wire" || c.Copies != 2 {
		t.Errorf("cited %s with %d copies, want the wire with 2", c.Outlet, c.Copies)
	}
	if want := "also in Northgate Courier and Wend Valley Gazette"; c.AlsoIn() != want {
		t.Errorf("got %q, want %q", c.AlsoIn(), want)
	}
}

func TestACopyThatNamesTheSpeakerShorterIsTheSameStatement(t *testing.T) {
	a := deskOf(t,
		article("wire", "“The ferry sails at noon sharp,” said Robert Fenn."),
		article("cut", "“The ferry sails at noon sharp,” said Fenn."),
		article("other", "“The ferry sails at noon sharp,” said Karl Fenn."),
	).ask(t, "who said the ferry sails at noon sharp")
	if len(a.Citations) != 2 || a.Citations[0].Copies+a.Citations[1].Copies != 1 {
		t.Errorf("%+v: want one statement of Robert Fenn's or Fenn's, and one of Karl Fenn's", a.Citations)
	}
}

func article(id, body string) corpus.Article {
	return corpus.Article{ID: corpus.ArticleID(id), Outlet: "Estuary Herald", Body: body, Published: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)}
}

func TestVerbatimIsOnlySaidOfWordsInsideQuotationMarks(t *testing.T) {
	d := deskOf(t,
		article("direct", "“The old bridge is very tired now,” said Ada Quill, the engineer."),
		article("reported", "The town hall is too damp for paper, Bo Fenn said on Monday."),
		article("mixed", "Cy Marsh said the pier was “a rotten tooth” and would go in May."),
		article("bare", "The lighthouse keeper fell asleep over his lamp."),
		article("post", "The lower quay floods on every spring tide and nobody pumps it out. — Dag Orlo (@dagorlo) May 4, 2026"),
	)
	for text, want := range map[string]answer.Match{
		"who said the old bridge is very tired now":    answer.Verbatim,
		"who said the old bridge was very tired now":   answer.Partial,
		"who said the town hall is too damp for paper": answer.Paraphrase,
		"who said the pier was a rotten tooth":         answer.Partial,
		"who said a rotten tooth":                      answer.Verbatim,
		"who said the pier would go in May":            answer.Paraphrase,
		"who said the lighthouse keeper fell asleep":   answer.Paraphrase,
		"who said the lower quay floods on every tide": answer.Partial,
	} {
		a := d.ask(t, text)
		if !a.Found {
			t.Errorf("%s: not found, nearest %+v", text, a.Nearest)
			continue
		}
		if got := a.Citations[0].Match; got != want {
			t.Errorf("%s: %s, want %s (%q)", text, got, want, a.Citations[0].Text)
		}
	}
}

func TestTheOppositeOfAQuoteIsNotThatQuote(t *testing.T) {
	d := deskOf(t, article("direct", "“The old bridge is very tired now,” said Ada Quill, the engineer."))
	a := d.ask(t, "who said the old bridge is not very tired now")
	if a.Found || len(a.Nearest) != 1 || a.Nearest[0].Match == answer.Verbatim {
		t.Errorf("found %t, nearest %+v", a.Found, a.Nearest)
	}
}

func TestWordsThatANotStandsBeforeAreNotVerbatim(t *testing.T) {
	d := deskOf(t, article("direct", "“Hope is not a plan, but without it nobody would have come,” said Ada Quill."))
	a := d.ask(t, "who said a plan but without it nobody would have come")
	if !a.Found || a.Citations[0].Match != answer.Partial {
		t.Errorf("found %t, %+v", a.Found, a.Citations)
	}
}

func TestAThoughtHasTheNotOfItsVerb(t *testing.T) {
	d := deskOf(t, article("pier", "“I don’t think there is any rot in the beams of the old pier,” said Ada Quill."))
	if a := d.ask(t, "did Quill say there is no rot in the beams of the old pier?"); !a.Found {
		t.Errorf("not found: %s", a.Line)
	}
	if a := d.ask(t, "did Quill say there is rot in the beams of the old pier?"); a.Found {
		t.Errorf("the opposite is found: %s", a.Line)
	}
}

func TestANotIsOfWhatItStandsBesideAlone(t *testing.T) {
	d := deskOf(t,
		article("boat", "“Without paper, the boat belongs to both of them and to the barnacles,” said Ada Quill."),
		article("floor", "“The floor of the new hall was in by Easter,” said Bo Fenn."))
	for _, text := range []string{
		"did Quill say without paper the boat does not belong to both of them",
		"did Fenn say the floor of the new hall was not in",
	} {
		if a := d.ask(t, text); a.Found && !a.Likely {
			t.Errorf("%s: the opposite is found: %s", text, a.Line)
		}
	}
}

func TestAWordForTheSameThingIsAMatch(t *testing.T) {
	d := deskOf(t, article("direct", "“The ceasefire will hold until the harvest is in,” said Ada Quill."))
	a := d.ask(t, "who said the truce would hold until harvest")
	if !a.Found || a.Citations[0].Match != answer.Partial {
		t.Errorf("found %t, %+v", a.Found, a.Citations)
	}
}

func TestAQuoteIsFoundByWordsThatStandBesideIt(t *testing.T) {
	d := deskOf(t,
		article("mixed", "Nobody at the meeting of the council laughed when Cy Marsh called the pier “a rotten tooth”."),
		article("bare", "The lighthouse keeper painted the door of the lamp room green."))
	for text, speaker := range map[string]string{
		"who said nobody at the meeting of the council laughed when Cy Marsh called the pier a rotten tooth": "Cy Marsh",
		"who said the lighthouse keeper painted the door of the lamp room green":                             "",
	} {
		a := d.ask(t, text)
		if !a.Found || (a.Speaker != nil) != (speaker != "") || speaker != "" && a.Speaker.Name != speaker {
			t.Errorf("%s: found %t, speaker %+v, want %q", text, a.Found, a.Speaker, speaker)
		}
	}
}

func TestWhetherSomebodySaidItIsNeverDenied(t *testing.T) {
	d := sampleDesk(t)
	a := d.ask(t, "did Kerry ever say all hope would be lost?")
	if a.Found || !strings.HasPrefix(a.Line, "Not found: nothing in 20 articles") {
		t.Errorf("found %t: %s", a.Found, a.Line)
	}
	if len(a.Nearest) == 0 || a.Nearest[0].Speaker.Name != "Staffan de Mistura" || a.Nearest[0].Match != answer.Verbatim {
		t.Errorf("nearest %+v, want who did say it", a.Nearest)
	}
	a = d.ask(t, "did de Mistura ever say 'all hope is lost'?")
	if !a.Found || a.Citations[0].Match != answer.Partial {
		t.Errorf("found %t, %+v", a.Found, a.Citations)
	}
}

func TestFirstAndLastGoByTheDay(t *testing.T) {
	early, late := article("early", "“The ferry is late,” said Bo Fenn."), article("late", "“The ferry is late again,” said Ada Quill.")
	early.Published = early.Published.AddDate(-1, 0, 0)
	d := deskOf(t, late, early)
	d.answersBegin(t, map[string]string{
		"who first said the ferry is late":          "2025-03-01 · Bo Fenn · word for word: ",
		"who was the last to say the ferry is late": "2026-03-01 · Ada Quill · word for word: ",
		"when did Fenn say the ferry is late":       "2025-03-01 · Bo Fenn · word for word: ",
	})
}

func TestEachFigureComesWithWhoGaveIt(t *testing.T) {
	d := sampleDesk(t)
	claims := make(map[string]bool)
	for _, c := range d.ask(t, "how many people were evacuated?").Citations {
		if c.Speaker != nil {
			claims[c.Speaker.Name] = true
		}
	}
	if !claims["Henrik Sollars"] || !claims["Inês Quaresma"] {
		t.Errorf("figures of %v, want those of the governor and of the fire chief", claims)
	}
	a := d.ask(t, "how many jobs will the cannery cut?")
	if !a.Found || !strings.Contains(a.Citations[0].Text, "140") {
		t.Errorf("the figure that was corrected is cited: %+v", a.Citations)
	}
}

func TestNoQuotationMarksAreAddedToAParaphrase(t *testing.T) {
	d := deskOf(t, article("reported", "The town hall is too damp for paper, Bo Fenn said on Monday."))
	a := d.ask(t, "who said the town hall is too damp for paper")
	if want := "Bo Fenn · in other words: The town hall is too damp for paper (Estuary Herald, 2026-03-01, ¶1)"; a.Line != want {
		t.Errorf("got %q, want %q", a.Line, want)
	}
}

func TestAKilledArticleIsNotCitedEvenBeforeTheIndexKnows(t *testing.T) {
	d := sampleDesk(t)
	if err := d.library.Archive.Withdraw(t.Context(), d.now, "2016-02-03-geneva-talks", ""); err != nil {
		t.Fatal(err)
	}
	for _, when := range []string{"before the index knows", "after"} {
		if a := d.ask(t, "who said all hope would be lost?"); a.Found {
			t.Errorf("%s: cited %s", when, a.Citations[0].Article)
		}
		d.library.CatchUp()
	}
}

func TestACorrectedQuoteIsCitedAsItIsNow(t *testing.T) {
	d := deskOf(t, article("bridge", "“The bridge will close for a year,” said Ada Quill."))
	corrected := article("bridge", "“The bridge will close for two years,” said Ada Quill.")
	corrected.Status = corpus.Corrected
	d.library.Put(corrected)
	if a := d.ask(t, "who said the bridge will close for a year"); a.Found {
		t.Errorf("cited the old revision: %q", a.Citations[0].Text)
	}
	d.library.CatchUp()
	a := d.ask(t, "who said the bridge will close for two years")
	if !a.Found || !a.Citations[0].Corrected || a.Citations[0].Match != answer.Verbatim {
		t.Errorf("after the correction: %+v", a.Citations)
	}
}

func TestAnArticleUnderEmbargoIsNotShown(t *testing.T) {
	held := article("budget", "“The budget has a hole,” said Ada Quill.")
	d := deskOf(t)
	held.EmbargoUntil = d.now.Add(time.Hour)
	d.library.Put(held)
	d.library.CatchUp()
	if a := d.ask(t, "who said the budget has a hole"); a.Found || a.Scope.Articles != 0 {
		t.Errorf("under embargo: found %t in %d articles", a.Found, a.Scope.Articles)
	}
	d.now = d.now.Add(time.Hour)
	d.library.CatchUp()
	if a := d.ask(t, "who said the budget has a hole"); !a.Found {
		t.Error("not found after the embargo")
	}
}

func TestThePhraseOfASearchStandsExactlySo(t *testing.T) {
	d := deskOf(t,
		article("together", "“The old bridge is tired,” said Ada Quill."),
		article("apart", "“The bridge is old. The old bridge keeper is tired,” said Bo Fenn."))
	a := d.ask(t, `bridge "old bridge is tired"`)
	if len(a.Citations) != 1 || a.Citations[0].Article != "together" {
		t.Errorf("cited %+v", a.Citations)
	}
}

func TestFacetsCountWhatAnswers(t *testing.T) {
	d := sampleDesk(t)
	f, err := d.Facets(t.Context(), question.Parse("what did Varga say about the ferry", question.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Speaker) != 1 || f.Speaker[0].Value != "Elin Varga" || f.Speaker[0].Count < 2 {
		t.Errorf("speakers %v", f.Speaker)
	}
}

func TestAPersonIsCountedUnderOneNameAndTwoAreKeptApart(t *testing.T) {
	d := deskOf(t,
		article("a", "“The ferry is late,” said Robert Fenn, the mayor. “The ferry is full,” Fenn said."),
		article("b", "“The ferry is a disgrace,” said Fenn."),
		article("c", "“The ferry is mine,” said Linda Brook. “The ferry is ours,” said Karl Brook."),
		article("d", "“The ferry is nobody's,” said Brook."))
	f, err := d.Facets(t.Context(), question.Parse("ferry kind:direct", question.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	want := []answer.Count{{Value: "Robert Fenn", Count: 3}, {Value: "Brook", Count: 1}, {Value: "Karl Brook", Count: 1}, {Value: "Linda Brook", Count: 1}}
	if diff := cmp.Diff(want, f.Speaker); diff != "" {
		t.Errorf("speakers (-want +got):\n%s", diff)
	}
}

func TestATitleAsksForWhoeverHeldItThen(t *testing.T) {
	storm := article("storm", "The harbour closed at noon. Minister of Fisheries Ada Quill ordered it.")
	calm := article("calm", "“Every boat came home,” Ada Quill said on Friday.")
	later := article("later", "“Every boat is sold,” said Minister of Fisheries Bo Fenn.")
	later.Published = later.Published.AddDate(2, 0, 0)
	d := deskOf(t, storm, calm, later)
	a := d.ask(t, "what did the minister of fisheries say about the boats before 2027")
	if !a.Found || len(a.Citations) != 1 || a.Citations[0].Article != "calm" {
		t.Fatalf("%s", a.Line)
	}
	if s := a.Citations[0].Speaker; s.Name != "Ada Quill" || s.Title != "" {
		t.Errorf("the citation shows a title that its article does not print: %+v", s)
	}
}

func TestTheJSONFormHasNoNull(t *testing.T) {
	d := sampleDesk(t)
	for _, text := range []string{"who said all hope would be lost?", "who said the moon is made of cheese", "ferry kind:sentence"} {
		b, err := json.Marshal(d.ask(t, text))
		if err != nil {
			t.Fatal(err)
		}
		for _, list := range []string{"citations", "nearest", "spans", "highlights", "speaker", "place", "month", "organisation"} {
			if strings.Contains(string(b), `"`+list+`":null`) && list != "speaker" {
				t.Errorf("%s: %s is null", text, list)
			}
		}
	}
}

func TestSaidOnADay(t *testing.T) {
	d := sampleDesk(t)
	said, err := d.SaidOn(t.Context(), "2026-11-10")
	if err != nil {
		t.Fatal(err)
	}
	seen := make(map[string]int)
	for _, c := range said {
		seen[c.Text]++
		if c.Published != "2026-11-10" {
			t.Errorf("%s was published on %s", c.Article, c.Published)
		}
	}
	for text, n := range seen {
		if n > 1 {
			t.Errorf("%q comes %d times: copies are one statement", text, n)
		}
	}
	if len(said) == 0 {
		t.Error("nothing was said")
	}
}
