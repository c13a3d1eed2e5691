package answer

import "onrecord/bot/asking/question"

// smallTalk are the lines for those who ask the archive nothing.
var smallTalk = map[string]string{
	question.Greeting: "Hello! Ask me who said something, or what somebody said: “who said all hope would be lost?”, “what did Kerry say about a ceasefire?”",
	question.Thanks:   "You are welcome.",
	question.Praise:   "Noted. Ask me who said something, or what somebody said about a topic.",
	question.Goodbye:  "Goodbye!",
	question.Help: "Ask who said something (“who said all hope would be lost?”), what somebody said (“what did Kerry say about a ceasefire since January?”), when, where or how often, " +
		"or for words: ferry \"sails at noon\" speaker:quill outlet:lantern before:2026-03",
	question.Identity: "I am On the Record. I find who said what in the newsroom's own archive, in the exact words and with the article. I am no language model, and I write nothing of my own.",
	question.Outside:  "I only find what articles of the archive say and whom they quote: I write nothing, sum nothing up and have no opinion. Ask me who said something, or what somebody said about a topic.",
}

// SmallTalk is the line for a [question.SmallTalk].
func SmallTalk(q question.Question) string {
	if line, ok := smallTalk[q.Words]; ok {
		return line
	}
	return smallTalk[question.Outside]
}
