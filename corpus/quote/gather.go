package quote

import (
	"slices"
	"sort"
	"strings"
)

// gather collects the options for a reference.
func (r *resolver) gather(ref reference) {
	rule := r.byRule(ref)
	r.options = r.options[:0]
	r.near = r.near[:0]
	if rule.Name != "" {
		o := r.propose(proposedByRule, rule)
		o.rule = rule.rule
		if o.entity == nobody && o.class == classUnprinted {
			o.class = ref.class
		}
	}
	if ref.head != nobody {
		r.gatherPrinted(ref)
		if ref.class != classPerson && ref.class != classPeople { // "Quill's spokesman" is not Quill
			r.gatherInSource(ref)
		}
		r.gatherPhrases(ref)
		if ref.class == classPerson && ref.article == indefinite {
			return
		}
		r.gatherBearers(ref)
	} else {
		r.gatherPhrases(ref)
	}
	r.gatherSpoken(ref)
	if ref.class == classPlural || ref.class == classPeople || ref.class == classOther {
		r.gatherPairs(ref)
	}
	r.gatherNear(ref)
	if rule.rule == ruleUnnamed && r.isEpithet(ref) {
		r.dropPrinted(ref)
	}
	if ref.class == classUnprinted || ref.class == classFirst {
		r.gatherNext(ref)
	}
	r.links = r.links[:0]
	if ref.class == classDocument {
		r.dropReaders(ref)
		r.linkIssuers(ref)
	}
}

// isEpithet reports whether a description is another word for someone whom the
// article has named: "the Kentucky Republican", but not "the driver" after "a
// driver".
func (r *resolver) isEpithet(ref reference) bool {
	if ref.class != classPerson || r.lower(ref.source.from) != "the" || ref.source.to-ref.source.from > 6 || unnamedRoles[ref.role] {
		return false
	}
	return !r.indefinite[kin(ref.role)] || ref.source.to-ref.source.from > 2
}

// dropPrinted takes back the words of the source themselves, where somebody is
// there to be meant: the subject of a sentence before in the paragraph, or, for
// "the Ostravan judge", whomever it names; "the 61-year-old" always means somebody.
func (r *resolver) dropPrinted(ref reference) {
	begin := r.paragraphs[r.paragraphAt(ref.token)].from
	old := strings.HasSuffix(r.lower(ref.head), "-old")
	capital := false
	for i := ref.source.from + 1; i < ref.head; i++ {
		capital = capital || r.tokens[i].is(upper)
	}
	present := func(o option) bool {
		if o.near == nobody || r.entities[o.entity].person < 0 {
			return false
		}
		last := &r.mentions[r.near[o.near].last]
		return old || last.from >= begin && (capital || last.before == r.sentenceAt(last.from).from && last.subject)
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
		if k.opensClause() || !k.is(upper) && (k.tag == tagParticiple || k.tag == tagGerund || k.finite()) && r.tokens[i-1].tag.noun() && k.lower != "'s" || k.lower == "(" {
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

// memoryPhrases is how many phrases before a reference are looked at.
const memoryPhrases = 300

// gatherPhrases proposes earlier phrases: those with the same head noun, and,
// for words that tell little, the last ones of their class.
func (r *resolver) gatherPhrases(ref reference) {
	w := ""
	if ref.head != nobody {
		w = groupKin(r.lower(ref.head))
	}
	same, like := 0, 0
	last := r.phrasesBefore(ref.token) - 1
	for k := last; k >= 0 && last-k < memoryPhrases && (same < mostPhrases || like < mostPhrases); k-- {
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
		if o := r.propose(by, r.byPhrase(k)); o.phrase == nobody {
			o.phrase = k
		}
	}
}

// mayBePhrase reports whether a reference can stand for a phrase at all.
func (r *resolver) mayBePhrase(ref reference, p *nounPhrase) bool {
	switch ref.class {
	case classUnprinted: // "with the negotiators leaving and accusing"
		return p.class == classPeople && !r.quotes[ref.quote].cue.empty() && r.tokens[p.head].sentence == r.tokens[r.quotes[ref.quote].cue.from].sentence
	case classPlural, classDocument, classPeople:
		return p.class == classPeople
	case classImpersonal:
		return p.class == classBody || p.class == classDocument
	case classPersonal:
		return p.class == classPerson && r.articleOf(p.tokenRange) != definite && compatible(genderOf(r.lower(p.head)), ref.gender)
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
	return sort.Search(len(r.phrases), func(k int) bool { return r.phrases[k].from >= i })
}

// gatherBearers proposes those who bear the role, or have the word in their name.
func (r *resolver) gatherBearers(ref reference) {
	if ref.role != "" {
		for _, e := range lastFew(r.byRole[kin(ref.role)], mostBearers) {
			if it := r.entities[e]; it.person >= 0 && compatible(it.gender, ref.gender) {
				r.propose(proposedByRole, r.named(e, ByDescription))
			}
		}
		return
	}
	for _, e := range lastFew(r.byWord[r.lower(ref.head)], mostBearers) {
		if len(r.entities[e].words) > 1 {
			r.propose(proposedByRole, r.named(e, ByDescription))
		}
	}
}

func lastFew(list []int, n int) []int { return list[max(0, len(list)-n):] }
