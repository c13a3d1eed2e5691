package quote

// leastMisspelt is how long a surname must be, in bytes, for another spelling of
// it to be taken for a slip.
const leastMisspelt = 5

// misspelt returns the person whose surname a name of one word spells with one
// slip, "Giufre" for "Giuffre", or nobody.
func (c *cast) misspelt(w string) int {
	if len(w) < leastMisspelt || places[w] || isBody(w) || isGiven(w) || isRole(w) || notNames[w] || len(c.entities) > mostSpelled {
		return nobody
	}
	for e, it := range c.entities {
		if it.person > 0 && len(it.words) > 1 && oneSlip(w, it.last()) {
			return e
		}
	}
	return nobody
}

// misspeltName returns the person of the same given name whose surname differs
// in one slip, or nobody.
func (c *cast) misspeltName(w []string) int {
	if len(w) != 2 || !isGiven(w[0]) {
		return nobody
	}
	for _, e := range latest(c.byWord[w[0]]) {
		if it := c.entities[e]; len(it.words) == 2 && it.words[0] == w[0] && oneSlip(w[1], it.words[1]) {
			return e
		}
	}
	return nobody
}

// spell gives an entity the spelling of its surname that most of its mentions
// have, where the first one printed has a slip.
func (c *cast) spell(e *entity) {
	if len(e.words) != 2 || len(e.mentions) < 3 {
		return
	}
	counts := map[string]int{}
	best, at := e.last(), nobody
	for _, i := range e.mentions {
		m := &c.mentions[i]
		w := c.plainWord(m.to - 1)
		if w != e.last() && !oneSlip(w, e.last()) || c.lower(m.from-1) == "the" {
			continue
		}
		if counts[w]++; counts[w] > counts[best] {
			best, at = w, m.to-1
		}
	}
	if at != nobody && best != e.last() {
		cut := len(e.name) - len(e.last())
		if cut > 0 && e.name[cut-1] == ' ' {
			e.name = e.name[:cut] + c.printed(tokenRange{at, at + 1})
			e.words = []string{e.words[0], best}
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
