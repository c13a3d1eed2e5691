package answer_test

import (
	"strings"
	"testing"
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/question"
	"onrecord/bot/sight"
	"onrecord/corpus"
	"onrecord/corpus/sample"
)

func harbour() corpus.Article {
	return corpus.Article{
		ID: "https://courier.example/a@b:1", URL: "https://courier.example/harbour", Outlet: "The Ostervik Courier",
		Headline: "Ostervik to lose its harbour", Published: time.Date(2026, 3, 14, 8, 0, 0, 0, time.UTC),
		Body: "The harbour of Ostervik will close in spring.\n\n" +
			"“All trade would be lost,” said Ingrid Solheim, the harbour master.\n\n" +
			"The council meets on Friday.\n\n" +
			"“We were never asked,” said the baker Jonas Lund.\n\n" +
			"Solheim said that the council had known since March.",
	}
}

// first is the first citation of the answer to a question.
func first(t *testing.T, d *desk, asked string) answer.Citation {
	t.Helper()
	a, err := d.Answer(t.Context(), question.Parse(asked, question.Options{}))
	if err != nil || len(a.Citations) == 0 {
		t.Fatalf("%s: %+v, %v", asked, a, err)
	}
	return a.Citations[0]
}

func contextOf(t *testing.T, d *desk, ref answer.Reference) answer.Context {
	t.Helper()
	again, err := answer.ParseReference(ref.String())
	if err != nil {
		t.Fatal(err)
	}
	c, err := d.Context(t.Context(), again)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestACitationOpensToTheParagraphsAroundIt(t *testing.T) {
	d := deskOf(t, harbour())
	cited := first(t, d, "who said all trade would be lost?")
	c := contextOf(t, d, cited.Reference())
	if c.Withheld != "" || c.Revised || c.Citation.Text != cited.Text || c.Citation.Speaker.Name != "Ingrid Solheim" {
		t.Errorf("not the passage that was cited: %+v", c)
	}
	var numbers []int
	for _, p := range c.Paragraphs {
		numbers = append(numbers, p.Paragraph)
		if !strings.HasPrefix(harbour().Body[p.Start:], p.Text) {
			t.Errorf("paragraph %d is not the bytes of the article: %q", p.Paragraph, p.Text)
		}
	}
	if len(numbers) != 3 || numbers[0] != 1 || numbers[2] != 3 {
		t.Errorf("shows the paragraphs %v, want 1 to 3", numbers)
	}
	if len(c.Others) != 2 || c.Others[0].Speaker.Name != "Jonas Lund" {
		t.Errorf("the other quotes are %+v", c.Others)
	}
}

func TestARevisedArticleIsShownAsItIsNow(t *testing.T) {
	d := deskOf(t, harbour())
	ref := first(t, d, "who said all trade would be lost?").Reference()

	moved := harbour()
	moved.Body, moved.Status = "Correction: it is spring.\n\n"+moved.Body, corpus.Corrected
	d.library.Put(moved)
	c := contextOf(t, d, ref)
	if !c.Revised || !c.Citation.Corrected || c.Citation.Text != "“All trade would be lost,”" || c.Citation.Paragraph != 3 {
		t.Errorf("the passage was not found where it stands now: %+v", c)
	}

	dropped := harbour()
	dropped.Body = "The harbour of Ostervik stays.\n\nNobody was quoted rightly in an earlier version."
	d.library.Put(dropped)
	c = contextOf(t, d, ref)
	if !c.Revised || c.Citation.Text != "" || c.Citation.Headline != "Ostervik to lose its harbour" || len(c.Paragraphs) != 2 {
		t.Errorf("a passage that was taken out: %+v", c)
	}
}

func TestNothingIsShownOfAnArticleThatIsHeldBack(t *testing.T) {
	d := deskOf(t, harbour())
	ref := first(t, d, "who said all trade would be lost?").Reference()
	held := harbour()
	held.EmbargoUntil = d.now.Add(time.Hour)
	d.library.Put(held)
	if c := contextOf(t, d, ref); c.Withheld != answer.Embargoed || c.Citation.Headline != "" || len(c.Paragraphs) > 0 {
		t.Errorf("under embargo: %+v", c)
	}
	if err := d.library.Archive.Withdraw(t.Context(), d.now, ref.Article, ""); err != nil {
		t.Fatal(err)
	}
	if c := contextOf(t, d, ref); c.Withheld != answer.Withdrawn || c.Citation.Headline != "" {
		t.Errorf("withdrawn: %+v", c)
	}
	ref.Article = "unknown"
	if c := contextOf(t, d, ref); c.Withheld != answer.Missing {
		t.Errorf("unknown: %+v", c)
	}
}

func TestAReferenceFromElsewhereIsRefused(t *testing.T) {
	for _, text := range []string{"", "a", "@1:0-1", "a@x:0-1", "a@1:", "a@1:5-2", "a@1:0-4,2-9", "a@1:-4-2", "a@1"} {
		if r, err := answer.ParseReference(text); err == nil {
			t.Errorf("%q was read as %+v", text, r)
		}
	}
	d := deskOf(t, harbour())
	c, err := d.Context(t.Context(), answer.Reference{Article: harbour().ID, Revision: 1, Spans: []corpus.Span{{Start: 9, End: 1 << 30}}})
	if err != nil || c.Citation.Text != "" || c.Citation.Headline == "" {
		t.Errorf("beyond the end of the article: %+v, %v", c, err)
	}
}

func TestAClippingSaysWhoAndWhere(t *testing.T) {
	d := deskOf(t, harbour())
	const where = "The Ostervik Courier, “Ostervik to lose its harbour”, 14 March 2026, "
	for asked, want := range map[string]string{
		"who said all trade would be lost?": "“All trade would be lost,” Ingrid Solheim, harbour master (" + where + "¶2, https://courier.example/harbour)",
		"who said the council had known since March?": "that the council had known since March — reported speech of Ingrid Solheim, harbour master (" + where +
			"¶5, https://courier.example/harbour)",
		`"the council meets"`: "The council meets on Friday. (" + where + "¶3, https://courier.example/harbour)",
	} {
		if got := first(t, d, asked).Clipping(); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", asked, got, want)
		}
	}
}

func TestMoreGoesOnBehindWhatWasShown(t *testing.T) {
	a := answer.Answer{Asked: "Varga · ferry · after the first 3", Seen: 3, Citations: make([]answer.Citation, 5)}
	for shown, want := range map[int]string{3: "Varga · ferry · after the first 6", 1: "Varga · ferry · after the first 4", 5: ""} {
		if got := a.After(shown); got != want {
			t.Errorf("after %d: %q, want %q", shown, got, want)
		}
	}
}

func BenchmarkContext(b *testing.B) {
	archive, err := sample.Open(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	defer archive.Close()
	d := &answer.Desk{Archive: sight.Archive{Archive: archive}, Clock: time.Now}
	ref := answer.Reference{Article: "2016-02-03-geneva-talks", Revision: 1, Spans: []corpus.Span{{Start: 240, End: 321}}}
	for b.Loop() {
		if c, err := d.Context(b.Context(), ref); err != nil || c.Citation.Speaker == nil {
			b.Fatal(c, err)
		}
	}
}
