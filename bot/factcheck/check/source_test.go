package check_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"onrecord/bot/factcheck/check"
	"onrecord/corpus"
	"onrecord/corpus/intake/raw"
	"onrecord/index/indextest"
)

// inHand checks a draft against a source, in an archive that has nothing.
func inHand(t *testing.T, s check.Source, draft string) (out []string) {
	t.Helper()
	s.Article.Status = corpus.Published
	r, err := checkerOf(indextest.Open(t, clock)).Check(t.Context(), draft, s)
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range r.Quotes {
		place := ""
		if q.Citation != nil {
			place = q.Citation.Where()
		}
		out = append(out, fmt.Sprintf("%s at %s", q.Verdict, place))
	}
	return out
}

func TestWhatIsSaidInARecordingIsItsSpeakersWordForWord(t *testing.T) {
	body := "Orla Finch: The ice is thin this year. Nobody should cross before noon.\n\nPavel Gorse: And after noon?\n\nOrla Finch: After noon nobody should cross at all."
	second := len("Orla Finch: The ice is thin this year. ")
	recording := check.Source{Name: "ice.vtt", Article: corpus.Article{ID: "ice", Body: body}, Times: []raw.TimeCode{
		{Offset: len("Orla Finch: "), At: 2 * time.Second}, {Offset: second, At: 61 * time.Second}, {Offset: len(body) - 40, At: time.Hour + 2*time.Second},
	}}
	got := inHand(t, recording, "“The ice is thin this year,” said Orla Finch. “Nobody should cross before nine,” she said. “Nobody should cross at all,” said Pavel Gorse.")
	if want := []string{"exact at ice.vtt, 00:00:02", "altered at ice.vtt, 00:01:01", "wrong-speaker at ice.vtt, 01:00:02"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestWhoeverGivesASpeechSaysItWordForWord(t *testing.T) {
	speech := check.Source{Name: "speech.txt", Ahead: 2, Article: corpus.Article{ID: "speech", Body: "Speech by Orla Finch, warden of the lake\n\n" +
		"I have measured this ice for thirty winters. My father measured it before me.\n\n" +
		"A skater told me last week, “You are afraid of water.” I am."}}
	got := inHand(t, speech, "“I have measured this ice for thirty winters,” said Orla Finch, the warden. “My mother measured it before me,” said Finch.\n\n“My father measured it before me,” said Pavel Gorse, a skater.")
	if want := []string{"exact at speech.txt, line 5", "altered at speech.txt, line 5", "wrong-speaker at speech.txt, line 5"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestThePressReleasesOwnWordsAreTheIssuersAndNobodyElses(t *testing.T) {
	release := check.Source{Name: "release.docx", Ahead: -1, Article: corpus.Article{ID: "release", Body: "Lake Trust closes the ice road\n\n" +
		"The Lake Trust has closed the ice road after two lorries broke through the ice. It was the warmest January since 1902.\n\n" +
		"“I would rather be called a coward than write another letter to a widow,” said Orla Finch, the warden."}}
	for draft, want := range map[string]string{
		"“It was the warmest January since 1902,” the Lake Trust said.":                                             "exact at release.docx, ¶2",
		"“It was the warmest January since 1902,” said Orla Finch.":                                                 "in-other-words at release.docx, ¶2",
		"“I would rather be called a coward than write another letter to a widow,” said Orla Finch, the warden.":    "exact at release.docx, ¶3",
		"“I would rather be called a coward than write another letter to a mother,” the warden, Orla Finch, added.": "altered at release.docx, ¶3",
	} {
		if got := inHand(t, release, draft); !slices.Equal(got, []string{want}) {
			t.Errorf("%s: %q, want %q", draft, got, want)
		}
	}
}

func TestOfASummaryInQuotationMarksTheSpeakersOwnWordsAreOffered(t *testing.T) {
	post := check.Source{Name: "post.txt", Article: corpus.Article{ID: "post", Byline: "By Orla Finch", Body: "I was asked to paint the lighthouse pink.\n\n" +
		"I have sold my car and I walk to work now. It takes an hour, and I have never been so cheerful."}}
	r, err := checkerOf(indextest.Open(t, clock)).Check(t.Context(), "“Giving up driving has made me happier,” wrote Orla Finch.", post)
	if err != nil {
		t.Fatal(err)
	}
	q := only(t, r)
	if q.Verdict != check.NotFound || len(q.Instead) != 3 || q.Instead[0].Place != "post.txt, line 3" {
		t.Errorf("%s, and instead %+v", q.Verdict, q.Instead)
	}
}

func TestWhoIsReportedToHaveSaidItInASourceIsNotAccusedOfAnothersWords(t *testing.T) {
	source := func(name, body string) check.Source {
		return check.Source{Name: name, Article: corpus.Article{ID: corpus.ArticleID(name), Status: corpus.Published, Body: body}}
	}
	r, err := checkerOf(indextest.Open(t, clock)).Check(t.Context(), "“The ice road will stay closed until the spring,” said Pavel Gorse.",
		source("release.txt", "“The ice road will stay closed until the spring,” said Orla Finch, the warden."),
		source("notes.txt", "Pavel Gorse, a skater, said that the ice road will stay closed until the spring."))
	if err != nil {
		t.Fatal(err)
	}
	if q := only(t, r); q.Verdict != check.InOtherWords || q.Citation.Place != "notes.txt, line 1" {
		t.Errorf("%s at %s", q.Verdict, q.Citation.Where())
	}
}
