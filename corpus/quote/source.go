package quote

// divides holds the marks that part a source into segments.
var divides = words(", ; : ( ) [ ] — – --")

// segments divides a source at its commas, dashes and brackets.
func (r *resolver) segments(source tokenRange) []tokenRange {
	var out []tokenRange
	from := source.from
	for i := source.from; i <= source.to; i++ {
		if i < source.to && (!divides[r.tokens[i].lower] || !r.tokens[i].is(spaced) && r.insideName(i)) && !r.spacedHyphen(i) {
			continue
		}
		if i > from {
			out = append(out, tokenRange{from, i})
		}
		from = i + 1
	}
	if len(out) == 0 {
		out = append(out, source)
	}
	return out
}

// spacedHyphen reports a hyphen that does the work of a dash: "Moe - the mayor".
func (r *resolver) spacedHyphen(i int) bool {
	return r.lower(i) == "-" && r.tokens[i].is(spaced) && i+1 < len(r.tokens) && r.tokens[i+1].is(spaced)
}

// namedIn returns the entity that the segments of a source name, or nobody:
// the head of the first, or of the second where the first is a description.
func (r *resolver) namedIn(segments []tokenRange) int {
	if e := r.headName(segments[0]); e != nobody {
		return e
	}
	if len(segments) == 1 {
		return nobody
	}
	role := r.headRole(segments[0])
	if role == "" && !determiner[r.lower(segments[0].from)] && !r.possessed(segments[0]) {
		return nobody
	}
	for _, s := range segments[1:] {
		if e := r.headName(s); e != nobody && (role == "" || r.entities[e].person >= 0) {
			return e
		}
	}
	return nobody
}

// possessed reports whether a phrase says whose it is: "Moe's predecessor".
func (r *resolver) possessed(s tokenRange) bool {
	for i := s.from; i < s.to; i++ {
		if r.tokens[i].genitive() {
			return true
		}
	}
	return false
}

// headName returns the entity whose name is the head of a noun phrase, or nobody.
func (r *resolver) headName(s tokenRange) int {
	mentions := r.mentionsIn(s)
	if n := len(mentions); n > 1 {
		// "Winnet Institute botanist Jo Marsh"
		if m := mentions[n-1]; r.lastIn(m, s) && r.entities[m.entity].isPerson() && !r.complement(tokenRange{s.from, m.before}) && (!r.joins(s.from, m.before) || m.title != "" && r.lower(m.before-1) == "and" && !determiner[r.lower(s.from)]) {
			return m.entity
		}
	}
	if r.several(s) {
		return nobody
	}
	for _, m := range mentions {
		if r.complement(tokenRange{s.from, m.before}) {
			return nobody
		}
		next := m.to
		for next < s.to && (suffixes[r.tokens[next].lower] || postnominals[r.tokens[next].lower]) {
			next++
		}
		if next >= s.to {
			return m.entity
		}
		k := &r.tokens[next]
		switch {
		case k.genitive() && next+1 == s.to:
			return m.entity
		case r.onlyPress(tokenRange{next, s.to}) && !r.entities[m.entity].isPerson() && !notNames[r.lower(m.to-1)]:
			return m.entity // "the Tarnby Argus newspaper"
		case isRole(k.lower), k.genitive():
			continue
		case linkWords[k.lower], k.lower == "last", k.opensClause(), k.lower == "and", k.lower == "himself", k.lower == "herself", weekdays[k.lower],
			k.tag == tagPreposition, adverbial[k.lower], k.tag == tagNumber:
			return m.entity
		case k.tag == tagParticiple, k.tag == tagGerund, k.tag == tagPast:
			if r.plainBefore(tokenRange{s.from, m.before}) {
				return m.entity
			}
		}
	}
	return nobody
}

// onlyPress reports words that say no more than that a name is an outlet's.
func (r *resolver) onlyPress(s tokenRange) bool {
	w := r.lower(s.from)
	if w == "news" {
		w = r.lower(s.from + 1)
		s.from++
	}
	return s.to-s.from == 1 && (w == "newspaper" || w == "agency") && !r.tokens[s.from].is(upper)
}

// several reports people counted rather than named: "many Ostravans".
func (r *resolver) several(s tokenRange) bool {
	w, head := r.lower(s.from), r.lower(r.headEnd(s)-1)
	return s.to-s.from > 1 && r.headEnd(s)-s.from < 4 && head[len(head)-1] == 's' && (w == "many" || w == "most" || w == "some" || w == "several" || w == "few")
}

// lastIn reports whether nothing but letters after a name follow m in s.
func (r *resolver) lastIn(m *mention, s tokenRange) bool {
	i := m.end
	for i < s.to && postnominals[r.tokens[i].lower] {
		i++
	}
	return i >= s.to
}

// joins reports whether an "and" stands between two tokens.
func (r *resolver) joins(from, to int) bool {
	for i := from; i < to; i++ {
		if r.lower(i) == "and" {
			return true
		}
	}
	return false
}

// complement reports whether what stands before a name in a noun phrase makes
// the name a complement of it: "a spokesman for", "the lawyer who defended".
func (r *resolver) complement(before tokenRange) bool {
	if k := r.firstMention(before.to); k < len(r.mentions) && r.mentions[k].before == before.to && r.mentions[k].from > before.to && r.holdsRole(before) && r.lower(before.to-1) != "for" {
		return false // "Ambassador to Germany Ada Quill"
	}
	if !before.empty() && isRole(r.lower(before.from)) && r.tokens[before.to-1].tag == tagNoun {
		return false // "speaker of the assembly Ada Quill"
	}
	for i := before.from; i < before.to; i++ {
		k := &r.tokens[i]
		if !k.is(upper) && !r.insideName(i) && (linkWords[k.lower] || k.tag == tagPreposition || k.tag == tagTo || k.tag == tagWh || k.finite() && k.tag != tagPresent && k.habit > seldom) {
			return true
		}
	}
	return false
}

// holdsRole reports whether a word of s is a role.
func (r *resolver) holdsRole(s tokenRange) bool {
	for i := s.from; i < s.to; i++ {
		if isRole(r.tokens[i].lower) {
			return true
		}
	}
	return false
}

// plainBefore reports whether nothing but articles and adjectives stand before a name.
func (r *resolver) plainBefore(before tokenRange) bool {
	for i := before.from; i < before.to; i++ {
		if k := &r.tokens[i]; k.tag.noun() && !isRole(k.lower) {
			return false
		}
	}
	return true
}

// mentionsIn returns the mentions that begin inside a range.
func (r *resolver) mentionsIn(s tokenRange) []*mention {
	var out []*mention
	for i := r.firstMention(s.from); i < len(r.mentions) && r.mentions[i].to <= s.to; i++ {
		out = append(out, &r.mentions[i])
	}
	return out
}

// firstMention returns the index of the first mention that begins at token i or later.
func (r *resolver) firstMention(i int) int {
	lo, hi := 0, len(r.mentions)
	for lo < hi {
		if mid := (lo + hi) / 2; r.mentions[mid].from < i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// core returns the noun phrase that a source begins with, without the clause or
// apposition that goes on about it: "one aide" of "one aide, who asked not to
// be named".
func (r *resolver) core(s tokenRange) tokenRange {
	for i := s.from + 1; i < s.to; i++ {
		switch r.lower(i) {
		case "—", "–", "--":
			return tokenRange{s.from, i}
		case "(":
			if s.to > i+2 && r.lower(s.to-1) == ")" && !r.tokens[i+1].is(shouted) {
				return tokenRange{s.from, i}
			}
		case ",":
			next := i + 1
			if last := next >= s.to; last || r.tokens[i-1].tag.noun() && !(r.tokens[next].is(numeric) && r.tokens[i-1].is(numeric)) && !places[r.lower(next)] {
				return tokenRange{s.from, i}
			}
		}
	}
	return s
}
