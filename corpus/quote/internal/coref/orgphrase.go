package coref

import (
	"sort"

	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/mention"
	"onrecord/corpus/quote/internal/vocabulary"
)

// describedOrg resolves "the ministry", "the Observatory": to a body whose
// name holds that word, or that the article calls so, "the Moe
// administration".
func describedOrg(r *Resolver, s document.Range) (Verdict, bool) {
	end := mention.HeadEnd(r.Ents.Doc, s)
	w := r.Ents.Doc.Lower(end - 1)
	police := w == "police" && s.To-s.From == 1
	if r.Ents.Doc.Lower(s.From) != "the" && !police || end != s.To || s.To-s.From > 4 || len(mentionsIn(r, s)) > 0 && !r.Ents.Doc.Tokens[end-1].Is(document.Capitalized) {
		return Verdict{}, false
	}
	here := firstMention(r, s.From)
	best, at := document.None, document.None
	for _, e := range mention.Latest(r.Ents.ByWord[w]) {
		it := r.Ents.List[e]
		if it.IsPerson() || len(it.Words) < 2 || police && len(it.Words) > 4 {
			continue
		}
		if last := r.Ents.LastBefore(it, here); last > at {
			best, at = e, last
		}
	}
	if best != document.None {
		return r.named(best, ByDescription).by(ruleOrgNoun), true
	}
	if !vocabulary.OrgNouns[w] || s.To-s.From > 3 || w == "government" || w == "army" || w == "police" {
		return Verdict{}, false
	}
	if called := r.called[w]; len(called) > 0 {
		before := sort.Search(len(called), func(i int) bool { return called[i].From >= s.From })
		phrase := called[max(0, before-1)]
		return Verdict{Speaker: Speaker{Name: r.Ents.Doc.Printed(phrase), Named: true}, How: ByDescription, entity: document.None, class: classOrg, rule: ruleCalled}, true
	}
	return Verdict{}, false
}

// collectIndefiniteRoles finds the roles that the article gives to somebody unnamed: "a
// judge", but not "Moe, a judge" or "a judge, Moe".
func collectIndefiniteRoles(r *Resolver) {
	for i := range r.Ents.Doc.Tokens {
		if t := r.Ents.Doc.Tokens[i].Tag; !t.Noun() && t != document.TagAdjective {
			continue
		}
		if w := r.Ents.Doc.Tokens[i].Lower; isDocument(w) {
			r.documents[w] = append(r.documents[w], i)
			r.documentMentions = append(r.documentMentions, i)
		}
		if !mention.IsRole(r.Ents.Doc.Tokens[i].Lower) || r.Ents.Doc.Tokens[i].Is(document.Capitalized) || i+1 < len(r.Ents.Doc.Tokens) && (r.Ents.Doc.Tokens[i+1].Is(document.Capitalized) || r.Ents.Doc.Tokens[i+1].Lower == ",") {
			continue
		}
		for k := i - 1; k > max(0, i-5) && !r.Ents.Doc.Tokens[k].Is(document.Punct) && !vocabulary.LinkWords[r.Ents.Doc.Tokens[k].Lower]; k-- {
			if w := r.Ents.Doc.Tokens[k].Lower; w == "a" || w == "an" {
				if before := &r.Ents.Doc.Tokens[k-1]; before.Lower != "," && !attribution.Auxiliary[before.Lower] && before.Lower != "as" && before.Lower != "became" && before.Lower != "become" {
					r.indefinite[mention.CanonicalRole(r.Ents.Doc.Tokens[i].Lower)] = true
				}
				break
			}
		}
	}
}

// collectOrgPhrases finds the bodies that go by a name and a common noun: "the Moe
// administration", "Winnet County police".
func collectOrgPhrases(r *Resolver) {
	for i := range r.Ents.Mentions {
		m := &r.Ents.Mentions[i]
		if w := r.Ents.Doc.Lower(m.To); m.To < len(r.Ents.Doc.Tokens) && vocabulary.OrgNouns[w] && !isDocument(w) && !r.Ents.Doc.Tokens[m.To].Is(document.Capitalized) && r.Ents.Doc.Tokens[m.To].Is(document.Spaced) {
			r.called[w] = append(r.called[w], document.Range{From: m.From, To: m.To + 1})
		}
	}
}
