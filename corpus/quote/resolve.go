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
	class      class  // of the words for someone unnamed
	rule       rule
}

// resolver finds the speakers of an article's quotes in the order of the text.
type resolver struct {
	*cast
	model  *linear.Ranker // whom does a source stand for?
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
	// papers holds the tokens of all words for documents.
	papers []int
	// called holds the phrases for bodies that end with each common noun.
	called map[string][]tokenRange
	// phrases holds the common nouns that speakers go by.
	phrases []nounPhrase

	// Of the source that is being resolved:
	options  []option
	near     []salientEntity
	links    []issueLink // where its class is document
	features []uint32
	scores   []float64
}

// resolve finds the speaker of each quote. Sources that begin inside a name are
// widened to the whole of it.
func resolve(t *text, quotes []attribution, outlet string, model *linear.Ranker) *resolver {
	r := newResolver(t, quotes, outlet)
	r.model = model
	for i := range quotes {
		r.quotes[i].source = r.wholeName(quotes[i].source)
		ref := r.reference(i)
		r.settle(i, ref, r.speaker(ref))
	}
	return r
}

func newResolver(t *text, quotes []attribution, outlet string) *resolver {
	r := &resolver{
		cast: assemble(t), outlet: outlet, quotes: quotes,
		out: make([]verdict, len(quotes)), running: nobody, spoken: map[int]int{}, sources: map[int]verdict{},
		introduced: map[string]string{}, indefinite: map[string]bool{}, called: map[string][]tokenRange{}, documents: map[string][]int{}, issuers: map[string]verdict{},
	}
	r.phrases = t.nounPhrases()
	r.callings()
	r.indefinites()
	return r
}

// settle makes v the verdict on quote i, whose source is ref.
func (r *resolver) settle(i int, ref reference, v verdict) {
	r.out[i] = v
	if v.Name != "" {
		r.running = i
	}
	if v.entity != nobody {
		r.spoken[v.entity]++
	} else if ref.head != nobody && v.rule == ruleUnnamed {
		r.introduce(ref)
	}
	if !ref.source.empty() {
		r.sources[ref.source.from] = v
	}
}

// speaker is the one that a reference stands for. Several quotes of a sentence
// can share one source.
func (r *resolver) speaker(ref reference) verdict {
	if !ref.source.empty() {
		if v, known := r.sources[ref.source.from]; known {
			return v
		}
	}
	if v, ok := r.plainly(ref); ok {
		return v
	}
	return r.choose(ref)
}

// plainly returns the speaker where the rules leave no choice: a name, or the
// one who bears the role, "the minister", or acts in the clause of the cue.
func (r *resolver) plainly(ref reference) (verdict, bool) {
	if ref.class == classUnprinted {
		v, ok := r.accompanying(ref.quote)
		v.confidence = sureOfRole
		return v, ok
	}
	if ref.class == classImpersonal && r.sentenceAt(ref.token).from == ref.token {
		v := r.subjectBefore(ref.token)
		v.how, v.confidence = ByPronoun, sureOfRole
		return v, v.Name != ""
	}
	if ref.class == classDocument && r.lower(ref.token) == "its" {
		if v := r.subjectBefore(ref.token); v.Name != "" { // "The commission sat in May. Its report said"
			v.how, v.confidence = ByDescription, sureOfRole
			return v, true
		}
	}
	if ref.class != className && ref.class != classPerson && ref.class != classDocument {
		return verdict{}, false
	}
	v := r.byRule(ref)
	switch {
	case ref.class == className:
		v.confidence = r.sureOfName(v)
	case ref.class == classDocument && v.rule == ruleTogether && v.Named:
		v.confidence = sureOfRole
	case ref.class == classDocument:
		return verdict{}, false
	case v.rule == ruleHolder || v.rule == ruleOwn || v.rule == ruleNext:
		if v.rule == ruleNext {
			v.Title = r.entitle(v.entity, ref)
		}
		v.confidence = sureOfRole
	default:
		return verdict{}, false
	}
	return v, true
}

// rule is the rule that proposes a speaker.
type rule uint8

const (
	noRule rule = iota
	ruleTogether
	ruleName
	ruleIssuer
	ruleOwn
	ruleHolder
	ruleNext
	ruleBodyWord
	ruleCalled
	ruleUnknownName
	ruleSource
	ruleIntroduced
	ruleUnnamed
	ruleContinued
	ruleOutlet
	ruleRelative
	ruleSubject
)

// by returns v as the answer of a rule.
func (v verdict) by(rule rule) verdict {
	v.rule = rule
	return v
}

// byRule is the speaker that the rules propose for a reference.
func (r *resolver) byRule(ref reference) verdict {
	switch ref.class {
	case classUnprinted:
		return r.continued()
	case classFirst:
		return r.first(ref.token)
	case classRelative:
		return r.relative(ref.token)
	case classImpersonal:
		return r.subjectBefore(ref.token)
	case classPersonal, classPlural:
		return verdict{entity: nobody}
	}
	if v, ok := r.together(ref.source); ok {
		return v
	}
	segments := r.segments(ref.source)
	if e := r.namedIn(segments); e != nobody {
		return r.named(e, ByName).by(ruleName)
	}
	if v, ok := r.issuer(ref.quote, ref.source); ok {
		if v.rule != ruleTogether {
			v.rule = ruleIssuer
		}
		return v
	}
	if v, ok := r.described(ref.quote, segments[0]); ok {
		return v
	}
	return r.unnamed(segments[0], ref.source)
}

// wholeName widens a source that begins inside a name.
func (r *resolver) wholeName(source tokenRange) tokenRange {
	if k := r.firstMention(source.from+1) - 1; k >= 0 && !source.empty() && r.mentions[k].has(source.from) {
		source.from = r.mentions[k].from
	}
	return source
}

// named is the verdict for an entity.
func (r *resolver) named(e int, how Resolution) verdict {
	it := r.entities[e]
	return verdict{Speaker: Speaker{Name: withoutGenitive(it.name), Title: it.title, Named: true}, how: how, entity: e, gender: it.gender}
}

func (r *resolver) lastToken(i int) int {
	content := r.quotes[i].content
	return content[len(content)-1].to - 1
}
