package coref

import (
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/mention"
	"onrecord/corpus/quote/internal/vocabulary"
)

// describedSpeaker resolves a definite description, "the UN special envoy for Syria",
// to someone whom the article names. It reports false where nobody fits.
func describedSpeaker(r *Resolver, q int, s document.Range) (Verdict, bool) {
	switch r.Ents.Doc.Lower(s.From) {
	case "a", "an", "one", "another", "some", "two", "three", "four", "many", "several", "most", "other", "no":
		return Verdict{}, false
	case "his", "her", "their", "its", "my", "our":
		return ownPerson(r, s)
	}
	role := mention.HeadRole(r.Ents.Doc, s)
	if role == "" {
		return describedOrg(r, s)
	}
	if vocabulary.PluralRoles[role] {
		return Verdict{}, false
	}
	if e := holderOf(r, s, role); e != document.None {
		return r.named(e, ByDescription).by(ruleHolder), true
	}
	if _, known := r.introduced[role]; known && s.To-s.From == 2 {
		return Verdict{}, false
	}
	if e := introducedNext(r, q, s, role); e != document.None {
		return r.named(e, ByDescription).by(ruleNext), true
	}
	return Verdict{}, false
}

// ownPerson resolves "his spokesman", "her chief of staff" where the article
// names one person alone who has that role.
func ownPerson(r *Resolver, s document.Range) (Verdict, bool) {
	role := mention.HeadRole(r.Ents.Doc, s)
	list := r.Ents.ByRole[mention.CanonicalRole(role)]
	if role == "" || len(list) != 1 || vocabulary.PluralRoles[role] || !mention.Compatible(r.Ents.List[list[0]].Gender, mention.GenderOf(role)) {
		return Verdict{}, false
	}
	return r.named(list[0], ByDescription).by(ruleOwn), true
}

// withoutArticle returns a phrase as printed, without its article.
func withoutArticle(r *Resolver, s document.Range) string {
	for s.To-s.From > 1 && vocabulary.Determiner[r.Ents.Doc.Lower(s.From)] {
		s.From++
	}
	return r.Ents.Doc.Printed(s)
}

// holderOf returns the person in the article who has the role, or None.
func holderOf(r *Resolver, s document.Range, role string) int {
	near := map[int]float64{}
	for _, c := range salientEntities(r, s.From) {
		near[c.entity] = c.salience
	}
	best, score := document.None, 0.0
	for _, e := range mention.Latest(r.Ents.ByRole[mention.CanonicalRole(role)]) {
		it := r.Ents.List[e]
		if it.Person < 0 || !mention.Compatible(it.Gender, mention.GenderOf(role)) {
			continue
		}
		fit, differs := titleFit(r, s, role, it)
		if differs {
			continue
		}
		v := 1 + min(near[e], 10)/10 + fit
		if r.lastSpeakerQuote != document.None && r.Out[r.lastSpeakerQuote].entity == e {
			v += float64(5-distanceToLastQuote(r, s.From)) / 5
		}
		if v > score {
			best, score = e, v
		}
	}
	return best
}

// titleFit weighs how the words beside a role fit the titles of a person. It reports
// whether they differ: "the health minister" is not the prime minister.
func titleFit(r *Resolver, s document.Range, role string, it *mention.Entity) (fit float64, differs bool) {
	same, other := 0, 0
	for i := s.From; i < s.To; i++ {
		w := r.Ents.Doc.Tokens[i].Lower
		if w == role || vocabulary.Determiner[w] || vocabulary.LinkWords[w] || w == "former" {
			continue
		}
		if it.Roles[w] || isAkinTo(w, it.Roles) {
			fit++
			same++
			continue
		}
		fit -= 0.5
		if !r.Ents.Doc.Tokens[i].Genitive() && (i+1 == s.To || !r.Ents.Doc.Tokens[i+1].Genitive()) {
			other++ // than of whom or where: "Ostrava's"
		}
	}
	return fit, same == 0 && len(it.Roles) > 1 && (other > 0 || deputizes(r, s, it))
}

// deputizes reports somebody who only stands in for the office that a description names:
// "the mayor" is not the deputy mayor.
func deputizes(r *Resolver, s document.Range, it *mention.Entity) bool {
	for _, w := range [...]string{"deputy", "vice", "assistant", "shadow"} {
		if it.Roles[w] && !holds(r, s, w) {
			return true
		}
	}
	return it.Roles["lieutenant"] && it.Roles["governor"] && !holds(r, s, "lieutenant") // but a lieutenant general is a general
}

// introducedNext returns the person whom the article names only after a
// description: the next one to speak, in this paragraph or the two after it,
// whose name comes in full and without a title.
func introducedNext(r *Resolver, q int, s document.Range, role string) int {
	if r.Ents.Doc.Lower(s.From) != "the" || presentBefore(r, s, role) {
		return document.None
	}
	here := r.Ents.Doc.ParagraphAt(s.From)
	for _, next := range r.quotes[q+1:] {
		if r.Ents.Doc.ParagraphAt(next.Content[0].From) > here+2 {
			break
		}
		if next.Source.Empty() {
			continue
		}
		e := headName(r, segments(r, next.Source)[0])
		if e == document.None {
			continue
		}
		it := r.Ents.List[e]
		if it.Plain && it.Person >= 0 && it.Title == "" && mention.Compatible(it.Gender, mention.GenderOf(role)) && r.Ents.Mentions[it.Mentions[0]].From > s.From {
			return e
		}
		break
	}
	return document.None
}

// presentBefore reports whether the paragraph has named somebody without a
// title before the description, who is then likelier to be meant than somebody
// still to come.
func presentBefore(r *Resolver, s document.Range, role string) bool {
	here := r.Ents.Doc.Paragraphs[r.Ents.Doc.ParagraphAt(s.From)]
	for k := firstMention(r, s.From) - 1; k >= 0 && r.Ents.Mentions[k].From >= here.From; k-- {
		it := r.Ents.List[r.Ents.Mentions[k].Entity]
		if it.Plain && it.Person >= 0 && it.Title == "" && mention.Compatible(it.Gender, mention.GenderOf(role)) {
			return true
		}
	}
	return false
}
