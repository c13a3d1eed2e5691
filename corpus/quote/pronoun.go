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
	for _, c := range r.salient(i) {
		it := r.entities[c.entity]
		if it.person < 0 || !compatible(it.gender, g) {
			continue
		}
		s := c.salience
		if it.gender == g {
			s++
		}
		if it.isPerson() {
			s += 5
		}
		if r.running != nobody && r.out[r.running].entity == c.entity {
			s += r.runningBonus(i)
		}
		if s > score {
			best, second, score = c.entity, score, s
		} else if s > second {
			second = s
		}
	}
	if v, ok := r.unnamedRunning(g); ok && score < 6+r.runningBonus(i) {
		return v
	}
	if best == nobody {
		return verdict{entity: nobody}
	}
	r.entities[best].gender = g
	r.entities[best].person = max(r.entities[best].person, 1)
	return r.named(best, ByPronoun, sureOfPronoun*score/(score+second/2))
}

// unnamedRunning returns the speaker of the last quote where that is one
// person whom the article does not name.
func (r *resolver) unnamedRunning(g gender) (verdict, bool) {
	if r.running == nobody {
		return verdict{}, false
	}
	v := r.out[r.running]
	v.how, v.confidence = ByPronoun, sureOfPronoun*0.8
	return v, v.entity == nobody && compatible(v.gender, g) && r.unnamedPerson(r.running)
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

// salientEntity is one in the reader's mind.
type salientEntity struct {
	entity   int
	salience float64
	count    int
}

// How far back a reader remembers, in sentences and in names.
const (
	memorySentences = 12
	memoryMentions  = 100
)

// salient returns the entities named shortly before token i, the last named
// first.
func (r *resolver) salient(i int) []salientEntity {
	here := int(r.tokens[i].sentence)
	var out []salientEntity
	index := map[int]int{}
	start := r.firstMention(i) - 1
	for k := start; k >= 0 && start-k < memoryMentions; k-- {
		m := &r.mentions[k]
		distance := here - int(r.tokens[m.from].sentence)
		if distance > memorySentences {
			break
		}
		at, known := index[m.entity]
		if !known {
			at = len(out)
			index[m.entity] = at
			out = append(out, salientEntity{entity: m.entity})
		}
		out[at].count++
		out[at].salience = max(out[at].salience, r.prominence(m, distance))
	}
	for k := range out {
		out[k].salience += float64(min(out[k].count, 4)) / 2
	}
	return out
}

// prominence says how much one mention weighs some sentences later.
func (r *resolver) prominence(m *mention, distance int) float64 {
	s := 8 / (1 + float64(distance)/2)
	if m.subject {
		s *= 1.5
	}
	if r.tokens[m.from].quotation != outside {
		s /= 3
	}
	return s
}

// body resolves "it" and "they": the body or the people that spoke last.
func (r *resolver) body(i int) verdict {
	if r.running != nobody && r.runningBonus(i) > 0 {
		v := r.out[r.running]
		if v.entity == nobody || !r.entities[v.entity].isPerson() {
			v.how, v.confidence = ByPronoun, sureOfPronoun*0.8
			return v
		}
	}
	best, score := nobody, 0.0
	for _, c := range r.salient(i) {
		if it := r.entities[c.entity]; it.person <= 0 && !places[it.last()] && c.salience > score {
			best, score = c.entity, c.salience
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
