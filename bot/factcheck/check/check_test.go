package check_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/met"
	"onrecord/bot/factcheck/check"
	"onrecord/bot/sight"
	"onrecord/corpus"
	"onrecord/corpus/correction"
	"onrecord/corpus/quote"
	"onrecord/index/indextest"
)

func clock() time.Time { return time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC) }

// checkerOf returns who checks drafts against a library.
func checkerOf(l *indextest.Library) *check.Checker {
	return &check.Checker{Archive: sight.Archive{Archive: l.Archive}, Index: l.Engine, Clock: clock}
}

// article is one of an invented outlet.
func article(id, body string) corpus.Article {
	return corpus.Article{ID: corpus.ArticleID(id), Outlet: "Marsh Lantern", Headline: "A dyke for Sedge Island", Status: corpus.Published, Body: body,
		Published: time.Date(2026, 3, 4, 0, 0, 0, 0, time.UTC)}
}

// against checks a draft against these articles alone.
func against(t *testing.T, draft string, articles ...corpus.Article) check.Report {
	t.Helper()
	r, err := checkerOf(indextest.Open(t, clock, articles...)).Check(t.Context(), draft)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// only returns the one quote of a report.
func only(t *testing.T, r check.Report) check.Quote {
	t.Helper()
	if len(r.Quotes) != 1 {
		t.Fatalf("%d quotes: %+v", len(r.Quotes), r.Quotes)
	}
	return r.Quotes[0]
}

func plain(_ check.Op, s string) string { return s }

const dyke = `Work on the dyke of Sedge Island will begin in May, Marta Ruiz, the island's engineer, told the council on Monday.

“The sea doesn’t wait for a vote, and neither should we,” Ruiz said. “We’ll build it out of clay – twelve metres of it – and plant it with willows.”

She said that nobody would have to leave a house before the winter.

Owen Pask, the mayor, was less sure. “We have 1,200 people here and a café,” he said. “Who pays?”

“A dyke is a promise,” said Pask. The council laughed. “Clay cracks in a dry summer.”

“Let us vote and go home,” said Jo Fenn, a baker. “Let us vote and go home,” said Pask.

A member of the council called the plan “a castle of mud”. The last dyke was washed away in a storm 61 years ago.`

func TestAQuoteIsHeldAgainstTheArticle(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		draft   string
		verdict check.Verdict
		marked  string // the quote with what differs
		note    string // a word of a note; none where empty
	}{
		"the same words": {
			`"The sea doesn't wait for a vote, and neither should we," said Marta Ruiz.`, check.Exact,
			`"The sea doesn't wait for a vote, and neither should we,"`, ""},
		"a contraction spelled out": {
			`“The sea does not wait for a vote,” said Marta Ruiz.`, check.Altered, `“The sea [-doesn’t-]{+does not+} wait for a vote,”`, ""},
		"words contracted": {
			`“Let's vote and go home,” said Jo Fenn.`, check.Altered, `“[-Let us-]{+Let's+} vote and go home,”`, ""},
		"a part of the quote": {
			`“Plant it with willows,” said Marta Ruiz, the engineer.`, check.Exact, `“Plant it with willows,”`, ""},
		"over the article's attribution": {
			`“The sea doesn't wait for a vote, and neither should we. We'll build it out of clay — twelve metres of it — and plant it with willows,” Ruiz said.`, check.Exact,
			`“The sea doesn't wait for a vote, and neither should we. We'll build it out of clay — twelve metres of it — and plant it with willows,”`, ""},
		"split where the article does not": {
			`“We have 1200 people here,” the mayor, Owen Pask, said, “and a cafe` + "\u0301" + `.”`, check.Exact,
			`“We have 1200 people here,” the mayor, Owen Pask, said, “and a cafe` + "\u0301" + `.”`, ""},
		"a word changed": {
			`“The sea doesn’t wait for a poll, and neither should we,” Marta Ruiz said.`, check.Altered,
			`“The sea doesn’t wait for a [-vote-]{+poll+}, and neither should we,”`, ""},
		"a contraction spelt out": {
			`“The sea does not wait for a vote, and neither should we,” Marta Ruiz said.`, check.Altered,
			`“The sea [-doesn’t-]{+does not+} wait for a vote, and neither should we,”`, ""},
		"a number changed": {
			`“We have 12,000 people here and a café,” said Owen Pask.`, check.Altered,
			`“We have [-1,200-]{+12,000+} people here and a café,”`, ""},
		"a word dropped": {
			`“The sea doesn’t wait for a vote, and should we,” Marta Ruiz said.`, check.Altered,
			`“The sea doesn’t wait for a vote, and [-neither-] should we,”`, ""},
		"a word added": {
			`“The cold sea doesn’t wait for a vote, and neither should we,” Marta Ruiz said.`, check.Altered,
			`“The {+cold+} sea doesn’t wait for a vote, and neither should we,”`, ""},
		"a capital in square brackets": {
			`Marta Ruiz said that “[t]he sea doesn’t wait for a vote”.`, check.Exact, `“[t]he sea doesn’t wait for a vote”`, ""},
		"words in square brackets": {
			`“[The sea] doesn’t wait for a vote, and neither should we,” Marta Ruiz said.`, check.Altered,
			`“[-The sea-]{+[The sea]+} doesn’t wait for a vote, and neither should we,”`, "square brackets"},
		"an ellipsis": {
			`“We’ll build it out of clay … and plant it with willows,” said Marta Ruiz.`, check.Altered,
			`“We’ll build it out of clay … [-twelve metres of it-] and plant it with willows,”`, "ellipsis"},
		"two quotes joined over the article's own words": {
			`“A dyke is a promise. Clay cracks in a dry summer,” said Owen Pask.`, check.Altered,
			`“A dyke is a promise. Clay cracks in a dry summer,”`, "stand apart"},
		"two quotes kept apart": {
			`“A dyke is a promise,” said Owen Pask. He was in doubt. “Clay cracks in a dry summer.”`, check.Exact,
			`“A dyke is a promise,”`, ""},
		"another speaker": {
			`“Clay cracks in a dry summer,” said Marta Ruiz.`, check.WrongSpeaker,
			`“Clay cracks in a dry summer,”`, ""},
		"another speaker and another word": {
			`“The sea doesn’t wait for a poll, and neither should we,” Owen Pask said.`, check.WrongSpeaker,
			`“The sea doesn’t wait for a [-vote-]{+poll+}, and neither should we,”`, ""},
		"a title that the article gives the speaker": {
			`“Clay cracks in a dry summer,” the mayor said.`, check.Exact,
			`“Clay cracks in a dry summer,”`, ""},
		"a title that the article gives another": {
			`“Clay cracks in a dry summer,” the engineer said.`, check.WrongSpeaker,
			`“Clay cracks in a dry summer,”`, ""},
		"a pronoun": {
			`The mayor, Owen Pask, rose. “Clay cracks in a dry summer,” he said.`, check.Exact,
			`“Clay cracks in a dry summer,”`, ""},
		"nobody credited in the draft": {
			`“Clay cracks in a dry summer.”`, check.Exact,
			`“Clay cracks in a dry summer.”`, "draft names nobody"},
		"somebody unnamed in the article": {
			`“It is a castle of mud,” said Jo Fenn.`, check.NotFound,
			`“It is a castle of mud,”`, ""},
		"reported speech in quotation marks": {
			`“Nobody would have to leave a house before the winter,” said Marta Ruiz.`, check.InOtherWords,
			`“Nobody would have to leave a house before the winter,”`, "reported speech"},
		"reported speech in quotation marks, a word changed": {
			`“Nobody would have to leave a house before the summer,” said Marta Ruiz.`, check.InOtherWords,
			`“Nobody would have to leave a house before the [-winter-]{+summer+},”`, "reported speech"},
		"reported speech in quotation marks, by another": {
			`“Nobody would have to leave a house before the winter,” said Owen Pask.`, check.InOtherWords,
			`“Nobody would have to leave a house before the winter,”`, "the draft has Owen Pask, the article Marta Ruiz"},
		"the article's own words in quotation marks": {
			`“The last dyke was washed away in a storm 16 years ago,” said Owen Pask.`, check.InOtherWords,
			`“The last dyke was washed away in a storm [-61-]{+16+} years ago,”`, "the article's own words"},
		"reported speech made direct": {
			`“Nobody will have to leave a house before the winter,” said Marta Ruiz.`, check.InOtherWords,
			`“Nobody [-would-]{+will+} have to leave a house before the winter,”`, "reported speech"},
		"the article's own words in another tense": {
			`“The last dyke is washed away in storms,” said Owen Pask.`, check.NotFound,
			`“The last dyke is washed away in storms,”`, ""},
		"some words of reported speech": {
			`“Nobody would have to sell a boat at the harbour,” said Marta Ruiz.`, check.NotFound,
			`“Nobody would have to sell a boat at the harbour,”`, ""},
		"a contraction at the beginning": {
			`“We’d build it out of sand – twelve metres of it,” said Ruiz.`, check.Altered,
			`“[-We’ll-]{+We’d+} build it out of [-clay-]{+sand+} – twelve metres of it,”`, ""},
		"a contraction of two words at the beginning": {
			`“We’ve 1,200 people here and a café,” said Owen Pask.`, check.Altered,
			`“[-We have-]{+We’ve+} 1,200 people here and a café,”`, ""},
		"what nobody said": {
			`“Our lighthouse keeper paints every door himself,” said Owen Pask.`, check.NotFound,
			`“Our lighthouse keeper paints every door himself,”`, ""},
		"words that follow “not” in the article": {
			`“Wait for a vote, and neither should we,” said Marta Ruiz.`, check.Exact,
			`“Wait for a vote, and neither should we,”`, "“not” stands before"},
		"one of two who said it": {
			`“Let us vote and go home,” said Owen Pask.`, check.Exact, `“Let us vote and go home,”`, ""},
		"very short, by the speaker": {`“Who pays?” asked Owen Pask.`, check.Exact, `“Who pays?”`, ""},
		"very short, by another":     {`“Who pays?” asked Marta Ruiz.`, check.NotFound, `“Who pays?”`, "too short"},
	} {
		t.Run(name, func(t *testing.T) {
			r := against(t, c.draft, article("dyke", dyke))
			if len(r.Quotes) == 0 {
				t.Fatal("no quote seen")
			}
			q := r.Quotes[0]
			if q.Verdict != c.verdict || !strings.HasPrefix(q.Marked(plain), c.marked) {
				t.Errorf("%s: %s\nwant %s: %s", q.Verdict, q.Marked(plain), c.verdict, c.marked)
			}
			if notes := strings.Join(q.Notes, "; "); !strings.Contains(notes, c.note) || c.note == "" && notes != "" {
				t.Errorf("notes %q, want %q", notes, c.note)
			}
			if q.Verdict != check.NotFound && q.Citation == nil {
				t.Error("no citation")
			}
			if paraphrased := q.Citation != nil && q.Citation.Match == answer.Paraphrase; paraphrased != (q.Verdict == check.InOtherWords) {
				t.Errorf("%s cites %+v", q.Verdict, q.Citation)
			}
		})
	}
}

func TestWhatIsCheckedStandsInQuotationMarks(t *testing.T) {
	t.Parallel()
	const draft = `Marta Ruiz said that the dyke could wait. The “soft edge” of the island is her idea; she has written “A Short History of Mud”.

The plan, “which nobody has read to the end”, is 90 pages long.

“The first paragraph of a long speech,” said Owen Pask. “It goes on here.

“And it goes on in the next paragraph.”`
	var got []string
	for _, q := range against(t, draft, article("dyke", dyke)).Quotes {
		for _, p := range q.Pieces {
			got = append(got, p.Of(draft))
		}
	}
	want := []string{"“which nobody has read to the end”", "“The first paragraph of a long speech,”", "“It goes on here.", "“And it goes on in the next paragraph.”"}
	if !slices.Equal(got, want) {
		t.Errorf("checked\n%q, want\n%q", got, want)
	}
}

// Twenty-six drafts, and how many pairs of quotation marks a reader counts in each: checked, too
// short, a title.
func TestEveryPairOfQuotationMarksIsAccountedFor(t *testing.T) {
	t.Parallel()
	l := indextest.Open(t, clock, article("sea", dyke))
	for draft, want := range map[string][3]int{
		"Nobody said a word.": {},
		"“The sea doesn’t wait for a vote, and neither should we,” Ruiz said.":                                                         {1, 0, 0},
		"“The sea doesn’t wait for a vote,” Ruiz said, “and neither should we.”":                                                       {2, 0, 0},
		"The “experts” came, and the “reform” began.":                                                                                  {0, 2, 0},
		"He read “The Old Man and the Sea” aloud. “Who pays?” asked Owen Pask, the mayor.":                                             {1, 0, 1},
		"“Who pays?” asked Owen Pask. “Nobody knows,” said Marta Ruiz. The “plan” is “Willows for Sedge”.":                             {2, 1, 1},
		"A “reform” is what the mayor calls it. “We have 1,200 people here and a café,” he said.":                                      {1, 1, 0},
		"The dyke is “twelve metres of clay”, and the “café” stays.":                                                                   {1, 1, 0},
		"\"We have 1,200 people here,\" said Owen Pask.\n\n\"And a café,\" he added.\n\nThe \"council\" meets on Friday.":              {2, 1, 0},
		"“” is all that the page held. “The sea doesn’t wait for a vote, and neither should we,” Ruiz said after “Blue Monday” ended.": {1, 1, 1},
		"Ruiz, an “engineer” by her own account, said that the dyke was late.":                                                         {0, 1, 0},
		"“Clay cracks in a dry summer,” said Pask. “Clay cracks,” said Ruiz.":                                                          {2, 0, 0},
		"“We wait,” said Pask, who had read “Clay and Water: A History” twice.":                                                        {1, 0, 1},
		"Ruiz called the plan “a castle of mud, and a dear one at that”.":                                                              {1, 0, 0},
		"The so-called “mud party” met at the “Anchor” and left.":                                                                      {0, 2, 0},
		"“Who pays?” asked Pask.\n\n“Nobody,” said Ruiz.\n\n“Then nobody builds,” said Pask.":                                          {3, 0, 0},
		"“We have 1,200 people here, and a café, and no ‘dyke’ at all,” said Pask.":                                                    {1, 0, 0},
		"\"A dyke is a promise,\" said Pask. The \"promise\" is thirty years old.":                                                     {1, 1, 0},
		"The band played “Sea of Clay” while Pask said, “A dyke is a promise.” Ruiz said, “Clay cracks in a dry summer.”":              {2, 0, 1},
		"He said of the \"plan\" that it was late. Ruiz told the “experts” to go home.":                                                {0, 2, 0},
		"“We have 1,200 people here, and a café, and no “dyke” at all,” said Pask. The “plan” stays.":                                  {1, 1, 0},
		"\"We have 1,200 people here, and no \"dyke\" at all,\" said Pask, \"and a café.\"":                                            {2, 0, 0},
		"“We have a café. “We have no dyke,” said Pask, “and no “experts” here.”":                                                      {3, 0, 0},
		"Fenn said that she “bakes, and votes, and goes home”. The “baker” of Sedge is ninety.":                                        {1, 1, 0},
		"``Clay cracks in a dry summer,'' said Pask. `A dyke is a promise,' he added of the `plan'.":                                   {2, 1, 0},
		"“We will” — Pask lifted his hand — “not pay for clay,” he said; the dyke is `Pask's folly' to some.":                          {2, 1, 0},
	} {
		r, err := checkerOf(l).Check(t.Context(), draft)
		if err != nil {
			t.Fatal(err)
		}
		var got [3]int
		for _, q := range r.Quotes {
			got[0] += len(q.Pieces)
		}
		for _, p := range r.Passed {
			got[map[check.Why]int{check.Short: 1, check.Title: 2}[p.Why]]++
		}
		if got != want {
			t.Errorf("%s\nchecked, too short, a title: %v, a reader counts %v: %s", draft, got, want, r.PassedOver(check.InLine))
		}
	}
}

func TestWhatADraftIsMadeOfIsLookedInBeforeTheArchive(t *testing.T) {
	draft := "“The gate is paid for,” said Lotte Amsel. “We wait for the tide and the fog,” said Gus Orlan. “Nobody pays for the lamp,” said Ada Quill."
	interview := check.Source{Name: "interview.txt", Article: article("interview", "“The gate is paid for,” said Lotte Amsel, the treasurer. “We wait for the fog,” said Gus Orlan, the pilot.")}
	archive := article("old", "“We wait for the tide and the fog,” said Gus Orlan, the pilot. “The gate is nearly paid for,” said Lotte Amsel, the treasurer.")
	r, err := checkerOf(indextest.Open(t, clock, archive)).Check(t.Context(), draft, interview)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, q := range r.Quotes {
		where := "nowhere"
		if q.Citation != nil && q.Verdict != check.NotFound {
			where = string(q.Citation.Article)
		}
		got = append(got, string(q.Verdict)+" in "+where)
	}
	if want := []string{"exact in interview", "exact in old", "not-found in nowhere"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if want := "3 quotes checked, 1 to mend: 2 word for word, 1 not found; in 1 source and 1 article, 2026-03-04"; r.Summary() != want {
		t.Errorf("summary %q, want %q", r.Summary(), want)
	}
}

func TestOfALongDraftTheFirstQuotesAreCheckedAndTheRestIsSaid(t *testing.T) {
	t.Parallel()
	draft := strings.Repeat("“The sea doesn’t wait for a vote, and neither should we,” Ruiz said.\n\n", 203) + "The “plan” stays."
	r := against(t, draft, article("sea", dyke))
	if len(r.Quotes) != 200 || len(r.Passed) != 4 {
		t.Fatalf("%d quotes are checked, %d are not", len(r.Quotes), len(r.Passed))
	}
	want := "204 pairs of quotation marks: 200 checked, 1 too short to be somebody's statement, 3 more than are checked at once: check the draft in parts. Not checked: “plan” (line 407)"
	if got := r.PassedOver(check.InLine); got != want {
		t.Errorf("told is\n%s\nwant\n%s", got, want)
	}
	if !strings.Contains(r.Text(check.InLine, plain), want) {
		t.Error("the report does not say so")
	}
}

func TestWhomAnArticleSeemsToMeanIsToldWhereItIsUnclear(t *testing.T) {
	t.Parallel()
	r, err := checkerOf(indextest.Sample(t, clock)).Check(t.Context(), "“Nobody loses a job because a diesel engine does,” said Łukasz Dąbrowa.")
	if err != nil {
		t.Fatal(err)
	}
	q := only(t, r)
	if q.Verdict != check.Exact || len(q.Notes) != 1 || !strings.Contains(q.Notes[0], "it seems to be Elin Varga: read it") {
		t.Errorf("%s, notes %q", q.Verdict, q.Notes)
	}
}

func TestSpeechThatAnArticleSetsOffWithoutQuotationMarksIsWordForWord(t *testing.T) {
	t.Parallel()
	a := article("post", `Owen Pask explained on his page why he votes for the dyke.

I grew up behind that dyke. Nobody will tell me that clay is too dear.

He said I could read the plan at his house. The council meets on Friday in the old mill.`)
	for draft, want := range map[string]check.Verdict{
		"“I grew up behind that dyke. Nobody will tell me that clay is too dear,” said Owen Pask.": check.Exact,
		"“Nobody will tell me that clay is too dear,” said Owen Pask.":                             check.Exact,
		"“I could read the plan at his house,” said Owen Pask.":                                    check.InOtherWords,
		"“The council meets on Friday in the old mill,” said Owen Pask.":                           check.InOtherWords,
	} {
		q := only(t, against(t, draft, a))
		if q.Verdict != want {
			t.Errorf("%s: %s, want %s", draft, q.Verdict, want)
		}
		if told := slices.Contains(q.Notes, "set off without quotation marks in the article"); told != (want == check.Exact) {
			t.Errorf("%s: notes %q", draft, q.Notes)
		}
	}
}

func TestNobodyIsAccusedOfWordsThatAnotherQuotesInWhicheverMarks(t *testing.T) {
	t.Parallel()
	a := article("letter", "“ ’I was wrong about the clay, and I am sorry,’” Marta Ruiz, the engineer, told the council that Owen Pask wrote to her. Owen Pask, the mayor, was silent.")
	q := only(t, against(t, "“I was wrong about the clay, and I am sorry,” said Owen Pask.", a))
	if q.Verdict != check.Exact || len(q.Notes) != 1 || !strings.Contains(q.Notes[0], "Marta Ruiz quotes these words of somebody") {
		t.Errorf("%s, notes %q", q.Verdict, q.Notes)
	}
}

func TestNobodyIsAccusedWhereASpeakerIsUnclear(t *testing.T) {
	t.Parallel()
	const words = "“The tide belongs to nobody at all,”"
	for name, c := range map[string]struct{ draft, article string }{
		"a name spelt in two ways":     {" said Yahya Sarea.", " said Yahya Saree, a fisher."},
		"a body and its short form":    {" the UN said.", " the United Nations said in a statement."},
		"a body and who speaks for it": {" the Harbour Council said.", " said Vera Holm, who keeps the books."},
		"somebody unnamed":             {" said Vera Holm.", " said a senior official."},
		"a description of nobody":      {" the poet said.", " said Vera Holm."},
		"a body and who leads it":      {" Holm Brothers said.", " said Vera Holm, the chief executive of Holm Brothers."},
		"a given name alone":           {" said Vera Holm.", " said Owen Pask’s wife, Vera, a baker."},
		"a quotation of nobody":        {" said Vera Holm.", "\n\nThe boats lay still."},
	} {
		t.Run(name, func(t *testing.T) {
			q := only(t, against(t, words+c.draft, article("tide", words+c.article)))
			if q.Verdict != check.Exact || len(q.Notes) != 1 || !strings.Contains(q.Notes[0], "could not be compared") {
				t.Errorf("%s, notes %q", q.Verdict, q.Notes)
			}
		})
	}
}

// Few words whose speaker cannot be compared are the article's, where they are all that stands
// between its marks.
func TestAShortQuotationMayBeWhoseTheDraftSays(t *testing.T) {
	t.Parallel()
	a := article("wait", "Two divers came up.\n\n“We waited.”\n\n“We waited for the tide.”\n\nThe boats lay still.\n\n“That’s a promise,” said Vera Holm, who keeps the books. “It can wait. But not that long.”")
	for draft, want := range map[string]check.Verdict{
		"“We waited,” said Ida Holm.": check.Exact, "“For the tide,” said Ida Holm.": check.NotFound,
		"“That’s a promise,” said the new owner.": check.Exact, "“It can wait,” the keeper told them.": check.Exact, "“Not that long,” the keeper told them.": check.NotFound, "“That’s a promise,” said Owen Pask.": check.NotFound,
	} {
		if q := only(t, against(t, draft, a)); q.Verdict != want {
			t.Errorf("%s: %s, want %s", draft, q.Verdict, want)
		}
	}
}

// An article that prints a few words of an interview behind the name of who speaks.
func TestWordsBehindTheSpeakersNameAreWordForWord(t *testing.T) {
	t.Parallel()
	a := article("ferry", "The night ferry stops in October, the operator said.\n\nASTRID KELLER, director of Sound Lines: The boats lost four million last winter. That can’t go on until the spring.\n\nThe islanders were angry.")
	for draft, want := range map[string]check.Verdict{
		"“The boats lost four million last winter,” said Astrid Keller.": check.Exact, "“That can’t go on until the spring,” said Keller.": check.Exact,
		"“The boats lost four million last winter,” said Hamish Orr.": check.InOtherWords, "“That can’t go on,” said Astrid Keller.": check.Exact,
		"“The night ferry stops in October,” said Astrid Keller.": check.InOtherWords,
	} {
		if q := only(t, against(t, draft, a)); q.Verdict != want {
			t.Errorf("%s: %s, want %s", draft, q.Verdict, want)
		}
	}
}

func TestNobodyIsAccusedOverASemicolon(t *testing.T) {
	t.Parallel()
	r := against(t, "According to Marta Ruiz, “the sea doesn’t wait for a vote”; Pask, for his part, insisted: “A dyke is a promise.”", article("dyke", dyke))
	if len(r.Quotes) != 2 || r.Count(check.Exact) != 2 {
		t.Errorf("%+v", r.Quotes)
	}
}

func TestAQuoteInAHeadlineIsChecked(t *testing.T) {
	t.Parallel()
	for _, draft := range []string{
		"‘A dyke is a promise’: Pask\n\nThe mayor was firm.", "Ruiz: ‘The sea doesn’t wait for a vote’\n\nThe mayor was firm.",
	} {
		if q := only(t, against(t, draft, article("dyke", dyke))); q.Verdict != check.Exact || !strings.HasPrefix(q.Text, "‘") {
			t.Errorf("%s: %q %s", draft, q.Text, q.Verdict)
		}
	}
	// Apostrophes are none, and nicknames are none.
	for _, draft := range []string{"The boys’ dyke ’til May\n\nThe mayor was firm.", "Owen ‘the Wall’ Pask wins\n\nThe mayor was firm."} {
		if r := against(t, draft, article("dyke", dyke)); len(r.Quotes) > 0 {
			t.Errorf("%s: %+v", draft, r.Quotes)
		}
	}
}

func TestTwoPeopleWithOneSurnameAreToldApart(t *testing.T) {
	t.Parallel()
	printed := article("reeds", "“The tide belongs to nobody at all,” said Vera Holm, a fisher. Her neighbour Nora Holm, who is no relation, cuts reeds.")
	q := only(t, against(t, "“The tide belongs to nobody at all,” said Nora Holm.", printed))
	if q.Verdict != check.WrongSpeaker {
		t.Errorf("%s, notes %q", q.Verdict, q.Notes)
	}
	// Of a surname alone it is not known whose it is before the draft has the full name.
	for draft, want := range map[string]check.Verdict{
		"Holm: “The tide belongs to nobody at all.”\n\nHer neighbour Nora Holm nodded.":             check.Exact,
		"Nora Holm nodded.\n\n“The tide belongs to nobody at all,” said Holm.":                      check.WrongSpeaker,
		"Marsh: “The tide belongs to nobody at all.”\n\nHer neighbour Nora Marsh, a baker, nodded.": check.WrongSpeaker,
	} {
		if q := only(t, against(t, draft, printed)); q.Verdict != want {
			t.Errorf("%s: %s, want %s, notes %q", draft, q.Verdict, want, q.Notes)
		}
	}
}

func TestNobodyIsNotWhoSaysIt(t *testing.T) {
	t.Parallel()
	q := only(t, against(t, "Nobody doubts that “the tide belongs to nobody at all”.", article("reeds", "“The tide belongs to nobody at all,” said Vera Holm, a fisher.")))
	if q.Verdict != check.Exact || q.Speaker != "" {
		t.Errorf("%s, by %q", q.Verdict, q.Speaker)
	}
}

func TestTheKindestReadingCounts(t *testing.T) {
	t.Parallel()
	first := article("first", "“The tide belongs to nobody at all,” said Vera Holm, a fisher.")
	second := article("second", "“The tide belongs to nobody at all,” said Nils Quist, a poet.")
	q := only(t, against(t, "“The tide belongs to nobody at all,” said Nils Quist.", first, second))
	if q.Verdict != check.Exact || q.Citation.Article != "second" {
		t.Errorf("%s in %s", q.Verdict, q.Citation.Article)
	}
}

func TestNobodyIsAccusedWhomAnotherArticleReportsWithTheSameWords(t *testing.T) {
	t.Parallel()
	first := article("first", "“The tide belongs to nobody at all,” said Vera Holm, a fisher.")
	second := article("second", "Nils Quist, a poet, said that the tide belonged to nobody at all.")
	q := only(t, against(t, "“The tide belongs to nobody at all,” said Nils Quist.", first, second))
	if q.Verdict != check.InOtherWords || q.Citation.Article != "second" {
		t.Errorf("%s in %s", q.Verdict, q.Citation.Article)
	}
}

func TestPiecesFromTwoArticlesAreTwoQuotes(t *testing.T) {
	t.Parallel()
	first := article("first", "“The tide belongs to nobody at all,” said Vera Holm, a fisher.")
	second := article("second", "“My father mended nets by moonlight,” said Vera Holm, a fisher.")
	r := against(t, "“My father mended nets by moonlight,” said Vera Holm. “The tide belongs to nobody at all.”", first, second)
	var got []string
	for _, q := range r.Quotes {
		got = append(got, string(q.Verdict)+" "+string(q.Citation.Article))
	}
	if want := []string{"exact second", "exact first"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestACopyIsCountedAndNotCited(t *testing.T) {
	t.Parallel()
	first, second := article("first", dyke), article("second", dyke)
	second.Outlet, second.Published = "Reed Courier", second.Published.AddDate(0, 0, 1)
	q := only(t, against(t, "“Clay cracks in a dry summer,” said Owen Pask.", second, first))
	if c := q.Citation; c.Article != "first" || c.Copies != 1 || !slices.Equal(c.CopiedBy, []string{"Reed Courier"}) {
		t.Errorf("cited %s, %d copies in %q", c.Article, c.Copies, c.CopiedBy)
	}
}

func TestACorrectedArticleIsCalledSoAndItsErrorIsNotCited(t *testing.T) {
	t.Parallel()
	a := article("dyke", dyke+"\n\nCorrection: An earlier version of this article quoted Pask as saying “Clay never cracks in a dry summer”.")
	a.Status = corpus.Corrected
	q := only(t, against(t, "“Clay never cracks in a dry summer,” said Owen Pask.", a))
	if q.Verdict != check.Altered || q.Marked(plain) != "“Clay {+never+} cracks in a dry summer,”" || !slices.Contains(q.Notes, "the article was corrected") {
		t.Errorf("%s: %s, notes %q", q.Verdict, q.Marked(plain), q.Notes)
	}
}

func TestWordsThatTheArticleDeniesAreNotedWhereADraftUsesThemAsSaid(t *testing.T) {
	t.Parallel()
	a := article("dyke", "Owen Pask denied saying “the dyke is made of sand”. He walked home.")
	q := only(t, against(t, "“The dyke is made of sand,” said Owen Pask.", a))
	if q.Stance != quote.Denied || !slices.Contains(q.Notes, "the article does not hold these words as said: denied") {
		t.Errorf("%s, %s, notes %q", q.Verdict, q.Stance, q.Notes)
	}
	q = only(t, against(t, "Owen Pask denied saying “the dyke is made of sand”.", a))
	if q.Stance != quote.Denied || len(q.Notes) > 0 {
		t.Errorf("a draft that tells of the denial: %s, %s, notes %q", q.Verdict, q.Stance, q.Notes)
	}
}

func TestHouseStyleIsNoDifference(t *testing.T) {
	t.Parallel()
	a := article("dyke", "“We can wait 10 per cent longer than the co-operative,” said Owen Pask. “Its members will re-elect me.”")
	for _, draft := range []string{"“We can wait 10% longer than the cooperative,” said Owen Pask.", "“We can wait 10 percent longer than the cooperative,” said Owen Pask.", "“Its members will reelect me,” said Owen Pask."} {
		if q := only(t, against(t, draft, a)); q.Verdict != check.Exact {
			t.Errorf("%s: %s, %s", draft, q.Verdict, q.Marked(plain))
		}
	}
}

func TestAQuoteThatAnEditorPutRightIsHeldAgainstWhoSaidIt(t *testing.T) {
	t.Parallel()
	l := indextest.Open(t, clock, article("dyke", dyke))
	r, err := l.Archive.Article(t.Context(), "dyke")
	if err != nil {
		t.Fatal(err)
	}
	found := quote.Annotate(r.Article)
	at := slices.IndexFunc(found.Quotes, func(q quote.Quote) bool { return strings.Contains(corpus.Hull(q.Content).Of(r.Body), "1,200 people") })
	c, err := correction.Change{Speaker: "Jo Fenn"}.Of(r, found, found.Quotes[at])
	if err == nil {
		c.At = clock()
		_, err = l.Archive.Quotes.Correct(t.Context(), c)
	}
	if err != nil {
		t.Fatal(err)
	}
	l.CatchUp()
	for speaker, want := range map[string]check.Verdict{"Jo Fenn": check.Exact, "Owen Pask": check.WrongSpeaker} {
		checked, err := checkerOf(l).Check(t.Context(), "“We have 1,200 people here and a café,” said "+speaker+".")
		if err != nil {
			t.Fatal(err)
		}
		if q := only(t, checked); q.Verdict != want {
			t.Errorf("%s: %s, want %s: %q", speaker, q.Verdict, want, q.Notes)
		}
	}
}

func TestCorrectionOfficersAreNoCorrection(t *testing.T) {
	t.Parallel()
	a := article("gaol", "Correction officers count the keys at dawn. “Nobody has ever lost one,” said Vera Holm, a warden.\n\nCorrections officers said “the keys count us”, Holm added.")
	q := only(t, against(t, "“Nobody has ever lost one,” said Vera Holm.", a))
	if q.Verdict != check.Exact {
		t.Errorf("%s", q.Verdict)
	}
}

func TestWhatMayNotBeShownIsNotCited(t *testing.T) {
	t.Parallel()
	withdrawn, held := article("withdrawn", dyke), article("held", dyke)
	withdrawn.Status, held.EmbargoUntil = corpus.Withdrawn, clock().Add(time.Hour)
	q := only(t, against(t, "“Clay cracks in a dry summer,” said Owen Pask.", withdrawn, held, article("other", "Nothing happened on Sedge Island.")))
	if q.Verdict != check.NotFound || q.Citation != nil {
		t.Errorf("%s, cites %+v", q.Verdict, q.Citation)
	}
}

func TestALongQuoteIsComparedToItsEnd(t *testing.T) {
	t.Parallel()
	var speech strings.Builder
	for i, crop := range strings.Fields(strings.Repeat("barley oats rye flax hemp clover beans peas ", 5)) {
		speech.WriteString(strings.Join([]string{"In year", []string{"one", "two", "three", "four", "five"}[i/8], "we sowed", crop, "on the low field. "}, " "))
	}
	long := strings.TrimSpace(speech.String())
	a := article("sowing", "“"+long+"” said Vera Holm, a farmer.")
	if q := only(t, against(t, "Vera Holm said: “"+long+"”", a)); q.Verdict != check.Exact {
		t.Errorf("%d words: %s", len(strings.Fields(long)), q.Verdict)
	}
	at := strings.LastIndex(long, "peas")
	q := only(t, against(t, "Vera Holm said: “"+long[:at]+"maize"+long[at+4:]+"”", a))
	if q.Verdict != check.Altered || !strings.Contains(q.Marked(plain), "sowed [-peas-]{+maize+} on") {
		t.Errorf("%s: %s", q.Verdict, q.Marked(plain))
	}
}

func TestTheReportBeginsWithItsSum(t *testing.T) {
	t.Parallel()
	c := checkerOf(indextest.Sample(t, clock))
	for draft, want := range map[string]string{
		"Nobody said a word.": "No quotes in the draft.\n",
		"“She was making four knots,” said Tomas Brandt.\n\n“The sea is full of soup,” said Elin Varga.": "2 quotes checked, 1 to mend: 1 word for word, 1 not found; in 20 articles, 2016-02-03 to 2026-11-12\n",
	} {
		r, err := c.Check(t.Context(), draft)
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Text(check.InLine, plain); !strings.HasPrefix(got, want) {
			t.Errorf("%q\nwant it to begin %q", got, want)
		}
	}
}

func TestTheSpeakersOfADraftAreTold(t *testing.T) {
	t.Parallel()
	l := indextest.Sample(t, clock)
	file := filepath.Join(t.TempDir(), "names.csv")
	if err := os.WriteFile(file, []byte("Tomas Brandt,says that he is a harbour master\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	names, err := met.ReadNames(file)
	if err != nil {
		t.Fatal(err)
	}
	c := &check.Checker{Archive: sight.Archive{Archive: l.Archive}, Index: l.Engine, Clock: clock, Acquaintance: &met.Desk{Index: l.Engine, Archive: l.Archive, Clock: clock, Distrusted: names}}
	report, err := c.Check(t.Context(), "“She was making four knots,” said Tomas Brandt, the harbour master.\n\n“The ferry is a floating queue for all of us,” said Elin Varca, the mayor.")
	if err != nil {
		t.Fatal(err)
	}
	text := report.Text(check.InLine, func(_ check.Op, s string) string { return s })
	for _, want := range []string{
		"\nSpeakers\n", "  Tomas Brandt: on the newsroom's list of names not to be trusted: says that he is a harbour master; quoted ",
		"  Elin Varca: never quoted before in this archive; one letter from Elin Varga, quoted ",
		"“She was making four knots,”\n  on the newsroom's list of names not to be trusted: says that he is a harbour master\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the report lacks %q:\n%s", want, text)
		}
	}
	if q := report.Quotes; len(q) != 2 || q[0].Met == nil || q[0].Met.FirstTime || q[1].Met == nil || !q[1].Met.FirstTime {
		t.Errorf("quotes: %+v", q)
	}
}

func TestANameThatIsSpeltOtherwiseOnceIsTold(t *testing.T) {
	t.Parallel()
	l := indextest.Sample(t, clock)
	c := &check.Checker{Archive: sight.Archive{Archive: l.Archive}, Index: l.Engine, Clock: clock}
	report, err := c.Check(t.Context(), "“The boats are late again today,” Elin Varga told the council.\n\n“The pier is to be paid by all of us,” said Elin Vargo.\n\n“The lamps are none of my concern,” Varga’s letter goes on.")
	if err != nil {
		t.Fatal(err)
	}
	for i, q := range report.Quotes {
		if got, want := slices.Contains(q.Notes, "the draft has “Vargo” here, and “Elin Varga” elsewhere"), i == 1; got != want {
			t.Errorf("“%s”: noted %t, want %t: %q", q.Text, got, want, q.Notes)
		}
	}
}

func TestASpellingOfAnotherCountryIsTheSameWord(t *testing.T) {
	t.Parallel()
	q := only(t, against(t, `“Honor the harbor and organize it,” said Marta Ruiz.`, article("a", "“Honour the harbour and organise it,” said Marta Ruiz, the engineer.")))
	if q.Verdict != check.Altered || q.Marked(plain) != "“[-Honour-]{+Honor+} the [-harbour-]{+harbor+} and [-organise-]{+organize+} it,”" {
		t.Errorf("%s: %s", q.Verdict, q.Marked(plain))
	}
}

func TestAWordThatTheEndOfALineBreaksIsThatWord(t *testing.T) {
	t.Parallel()
	const before = "The keeper spoke on Monday.\n\n"
	a := article("keeper", before+"“Nobody under-\nstands the so-called lamp of this harbour better than I do,” said Hanne Rye, the keeper.")
	for _, draft := range []string{
		"“Nobody understands the so-called lamp of this harbour better than I do,” said Hanne Rye.",
		"“Nobody understands the so-\ncalled lamp of this har-\nbour better than I do,” said Hanne Rye.",
		"“Nobody under-\nstands the so-called lamp of this har-\r\nbour better than I do,” said Hanne Rye, whom “nobody understands the so-called lamp of this harbour better than” has made famous.",
	} {
		if q := against(t, before+draft, a).Quotes[0]; q.Verdict != check.Exact {
			t.Errorf("%q: %s, %s", draft, q.Verdict, q.Marked(plain))
		}
	}
	if q := only(t, against(t, before+"“Nobody withstands the so-\ncalled lamp of this har-\nbour better than I do,” said Hanne Rye.", a)); q.Verdict != check.Altered {
		t.Errorf("another word: %s, %s", q.Verdict, q.Marked(plain))
	}
}

func TestAnInterruptionBetweenDashesIsNoDifference(t *testing.T) {
	t.Parallel()
	whole, interrupted := "“We will not pay a penny more for the old lamp,” said Hanne Rye, the keeper.", "“We will” — she lifted her hand — “not pay a penny more for the old lamp,” said Hanne Rye, the keeper."
	for _, pair := range [][2]string{{whole, interrupted}, {interrupted, whole}, {interrupted, interrupted}} {
		for _, q := range against(t, pair[0], article("keeper", pair[1])).Quotes {
			if q.Verdict != check.Exact {
				t.Errorf("%s\n%s\n%s %s", pair[0], pair[1], q.Verdict, q.Marked(plain))
			}
		}
	}
	// What stands inside the quotation marks is said.
	if q := only(t, against(t, "“We will — she lifted her hand — not pay a penny more for the old lamp,” said Hanne Rye.", article("keeper", whole))); q.Verdict != check.Altered {
		t.Errorf("%s %s", q.Verdict, q.Marked(plain))
	}
}
