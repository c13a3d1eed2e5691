package document

import (
	"strings"

	"onrecord/corpus/quote/internal/vocabulary"
)

// A transcript prints who speaks before a colon and what they say behind it,
// without quotation marks; an interview prints a question and then the answer.
//
//	AMSEL: The wall is sound.
//	Q: Who paid? A: Nobody has.

// turns finds what is said in transcripts and interviews, by paragraph, and marks
// the paragraphs that only ask.
func turns(t *Document) map[int]post {
	labelled := labelledTurns(t)
	if len(labelled) > 0 {
		return labelled
	}
	return answers(t)
}

// A transcript has so many turns at least, of two speakers or more.
const fewestTurns = 3

// labelledTurns finds the turns behind speaker labels.
func labelledTurns(t *Document) map[int]post {
	found := map[int]post{}
	times := map[string]int{}
	record := opensRecord(t)
	for p := range t.Paragraphs {
		turn, ok := turnOf(t, p)
		if !ok && record {
			turn, ok = letteredTurn(t, p)
		}
		if ok {
			found[p] = turn
		}
	}
	if len(found) == 0 {
		return nil
	}
	spellOut(t, found)
	for _, turn := range found {
		times[labelKey(t, turn.source)]++
	}
	answered := times["q"]+times["question"] > 0 && (times["a"]+times["answer"] > 0 || answersWithin(t, found))
	switch {
	case answered:
	case len(times) == 1:
		return namedAnswers(t, found)
	case !isRecording(t, found, times) && (len(found) < fewestTurns || !dialogue(t, found, times)):
		return nil
	}
	out := spoken(t, found, times)
	if len(out) < 2 && !answered {
		return nil
	}
	return out
}

// spoken returns the turns that somebody speaks who is named, and marks the paragraphs of
// those who only ask.
func spoken(t *Document, found map[int]post, times map[string]int) map[int]post {
	whole, who := isRecording(t, found, times) || inTurn(t, found, times), answerer(t, found)
	out := map[int]post{}
	for p, turn := range found {
		key := labelKey(t, turn.source)
		asks := key == "q" || key == "question"
		if rest := answerWithin(t, turn.content); asks && !rest.Empty() {
			turn, key, asks = post{content: rest}, "a", false
		}
		switch {
		case asks:
			t.Paragraphs[p].Asks = true
		case key == "a" || key == "answer":
			if turn.source = who; !who.Empty() {
				out[p] = turn
			}
		case whole || t.Tokens[turn.source.To-1].Is(AllCaps) || times[key] > 1 && (roleLabels[key] || isSpokenOf(t, turn.source)), isAnswered(t, found, times, p):
			out[p] = turn
		}
	}
	return out
}

// isAnswered reports the only turn of somebody who is named in full elsewhere, between turns of
// somebody who speaks again: the one reply in a dialogue of three turns.
func isAnswered(t *Document, turns map[int]post, times map[string]int, p int) bool {
	before, ok := turns[p-1]
	after, ok2 := turns[p+1]
	if !ok || !ok2 || labelKey(t, before.source) != labelKey(t, after.source) {
		return false
	}
	name := labelKey(t, turns[p].source)
	for i := 1; i < len(t.Tokens); i++ {
		if t.Tokens[i].Lower == name && looksLikeName(t, i) && looksLikeName(t, i-1) && !turns[p].source.Has(i) && t.Tokens[i].Sentence == t.Tokens[i-1].Sentence {
			return true
		}
	}
	return false
}

// isRecording reports whether a text is nothing but turns of two or more people with their
// first names, as subtitles name them, however few: nobody need be spoken of in it.
func isRecording(t *Document, turns map[int]post, times map[string]int) bool {
	for p := range t.Paragraphs {
		if turn, ok := turns[p]; !ok || turn.source.To-turn.source.From < 2 {
			return false
		}
	}
	return len(times) > 1 && talks(t, turns)
}

// dialogue reports whether turns talk to each other, as the entries of a list
// ("WHERE: At the quay") do not: a speaker comes again, and they talk.
func dialogue(t *Document, turns map[int]post, times map[string]int) bool {
	again := false
	for _, turn := range turns {
		again = again || times[labelKey(t, turn.source)] > 1
	}
	return again && talks(t, turns)
}

// talks reports whether in a third of turns somebody asks, or says "I" or "you".
func talks(t *Document, turns map[int]post) bool {
	talk := 0
	for _, turn := range turns {
		if r := turn.content; t.Lower(r.To-1) == "?" || holdsAny(t, r, firstPerson) || holdsAny(t, r, addressed) {
			talk++
		}
	}
	return 3*talk >= len(turns)
}

// labelKey is the last word of a speaker's name, which the labels of later turns
// print alone.
func labelKey(t *Document, label Range) string {
	for i := label.From; i < label.To; i++ {
		if t.Lower(i) == "," && i > label.From {
			return t.Lower(i - 1)
		}
	}
	return strings.TrimSuffix(t.Lower(label.To-1), ".")
}

// roleLabels are roles by which a transcript calls who has no name in it.
var roleLabels = vocabulary.WordSet("announcer facilitator host interviewer moderator narrator operator presenter reporter translator interpreter")

// turnOf returns the turn that paragraph p is, where it has a speaker label and no
// quotation mark behind it. "Dear Agnes:" is whom a letter is to.
func turnOf(t *Document, p int) (post, bool) {
	bounds := plainLabel(t, t.Paragraphs[p].Range)
	for i := bounds.From + 1; i < min(bounds.To-1, bounds.From+2*mostLabelWords); i++ {
		if t.Lower(i) != ":" || t.Tokens[i].Is(Spaced) {
			continue
		}
		label, content := plainLabel(t, Range{bounds.From, i}), plainLabel(t, Range{i + 1, t.Paragraphs[p].To})
		if label.Empty() || content.Empty() || content.From == i+1 && !t.Tokens[content.From].Is(Spaced) ||
			t.Tokens[content.From].Is(OpensQuotation) || !speakerLabel(t.Printed(label)) || t.Lower(label.From) == "dear" {
			return post{}, false
		}
		for k := label.From + 1; k < label.To; k++ {
			if t.Lower(k) == "(" {
				label.To = k
			}
		}
		return post{content: content, source: label}, true
	}
	return post{}, false
}

// plainLabel returns r without the marks of emphasis and headings at its ends, which
// plain text in Markdown keeps: **What about the wall?**
func plainLabel(t *Document, r Range) Range {
	for !r.Empty() && emphasis[t.Lower(r.From)] {
		r.From++
	}
	for !r.Empty() && emphasis[t.Lower(r.To-1)] {
		r.To--
	}
	return r
}

var emphasis = vocabulary.WordSet("* ** *** _ __ # ## ### ####")

// isSpokenOf reports whether the last word of a label stands anywhere but before a
// colon: a speaker is spoken of, a heading is not.
func isSpokenOf(t *Document, label Range) bool {
	name := t.Lower(label.To - 1)
	for i := range t.Tokens {
		if t.Tokens[i].Lower == name && t.Tokens[i].Is(Capitalized) && !label.Has(i) && t.Lower(i+1) != ":" {
			return true
		}
	}
	return false
}

// answers finds the answers of an interview that prints its questions as
// paragraphs of their own.
func answers(t *Document) map[int]post {
	var asks []int
	addresses := 0
	for p := range t.Paragraphs {
		if !asksIn(t, p) || p+1 == len(t.Paragraphs) || !isAnswer(t, p+1) {
			continue
		}
		asks = append(asks, p)
		if holdsAny(t, t.Paragraphs[p].Range, addressed) {
			addresses++
		}
	}
	if len(asks) < 2 || addresses == 0 {
		return nil
	}
	who := interviewee(t, asks[0])
	if who.Empty() {
		return nil
	}
	out := map[int]post{}
	for _, p := range asks {
		t.Paragraphs[p].Asks = true
		for p++; p < len(t.Paragraphs) && isAnswer(t, p) && !asksIn(t, p); p++ {
			out[p] = post{content: withoutBareLabel(t, t.Paragraphs[p].Range, who), source: who}
		}
	}
	return out
}

// withoutBareLabel returns an answer without the name or the initials of who gives it,
// which some interviews print before it with no mark between: "Ines Halvorsen I have
// been here for years", "IH Nobody asked us". The name may lack its title.
func withoutBareLabel(t *Document, answer, who Range) Range {
	for ; who.To-who.From >= 2; who.From++ {
		label := 0
		for i := who.From; i < who.To; i++ {
			if t.Lower(answer.From+label) == t.Lower(i) {
				label++
			}
		}
		if t.Lower(answer.From) == initials(t, who) && t.Tokens[answer.From].Is(AllCaps) {
			label = 1
		} else if label < who.To-who.From {
			continue
		}
		if said := (Range{answer.From + label, answer.To}); !said.Empty() && t.Tokens[said.From].Is(Capitalized) {
			return said
		}
	}
	return answer
}

var (
	addressed   = vocabulary.WordSet("you your yours yourself")
	firstPerson = vocabulary.WordSet("i my me mine we our us ours myself ourselves 'm")
)

// longestQuestion bounds the paragraph that asks, in tokens.
const longestQuestion = 80

// asksIn reports whether paragraph p asks somebody something and is no quotation.
func asksIn(t *Document, p int) bool {
	r := plainLabel(t, t.Paragraphs[p].Range)
	return !r.Empty() && r.To-r.From <= longestQuestion && t.Lower(r.To-1) == "?" && !hasQuotation(t, r)
}

// isAnswer reports whether paragraph p can be an answer: it holds no quotation and
// speaks in the first person.
func isAnswer(t *Document, p int) bool {
	r := t.Paragraphs[p].Range
	return !hasQuotation(t, r) && holdsAny(t, r, firstPerson)
}

// holdsAny reports whether one of words stands in r.
func holdsAny(t *Document, r Range, words map[string]bool) bool {
	for i := r.From; i < r.To; i++ {
		if words[t.Tokens[i].Lower] {
			return true
		}
	}
	return false
}

// hasQuotation reports whether a quotation mark stands in r.
func hasQuotation(t *Document, r Range) bool {
	for i := r.From; i < r.To; i++ {
		if t.Tokens[i].Is(OpensQuotation | ClosesQuotation) {
			return true
		}
	}
	return false
}

// interviewee returns the first full name printed before paragraph p: whom the
// words before an interview introduce.
func interviewee(t *Document, p int) Range {
	if p == 0 {
		return Range{}
	}
	return fullName(t, Range{0, t.Paragraphs[p].From})
}

// fullName returns the first full name of r.
func fullName(t *Document, r Range) Range {
	for i := r.From; i < r.To; i++ {
		from := i
		for i < r.To && looksLikeName(t, i) && (i == from || t.Tokens[i].Sentence == t.Tokens[from].Sentence) {
			i++
		}
		if i-from >= 2 && i-from <= 4 {
			return Range{from, i}
		}
	}
	return Range{}
}

func looksLikeName(t *Document, i int) bool {
	k := &t.Tokens[i]
	w := k.Lower
	return k.Is(Capitalized) && !k.Is(Punct|Numeric) && !Starters[w] && !vocabulary.Weekdays[w] && !vocabulary.Months[w] && !strings.HasPrefix(w, "@")
}
