package blocks

import (
	"fmt"

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

// citation renders a passage: who said it, the words, and where they stand.
// length is how many runes of the passage are shown.
func citation(c answer.Citation, length int) slack.Block {
	elements := []slack.RichTextElement{section(joined(" · ", speaker(c), standing(c)))}
	if text := excerpt(c, length); len(text) > 0 {
		elements = append(elements, quotation(text))
	}
	elements = append(elements, section(joined("\n",
		words(line(c.Differs, lineLength)),
		resolved(c.Speaker),
		joined(" · ", headline(c), place(c)),
	)))
	return cites(slack.NewRichTextBlock("", elements...), c.Article)
}

// standing says how the article holds what is not simply said, else how nearly the
// words match or, where no words were asked for, what kind of passage it is.
func standing(c answer.Citation) run {
	if text := c.Label(); text != "" {
		return strong(text)
	}
	return words(label.Kind(c.Kind))
}

// speaker is who said it, with the title printed in the article.
func speaker(c answer.Citation) run {
	if c.Kind == index.Sentence {
		return nil
	}
	if c.Speaker == nil || c.Speaker.Name == "" {
		return slant("speaker unclear")
	}
	name := line(c.Speaker.Name, nameLength)
	if c.Speaker.Unclear {
		return slant("speaker unclear, perhaps " + name)
	}
	who := joined(", ", strong(name), words(line(c.Speaker.Title, titleLength)), words(clip(c.Reported(), titleLength)))
	return joined(" · ", who, strong(line(met.Warned(c.Warning), lineLength)), strong(line(c.Marked, lineLength)))
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
	return words(fmt.Sprintf("“%s” = %s",
		line(s.AsPrinted, printedLength), line(s.Name, nameLength)))
}

func headline(c answer.Citation) run {
	text := line(c.Headline, headlineLength)
	if text == "" {
		text = line("Article "+string(c.Article), headlineLength)
	}
	return linked(text, c.URL)
}

// place is where and when a passage was printed.
func place(c answer.Citation) run {
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
	return strong("corrected")
}
