package blocks

import (
	"fmt"
	"strings"

	"github.com/slack-go/slack"

	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/met"
	"onrecord/bot/label"
	"onrecord/corpus/quote"
	"onrecord/index"
)

// How much of each label is shown, in runes.
const (
	nameLength     = 80
	titleLength    = 120
	printedLength  = 80
	headlineLength = 140
	outletLength   = 60
)

// citation is a citation in one block, for a form about it: who said it, the words, and
// where they stand. length is how many runes of the words are shown.
func citation(c answer.Citation, length int) slack.Block {
	elements := []slack.RichTextElement{section(joined(" · ", speaker(c), standing(c)))}
	if text := excerpt(c, length); len(text) > 0 {
		elements = append(elements, quotation(text))
	}
	elements = append(elements, section(joined("\n", resolved(c.Speaker), joined(" · ", headline(c), place(c)))))
	return cites(slack.NewRichTextBlock("", elements...), c.Article)
}

// standing says what the words are worth: in bold how the article holds what is not
// simply said.
func standing(c answer.Citation) run {
	if held := label.Of(c.Stance); held != "" {
		return strong(held)
	}
	return slant(c.Worth())
}

// speaker is who said it, with the title printed in the article.
func speaker(c answer.Citation) run {
	if c.Kind == index.Sentence {
		return nil
	}
	if c.Speaker == nil || c.Speaker.Name == "" {
		return slant(label.Text("cite.unclear"))
	}
	name := line(c.Speaker.Name, nameLength)
	if c.Speaker.Unclear {
		return slant(label.Text("cite.unclear-perhaps", name))
	}
	who := joined(", ", strong(name), words(line(c.Speaker.Title, titleLength)), words(reporting(c)))
	return joined(" · ", who, strong(line(met.Warned(c.Warning), lineLength)), strong(line(c.Marked, lineLength)))
}

// reporting is the words by which a statement is reported; empty where they stand between the
// pieces of the quote, where they are shown.
func reporting(c answer.Citation) string {
	reported := c.Reported()
	if len(c.Spans) > 1 && strings.Contains(c.Text, reported) {
		return ""
	}
	return clip(reported, titleLength)
}

// resolved says whom a pronoun or a description stands for, where it was
// resolved to a name.
func resolved(s *answer.Attribution) run {
	if s == nil || s.Unclear || !s.Named || s.AsPrinted == "" {
		return nil
	}
	if s.Resolved != quote.ByPronoun && s.Resolved != quote.ByDescription {
		return nil
	}
	return words(label.Text("cite.meaning", line(s.AsPrinted, printedLength), line(s.Name, nameLength)))
}

func headline(c answer.Citation) run {
	return linked(headlineOf(c), c.URL)
}

// headlineOf is what the article is called.
func headlineOf(c answer.Citation) string {
	if text := line(c.Headline, headlineLength); text != "" {
		return text
	}
	return line(label.Text("cite.article", c.Article), headlineLength)
}

// place is where and when a passage was printed.
func place(c answer.Citation) run {
	if c.Place != "" {
		return words(line(c.Place, headlineLength))
	}
	return joined(" · ",
		words(line(c.Outlet, outletLength)),
		words(string(c.Published)),
		paragraphNumber(c),
		copies(c),
		corrected(c),
	)
}

func paragraphNumber(c answer.Citation) run {
	if c.Paragraph == 0 {
		return nil
	}
	return words(fmt.Sprintf("¶%d", c.Paragraph))
}

func copies(c answer.Citation) run {
	if c.Copies == 0 {
		return nil
	}
	return words(line(c.AlsoIn(), 2*outletLength))
}

func corrected(c answer.Citation) run {
	if !c.Corrected {
		return nil
	}
	return strong(label.Text("cite.corrected"))
}
