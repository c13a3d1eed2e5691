package mention

import (
	"strings"

	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// longestGloss bounds the name before its initials, in tokens.
const longestGloss = 14

// glossedBy returns the words before m whose initials it gives in brackets:
// "Notes from Ostrava (NFO)". They are one name, whatever they look like.
func glossedBy(n *detector, m *Mention) document.Range {
	if m.To-m.From != 1 || !n.doc.Tokens[m.From].Is(document.AllCaps) || n.doc.Lower(m.From-1) != "(" || n.doc.Lower(m.To) != ")" {
		return document.Range{}
	}
	letters := n.doc.Tokens[m.From].Lower
	first := spelledOut(n, m.From-2, letters, max(n.doc.SentenceAt(m.From).From, m.From-longestGloss))
	if first == document.None || !n.doc.Tokens[first].Is(document.Capitalized) {
		return document.Range{}
	}
	return document.Range{From: first, To: m.From - 1}
}

// listReach bounds how far before an abbreviation the list is looked for that it
// stands for, in tokens.
const listReach = 300

// listedBefore returns the words somewhere before m whose initials it gives and
// that commas or "and" part, so that they look like several names: "Ferries,
// Harbours and Lights Ostrava", later "FHLO".
func listedBefore(n *detector, m *Mention) document.Range {
	k := &n.doc.Tokens[m.From]
	if m.To-m.From != 1 || !k.Is(document.AllCaps) || len(k.Lower) < 3 || len(k.Lower) > longestShort || strings.Contains(k.Lower, ".") || n.casing.titled[k.Sentence] {
		return document.Range{}
	}
	for i := m.From - 2; i > max(0, m.From-listReach); i-- {
		if last := &n.doc.Tokens[i]; !last.Is(document.Capitalized) || last.Lower[0] != k.Lower[len(k.Lower)-1] || last.Quotation != document.Unquoted || last.Is(document.AllCaps) {
			continue
		}
		first := spelledOut(n, i, k.Lower, max(n.doc.SentenceAt(i).From, i-longestGloss))
		if first == document.None || !n.doc.Tokens[first].Is(document.Capitalized) {
			continue
		}
		if r := (document.Range{From: first, To: i + 1}); isList(n.doc, r) {
			return r
		}
	}
	return document.Range{}
}

// isList reports capitalised words that commas or "and" part.
func isList(t *document.Document, r document.Range) bool {
	listed := false
	for i := r.From; i < r.To; i++ {
		k := &t.Tokens[i]
		listed = listed || k.Lower == "and" || k.Lower == ","
		if !k.Is(document.Capitalized|document.Punct) && !smallWords[k.Lower] {
			return false
		}
	}
	return listed
}

// spelledOut returns the first of the words that end at token i and begin with the
// letters, or None. Small words may be left out.
func spelledOut(n *detector, i int, letters string, least int) int {
	if letters == "" {
		return i + 1
	}
	if i < least {
		return document.None
	}
	k := &n.doc.Tokens[i]
	if k.Is(document.Punct) && k.Lower != "," && k.Lower != "'" && k.Lower != "’" && k.Lower != "&" {
		return document.None
	}
	rest, hit := strings.CutSuffix(letters, k.Lower[:1])
	if hit {
		if first := spelledOut(n, i-1, rest, least); first != document.None {
			return first
		}
	}
	if k.Is(document.Punct) || smallWords[k.Lower] || k.Lower == "from" || k.Genitive() {
		return spelledOut(n, i-1, letters, least)
	}
	return document.None
}

// glossed returns the body for whose name mention i stands in brackets after
// it, "the Gannet Harbour Trust (GHT)".
func glossed(c *Entities, i int) (int, bool) {
	m := &c.Mentions[i]
	if i == 0 || c.Doc.Lower(m.From-1) != "(" || c.Doc.Lower(m.To) != ")" {
		return document.None, false
	}
	before := &c.Mentions[i-1]
	if before.To != m.From-1 || before.Entity == document.None || c.List[before.Entity].Person > 0 || before.To-before.From < 2 {
		return document.None, false
	}
	c.aliases[c.plainWord(m.From)] = before.Entity
	return before.Entity, true
}

// byInitials returns the body that goes by w: as the text glosses it, or, in
// capitals, by its initials: "EDC", Export Development Canada.
func byInitials(c *Entities, w string, capitals bool) int {
	if e, ok := c.aliases[w]; ok {
		return e
	}
	if !capitals {
		return document.None
	}
	short := strings.ReplaceAll(w, ".", "")
	if e, ok := c.initials[short]; ok {
		return e
	}
	if e, ok := c.spelled[short]; ok {
		return e
	}
	c.spelled[short] = document.None
	if len(short) > 2 && len(short) <= longestShort && len(c.List) < mostSpelled {
		for e, it := range c.List {
			if it.Person <= 0 && len(it.Words) > 1 && it.Words[0] != short && Abbreviates(short, it.Words, true) {
				c.spelled[short] = e
				break
			}
		}
	}
	return c.spelled[short]
}

// An abbreviation is looked for where it is no longer than longestShort, in
// bytes, and the article names fewer than mostSpelled entities.
const (
	longestShort = 8
	mostSpelled  = 400
)

// Abbreviates reports whether short is made of the beginnings of the words of
// a name, in order: "CENTCOM", US Central Command. A nation before the name and
// small words may be left out, and, but for a name of two words, the last word.
func Abbreviates(short string, name []string, first bool) bool {
	if short == "" {
		return len(name) == 0 || len(name) == 2 && smallWords[name[0]]
	}
	if len(name) == 0 {
		return false
	}
	w := strings.ReplaceAll(name[0], ".", "")
	if rest, ok := strings.CutPrefix(short, "&"); ok && (w == "and" || w == "&") { // "PG&E"
		return Abbreviates(rest, name[1:], false)
	}
	if n := leftOut(name, w, first); n > 0 && Abbreviates(short, name[n:], false) {
		return true
	}
	for n := min(len(w), len(short), 4); n > 0; n-- {
		if short[:n] == w[:n] && Abbreviates(short[n:], name[1:], false) {
			return true
		}
	}
	return false
}

// leftOut is how many words an abbreviation may leave out of a name that begins with w.
func leftOut(name []string, w string, first bool) int {
	switch {
	case first && w == "united":
		return min(2, len(name)) // "United States"
	case smallWords[w], first && (vocabulary.PlaceNames[w] || nations[w] || offices[w]):
		return 1
	}
	return 0
}

// nations are what stands before the names of their bodies, and offices what some are
// called without: "HHS", the Department of Health and Human Services.
var (
	nations = vocabulary.WordSet(`us uk eu un`)
	offices = vocabulary.WordSet(`department ministry bureau office`)
)

var smallWords = vocabulary.WordSet(`of for and the & in to on`)

// initials returns the first letters of the words that count in a name.
func initials(name []string) string {
	var b strings.Builder
	for _, w := range name {
		if w != "of" && w != "for" && w != "and" && w != "the" && w != "&" && w != "," {
			b.WriteByte(w[0])
		}
	}
	return b.String()
}
