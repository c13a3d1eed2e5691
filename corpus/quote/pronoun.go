package quote

// pronoun resolves the pronoun at token i, the source of quote q. It reports
// false where the token is no pronoun.
func (r *resolver) pronoun(q, i int) (verdict, bool) {
	switch r.tokens[i].lower {
	case "he", "him", "his":
		return r.third(i, male), true
	case "she", "her", "hers":
		return r.third(i, female), true
	case "it", "they", "them":
		return r.body(i), true
	case "we", "i", "you":
		return r.first(), true
	case "who", "which", "that":
		return r.relative(i), true
	}
	return verdict{}, false
}

// third resolves "he" and "she": the best of the people named before, by how
// near and how prominent they are, or the unnamed one who spoke last.
func (r *resolver) third(i int, g gender) verdict {
	best, score, second := nobody, 0.0, 0.0
	for e, it := range r.entities {
		if it.person < 0 || !compatible(it.gender, g) {
			continue
		}
		s := r.salience(it, i)
		if s <= 0 {
			continue
		}
		if it.gender == g {
			s += 1
		}
		if it.isPerson() {
			s += 2
		}
		if r.running != nobody && r.out[r.running].entity == e {
			s += r.runningBonus(i)
		}
		if s > score {
			best, second, score = e, score, s
		} else if s > second {
			second = s
		}
	}
	if last := r.running; last != nobody && r.out[last].entity == nobody && compatible(r.out[last].gender, g) && r.unnamedPerson(last) && score < 6+r.runningBonus(i) {
		v := r.out[last]
		v.how, v.confidence = ByPronoun, sureOfPronoun/1.2
		return v
	}
	if best == nobody {
		return verdict{entity: nobody}
	}
	r.entities[best].gender = g
	r.entities[best].person = max(r.entities[best].person, 1)
	return r.named(best, ByPronoun, sureOfPronoun*score/(score+second/2))
}

// unnamedPerson reports whether quote q is that of one unnamed person.
func (r *resolver) unnamedPerson(q int) bool {
	s := r.quotes[q].source
	return !s.empty() && r.headRole(s) != ""
}

// runningBonus is what it counts for to have spoken last before token i.
func (r *resolver) runningBonus(i int) float64 {
	switch gap := r.paragraphAt(i) - r.paragraphAt(r.lastToken(r.running)); {
	case gap <= 0:
		return 5
	case gap == 1:
		return 4
	case gap == 2:
		return 2
	}
	return 0
}

// salience says how much an entity is in the reader's mind at token i.
func (r *resolver) salience(e *entity, i int) float64 {
	var best, count float64
	here := int(r.tokens[i].sentence)
	for k := len(e.mentions) - 1; k >= 0; k-- {
		m := &r.mentions[e.mentions[k]]
		if m.from >= i {
			continue
		}
		distance := here - int(r.tokens[m.from].sentence)
		if distance > 12 {
			break
		}
		count++
		s := 8 / (1 + float64(distance)/2)
		if m.subject {
			s *= 1.5
		}
		if r.tokens[m.from].quotation != outside {
			s /= 3
		}
		best = max(best, s)
	}
	return best + min(count, 4)/2
}

// body resolves "it" and "they": the body or the people that spoke last.
func (r *resolver) body(i int) verdict {
	if r.running != nobody && r.runningBonus(i) > 0 {
		v := r.out[r.running]
		if v.entity == nobody || !r.entities[v.entity].isPerson() {
			v.how, v.confidence = ByPronoun, sureOfPronoun/1.2
			return v
		}
	}
	best, score := nobody, 0.0
	for e, it := range r.entities {
		if it.isPerson() {
			continue
		}
		if s := r.salience(it, i); s > score {
			best, score = e, s
		}
	}
	if best == nobody {
		return verdict{entity: nobody}
	}
	return r.named(best, ByPronoun, sureOfPronoun/2)
}

// first resolves "we" and "I" outside quotation marks: the outlet speaks.
func (r *resolver) first() verdict {
	if r.outlet == "" {
		return verdict{entity: nobody}
	}
	return verdict{Speaker: Speaker{Name: r.outlet, Named: true}, how: ByPronoun, confidence: sureOfPronoun / 2, entity: nobody}
}

// relative resolves "who": the name right before it.
func (r *resolver) relative(i int) verdict {
	for k := r.firstMention(i) - 1; k >= 0; k-- {
		m := &r.mentions[k]
		if i-m.to > 2 {
			break
		}
		return r.named(m.entity, ByPronoun, sureOfPronoun)
	}
	return verdict{entity: nobody}
}
