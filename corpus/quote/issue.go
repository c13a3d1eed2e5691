package quote

import "sort"

// issuer resolves a document to whoever issued it, where the source prints
// that: "a CNN poll", "a report by the WHO", "the party's website". It reports
// false where the source is no document or prints nobody.
func (r *resolver) issuer(q int, source tokenRange) (verdict, bool) {
	head := r.document(source)
	if head == nobody {
		return verdict{}, false
	}
	v, ok := r.printedIssuer(q, source, head)
	if ok {
		r.issuers[r.lower(head)] = v
	}
	return v, ok
}

// printedIssuer returns who issued the document at token head, as its source or
// the text before it prints.
func (r *resolver) printedIssuer(q int, source tokenRange, head int) (verdict, bool) {
	for _, m := range r.mentionsIn(source) {
		if m.from >= head {
			break
		}
		if it := r.entities[m.entity]; platforms[it.last()] || places[it.last()] && !unions[it.last()] {
			continue // "a Twitter post by Moe", "Ostravan exit polls"
		}
		if next := &r.tokens[m.to]; !next.is(mark) && !isRole(next.lower) && (isDocument(next.lower) || !bodyWords[next.lower]) {
			return r.named(m.entity, ByDescription), true
		}
	}
	for i := head - 1; i > source.from; i-- {
		if r.tokens[i].genitive() {
			return r.issuedBy(q, tokenRange{source.from, i})
		}
	}
	for i := head + 1; i+1 < source.to; i++ {
		switch w := r.lower(i); w {
		case "by", "from":
			if seenWords[r.lower(i-1)] {
				return verdict{}, false
			}
			return r.issuedBy(q, tokenRange{i + 1, source.to})
		case "in", "on":
			if e := r.headName(r.segments(tokenRange{i + 1, source.to})[0]); e != nobody && r.entities[e].person <= 0 && !places[r.entities[e].last()] {
				return r.named(e, ByDescription), true
			}
		}
	}
	if r.lower(source.from) == "the" && head == source.to-1 && issued[r.lower(head)] {
		return r.issuedBefore(head)
	}
	return verdict{}, false
}

// issued documents are known by who stands behind them.
var issued = words(`report study survey poll statement analysis research paper article review letter memo filing complaint editorial`)

// lookback is how many earlier words for a document are looked at.
const lookback = 6

// issuedBefore returns the issuer that is printed with an earlier word for the
// document at a token: "a study by the WHO … The study said".
func (r *resolver) issuedBefore(head int) (verdict, bool) {
	if v, ok := r.issuers[r.lower(head)]; ok {
		return v, true
	}
	earlier := r.documents[r.lower(head)]
	n := sort.SearchInts(earlier, head)
	for k := n - 1; k >= max(0, n-lookback); k-- {
		if e := r.issuerBeside(earlier[k]); e != nobody {
			return r.named(e, ByDescription), true
		}
	}
	return verdict{}, false
}

// issuerBeside returns the entity printed right before the document at token i,
// after it behind "by" or "from", or else the body last named before it in its
// sentence.
func (r *resolver) issuerBeside(i int) int {
	s := r.sentenceAt(i)
	for k := i + 1; k < min(s.to, i+5); k++ {
		if w := r.lower(k); w != "by" && w != "from" {
			continue
		}
		if next := r.firstMention(k); next < len(r.mentions) && r.mentions[next].before <= k+2 {
			return r.mentions[next].entity
		}
	}
	for k := r.firstMention(i) - 1; k >= 0 && r.mentions[k].from >= s.from; k-- {
		m := &r.mentions[k]
		it := r.entities[m.entity]
		if m.to == i || m.to == i-1 && r.tokens[m.to].genitive() || it.person <= 0 && !places[it.last()] {
			return m.entity
		}
	}
	return nobody
}

// document returns the token of the document that a source is about, or nobody.
func (r *resolver) document(source tokenRange) int {
	head := nobody
	for i := source.from; i < source.to && !linkWords[r.tokens[i].lower] && !r.tokens[i].is(mark); i++ {
		if isDocument(r.tokens[i].lower) {
			head = i
		}
	}
	if head != nobody { // "the research team", "the article's authors"
		if class := classOfNoun(r.lower(r.headEnd(source) - 1)); class != classUnprinted && class != classDocument {
			return nobody
		}
	}
	return head
}

// issuedBy resolves the phrase for an issuer.
func (r *resolver) issuedBy(q int, by tokenRange) (verdict, bool) {
	if v, ok := r.together(by); ok && v.Named {
		return v, true
	}
	segment := r.segments(by)[0]
	if e := r.headName(segment); e != nobody {
		return r.named(e, ByDescription), true
	}
	if r.document(segment) != nobody || r.tokens[segment.to-1].tag == tagGerund {
		return verdict{}, false
	}
	segment.to = r.headEnd(segment)
	if v, ok := r.described(q, segment); ok {
		return v, true
	}
	return r.unnamed(segment, segment), true
}

// isDocument reports a word for a document, in singular or plural.
func isDocument(w string) bool {
	n := len(w) - 1
	return documents[w] || n > 0 && w[n] == 's' && documents[w[:n]]
}
