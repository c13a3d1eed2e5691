package quote

import "strings"

// attribution ties what was said to the words that report it. Cue and source
// may be empty; content is in order.
type attribution struct {
	cue, source tokenRange
	content     []tokenRange
}

// attributor finds attributions sentence by sentence.
type attributor struct {
	*text
	owner []int // of each quotation: index into found, or -1
	found []attribution
}

// attribute finds the attributions of a text that have a cue.
func attribute(t *text) []attribution {
	a := &attributor{text: t, owner: make([]int, len(t.quotations))}
	for i := range a.owner {
		a.owner[i] = -1
	}
	for _, s := range t.sentences {
		for i := s.from; i < s.to; i++ {
			if t.tokens[i].quotation == outside {
				a.cueAt(i, s)
			}
		}
	}
	return a.found
}

// cueAt records the attribution whose cue is at token i, if one is.
func (a *attributor) cueAt(i int, s sentence) {
	w := a.tokens[i].lower
	if w == "according" && a.lower(i+1) == "to" {
		a.according(i, s)
		return
	}
	if a.tokens[i].is(upper) && i > s.from || !stating[w] && !quoting[w] && !directing[w] || a.nounAt(i, s) {
		return
	}
	cue := tokenRange{i, i + 1}
	switch {
	case a.afterQuotation(cue, s):
	case a.beforeQuotation(cue, s):
	case a.order(cue, s):
	case stating[w]:
		if !a.clauseAfter(cue, s) {
			a.clauseBefore(cue, s)
		}
	}
}

var passive = words(`is was were are be been being`)

// nounAt reports whether the word at i is rather a noun ("the report", "a
// claim") or a passive ("had been told").
func (a *attributor) nounAt(i int, s sentence) bool {
	if i == s.from {
		return true
	}
	w := a.lower(i - 1)
	if passive[w] && strings.HasSuffix(a.tokens[i].lower, "d") {
		return true
	}
	return determiner[w] && w != "that" && w != "all" || linkWords[w] && w != "to" || a.tokens[i-1].lower == "'s"
}

// afterQuotation takes “…,” said X and “…,” X said.
func (a *attributor) afterQuotation(cue tokenRange, s sentence) bool {
	begin := cue.from
	for begin > s.from && cue.from-begin < 2*longestPhrase && a.tokens[begin-1].quotation == outside {
		begin--
	}
	if begin == s.from && !a.quotationEndsAt(begin) || begin == a.paragraphs[s.paragraph].from {
		return false
	}
	q := a.tokens[begin-1].quotation
	if q == outside || !a.quotations[q].closed || a.owner[q] >= 0 {
		return false
	}
	if !a.breaksOff(a.quotations[q]) && cue.from-begin > 4 {
		return false
	}
	if a.tokens[begin].lower == "," {
		begin++
	}
	source, ok := a.phraseBefore(begin, cue.from)
	if !ok || source.from > begin+1 {
		if after, right := a.phraseAfter(cue.to, s.to); right {
			source, ok = after, true
		}
	}
	if !ok {
		return false
	}
	a.record(cue, source, a.quotedBefore(int(q)))
	return true
}

func (a *attributor) quotationEndsAt(i int) bool {
	return i > 0 && a.tokens[i-1].quotation != outside && a.sentenceAt(i-1).paragraph == a.sentenceAt(i).paragraph
}

// breaksOff reports whether a quotation ends as one does before its attribution.
func (a *attributor) breaksOff(q quotation) bool {
	switch a.lower(q.to - 2) {
	case ",", "?", "!", "—", "–", "--", "...", "…":
		return true
	}
	return a.lower(q.to) == ","
}

// quotedBefore returns the quotation q and, in its sentence, the words before.
func (a *attributor) quotedBefore(q int) []tokenRange {
	a.owner[q] = len(a.found)
	content := a.quotations[q].tokenRange
	if s := a.sentenceAt(content.from); content.from > s.from && a.quotations[q].words < longestPhrase {
		content.from = s.from
	}
	return []tokenRange{content}
}

// beforeQuotation takes X said, “…” and X said that it was “…”.
func (a *attributor) beforeQuotation(cue tokenRange, s sentence) bool {
	source, ok := a.phraseBefore(s.from, cue.from)
	if !ok {
		return false
	}
	for i := cue.to; i < s.to && i-cue.to < longestPhrase; i++ {
		q := a.tokens[i].quotation
		if q == outside {
			continue
		}
		if a.owner[q] >= 0 {
			return false
		}
		near := i-cue.to <= 1 || a.lower(i-1) == "," || a.lower(i-1) == ":"
		content := tokenRange{cue.to, a.clauseEnd(max(a.quotations[q].to, cue.to), s)}
		if near && a.quotations[q].words > 3 {
			content = a.quotations[q].tokenRange
		} else if !stating[a.tokens[cue.from].lower] && i-cue.to > longestPhrase/2 {
			return false
		}
		a.owner[q] = len(a.found)
		a.record(cue, source, []tokenRange{a.skipAddressee(content)})
		return true
	}
	return false
}

// skipAddressee drops "reporters on Monday" before "that".
func (a *attributor) skipAddressee(content tokenRange) tokenRange {
	for i := content.from; i < content.to && i-content.from < longestPhrase/2; i++ {
		if a.tokens[i].quotation != outside {
			break
		}
		if a.tokens[i].lower == "that" {
			content.from = i
			break
		}
	}
	for content.from < content.to && (a.tokens[content.from].lower == "," || a.tokens[content.from].lower == ":") {
		content.from++
	}
	return content
}

// clauseEnd returns where the clause that holds token i-1 ends: before the
// full stop of the sentence.
func (a *attributor) clauseEnd(i int, s sentence) int {
	end := max(i, s.to)
	for end > i && a.tokens[end-1].is(mark) && !a.tokens[end-1].is(closesQuot) && a.tokens[end-1].lower != ")" {
		end--
	}
	return end
}

// order takes X urged Y to do something.
func (a *attributor) order(cue tokenRange, s sentence) bool {
	if !directing[a.tokens[cue.from].lower] {
		return false
	}
	source, ok := a.phraseBefore(s.from, cue.from)
	if !ok {
		return false
	}
	for i := cue.to + 1; i < s.to && i-cue.to < longestPhrase; i++ {
		w := a.tokens[i].lower
		if w == "that" || a.tokens[i].is(mark) {
			return false
		}
		if w == "to" && i+1 < s.to && !a.tokens[i+1].is(upper) && !determiner[a.tokens[i+1].lower] {
			a.record(cue, source, []tokenRange{{i, a.clauseEnd(i+1, s)}})
			return true
		}
	}
	return false
}

// clauseAfter takes X said (that) something.
func (a *attributor) clauseAfter(cue tokenRange, s sentence) bool {
	source, ok := a.phraseBefore(s.from, cue.from)
	if !ok || cue.to >= s.to || a.tokens[cue.to].is(mark) {
		return false
	}
	content := a.skipAddressee(tokenRange{cue.to, a.clauseEnd(cue.to, s)})
	if content.to-content.from < 3 || content.from > cue.to && a.tokens[content.from].lower != "that" {
		return false
	}
	a.record(cue, source, []tokenRange{content})
	return true
}

// clauseBefore takes Something happened, X said.
func (a *attributor) clauseBefore(cue tokenRange, s sentence) {
	source, ok := a.phraseBefore(s.from, cue.from)
	if !ok || a.lower(source.from-1) != "," {
		if source, ok = a.phraseAfter(cue.to, s.to); !ok || a.lower(cue.from-1) != "," {
			return
		}
	}
	begin := min(source.from, cue.from)
	if content := (tokenRange{s.from, begin - 1}); content.to-content.from > 2 {
		a.record(cue, source, []tokenRange{content})
	}
}

// according takes According to X, something, and something, according to X.
func (a *attributor) according(i int, s sentence) {
	source, ok := a.phraseAfter(i+2, s.to)
	if !ok {
		return
	}
	content := tokenRange{s.from, i}
	if i == s.from {
		source.to = a.phraseEnd(source.from, s.to) // what follows its comma is the content
		content = tokenRange{source.to, a.clauseEnd(source.to, s)}
	}
	for !content.empty() && a.tokens[content.from].lower == "," {
		content.from++
	}
	for !content.empty() && a.tokens[content.to-1].lower == "," {
		content.to--
	}
	if content.empty() {
		return
	}
	for k := content.from; k < content.to; k++ {
		if q := a.tokens[k].quotation; q != outside {
			a.owner[q] = len(a.found)
		}
	}
	a.record(tokenRange{i, i + 2}, source, []tokenRange{content})
}

func (a *attributor) record(cue, source tokenRange, content []tokenRange) {
	a.found = append(a.found, attribution{cue: cue, source: source, content: content})
}

// oneLine returns s with every run of white space as one space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
