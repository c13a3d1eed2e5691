package question

import (
	"fmt"
	"strings"
	"sync"
)

// A pattern is a form of question, written as the question is asked:
//
//	who [BE] [it] [that|who] SAY [that] WORDS
//
// A word in lower case stands for itself, or for any of several joined by "|";
// one in capitals for those that the lexicon has under that name. What stands
// in brackets may be missing; with a star behind, it may also come again.
// SPEAKER, WORDS and TOPIC take what stands in their place, at least one word
// and no more than has to be; ANYONE passes over up to four words. A phrase that
// says when may stand anywhere. QUOTED is WORDS that stand in quotation marks; OUTLET and
// BYLINE take whose articles are meant.
type pattern struct{ first *node }

// node is one step of a pattern; a nil node is its end.
type node struct {
	keys    map[string]bool // the words that it matches, or
	capture capture         // what it takes
	either  *node           // or, where optional is set, what may stand before next
	option  bool
	next    *node
}

type capture int

const (
	none capture = iota
	speaker
	words
	topic
	anyone
	quotation
	outletName
	bylineName
	captures // how many there are
)

var captureNames = map[string]capture{"SPEAKER": speaker, "WORDS": words, "TOPIC": topic, "ANYONE": anyone, "QUOTED": quotation, "OUTLET": outletName, "BYLINE": bylineName}

// longest bounds what stands in the place of a speaker, in words.
const longest = 16

// stretch is some words of a question, from first to before end; its zero value
// is none.
type stretch struct{ first, end int }

// found is what each capture took.
type found [captures]stretch

// compile reads the notation of a pattern; it panics on one that is wrong, which
// is a mistake in the table of forms.
func compile(notation string) pattern {
	for _, bracket := range []string{"[", "]*", "]"} {
		notation = strings.ReplaceAll(notation, bracket, " "+bracket+" ")
	}
	notation = strings.ReplaceAll(notation, "] *", "]*")
	parts := strings.Fields(notation)
	first, rest := sequence(parts, nil)
	if len(rest) > 0 {
		panic(fmt.Sprintf("question: %q has a bracket too many", notation))
	}
	return pattern{first}
}

// sequence builds the steps up to a closing bracket or the end, and after them
// next. It returns what it did not read.
func sequence(parts []string, next *node) (first *node, rest []string) {
	if len(parts) == 0 || parts[0][0] == ']' {
		return next, parts
	}
	if parts[0] != "[" {
		n := step(parts[0])
		n.next, rest = sequence(parts[1:], next)
		return n, rest
	}
	// What follows is built first, and the option leads to it, or back to itself.
	depth, end := 1, 1
	for ; depth > 0; end++ {
		switch parts[end][0] {
		case '[':
			depth++
		case ']':
			depth--
		}
	}
	option := &node{option: true}
	option.next, rest = sequence(parts[end:], next)
	after := option.next
	if parts[end-1] == "]*" {
		after = option
	}
	option.either, _ = sequence(parts[1:end], after)
	return option, rest
}

func step(part string) *node {
	if c, ok := captureNames[part]; ok {
		return &node{capture: c}
	}
	keys, ok := keySets.Load(part)
	if !ok {
		keys, _ = keySets.LoadOrStore(part, keysOf(part))
	}
	return &node{keys: keys.(map[string]bool)}
}

// keySets holds the words that a step stands for, a map[string]bool, by its notation: hundreds
// of steps are written alike.
var keySets sync.Map

func keysOf(part string) map[string]bool {
	keys := make(map[string]bool)
	for key := range strings.SplitSeq(part, "|") {
		if key != strings.ToLower(key) {
			group, ok := lexicon[key]
			if !ok {
				panic(fmt.Sprintf("question: the lexicon has no %s", key))
			}
			for key := range strings.FieldsSeq(group) {
				keys[key] = true
			}
			continue
		}
		keys[key] = true
	}
	return keys
}

// matcher matches the words of one text.
type matcher struct {
	words []word
	// loosely takes words with a slip of the fingers for those of a pattern.
	loosely bool
	found   found
}

// match reports whether the pattern matches all the words.
func (m *matcher) match(p pattern) bool {
	m.found = found{}
	return m.from(p.first, 0)
}

func (m *matcher) from(n *node, at int) bool {
	switch {
	case n == nil:
		return m.passDates(at) == len(m.words)
	case n.option:
		return m.from(n.either, at) || m.from(n.next, at)
	case n.capture != none:
		return m.take(n, at)
	}
	at = m.passDates(at)
	return at < len(m.words) && m.is(m.words[at], n.keys) && m.from(n.next, at+1)
}

var articles = set("the a an")

func (m *matcher) passDates(at int) int {
	for at < len(m.words) && m.words[at].when != nil {
		at++
	}
	return at
}

func (m *matcher) take(n *node, at int) bool {
	last := len(m.words)
	switch n.capture {
	case speaker:
		last = m.beforeSaying(at, min(last, at+longest))
	case anyone:
		last = min(last, at+4)
	}
	if n.capture == speaker && at > 0 && at < last && m.words[at].quoted > 0 && m.words[at].quoted == m.words[at-1].quoted {
		return false // nobody's name begins amid a quote
	}
	end := at + 1
	if n.next == nil {
		end = max(end, last) // nothing follows that could be shorter
	}
	for ; end <= last && at < len(m.words); end++ {
		if n.capture == speaker && m.goesOn(end) {
			continue
		}
		if n.capture == quotation && m.words[end-1].quoted == 0 {
			return false
		}
		if m.from(n.next, end) {
			m.found[n.capture] = stretch{at, end}
			if n.capture == quotation {
				m.found[words] = stretch{at, end}
			}
			return true
		}
	}
	return false
}

// goesOn reports whether a speaker's name does not end before the word at end:
// after an article, and before a noun that is a verb too, "state media say", "the
// World Report says".
func (m *matcher) goesOn(end int) bool {
	if articles[m.words[end-1].key] {
		return true
	}
	if end < len(m.words) && nounsToo[m.words[end].key] {
		for _, w := range m.words[end+1 : min(len(m.words), end+longest)] {
			if sayings[w.key] {
				return true
			}
		}
	}
	return false
}

var (
	sayings  = set("say says said saying tell tells told")
	nounsToo = set("state states report reports post call note")
)

// beforeSaying returns where a speaker's name ends at the latest: before "say".
func (m *matcher) beforeSaying(at, last int) int {
	for i := at; i < last; i++ {
		if sayings[m.words[i].key] {
			return i
		}
	}
	return last
}

func (m *matcher) is(w word, keys map[string]bool) bool {
	if w.quoted > 0 {
		return false
	}
	if keys[w.key] {
		return true
	}
	if !m.loosely || len(w.key) < 3 || grammar[w.key] {
		return false
	}
	for key := range keys {
		if slip(w.key, key) {
			return true
		}
	}
	return false
}

// slip reports whether typed is key with two neighbouring letters exchanged, one
// doubled, or, of a long word, one missing.
func slip(typed, key string) bool {
	if len(key) < 3 {
		return false
	}
	i := 0
	for i < len(typed) && i < len(key) && typed[i] == key[i] {
		i++
	}
	a, b := typed[i:], key[i:]
	switch len(typed) - len(key) {
	case 0:
		return len(a) > 1 && a[0] == b[1] && a[1] == b[0] && a[2:] == b[2:]
	case 1:
		return i > 0 && a[0] == typed[i-1] && a[1:] == b
	case -1:
		return len(key) > 5 && a == b[1:]
	}
	return false
}
