package correction_test

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/correction"
	"onrecord/corpus/quote"
)

const harbour = `The harbour of Ormskey will be dredged after all. Petra Lindqvist, the harbour master, announced the work on Monday. Jon Berg, a pilot, stood beside her.

“No ship will wait for the tide again,” she told the Gazette. The town council denied that the dredging had been paid for twice.

Berg was pleased. “It took them ten years,” he said, “and a storm.”`

func article(body string) corpus.Record {
	return corpus.Record{Article: corpus.Article{ID: "harbour", Body: body}, Revision: 1}
}

// read is the quotes of a body with what was put right, a line each.
func read(t *testing.T, body string, kept ...corpus.Correction) string {
	t.Helper()
	return lines(t, body, quote.Annotate(article(body).Article), kept...)
}

func lines(t *testing.T, body string, found quote.Annotation, kept ...corpus.Correction) string {
	t.Helper()
	a, err := correction.Lay(body, found, kept)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, q := range a.Quotes {
		var pieces []string
		for _, s := range q.Content {
			pieces = append(pieces, s.Of(body))
		}
		out = append(out, fmt.Sprintf("%s, %s %s: %s", q.Speaker.Name, q.Kind, q.Stance, strings.Join(pieces, " … ")))
	}
	return strings.Join(out, "\n")
}

var asFound string

func TestMain(m *testing.M) {
	asFound = read(&testing.T{}, harbour)
	os.Exit(m.Run())
}

// put makes a correction of the one quote with some words, after others were made.
func put(t *testing.T, change correction.Change, words string, before ...corpus.Correction) corpus.Correction {
	t.Helper()
	r := article(harbour)
	found, err := correction.Lay(r.Body, quote.Annotate(r.Article), before)
	if err != nil {
		t.Fatal(err)
	}
	quotes := correction.Find(r, found, words, 0)
	if len(quotes) != 1 {
		t.Fatalf("%d quotes have the words %q", len(quotes), words)
	}
	c, err := change.Of(r, found, quotes[0])
	if err != nil {
		t.Fatal(err)
	}
	c.ID = int64(len(before) + 1)
	return c
}

func TestAnEditorPutsAQuoteRight(t *testing.T) {
	for name, c := range map[string]struct {
		words  string
		change correction.Change
		want   string // the line of asFound that differs, and how
	}{
		"another speaker, whom the article names": {
			"no ship", correction.Change{Speaker: "berg"},
			"Petra Lindqvist, direct asserted: “No ship => Jon Berg, direct asserted: “No ship",
		},
		"another speaker, as typed": {
			"no ship", correction.Change{Speaker: "Mira Hall", Title: "mayor"},
			"Petra Lindqvist, direct asserted: “No ship => Mira Hall, direct asserted: “No ship",
		},
		"the stance": {
			"paid for twice", correction.Change{Stance: quote.Asserted},
			"The town council, indirect denied => The town council, indirect asserted",
		},
		"no quote": {
			"paid for twice", correction.Change{NotAQuote: true},
			"\nThe town council, indirect denied: that the dredging had been paid for twice => ",
		},
		"fewer words": {
			"ten years", correction.Change{Bounds: []string{"it took them ten years"}},
			"years,” … “and a storm.” => years,”",
		},
		"more words, and the marks around them": {
			"no ship", correction.Change{Bounds: []string{"No ship will wait for the tide again", "she told the Gazette"}},
			"tide again,” => tide again,” … she told the Gazette",
		},
	} {
		t.Run(name, func(t *testing.T) {
			was, is, _ := strings.Cut(c.want, " => ")
			want := strings.Replace(asFound, was, is, 1)
			if strings.HasPrefix(name, "more words") {
				want = strings.Replace(want, "Petra Lindqvist, direct", "Petra Lindqvist, mixed", 1)
			}
			if got := read(t, harbour, put(t, c.change, c.words)); got != want || want == asFound {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

func TestAQuoteIsFoundByWhatStandsInTheArticle(t *testing.T) {
	r := article(harbour)
	found := quote.Annotate(r.Article)
	for words, want := range map[string]string{
		"it took them TEN years":                            "“It took them ten years,”",
		`"It took them ten years," he said, "and a storm."`: "“It took them ten years,”",
		"“It took them ten years … and a storm”":            "“It took them ten years,”",
		"“No ship will wait for the tide again,” she told":  "“No ship will wait for the tide again,”",
		"denied that the dredging had been paid for twice":  "that the dredging had been paid for twice",
	} {
		quotes := correction.Find(r, found, words, 0)
		if len(quotes) != 1 || quotes[0].Content[0].Of(harbour) != want {
			t.Errorf("%s: %+v", words, quotes)
		}
	}
}

func TestTheSpeakerPutRightHasTheTitleOfTheArticle(t *testing.T) {
	a, err := correction.Lay(harbour, quote.Annotate(article(harbour).Article), []corpus.Correction{put(t, correction.Change{Speaker: "Berg"}, "no ship")})
	if err != nil {
		t.Fatal(err)
	}
	want := quote.Speaker{Name: "Jon Berg", Title: "pilot", Named: true}
	if q := a.Quotes[0]; q.Speaker != want || q.Confidence != 1 || q.Resolved != quote.ByPronoun {
		t.Errorf("%+v, by %s, confidence %g", q.Speaker, q.Resolved, q.Confidence)
	}
}

func TestWhoIsOnlyDescribedIsNotNamed(t *testing.T) {
	for name, named := range map[string]bool{
		"a senior official": false, "A Syrian army source": false, "the pilots": false, "two pilots": false,
		"The Guardian": true, "Mira Hall": true, "bin Salman": true,
	} {
		a, err := correction.Lay(harbour, quote.Annotate(article(harbour).Article), []corpus.Correction{put(t, correction.Change{Speaker: name}, "no ship")})
		if err != nil || a.Quotes[0].Speaker != (quote.Speaker{Name: name, Named: named}) {
			t.Errorf("%s: %+v, %v", name, a.Quotes[0].Speaker, err)
		}
	}
}

func TestLaterCorrectionsLieOverEarlierOnes(t *testing.T) {
	first := put(t, correction.Change{Bounds: []string{"It took them ten years"}}, "ten years")
	second := put(t, correction.Change{Speaker: "Lindqvist"}, "ten years", first)
	back := corpus.Correction{ID: 3, Undoes: 1}
	if got, want := read(t, harbour, first, second), "Petra Lindqvist, direct asserted: “It took them ten years,”"; !strings.HasSuffix(got, want) {
		t.Errorf("both:\n%s", got)
	}
	if got, want := read(t, harbour, first, second, back), "Petra Lindqvist, direct asserted: “It took them ten years,” … “and a storm.”"; !strings.HasSuffix(got, want) {
		t.Errorf("the first taken back:\n%s", got)
	}
	if got := read(t, harbour, first, corpus.Correction{ID: 2, Undoes: 1}); got != asFound {
		t.Errorf("all taken back:\n%s", got)
	}
}

func TestACorrectionOutlivesARevisionThatKeepsTheWords(t *testing.T) {
	speaker := put(t, correction.Change{Speaker: "Jon Berg"}, "no ship")
	pieces := put(t, correction.Change{Speaker: "Petra Lindqvist"}, "ten years", speaker)
	for name, revised := range map[string]string{
		"words before it":       "ORMSKEY — Again: “No ship,” it says here.\n\n" + harbour,
		"other marks":           strings.NewReplacer("“", `"`, "”", `"`).Replace(harbour),
		"another attribution":   strings.NewReplacer("she told the Gazette", "she told this newspaper on Tuesday", "he said", "Berg told us").Replace(harbour),
		"another order":         strings.Join([]string{harbour[strings.Index(harbour, "“No"):], harbour[:strings.Index(harbour, "“No")]}, "\n\n"),
		"the same words before": "“No ship will wait for the tide again,” read a poster in the hall of the rowing club, in red.\n\n" + harbour,
	} {
		got := read(t, revised, speaker, pieces)
		for _, want := range []string{"Jon Berg, direct asserted: “No ship will wait", "Petra Lindqvist, direct asserted: “It took them ten years,” … “and a storm.”"} {
			if got = strings.ReplaceAll(got, `"No`, "“No"); !strings.Contains(strings.NewReplacer(`,"`, ",”", `"It`, "“It", `"and`, "“and", `."`, ".”").Replace(got), want) {
				t.Errorf("%s: no %s in:\n%s", name, want, got)
			}
		}
	}
}

func TestACorrectionWhoseWordsAreGoneNoLongerApplies(t *testing.T) {
	c := put(t, correction.Change{Speaker: "Jon Berg"}, "no ship")
	revised := strings.Replace(harbour, "No ship will wait for the tide again", "Ships need not wait for the tide", 1)
	if got := read(t, revised, c); got != read(t, revised) {
		t.Errorf("it changes:\n%s", got)
	}
	for body, applies := range map[string]bool{harbour: true, revised: false, "": false} {
		all, err := correction.Read(map[corpus.ArticleID]string{"harbour": body}, []corpus.Correction{c})
		if err != nil || len(all) != 1 || all[0].Applies != applies {
			t.Errorf("applies %v, %v; want %t", all, err, applies)
		}
		if got, want := all[0].Words(), "“No ship will wait for the tide again,”"; got != want || all[0].Paragraph() != 2 {
			t.Errorf("%s ¶%d, want %s", got, all[0].Paragraph(), want)
		}
	}
}

func TestAnotherEngineMayReadTheArticleOtherwise(t *testing.T) {
	speaker := put(t, correction.Change{Speaker: "Jon Berg"}, "no ship")
	none := put(t, correction.Change{NotAQuote: true}, "paid for twice", speaker)
	found := quote.Annotate(article(harbour).Article)
	found.Quotes = slices.Clone(found.Quotes[:2])
	tide := strings.Index(harbour, "tide again")
	found.Quotes[0].Content = []corpus.Span{{Start: found.Quotes[0].Content[0].Start, End: tide}}
	if got, want := lines(t, harbour, found, speaker, none), "Jon Berg, direct asserted: “No ship will wait for the "; got != want {
		t.Errorf("found with other bounds:\n%s", got)
	}
	found.Quotes[0].Content[0].End -= len("wait for the ")
	if got, want := lines(t, harbour, found, speaker, none), "Jon Berg, direct asserted: “No ship will wait for the tide again,”"; got != want {
		t.Errorf("found in part:\n%s", got)
	}
	found.Quotes = nil
	if got, want := lines(t, harbour, found, speaker, none), "Jon Berg, direct asserted: “No ship will wait for the tide again,”"; got != want {
		t.Errorf("not found at all:\n%s", got)
	}
}

func TestAQuoteThatWasMissedIsAdded(t *testing.T) {
	r := article(harbour)
	found := quote.Annotate(r.Article)
	missed := func(speaker, words string) (corpus.Correction, error) {
		return correction.Change{Speaker: speaker, Bounds: []string{words}}.Missed(r, found, corpus.Span{End: len(harbour)})
	}
	c, err := missed("Berg", "Berg was pleased")
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Replace(asFound, "Jon Berg, direct", "Jon Berg, indirect asserted: Berg was pleased\nJon Berg, direct", 1)
	if got := read(t, harbour, c); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	all, err := correction.Read(nil, []corpus.Correction{c})
	if err != nil || !all[0].Missed() || all[0].Effect()[0] != "a quote, by Jon Berg, pilot" || all[0].Words() != "Berg was pleased" {
		t.Errorf("%+v, %v", all, err)
	}
	found.Quotes = append(found.Quotes, quote.Quote{Kind: quote.Indirect, Content: all[0].Old.Content, Speaker: quote.Speaker{Name: "Nobody"}, Stance: quote.Denied})
	if got := lines(t, harbour, found, c); strings.Count(got, "Berg was pleased") != 1 || !strings.Contains(got, "Jon Berg, indirect asserted: Berg was pleased") {
		t.Errorf("where another engine finds it:\n%s", got)
	}
	for words, want := range map[string]error{
		"no ship will wait for the tide": correction.ErrQuote,
		"the":                            correction.ErrSeveral,
		"the ferry sails":                correction.ErrWords,
	} {
		if _, err := missed("Berg", words); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", words, err, want)
		}
	}
	if _, err := missed("", "Berg was pleased"); !errors.Is(err, correction.ErrSpeaker) {
		t.Errorf("by nobody: %v", err)
	}
}

func TestWhatCannotBePutRightIsSaid(t *testing.T) {
	r := article(harbour)
	found := quote.Annotate(r.Article)
	for name, c := range map[string]struct {
		change correction.Change
		want   error
	}{
		"nothing changes":           {correction.Change{Stance: quote.Asserted}, correction.ErrNothing},
		"no such stance":            {correction.Change{Stance: "doubted"}, correction.ErrStance},
		"words of another article":  {correction.Change{Bounds: []string{"the ferry sails"}}, correction.ErrWords},
		"words of another place":    {correction.Change{Bounds: []string{"no ship will wait", "The harbour of Ormskey"}}, correction.ErrWords},
		"no quote, and its speaker": {correction.Change{NotAQuote: true, Speaker: "Berg"}, correction.ErrBoth},
	} {
		if _, err := c.change.Of(r, found, found.Quotes[0]); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

func TestNoQuoteHasWordsThatAreNone(t *testing.T) {
	r := article("“No ship will wait,” said Petra Lindqvist.")
	found := quote.Annotate(r.Article)
	for _, words := range []string{"", " ", "…", "🚢", "“”"} {
		if quotes := correction.Find(r, found, words, 0); len(quotes) > 0 {
			t.Errorf("%q is found in %d quotes", words, len(quotes))
		}
	}
}
