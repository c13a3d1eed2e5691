package place

import (
	"strings"
	"unicode/utf8"
)

// before judges what stands before a candidate.
func (f *finder) before(c *candidate) verdict {
	gap := spaceBefore(f.body, c.Start)
	if gap == 0 {
		return f.attachedBefore(c)
	}
	end := c.Start - gap
	start := wordStart(f.body, end)
	switch word := f.body[start:end]; {
	case word == "":
		return f.afterMark(c, end)
	case startsUpper(word):
		return f.afterCapital(c, start, word)
	case word == "of" || word == "the":
		return f.afterOf(c, start, word)
	default:
		return evidence(word)
	}
}

// attachedBefore judges what stands before a candidate without a space.
func (f *finder) attachedBefore(c *candidate) verdict {
	i := c.Start
	if i == 0 {
		return bare
	}
	switch f.body[i-1] {
	case '@', '.', '_', '=':
		return refused
	case '-':
		if afterParty(f.body, i) {
			return shown
		}
		if prefix := wordStart(f.body, i-1); startsUpper(f.body[prefix:]) && (c.form.demonym || c.form.is(city)) {
			return refused // "Mexican-American"
		}
	}
	return bare
}

// afterMark judges a candidate after the mark that ends at end and a space.
func (f *finder) afterMark(c *candidate, end int) verdict {
	switch {
	case strings.HasSuffix(f.body[:end], "&") && c.form.is(city):
		return refused // "Sykes & Boston"
	case strings.HasSuffix(f.body[:end], "."):
		title := f.body[wordStart(f.body, end-1) : end-1]
		if abbreviatedTitles[title] || len(title) == 1 && startsUpper(title) {
			return person
		}
	}
	return bare
}

// evidence weighs a small word before a name.
func evidence(word string) verdict {
	switch {
	case locating[word]:
		return shown
	case leading[word]:
		return hinted
	}
	return bare
}

// afterCapital judges a candidate after a capitalised word: mostly a longer
// name, unless that word only opens the sentence or says which part is meant.
func (f *finder) afterCapital(c *candidate, start int, word string) verdict {
	switch {
	case allCaps(c.form.text) && allCaps(word):
		return refused // "GIVE US"
	case locating[word]:
		return shown
	case openers[word]:
		return bare
	case parts[word] && !c.form.weak:
		if strings.HasSuffix(f.body[:start], " of ") {
			return refused // "University of Northern Iowa"
		}
		return shown
	case opensSentence(f.body, start) && (c.form.demonym || allCaps(c.form.text)):
		return bare // "Senior Syrian officials"
	}
	return person
}

// afterOf judges a candidate after "of", "the" or "of the", where word is the
// last of them: "Bank of England" and "Francis of Rome" are longer names,
// "President of the Philippines" and "Senator Alvarez of Ohio" are not.
func (f *finder) afterOf(c *candidate, start int, word string) verdict {
	end := start - spaceBefore(f.body, start)
	if word == "the" {
		start = wordStart(f.body, end)
		if word = f.body[start:end]; word != "of" {
			return min(evidence(word), hinted)
		}
		end = start - spaceBefore(f.body, start)
	}
	switch head := f.body[wordStart(f.body, end):end]; {
	case settlements[head]:
		return shown
	case !startsUpper(head), heads[head], !c.form.is(city) && !c.form.weak && !bodies[head]:
		return bare
	}
	return refused
}

// opensSentence reports whether the word at start is the first of a sentence,
// a quotation or a line.
func opensSentence(body string, start int) bool {
	before := strings.TrimRight(body[max(0, start-8):start], " \u00a0\u202f")
	if before == "" {
		return start < 8
	}
	switch r, _ := utf8.DecodeLastRuneInString(before); r {
	case '\n', '.', '!', '?', ':', ';', '"', '“', '”', '‘', '\'', '’', '(', '—', '–', '-', '•', '*':
		return true
	}
	return false
}
