package quote

import "strings"

// A transcript prints who speaks before a colon and what they say behind it,
// without quotation marks; an interview prints a question and then the answer.
//
//	AMSEL: The wall is sound.
//	Q: Who paid? A: Nobody has.

// turns finds what is said in transcripts and interviews, by paragraph, and marks
// the paragraphs that only ask.
func (t *text) turns() map[int]post {
	labelled := t.labelledTurns()
	if len(labelled) > 0 {
		return labelled
	}
	return t.answers()
}

// A transcript has so many turns at least, of two speakers or more.
const fewestTurns = 3

// labelledTurns finds the turns behind speaker labels.
func (t *text) labelledTurns() map[int]post {
	found := map[int]post{}
	times := map[string]int{}
	for p := range t.paragraphs {
		if turn, ok := t.turn(p); ok {
			found[p] = turn
			times[t.labelKey(turn.source)]++
		}
	}
	if len(found) < fewestTurns || len(times) < 2 || !t.dialogue(found, times) {
		return nil
	}
	out := map[int]post{}
	for p, turn := range found {
		key := t.labelKey(turn.source)
		switch {
		case key == "q" || key == "question":
			t.paragraphs[p].asks = true
		case key == "a" || key == "answer":
			if turn.source = t.interviewee(p); !turn.source.empty() {
				out[p] = turn
			}
		case t.tokens[turn.source.to-1].is(shouted) || times[key] > 1 && t.spokenOf(turn.source):
			out[p] = turn
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// dialogue reports whether turns talk to each other, as the entries of a list
// ("WHERE: At the quay") do not: a speaker comes again, and in a third of the turns
// somebody asks, or says "I" or "you".
func (t *text) dialogue(turns map[int]post, times map[string]int) bool {
	talk, again := 0, false
	for _, turn := range turns {
		if r := turn.content; t.lower(r.to-1) == "?" || t.holds(r, firstPerson) || t.holds(r, addressed) {
			talk++
		}
		again = again || times[t.labelKey(turn.source)] > 1
	}
	return again && 3*talk >= len(turns)
}

// labelKey is the last word of a speaker's name, which the labels of later turns
// print alone.
func (t *text) labelKey(label tokenRange) string {
	for i := label.from; i < label.to; i++ {
		if t.lower(i) == "," && i > label.from {
			return t.lower(i - 1)
		}
	}
	return t.lower(label.to - 1)
}

// turn returns the turn that paragraph p is, where it has a speaker label and no
// quotation mark behind it.
func (t *text) turn(p int) (post, bool) {
	bounds := t.plain(t.paragraphs[p].tokenRange)
	for i := bounds.from + 1; i < min(bounds.to-1, bounds.from+2*mostLabelWords); i++ {
		if t.lower(i) != ":" || t.tokens[i].is(spaced) {
			continue
		}
		label, content := t.plain(tokenRange{bounds.from, i}), t.plain(tokenRange{i + 1, t.paragraphs[p].to})
		if label.empty() || content.empty() || content.from == i+1 && !t.tokens[content.from].is(spaced) ||
			t.tokens[content.from].is(opensQuot) || !speakerLabel(t.printed(label)) {
			return post{}, false
		}
		for k := label.from + 1; k < label.to; k++ {
			if t.lower(k) == "(" {
				label.to = k
			}
		}
		return post{content: content, source: label}, true
	}
	return post{}, false
}

// plain returns r without the marks of emphasis and headings at its ends, which
// plain text in Markdown keeps: **What about the wall?**
func (t *text) plain(r tokenRange) tokenRange {
	for !r.empty() && emphasis[t.lower(r.from)] {
		r.from++
	}
	for !r.empty() && emphasis[t.lower(r.to-1)] {
		r.to--
	}
	return r
}

var emphasis = words("* ** *** _ __ # ## ### ####")

// spokenOf reports whether the last word of a label stands anywhere but before a
// colon: a speaker is spoken of, a heading is not.
func (t *text) spokenOf(label tokenRange) bool {
	name := t.lower(label.to - 1)
	for i := range t.tokens {
		if t.tokens[i].lower == name && t.tokens[i].is(upper) && !label.has(i) && t.lower(i+1) != ":" {
			return true
		}
	}
	return false
}

// answers finds the answers of an interview that prints its questions as
// paragraphs of their own.
func (t *text) answers() map[int]post {
	var asks []int
	addresses := 0
	for p := range t.paragraphs {
		if !t.questions(p) || p+1 == len(t.paragraphs) || !t.answer(p+1) {
			continue
		}
		asks = append(asks, p)
		if t.holds(t.paragraphs[p].tokenRange, addressed) {
			addresses++
		}
	}
	if len(asks) < 2 || addresses == 0 {
		return nil
	}
	who := t.interviewee(asks[0])
	if who.empty() {
		return nil
	}
	out := map[int]post{}
	for _, p := range asks {
		t.paragraphs[p].asks = true
		for p++; p < len(t.paragraphs) && t.answer(p) && !t.questions(p); p++ {
			out[p] = post{content: t.paragraphs[p].tokenRange, source: who}
		}
	}
	return out
}

var (
	addressed   = words("you your yours yourself")
	firstPerson = words("i my me mine we our us ours myself ourselves 'm")
)

// longestQuestion bounds the paragraph that asks, in tokens.
const longestQuestion = 80

// questions reports whether paragraph p asks somebody something and is no quotation.
func (t *text) questions(p int) bool {
	r := t.plain(t.paragraphs[p].tokenRange)
	return !r.empty() && r.to-r.from <= longestQuestion && t.lower(r.to-1) == "?" && !t.quotes(r)
}

// answer reports whether paragraph p can be an answer: it holds no quotation and
// speaks in the first person.
func (t *text) answer(p int) bool {
	r := t.paragraphs[p].tokenRange
	return !t.quotes(r) && t.holds(r, firstPerson)
}

// holds reports whether one of words stands in r.
func (t *text) holds(r tokenRange, words map[string]bool) bool {
	for i := r.from; i < r.to; i++ {
		if words[t.tokens[i].lower] {
			return true
		}
	}
	return false
}

// quotes reports whether a quotation mark stands in r.
func (t *text) quotes(r tokenRange) bool {
	for i := r.from; i < r.to; i++ {
		if t.tokens[i].is(opensQuot | closesQuot) {
			return true
		}
	}
	return false
}

// interviewee returns the first full name printed before paragraph p: whom the
// words before an interview introduce.
func (t *text) interviewee(p int) tokenRange {
	if p == 0 {
		return tokenRange{}
	}
	end := t.paragraphs[p].from
	for i := 0; i < end; i++ {
		from := i
		for i < end && t.nameLike(i) && (i == from || t.tokens[i].sentence == t.tokens[from].sentence) {
			i++
		}
		if i-from >= 2 && i-from <= 4 {
			return tokenRange{from, i}
		}
	}
	return tokenRange{}
}

func (t *text) nameLike(i int) bool {
	k := &t.tokens[i]
	w := k.lower
	return k.is(upper) && !k.is(mark|numeric) && !starters[w] && !weekdays[w] && !months[w] && !strings.HasPrefix(w, "@")
}
