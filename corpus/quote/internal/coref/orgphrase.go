package coref

import (
	"sort"
	"strings"

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
	if e := latestOrg(r, w, s.From, police); e != document.None {
		return r.named(e, ByDescription).by(ruleOrgNoun), true
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

// bodyName returns what a body goes by without its article, where that is a name with a common
// noun behind it: "Moe administration" of "The Moe administration", but "the ferry company".
func bodyName(name string) string {
	article, rest, ok := strings.Cut(name, " ")
	noun := rest[strings.LastIndexByte(rest, ' ')+1:]
	if !ok || !strings.EqualFold(article, "the") || noun == rest || !vocabulary.OrgNouns[noun] || rest[0] < 'A' || rest[0] > 'Z' {
		return name
	}
	if first, _, _ := strings.Cut(strings.ToLower(rest), " "); vocabulary.NonNames[first] || attribution.Press[first] {
		return name // "the German regulator", "the TV station"
	}
	return rest
}

// latestOrg returns the body with a word in its name that was named last before token i,
// or None.
func latestOrg(r *Resolver, w string, i int, police bool) int {
	here := firstMention(r, i)
	latest, at := document.None, document.None
	for _, e := range mention.Latest(r.Ents.ByWord[w]) {
		it := r.Ents.List[e]
		if it.IsPerson() || len(it.Words) < 2 || police && len(it.Words) > 4 {
			continue
		}
		if last := r.Ents.LastBefore(it, here); last > at {
			latest, at = e, last
		}
	}
	return latest
}

// collectIndefiniteRoles finds the roles that the article gives to somebody unnamed: "a
// judge", but not "Moe, a judge" or "a judge, Moe". It finds the words for documents
// on the way.
func collectIndefiniteRoles(r *Resolver) {
	for i := range r.Ents.Doc.Tokens {
		k := &r.Ents.Doc.Tokens[i]
		if !k.Tag.Noun() && k.Tag != document.TagAdjective {
			continue
		}
		if isDocument(k.Lower) {
			r.documents[k.Lower] = append(r.documents[k.Lower], i)
			r.documentMentions = append(r.documentMentions, i)
		}
		if mention.IsRole(k.Lower) && !k.Is(document.Capitalized) && !beforeName(r.Ents.Doc, i) && isIndefinite(r.Ents.Doc, i) {
			r.indefinite[mention.CanonicalRole(k.Lower)] = true
		}
	}
}

// beforeName reports a role that a name may follow: "judge Moe", "a judge, Moe".
func beforeName(t *document.Document, i int) bool {
	return i+1 < len(t.Tokens) && (t.Tokens[i+1].Is(document.Capitalized) || t.Tokens[i+1].Lower == ",")
}

// isIndefinite reports a noun at token i with an indefinite article, and not behind a
// comma, "as" or a copula: who is named already is said to be one there.
func isIndefinite(t *document.Document, i int) bool {
	for k := i - 1; k > max(0, i-5) && !t.Tokens[k].Is(document.Punct) && !vocabulary.LinkWords[t.Lower(k)]; k-- {
		if w := t.Lower(k); w != "a" && w != "an" {
			continue
		}
		switch before := t.Lower(k - 1); before {
		case ",", "as", "became", "become":
			return false
		default:
			return !attribution.Auxiliary[before]
		}
	}
	return false
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
