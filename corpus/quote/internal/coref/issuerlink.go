package coref

import (
	"sort"

	"onrecord/corpus/quote/internal/linear"
	"onrecord/corpus/quote/internal/mention"
)

// The features of this file, each by what it pairs.
var (
	issuerPlaceDeterminer  = linear.Named("issuer: place × determiner")
	issuerPlaceDeterminer2 = linear.Named("issuer: place × determiner (2)")
)

// issueLink says how an entity stands beside an earlier word for a document.
type issueLink struct {
	entity int
	same   bool // the document goes by the word of the anaphor
	place  uint32
}

// documentsBack is how many earlier words for documents are looked at.
const documentsBack = 12

// linkIssuers notes who is named in the sentences of earlier documents: whoever
// has issued "the report" is often named where it first comes up.
func linkIssuers(r *Resolver, ref anaphor) {
	n := sort.SearchInts(r.documentMentions, ref.source.From)
	for _, i := range r.documentMentions[max(0, n-documentsBack):n] {
		same := r.Ents.Doc.Lower(i) == r.Ents.Doc.Lower(ref.head)
		s := r.Ents.Doc.SentenceAt(i)
		for k := firstMention(r, s.From); k < len(r.Ents.Mentions) && r.Ents.Mentions[k].From < s.To; k++ {
			r.links = append(r.links, issueLink{r.Ents.Mentions[k].Entity, same, placeBeside(r, &r.Ents.Mentions[k], i)})
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
func placeBeside(r *Resolver, m *mention.Mention, i int) uint32 {
	if m.To <= i {
		owner := m.To < i && r.Ents.Doc.Tokens[m.To].Genitive() && m.To > i-4
		switch {
		case m.To == i || m.To == i-1 && !owner:
			return placeRight
		case owner:
			return placeOwner
		case m.Subject:
			return placeSubject
		}
		return placeBefore
	}
	before := m.Before - 1
	if r.Ents.Doc.Lower(before) == "the" {
		before--
	}
	switch r.Ents.Doc.Lower(before) {
	case "by", "from":
		return placeBy
	case "in", "on":
		return placeIn
	}
	if m.Before < i+5 {
		return placeNext
	}
	return placeAfter
}

// issueFeatures appends how a candidate stands beside the earlier documents.
func issueFeatures(r *Resolver, f []uint32, ref anaphor, o *candidateSpeaker) []uint32 {
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
			f = append(f, linear.Feature(issuerPlaceDeterminer, place, ref.article))
		}
		if any>>place&1 == 1 {
			f = append(f, linear.Feature(issuerPlaceDeterminer2, place, ref.article))
		}
	}
	return f
}
