package quote

// least is how many long words a line needs to tell that it is set as a title.
const leastTitleCase = 4

// setAsTitle reports whether a sentence is set as a headline is, in capitals or
// with each long word in a capital: "Romney Visits Quill in Ostrava". There a
// capital makes no name of a word.
func (t *text) setAsTitle(s sentence) bool {
	long := 0
	for i := s.from; i < s.to; i++ {
		k := &t.tokens[i]
		if k.is(mark|numeric) || len(k.lower) < 4 {
			continue
		}
		if !k.is(upper) {
			return false
		}
		long++
	}
	return long >= leastTitleCase
}

// titleCase marks the sentences that are set as titles, where the text has
// others too.
func (n *namer) titleCase() {
	n.titled = make([]bool, len(n.sentences))
	plain := false
	for i, s := range n.sentences {
		n.titled[i] = n.setAsTitle(s)
		plain = plain || !n.titled[i] && s.to-s.from >= 8
	}
	if !plain {
		clear(n.titled)
	}
}

// known reports a word that is part of a name for what it is, or for what the
// sentences in plain type show.
func (n *namer) known(i int) bool {
	w := n.tokens[i].lower
	return n.seen[w] || isGiven(w) || isBody(w) || isRole(w) || isCourtesy(w)
}

// knownParts returns the run without the words that only a headline's capitals
// make parts of a name: "Quill" of "Romney Visits Quill" where the text knows
// both.
func (n *namer) knownPart(run tokenRange) tokenRange {
	first := run.from
	for first < run.to && !n.known(first) {
		first++
	}
	if first == run.to {
		return run
	}
	last := first + 1
	for last < run.to && (n.known(last) || isGiven(n.tokens[last-1].lower) || !n.tokens[last].is(upper)) {
		last++
	}
	for last > first+1 && !n.tokens[last-1].is(upper) {
		last--
	}
	return tokenRange{first, last}
}
