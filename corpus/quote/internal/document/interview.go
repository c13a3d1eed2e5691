package document

import "unicode/utf8"

// Whom an interview is with is often told by no more than its labels: by one of them in
// full, by a question that calls somebody by name, by the lines around it.

// opensRecord reports a text with a paragraph that begins with "Q.", as the record of a
// hearing prints questions. Without one, "A." begins the name of somebody.
func opensRecord(t *Document) bool {
	for p := range t.Paragraphs {
		if letter, _ := lettered(t, t.Paragraphs[p].From); letter == "q" {
			return true
		}
	}
	return false
}

// lettered returns the letter of "Q." or "A." at token i, and where that ends.
func lettered(t *Document, i int) (letter string, end int) {
	switch w := t.Lower(i); {
	case w == "q." || w == "a.":
		return w[:1], i + 1
	case (w == "q" || w == "a") && t.Lower(i+1) == ".":
		return w, i + 2
	}
	return "", i
}

// letteredTurn returns the turn that paragraph p is, where it begins with "Q." or "A.".
func letteredTurn(t *Document, p int) (post, bool) {
	r := plainLabel(t, t.Paragraphs[p].Range)
	letter, stop := lettered(t, r.From)
	if letter == "" || stop >= r.To {
		return post{}, false
	}
	return post{content: Range{stop, r.To}, source: Range{r.From, r.From + 1}}, true
}

// answerWithin returns the answer that stands behind its question in one paragraph: "Q: Is
// it safe? A: It is."
func answerWithin(t *Document, question Range) Range {
	for i := question.From + 1; i+2 < question.To; i++ {
		if w := t.Lower(i); (w == "a" || w == "answer") && t.Tokens[i].Is(Capitalized) && t.Lower(i+1) == ":" && t.Lower(i-1) == "?" {
			return Range{i + 2, question.To}
		}
	}
	return Range{}
}

// answersWithin reports whether a question has its answer in its own paragraph.
func answersWithin(t *Document, found map[int]post) bool {
	for _, turn := range found {
		if !answerWithin(t, turn.content).Empty() {
			return true
		}
	}
	return false
}

// spellOut gives the turns whose labels are initials the label with the name in full: "NS"
// behind "Nora Strand".
func spellOut(t *Document, found map[int]post) {
	for p, turn := range found {
		if turn.source.To-turn.source.From != 1 || !t.Tokens[turn.source.From].Is(AllCaps) {
			continue
		}
		first := len(t.Paragraphs)
		for k, other := range found {
			if k < first && initials(t, other.source) == t.Lower(turn.source.From) {
				first = k
			}
		}
		if first < len(t.Paragraphs) {
			turn.source = found[first].source
			found[p] = turn
		}
	}
}

// initials returns the first letters of the words of a label, in lower case; "" of one word.
func initials(t *Document, label Range) string {
	if label.To-label.From < 2 {
		return ""
	}
	var letters []rune
	for i := label.From; i < label.To; i++ {
		first, _ := utf8.DecodeRuneInString(t.Lower(i))
		letters = append(letters, first)
	}
	return string(letters)
}

// inTurn reports whether two speakers take turns, paragraph by paragraph, of whom one does
// nothing but ask.
func inTurn(t *Document, found map[int]post, times map[string]int) bool {
	if len(times) != 2 || len(found) < fewestTurns {
		return false
	}
	first := len(t.Paragraphs)
	for p := range found {
		first = min(first, p)
	}
	asker := labelKey(t, found[first].source)
	for n := range len(found) {
		turn, ok := found[first+n]
		if !ok || (labelKey(t, turn.source) == asker) != (n%2 == 0) || n%2 == 0 && t.Lower(turn.content.To-1) != "?" {
			return false
		}
	}
	return true
}

// answerer returns whom the answers of an interview are by: who is introduced before it, who
// is called by name in a question, or who alone is named after it.
func answerer(t *Document, found map[int]post) Range {
	first, last := len(t.Paragraphs), 0
	for p := range found {
		first, last = min(first, p), max(last, p)
	}
	if who := interviewee(t, first); !who.Empty() {
		return who
	}
	for p := first; p <= last; p++ {
		if turn, ok := found[p]; ok {
			if who := calledByName(t, turn.content); !who.Empty() {
				return who
			}
		}
	}
	rest := Range{t.Paragraphs[last].To, len(t.Tokens)}
	who := fullName(t, rest)
	if another := fullName(t, Range{max(who.To, rest.From), rest.To}); who.Empty() || !another.Empty() {
		return Range{}
	}
	return who
}

// calledByName returns the name at the end of a question: "Where were you, Mr Strand?"
func calledByName(t *Document, r Range) Range {
	for i := r.From; i < r.To; i++ {
		if t.Lower(i) != "?" {
			continue
		}
		from := i
		for from > r.From && looksLikeName(t, from-1) {
			from--
		}
		if from < i && i-from < 4 && t.Lower(from-1) == "," {
			return Range{from, i}
		}
	}
	return Range{}
}

// namedAnswers finds the turns of an interview that prints its questions without a label
// and its answers behind the name of the only one who is asked.
func namedAnswers(t *Document, found map[int]post) map[int]post {
	var source Range
	bold := 0
	for p, turn := range found {
		if p == 0 || !asksIn(t, p-1) {
			return nil
		}
		if emphasis[t.Lower(t.Paragraphs[p-1].From)] {
			bold++
		}
		if turn.source.To-turn.source.From > 1 && (source.Empty() || turn.source.From < source.From) {
			source = turn.source
		}
	}
	if source.Empty() || t.Tokens[source.From].Is(AllCaps) || len(found) < 2 && bold == 0 {
		return nil
	}
	out := map[int]post{}
	if bold > 0 {
		out = boldAnswers(t, source)
	}
	for p, turn := range found {
		out[p] = turn
		t.Paragraphs[p-1].Asks = true
	}
	return out
}

// boldAnswers finds the paragraphs that answer a question in bold, all by one source.
func boldAnswers(t *Document, source Range) map[int]post {
	out := map[int]post{}
	for p := 1; p < len(t.Paragraphs); p++ {
		if asksIn(t, p-1) && emphasis[t.Lower(t.Paragraphs[p-1].From)] && !asksIn(t, p) && !hasQuotation(t, t.Paragraphs[p].Range) {
			out[p] = post{content: t.Paragraphs[p].Range, source: source}
			t.Paragraphs[p-1].Asks = true
		}
	}
	return out
}
