package quote

import "strings"

var (
	pronouns  = words(`he she they it we i you`)
	auxiliary = words(`has have had is was were are be been being would will could can may might must should did does do n't not never to`)
	adverbial = words(`also later then now further earlier just previously again repeatedly once still already often always once even only instead
		yesterday today tonight recently reportedly subsequently`)
	weekdays   = words(`monday tuesday wednesday thursday friday saturday sunday`)
	determiner = words(`the a an this that these those his her their its our my some many most several one two three another other
		both each every no few all both`)
	clauseWords = words(`that but when as if because while after or which who whom whose where although though since until unless whether than before so`)
	linkWords   = words(`of for in at from with on to by about`)
	stopAfter   = words(`on in at to during after when as while about this last by before following that with if because where whether how why what
		tuesday monday wednesday thursday friday saturday sunday yesterday today earlier late and but`)
)

// longestPhrase bounds a noun phrase, in tokens.
const longestPhrase = 16

// phraseBefore finds the noun phrase that ends where the verb at i begins, with
// its apposition and without the auxiliaries and adverbs between them.
func (t *text) phraseBefore(from, i int) (tokenRange, bool) {
	end := t.skipAdverbs(from, i)
	if end <= from {
		return tokenRange{}, false
	}
	last := &t.tokens[end-1]
	switch last.lower {
	case ",", ")", "—", "–":
		open := map[string]string{",": ",", ")": "(", "—": "—", "–": "–"}[last.lower]
		for k := end - 2; k > from && end-k < 2*longestPhrase; k-- {
			if t.tokens[k].lower != open {
				continue
			}
			if head, ok := t.phraseBefore(from, k); ok {
				return tokenRange{head.from, end}, true
			}
			break
		}
		return tokenRange{}, false
	}
	if last.is(mark) || last.quotation != outside {
		return tokenRange{}, false
	}
	if pronouns[last.lower] {
		return tokenRange{end - 1, end}, true
	}
	return t.trimPhrase(tokenRange{t.phraseStart(from, end), end})
}

// skipAdverbs returns the end of what stands before the adverbs, auxiliaries
// and days that precede token i.
func (t *text) skipAdverbs(from, i int) int {
	for i > from {
		k := &t.tokens[i-1]
		switch {
		case auxiliary[k.lower], adverbial[k.lower]:
			i--
		case strings.HasSuffix(k.lower, "ly") && !k.is(upper):
			i--
		case weekdays[k.lower] && i-2 >= from && t.tokens[i-2].lower == "on":
			i -= 2
		default:
			return i
		}
	}
	return i
}

// phraseStart walks left from end over what a noun phrase may hold.
func (t *text) phraseStart(from, end int) int {
	i := end - 1
	for i >= from && end-i <= longestPhrase {
		k := &t.tokens[i]
		switch {
		case k.is(mark) && k.lower != "&", k.quotation != outside:
			return i + 1
		case !k.is(upper) && stating[k.lower] && !determiner[t.lower(i-1)], auxiliary[k.lower]:
			return i + 1
		case k.lower == "and" && i > from && !t.tokens[i-1].is(upper), clauseWords[k.lower]:
			return i + 1
		case determiner[k.lower]:
			if i > from && linkWords[t.tokens[i-1].lower] {
				i--
			} else {
				return i
			}
		}
		i--
	}
	return i + 1
}

// trimPhrase drops words that cannot begin a noun phrase.
func (t *text) trimPhrase(r tokenRange) (tokenRange, bool) {
	for r.from < r.to {
		w := t.tokens[r.from].lower
		if !linkWords[w] && !clauseWords[w] && !adverbial[w] && w != "and" && w != "however" && w != "meanwhile" {
			break
		}
		r.from++
	}
	return r, !r.empty()
}

// phraseAfter finds the noun phrase that begins at i.
func (t *text) phraseAfter(i, end int) (tokenRange, bool) {
	if i >= end || t.tokens[i].quotation != outside {
		return tokenRange{}, false
	}
	if pronouns[t.tokens[i].lower] {
		return tokenRange{i, i + 1}, true
	}
	if t.tokens[i].is(mark) || stopAfter[t.tokens[i].lower] || clauseWords[t.tokens[i].lower] {
		return tokenRange{}, false
	}
	to := t.phraseEnd(i, end)
	if to+1 < end && t.tokens[to].lower == "," && (determiner[t.tokens[to+1].lower] || t.tokens[to+1].lower == "who" ||
		t.tokens[to+1].is(upper) && t.headRole(tokenRange{i, to}) != "") {
		for k := to + 1; k < end && k-to < 2*longestPhrase && t.tokens[k].quotation == outside; k++ {
			if w := t.tokens[k].lower; w == "," || w == "." {
				to = k
				break
			}
		}
	}
	return tokenRange{i, to}, true
}

func (t *text) phraseEnd(i, end int) int {
	k := i
	for k < end && k-i < longestPhrase && t.tokens[k].quotation == outside {
		w := t.tokens[k].lower
		if t.tokens[k].is(mark) && w != "&" || k > i && stopAfter[w] && (w != "and" || !t.tokens[k-1].is(upper)) && (w != "by" || !documents[t.lower(k-1)]) {
			break
		}
		k++
	}
	return k
}
