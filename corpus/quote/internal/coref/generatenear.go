package coref

import (
	"slices"

	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/mention"
	"onrecord/corpus/quote/internal/vocabulary"
)

// generatePastSpeakers generates the speakers of the last quotes.
func generatePastSpeakers(r *Resolver, ref anaphor) {
	n := uint32(0)
	for q := r.lastSpeakerQuote; q >= 0 && r.lastSpeakerQuote-q < memoryQuotes && n < maxPastSpeakers; q-- {
		v := r.Out[q]
		if v.Name == "" || v.entity == document.None && (ref.class == classPerson && !sameRole(r, ref, q) || !sameNoun(r, ref, q)) {
			continue
		}
		v.How = ByDescription
		before := len(r.candidates)
		o := r.propose(fromPastSpeaker, v)
		if o.spoken == 0 {
			n++
			o.spoken = n
		}
		if len(r.candidates) > before && !fitsCandidate(r, ref, o) {
			r.candidates = r.candidates[:before]
		}
	}
}

// sameRole reports whether the source of quote q is somebody unnamed of the role
// of ref, which "the source" may always be.
func sameRole(r *Resolver, ref anaphor, q int) bool {
	s := r.quotes[q].Source
	if s.Empty() {
		return false
	}
	role := mention.HeadRole(r.Ents.Doc, segments(r, s)[0])
	return role != "" && (mention.CanonicalRole(role) == mention.CanonicalRole(ref.role) || ref.role == "source" || ref.role == "person")
}

// sameNoun reports whether the unnamed source of quote q can go by the noun of ref,
// where that is one for a body or for people: "the parish" is not "the coastguard".
func sameNoun(r *Resolver, ref anaphor, q int) bool {
	s := r.quotes[q].Source
	if ref.class != classOrg && ref.class != classPeople || ref.article != definite || s.Empty() || ref.head == document.None || businessWords[r.Ents.Doc.Lower(ref.head)] {
		return true
	}
	first := segments(r, s)[0]
	w := r.Ents.Doc.Lower(mention.HeadEnd(r.Ents.Doc, first) - 1)
	class := classOfNoun(w)
	return class == classPerson || class == classDocument || class == classUnprinted || r.Ents.Doc.Tokens[first.To-1].Is(document.Capitalized) || groupSynonym(w) == groupSynonym(r.Ents.Doc.Lower(ref.head))
}

// generateNear generates those named before.
func generateNear(r *Resolver, ref anaphor) {
	r.near = salientEntities(r, ref.token)
	n := 0
	for k, c := range r.near {
		before := len(r.candidates)
		o := r.propose(fromNearName, r.named(c.entity, ByDescription))
		if len(r.candidates) > before && (!fitsCandidate(r, ref, o) || ref.class == classPeople && ref.article == possessive) {
			r.candidates = r.candidates[:before]
			continue
		}
		if len(r.candidates) > before {
			n++
		}
		o.near = k
		if n == maxNear {
			break
		}
	}
}

// generateNextSpeaker generates the next speaker who is printed by name.
func generateNextSpeaker(r *Resolver, ref anaphor) {
	here := r.Ents.Doc.ParagraphAt(ref.token)
	after := r.quotes[ref.quote+1:]
	for _, next := range after[:min(len(after), memoryQuotes)] {
		if r.Ents.Doc.ParagraphAt(next.Content[0].From) > here+2 {
			return
		}
		if next.Source.Empty() {
			continue
		}
		if e := headName(r, segments(r, next.Source)[0]); e != document.None {
			before := len(r.candidates)
			if o := r.propose(fromNextSpeaker, r.named(e, ByDescription)); len(r.candidates) > before && !fitsCandidate(r, ref, o) {
				r.candidates = r.candidates[:before]
			}
		}
		return
	}
}

// fitsCandidate reports whether an anaphor can stand for a candidate at all.
func fitsCandidate(r *Resolver, ref anaphor, o *candidateSpeaker) bool {
	if o.entity == document.None {
		switch ref.class {
		case classPersonal, classPerson:
			if o.class != classPerson {
				return false
			}
		case classDocument, classPlural, classImpersonal, classOrg:
			if o.class == classPerson {
				return false
			}
		}
		return ref.gender == vocabulary.AnyGender || mention.Compatible(o.gender, ref.gender)
	}
	it := r.Ents.List[o.entity]
	if it.IsSite() || ref.class != classDocument && onlyInDateline(r, it) {
		return false
	}
	switch ref.class {
	case classRelative:
		return !vocabulary.PlaceNames[it.Last()]
	case classPersonal, classPerson:
		return it.Person >= 0 && mention.Compatible(it.Gender, ref.gender) && !vocabulary.PlaceNames[it.Last()]
	case classPlural:
		return !it.IsPerson() && !isOnlyWhere(r, it)
	case classImpersonal, classOrg, classPeople:
		return !it.IsPerson() && it.Title == "" // a body is nobody's owner or chair
	}
	return true
}

// onlyInDateline reports the agency of a dateline that nothing else names: nobody calls it "it".
func onlyInDateline(r *Resolver, it *mention.Entity) bool {
	return !slices.ContainsFunc(it.Mentions, func(k int) bool {
		return !r.Ents.Doc.InDateline(r.Ents.Doc.SentenceAt(r.Ents.Mentions[k].From))
	})
}

// isOnlyWhere reports a place that the article names only to say where something is, "a current
// off Iceland": nobody calls it "they".
func isOnlyWhere(r *Resolver, it *mention.Entity) bool {
	return vocabulary.PlaceNames[it.Last()] && !slices.ContainsFunc(it.Mentions, func(k int) bool {
		m := &r.Ents.Mentions[k]
		return m.Before == 0 || r.Ents.Doc.Tokens[m.Before-1].Tag != document.TagPreposition && r.Ents.Doc.Tokens[m.Before-1].Tag != document.TagParticle
	})
}

// sharesSurname reports a given name whose surname comes with the next: "Ida and
// Karl Voss".
func sharesSurname(r *Resolver, a, b *mention.Mention) bool {
	return a.To-a.From == 1 && b.To-b.From > 1 && vocabulary.IsGiven(r.Ents.Doc.Lower(a.From)) && vocabulary.IsGiven(r.Ents.Doc.Lower(b.From))
}

// couples are two people.
var couples = vocabulary.WordSet(`couple pair duo newlyweds twins brothers sisters siblings spouses`)

// dropAllButPairs leaves the couple itself as what "the couple" stands for.
func dropAllButPairs(r *Resolver, ref anaphor) {
	if ref.head == document.None || ref.article != definite || !couples[r.Ents.Doc.Lower(ref.head)] {
		return
	}
	isPair := func(o candidateSpeaker) bool { return o.generators>>fromPair&1 == 1 }
	if slices.ContainsFunc(r.candidates, isPair) {
		r.candidates = slices.DeleteFunc(r.candidates, func(o candidateSpeaker) bool { return !isPair(o) })
	}
}

// pairs reports whether an anaphor can stand for two that the text names together:
// two people, or for a word for bodies, "the companies", two of those.
func pairs(r *Resolver, ref anaphor, a, b *mention.Mention) bool {
	x, y := r.Ents.List[a.Entity], r.Ents.List[b.Entity]
	if ref.head != document.None && vocabulary.OrgNouns[vocabulary.Singular(r.Ents.Doc.Lower(ref.head))] {
		return !x.IsPerson() && !y.IsPerson() && a.Entity != b.Entity
	}
	if ref.head != document.None && couples[r.Ents.Doc.Lower(ref.head)] && isFullName(x) && isFullName(y) {
		return true
	}
	return y.IsPerson() && (x.IsPerson() || sharesSurname(r, a, b))
}

// isFullName reports a name of two words or more that may be a person's.
func isFullName(it *mention.Entity) bool {
	return it.Person >= 0 && len(it.Words) > 1 && !vocabulary.PlaceNames[it.Last()]
}

// maxPairs is how many pairs of names before an anaphor are looked at.
const maxPairs = 2

// generatePairs generates two that are named together, for "they" and "the couple".
func generatePairs(r *Resolver, ref anaphor) {
	n := 0
	start := firstMention(r, ref.token) - 1
	for k := start; k > 0 && start-k < memoryMentions && n < maxPairs; k-- {
		a, b := &r.Ents.Mentions[k-1], &r.Ents.Mentions[k]
		if a.End+1 != b.Before || r.Ents.Doc.Lower(b.Before-1) != "and" || !pairs(r, ref, a, b) {
			continue
		}
		n++
		v := Verdict{Speaker: Speaker{Name: r.Ents.List[a.Entity].Name + " and " + r.Ents.List[b.Entity].Name, Named: true}, How: ByDescription, entity: document.None, class: classPeople}
		r.propose(fromPair, v)
	}
}
