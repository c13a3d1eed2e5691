package answer

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/bot/asking/question"
	"onrecord/corpus/lexicon"
	"onrecord/index"
	"onrecord/index/term"
)

// nearTo returns what quotes are near to in meaning that answer a question in other words.
func nearTo(q question.Question) index.Near {
	who, stated := statedIn(question.Typed(q))
	if len(stated) < leastStated {
		stated = term.Words(q.Words)
	}
	return index.Near{Words: withApostrophes(strings.Join(stated, " ")), Speaker: cmp.Or(strings.Join(withOtherNames(who), " "), q.Speaker)}
}

// leastStated is how many words a statement has that can be told by its meaning.
const leastStated = 3

// longestRole is how many words are looked at for what somebody is called who is asked for.
const longestRole = 4

// statedIn splits a question that asks who stated something into words for who it may be
// and what was stated: "which senator insisted that the law is void", "whose view was it
// that". Both are empty of another question.
func statedIn(text string) (who, stated []string) {
	words := term.Words(text)
	if len(words) < 2 {
		return nil, nil
	}
	asked, rest := words[0], words[1:]
	switch asked {
	case "who":
	case "whose": // "view was it that"
		rest = rest[1+slices.IndexFunc(rest[:min(len(rest), longestRole)], func(w string) bool { return auxiliaries[w] == "be" }):]
	case "which":
		at := slices.IndexFunc(rest[:min(len(rest), longestRole+1)], func(w string) bool { return isFrame(w) || auxiliaries[w] != "" })
		at = max(at, 1) // "boxer blasted the judges"
		who, rest = rest[:min(at, len(rest))], rest[min(at, len(rest)):]
	default:
		return nil, nil
	}
	for len(rest) > 0 && (rest[0] == "was" || rest[0] == "it" || rest[0] == "that" || isFrame(rest[0])) {
		rest = rest[1:]
	}
	return who, rest
}

// isFrame reports whether a word is a verb by which a statement is reported, and tells
// nothing of it.
func isFrame(word string) bool { return frames[term.Of(word)[0].Stem] }

var frames = func() map[string]bool {
	var verbs []string
	for _, class := range []string{"say", "tell", "claim", "admit", "announce", "answer", "think", "predict", "express", "utter", "write"} {
		verbs = append(verbs, lexicon.List("verbs/"+class)...)
	}
	return stemsIn(verbs)
}()
