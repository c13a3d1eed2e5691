package quote

import (
	"sort"

	"onrecord/corpus/quote/internal/linear"
)

// issueLink says how an entity stands beside an earlier word for a document.
type issueLink struct {
	entity int
	same   bool // the document goes by the word of the reference
	place  uint32
}

// documentsBack is how many earlier words for documents are looked at.
const documentsBack = 12

// linkIssuers notes who is named in the sentences of earlier documents: whoever
// has issued "the report" is often named where it first comes up.
func (r *resolver) linkIssuers(ref reference) {
	n := sort.SearchInts(r.papers, ref.source.from)
	for _, i := range r.papers[max(0, n-documentsBack):n] {
		same := r.lower(i) == r.lower(ref.head)
		s := r.sentenceAt(i)
		for k := r.firstMention(s.from); k < len(r.mentions) && r.mentions[k].from < s.to; k++ {
			r.links = append(r.links, issueLink{r.mentions[k].entity, same, r.placeBeside(&r.mentions[k], i)})
		}
	}
}

// Places of a name beside a document.
const (
	placeNone    uint32 = iota
	placeRight          // "a WHO report"
	placeOwner          // "the WHO's first report"
	placeSubject        // "The WHO published a report"
	placeBefore
	placeBy // "a report by the WHO"
	placeIn // "a report in the Lancet"
	placeNext
	placeAfter
	placeCount
)

// placeBeside returns the place of a mention beside the document at token i of
// its sentence.
func (r *resolver) placeBeside(m *mention, i int) uint32 {
	if m.to <= i {
		owner := m.to < i && r.tokens[m.to].genitive() && m.to > i-4
		switch {
		case m.to == i || m.to == i-1 && !owner:
			return placeRight
		case owner:
			return placeOwner
		case m.subject:
			return placeSubject
		}
		return placeBefore
	}
	before := m.before - 1
	if r.lower(before) == "the" {
		before--
	}
	switch r.lower(before) {
	case "by", "from":
		return placeBy
	case "in", "on":
		return placeIn
	}
	if m.before < i+5 {
		return placeNext
	}
	return placeAfter
}

// issueFeatures appends how an option stands beside the earlier documents.
func (r *resolver) issueFeatures(f []uint32, ref reference, o *option) []uint32 {
	same, any := uint32(1<<placeNone), uint32(1<<placeNone) // as bits
	for _, l := range r.links {
		if l.entity != o.entity {
			continue
		}
		if l.same {
			same = same&^(1<<placeNone) | 1<<l.place
		}
		any = any&^(1<<placeNone) | 1<<l.place
	}
	for place := range placeCount {
		if same>>place&1 == 1 {
			f = append(f, linear.Feature(585, place, ref.article))
		}
		if any>>place&1 == 1 {
			f = append(f, linear.Feature(586, place, ref.article))
		}
	}
	return f
}
