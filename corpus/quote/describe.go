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
	case "a", "an", "one", "another", "some", "two", "three", "four", "many", "several", "most", "other", "no":
		return verdict{}, false
	case "his", "her", "their", "its", "my", "our":
		return r.ownPerson(s)
	}
	role := r.headRole(s)
	if role == "" {
		return r.describedBody(s)
	}
	if bodies[role] {
		return verdict{}, false
	}
	if e := r.holder(s, role); e != nobody {
		return r.named(e, ByDescription).by(ruleHolder), true
	}
	if _, known := r.introduced[role]; known && s.to-s.from == 2 {
		return verdict{}, false
	}
	if e := r.introducedNext(q, s, role); e != nobody {
		return r.named(e, ByDescription).by(ruleNext), true
	}
	return verdict{}, false
}

// ownPerson resolves "his spokesman", "her chief of staff" where the article
// names one person alone who has that role.
func (r *resolver) ownPerson(s tokenRange) (verdict, bool) {
	role := r.headRole(s)
	list := r.byRole[kin(role)]
	if role == "" || len(list) != 1 || bodies[role] || !compatible(r.entities[list[0]].gender, genderOf(role)) {
		return verdict{}, false
	}
	return r.named(list[0], ByDescription).by(ruleOwn), true
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
				if it.roles[w] || akinTo(w, it.roles) {
					v++
				} else {
					v -= 0.5
				}
			}
		}
		if r.running != nobody && r.out[r.running].entity == e {
			v += float64(5-r.runs(s.from)) / 5
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
	if r.lower(s.from) != "the" || r.presentBefore(s, role) {
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

// presentBefore reports whether the paragraph has named somebody without a
// title before the description, who is then likelier to be meant than somebody
// still to come.
func (r *resolver) presentBefore(s tokenRange, role string) bool {
	here := r.paragraphs[r.paragraphAt(s.from)]
	for k := r.firstMention(s.from) - 1; k >= 0 && r.mentions[k].from >= here.from; k-- {
		it := r.entities[r.mentions[k].entity]
		if it.plain && it.person >= 0 && it.title == "" && compatible(it.gender, genderOf(role)) {
			return true
		}
	}
	return false
}

// genitive reports the "'s" or "'" of a possessor.
func (k *token) genitive() bool { return k.tag == tagGenitive || k.lower == "'s" || k.lower == "'" }
