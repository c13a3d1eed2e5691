package attribution

import (
	"onrecord/corpus/lexicon"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

const (
	lexNone document.LexicalClass = iota
	lexSay
	lexAnnounce
	lexClaim
	lexAdmit
	lexAnswer
	LexUtter
	lexWrite
	lexAsk
	lexUrge
	lexPromise
	lexPredict
	lexTell
	lexCall
	lexBlame
	lexPraise
	lexShow
	lexCite
	lexExpress
	lexTalk
	lexThink
	lexWant
	lexSee
	lexAct
	lexWord
	lexDocument
	lexRole
	lexGroup
	lexOrg
	lexPress
	lexPronoun
	lexCount
)

// lexicalClasses lists the words of each group; of a verb, any form that its stem
// covers, and the irregular ones.
var lexicalClasses = func() document.ByHash[document.LexicalClass] {
	out := map[uint32]document.LexicalClass{}
	add := func(s document.LexicalClass, list []string) {
		for _, w := range list {
			if _, known := out[Stem(w)]; !known {
				out[Stem(w)] = s
			}
		}
	}
	add(lexSay, lexicon.List("verbs/say"))
	add(lexAnnounce, lexicon.List("verbs/announce"))
	add(lexClaim, lexicon.List("verbs/claim"))
	add(lexAdmit, lexicon.List("verbs/admit"))
	add(lexAnswer, lexicon.List("verbs/answer"))
	add(LexUtter, lexicon.List("verbs/utter"))
	add(lexWrite, lexicon.List("verbs/write"))
	add(lexAsk, lexicon.List("verbs/ask"))
	add(lexUrge, lexicon.List("verbs/urge"))
	add(lexPromise, lexicon.List("verbs/promise"))
	add(lexPredict, lexicon.List("verbs/predict"))
	add(lexTell, lexicon.List("verbs/tell"))
	add(lexCall, lexicon.List("verbs/call"))
	add(lexBlame, lexicon.List("verbs/blame"))
	add(lexPraise, lexicon.List("verbs/praise"))
	add(lexShow, lexicon.List("verbs/show"))
	add(lexCite, lexicon.List("verbs/cite"))
	add(lexExpress, lexicon.List("verbs/express"))
	add(lexTalk, lexicon.List("verbs/talk"))
	add(lexThink, lexicon.List("verbs/think"))
	add(lexWant, lexicon.List("verbs/want"))
	add(lexSee, lexicon.List("verbs/see"))
	add(lexAct, lexicon.List("verbs/act"))
	add(lexWord, lexicon.List("speech-nouns"))
	for w := range vocabulary.DocumentNouns {
		out[Stem(w)] = firstClass(out[Stem(w)], lexDocument)
	}
	for w := range vocabulary.PluralRoles {
		out[Stem(w)] = firstClass(out[Stem(w)], lexGroup)
	}
	for w := range vocabulary.Roles {
		out[Stem(w)] = firstClass(out[Stem(w)], lexRole)
	}
	for w := range Press {
		out[Stem(w)] = firstClass(out[Stem(w)], lexPress)
	}
	for w := range vocabulary.OrgNouns {
		out[Stem(w)] = firstClass(out[Stem(w)], lexOrg)
	}
	for w := range vocabulary.Pronouns {
		out[Stem(w)] = firstClass(out[Stem(w)], lexPronoun)
	}
	return document.NewByHash(out)
}()

// firstClass returns the lexical class a word has already, or else the other.
func firstClass(a, b document.LexicalClass) document.LexicalClass {
	if a != lexNone {
		return a
	}
	return b
}
