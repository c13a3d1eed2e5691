package blocks

import (
	"unicode/utf8"

	"github.com/slack-go/slack"

	"onrecord/bot/asking/answer"
	"onrecord/bot/label"
)

// A citation is shown as a card of three blocks. The first line says who spoke and what
// the words are worth, with the menu of the citation beside it; then come the words; then,
// small and grey, the article. Each is a block of its own, because Slack has menus beside
// sections only, quotes in rich text only, and small print in contexts only.

// carding is what the cards of an answer have in common.
type carding struct {
	asked       string // the question, for what is pressed
	menus       bool   // there is room for them
	correctable bool
	likely      bool // the first citation is probably meant, and no more than that
}

// card renders the citation that comes after those above, in so many runes of its words.
func (by carding) card(c answer.Citation, above []answer.Citation, length int) []slack.Block {
	if c.Repeats(above) {
		return []slack.Block{by.withMenu(joined(" ", words(label.Text("cite.also", line(c.Speaker.Name, nameLength), c.Worth())), joined(" · ", headline(c), place(c))), c)}
	}
	who := c
	if n := len(above); n > 0 && sameSpeaker(c, above[n-1]) {
		named := *c.Speaker
		named.Title, who.Speaker = "", &named // it stands above
	}
	probably := run(nil)
	if by.likely && len(above) == 0 {
		probably = words(label.Text("cite.probably"))
	}
	out := []slack.Block{by.withMenu(joined(" ", probably, joined(" · ", speaker(who), standing(c))), c)}
	var said []slack.RichTextElement
	if text := excerpt(c, length); len(text) > 0 {
		said = append(said, quotation(text))
	}
	if differs := words(line(c.Differs, lineLength)); len(differs) > 0 {
		said = append(said, section(differs))
	}
	if len(said) > 0 {
		out = append(out, cites(slack.NewRichTextBlock("", said...), c.Article))
	}
	printed := slack.NewContextBlock(citing(c.Article), inline(joined("\n", joined(" · ", headline(c), place(c)), resolved(c.Speaker))))
	return append(out, printed)
}

func sameSpeaker(a, b answer.Citation) bool {
	return a.Speaker != nil && b.Speaker != nil && a.Speaker.Speaker == b.Speaker.Speaker && !a.Speaker.Unclear && !b.Speaker.Unclear
}

// withMenu is a line with the menu of a citation. Where its id has no room for what the
// menu carries, a button shows the context, which has the same menu.
func (by carding) withMenu(text run, c answer.Citation) slack.Block {
	s := slack.NewSectionBlock(inline(text), nil, nil)
	s.BlockID = citing(c.Article)
	ref := c.Reference().String()
	if !by.menus || len(c.Spans) == 0 || utf8.RuneCountInString(ref) > buttonValue {
		return s
	}
	for _, carried := range []string{ref + "\n" + by.asked, ref} {
		if id := s.BlockID + " " + carried; len(id)+len(".99") <= blockID {
			s.BlockID = id
			s.Accessory = slack.NewAccessory(by.menu(c))
			return s
		}
	}
	s.Accessory = slack.NewAccessory(button(ContextAction, label.Text("cite.context"), ref))
	return s
}

// menu is what can be done with a citation: five things at most, as Slack has it.
func (by carding) menu(c answer.Citation) *slack.OverflowBlockElement {
	wrong := option(DisputeAction, label.Text("cite.wrong"))
	if by.correctable { // who may not is asked what is wrong
		wrong = option(CorrectAction, label.Text("cite.correct"))
	}
	options := []*slack.OptionBlockObject{
		option(ContextAction, label.Text("cite.context")), option(ClipAction, label.Text("cite.copy")), option(WatchAction, label.Text("cite.watch")), wrong,
	}
	if all := everything(c); all != nil {
		options = append(options, all)
	}
	return slack.NewOverflowBlockElement(CiteAction, options...)
}
