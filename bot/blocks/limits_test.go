package blocks

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"onrecord/bot"
	"onrecord/bot/answer"
	"onrecord/bot/digest"
)

// checkLimits fails where Slack would refuse the message.
func checkLimits(t *testing.T, m Message) {
	t.Helper()
	if size := m.size(); size > messageSize {
		t.Errorf("the message has %d characters, over %d", size, messageSize)
	}
	if len(m.Blocks) == 0 || len(m.Blocks) > 50 {
		t.Errorf("%d blocks", len(m.Blocks))
	}
	checkBlocks(t, m.Blocks)
}

// checkView fails where Slack would refuse the view.
func checkView(t *testing.T, v View) {
	t.Helper()
	if len(v.Blocks) == 0 || len(v.Blocks) > 100 {
		t.Errorf("%d blocks", len(v.Blocks))
	}
	for what, text := range map[string]string{"title": v.Title, "submit": v.Submit} {
		if n := utf8.RuneCountInString(text); n > 24 || n == 0 && what == "title" {
			t.Errorf("a %s of %d characters", what, n)
		}
	}
	if n := utf8.RuneCountInString(v.Data); n > viewData {
		t.Errorf("%d characters to carry", n)
	}
	encoded, err := json.Marshal(v.Request(v.Data))
	if err != nil || len(encoded) > 250_000 {
		t.Errorf("%d bytes, %v", len(encoded), err)
	}
	checkBlocks(t, v.Blocks)
}

// lengths are Slack's limits of texts, in characters, by element and field.
var lengths = map[[2]string][2]int{
	{"text", "text"}: {1, 3000}, {"link", "text"}: {1, 3000}, {"plain_text", "text"}: {1, 3000}, {"link", "url"}: {1, 3000},
	{"button", "value"}: {1, 2000}, {"button", "action_id"}: {1, 255}, {"option", "value"}: {1, 150},
	{"plain_text_input", "initial_value"}: {0, 3000}, {"block", "block_id"}: {0, 255},
}

func checkBlocks(t *testing.T, blocks []slack.Block) {
	t.Helper()
	length := func(element map[string]any, kind, field string) {
		text, there := element[field].(string)
		limit, known := lengths[[2]string{kind, field}]
		if n := utf8.RuneCountInString(text); known && (there || limit[0] > 0) && (n < limit[0] || n > limit[1]) {
			t.Errorf("%s of %s has %d characters", field, kind, n)
		}
	}
	short := func(what string, element any, most int) {
		object, _ := element.(map[string]any)
		text, _ := object["text"].(string)
		if n := utf8.RuneCountInString(text); n == 0 || n > most {
			t.Errorf("%s of %d characters", what, n)
		}
	}
	ids := make(map[any]bool)
	walkBlocks(t, blocks, func(element map[string]any) {
		kind, _ := element["type"].(string)
		for _, field := range []string{"text", "url", "value", "action_id", "initial_value"} {
			length(element, kind, field)
		}
		if id := element["block_id"]; id != nil {
			length(element, "block", "block_id")
			if ids[id] {
				t.Errorf("two blocks have the id %v", id)
			}
			ids[id] = true
		}
		switch kind {
		case "mrkdwn", "markdown":
			t.Errorf("text that Slack would parse: %v", element)
		case "header":
			short("a header", element["text"], 150)
		case "button":
			short("a button", element["text"], 75)
		case "input":
			short("a label", element["label"], 2000)
		case "actions":
			if list, _ := element["elements"].([]any); len(list) == 0 || len(list) > 25 {
				t.Errorf("%d elements in a row", len(list))
			}
		case "rich_text_section", "rich_text_quote", "rich_text_preformatted", "rich_text":
			if list, _ := element["elements"].([]any); len(list) == 0 {
				t.Errorf("an empty %v", kind)
			}
		}
		if options, ok := element["options"].([]any); ok {
			if most := map[bool]int{true: 5, false: 100}[kind == "overflow"]; len(options) == 0 || len(options) > most {
				t.Errorf("%d options", len(options))
			}
			for _, o := range options {
				option := o.(map[string]any)
				length(option, "option", "value")
				short("an option", option["text"], 75)
				if option["description"] != nil {
					short("a description", option["description"], 75)
				}
			}
		}
		if label := element["label"]; label != nil && kind == "" {
			short("the label of a group", label, 75)
		}
	})
}

// walk calls fn with every JSON object of the blocks.
func walk(t *testing.T, m Message, fn func(map[string]any)) {
	t.Helper()
	walkBlocks(t, m.Blocks, fn)
}

func walkBlocks(t *testing.T, blocks []slack.Block, fn func(map[string]any)) {
	t.Helper()
	encoded, err := json.Marshal(blocks)
	if err != nil {
		t.Fatal(err)
	}
	var decoded any
	if err := json.Unmarshal(encoded, &decoded); err != nil {
		t.Fatal(err)
	}
	var visit func(any)
	visit = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, item := range v {
				visit(item)
			}
		case map[string]any:
			fn(v)
			for _, item := range v {
				visit(item)
			}
		}
	}
	visit(decoded)
}

// said is the text of the message as a person reads it.
func said(t *testing.T, m Message) string {
	t.Helper()
	var out strings.Builder
	for _, block := range m.Blocks {
		rich, ok := block.(*slack.RichTextBlock)
		if !ok {
			continue
		}
		for _, part := range rich.Elements {
			var elements []slack.RichTextSectionElement
			switch p := part.(type) {
			case *slack.RichTextSection:
				elements = p.Elements
			case *slack.RichTextQuote:
				elements = p.Elements
			}
			for _, e := range elements {
				switch e := e.(type) {
				case *slack.RichTextSectionTextElement:
					out.WriteString(e.Text)
				case *slack.RichTextSectionLinkElement:
					out.WriteString(e.Text)
				}
			}
			out.WriteString("\n")
		}
	}
	return out.String()
}

// offers reports whether something with the action id can be pressed.
func offers(t *testing.T, m Message, action string) bool {
	t.Helper()
	there := false
	walk(t, m, func(element map[string]any) { there = there || element["action_id"] == action })
	return there
}

func TestAButtonCarriesItsQuestionUpToSlacksLimit(t *testing.T) {
	for length, want := range map[int]bool{0: false, 1: true, 2000: true, 2001: false} {
		a := found(splitQuote())
		a.Question, a.Asked = strings.Repeat("é", length), strings.Repeat("é", length)
		m := Reply(bot.Reply{Audience: bot.Asker, Answer: a})
		checkLimits(t, m)
		for _, action := range []string{ShareAction, RefineAction} {
			if offers(t, m, action) != want {
				t.Errorf("a question of %d characters: %s is %v, want %v", length, action, !want, want)
			}
		}
	}
}

func TestOnlyPrivateAnswersCanBeShared(t *testing.T) {
	for _, audience := range []bot.Audience{bot.Thread, bot.Channel} {
		if offers(t, Reply(bot.Reply{Audience: audience, Answer: found(splitQuote())}), ShareAction) {
			t.Errorf("an answer to the %s has a share button", audience)
		}
	}
}

func TestPlainTextIsCutAtSlacksLimit(t *testing.T) {
	whole := strings.Repeat("x", 3000)
	if got := said(t, Plain(whole)); got != whole+"\n" {
		t.Error("a text of 3000 characters was cut")
	}
	m := Plain(whole + "x")
	checkLimits(t, m)
	if !strings.Contains(said(t, m), "x…") {
		t.Error("a text of 3001 characters was not cut")
	}
}

func TestTheLongestAndNastiestArticlesStillFit(t *testing.T) {
	fillers := map[string]string{
		"one word":       strings.Repeat("x", 10_000),
		"words":          strings.Repeat("all hope would be lost ", 500),
		"angle brackets": strings.Repeat("<!channel>", 1000),
		"quotes":         strings.Repeat(`"`, 10_000),
		"controls":       strings.Repeat("\x01", 10_000),
		"line breaks":    strings.Repeat("a\n", 5_000),
		"Japanese":       strings.Repeat("希望", 5_000),
		"emoji":          strings.Repeat("👩‍👩‍👧", 2_000),
		"ampersands":     strings.Repeat("&", 10_000),
		"right to left":  strings.Repeat("\u202eאבד ", 2_000),
	}
	for name, filler := range fillers {
		t.Run(name, func(t *testing.T) {
			c := cite(filler, filler[:1], filler[len(filler)-1:])
			c.Start, c.End, c.Text = 0, len(filler), filler
			c.Headline, c.Outlet, c.URL = filler, filler, "https://news.example/"+filler
			c.Speaker.Name, c.Speaker.Title, c.Speaker.AsPrinted = filler, filler, filler
			c.Spans, c.Highlights = nil, nil
			for i := 0; i+1 < len(filler); i += 31 {
				c.Spans = append(c.Spans, answer.Offsets{i, i + 2})
				c.Highlights = append(c.Highlights, answer.Offsets{i, i + 1})
			}
			a := found(c, c, c, c)
			a.Question, a.Line, a.Asked = filler[:min(len(filler), 1500)], filler, filler
			a.Question = strings.ToValidUTF8(a.Question, "")
			checkLimits(t, Reply(bot.Reply{Audience: bot.Asker, Answer: a, SharedBy: "U07ANA"}))

			many := make([]answer.Citation, digest.MaxQuotes)
			for i := range many {
				many[i] = c
			}
			corrections := make([]digest.Correction, 40)
			for i := range corrections {
				corrections[i] = digest.Correction{Headline: filler, Outlet: filler, URL: c.URL}
			}
			checkLimits(t, Digest(digest.Digest{Day: "2026-03-14", Articles: 900, Quotes: many, Corrections: corrections}))
			if filler != "" {
				checkLimits(t, Plain(filler))
			}
			for _, v := range viewsOf(filler, c) {
				checkView(t, v)
			}
		})
	}
}

func TestNastyWordsAppearLiterally(t *testing.T) {
	m := goldens()["nasty"]
	if got := said(t, m); strings.Count(got, nasty) < 3 {
		t.Errorf("the words are not shown as printed:\n%s", got)
	}
	for _, mark := range []string{"<", ">"} {
		if strings.Contains(m.Fallback, mark) {
			t.Errorf("the fallback holds %q: %s", mark, m.Fallback)
		}
	}
	walk(t, m, func(element map[string]any) {
		if element["type"] == "link" {
			t.Errorf("a link to what is not of the web: %v", element)
		}
	})
}

func TestLinksAreOfTheWebAndSafe(t *testing.T) {
	long := "https://news.example/" + strings.Repeat("a", linkLength-len("https://news.example/"))
	cases := []struct{ address, want string }{
		{"https://news.example/a|b", "https://news.example/a%7Cb"},
		{"http://news.example/a b?q=<x>", "http://news.example/a%20b?q=%3Cx%3E"},
		{" https://news.example/ ", "https://news.example/"},
		{"javascript:alert(1)", ""},
		{"mailto:desk@news.example", ""},
		{"//news.example/a", ""},
		{"https://", ""},
		{"%zz", ""},
		{"", ""},
		{long, long},
		{long + "a", ""},
	}
	for _, c := range cases {
		got, ok := linkTarget(c.address)
		if !ok {
			got = ""
		}
		if got != c.want {
			t.Errorf("linkTarget(%.40q) = %.40q, want %.40q", c.address, got, c.want)
		}
	}
}

func TestALongQuoteIsCutAroundTheWordsThatMatched(t *testing.T) {
	for _, where := range []int{0, 300, 599} {
		words := make([]string, 600)
		for i := range words {
			words[i] = fmt.Sprintf("wörd%d", i)
		}
		words[where] = "matched"
		body := strings.Join(words, " ")
		c := cite(body, words[0], words[599], "matched")
		out := excerpt(c, 200)

		var text string
		bold := ""
		for _, e := range out {
			piece := e.(*slack.RichTextSectionTextElement)
			text += piece.Text
			if piece.Style != nil && piece.Style.Bold {
				bold += piece.Text
			}
		}
		if bold != "matched" {
			t.Errorf("bold is %q", bold)
		}
		if n := utf8.RuneCountInString(text); n > 200 || n < 150 {
			t.Errorf("%d runes shown of at most 200", n)
		}
		inner := strings.Trim(text, "…")
		if !strings.Contains(" "+body+" ", " "+inner+" ") {
			t.Errorf("not cut between words: %q", text)
		}
		if cut := !strings.HasPrefix(body, inner); strings.HasPrefix(text, "…") != cut {
			t.Errorf("the beginning does not say whether it is cut: %.30q", text)
		}
		if cut := !strings.HasSuffix(body, inner); strings.HasSuffix(text, "…") != cut {
			t.Errorf("the end does not say whether it is cut: %q", text[len(text)-30:])
		}
	}
}

func FuzzExcerpt(f *testing.F) {
	f.Add("“All hope would be lost,” she said.", 3, 10, 0, 30, 20)
	f.Add("希望は失われる", 1, 5, -4, 100, 3)
	f.Add("", 0, 0, 0, 0, 0)
	f.Add("a\xffb", 0, 2, 1, 3, 2)
	f.Fuzz(func(t *testing.T, text string, highlight, highlightEnd, span, spanEnd, limit int) {
		if limit < 3 || limit > 1000 {
			return
		}
		c := answer.Citation{
			Start: 7, End: 7 + len(text), Text: text,
			Highlights: []answer.Offsets{{highlight, highlightEnd}},
			Spans:      []answer.Offsets{{span, spanEnd}},
		}
		total := ""
		for _, e := range excerpt(c, limit) {
			total += e.(*slack.RichTextSectionTextElement).Text
		}
		if n := utf8.RuneCountInString(total); n > limit {
			t.Errorf("%d runes of at most %d", n, limit)
		}
		if utf8.ValidString(text) && !strings.Contains(text, strings.Trim(total, "…")) && !strings.Contains(text, "…") {
			t.Errorf("words that are not in the text: %q", total)
		}
	})
}
