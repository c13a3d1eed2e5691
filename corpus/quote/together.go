package quote

import (
	"slices"
	"strings"
)

// together is the verdict for a source that joins two or more: "Laura Pell and
// her brother".
func (r *resolver) together(source tokenRange) (verdict, bool) {
	if first := r.lower(source.from); first == "both" {
		source.from++
	}
	brackets := 0
	for i := source.from + 1; i < source.to-1; i++ {
		switch r.tokens[i].lower {
		case "(":
			brackets++
		case ")":
			brackets--
		}
		if r.tokens[i].lower != "and" || brackets > 0 || r.insideName(i) {
			continue
		}
		left, right := tokenRange{source.from, i}, tokenRange{i + 1, source.to}
		if r.onePhrase(left, right) {
			return verdict{}, false
		}
		names := r.namesOf(left)
		last := r.lastOf(right)
		if len(names) == 0 && r.group(left) && r.group(right) {
			name := r.printed(tokenRange{source.from, right.from}) + " " + r.printed(r.core(right))
			return verdict{Speaker: Speaker{Name: strings.Replace(name, ", and ", " and ", 1)}, how: ByDescription, entity: nobody, class: classPeople, rule: ruleTogether}, true
		}
		if last == "" || len(names) == 0 {
			return verdict{}, false
		}
		name := strings.Join(names, ", ") + " and " + last
		return verdict{Speaker: Speaker{Name: name, Named: true}, how: ByName, entity: nobody, class: classPeople, rule: ruleTogether}, true
	}
	return verdict{}, false
}

// group reports a plain description of several people: "some Republicans".
func (r *resolver) group(s tokenRange) bool {
	s = r.segments(s)[0]
	if head := r.headEnd(s); head < s.to {
		return false
	} else if w := r.lower(head - 1); !peopleWord(w) && !(notNames[w] && w[len(w)-1] == 's') {
		return false
	}
	return len(r.mentionsIn(s)) == 0
}

// onePhrase reports whether an "and" joins no two speakers, but words of a
// title, "Road Transport and Bridges Minister Ada Quill", or of what belongs to
// the first, "Nils Moe of the Lindmoor Fire and Rescue".
func (r *resolver) onePhrase(left, right tokenRange) bool {
	k := r.firstMention(right.from)
	if k == len(r.mentions) || r.mentions[k].from >= right.to {
		return false
	}
	m := &r.mentions[k]
	person := r.entities[m.entity].isPerson()
	if person && m.before == right.from && m.before < m.from && m.title != "" && !determiner[r.lower(left.from)] {
		e := r.headName(r.segments(left)[0])
		return e == nobody || r.entities[e].person < 0 || !r.entities[e].isPerson() && !r.isActor(e)
	}
	if !person && m.before == right.from && r.complement(left) {
		if e := r.headName(r.segments(left)[0]); e != nobody && r.entities[e].isPerson() {
			return true
		}
	}
	return false
}

// isActor reports whether a verb has the entity for its subject somewhere.
func (r *resolver) isActor(e int) bool {
	for _, k := range r.entities[e].mentions {
		if r.mentions[k].subject {
			return true
		}
	}
	return false
}

// namesOf returns the names that a phrase lists, or nothing where one of its
// parts is no name.
func (r *resolver) namesOf(left tokenRange) []string {
	if name := r.pronounName(left); name != "" {
		return []string{name}
	}
	var names []string
	segments := r.outsideBrackets(r.segments(left))
	for k, s := range segments {
		if e := r.headName(s); e != nobody && (k == 0 || r.headRole(s) == "") {
			names = append(names, r.named(e, ByName).Name)
		}
	}
	if len(names) < len(segments) {
		return nil
	}
	return names
}

// outsideBrackets leaves out the segments that stand in brackets: "Lena Moe
// (R-Ostrava)".
func (r *resolver) outsideBrackets(segments []tokenRange) []tokenRange {
	return slices.DeleteFunc(segments, func(s tokenRange) bool { return r.lower(s.from-1) == "(" && r.lower(s.to) == ")" })
}

// pronounName returns whom "he" or "she" stands for, the nearest that it can be,
// where a phrase is no more than that.
func (r *resolver) pronounName(s tokenRange) string {
	class, gender, ok := pronounOf(r.lower(s.from))
	if s.to-s.from != 1 || !ok || class != classPersonal {
		return ""
	}
	if r.running != nobody && r.out[r.running].entity != nobody {
		if it := r.entities[r.out[r.running].entity]; it.isPerson() && compatible(it.gender, gender) {
			return withoutGenitive(it.name)
		}
	}
	last := r.firstMention(s.from) - 1
	for k := last; k >= 0 && last-k < memoryMentions; k-- {
		if it := r.entities[r.mentions[k].entity]; it.isPerson() && compatible(it.gender, gender) {
			return withoutGenitive(it.name)
		}
	}
	return ""
}

// insideName reports whether token i stands inside a name: "Food and Drug Agency".
func (r *resolver) insideName(i int) bool {
	k := r.firstMention(i) - 1
	return k >= 0 && r.mentions[k].to > i
}

// lastOf returns the last name of a list, with the article that belongs to it,
// or who else is last: "her brother", "government officials".
func (r *resolver) lastOf(right tokenRange) string {
	segments := r.segments(right)
	s := segments[0]
	if w := r.lower(s.from); w == "other" || w == "others" {
		return r.printed(s)
	}
	if all := r.mentionsIn(s); len(all) > 0 {
		// "the chair of the harbour committee Ada Quill"
		if m := all[len(all)-1]; r.lastIn(m, s) && r.entities[m.entity].isPerson() && r.holdsRole(tokenRange{s.from, m.from}) && isGiven(r.lower(m.from)) {
			return r.named(m.entity, ByName).Name
		}
	}
	if e := r.namedIn(segments); e != nobody {
		name := r.named(e, ByName).Name
		if r.lower(right.from) == "the" && !r.entities[e].isPerson() {
			name = r.printed(tokenRange{right.from, right.from + 1}) + " " + name
		}
		return name
	}
	if r.tokens[s.from].tag == tagPossessive || peopleWord(r.lower(r.headEnd(s)-1)) {
		return r.printed(s)
	}
	return ""
}
