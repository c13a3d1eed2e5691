package quote

import "slices"

// anaphorAt returns the pronoun at token i as an anaphor. It reports false where
// the token is none.
func (r *resolver) anaphorAt(i int) (anaphor, bool) {
	switch r.tokens[i].lower {
	case "he", "him", "his":
		return anaphor{i, male, personal}, true
	case "she", "her", "hers":
		return anaphor{i, female, personal}, true
	case "it", "its":
		return anaphor{i, anyGender, impersonal}, true
	case "they", "them":
		return anaphor{i, anyGender, plural}, true
	}
	return anaphor{}, false
}

// pronoun resolves the pronoun at token i, the source of quote q. It reports
// false where the token is no pronoun.
func (r *resolver) pronoun(q, i int) (verdict, bool) {
	if a, ok := r.anaphorAt(i); ok {
		return r.refer(a, ByPronoun), true
	}
	switch r.tokens[i].lower {
	case "we", "i", "you":
		return r.first(q, i), true
	case "who", "which", "that":
		return r.relative(i), true
	}
	return verdict{}, false
}

// unnamedPerson reports whether quote q is that of one unnamed person.
func (r *resolver) unnamedPerson(q int) bool {
	s := r.quotes[q].source
	return !s.empty() && r.headRole(s) != ""
}

// salientEntity is one in the reader's mind.
type salientEntity struct {
	entity   int
	salience float64
	count    int
	last     int // its last mention before the anaphor
}

// How far back a reader remembers, in sentences and in names.
const (
	memorySentences = 30
	memoryMentions  = 100
)

// salient returns the entities named shortly before token i, the last named
// first.
func (r *resolver) salient(i int) []salientEntity {
	here := int(r.tokens[i].sentence)
	var out []salientEntity
	start := r.firstMention(i) - 1
	for k := start; k >= 0 && start-k < memoryMentions; k-- {
		m := &r.mentions[k]
		distance := here - int(r.tokens[m.from].sentence)
		if distance > memorySentences {
			break
		}
		at := slices.IndexFunc(out, func(c salientEntity) bool { return c.entity == m.entity })
		if at < 0 {
			at = len(out)
			out = append(out, salientEntity{entity: m.entity, last: k})
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

// first resolves "we" and "I": in a quotation its speaker, outside of one the
// outlet.
func (r *resolver) first(q, i int) verdict {
	if r.tokens[i].quotation != outside {
		return r.continued(q)
	}
	if r.outlet == "" {
		return verdict{entity: nobody}
	}
	return verdict{Speaker: Speaker{Name: r.outlet, Named: true}, how: ByPronoun, confidence: sureOfPronoun / 2, entity: nobody}
}

// relative resolves "who": the name right before it.
func (r *resolver) relative(i int) verdict {
	k := r.firstMention(i) - 1
	if k < 0 || i-r.mentions[k].to > 2 {
		return verdict{entity: nobody}
	}
	return r.named(r.mentions[k].entity, ByPronoun, sureOfPronoun)
}
