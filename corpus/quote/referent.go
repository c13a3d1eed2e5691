package quote

import (
	"slices"

	"onrecord/corpus/quote/internal/linear"
)

// anaphor is a pronoun, or another word for someone already named, that is the
// source of a quote.
type anaphor struct {
	token  int
	gender gender
	class  uint32 // of the words that behave alike
}

const (
	personal   = iota // "he", "she"
	impersonal        // "it"
	plural            // "they"
	epithet           // "the Kentucky senator"
	bodyWord          // "the company"
)

// ofPerson reports whether an anaphor can only stand for one person.
func (a anaphor) ofPerson() bool { return a.class == personal || a.class == epithet }

// referent is one that an anaphor may stand for.
type referent struct {
	entity   int // or nobody: the unnamed speaker of a quote
	quote    int // that quote
	features []uint32
}

// referents returns those that a may stand for, the last named first.
func (r *resolver) referents(a anaphor) []referent {
	var near []salientEntity
	for _, c := range r.salient(a.token) {
		if r.possible(a, c.entity) {
			near = append(near, c)
		}
	}
	order := bySalience(near)
	out := make([]referent, 0, len(near)+1)
	for k, c := range near {
		out = append(out, referent{c.entity, nobody, r.referentFeatures(a, near, k, slices.Index(order, k))})
	}
	return r.unnamedReferents(a, out)
}

// How far back an unnamed speaker is remembered, in quotes, and how many are.
const (
	memoryQuotes  = 8
	memoryUnnamed = 3
)

// unnamedReferents appends the unnamed speakers of the last quotes.
func (r *resolver) unnamedReferents(a anaphor, out []referent) []referent {
	named := len(out)
	for q := r.running; q >= 0 && r.running-q < memoryQuotes && len(out) < named+memoryUnnamed; q-- {
		v := &r.out[q]
		if v.Name == "" || v.entity != nobody || v.how == ByPronoun || v.how == ByContinuation || r.quotes[q].source.empty() {
			continue
		}
		head := r.headRole(r.quotes[q].source)
		if a.ofPerson() && (head == "" || bodies[head] || !compatible(v.gender, a.gender)) {
			continue
		}
		out = append(out, referent{nobody, q, r.unnamedFeatures(a, q, named, len(out)-named)})
	}
	return out
}

// unnamedFeatures returns what tells whether a stands for the speaker of quote
// q, given how many are named near it, and how many others are nearer.
func (r *resolver) unnamedFeatures(a anaphor, q, named, nearer int) []uint32 {
	gap := uint32(min(max(0, r.paragraphAt(a.token)-r.paragraphAt(r.lastToken(q))), 4))
	runs := uint32(0)
	if r.out[r.running].Name == r.out[q].Name {
		runs = r.runs(a.token)
	}
	source := r.quotes[q].source
	head := uint32(r.tokens[r.headEnd(source)-1].tag)
	return []uint32{
		linear.Feature(440, a.class, gap<<3|runs),
		linear.Feature(441, a.class, uint32(min(named, 3))<<3|runs),
		linear.Feature(442, a.class, head),
		linear.Feature(443, a.class, uint32(r.out[q].gender)),
		linear.Feature(444, a.class, uint32(nearer)<<3|runs),
	}
}

// possible reports whether an anaphor can stand for an entity at all.
func (r *resolver) possible(a anaphor, e int) bool {
	it := r.entities[e]
	if a.ofPerson() {
		return it.person >= 0 && compatible(it.gender, a.gender) && !places[it.last()]
	}
	return !it.isPerson() && !places[it.last()]
}

// bySalience returns the indices of near, the most salient first.
func bySalience(near []salientEntity) []int {
	order := make([]int, len(near))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch x, y := near[a].salience, near[b].salience; {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return 0
	})
	return order
}

// runs says how far back the last quote is, in paragraphs, in five steps.
func (r *resolver) runs(token int) uint32 {
	if r.running == nobody {
		return 0
	}
	return 1 + uint32(min(max(0, r.paragraphAt(token)-r.paragraphAt(r.lastToken(r.running))), 3))
}

// referentFeatures returns what tells whether a stands for near[k], which is of
// the given rank by salience.
func (r *resolver) referentFeatures(a anaphor, near []salientEntity, k, rank int) []uint32 {
	c := near[k]
	it := r.entities[c.entity]
	last := &r.mentions[c.last]
	distance := uint32(min(int(r.tokens[a.token].sentence-r.tokens[last.from].sentence), 6))
	running, runs := uint32(0), r.runs(a.token)
	if r.running != nobody && r.out[r.running].entity == c.entity {
		running = runs
	}
	place := r.standingOf(last)
	recency, order := uint32(min(k, 4)), uint32(min(rank, 4))
	spoken := uint32(min(r.spoken[c.entity], 3))
	mentions := uint32(min(len(it.mentions), 8) / 2)
	person := uint32(min(max(it.person, -1), 3) + 1)
	known := uint32(0)
	switch {
	case !compatible(it.gender, a.gender):
		known = 3
	case it.gender != anyGender && it.sure:
		known = 2
	case it.gender != anyGender:
		known = 1
	}
	// Epithets are few: what is learned of pronouns holds for them too.
	class := a.class
	switch class {
	case epithet:
		class = personal
	case bodyWord:
		class = impersonal
	}
	f := make([]uint32, 0, 32)
	add := func(template, a1, b uint32) { f = append(f, linear.Feature(template, a1<<3|class, b)) }
	add(400, distance, 0)
	add(401, distance, place)
	add(402, running, 0)
	add(403, running, distance)
	add(404, known, person)
	add(418, known, running)
	add(419, known, order)
	add(405, uint32(min(c.count, 4)), distance)
	add(406, recency, order)
	add(407, order, place)
	add(408, spoken, running)
	add(409, mentions, order)
	add(410, runs, order<<3|running)
	add(411, uint32(min(len(near), 5)), order)
	add(412, uint32(min(len(near), 5)), recency)
	add(413, known<<3|person, order)
	add(414, r.opening(a.token), distance<<3|place)
	add(415, r.opening(a.token), running)
	add(416, uint32(min(int(c.salience), 15)), 0)
	add(417, uint32(len(it.words)), person)
	add(420, uint32(4*it.placed/len(it.mentions)), person)
	if class != a.class {
		class = a.class
		add(430, running, 0)
		add(431, order, mentions)
		add(432, distance, place)
	}
	return f
}

// standingOf packs how a mention stands in its sentence.
func (r *resolver) standingOf(m *mention) uint32 {
	s := r.sentenceAt(m.from)
	switch before := r.lower(m.before - 1); {
	case r.tokens[m.from].quotation != outside:
		return 1
	case m.to < s.to && r.tokens[m.to].genitive():
		return 2
	case m.before > s.from && (linkWords[before] || r.tokens[m.before-1].tag == tagPreposition):
		return 3
	case m.subject && m.before == s.from:
		return 4
	case m.subject:
		return 5
	case m.before == s.from:
		return 6
	}
	return 7
}

// opening packs where an anaphor stands: at the beginning of its paragraph, of
// its sentence, or after a quotation.
func (r *resolver) opening(i int) uint32 {
	s := r.sentenceAt(i)
	switch {
	case r.paragraphs[s.paragraph].from == i:
		return 1
	case s.from == i:
		return 2
	case r.tokens[s.from].quotation != outside:
		return 3
	}
	return 4
}

// refer returns who an anaphor stands for.
func (r *resolver) refer(a anaphor, how Resolution) verdict {
	if r.watch != nil {
		r.watch(a)
	}
	best, probability := nobody, 0.0
	list := r.referents(a)
	for k := range list {
		if p := r.model.Probability(list[k].features); p > probability {
			best, probability = k, p
		}
	}
	if best == nobody {
		return verdict{entity: nobody}
	}
	e := list[best].entity
	if e == nobody {
		v := r.out[list[best].quote]
		v.how, v.confidence = how, probability
		return v
	}
	if a.ofPerson() {
		if a.gender != anyGender {
			r.entities[e].gender, r.entities[e].sure = a.gender, true
		}
		r.entities[e].person = max(r.entities[e].person, 1)
	}
	return r.named(e, how, probability)
}
