package answer

import (
	"onrecord/bot/asking/question"
	"onrecord/bot/label"
)

// SmallTalk is the line for a [question.SmallTalk], which asks the archive nothing.
func SmallTalk(q question.Question) string {
	switch q.Words {
	case question.Greeting:
		return label.Text("talk.greeting")
	case question.Thanks:
		return label.Text("talk.thanks")
	case question.Praise:
		return label.Text("talk.praise")
	case question.Goodbye:
		return label.Text("talk.goodbye")
	case question.Help:
		return label.Text("talk.help")
	case question.Identity:
		return label.Text("talk.identity")
	case question.Doubt:
		return label.Text("talk.doubt")
	case question.Foreign:
		return label.Text("talk.foreign")
	}
	return label.Text("talk.outside")
}
