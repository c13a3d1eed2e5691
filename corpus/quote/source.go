package quote

import "strings"

// together is the verdict for a source that joins two or more: "Laura Pell and
// her brother".
func (r *resolver) together(source tokenRange) (verdict, bool) {
	for i := source.from + 1; i < source.to-1; i++ {
		if r.tokens[i].lower != "and" || r.insideName(i) {
			continue
		}
		left, right := r.segments(tokenRange{source.from, i}), r.segments(tokenRange{i + 1, source.to})
		var names []string
		for _, s := range left {
			if e := r.headName(s); e != nobody {
				names = append(names, r.named(e, ByName, 0).Name)
			}
		}
		last := ""
		if e := r.headName(right[0]); e != nobody {
			last = r.named(e, ByName, 0).Name
		} else if r.tokens[i+1].tag == tagPossessive {
			last = r.printed(right[0])
		}
		if last == "" || len(names) == 0 || len(names) < len(left) {
			return verdict{}, false
		}
		name := strings.Join(names, ", ") + " and " + last
		return verdict{Speaker: Speaker{Name: name, Named: true}, how: ByName, confidence: sureOfBody, entity: nobody}, true
	}
	return verdict{}, false
}

// insideName reports whether token i stands inside a name: "Food and Drug Agency".
func (r *resolver) insideName(i int) bool {
	k := r.firstMention(i) - 1
	return k >= 0 && r.mentions[k].to > i
}

// divides holds the marks that part a source into segments.
var divides = words(", ; : ( ) [ ] — – --")

// segments divides a source at its commas, dashes and brackets.
func (r *resolver) segments(source tokenRange) []tokenRange {
	var out []tokenRange
	from := source.from
	for i := source.from; i <= source.to; i++ {
		if i < source.to && !divides[r.tokens[i].lower] {
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
	if role == "" && !determiner[r.lower(segments[0].from)] {
		return nobody
	}
	for _, s := range segments[1:] {
		if e := r.headName(s); e != nobody && (role == "" || r.entities[e].person >= 0) {
			return e
		}
	}
	return nobody
}

// headName returns the entity whose name is the head of a noun phrase, or nobody.
func (r *resolver) headName(s tokenRange) int {
	for _, m := range r.mentionsIn(s) {
		if r.complement(tokenRange{s.from, m.before}) && !r.holdsOffice(m, s) {
			return nobody
		}
		next := m.to
		for next < s.to && suffixes[r.tokens[next].lower] {
			next++
		}
		if next >= s.to {
			return m.entity
		}
		k := &r.tokens[next]
		switch {
		case k.tag == tagGenitive && next+1 == s.to:
			return m.entity
		case isRole(k.lower), k.tag == tagGenitive, k.lower == "'s", k.lower == "'":
			continue
		case linkWords[k.lower], clauseWords[k.lower], k.lower == "and", k.lower == "himself", k.lower == "herself", weekdays[k.lower],
			k.tag == tagPreposition, adverbial[k.lower], k.tag == tagWh:
			return m.entity
		case k.tag == tagParticiple, k.tag == tagGerund, k.tag == tagPast:
			if r.plainBefore(tokenRange{s.from, m.before}) {
				return m.entity
			}
		}
	}
	return nobody
}

// holdsOffice reports whether the person m at the end of a noun phrase is whom
// the office before the name belongs to: "Ambassador to the U.N. Ines Pardo".
func (r *resolver) holdsOffice(m *mention, s tokenRange) bool {
	k := &r.tokens[m.from-1]
	return m.to == s.to && m.person > 0 && r.headRole(tokenRange{s.from, m.from}) != "" && k.tag != tagPreposition && k.tag != tagTo &&
		!determiner[k.lower] && !linkWords[k.lower]
}

// complement reports whether what stands before a name in a noun phrase makes
// the name a complement of it: "a spokesman for", "the lawyer who defended".
func (r *resolver) complement(before tokenRange) bool {
	for i := before.from; i < before.to; i++ {
		k := &r.tokens[i]
		if linkWords[k.lower] || k.tag == tagPreposition || k.tag == tagTo || k.tag == tagWh || k.finite() && k.habit > seldom {
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

// issuer returns the body that issued the document which a source names: "a CNN
// poll", "a report by the WHO"; nobody where it names none.
func (r *resolver) issuer(source tokenRange) int {
	head := nobody
	for i := source.from; i < source.to && !linkWords[r.tokens[i].lower]; i++ {
		if documents[r.tokens[i].lower] {
			head = i
		}
	}
	if head == nobody {
		return nobody
	}
	for _, m := range r.mentionsIn(source) {
		if m.from < head {
			return m.entity
		}
		before := m.before - 1
		if r.lower(before) == "the" {
			before--
		}
		if w := r.lower(before); w == "by" || w == "from" {
			return m.entity
		}
	}
	return nobody
}
