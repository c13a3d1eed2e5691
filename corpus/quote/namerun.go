package quote

// runAt returns the longest run of name words that begins at i.
func (n *namer) runAt(i int) tokenRange {
	first := i
	if particles[n.tokens[i].lower] && !n.tokens[i].is(upper) && n.lower(i) != "y" && n.lower(i) != "e" {
		for first < len(n.tokens) && first < i+3 && particles[n.tokens[first].lower] && !n.tokens[first].is(upper) {
			first++
		}
	}
	if n.initialLetter(first) {
		first++
	}
	if first >= len(n.tokens) || !n.nameWord(first) && !n.dayOfPress(first) || first > i && n.tokens[first].sentence != n.tokens[i].sentence {
		return tokenRange{}
	}
	end := n.sentenceAt(i).to
	to := first + 1
	for to < end {
		next := n.linkedName(to, end, tokenRange{i, to})
		if next == to {
			break
		}
		to = next
	}
	return tokenRange{i, to}
}

// dayOfPress reports the day in the name of an outlet: "Sunday Herald".
func (n *namer) dayOfPress(i int) bool {
	return weekdays[n.lower(i)] && n.tokens[i].is(upper) && i+1 < len(n.tokens) && n.tokens[i+1].is(upper) && n.tokens[i+1].is(spaced) &&
		press[n.lower(i+1)] && n.tokens[i+1].sentence == n.tokens[i].sentence
}

// initialLetter reports a letter that stands for a given name before a name:
// "J. Russell Moe", "B Shiva Moe".
func (n *namer) initialLetter(i int) bool {
	if i+1 >= len(n.tokens) || !n.tokens[i].is(upper) || n.tokens[i].is(mark) || !n.nameWord(i+1) || n.tokens[i+1].sentence != n.tokens[i].sentence || !n.tokens[i+1].is(spaced) || n.tokens[i+1].is(opensPara) {
		return false
	}
	w := n.tokens[i].lower
	return len(w) == 2 && w[1] == '.' || len(w) == 1 && w != "i" && w != "a" && !n.initial(i)
}

// linkedName returns the end of the words at i that go on with the name run.
func (n *namer) linkedName(i, end int, run tokenRange) int {
	k := &n.tokens[i]
	switch {
	case k.is(opensQuot), k.is(closesQuot), k.lower == "(", k.is(spaced) && (k.lower == "'" || k.lower == "\""):
		return n.nickname(i, end, run)
	case n.nameWord(i), k.is(upper) && len(k.lower) == 1 && k.lower != "i":
		return i + 1
	case k.is(numeric) && i+1 < end && isBody(n.tokens[i+1].lower) && n.nameWord(i+1):
		return i + 2
	case n.numbered(i):
		return i + 1
	case k.lower == "&" && i+1 < end && n.nameWord(i+1):
		return i + 2
	case (k.lower == "’" || k.lower == "'") && i+1 < end && isBody(n.lower(i+1)) && n.nameWord(i+1): // "Farmers’ League"
		return i + 2
	case (k.lower == "’" || k.lower == "'") && run.to-run.from > 2 && n.lower(i-2) == "for" && i+1 < end && n.tokens[i+1].is(upper): // "League for Farmers’ Rights"
		return i + 2
	case k.lower == "," && i+1 < end && suffixes[n.lower(i+1)]:
		return i + 2
	case particles[k.lower]:
		j := i
		for j < end && j < i+3 && particles[n.tokens[j].lower] {
			j++
		}
		if j < end && n.nameWord(j) && n.tokens[j].is(spaced) {
			return j + 1
		}
	case weekdays[k.lower] && k.is(upper) && i+1 < end && n.tokens[i+1].is(upper) && press[n.tokens[i+1].lower]: // "The Sunday Herald"
		return i + 2
	case (k.lower == "of" || k.lower == "for" || k.lower == "on") && n.takesOf(run):
		j := i + 1
		if n.lower(j) == "the" {
			j++
		}
		if j < end && n.nameWord(j) {
			return j + 1
		}
	case (k.lower == "–" || k.lower == "—") && !k.is(spaced) && i+1 < end && !n.tokens[i+1].is(spaced) && n.nameWord(i+1):
		return i + 2
	case k.lower == "to" && i+2 < end && n.nameWord(i+1) && n.nameWord(i+2) && funds[n.lower(i+2)]: // "Courage to Build PAC"
		return i + 3
	case k.lower == "to" && i+1 < end && n.nameWord(i+1) && !isGiven(n.lower(i+1)) && !places[n.lower(i+1)] && n.holdsBody(run):
		return i + 2 // "Committee to Protect Journalists"
	case k.lower == "and" && i+1 < end && (n.lower(i+1) == "co." || n.lower(i+1) == "co" || n.lower(i+1) == "sons") && n.tokens[i+1].is(upper):
		return i + 2
	case k.lower == "and" && i+1 < end && n.nameWord(i+1) && n.takesAnd(run):
		return i + 2
	}
	return i
}

// longestNickname bounds a nickname in marks, in tokens.
const longestNickname = 3

// nickname returns the end of the nickname in marks at i and the surname after
// it, or i: "Willem “Billy” Moe".
func (n *namer) nickname(i, end int, run tokenRange) int {
	k := &n.tokens[i]
	if !k.is(spaced) || !isGiven(n.tokens[run.from].lower) || run.to-run.from > 2 {
		return i
	}
	for j := i + 1; j < min(end-1, i+2+longestNickname); j++ {
		if n.closes(i, j) {
			if j > i+1 && n.tokens[j+1].is(spaced) && n.nameWord(j+1) {
				return j + 2
			}
			return i
		}
		if !n.tokens[j].is(upper) || n.tokens[j].is(mark) {
			return i
		}
	}
	return i
}

// closes reports whether token j is the mark that closes what token i opens.
func (n *namer) closes(i, j int) bool {
	switch n.tokens[i].lower {
	case "(":
		return n.tokens[j].lower == ")"
	case "'", "\"":
		return n.tokens[j].lower == n.tokens[i].lower
	}
	return n.tokens[j].is(closesQuot) || n.tokens[j].lower == "’" || n.tokens[j].lower == "”"
}

// stations go by a word and a number, funds by words with "to" among them.
var (
	stations = words(`news channel radio`)
	funds    = words(`pac fund foundation coalition project initiative campaign`)
)

// takesOf reports whether a name so far goes on with "of": an office or a body.
func (n *namer) takesOf(run tokenRange) bool {
	last := n.tokens[run.to-1].lower
	if isBody(last) || isRole(last) {
		return true
	}
	for i := run.from; i < run.to; i++ {
		if w := n.tokens[i].lower; isGiven(w) || isRole(w) {
			return false
		}
	}
	return (run.to-run.from > 1 || n.lower(run.from-1) == "the") && n.holdsBody(run)
}

// takesAnd reports whether a name so far goes on with "and": "Ministry of
// Health and Welfare", "Food and Drug Administration".
func (n *namer) takesAnd(run tokenRange) bool {
	next := n.tokens[run.to+1].lower
	if isGiven(next) && n.nameGoesOn(run.to+2) || institutions[n.tokens[run.from].lower] && next != "the" && n.lower(run.from) == "university" {
		return false // "the University of Moe and Ada Quill"
	}
	for i := run.from; i < run.to; i++ {
		if n.tokens[i].lower == "of" || n.tokens[i].lower == "for" {
			return !places[n.tokens[run.to-1].lower] && n.holdsBody(tokenRange{run.from, i})
		}
	}
	if isGiven(n.tokens[run.to+1].lower) && run.to-run.from > 1 {
		return false
	}
	person := isGiven(n.tokens[run.from].lower) && n.lower(run.from-1) != "the"
	for next := run.to + 2; !person && next < len(n.tokens) && next < run.to+4 && n.tokens[next].is(upper); next++ {
		if isBody(n.tokens[next].lower) {
			return true
		}
	}
	return false
}
