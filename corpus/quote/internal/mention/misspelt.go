package mention

import (
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// leastMisspelt is how long a surname must be, in bytes, for another spelling of
// it to be taken for a slip.
const leastMisspelt = 5

// misspelt returns the person whose surname a name of one word spells with one
// slip, "Giufre" for "Giuffre", or None: m is where it stands.
func (c *Entities) misspelt(w string, m *Mention) int {
	if len(w) < leastMisspelt || vocabulary.PlaceNames[w] || IsOrg(w) || vocabulary.IsGiven(w) || IsRole(w) || vocabulary.NonNames[w] || len(c.List) > mostSpelled {
		return document.None
	}
	for e, it := range c.List {
		if it.Person > 0 && len(it.Words) > 1 && oneSlip(w, it.Last()) {
			if w == it.Last()+"s" && c.Doc.Lower(m.From-1) == "the" {
				return document.None // "the Moes" are the family
			}
			return e
		}
	}
	return document.None
}

// misspeltName returns the person of the same given name whose surname differs
// in one slip, or None.
func (c *Entities) misspeltName(w []string) int {
	if len(w) != 2 || !vocabulary.IsGiven(w[0]) {
		return document.None
	}
	for _, e := range Latest(c.ByWord[w[0]]) {
		if it := c.List[e]; len(it.Words) == 2 && it.Words[0] == w[0] && oneSlip(w[1], it.Words[1]) {
			return e
		}
	}
	return document.None
}

// spell gives an entity the spelling of its surname that most of its mentions
// have, where the first one printed has a slip.
func (c *Entities) spell(e *Entity) {
	if len(e.Words) != 2 || len(e.Mentions) < 3 {
		return
	}
	counts := map[string]int{}
	best, at := e.Last(), document.None
	for _, i := range e.Mentions {
		m := &c.Mentions[i]
		w := c.plainWord(m.To - 1)
		if w != e.Last() && !oneSlip(w, e.Last()) || c.Doc.Lower(m.From-1) == "the" {
			continue
		}
		if counts[w]++; counts[w] > counts[best] {
			best, at = w, m.To-1
		}
	}
	if at != document.None && best != e.Last() {
		cut := len(e.Name) - len(e.Last())
		if cut > 0 && e.Name[cut-1] == ' ' {
			e.Name = e.Name[:cut] + c.Doc.Printed(document.Range{From: at, To: at + 1})
			e.Words = []string{e.Words[0], best}
		}
	}
}

// oneSlip reports whether two words differ in one letter, or in two that have
// changed places; the first letter is right.
func oneSlip(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 || len(a) < leastMisspelt-1 || a == b || a[0] != b[0] {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return a[i:] == b[i+1:]
	}
	return a[i+1:] == b[i+1:] || i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}
