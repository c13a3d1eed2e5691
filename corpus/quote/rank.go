package quote

import (
	"slices"

	"onrecord/corpus/quote/internal/linear"
)

// choose returns whom a reference stands for: the option that the model finds
// likeliest.
func (r *resolver) choose(ref reference) verdict {
	r.gather(ref)
	best := r.rank(ref)
	if best == nobody {
		return verdict{entity: nobody}
	}
	best = r.inFull(ref, best)
	r.learnFrom(ref, best)
	v := r.options[best].verdict
	v.confidence = modest(r.scores[best])
	switch ref.class {
	case classUnprinted:
		v.how = ByContinuation
	case classPersonal, classImpersonal, classPlural, classFirst, classRelative:
		v.how = ByPronoun
	}
	return v
}

// likelyEnough is the share of the best option's probability from which a fuller
// printing of the same words is preferred: it tells the reader more.
const likelyEnough = 0.5

// inFull returns the option that prints in full, "the town council of Ellery",
// what the best option has no more of than "the council".
func (r *resolver) inFull(ref reference, best int) int {
	if r.options[best].cut == 0 || ref.article != definite || ref.source.to-ref.source.from != 2 {
		return best
	}
	full, score := best, likelyEnough*r.scores[best]
	for k := range r.options {
		if r.scores[k] >= score && r.isFuller(ref, &r.options[k]) {
			full, score = k, r.scores[k]
		}
	}
	return full
}

// isFuller reports whether an option prints in full who is meant by ref.
func (r *resolver) isFuller(ref reference, o *option) bool {
	if ref.class != classPerson && ref.class != classBody && ref.class != classPeople {
		return false
	}
	return o.rule == ruleSource || o.rule == ruleIntroduced ||
		o.phrase != nobody && o.proposers>>proposedByHead&1 == 1 && r.namesPlace(r.phrases[o.phrase].tokenRange)
}

// rank scores the options of a reference with their probabilities and returns
// the best, or nobody where there is none.
func (r *resolver) rank(ref reference) int {
	order := bySalience(r.near)
	best := nobody
	r.scores = r.scores[:0]
	for k := range r.options {
		r.features = r.optionFeatures(r.features[:0], ref, k, order)
		r.scores = append(r.scores, r.model.Score(r.features))
		if best == nobody || r.scores[k] > r.scores[best] {
			best = k
		}
	}
	linear.Probabilities(r.scores)
	return best
}

// learnFrom notes what a reference tells of the one it stands for.
func (r *resolver) learnFrom(ref reference, k int) {
	o := &r.options[k]
	if o.entity == nobody {
		return
	}
	it := r.entities[o.entity]
	if ref.class == classPersonal {
		it.gender, it.sure = ref.gender, true
		it.person = max(it.person, 1)
	}
}

// entitle gives an entity the role of a description as its title, and returns it.
func (r *resolver) entitle(e int, ref reference) string {
	it := r.entities[e]
	it.title = r.bare(r.segments(ref.source)[0])
	it.bears(ref.role)
	r.byRole[kin(ref.role)] = append(r.byRole[kin(ref.role)], e)
	return it.title
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

// Kinds of options.
const (
	kindPerson uint32 = iota + 1
	kindUnsure
	kindBody
	kindPlace
	kindRole
	kindPeople
	kindCommonBody
	kindDocument
	kindUnknown
)

func (r *resolver) kindOfOption(o *option) uint32 {
	if o.entity != nobody {
		switch it := r.entities[o.entity]; {
		case places[it.last()]:
			return kindPlace
		case it.person > 0:
			return kindPerson
		case it.person < 0:
			return kindBody
		}
		return kindUnsure
	}
	if o.phrase != nobody {
		return kindOfClass(r.phrases[o.phrase].class)
	}
	return kindOfClass(o.class)
}

func kindOfClass(c class) uint32 {
	switch c {
	case classPerson:
		return kindRole
	case classPeople:
		return kindPeople
	case classBody:
		return kindCommonBody
	case classDocument:
		return kindDocument
	}
	return kindUnknown
}

func sameVerdict(a, b *verdict) bool {
	if a.entity != nobody || b.entity != nobody {
		return a.entity == b.entity
	}
	return sameSpeaker(a.Name, b.Name)
}
