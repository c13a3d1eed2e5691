package quote

import "sort"

// bodyWords describe a body in other words than its name.
var bodyWords = words(`company firm corporation agency ministry department office bureau commission committee board council court group organization organisation
	network newspaper paper magazine outlet site website publication broadcaster channel station union party campaign airline carrier manufacturer maker
	automaker retailer operator chain giant startup start-up bank university school college hospital club team league federation association charity
	foundation institute center centre administration government force army police ministry watchdog regulator think-tank tank nonprofit observatory authority
	service embassy inquiry`)

// describedBody resolves "the ministry", "the Observatory": to a body whose
// name holds that word, or that the article calls so, "the Moe
// administration".
func (r *resolver) describedBody(s tokenRange) (verdict, bool) {
	end := r.headEnd(s)
	w := r.lower(end - 1)
	police := w == "police" && s.to-s.from == 1
	if r.lower(s.from) != "the" && !police || end != s.to || s.to-s.from > 4 || len(r.mentionsIn(s)) > 0 && !r.tokens[end-1].is(upper) {
		return verdict{}, false
	}
	here := r.firstMention(s.from)
	best, at := nobody, nobody
	for _, e := range latest(r.byWord[w]) {
		it := r.entities[e]
		if it.isPerson() || len(it.words) < 2 || police && len(it.words) > 4 {
			continue
		}
		if last := r.lastBefore(it, here); last > at {
			best, at = e, last
		}
	}
	if best != nobody {
		return r.named(best, ByDescription).by(ruleBodyWord), true
	}
	if !bodyWords[w] || s.to-s.from > 3 || w == "government" || w == "army" || w == "police" {
		return verdict{}, false
	}
	if called := r.called[w]; len(called) > 0 {
		before := sort.Search(len(called), func(i int) bool { return called[i].from >= s.from })
		phrase := called[max(0, before-1)]
		return verdict{Speaker: Speaker{Name: r.printed(phrase), Named: true}, how: ByDescription, entity: nobody, class: classBody, rule: ruleCalled}, true
	}
	return verdict{}, false
}

// indefinites finds the roles that the article gives to somebody unnamed: "a
// judge", but not "Moe, a judge" or "a judge, Moe".
func (r *resolver) indefinites() {
	for i := range r.tokens {
		if t := r.tokens[i].tag; !t.noun() && t != tagAdjective {
			continue
		}
		if w := r.tokens[i].lower; isDocument(w) {
			r.documents[w] = append(r.documents[w], i)
			r.papers = append(r.papers, i)
		}
		if !isRole(r.tokens[i].lower) || r.tokens[i].is(upper) || i+1 < len(r.tokens) && (r.tokens[i+1].is(upper) || r.tokens[i+1].lower == ",") {
			continue
		}
		for k := i - 1; k > max(0, i-5) && !r.tokens[k].is(mark) && !linkWords[r.tokens[k].lower]; k-- {
			if w := r.tokens[k].lower; w == "a" || w == "an" {
				if before := &r.tokens[k-1]; before.lower != "," && !auxiliary[before.lower] && before.lower != "as" && before.lower != "became" && before.lower != "become" {
					r.indefinite[kin(r.tokens[i].lower)] = true
				}
				break
			}
		}
	}
}

// callings finds the bodies that go by a name and a common noun: "the Moe
// administration", "Winnet County police".
func (r *resolver) callings() {
	for i := range r.mentions {
		m := &r.mentions[i]
		if w := r.lower(m.to); m.to < len(r.tokens) && bodyWords[w] && !isDocument(w) && !r.tokens[m.to].is(upper) && r.tokens[m.to].is(spaced) {
			r.called[w] = append(r.called[w], tokenRange{m.from, m.to + 1})
		}
	}
}
