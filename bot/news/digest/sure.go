package digest

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"onrecord/bot/asking/answer"
	"onrecord/corpus/lexicon"
	"onrecord/corpus/pattern"
	"onrecord/corpus/quote"
	"onrecord/index/person"
	"onrecord/index/term"
)

// isSure reports whether it is beyond doubt who said a quote, by what its article has around it:
// a digest is read without the articles, and names nobody on a guess.
func isSure(c answer.Citation, body string) bool {
	if unspoken[strings.ToLower(c.Cue)] || isNested(body, c.Start) || isCut(c.Speaker) || isClause(c.Speaker) || strings.Contains(c.Speaker.AsPrinted, ";") || // of several
		strings.HasPrefix(strings.ToLower(c.Cue), "according") && !isPerson(c.Speaker) { // a newspaper, a report
		return false
	}
	switch c.Speaker.Resolved {
	case quote.ByContinuation:
		return goesOn(body[:c.Start])
	case quote.ByPronoun:
		return (isPerson(c.Speaker) || strings.EqualFold(c.Speaker.AsPrinted, "it")) && isNamedLast(c.Speaker.Name, body[:c.Start])
	case quote.ByDescription:
		return isTheOne(c.Speaker)
	}
	return true
}

// unspoken are cues of words that are thought, sung, remembered or read out, and of those that
// somebody is to say.
var unspoken = set("say think thinks thought thinking sing sings sang singing chant chants chanted chanting hear hears heard hearing recall recalls recalled recalling read reads reading imagine imagines imagined quote quotes quoted quoting")

// isPerson reports whether a speaker has a title or a given name that is known: no body "he".
func isPerson(who *answer.Attribution) bool {
	first, _, _ := strings.Cut(who.Name, " ")
	return who.Title != "" || isGiven(first)
}

// openMarks and closeMarks are quotation marks that tell beginning and end.
const openMarks, closeMarks = "“„«", "”»"

// isNested reports whether a quote begins inside other quotation marks: whoever it is given to
// may be quoted by somebody else.
func isNested(body string, start int) bool {
	open, straight := 0, 0
	for _, r := range paragraphBefore(body, start) {
		switch {
		case strings.ContainsRune(openMarks, r):
			open++
		case strings.ContainsRune(closeMarks, r):
			open = max(open-1, 0)
		case r == '"':
			straight++
		}
	}
	return open > 0 || straight%2 == 1
}

// paragraphBefore is what stands before a place in its paragraph.
func paragraphBefore(body string, start int) string {
	return body[strings.LastIndexByte(body[:start], '\n')+1 : start]
}

// longestBetween is how much may stand between two quotes of which one goes on with the other,
// in bytes: "…," the harbour master told the council on Monday.
const longestBetween = 100

// goesOn reports whether a quote whose article names no speaker follows right behind another one,
// with nothing between them but who says that.
func goesOn(before string) bool {
	before = strings.TrimRightFunc(before, unicode.IsSpace)
	last := strings.LastIndexAny(before, closeMarks+`"`)
	if last < 0 {
		return false
	}
	_, size := utf8.DecodeRuneInString(before[last:])
	between := strings.TrimSpace(before[last+size:])
	return between == "" || len(between) <= longestBetween && strings.HasSuffix(between, ".") && len(sentenceEnds().FindAllString(between, 2)) == 1
}

var sentenceEnds = pattern.Lazy(`[a-z)”"][.!?:](\s|$)`)

// namedWithin is how far before a quote a pronoun's name may stand, in bytes.
const namedWithin = 700

// shortestName is how many letters the word of a name has by which somebody is called.
const shortestName = 3

// isNamedLast reports whether a person is the last one whom an article names before a quote of
// "he" or "she", beside those who are named in what is quoted.
func isNamedLast(name, before string) bool {
	before = quoted().ReplaceAllString(before[max(0, len(before)-namedWithin):], " ")
	surname := surnameOf(name)
	from := -1
	for word := range strings.FieldsSeq(name) { // a surname may come first
		if at := strings.LastIndex(before, word); at >= 0 && len(word) >= shortestName {
			from = max(from, at+len(word))
		}
	}
	if from < 0 {
		return false
	}
	if anotherNamed(before[from:], surname) {
		return false
	}
	sentence := before[:from]
	sentence = sentence[lastSentence(sentence):]
	return !anotherNamed(sentence, surname) || strings.Contains(firstNamed(sentence), surname)
}

// anotherNamed reports whether a text names a person with another surname, in full or as who says
// something.
func anotherNamed(text, surname string) bool {
	for _, other := range fullName().FindAllStringSubmatch(text, -1) {
		if (other[1] != "" || isGiven(other[2])) && other[3] != surname {
			return true
		}
	}
	for _, other := range saying().FindAllStringSubmatch(text, -1) {
		if other[1] != surname && !lexicon.Roles()[strings.ToLower(other[1])] {
			return true
		}
	}
	return false
}

// firstNamed is the first person whom a text names in full or as who says something: "told of Bo
// Fenn, Ada Quill said".
func firstNamed(text string) string {
	at, name := len(text), ""
	for _, found := range [][]int{fullName().FindStringIndex(text), saying().FindStringIndex(text)} {
		if found != nil && found[0] < at {
			at, name = found[0], text[found[0]:found[1]]
		}
	}
	return name
}

// lastSentence is where the last sentence of a text begins.
func lastSentence(text string) int {
	at := strings.LastIndexByte(text, '\n') + 1
	for _, end := range sentenceEnds().FindAllStringIndex(text, -1) {
		if end[1] < len(text) && !abbreviated().MatchString(text[:end[1]]) {
			at = max(at, end[1])
		}
	}
	return at
}

var (
	quoted      = pattern.Lazy(`“[^”\n]*”|"[^"\n]*"`)
	abbreviated = pattern.Lazy(`\b(?:Reps?|Sens?|Gov|Mrs?|Ms|Dr|Gen|Lt|Col|Sgt|Prof|Jr|St)\.\s*$`)
	saying      = pattern.Lazy(`\b(\p{Lu}[\p{L}’'-]+) (?:says|said|tells|told|adds|added|notes|noted|argues|argued|recalls|recalled|thinks)\b`)
	fullName    = pattern.Lazy(`\b((?:Rep|Sen|Gov|Mrs?|Ms|Dr|Gen|Col|Sgt|Prof)\. )?(\p{Lu}\p{Ll}+)(?: \p{Lu}\.?)* (\p{Lu}[\p{L}’'-]+)`)
)

func isGiven(word string) bool { return lexicon.GivenNames()[strings.ToLower(word)] }

// surnameOf is the surname as a name has it: "Floyd" of "Philonise Floyd", "Moe" of "Carl Moe Jr.".
func surnameOf(name string) string {
	key := person.KeyOf(name).Surname()
	for _, word := range strings.Fields(name) {
		if strings.EqualFold(strings.Trim(word, ",."), key) {
			return strings.Trim(word, ",.")
		}
	}
	return name[strings.LastIndexByte(name, ' ')+1:]
}

// isAnothers reports whether somebody else with the same surname may be meant by it, or by a
// pronoun: the last whom the article calls so in full is another one, or there are several and no
// title tells which. given are the first words of the names of the day.
func isAnothers(c answer.Citation, body string, given map[string]bool) bool {
	own, _, full := strings.Cut(c.Speaker.Name, " ")
	if !full || !isGiven(own) && !given[own] || strings.Contains(c.Speaker.AsPrinted, own) {
		return false
	}
	key := person.KeyOf(c.Speaker.Name)
	surname := surnameOf(c.Speaker.Name)
	before, last := body[:c.Start], true
	if c.Speaker.Title == "" && hasRelative(before, surname) {
		return true
	}
	for {
		at := strings.LastIndex(before, " "+surname)
		if at < 0 {
			break
		}
		before = before[:at]
		first := before[strings.LastIndexFunc(before, func(r rune) bool { return !unicode.IsLetter(r) })+1:]
		if !isGiven(first) && !given[first] {
			continue
		}
		other := person.KeyOf(first + " " + surname)
		if first == own || other.Compatible(key) || other.Nicknamed(key) || key.Nicknamed(other) {
			last = false
			continue
		}
		if last || c.Speaker.Title == "" {
			return true
		}
	}
	return false
}

// hasRelative reports whether a text tells of a relative of somebody with a surname: "Fenn's
// brother", who may be called so too.
func hasRelative(text, surname string) bool {
	for rest := text; ; {
		_, after, ok := strings.Cut(rest, surname)
		if !ok {
			return false
		}
		rest = after
		if kin, owned := strings.CutPrefix(strings.ReplaceAll(after[:min(len(after), longestKin)], "’", "'"), "'s "); owned {
			kin, _, _ = strings.Cut(kin, " ")
			if kinship()[strings.Trim(kin, ",.")] {
				return true
			}
		}
	}
}

// longestKin is how many bytes behind a surname hold the word for a relative.
const longestKin = 24

var kinship = sync.OnceValue(func() map[string]bool { return lexicon.Words("kinship") })

// isCut reports whether the name of a body is the half of what the article prints: "National
// Intelligence" of "the Director of National Intelligence".
func isCut(who *answer.Attribution) bool {
	if slices.ContainsFunc(term.Words(who.Name), func(w string) bool { return furniture[w] }) {
		return true
	}
	first, _, _ := strings.Cut(who.Name, " ")
	before, _, ok := strings.Cut(who.AsPrinted, who.Name)
	words := strings.Fields(before)
	if !ok || isGiven(first) || len(words) == 0 || who.Title != "" {
		return false
	}
	last := words[len(words)-1]
	return last == "of" || !strings.EqualFold(last, "the") && strings.ToLower(last) != last
}

// furniture are words of a page around its article, which its text has as if they were names.
var furniture = set("loading caption toggle newsletter subscribe advertisement getty embed tower")

// longestDescription is how many words say who is meant in another way: "Quill's own account".
const longestDescription = 5

// isTheOne reports whether a description can mean nobody else: it has the name in it, or the one
// office that is the speaker's. "The strategist" may be another one.
func isTheOne(who *answer.Attribution) bool {
	if names(who.AsPrinted, who.Name) {
		return len(strings.Fields(who.AsPrinted)) <= longestDescription
	}
	office, the := strings.CutPrefix(strings.ToLower(who.AsPrinted), "the ")
	return the && heads().MatchString(office) && strings.HasSuffix(strings.ToLower(who.Title), office)
}

// heads are offices that one person at a time holds.
var heads = pattern.Lazy(`^(?:president|prime minister|chancellor|pope|king|queen)$`)

// isClause reports whether the words that name a speaker tell of somebody who does something with
// the one who is named: "Fenn welcomed Ada Quill to the race".
func isClause(who *answer.Attribution) bool {
	before, _, ok := strings.Cut(who.AsPrinted, surnameOf(who.Name))
	return ok && slices.ContainsFunc(strings.Fields(before), func(w string) bool {
		return strings.HasSuffix(w, "ed") && strings.ToLower(w) == w && !hasWords(who.Title, w)
	})
}

// ownReporter is how an article calls a reporter of its outlet: "the Lantern's Ada Quill".
var ownReporter = pattern.Lazy(`^(?:[Tt]he )?(\p{L}+)[’']s `)

// isOwnReporter reports whether an article quotes somebody of the newsroom.
func isOwnReporter(c answer.Citation) bool {
	m := ownReporter().FindStringSubmatch(c.Speaker.AsPrinted)
	return m != nil && c.Speaker.Title == "" && hasWords(c.Outlet, m[1])
}
