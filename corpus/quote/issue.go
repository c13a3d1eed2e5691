package quote

// issuer resolves a document to whoever issued it, where the source prints
// that: "a CNN poll", "a report by the WHO", "the party's website". It reports
// false where the source is no document or prints nobody.
func (r *resolver) issuer(q int, source tokenRange) (verdict, bool) {
	head := r.document(source)
	if head == nobody {
		return verdict{}, false
	}
	for _, m := range r.mentionsIn(source) {
		if m.from >= head {
			break
		}
		if next := &r.tokens[m.to]; !next.is(mark) && !isRole(next.lower) && (documents[next.lower] || !bodyWords[next.lower]) {
			return r.named(m.entity, ByDescription, sureOfBody), true
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
			return r.issuedBy(q, tokenRange{i + 1, source.to})
		case "in", "on":
			if e := r.headName(r.segments(tokenRange{i + 1, source.to})[0]); e != nobody && r.entities[e].person <= 0 && !places[r.entities[e].last()] {
				return r.named(e, ByDescription, sureOfBody), true
			}
		}
	}
	return verdict{}, false
}

// document returns the token of the document that a source is about, or nobody.
func (r *resolver) document(source tokenRange) int {
	head := nobody
	for i := source.from; i < source.to && !linkWords[r.tokens[i].lower] && !r.tokens[i].is(mark); i++ {
		if documents[r.tokens[i].lower] {
			head = i
		}
	}
	return head
}

// issuedBy resolves the phrase for an issuer.
func (r *resolver) issuedBy(q int, by tokenRange) (verdict, bool) {
	segment := r.segments(by)[0]
	if e := r.headName(segment); e != nobody {
		return r.named(e, ByDescription, sureOfBody), true
	}
	if r.document(segment) != nobody || r.tokens[segment.to-1].tag == tagGerund {
		return verdict{}, false
	}
	if v, ok := r.described(q, segment); ok {
		return v, true
	}
	return r.unnamed(segment, segment), true
}
