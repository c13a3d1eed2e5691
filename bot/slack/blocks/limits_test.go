package blocks

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"onrecord/bot"
	"onrecord/bot/asking/answer"
	"onrecord/bot/news/amend"
	"onrecord/bot/news/digest"
	"onrecord/bot/news/watch"
	"onrecord/corpus"
)

func TestAButtonCarriesItsQuestionUpToSlacksLimit(t *testing.T) {
	for length, want := range map[int]bool{0: false, 1: true, 2000: true, 2001: false} {
		a := found(splitQuote())
		a.Question, a.Asked = strings.Repeat("é", length), strings.Repeat("é", length)
		m := Reply(bot.Reply{Audience: bot.Asker, Says: bot.Answered(*a)})
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
		if offers(t, Reply(bot.Reply{Audience: audience, Says: bot.Answered(*found(splitQuote()))}), ShareAction) {
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
			t.Parallel()
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
			checkLimits(t, Reply(bot.Reply{Audience: bot.Asker, Says: bot.Answered(*a), SharedBy: "U07ANA"}))

			many := make([]answer.Citation, digest.MaxLines)
			for i := range many {
				many[i] = c
			}
			corrections := make([]digest.Correction, 40)
			for i := range corrections {
				corrections[i] = digest.Correction{Headline: filler, Outlet: filler, URL: c.URL}
			}
			lines := digest.Lines{Quotes: many[:6], Before: []digest.Pair{{Now: c, Earlier: c}, {Now: c, Earlier: c}}, Corrections: corrections[:2]}
			rest := digest.Lines{Watched: many, Quotes: many, Corrections: corrections}
			d := digest.Digest{Day: "2026-03-14", Articles: 900, Lines: lines, Rest: rest, Speakers: []digest.Count{{Name: filler, Statements: 2, Articles: 1}}}
			checkLimits(t, Digest(d))
			checkLimits(t, DigestRest(d))
			line := watch.Line{Match: watch.Match{Citation: c}}
			checkLimits(t, Watched(watch.Notice{Lines: []watch.Line{line, line, line, line, line, line, line, line}, More: 1}))
			checkLimits(t, Reviewed(checkedOf(filler, c)))
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

func TestAFullMessageHasRoomForItsNotes(t *testing.T) {
	var rest digest.Lines
	var notes []amend.Note
	for i := range 60 {
		c := splitQuote()
		c.Article = corpus.ArticleID(fmt.Sprint("harbour-", i))
		rest.Quotes = append(rest.Quotes, c)
		notes = append(notes, amend.Note{Article: c.Article, Text: strings.Repeat("Corrected. ", 100)})
	}
	kept, err := DigestRest(digest.Digest{Rest: rest}).Amendable()
	if err != nil {
		t.Fatal(err)
	}
	m, err := Amended(kept, notes)
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Blocks) > 50 || m.size() > 11_000 {
		t.Errorf("%d blocks and %d characters", len(m.Blocks), m.size())
	}
	if got := said(t, m); !strings.Contains(got, "and 52 more") {
		t.Errorf("it does not say how many notes there are:\n%s", got)
	}
}
