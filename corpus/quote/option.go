package quote

import (
	"slices"
	"strings"
)

// option is one that a source may stand for.
type option struct {
	verdict
	proposers uint32 // bits
	rule      rule
	spoken    uint32   // how many other speakers are nearer, from 1
	near      int      // index into the salient entities, or nobody
	phrase    int      // index into resolver.phrases, or nobody
	named     *mention // the mention of it in the source, if any
	cut       uint32   // how much of the source is printed, of an option that is just that
}

// Who proposes an option.
const (
	proposedByRule = iota
	proposedAsPrinted
	proposedInSource
	proposedByHead   // an earlier phrase with the same head noun
	proposedByPhrase // a phrase before
	proposedBySpeech // somebody who spoke before
	proposedByName   // somebody named before
	proposedByRole
	proposedByNext // somebody who speaks next
	proposedAsPair // two that the text names together
	proposerCount
)

// How many options each proposer has.
const (
	mostSpoken  = 4
	mostNear    = 10
	mostPhrases = 4
	mostBearers = 6
)

// propose adds an option, or the proposer to one that is known.
func (r *resolver) propose(by int, v verdict) *option {
	if v.Name == "" {
		return &option{}
	}
	for k := range r.options {
		o := &r.options[k]
		switch {
		case v.entity != nobody && o.entity == v.entity:
		case (v.entity == nobody || o.entity == nobody) && sameSpeaker(o.Name, v.Name):
			if v.entity != nobody {
				o.verdict = v
			}
		default:
			continue
		}
		o.proposers |= 1 << by
		return o
	}
	r.options = append(r.options, option{verdict: v, proposers: 1 << by, near: nobody, phrase: nobody})
	return &r.options[len(r.options)-1]
}

// sameSpeaker reports whether two names differ in no more than case, an article
// and a possessive.
func sameSpeaker(a, b string) bool { return strings.EqualFold(plainName(a), plainName(b)) }

func plainName(s string) string {
	if first, rest, ok := strings.Cut(s, " "); ok && (strings.EqualFold(first, "the") || strings.EqualFold(first, "a") || strings.EqualFold(first, "an")) {
		s = rest
	}
	return strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s")
}

// isEpithet reports whether a description is another word for someone whom the
// article has named: "the Kentucky Republican", but not "the driver" after "a
// driver".
func (r *resolver) isEpithet(ref reference) bool {
	if ref.class != person || r.lower(ref.source.from) != "the" || ref.source.to-ref.source.from > 6 || unnamedRoles[ref.role] {
		return false
	}
	return !r.indefinite[kin(ref.role)] || ref.source.to-ref.source.from > 2
}

// gather collects the options for a reference.
func (r *resolver) gather(ref reference) {
	rule := r.byRule(ref)
	r.options = r.options[:0]
	r.near = r.near[:0]
	if rule.Name != "" {
		o := r.propose(proposedByRule, rule)
		o.rule = rule.rule
		if o.entity == nobody && o.class == unprinted {
			o.class = ref.class
		}
	}
	if ref.head != nobody {
		r.gatherPrinted(ref)
		r.gatherInSource(ref)
		r.gatherPhrases(ref)
		if ref.class == person && ref.article == indefinite {
			return
		}
		r.gatherBearers(ref)
	} else {
		r.gatherPhrases(ref)
	}
	r.gatherSpoken(ref)
	if ref.class == plural || ref.class == people || ref.class == other {
		r.gatherPairs(ref)
	}
	r.gatherNear(ref)
	if rule.rule == ruleUnnamed && r.isEpithet(ref) {
		r.dropPrinted(ref)
	}
	if ref.class == unprinted || ref.class == first {
		r.gatherNext(ref)
	}
}

// dropPrinted takes back the words of the source themselves, where somebody
// named in its paragraph is there to be meant; "the 61-year-old" always means
// somebody.
func (r *resolver) dropPrinted(ref reference) {
	para := r.paragraphAt(ref.token)
	present := func(o option) bool {
		if o.near == nobody || r.entities[o.entity].person < 0 {
			return false
		}
		return r.mentions[r.near[o.near].last].from >= r.paragraphs[para].from || strings.HasSuffix(r.lower(ref.head), "-old")
	}
	if slices.ContainsFunc(r.options, present) {
		r.options = slices.DeleteFunc(r.options, func(o option) bool { return o.cut > 0 || o.rule == ruleUnnamed })
	}
}

// gatherPrinted proposes the words of the source themselves, whole and cut.
func (r *resolver) gatherPrinted(ref reference) {
	cuts := [3]tokenRange{r.core(ref.source)}
	cuts[1] = r.withoutClause(cuts[0])
	s := r.segments(ref.source)[0]
	cuts[2] = tokenRange{s.from, r.headEnd(s)}
	for k, c := range cuts {
		if !c.empty() {
			v := verdict{Speaker: Speaker{Name: r.printed(c)}, how: ByDescription, entity: nobody, gender: ref.gender, class: ref.class}
			if o := r.propose(proposedAsPrinted, v); o.cut == 0 {
				o.cut = uint32(k) + 1
			}
		}
	}
}

// withoutClause cuts a phrase before its relative clause or participle.
func (r *resolver) withoutClause(s tokenRange) tokenRange {
	for i := s.from + 1; i < s.to; i++ {
		k := &r.tokens[i]
		if k.tag == tagWh || clauseWords[k.lower] || !k.is(upper) && (k.tag == tagParticiple || k.tag == tagGerund || k.finite()) && r.tokens[i-1].tag.noun() && k.lower != "'s" || k.lower == "(" {
			return tokenRange{s.from, i}
		}
	}
	return s
}

// gatherInSource proposes those that the source names.
func (r *resolver) gatherInSource(ref reference) {
	for _, m := range r.mentionsIn(ref.source) {
		o := r.propose(proposedInSource, r.named(m.entity, ByDescription))
		if o.named == nil {
			o.named = m
		}
	}
}

// gatherPhrases proposes earlier phrases: those with the same head noun, and,
// for words that tell little, the last ones of their class.
func (r *resolver) gatherPhrases(ref reference) {
	w := ""
	if ref.head != nobody {
		w = groupKin(r.lower(ref.head))
	}
	same, like := 0, 0
	for k := r.phrasesBefore(ref.token) - 1; k >= 0 && (same < mostPhrases || like < mostPhrases); k-- {
		p := &r.phrases[k]
		far := r.tokens[ref.token].sentence-r.tokens[p.head].sentence > memorySentences
		by := proposedByPhrase
		switch {
		case w != "" && groupKin(r.lower(p.head)) == w:
			if same++; same > mostPhrases {
				continue
			}
			by = proposedByHead
		case far || !r.mayBePhrase(ref, p):
			continue
		default:
			if like++; like > mostPhrases {
				continue
			}
		}
		v := verdict{Speaker: Speaker{Name: r.printed(p.tokenRange)}, how: ByDescription, entity: nobody, gender: genderOf(r.lower(p.head)), class: p.class}
		if o := r.propose(by, v); o.phrase == nobody {
			o.phrase = k
		}
	}
}

// mayBePhrase reports whether a reference can stand for a phrase at all.
func (r *resolver) mayBePhrase(ref reference, p *nounPhrase) bool {
	switch ref.class {
	case plural, document, people:
		return p.class == people
	case impersonal:
		return p.class == body || p.class == document
	case personal:
		return p.class == person && r.articleOf(p.tokenRange) != definite && compatible(genderOf(r.lower(p.head)), ref.gender)
	}
	return false
}

// groupKin joins words for the same people.
func groupKin(w string) string {
	switch w {
	case "researchers", "scientists", "authors", "team", "academics", "archaeologists", "astronomers":
		return "researchers"
	case "officials", "authorities":
		return "officials"
	}
	return kin(w)
}

// phrasesBefore returns the number of phrases that begin before token i.
func (r *resolver) phrasesBefore(i int) int {
	lo, hi := 0, len(r.phrases)
	for lo < hi {
		if mid := (lo + hi) / 2; r.phrases[mid].from < i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// gatherBearers proposes those who bear the role, or have the word in their name.
func (r *resolver) gatherBearers(ref reference) {
	if ref.role != "" {
		for _, e := range lastOf(r.byRole[kin(ref.role)], mostBearers) {
			if it := r.entities[e]; it.person >= 0 && compatible(it.gender, ref.gender) {
				r.propose(proposedByRole, r.named(e, ByDescription))
			}
		}
		return
	}
	for _, e := range lastOf(r.byWord[r.lower(ref.head)], mostBearers) {
		if len(r.entities[e].words) > 1 {
			r.propose(proposedByRole, r.named(e, ByDescription))
		}
	}
}

func lastOf(list []int, n int) []int { return list[max(0, len(list)-n):] }

// gatherSpoken proposes the speakers of the last quotes.
func (r *resolver) gatherSpoken(ref reference) {
	n := uint32(0)
	for q := r.running; q >= 0 && r.running-q < memoryQuotes && n < mostSpoken; q-- {
		v := r.out[q]
		if v.Name == "" || v.entity == nobody && ref.class == person && !r.sameRole(ref, q) {
			continue
		}
		v.how = ByDescription
		before := len(r.options)
		o := r.propose(proposedBySpeech, v)
		if o.spoken == 0 {
			n++
			o.spoken = n
		}
		if len(r.options) > before && !r.fits(ref, o) {
			r.options = r.options[:before]
		}
	}
}

// sameRole reports whether the source of quote q is somebody unnamed of the role
// of ref, which "the source" may always be.
func (r *resolver) sameRole(ref reference, q int) bool {
	s := r.quotes[q].source
	if s.empty() {
		return false
	}
	role := r.headRole(r.segments(s)[0])
	return role != "" && (kin(role) == kin(ref.role) || ref.role == "source" || ref.role == "person")
}

// gatherNear proposes those named before.
func (r *resolver) gatherNear(ref reference) {
	r.near = r.salient(ref.token)
	n := 0
	for k, c := range r.near {
		before := len(r.options)
		o := r.propose(proposedByName, r.named(c.entity, ByDescription))
		if len(r.options) > before && !r.fits(ref, o) {
			r.options = r.options[:before]
			continue
		}
		if len(r.options) > before {
			n++
		}
		o.near = k
		if n == mostNear {
			break
		}
	}
}

// gatherNext proposes the next speaker who is printed by name.
func (r *resolver) gatherNext(ref reference) {
	here := r.paragraphAt(ref.token)
	for _, next := range r.quotes[ref.quote+1:] {
		if r.paragraphAt(next.content[0].from) > here+2 {
			return
		}
		if next.source.empty() {
			continue
		}
		if e := r.headName(r.segments(next.source)[0]); e != nobody {
			before := len(r.options)
			if o := r.propose(proposedByNext, r.named(e, ByDescription)); len(r.options) > before && !r.fits(ref, o) {
				r.options = r.options[:before]
			}
		}
		return
	}
}

// fits reports whether a reference can stand for an option at all.
func (r *resolver) fits(ref reference, o *option) bool {
	if o.entity == nobody {
		switch ref.class {
		case personal, person:
			if o.class != person {
				return false
			}
		case document, plural, impersonal, body:
			if o.class == person {
				return false
			}
		}
		return ref.gender == anyGender || compatible(o.gender, ref.gender)
	}
	it := r.entities[o.entity]
	switch ref.class {
	case personal, person:
		return it.person >= 0 && compatible(it.gender, ref.gender) && !places[it.last()]
	case impersonal, plural, body, people:
		return !it.isPerson()
	}
	return true
}

// mostPairs is how many pairs of names before a reference are looked at.
const mostPairs = 2

// gatherPairs proposes two that are named together, for "they" and "the couple".
func (r *resolver) gatherPairs(ref reference) {
	n := 0
	start := r.firstMention(ref.token) - 1
	for k := start; k > 0 && start-k < memoryMentions && n < mostPairs; k-- {
		a, b := &r.mentions[k-1], &r.mentions[k]
		if a.end+1 > b.before || r.lower(b.before-1) != "and" || a.end+1 != b.before || !r.entities[a.entity].isPerson() || !r.entities[b.entity].isPerson() {
			continue
		}
		n++
		v := verdict{Speaker: Speaker{Name: r.entities[a.entity].name + " and " + r.entities[b.entity].name, Named: true}, how: ByDescription, entity: nobody, class: people}
		r.propose(proposedAsPair, v)
	}
}
