package quote

// unnamed is the verdict for a source that names nobody: its description as
// printed, in full where it was introduced.
func (r *resolver) unnamed(head, source tokenRange) verdict {
	w := r.lower(head.to - 1)
	if role := r.headRole(head); role != "" {
		w = role
	}
	if v, ok := r.unknownName(head); ok {
		return v
	}
	if w == "source" && r.running != nobody && r.lower(head.from) == "the" && r.out[r.running].entity == nobody && r.unnamedPerson(r.running) {
		v := r.out[r.running].by(ruleSource)
		v.how = ByDescription
		return v
	}
	if first := r.lower(head.from); (first == "the" || first == "that" || first == "this") && head.to-head.from == 2 {
		if full, ok := r.introduced[w]; ok {
			return verdict{Speaker: Speaker{Name: full}, how: ByDescription, entity: nobody, gender: genderOf(w), rule: ruleIntroduced}
		}
	}
	return verdict{Speaker: Speaker{Name: r.printed(r.core(source))}, how: ByDescription, entity: nobody, gender: genderOf(w), rule: ruleUnnamed}
}

// introduce notes the first printing of someone unnamed.
func (r *resolver) introduce(ref reference) {
	s := r.segments(ref.source)[0]
	w := r.lower(s.to - 1)
	if ref.role != "" {
		w = ref.role
	}
	if _, ok := r.introduced[w]; !ok {
		r.introduced[w] = r.printed(r.core(ref.source))
	}
	r.indefinite[kin(w)] = true
}

// unknownName takes a phrase of capitalised words for a name that nothing else
// in the article confirms: "Airfleets, a database of aircraft".
func (r *resolver) unknownName(head tokenRange) (verdict, bool) {
	for i := head.from; i < head.to; i++ {
		k := &r.tokens[i]
		if !k.is(upper) || determiner[k.lower] || k.tag == tagNouns || isDocument(k.lower) || peopleWord(k.lower) || isRole(k.lower) || notNames[k.lower] || k.tag == tagPronoun {
			return verdict{}, false
		}
	}
	return verdict{Speaker: Speaker{Name: r.printed(head), Named: true}, how: ByName, entity: nobody, rule: ruleUnknownName}, true
}
