package blocks

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackutilsx"

	"onrecord/bot/visible"
)

// run is a run of rich text elements. Slack refuses an element without text,
// so none is ever added.
type run []slack.RichTextSectionElement

func words(text string) run  { return styled(text, slack.RichTextSectionTextStyle{}) }
func strong(text string) run { return styled(text, slack.RichTextSectionTextStyle{Bold: true}) }
func slant(text string) run  { return styled(text, slack.RichTextSectionTextStyle{Italic: true}) }

func styled(text string, style slack.RichTextSectionTextStyle) run {
	if text = visible.Text(text); text == "" {
		return nil
	}
	if style == (slack.RichTextSectionTextStyle{}) {
		return run{slack.NewRichTextSectionTextElement(text, nil)}
	}
	return run{slack.NewRichTextSectionTextElement(text, &style)}
}

// linked is text that links to url, or plain text where url cannot be linked.
func linked(text, url string) run {
	target, ok := linkTarget(url)
	if text = visible.Text(text); !ok || text == "" {
		return words(text)
	}
	return run{slack.NewRichTextSectionLinkElement(target, text, nil)}
}

// joined puts the separator between those of the runs that are not empty.
func joined(separator string, runs ...run) run {
	var out run
	for _, r := range runs {
		if len(r) == 0 {
			continue
		}
		if len(out) > 0 {
			out = append(out, words(separator)...)
		}
		out = append(out, r...)
	}
	return out
}

// paragraph is a block of one section.
func paragraph(runs ...run) *slack.RichTextBlock {
	return slack.NewRichTextBlock("", section(runs...))
}

func section(runs ...run) *slack.RichTextSection {
	return slack.NewRichTextSection(merged(joined("", runs...))...)
}

func quotation(r run) *slack.RichTextQuote {
	return &slack.RichTextQuote{Type: slack.RTEQuote, Elements: merged(r)}
}

// merged makes neighbouring texts of one style a single element.
func merged(r run) run {
	var out run
	var last *slack.RichTextSectionTextElement
	for _, element := range r {
		text, ok := element.(*slack.RichTextSectionTextElement)
		if ok && last != nil && sameStyle(last.Style, text.Style) {
			last.Text += text.Text
			continue
		}
		last = text
		out = append(out, element)
	}
	return out
}

func sameStyle(a, b *slack.RichTextSectionTextStyle) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}

// active are the characters that Slack reads as mark-up wherever they stand.
const active = "*_~`<>"

// emoji is a name that Slack makes a picture of.
var emoji = regexp.MustCompile(`:[a-z0-9_'+-]+:`)

// inline is a run where Slack takes no rich text: as mark-up where none of its words can
// be read as such, else as plain text, without its styles and links.
func inline(r run) *slack.TextBlockObject {
	var marked, bare strings.Builder
	harmless := true
	for _, element := range merged(r) {
		text, before, after := "", "", ""
		switch e := element.(type) {
		case *slack.RichTextSectionTextElement:
			text = e.Text
			switch {
			case e.Style == nil:
			case e.Style.Bold:
				before, after = "*", "*"
			case e.Style.Italic:
				before, after = "_", "_"
			}
		case *slack.RichTextSectionLinkElement:
			text, before, after = e.Text, "<"+slackutilsx.EscapeMessage(e.URL)+"|", ">"
		}
		harmless = harmless && !strings.ContainsAny(text, active) && !emoji.MatchString(text)
		marked.WriteString(before + slackutilsx.EscapeMessage(text) + after)
		bare.WriteString(text)
	}
	if !harmless || utf8.RuneCountInString(marked.String()) > plainText {
		return plain(clip(bare.String(), plainText))
	}
	return slack.NewTextBlockObject(slack.MarkdownType, marked.String(), false, true)
}

// small is a grey line under a message.
func small(text string) slack.Block {
	return slack.NewContextBlock("", slack.NewTextBlockObject(slack.PlainTextType, clip(text, plainText), false, false))
}
