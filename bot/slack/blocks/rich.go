package blocks

import (
	"github.com/slack-go/slack"

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

// small is a grey line under a message.
func small(text string) slack.Block {
	return slack.NewContextBlock("", slack.NewTextBlockObject(slack.PlainTextType, clip(text, plainText), false, false))
}
