package quote

import "slices"

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
	out := make([]salientEntity, 0, 16)
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
func (r *resolver) first(i int) verdict {
	if r.tokens[i].quotation != outside {
		return r.continued()
	}
	if r.outlet == "" {
		return verdict{entity: nobody}
	}
	return verdict{Speaker: Speaker{Name: r.outlet, Named: true}, how: ByPronoun, entity: nobody, rule: ruleOutlet}
}

// relative resolves "who": the name right before it.
func (r *resolver) relative(i int) verdict {
	k := r.firstMention(i) - 1
	if k < 0 || i-r.mentions[k].to > 2 {
		return verdict{entity: nobody}
	}
	return r.named(r.mentions[k].entity, ByPronoun).by(ruleRelative)
}

// memoryQuotes is how many quotes before and after a source its speaker is
// looked for among theirs.
const memoryQuotes = 12
