package blocks

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/slack-go/slack"

	"onrecord/bot"
	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/question"
	"onrecord/bot/label"
	"onrecord/bot/news/amend"
	"onrecord/bot/news/digest"
	"onrecord/bot/news/watch"
	"onrecord/bot/people/person"
	"onrecord/bot/people/story"
	"onrecord/corpus/quote"
	"onrecord/index"
)

var update = flag.Bool("update", false, "write the golden files instead of comparing with them")

// harbourBody is an article of an invented outlet about invented people.
const harbourBody = "The harbour of Ostervik will close in spring.\n\n" +
	"“If the dredging stops,” the harbour master said, “all trade would be lost & never come back.”\n\n" +
	"She said that the council had known since March."

// cite returns a citation of the words between two marks of the body, with the
// matched words highlighted.
func cite(body, from, to string, matched ...string) answer.Citation {
	start := strings.Index(body, from)
	end := strings.Index(body, to) + len(to)
	c := answer.Citation{
		Article: "harbour-1", Headline: "Ostervik to lose its harbour", Outlet: "The Ostervik Courier",
		Published: "2026-03-14", URL: "https://courier.example/harbour?page=1&ref=a|b",
		Paragraph: 2, Start: start, End: end, Text: body[start:end],
		Revision: 1, Spans: []answer.Offsets{{start, end}},
		Kind: index.Direct, Match: answer.Verbatim,
		Speaker: &answer.Attribution{
			Speaker:   answer.Speaker{Name: "Ingrid Solheim", Title: "harbour master of Ostervik", Named: true},
			AsPrinted: "the harbour master", Resolved: quote.ByDescription,
		},
	}
	for _, m := range matched {
		at := strings.Index(body, m)
		c.Highlights = append(c.Highlights, answer.Offsets{at, at + len(m)})
	}
	return c
}

// splitQuote is a quote that its attribution splits.
func splitQuote() answer.Citation {
	c := cite(harbourBody, "“If", "back.”", "all trade would", "be lost")
	first := strings.Index(harbourBody, "“If")
	second := strings.Index(harbourBody, "“all")
	c.Spans = []answer.Offsets{{first, first + len("“If the dredging stops,”")}, {second, c.End}}
	c.Highlights = []answer.Offsets{}
	for _, word := range []string{"all", "trade", "would", "be lost"} {
		at := second + strings.Index(harbourBody[second:], word)
		c.Highlights = append(c.Highlights, answer.Offsets{at, at + len(word)})
	}
	return c
}

func found(citations ...answer.Citation) *answer.Answer {
	return &answer.Answer{
		Question: "who said all trade would be lost?", Found: true,
		Speaker:   &citations[0].Speaker.Speaker,
		Line:      "Ingrid Solheim, harbour master of Ostervik · word for word: “all trade would be lost” (The Ostervik Courier, 2026-03-14, ¶2)",
		Citations: citations,
		Scope:     answer.Scope{Articles: 12400, From: "2019-01-03", To: "2026-11-21"},
		Asked:     "who said · all trade would be lost",
	}
}

// counted is what an answer with more citations can be narrowed by.
func counted(values ...string) answer.Facets {
	var counts []answer.Count
	for i, v := range values {
		counts = append(counts, answer.Count{Value: v, Count: 40 - i})
	}
	return answer.Facets{
		Speaker: counts, Outlet: counts, Section: counts[:1],
		Year:  []answer.Count{{Value: "2026", Count: 31}, {Value: "2025", Count: 9}},
		Kind:  []answer.Count{{Value: "direct", Count: 35}, {Value: "indirect", Count: 5}},
		Place: []answer.Count{{Value: "Ostervik", Count: 40}, {Value: "Nordvik", Count: 3}},

		Organisation: []answer.Count{{Value: "Harbour Union", Count: 12}, {Value: "Ostervik Council", Count: 4}},
	}
}

const nasty = "<!channel> <@U1> <http://evil.example|click> *bold* _it_ `code` :tada: &amp; ~x~"

func nastyCitation() answer.Citation {
	body := "“" + nasty + "”"
	c := cite(body, "“", "”", "<@U1>", "*bold*")
	c.Headline, c.Outlet, c.URL = nasty, nasty, "javascript:alert(1)"
	c.Speaker.Name, c.Speaker.Title, c.Speaker.AsPrinted = nasty, nasty, nasty
	return c
}

func goldens() map[string]Message {
	asked := func(a *answer.Answer) Message { return Reply(bot.Reply{Audience: bot.Thread, Says: bot.Answered(*a)}) }

	reported := cite(harbourBody, "She said", "March.", "council had known")
	reported.Kind, reported.Match, reported.Paragraph = index.Indirect, answer.Paraphrase, 3
	reported.Speaker.AsPrinted, reported.Speaker.Resolved = "She", quote.ByPronoun
	reported.Corrected = true

	sentence := cite(harbourBody, "The harbour", "spring.", "harbour")
	sentence.Kind, sentence.Match, sentence.Paragraph, sentence.Speaker = index.Sentence, answer.Related, 1, nil

	unclear := cite(harbourBody, "“If", "back.”")
	unclear.Speaker.Unclear = true

	copied := splitQuote()
	copied.Copies, copied.CopiedBy = 2, []string{"Fjord Daily", "Nordvik Post"}

	missing := &answer.Answer{
		Question: "who said the moon is made of cheese?", Nearest: []answer.Citation{reported},
		Scope: answer.Scope{Articles: 12400, From: "2019-01-03", To: "2026-11-21"},
	}
	misspelt := &answer.Answer{
		Question: "what did Ingrit Solhaim say?", Asked: "Ingrit Solhaim · anything", Note: "Did you mean Ingrid Solheim, or Ingrid Solberg?",
		Suggestions: []answer.Suggestion{
			{Label: "Ingrid Solheim", Question: "what did Ingrid Solheim say?"}, {Label: "Ingrid Solberg", Question: "what did Ingrid Solberg say?"},
		},
		Nearest: []answer.Citation{reported}, Scope: missing.Scope,
	}
	namesakes := found(splitQuote(), reported)
	namesakes.Asked, namesakes.Note = "Solheim · harbour", "Two people named Solheim: Ingrid Solheim, Karl Solheim"
	namesakes.Suggestions = []answer.Suggestion{{Label: "Ingrid Solheim", Question: "Ingrid Solheim · harbour"}, {Label: "Karl Solheim", Question: "Karl Solheim · harbour"}}
	narrowed := found(splitQuote())
	narrowed.Asked = "Solheim · trade · outlet courier · not kind indirect · since 1 Jan 2026"

	sample := found(splitQuote())
	sample.Sample = true

	hostile := found(nastyCitation())
	hostile.Question, hostile.Line, hostile.Asked = nasty, nasty, "find · "+nasty

	likely := found(reported)
	likely.Likely = true

	denied := reported
	denied.Stance, denied.Cue = quote.Denied, "denied"
	withheld := &answer.Answer{Question: missing.Question, Nearest: []answer.Citation{denied}, Scope: missing.Scope}

	many := found(copied, reported, sentence, unclear, reported)
	many.Facets = counted("Ingrid Solheim", "Jonas Lund", nasty)

	earlier := reported
	earlier.Article, earlier.Headline, earlier.Published = "harbour-0", "Harbour is safe, says master", "2025-11-02"
	morning := digest.Digest{
		Day: "2026-03-14", Articles: 31, Backfill: 1200,
		Lines: digest.Lines{
			Watched: []answer.Citation{copied}, Quotes: []answer.Citation{reported},
			Before: []digest.Pair{{Now: splitQuote(), Earlier: earlier}},
			Corrections: []digest.Correction{
				{Headline: "Mayor's age was wrong", Outlet: "Fjord Daily", URL: "https://fjord.example/7"},
				{Outlet: "Fjord Daily", Published: "2026-03-01", Withdrawn: true},
			},
		},
		Speakers: []digest.Count{{Name: "Ingrid Solheim", Statements: 7, Articles: 3}, {Name: "Bo Fenn", Statements: 2, Articles: 1}},
		Rest:     digest.Lines{Quotes: []answer.Citation{unclear}},
	}
	notice := watch.Notice{
		Bundle: 7,
		Lines: []watch.Line{{
			Watch: watch.Watch{ID: 1, Question: question.Parse(`"all trade" speaker:solheim`, question.Options{})},
			Match: watch.Match{Watch: 1, Citation: splitQuote()},
		}},
		More: 3,
	}
	return map[string]Message{
		"person":            Reply(bot.Reply{Audience: bot.Asker, Says: bot.PersonPage(*ptr(solheim(person.Request{Name: "solheim"})))}),
		"person-changed":    Reply(bot.Reply{Audience: bot.Thread, Says: bot.PersonPage(*ptr(solheim(person.Request{Name: "solheim", View: person.Changed})))}),
		"person-stances":    Reply(bot.Reply{Audience: bot.Thread, Says: bot.PersonPage(*ptr(solheim(person.Request{Name: "solheim", View: person.Stances})))}),
		"person-titles":     Reply(bot.Reply{Audience: bot.Thread, Says: bot.PersonPage(*ptr(solheim(person.Request{Name: "solheim", View: person.Titles})))}),
		"person-beside":     Reply(bot.Reply{Audience: bot.Thread, Says: bot.PersonPage(*ptr(solheim(person.Request{Name: "solheim", View: person.Beside})))}),
		"person-which":      Reply(bot.Reply{Audience: bot.Asker, Says: bot.PersonPage(person.Person{Asked: "solheim", Namesakes: true, Suggestions: []string{"Ingrid Solheim", "Karl Solheim"}, Scope: missing.Scope})}),
		"person-nobody":     Reply(bot.Reply{Audience: bot.Asker, Says: bot.PersonPage(person.Person{Asked: "solhaim", Suggestions: []string{"Ingrid Solheim"}, Scope: missing.Scope})}),
		"person-nasty":      Reply(bot.Reply{Audience: bot.Channel, SharedBy: "U07ANA", Says: bot.PersonPage(*ptr(nastyPerson()))}),
		"story":             Reply(bot.Reply{Audience: bot.Asker, Says: bot.StoryPage(*ptr(harbourStory(0)))}),
		"story-last-page":   Reply(bot.Reply{Audience: bot.Thread, Says: bot.StoryPage(*ptr(harbourStory(1)))}),
		"story-nothing":     Reply(bot.Reply{Audience: bot.Thread, Says: bot.StoryPage(story.Story{Topic: "zeppelin", Scope: missing.Scope})}),
		"who-said":          asked(found(copied, reported, unclear)),
		"likely":            asked(likely),
		"denied":            asked(withheld),
		"who-said-editor":   Reply(bot.Reply{Audience: bot.Thread, Says: bot.Answered(*found(splitQuote())), Correctable: true}),
		"who-said-and-more": asked(found(copied, reported, sentence, unclear, reported)),
		"who-said-facets":   asked(many),
		"private-facets":    Reply(bot.Reply{Audience: bot.Asker, Says: bot.Answered(*many)}),
		"private":           Reply(bot.Reply{Audience: bot.Asker, Says: bot.Answered(*sample)}),
		"shared":            Reply(bot.Reply{Audience: bot.Channel, Says: bot.Answered(*found(splitQuote())), SharedBy: "U07ANA"}),
		"not-found":         asked(missing),
		"did-you-mean":      asked(misspelt),
		"namesakes":         asked(namesakes),
		"parts":             asked(narrowed),
		"small-talk":        Reply(bot.Reply{Audience: bot.Thread, Says: bot.Text(answer.SmallTalk(question.Parse("thanks!", question.Options{})))}),
		"around":            Reply(bot.Reply{Audience: bot.Thread, Says: bot.Around(*ptr(inContext()))}),
		"around-withdrawn":  Reply(bot.Reply{Audience: bot.Thread, Says: bot.Around(answer.Context{Withheld: answer.Withdrawn})}),
		"empty-archive":     asked(&answer.Answer{Question: "who?"}),
		"nasty":             Reply(bot.Reply{Audience: bot.Asker, Says: bot.Answered(*hostile), SharedBy: "U07ANA"}),
		"help":              Reply(bot.Reply{Says: bot.Text(label.Text("help.menu", "/onrecord") + "\n*not bold*"), Suggested: []string{"What did Ingrid Solheim say?", "Who spoke about Ostervik?"}}),
		"digest":            Digest(morning),
		"digest-rest":       DigestRest(morning),
		"watched":           Watched(notice),
		"reviewed":          Reviewed(draft()),
		"withdrawn":         amended(morning, amend.Note{Article: "harbour-1", Text: "Withdrawn: “Ostervik to lose its harbour”.", Hides: true}),
		"corrected":         amended(morning, amend.Note{Article: "harbour-1", Text: "Corrected on 2026-03-16: “Ostervik to lose its harbour”."}),
		"digest-quiet":      Digest(digest.Digest{Day: "2026-03-15", Articles: 1}),
		"digest-sample":     Digest(digest.Digest{Day: "2026-03-14", Articles: 4, Lines: digest.Lines{Quotes: []answer.Citation{nastyCitation()}}, Sample: true}),
	}
}

// amended is a digest that was posted, with a note.
func amended(d digest.Digest, n amend.Note) Message {
	kept, err := Digest(d).Amendable()
	if err != nil {
		panic(err)
	}
	m, err := Amended(kept, []amend.Note{n})
	if err != nil {
		panic(err)
	}
	return m
}

func TestAMessageIsAsItWasOnceTheReasonForANoteIsGone(t *testing.T) {
	kept, err := goldens()["who-said"].Amendable()
	if err != nil {
		t.Fatal(err)
	}
	m, err := Amended(kept, nil)
	if err != nil {
		t.Fatal(err)
	}
	text := string(encode(t, m))
	if !strings.Contains(text, "trade") || strings.Contains(text, "Searched") || strings.Contains(text, "Withdrawn") {
		t.Errorf("kept: %s", text)
	}
	m, err = Amended(kept, []amend.Note{{Article: "harbour-1", Text: "Withdrawn.", Hides: true}})
	if err != nil {
		t.Fatal(err)
	}
	if text := string(encode(t, m)); strings.Contains(text, "trade") || !strings.Contains(text, "Withdrawn.") {
		t.Errorf("the words of what was withdrawn are still there: %s", text)
	}
}

func TestMessagesLookAsApproved(t *testing.T) {
	for name, message := range goldens() {
		t.Run(name, func(t *testing.T) {
			checkLimits(t, message)
			approve(t, name, encode(t, struct {
				Text   string        `json:"text"`
				Blocks []slack.Block `json:"blocks"`
			}{message.Fallback, message.Blocks}))
		})
	}
}

// approve compares with a golden file.
func approve(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name+".json")
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; run go test -update and read what it wrote", err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("not as approved (-approved +now):\n%s", diff)
	}
}

func TestEveryGoldenFileIsShown(t *testing.T) {
	known := make(map[string]bool)
	for name := range goldens() {
		known[name+".json"] = true
	}
	for name := range goldenViews() {
		known["view-"+name+".json"] = true
	}
	for name := range goldenHomes() {
		known["home-"+name+".json"] = true
	}
	files, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !f.IsDir() && !known[f.Name()] {
			t.Errorf("nothing looks like %s any more: delete it", f.Name())
		}
	}
}

func TestMessagesSurviveSlackGoUnchanged(t *testing.T) {
	for name, message := range goldens() {
		t.Run(name, func(t *testing.T) {
			survives[slack.Blocks](t, message.Blocks)
		})
	}
}

// survives fails the test where a value is another after slack-go has read it as T.
func survives[T any](t *testing.T, value any) {
	t.Helper()
	before, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	var decoded T
	if err := json.Unmarshal(before, &decoded); err != nil {
		t.Fatal(err)
	}
	after, err := json.Marshal(decoded)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(before), string(after)); diff != "" {
		t.Errorf("changed on the way through slack-go:\n%s", diff)
	}
}

// encode returns JSON as it is kept in a golden file.
func encode(t *testing.T, v any) []byte {
	t.Helper()
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestAScreenReaderReadsTheWords reads the text of messages, which is read out in the place
// of their blocks.
func TestAScreenReaderReadsTheWords(t *testing.T) {
	all := goldens()
	for name, words := range map[string]string{
		"who-said": "Ingrid Solheim", "digest": "all trade would be lost", "watched": "all trade would be lost",
		"reviewed": "Altered: “all hope would be lost”", "person": "Ingrid Solheim", "story": "harbour",
	} {
		if heard := all[name].Fallback; !strings.Contains(heard, words) {
			t.Errorf("%s: %q lacks %q", name, heard, words)
		}
	}
}
