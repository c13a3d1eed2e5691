package coref

import (
	"slices"
	"strings"

	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/mention"
	"onrecord/corpus/quote/internal/vocabulary"
)

// jointSpeakers is the verdict for a source that joins two or more: "Laura Pell and
// her brother".
func jointSpeakers(r *Resolver, source document.Range) (Verdict, bool) {
	if first := r.Ents.Doc.Lower(source.From); first == "both" {
		source.From++
	}
	brackets := 0
	for i := source.From + 1; i < source.To-1; i++ {
		switch r.Ents.Doc.Tokens[i].Lower {
		case "(":
			brackets++
		case ")":
			brackets--
		}
		if r.Ents.Doc.Tokens[i].Lower != "and" || brackets > 0 || r.Ents.Doc.Tokens[i].Quotation != document.Unquoted || insideName(r, i) || r.Ents.Doc.Tokens[i+1].Finite() {
			continue
		}
		left, right := document.Range{From: source.From, To: i}, document.Range{From: i + 1, To: source.To}
		if onePhrase(r, left, right) || ofHouse(r, source) {
			return Verdict{}, false
		}
		names := namesOf(r, left)
		last := lastOf(r, right)
		if len(names) == 0 && isGroup(r, left) && isGroup(r, right) {
			name := r.Ents.Doc.Printed(document.Range{From: source.From, To: right.From}) + " " + r.Ents.Doc.Printed(withoutComplement(r, right))
			return Verdict{Speaker: Speaker{Name: strings.Replace(name, ", and ", " and ", 1)}, How: ByDescription, entity: document.None, class: classPeople, rule: ruleTogether}, true
		}
		if last == "" || len(names) == 0 {
			return Verdict{}, false
		}
		name := strings.Join(names, ", ") + " and " + last
		return Verdict{Speaker: Speaker{Name: name, Named: true}, How: ByName, entity: document.None, class: classPeople, rule: ruleTogether}, true
	}
	return Verdict{}, false
}

// isGroup reports a plain description of several people: "some Republicans".
func isGroup(r *Resolver, s document.Range) bool {
	s = segments(r, s)[0]
	if head := mention.HeadEnd(r.Ents.Doc, s); head < s.To {
		return false
	} else if w := r.Ents.Doc.Lower(head - 1); !peopleWord(w) && !(vocabulary.NonNames[w] && w[len(w)-1] == 's') {
		return false
	}
	return len(mentionsIn(r, s)) == 0
}

// onePhrase reports whether an "and" joins no two speakers, but words of a
// title, "Road Transport and Bridges Minister Ada Quill", or of what belongs to
// the first, "Nils Moe of the Lindmoor Fire and Rescue".
func onePhrase(r *Resolver, left, right document.Range) bool {
	k := firstMention(r, right.From)
	if k == len(r.Ents.Mentions) || r.Ents.Mentions[k].From >= right.To {
		return false
	}
	m := behindTitle(r, k, right)
	if m.Title != "" && m.Before < right.From && left.From <= m.Before {
		return true // "Rust and Thorn festival director Ada Quill"
	}
	person := r.Ents.List[m.Entity].IsPerson()
	if person && m.Before == right.From && m.Before < m.From && m.Title != "" && !vocabulary.Determiner[r.Ents.Doc.Lower(left.From)] {
		e := headName(r, segments(r, left)[0])
		return e == document.None || r.Ents.List[e].Person < 0 || !r.Ents.List[e].IsPerson() && !isActor(r, e, left)
	}
	if !person && m.Before == right.From && endsInComplement(r, left) {
		if e := headName(r, segments(r, left)[0]); e != document.None && r.Ents.List[e].IsPerson() {
			return true
		}
	}
	return false
}

// ofHouse reports a person whom the name of a house with "and" in it and their work there stand
// before: "Rust and Thorn head cook Ada Quill".
func ofHouse(r *Resolver, s document.Range) bool {
	m := mentionsIn(r, s)
	if len(m) != 3 || m[0].From != s.From || m[0].End+1 != m[1].Before || r.Ents.Doc.Lower(m[0].End) != "and" || m[2].Title == "" || m[2].Before-m[1].End > 2 || !r.Ents.List[m[2].Entity].IsPerson() {
		return false
	}
	for i := m[1].End; i < m[2].From; i++ {
		if k := &r.Ents.Doc.Tokens[i]; k.Is(document.Punct|document.Capitalized) || k.Tag == document.TagConjunction {
			return false
		}
	}
	return m[2].From > m[1].End && !r.Ents.List[m[0].Entity].IsPerson() && !r.Ents.List[m[1].Entity].IsPerson()
}

// behindTitle returns mention k, or the one behind it whose title it is a part of.
func behindTitle(r *Resolver, k int, right document.Range) *mention.Mention {
	m := &r.Ents.Mentions[k]
	for ; k < len(r.Ents.Mentions) && r.Ents.Mentions[k].From < right.To; k++ {
		if next := &r.Ents.Mentions[k]; next.Before <= right.From && next.From > right.From {
			m = next
		}
	}
	return m
}

// isActor reports whether a verb has the entity for its subject somewhere
// outside of s.
func isActor(r *Resolver, e int, s document.Range) bool {
	for _, k := range r.Ents.List[e].Mentions {
		if r.Ents.Mentions[k].Subject && !s.Has(r.Ents.Mentions[k].From) {
			return true
		}
	}
	return false
}

// namesOf returns the names that a phrase lists, or nothing where one of its
// parts is no name.
func namesOf(r *Resolver, left document.Range) []string {
	if name := pronounName(r, left); name != "" {
		return []string{name}
	}
	var names []string
	segments := outsideBrackets(r, segments(r, left))
	closed := r.Ents.Doc.Lower(left.To-1) == ","
	grouped := len(segments) > 1 && isGroup(r, segments[0]) // "the authors, Moe and Quill"
	for k, s := range segments {
		switch e := headName(r, s); {
		case r.Ents.Doc.Lower(s.From) == "including": // "several guests, including Moe and Quill"
			return nil
		case e != document.None && (k == 0 || grouped || mention.HeadRole(r.Ents.Doc, s) == ""):
			names = append(names, r.named(e, ByName).Name)
		case k == 0 && grouped:
		case k > 0 && (closed || k == len(segments)-1 && namesAnother(r, left.To+1)) && isApposition(r, s): // "Moe, a baker, and Quill"
		default:
			return nil
		}
	}
	return names
}

// namesAnother reports the full name of a person that begins at token i without a title.
func namesAnother(r *Resolver, i int) bool {
	m := nextMention(r, i)
	return m != nil && m.From == i && m.To-m.From > 1 && vocabulary.IsGiven(r.Ents.Doc.Lower(i)) && r.Ents.List[m.Entity].IsPerson()
}

// isApposition reports words between commas that say what somebody is.
func isApposition(r *Resolver, s document.Range) bool {
	w := r.Ents.Doc.Lower(s.From)
	return vocabulary.Determiner[w] || mention.HeadRole(r.Ents.Doc, s) != "" || s.To-s.From == 1 && len(w) > 3 && w[1] == '-' // "R-Ky"
}

// outsideBrackets leaves out the segments that stand in brackets: "Lena Moe
// (R-Ostrava)".
func outsideBrackets(r *Resolver, segments []document.Range) []document.Range {
	return slices.DeleteFunc(segments, func(s document.Range) bool { return r.Ents.Doc.Lower(s.From-1) == "(" && r.Ents.Doc.Lower(s.To) == ")" })
}

// pronounName returns whom "he" or "she" stands for, the nearest that it can be,
// where a phrase is no more than that.
func pronounName(r *Resolver, s document.Range) string {
	class, gender, ok := pronounOf(r.Ents.Doc.Lower(s.From))
	if s.To-s.From != 1 || !ok || class != classPersonal {
		return ""
	}
	if r.lastSpeakerQuote != document.None && r.Out[r.lastSpeakerQuote].entity != document.None {
		if it := r.Ents.List[r.Out[r.lastSpeakerQuote].entity]; it.IsPerson() && mention.Compatible(it.Gender, gender) {
			return mention.WithoutGenitive(it.Name)
		}
	}
	last := firstMention(r, s.From) - 1
	for k := last; k >= 0 && last-k < memoryMentions; k-- {
		if it := r.Ents.List[r.Ents.Mentions[k].Entity]; it.IsPerson() && mention.Compatible(it.Gender, gender) {
			return mention.WithoutGenitive(it.Name)
		}
	}
	return ""
}

// insideName reports whether token i stands inside a name: "Food and Drug Agency".
func insideName(r *Resolver, i int) bool {
	k := firstMention(r, i) - 1
	return k >= 0 && r.Ents.Mentions[k].To > i
}

// isCrowd reports people or bodies counted beside somebody named: "several other
// towns", "21 of her colleagues".
func isCrowd(r *Resolver, s document.Range) bool {
	if first := &r.Ents.Doc.Tokens[s.From]; s.To-s.From < 3 || first.Tag != document.TagNumber && first.Lower != "several" && first.Lower != "many" && first.Lower != "some" {
		return false
	}
	next := r.Ents.Doc.Lower(s.From + 1)
	return next == "other" || next == "of" && peopleWord(r.Ents.Doc.Lower(s.To-1))
}

// lastOf returns the last name of a list, with the article that belongs to it,
// or who else is last: "her brother", "government officials".
func lastOf(r *Resolver, right document.Range) string {
	segments := segments(r, right)
	s := segments[0]
	if w := r.Ents.Doc.Lower(s.From); w == "other" || w == "others" || isCrowd(r, s) {
		return r.Ents.Doc.Printed(s)
	}
	if all := mentionsIn(r, s); len(all) > 0 {
		// "the chair of the harbour committee Ada Quill"
		if m := all[len(all)-1]; lastIn(r, m, s) && r.Ents.List[m.Entity].IsPerson() && holdsRole(r, document.Range{From: s.From, To: m.From}) && vocabulary.IsGiven(r.Ents.Doc.Lower(m.From)) {
			return r.named(m.Entity, ByName).Name
		}
	}
	if e := namedIn(r, segments); e != document.None {
		name := r.named(e, ByName).Name
		if r.Ents.Doc.Lower(right.From) == "the" && !r.Ents.List[e].IsPerson() {
			name = r.Ents.Doc.Printed(document.Range{From: right.From, To: right.From + 1}) + " " + name
		}
		return name
	}
	if w := r.Ents.Doc.Lower(mention.HeadEnd(r.Ents.Doc, s) - 1); r.Ents.Doc.Tokens[s.From].Tag == document.TagPossessive || peopleWord(w) || vocabulary.OrgNouns[w] {
		return r.Ents.Doc.Printed(s)
	}
	return ""
}
