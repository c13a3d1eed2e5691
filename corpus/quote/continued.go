package quote

// continued is the speaker of a quote without a source: whoever spoke last.
func (r *resolver) continued() verdict {
	if r.running == nobody {
		return verdict{entity: nobody}
	}
	return r.out[r.running].by(ruleContinued)
}

// accompanying returns whoever "with" makes the subject of the cue of quote q:
// "with the negotiators leaving the room and accusing the port".
func (r *resolver) accompanying(q int) (verdict, bool) {
	cue := r.quotes[q].cue
	if cue.empty() || !r.quotes[q].source.empty() || r.tokens[cue.from].tag != tagGerund {
		return verdict{}, false
	}
	first := max(r.sentenceAt(cue.from).from, cue.from-longestAbsolute)
	for i := cue.from - 1; i > first; i-- {
		if r.lower(i-1) != "with" {
			continue
		}
		if p := r.phrasesBefore(i); p < len(r.phrases) && r.phrases[p].from == i && r.phrases[p].class != classDocument && r.acts(r.phrases[p].head+1) {
			v := r.byPhrase(p).by(ruleSubject)
			v.how = ByContinuation
			return v, true
		}
		if m := r.firstMention(i); m < len(r.mentions) && r.mentions[m].before <= i+1 && r.acts(r.mentions[m].end) {
			return r.named(r.mentions[m].entity, ByContinuation).by(ruleSubject), true
		}
	}
	return verdict{}, false
}

// longestAbsolute bounds what stands between "with" and the cue, in tokens.
const longestAbsolute = 60

// acts reports whether a gerund follows at token i or after a day: "on Tuesday
// calling off".
func (r *resolver) acts(i int) bool {
	for end := min(i+4, len(r.tokens)); i < end; i++ {
		switch k := &r.tokens[i]; {
		case k.tag == tagGerund:
			return true
		case k.is(mark), k.lower == "and":
			return false
		}
	}
	return false
}

// subjectBefore returns the body that the sentence before token i is about, in
// the same paragraph: "The fisheries ministry gave a new figure. It said".
func (r *resolver) subjectBefore(i int) verdict {
	s := r.sentenceAt(i)
	if s.from == r.paragraphs[s.paragraph].from {
		return verdict{entity: nobody}
	}
	before := r.sentenceAt(s.from - 1)
	if v, ok := r.sources[before.from]; ok && (v.entity == nobody && v.class != classPerson || v.entity != nobody && !r.entities[v.entity].isPerson()) {
		return v
	}
	if p := r.phrasesBefore(before.from); p < len(r.phrases) && r.phrases[p].from == before.from && r.phrases[p].class == classBody {
		if v, ok := r.describedBody(r.phrases[p].tokenRange); ok {
			return v
		}
		return r.byPhrase(p).by(ruleSubject)
	}
	return verdict{entity: nobody}
}

// byPhrase is the verdict for a phrase that names nobody.
func (r *resolver) byPhrase(k int) verdict {
	p := &r.phrases[k]
	return verdict{Speaker: Speaker{Name: r.printed(p.tokenRange)}, how: ByDescription, entity: nobody, gender: genderOf(r.lower(p.head)), class: p.class}
}
