package digest_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/bot/news/digest"
	"onrecord/bot/news/mute"
	"onrecord/bot/sight"
	"onrecord/corpus"
	"onrecord/index/indextest"
)

var monday = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

// newEditor makes digests of these articles, which came in on Monday morning.
func newEditor(t *testing.T, articles ...corpus.Article) *digest.Editor {
	t.Helper()
	clock := func() time.Time { return monday }
	l := indextest.Open(t, clock, articles...)
	return &digest.Editor{Archive: l.Archive, Desk: &answer.Desk{Archive: sight.Archive{Archive: l.Archive}, Index: l.Engine, Clock: clock}}
}

func article(id, outlet, body string) corpus.Article {
	return corpus.Article{ID: corpus.ArticleID(id), Outlet: outlet, Headline: "Headline of " + id, Body: body,
		Published: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)}
}

func digestOf(t *testing.T, e *digest.Editor, day corpus.Day, backfill bool) digest.Digest {
	t.Helper()
	d, err := e.Make(t.Context(), digest.Request{Day: day, Backfill: backfill})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

const tired = "“The bridge is tired, and nobody has counted its bolts,” said Ada Quill, the town engineer."

func TestAWireCopyComesOnce(t *testing.T) {
	e := newEditor(t, article("wire", "Harbour Wire", tired), article("copy", "The Lantern", tired))
	d := digestOf(t, e, "2026-03-01", false)
	if d.Articles != 2 || len(d.Quotes) != 1 || d.Quotes[0].Copies != 1 {
		t.Errorf("%d articles, quotes %+v", d.Articles, d.Quotes)
	}
}

func TestOneSpeakerCannotFillIt(t *testing.T) {
	var articles []corpus.Article
	for i := range 20 {
		articles = append(articles, article(fmt.Sprint("a", i), "Harbour Wire", strings.Replace(tired, "bolts", fmt.Sprint(i, " bolts"), 1)))
	}
	articles = append(articles, article("ferry", "Harbour Wire", "“The ferry is a floating queue, and the queue pays for it,” said Bo Fenn, a commuter."))
	e := newEditor(t, articles...)
	if d := digestOf(t, e, "2026-03-01", false); len(d.Quotes) != 2 {
		t.Errorf("quotes %+v, want one of each speaker", d.Quotes)
	}
	watched := digest.Request{Day: "2026-03-01", Interest: digest.Interest{People: []string{"quill"}}}
	d, err := e.Make(t.Context(), watched)
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Watched) != 2 || len(d.Quotes) != 1 || d.Quotes[0].Speaker.Name != "Bo Fenn" {
		t.Errorf("%d lines of whom is watched, others %+v; want two, and Bo Fenn", len(d.Watched), d.Quotes)
	}
}

func TestAQuoteThatArticlesCutInTwoWaysIsOneLine(t *testing.T) {
	e := newEditor(t,
		article("short", "Harbour Wire", tired),
		article("long", "The Lantern", "“The bridge is tired and nobody has counted its bolts since the war, and nobody will,” said Ada Quill, the town engineer."))
	if d := digestOf(t, e, "2026-03-01", false); len(d.Quotes)+len(d.Rest.Quotes) != 1 {
		t.Errorf("lines %+v and %+v", d.Quotes, d.Rest.Quotes)
	}
}

func TestWhatMostArticlesPrintComesFirst(t *testing.T) {
	const harbour = "“The harbour will be shut until the last crane is out of the water again,” said %s.\n"
	e := newEditor(t,
		article("one", "Harbour Wire", "The mayor of Ormskey spoke.\n\n"+fmt.Sprintf(harbour, "Inga Moe, the mayor")),
		article("two", "The Lantern", "Nobody sails.\n\nFish rots on the quay.\n\nIt was quiet in town on Sunday.\n\n"+fmt.Sprintf(harbour, "Mayor Moe, who did not smile")),
		article("three", "The Lantern", tired))
	if d := digestOf(t, e, "2026-03-01", false); len(d.Quotes) == 0 || d.Quotes[0].Speaker.Name != "Inga Moe" {
		t.Errorf("lines %+v", d.Quotes)
	}
}

func TestAChainOfQuotesThatNobodyBeganIsNobodys(t *testing.T) {
	e := newEditor(t, article("chain", "Harbour Wire",
		"Ada Quill, the mayor, remembers the flood. This was true for Quill. “You know it was a mad time.” “All your chairs were piled on top of each other.” “We had no lamps, and the pump would always break.”"))
	if d := digestOf(t, e, "2026-03-01", false); len(d.Quotes) > 0 {
		t.Errorf("lines %+v", d.Quotes)
	}
}

func TestItFitsAPhone(t *testing.T) {
	var articles []corpus.Article
	for _, name := range []string{"Ada Quill", "Robert Fenn", "Clara Marsh", "Doris Larch", "Emma Stone", "Frank Reed",
		"George Hale", "Helen Birch", "Irene Wren", "James Ash", "Karl Moss", "Linda Brook"} {
		articles = append(articles, article(name, "Harbour Wire", strings.Replace(tired, "Ada Quill", name, 1)+" It is the bridge of "+name+"."))
	}
	d := digestOf(t, newEditor(t, articles...), "2026-03-01", false)
	if len(d.Quotes) != digest.MaxLines || len(d.Rest.Quotes) != 2 {
		t.Errorf("%d lines and %d in the thread, want %d and 2", len(d.Quotes), len(d.Rest.Quotes), digest.MaxLines)
	}
}

func TestBackfillIsNotNews(t *testing.T) {
	old := article("old", "Harbour Wire", tired)
	old.Published = time.Date(2016, 2, 3, 0, 0, 0, 0, time.UTC)
	e := newEditor(t, old)
	if d := digestOf(t, e, "2016-02-03", false); len(d.Quotes) != 0 || d.Backfill != 1 || d.Articles != 0 {
		t.Errorf("backfill in the digest: %+v", d)
	}
	if d := digestOf(t, e, "2016-02-03", true); len(d.Quotes) != 1 {
		t.Errorf("not shown where it was asked for: %+v", d)
	}
}

func TestABackfillRaisesNoLine(t *testing.T) {
	var old []corpus.Article
	for i := range 100 {
		a := article(fmt.Sprint("old", i), "Harbour Wire", tired)
		a.Published = monday.Add(-49 * time.Hour)
		if i%2 == 0 {
			a.Status = corpus.Corrected
		}
		old = append(old, a)
	}
	e := newEditor(t, old...)
	for _, day := range []corpus.Day{corpus.DayOf(monday.Add(-49 * time.Hour)), "2026-03-01", "2026-03-02"} {
		if d := digestOf(t, e, day, false); !d.Lines.Empty() || !d.Rest.Empty() || d.Articles > 0 {
			t.Errorf("%s: %s", day, d.Text())
		}
	}
}

func TestCorrectionsOfTheDayAreListed(t *testing.T) {
	corrected := article("bridge", "Harbour Wire", tired)
	corrected.Status, corrected.Updated = corpus.Corrected, monday
	d := digestOf(t, newEditor(t, corrected), "2026-03-02", false)
	if len(d.Corrections) != 1 || d.Corrections[0].Headline != "Headline of bridge" {
		t.Errorf("corrections %+v", d.Corrections)
	}
	if text := d.Text(); !strings.Contains(text, "A slow day") || !strings.Contains(text, "Corrected: Headline of bridge (Harbour Wire)") {
		t.Errorf("text:\n%s", text)
	}
}

// Of an article that was killed, the headline may be what it was killed for.
func TestWhatWasWithdrawnIsListedWithoutItsHeadline(t *testing.T) {
	e := newEditor(t, article("bridge", "Harbour Wire", tired))
	if err := e.Archive.(*corpus.Archive).Withdraw(t.Context(), monday, "bridge", ""); err != nil {
		t.Fatal(err)
	}
	d := digestOf(t, e, "2026-03-02", false)
	if len(d.Corrections) != 1 || !d.Corrections[0].Withdrawn || !strings.Contains(d.Text(), "Withdrawn: an article of 2026-03-01 (Harbour Wire)") {
		t.Errorf("%s", d.Text())
	}
	if told := fmt.Sprintf("%+v %s", d.Corrections, d.Text()); strings.Contains(told, "Headline of") || strings.Contains(told, "https://") {
		t.Errorf("the headline or the address is told: %s", told)
	}
	if d := digestOf(t, e, "2026-03-01", false); len(d.Quotes) != 0 {
		t.Errorf("a withdrawn article is quoted: %+v", d.Quotes)
	}
}

func TestCorrectionsAreToldSinceTheDigestBefore(t *testing.T) {
	corrected := article("bridge", "Harbour Wire", tired)
	corrected.Status = corpus.Corrected
	e := newEditor(t, corrected)
	for since, want := range map[corpus.Day]int{"": 0, "2026-03-03": 0, "2026-03-02": 1, "2026-03-01": 1} {
		d, err := e.Make(t.Context(), digest.Request{Day: "2026-03-04", Since: since})
		if err != nil || len(d.Corrections) != want {
			t.Errorf("since %s: %+v, %v; want %d", since, d.Corrections, err, want)
		}
	}
}

func TestWhatTheSpeakerSaidBeforeOnTheMatterStandsBesideIt(t *testing.T) {
	was := article("was", "Harbour Wire", "“No toll will ever be charged on the drawbridge while I am mayor of this town,” said Ada Quill, the mayor.")
	was.Published = was.Published.AddDate(0, -2, 0)
	other := article("other", "Harbour Wire", "“The library will be open on every Sunday of the coming year,” said Ada Quill, the mayor.")
	other.Published = was.Published
	is := article("is", "The Lantern", "“A modest toll on the drawbridge will be charged from the first of June,” said Ada Quill, the mayor.")
	reprint := article("reprint", "The Lantern", "“The library will be open on every Sunday of the coming year,” said Ada Quill, the mayor.")
	var filler []corpus.Article
	for i := range 30 {
		f := article(fmt.Sprint("f", i), "Harbour Wire", strings.Repeat("The wind was from the west. The tide was high. ", 15)+
			fmt.Sprintf("“We counted %d boats in the harbour and that is all we have to say,” said Bo Fenn.", i))
		f.Published = was.Published
		filler = append(filler, f)
	}
	editor := newEditor(t, append(filler, was, other, is, reprint)...)
	d := digestOf(t, editor, "2026-03-01", false)
	if len(d.Before) != 1 || d.Before[0].Now.Article != "is" || d.Before[0].Earlier.Article != "was" {
		t.Fatalf("said before: %+v", d.Before)
	}
	if text := d.Text(); !strings.Contains(text, "Said before · Ada Quill, mayor: “A modest toll") || !strings.Contains(text, "Earlier: “No toll will ever") {
		t.Errorf("text:\n%s", text)
	}
	quotes, err := editor.Make(t.Context(), digest.Request{Day: "2026-03-01", QuotesOnly: true})
	if err != nil || len(quotes.Before) > 0 || !slices.ContainsFunc(quotes.Quotes, func(c answer.Citation) bool { return c.Article == "is" }) {
		t.Errorf("the quotes alone: %+v, %v", quotes, err)
	}
}

func TestWhoWasQuotedHowOften(t *testing.T) {
	d := digestOf(t, newEditor(t,
		article("a", "Harbour Wire", "“The bridge is tired,” said Ada Quill, the town engineer. “Nobody has counted its bolts,” Quill said."),
		article("b", "The Lantern", "“The ferry is late again,” said Ada Quill. The bolts were hers, Quill said."),
		article("copy", "Estuary Herald", "“The ferry is late again,” said Ada Quill."),
		article("c", "The Lantern", "“The queue pays for it all,” said Bo Fenn, a commuter. “And it pays in time,” Fenn said. “Lots of time,” Fenn said."),
		article("d", "The Lantern", "“I said it once,” said Clara Marsh."),
	), "2026-03-01", false)
	if got := d.MostQuoted(); got != "Ada Quill 4 times in 2 articles, Bo Fenn 3 times" {
		t.Errorf("most quoted: %s", got)
	}
}

func TestWhatAnEditorLeavesOut(t *testing.T) {
	sport := article("sport", "Harbour Wire", "“We wanted that cup more than they did, and everybody saw it,” said Karl Moss, the captain.")
	sport.Section = "Sport"
	poll := article("poll", "Harbour Wire", "“I would walk across the water if it were any faster,” said Linda Brook, a reader.")
	poll.Headline = "Poll: How do you get to work?"
	d := digestOf(t, newEditor(t, sport, poll,
		article("boilerplate", "Harbour Wire", "“We take safety very seriously and are working closely with the authorities,” said Doris Larch, the spokeswoman."),
		article("scrap", "Harbour Wire", "“It is tired,” said Frank Reed."),
		article("unnamed", "Harbour Wire", "“The bridge is tired, and nobody has counted its bolts,” said a senior official."),
		article("himself", "Harbour Wire", "“The thing to do is be honest, and Bernard has been honest all along,” said Bernard Wren."),
		article("herself", "Harbour Wire", "“Helen Birch was never told about the bolts of the bridge,” said Helen Birch."),
		article("news", "Harbour Wire", tired),
	), "2026-03-01", false)
	if len(d.Quotes) != 1 || d.Quotes[0].Article != "news" {
		t.Errorf("chosen: %s", d.Text())
	}
}

func TestADigestOfOneSection(t *testing.T) {
	a, b := article("a", "Harbour Wire", tired), article("b", "The Lantern", "“The ferry is a floating queue, and the queue pays for it,” said Bo Fenn.")
	a.Section, b.Section = "Local News", "Business"
	e := newEditor(t, a, b)
	for want, interest := range map[corpus.ArticleID]digest.Interest{
		"a": {Sections: []string{"news"}},
		"b": {Outlets: []string{"lantern", "gazette"}},
	} {
		d, err := e.Make(t.Context(), digest.Request{Day: "2026-03-01", Interest: interest})
		if err != nil || d.Articles != 1 || len(d.Quotes) != 1 || d.Quotes[0].Article != want {
			t.Errorf("%s: %+v, %v", interest, d.Quotes, err)
		}
	}
}

func TestADigestNamesTheArticlesThatItCites(t *testing.T) {
	d := digestOf(t, newEditor(t, article("wire", "Harbour Wire", tired)), "2026-03-01", false)
	if got := d.Cited(); len(got) != 1 || got[0] != "wire" {
		t.Errorf("cited %v", got)
	}
}

func TestWhoIsMutedIsLeftOut(t *testing.T) {
	e := newEditor(t, article("bridge", "Harbour Wire", tired+" “Somebody has to count them,” Quill said."),
		article("ferry", "The Lantern", "“The ferry is a floating queue, and the queue pays for it,” said Bo Fenn, a commuter."))
	d, err := e.Make(t.Context(), digest.Request{Day: "2026-03-01", Muted: mute.Names{"Quill"}})
	if err != nil {
		t.Fatal(err)
	}
	if text := d.Text(); strings.Contains(text, "Quill") || !strings.Contains(text, "Bo Fenn") {
		t.Error(text)
	}
}

func TestAWeekIsToldLikeADay(t *testing.T) {
	early := article("ferry", "The Lantern", "“The ferry is a floating queue, and the queue pays for it,” said Bo Fenn, a commuter.")
	early.Published = monday.AddDate(0, 0, -2)
	e := newEditor(t, article("bridge", "Harbour Wire", tired), early)
	d, err := e.Make(t.Context(), digest.Request{From: "2026-02-23", Day: "2026-03-01"})
	if err != nil {
		t.Fatal(err)
	}
	if d.Articles != 1+1 || len(d.Quotes) != 2 || d.Title() != "On the record, 2026-02-23 to 2026-03-01" {
		t.Error(d.Text())
	}
}

func TestALineGivesTheFullNameOfTheDay(t *testing.T) {
	e := newEditor(t, article("long", "Harbour Wire", tired), article("short", "The Lantern",
		"The mayor has read the report.\n\n“The bridge will be shut for the whole of the winter,” Quill said."))
	d := digestOf(t, e, "2026-03-01", false)
	for _, c := range append(d.Quotes, d.Rest.Quotes...) {
		if c.Speaker.Name != "Ada Quill" {
			t.Errorf("%s said %s", c.Speaker.Name, c.Text)
		}
	}
}

func TestTheNewsroomsOwnReportersAreNotQuoted(t *testing.T) {
	e := newEditor(t, article("report", "Lantern Online", "“The bridge has been shut since the early morning,” the Lantern’s Bo Fenn reported from the quay."))
	if d := digestOf(t, e, "2026-03-01", false); len(d.Quotes) > 0 {
		t.Errorf("%+v", d.Quotes)
	}
}

func TestALongStatementIsCutBehindItsAttribution(t *testing.T) {
	long := strings.Repeat("The planks are wet, the rails are loose and the lamps are broken. ", 4)
	e := newEditor(t, article("long", "Harbour Wire", "“The bridge is tired, and nobody has counted its bolts,” said Ada Quill, the town engineer. “"+strings.TrimSpace(long)+"”"))
	d := digestOf(t, e, "2026-03-01", false)
	if len(d.Quotes) != 1 || d.Quotes[0].Text != "“The bridge is tired, and nobody has counted its bolts,”" {
		t.Errorf("%+v", d.Quotes)
	}
}
