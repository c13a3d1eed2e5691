package quote

import (
	"onrecord/corpus/quote/internal/linear"
)

// verdict is who said a quote, and how that was found.
type verdict struct {
	Speaker
	how        Resolution
	confidence float64
	entity     int    // index into cast.entities, or nobody
	gender     gender // of someone unnamed
}

// resolver finds the speakers of an article's quotes in the order of the text.
type resolver struct {
	*cast
	model  *linear.Classifier // is this whom an anaphor stands for?
	watch  func(anaphor)      // is told each anaphor before it is resolved, in training
	outlet string
	quotes []attribution
	out    []verdict
	// running is the last quote with a speaker, or nobody.
	running int
	// spoken counts the quotes of each entity so far.
	spoken map[int]int
	// sources holds the verdict on each source by its first token: several quotes
	// of a sentence can share one.
	sources map[int]verdict
	// introduced holds the first full printing of each unnamed role.
	introduced map[string]string
	// indefinite holds the roles that somebody unnamed has: "a judge".
	indefinite map[string]bool
	// issuers holds who last issued a document, by the word for it.
	issuers map[string]verdict
	// documents holds the tokens of each word for a document.
	documents map[string][]int
	// called holds the phrases for bodies that end with each common noun.
	called map[string][]tokenRange
}

// How far each way of finding a speaker can be trusted.
const (
	sureOfName         = 0.97
	sureOfBody         = 0.9
	sureOfUnnamed      = 0.85
	sureOfDescription  = 0.8
	sureOfContinuation = 0.8
	sureOfPronoun      = 0.85
)

// resolve finds the speaker of each quote. Sources that begin inside a name are
// widened to the whole of it.
func resolve(t *text, quotes []attribution, outlet string, model *linear.Classifier) *resolver {
	r := newResolver(t, quotes, outlet)
	r.model = model
	for i := range quotes {
		r.quotes[i].source = r.wholeName(quotes[i].source)
		r.settle(i, r.speaker(i))
	}
	return r
}

func newResolver(t *text, quotes []attribution, outlet string) *resolver {
	r := &resolver{
		cast: assemble(t), outlet: outlet, quotes: quotes,
		out: make([]verdict, len(quotes)), running: nobody, spoken: map[int]int{}, sources: map[int]verdict{},
		introduced: map[string]string{}, indefinite: map[string]bool{}, called: map[string][]tokenRange{}, documents: map[string][]int{}, issuers: map[string]verdict{},
	}
	r.callings()
	r.indefinites()
	return r
}

// settle makes v the verdict on quote i.
func (r *resolver) settle(i int, v verdict) {
	r.out[i] = v
	if v.Name != "" {
		r.running = i
	}
	if v.entity != nobody {
		r.spoken[v.entity]++
	}
}

func (r *resolver) speaker(i int) verdict {
	source := r.quotes[i].source
	if source.empty() {
		return r.continued(i)
	}
	v, known := r.sources[source.from]
	if !known {
		v = r.printedSpeaker(i, source)
		r.sources[source.from] = v
	}
	return v
}

// printedSpeaker is the speaker that the source of quote i stands for.
func (r *resolver) printedSpeaker(i int, source tokenRange) verdict {
	if source.to-source.from == 1 {
		if v, ok := r.pronoun(i, source.from); ok {
			return v
		}
	}
	for source.to-source.from > 1 && r.tokens[source.to-1].genitive() {
		source.to--
	}
	if v, ok := r.together(source); ok {
		return v
	}
	segments := r.segments(source)
	if e := r.namedIn(segments); e != nobody {
		return r.named(e, ByName, sureOfName)
	}
	if v, ok := r.issuer(i, source); ok {
		return v
	}
	if v, ok := r.described(i, segments[0]); ok {
		return v
	}
	return r.unnamed(segments[0], source)
}

// wholeName widens a source that begins inside a name.
func (r *resolver) wholeName(source tokenRange) tokenRange {
	if k := r.firstMention(source.from+1) - 1; k >= 0 && !source.empty() && r.mentions[k].has(source.from) {
		source.from = r.mentions[k].from
	}
	return source
}

// named is the verdict for an entity.
func (r *resolver) named(e int, how Resolution, confidence float64) verdict {
	it := r.entities[e]
	return verdict{Speaker: Speaker{Name: withoutGenitive(it.name), Title: it.title, Named: true}, how: how, confidence: confidence, entity: e, gender: it.gender}
}

// continued is the speaker of a quote without a source: whoever spoke last.
func (r *resolver) continued(i int) verdict {
	if r.running == nobody {
		return verdict{entity: nobody}
	}
	v := r.out[r.running]
	v.how = ByContinuation
	v.confidence = min(v.confidence, sureOfContinuation)
	gap := r.paragraphAt(r.quotes[i].content[0].from) - r.paragraphAt(r.lastToken(r.running))
	if gap > 1 {
		v.confidence /= float64(gap)
	}
	return v
}

func (r *resolver) lastToken(i int) int {
	content := r.quotes[i].content
	return content[len(content)-1].to - 1
}

// unnamed is the verdict for a source that names nobody: its description as
// printed, in full where it was introduced.
func (r *resolver) unnamed(head, source tokenRange) verdict {
	w := r.lower(head.to - 1)
	if role := r.headRole(head); role != "" {
		w = role
	}
	if v, ok := r.unknownName(head); ok {
		return v
	}
	printed := r.printed(r.core(source))
	if w == "source" && r.running != nobody && r.lower(head.from) == "the" && r.out[r.running].entity == nobody && r.unnamedPerson(r.running) {
		v := r.out[r.running]
		v.how, v.confidence = ByDescription, sureOfDescription
		return v
	}
	if first := r.lower(head.from); (first == "the" || first == "that" || first == "this") && head.to-head.from == 2 {
		if full, ok := r.introduced[w]; ok {
			return verdict{Speaker: Speaker{Name: full}, how: ByDescription, confidence: sureOfDescription, entity: nobody, gender: genderOf(w)}
		}
	}
	if _, ok := r.introduced[w]; !ok {
		r.introduced[w] = printed
	}
	r.indefinite[kin(w)] = true
	return verdict{Speaker: Speaker{Name: printed}, how: ByDescription, confidence: sureOfUnnamed, entity: nobody, gender: genderOf(w)}
}

// unknownName takes a phrase of capitalised words for a name that nothing else
// in the article confirms: "Airfleets, a database of aircraft".
func (r *resolver) unknownName(head tokenRange) (verdict, bool) {
	for i := head.from; i < head.to; i++ {
		k := &r.tokens[i]
		if !k.is(upper) || determiner[k.lower] || k.tag == tagNouns || documents[k.lower] || bodies[k.lower] || isRole(k.lower) || notNames[k.lower] || k.tag == tagPronoun {
			return verdict{}, false
		}
	}
	return verdict{Speaker: Speaker{Name: r.printed(head), Named: true}, how: ByName, confidence: sureOfUnnamed, entity: nobody}, true
}
