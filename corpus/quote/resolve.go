package quote

import (
	"strings"

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
	// introduced holds the first full printing of each unnamed role.
	introduced map[string]string
	// indefinite holds the roles that somebody unnamed has: "a judge".
	indefinite map[string]bool
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

// resolve returns the speaker of each quote. Sources that begin inside a name
// are widened to the whole of it.
func resolve(t *text, quotes []attribution, outlet string, model *linear.Classifier) []verdict {
	r := newResolver(t, quotes, outlet)
	r.model = model
	for i := range quotes {
		r.quotes[i].source = r.wholeName(quotes[i].source)
		r.settle(i, r.speaker(i))
	}
	return r.out
}

func newResolver(t *text, quotes []attribution, outlet string) *resolver {
	r := &resolver{
		cast: assemble(t), outlet: outlet, quotes: quotes,
		out: make([]verdict, len(quotes)), running: nobody, spoken: map[int]int{},
		introduced: map[string]string{}, indefinite: map[string]bool{}, called: map[string][]tokenRange{}, documents: map[string][]int{},
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

// together is the verdict for a source that joins two or more: "Laura Pell and
// her brother".
func (r *resolver) together(source tokenRange) (verdict, bool) {
	if first := r.lower(source.from); first == "both" {
		source.from++
	}
	for i := source.from + 1; i < source.to-1; i++ {
		if r.tokens[i].lower != "and" || r.insideName(i) {
			continue
		}
		left, right := r.segments(tokenRange{source.from, i}), r.segments(tokenRange{i + 1, source.to})
		var names []string
		for k, s := range left {
			if e := r.headName(s); e != nobody && (k == 0 || r.headRole(s) == "") {
				names = append(names, r.named(e, ByName, 0).Name)
			}
		}
		last := ""
		if e := r.headName(right[0]); e != nobody {
			last = r.named(e, ByName, 0).Name
		} else if w := r.lower(i + 1); r.tokens[i+1].tag == tagPossessive || w == "others" || w == "other" {
			last = r.printed(right[0])
		}
		if last == "" || len(names) == 0 || len(names) < len(left) {
			return verdict{}, false
		}
		name := strings.Join(names, ", ") + " and " + last
		return verdict{Speaker: Speaker{Name: name, Named: true}, how: ByName, confidence: sureOfBody, entity: nobody}, true
	}
	return verdict{}, false
}

// insideName reports whether token i stands inside a name: "Food and Drug Agency".
func (r *resolver) insideName(i int) bool {
	k := r.firstMention(i) - 1
	return k >= 0 && r.mentions[k].to > i
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
	return verdict{Speaker: Speaker{Name: strings.TrimSuffix(strings.TrimSuffix(it.name, "'s"), "’s"), Title: it.title, Named: true}, how: how, confidence: confidence, entity: e, gender: it.gender}
}

// segments divides a source at its commas, dashes and brackets.
func (r *resolver) segments(source tokenRange) []tokenRange {
	var out []tokenRange
	from := source.from
	for i := source.from; i <= source.to; i++ {
		if i < source.to && (!r.tokens[i].is(mark) || r.tokens[i].lower == "&" || r.tokens[i].is(opensQuot) || r.tokens[i].is(closesQuot)) {
			continue
		}
		if i > from {
			out = append(out, tokenRange{from, i})
		}
		from = i + 1
	}
	if len(out) == 0 {
		out = append(out, source)
	}
	return out
}

// namedIn returns the entity that the segments of a source name, or nobody:
// the head of the first, or of the second where the first is a description.
func (r *resolver) namedIn(segments []tokenRange) int {
	if e := r.headName(segments[0]); e != nobody {
		return e
	}
	if len(segments) == 1 {
		return nobody
	}
	role := r.headRole(segments[0])
	if role == "" && !determiner[r.lower(segments[0].from)] && !r.possessed(segments[0]) {
		return nobody
	}
	for _, s := range segments[1:] {
		if e := r.headName(s); e != nobody && (role == "" || r.entities[e].person >= 0) {
			return e
		}
	}
	return nobody
}

// possessed reports whether a phrase says whose it is: "Moe's predecessor".
func (r *resolver) possessed(s tokenRange) bool {
	for i := s.from; i < s.to; i++ {
		if r.tokens[i].genitive() {
			return true
		}
	}
	return false
}

// headName returns the entity whose name is the head of a noun phrase, or nobody.
func (r *resolver) headName(s tokenRange) int {
	mentions := r.mentionsIn(s)
	if n := len(mentions); n > 1 {
		// "Winnet Institute botanist Jo Marsh"
		if m := mentions[n-1]; m.end >= s.to && r.entities[m.entity].isPerson() && !r.complement(tokenRange{s.from, m.before}) && !r.joins(s.from, m.before) {
			return m.entity
		}
	}
	for _, m := range mentions {
		if r.complement(tokenRange{s.from, m.before}) {
			return nobody
		}
		next := m.to
		for next < s.to && suffixes[r.tokens[next].lower] {
			next++
		}
		if next >= s.to {
			return m.entity
		}
		k := &r.tokens[next]
		switch {
		case k.genitive():
			continue
		case linkWords[k.lower], stopAfter[k.lower], clauseWords[k.lower], k.lower == "and", k.lower == "himself", k.lower == "herself", weekdays[k.lower],
			k.tag == tagPreposition, adverbial[k.lower], k.tag == tagWh, k.tag == tagNumber:
			return m.entity
		case k.tag == tagParticiple, k.tag == tagGerund, k.tag == tagPast:
			if r.plainBefore(tokenRange{s.from, m.before}) {
				return m.entity
			}
		}
	}
	return nobody
}

// joins reports whether an "and" stands between two tokens.
func (r *resolver) joins(from, to int) bool {
	for i := from; i < to; i++ {
		if r.lower(i) == "and" {
			return true
		}
	}
	return false
}

// complement reports whether what stands before a name in a noun phrase makes
// the name a complement of it: "a spokesman for", "the lawyer who defended".
func (r *resolver) complement(before tokenRange) bool {
	if !before.empty() && isRole(r.lower(before.from)) && r.tokens[before.to-1].tag == tagNoun {
		return false // "speaker of the assembly Ada Quill"
	}
	for i := before.from; i < before.to; i++ {
		k := &r.tokens[i]
		if !k.is(upper) && !r.insideName(i) && (linkWords[k.lower] || k.tag == tagPreposition || k.tag == tagTo || k.tag == tagWh || k.finite() && k.tag != tagPresent && k.habit > seldom) {
			return true
		}
	}
	return false
}

// plainBefore reports whether nothing but articles and adjectives stand before a name.
func (r *resolver) plainBefore(before tokenRange) bool {
	for i := before.from; i < before.to; i++ {
		if k := &r.tokens[i]; k.tag.noun() && !isRole(k.lower) {
			return false
		}
	}
	return true
}

// mentionsIn returns the mentions that begin inside a range.
func (r *resolver) mentionsIn(s tokenRange) []*mention {
	var out []*mention
	for i := r.firstMention(s.from); i < len(r.mentions) && r.mentions[i].to <= s.to; i++ {
		out = append(out, &r.mentions[i])
	}
	return out
}

// firstMention returns the index of the first mention that begins at token i or later.
func (r *resolver) firstMention(i int) int {
	lo, hi := 0, len(r.mentions)
	for lo < hi {
		if mid := (lo + hi) / 2; r.mentions[mid].from < i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
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

// core returns the noun phrase that a source begins with, without the clause or
// apposition that goes on about it: "one aide" of "one aide, who asked not to
// be named".
func (r *resolver) core(s tokenRange) tokenRange {
	for i := s.from + 1; i < s.to; i++ {
		switch r.lower(i) {
		case "—", "–", "--":
			return tokenRange{s.from, i}
		case ",":
			next := i + 1
			if last := next >= s.to; last || r.tokens[i-1].tag.noun() && !(r.tokens[next].is(numeric) && r.tokens[i-1].is(numeric)) && !places[r.lower(next)] {
				return tokenRange{s.from, i}
			}
		}
	}
	return s
}
