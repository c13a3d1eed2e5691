package quote

// longestDateline bounds a dateline, in tokens.
const longestDateline = 16

// dateline returns where the dateline of a paragraph ends, with its dash:
// "TARNBY, Vt. —", "PORT ELLIS, Nov 3 (Meridian) -", or where the paragraph
// begins if it has none. The place in it says nothing and does nothing.
func (t *text) dateline(p tokenRange) int {
	if p.empty() || !t.tokens[p.from].is(upper) {
		return p.from
	}
	bracketed := false
	for i := p.from; i < min(p.to-1, p.from+longestDateline); i++ {
		k := &t.tokens[i]
		switch k.lower {
		case "—", "–", "-", "--":
			if i > p.from && (k.is(spaced) || t.tokens[i+1].is(spaced)) && (bracketed || t.tokens[p.from].is(shouted)) {
				return i + 1
			}
			return p.from
		case "(", ")":
			bracketed = true
		case ",", ".", "/", "&":
		default:
			if !k.is(upper) && !k.is(numeric) && !particles[k.lower] {
				return p.from
			}
		}
	}
	return p.from
}
