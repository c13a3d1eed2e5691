package coref

import (
	"slices"

	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/linear"
	"onrecord/corpus/quote/internal/mention"
	"onrecord/corpus/quote/internal/vocabulary"
)

// resolveByModel returns whom an anaphor stands for: the candidate that the model finds
// likeliest.
func (r *Resolver) resolveByModel(ref anaphor) Verdict {
	generateCandidates(r, ref)
	var v Verdict
	if best := r.rank(ref); best == document.None {
		if v = subjectName(r, ref); v.Name == "" {
			return v
		}
	} else {
		best = r.inFull(ref, best)
		r.learnFrom(ref, best)
		v = r.candidates[best].Verdict
		v.Confidence = r.confidence(ref, best)
	}
	switch ref.class {
	case classUnprinted:
		v.How = ByContinuation
	case classPersonal, classImpersonal, classPlural, classFirst, classRelative:
		v.How = ByPronoun
	}
	return v
}

// likelyEnough is the share of the best candidate's probability from which a fuller
// printing of the same words is preferred: it tells the reader more.
const likelyEnough = 0.5

// inFull returns the candidate that prints in full, "the town council of Ellery",
// what the best candidate has no more of than "the council".
func (r *Resolver) inFull(ref anaphor, best int) int {
	if r.candidates[best].cut == 0 || ref.article != definite || ref.source.To-ref.source.From != 2 {
		return best
	}
	full, score := best, likelyEnough*r.scores[best]
	for k := range r.candidates {
		if r.scores[k] >= score && r.isFuller(ref, &r.candidates[k]) {
			full, score = k, r.scores[k]
		}
	}
	return full
}

// isFuller reports whether a candidate prints in full who is meant by ref.
func (r *Resolver) isFuller(ref anaphor, o *candidateSpeaker) bool {
	if ref.class != classPerson && ref.class != classOrg && ref.class != classPeople {
		return false
	}
	return o.rule == ruleSource || o.rule == ruleIntroduced ||
		o.phrase != document.None && o.generators>>fromSameHead&1 == 1 && namesPlace(r.Ents.Doc, r.phrases[o.phrase].Range)
}

// rank scores the candidates of an anaphor with their probabilities and returns
// the best, or None where there is none.
func (r *Resolver) rank(ref anaphor) int {
	order := bySalience(r.near)
	best := document.None
	r.scores = r.scores[:0]
	for k := range r.candidates {
		r.features = candidateFeatures(r, r.features[:0], ref, k, order)
		r.scores = append(r.scores, r.model.Score(r.features))
		if best == document.None || r.scores[k] > r.scores[best] {
			best = k
		}
	}
	linear.Probabilities(r.scores)
	return best
}

// learnFrom notes what an anaphor tells of the one it stands for.
func (r *Resolver) learnFrom(ref anaphor, k int) {
	o := &r.candidates[k]
	if o.entity == document.None {
		return
	}
	it := r.Ents.List[o.entity]
	switch ref.class {
	case classPersonal:
		it.Gender, it.Sure = ref.gender, true
		it.Person = max(it.Person, 1)
	case classPerson:
		it.Person = max(it.Person, 1)
	}
}

// entitle gives an entity the role of a description as its title, and returns it.
func (r *Resolver) entitle(e int, ref anaphor) string {
	it := r.Ents.List[e]
	it.Title = withoutArticle(r, segments(r, ref.source)[0])
	it.Bears(ref.role)
	r.Ents.ByRole[mention.CanonicalRole(ref.role)] = append(r.Ents.ByRole[mention.CanonicalRole(ref.role)], e)
	return it.Title
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

// Kinds of candidates.
const (
	kindPerson uint32 = iota + 1
	kindUnsure
	kindOrg
	kindPlace
	kindRole
	kindPeople
	kindCommonOrg
	kindDocument
	kindUnknown
)

func kindOfCandidate(r *Resolver, o *candidateSpeaker) uint32 {
	if o.entity != document.None {
		switch it := r.Ents.List[o.entity]; {
		case vocabulary.PlaceNames[it.Last()]:
			return kindPlace
		case it.Person > 0:
			return kindPerson
		case it.Person < 0:
			return kindOrg
		}
		return kindUnsure
	}
	if o.phrase != document.None {
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
	case classOrg:
		return kindCommonOrg
	case classDocument:
		return kindDocument
	}
	return kindUnknown
}

func sameVerdict(a, b *Verdict) bool {
	if a.entity != document.None || b.entity != document.None {
		return a.entity == b.entity
	}
	return sameSpeaker(a.Name, b.Name)
}
