package quote

import "slices"

// dropReaders takes back those whom the source of a document names, and who have
// not issued it.
func (r *resolver) dropReaders(ref reference) {
	for _, m := range r.mentionsIn(ref.source) {
		if r.hasSeen(m) || r.qualifiesBody(m, ref.source) {
			r.options = slices.DeleteFunc(r.options, func(o option) bool { return o.entity == m.entity && o.proposers>>proposedByRule&1 == 0 })
		}
	}
}

// hasSeen reports an outlet that a document reached, and that did not write it:
// "which the Post has seen", "obtained by the Post".
func (r *resolver) hasSeen(m *mention) bool {
	s := r.sentenceAt(m.from)
	for i := m.to; i < min(s.to, m.to+3); i++ {
		if w := r.lower(i); seenWords[w] {
			return true
		} else if !auxiliary[w] && r.tokens[i].tag != tagAdverb {
			break
		}
	}
	i := m.from - 1
	if r.lower(i) == "the" {
		i--
	}
	return i > s.from && r.lower(i) == "by" && seenWords[r.lower(i-1)]
}

// qualifiesBody reports a name that stands before the common noun for a body:
// "the Lindmoor standards committee" is not Lindmoor.
func (r *resolver) qualifiesBody(m *mention, source tokenRange) bool {
	for i := m.to; i < source.to && r.tokens[i].tag.noun() && !r.tokens[i].is(upper); i++ {
		if subordinate[r.lower(i)] {
			return true
		}
	}
	return false
}

// subordinate bodies are other than the one whose name stands before them.
var subordinate = words(`committee commission board council court office department ministry police government administration campaign panel embassy army`)

// seenWords tell who has a document and did not write it: "obtained by the Post".
var seenWords = words(`seen saw obtained reviewed viewed read leaked acquired`)
