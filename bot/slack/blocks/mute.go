package blocks

import (
	"slices"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"onrecord/bot/asking/answer"
	"onrecord/bot/label"
)

// MuteAction is the menu in which a person is chosen of whom nothing is to be told where the
// message stands; each choice is a name.
const MuteAction = "mute"

// muting is the menu of those whom a message tells of; nothing where it names nobody.
func muting(said []answer.Citation) []slack.Block {
	var names []string
	for _, c := range said {
		if !c.Speaker.IsClear() {
			continue
		}
		if name := c.Speaker.Name; !slices.Contains(names, name) && utf8.RuneCountInString(name) <= optionText {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return nil
	}
	var people []*slack.OptionBlockObject
	for _, name := range names {
		people = append(people, option(name, line(name, optionText)))
	}
	return []slack.Block{slack.NewActionBlock("", slack.NewOptionsSelectBlockElement(slack.OptTypeStatic, plain(label.Text("mute.menu")), MuteAction, people...))}
}
