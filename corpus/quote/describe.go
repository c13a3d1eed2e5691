package quote

// roleKin joins roles that name one office in other words.
var roleKin = map[string]string{
	"sen.": "senator", "gov.": "governor", "rep.": "congressman", "reps.": "congressman", "representative": "congressman", "congresswoman": "congressman",
	"lawmaker": "congressman", "legislator": "congressman", "gen.": "general", "lt.": "lieutenant", "col.": "colonel", "sgt.": "sergeant", "capt.": "captain",
	"spokeswoman": "spokesman", "spokesperson": "spokesman", "chairwoman": "chairman", "chairperson": "chairman", "chair": "chairman", "premier": "minister",
	"pm": "minister", "ceo": "executive", "lawyer": "attorney", "chief": "chief", "boss": "manager", "dad": "father", "mum": "mother", "mom": "mother", "president-elect": "president",
	"vice-president": "president", "advisor": "adviser", "envoy": "envoy", "ambassador": "envoy",
}

func kin(role string) string {
	if k, ok := roleKin[role]; ok {
		return k
	}
	return role
}

// described resolves a definite description, "the UN special envoy for Syria",
// to someone whom the article names. It reports false where nobody fits.
func (r *resolver) described(q int, s tokenRange) (verdict, bool) {
	switch r.lower(s.from) {
	case "a", "an", "one", "another", "some", "two", "three", "four", "many", "several", "most", "other", "his", "her", "their", "its", "no":
		return verdict{}, false
	}
	role := r.headRole(s)
	if role == "" {
		return r.describedBody(s)
	}
	if bodies[role] {
		return verdict{}, false
	}
	if e := r.holder(s, role); e != nobody {
		return r.named(e, ByDescription, sureOfDescription), true
	}
	if _, known := r.introduced[role]; known && s.to-s.from == 2 {
		return verdict{}, false
	}
	if e := r.introducedNext(q, s, role); e != nobody {
		r.entities[e].title = r.bare(s)
		return r.named(e, ByDescription, sureOfDescription*0.9), true
	}
	// "The Kentucky Republican": another word for whoever speaks.
	if last := r.running; last != nobody && r.lower(s.from) == "the" && s.to-s.from <= 3 && role != "source" && r.runningBonus(s.from) > 0 {
		if e := r.out[last].entity; e != nobody && r.entities[e].isPerson() && compatible(r.entities[e].gender, genderOf(role)) {
			return r.named(e, ByDescription, sureOfDescription/2), true
		}
	}
	return verdict{}, false
}

// bare returns a phrase as printed, without its article.
func (r *resolver) bare(s tokenRange) string {
	for s.to-s.from > 1 && determiner[r.lower(s.from)] {
		s.from++
	}
	return r.printed(s)
}

// holder returns the person in the article who has the role, or nobody.
func (r *resolver) holder(s tokenRange, role string) int {
	near := map[int]float64{}
	for _, c := range r.salient(s.from) {
		near[c.entity] = c.salience
	}
	best, score := nobody, 0.0
	for _, e := range latest(r.byRole[kin(role)]) {
		it := r.entities[e]
		if it.person < 0 || !compatible(it.gender, genderOf(role)) {
			continue
		}
		v := 1 + min(near[e], 10)/10
		for i := s.from; i < s.to; i++ {
			if w := r.tokens[i].lower; w != role && !determiner[w] && !linkWords[w] && w != "former" {
				if it.roles[w] {
					v++
				} else {
					v -= 0.5
				}
			}
		}
		if r.running != nobody && r.out[r.running].entity == e {
			v += r.runningBonus(s.from) / 5
		}
		if v > score {
			best, score = e, v
		}
	}
	return best
}

// introducedNext returns the person whom the article names only after a
// description: the next one to speak, in this paragraph or the two after it,
// whose name comes in full and without a title.
func (r *resolver) introducedNext(q int, s tokenRange, role string) int {
	if r.lower(s.from) != "the" {
		return nobody
	}
	here := r.paragraphAt(s.from)
	for _, next := range r.quotes[q+1:] {
		if r.paragraphAt(next.content[0].from) > here+2 {
			break
		}
		if next.source.empty() {
			continue
		}
		e := r.headName(r.segments(next.source)[0])
		if e == nobody {
			continue
		}
		it := r.entities[e]
		if it.plain && it.person >= 0 && it.title == "" && compatible(it.gender, genderOf(role)) && r.mentions[it.mentions[0]].from > s.from {
			return e
		}
		break
	}
	return nobody
}

// bodyWords describe a body in other words than its name.
var bodyWords = words(`company firm corporation agency ministry department office bureau commission committee board council court group organization organisation
	network newspaper paper magazine outlet site website publication broadcaster channel station union party campaign airline carrier manufacturer maker
	automaker retailer operator chain giant startup start-up bank university school college hospital club team league federation association charity
	foundation institute center centre administration government force army police ministry watchdog regulator think-tank tank nonprofit observatory authority service`)

// describedBody resolves "the ministry", "the Observatory" to a body whose
// name holds that word, else to the one that spoke last or is most in mind.
func (r *resolver) describedBody(s tokenRange) (verdict, bool) {
	end := r.headEnd(s)
	w := r.lower(end - 1)
	if r.lower(s.from) != "the" || end != s.to || s.to-s.from > 4 {
		return verdict{}, false
	}
	best, at := nobody, nobody
	for _, e := range latest(r.byWord[w]) {
		it := r.entities[e]
		if it.isPerson() || len(it.words) < 2 {
			continue
		}
		if last := r.lastBefore(it, r.firstMention(s.from)); last > at {
			best, at = e, last
		}
	}
	if best != nobody {
		return r.named(best, ByDescription, sureOfDescription), true
	}
	if !bodyWords[w] || s.to-s.from > 3 {
		return verdict{}, false
	}
	if v := r.body(s.from); v.entity != nobody {
		v.how = ByDescription
		return v, true
	}
	return verdict{}, false
}

// genitive reports the "'s" or "'" of a possessor.
func (k *token) genitive() bool { return k.tag == tagGenitive || k.lower == "'s" || k.lower == "'" }
