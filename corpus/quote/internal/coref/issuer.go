package coref

import (
	"sort"
	"strings"

	"onrecord/corpus/lexicon"
	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/mention"
	"onrecord/corpus/quote/internal/vocabulary"
)

// issuerOf resolves a document to whoever issued it, where the source prints
// that: "a CNN poll", "a report by the WHO", "the party's website". It reports
// false where the source is no document or prints nobody.
func issuerOf(r *Resolver, q int, source document.Range) (Verdict, bool) {
	head := documentIn(r, source)
	if head == document.None {
		return Verdict{}, false
	}
	v, ok := printedIssuer(r, q, source, head)
	if ok {
		r.issuers[r.Ents.Doc.Lower(head)] = v
	}
	return v, ok
}

// printedIssuer returns who issued the document at token head, as its source or
// the text before it prints.
func printedIssuer(r *Resolver, q int, source document.Range, head int) (Verdict, bool) {
	if e := namedBefore(r, source, head); e != document.None {
		return r.named(e, ByDescription), true
	}
	for i := head - 1; i > source.From; i-- {
		if r.Ents.Doc.Tokens[i].Genitive() {
			return issuedBy(r, q, document.Range{From: source.From, To: i})
		}
	}
	behind := document.Range{From: head + 1, To: source.To}
	if by := publisherIn(r, behind); !by.Empty() {
		return issuedBy(r, q, by)
	}
	if v, ok, decided := issuerBehind(r, q, behind); decided {
		return v, ok
	}
	if r.Ents.Doc.Lower(source.From) == "the" && head == source.To-1 && issued[r.Ents.Doc.Lower(head)] {
		return issuedBefore(r, head)
	}
	return Verdict{}, false
}

// namedBefore returns the entity named in front of a document that issued it, "a CNN
// poll", or None. Where it was posted is none, "a Twitter post", nor where people were asked,
// "Ostravan exit polls".
func namedBefore(r *Resolver, source document.Range, head int) int {
	for _, m := range mentionsIn(r, source) {
		if m.From >= head {
			break
		}
		if it := r.Ents.List[m.Entity]; attribution.Platforms[it.Last()] || vocabulary.PlaceNames[it.Last()] && !mention.Unions[it.Last()] {
			continue
		}
		if next := &r.Ents.Doc.Tokens[m.To]; !next.Is(document.Punct) && !mention.IsRole(next.Lower) && (isDocument(next.Lower) || !vocabulary.OrgNouns[next.Lower]) {
			return m.Entity
		}
	}
	return document.None
}

// ownerByLastWord returns the body whose document a source tells of by the last word of its name
// alone, where no other has it, or None: "the ombudsman's report" of the Housing Ombudsman.
func ownerByLastWord(r *Resolver, source document.Range, head int) int {
	for i := source.From + 1; i < head; i++ {
		k := &r.Ents.Doc.Tokens[i-1]
		if !r.Ents.Doc.Tokens[i].Genitive() || k.Is(document.Capitalized) || i-source.From > 2 {
			continue
		}
		owner := document.None
		for _, e := range r.Ents.ByWord[k.Lower] {
			if it := r.Ents.List[e]; (it.Person <= 0 || mention.IsRole(k.Lower)) && it.Last() == k.Lower && len(it.Words) > 1 && r.Ents.Mentions[it.Mentions[0]].From < source.From {
				if owner != document.None {
					return document.None
				}
				owner = e
			}
		}
		return owner
	}
	return document.None
}

// authored documents are of whoever made them, and not about them: "the forecast of Ada Quill", but
// "a profile of Ada Quill".
var authored = vocabulary.WordSet(`forecast forecasts testimony account statement statements letter letters memoir memoirs diary
	tweet tweets post posts email emails message messages declaration deposition affidavit column dispatch`)

// authorBehind returns the person named with "of" right behind an authored document, or None.
func authorBehind(r *Resolver, behind document.Range) int {
	if r.Ents.Doc.Lower(behind.From) != "of" || !authored[r.Ents.Doc.Lower(behind.From-1)] {
		return document.None
	}
	m := nextMention(r, behind.From)
	if m == nil || m.Before != behind.From+1 || m.To > behind.To || !r.Ents.List[m.Entity].IsPerson() || r.Ents.Doc.Tokens[m.To].Genitive() {
		return document.None
	}
	return m.Entity
}

// issuerBehind reads who stands behind a document with "by" or "from", or "of" one that is
// authored, or the outlet in or on which it was printed; decided is false where nobody stands
// there. Who has only seen it has not issued it.
func issuerBehind(r *Resolver, q int, behind document.Range) (v Verdict, ok, decided bool) {
	if e := authorBehind(r, behind); e != document.None {
		return r.named(e, ByDescription), true, true
	}
	for i := behind.From; i+1 < behind.To; i++ {
		rest := document.Range{From: i + 1, To: behind.To}
		switch r.Ents.Doc.Lower(i) {
		case "by", "from":
			if !seenWords[r.Ents.Doc.Lower(i-1)] {
				v, ok = issuedBy(r, q, rest)
			}
			return v, ok, true
		case "in", "on":
			if e := headName(r, segments(r, rest)[0]); e != document.None && r.Ents.List[e].Person <= 0 && !vocabulary.PlaceNames[r.Ents.List[e].Last()] {
				return r.named(e, ByDescription), true, true
			}
		}
	}
	return Verdict{}, false, false
}

// publishing is what whoever issues a document does with it.
var publishing = vocabulary.WordSet(`published released issued conducted commissioned posted circulated compiled`)

// publisherIn returns the subject of the clause behind a document that says who
// published it: "that the council published", or nothing.
func publisherIn(r *Resolver, behind document.Range) document.Range {
	from := behind.From
	if w := r.Ents.Doc.Lower(from); w == "that" || w == "which" {
		from++
	}
	for i := from; i < behind.To; i++ {
		switch k := &r.Ents.Doc.Tokens[i]; {
		case i > from && publishing[k.Lower]:
			return document.Range{From: from, To: i}
		case k.Finite(), k.Is(document.Punct), vocabulary.LinkWords[k.Lower]:
			return document.Range{}
		}
	}
	return document.Range{}
}

// issued documents are known by who stands behind them.
var issued = lexicon.Words("issued-documents")

// lookback is how many earlier words for a document are looked at.
const lookback = 6

// issuedBefore returns the issuer that is printed with an earlier word for the
// document at a token: "a study by the WHO … The study said".
func issuedBefore(r *Resolver, head int) (Verdict, bool) {
	if v, ok := r.issuers[r.Ents.Doc.Lower(head)]; ok {
		return v, true
	}
	earlier := r.documents[r.Ents.Doc.Lower(head)]
	n := sort.SearchInts(earlier, head)
	best, most := document.None, -1
	for k := n - 1; k >= max(0, n-lookback); k-- {
		e := issuerBeside(r, earlier[k])
		if e == document.None {
			continue
		}
		if shared := sharedNouns(r, earlier[k], head); shared > most {
			best, most = e, shared
		}
	}
	if best == document.None {
		return Verdict{}, false
	}
	return r.named(best, ByDescription), true
}

// sharedNouns counts the nouns that the sentences of two words for a document have in
// common, outside quotation marks and but for that word: of two surveys "the survey"
// is the one about the same people.
func sharedNouns(r *Resolver, a, b int) int {
	first, second := r.Ents.Doc.SentenceAt(a), r.Ents.Doc.SentenceAt(b)
	n := 0
	for i := second.From; i < second.To; i++ {
		k := &r.Ents.Doc.Tokens[i]
		if i == b || !k.Tag.Noun() || k.Quotation != document.Unquoted {
			continue
		}
		for j := first.From; j < first.To; j++ {
			if r.Ents.Doc.Tokens[j].Hash == k.Hash && j != a {
				n++
				break
			}
		}
	}
	return n
}

// issuerBeside returns the entity printed right before the document at token i,
// after it behind "by" or "from", or else the body last named before it in its
// sentence.
func issuerBeside(r *Resolver, i int) int {
	s := r.Ents.Doc.SentenceAt(i)
	for k := i + 1; k < min(s.To, i+5); k++ {
		if w := r.Ents.Doc.Lower(k); w != "by" && w != "from" {
			continue
		}
		if next := nextMention(r, k); next != nil && next.Before <= k+2 {
			return next.Entity
		}
	}
	for k := firstMention(r, i) - 1; k >= 0 && r.Ents.Mentions[k].From >= s.From; k-- {
		m := &r.Ents.Mentions[k]
		it := r.Ents.List[m.Entity]
		if m.To == i || m.To == i-1 && r.Ents.Doc.Tokens[m.To].Genitive() || it.Person <= 0 && !vocabulary.PlaceNames[it.Last()] {
			return m.Entity
		}
	}
	return document.None
}

// documentIn returns the token of the document that a source is about, or None.
func documentIn(r *Resolver, source document.Range) int {
	head := document.None
	for i := source.From; i < source.To && !vocabulary.LinkWords[r.Ents.Doc.Tokens[i].Lower] && !r.Ents.Doc.Tokens[i].Is(document.Punct); i++ {
		if isDocument(r.Ents.Doc.Tokens[i].Lower) {
			head = i
		}
	}
	if head != document.None { // "the research team", "the article's authors"
		if class := classOfNoun(r.Ents.Doc.Lower(mention.HeadEnd(r.Ents.Doc, source) - 1)); class != classUnprinted && class != classDocument {
			return document.None
		}
	}
	return head
}

// issuedBy resolves the phrase for an issuer.
func issuedBy(r *Resolver, q int, by document.Range) (Verdict, bool) {
	if v, ok := jointSpeakers(r, by); ok && v.Named {
		return v, true
	}
	segment := segments(r, by)[0]
	if e := headName(r, segment); e != document.None {
		return r.named(e, ByDescription), true
	}
	if documentIn(r, segment) != document.None || r.Ents.Doc.Tokens[segment.To-1].Tag == document.TagGerund {
		return Verdict{}, false
	}
	segment.To = mention.HeadEnd(r.Ents.Doc, segment)
	if v, ok := describedSpeaker(r, q, segment); ok {
		return v, true
	}
	return unnamedSpeaker(r, segment, segment), true
}

// isDocument reports a word for a document, in singular or plural.
func isDocument(w string) bool {
	n := len(w) - 1
	stem, ies := strings.CutSuffix(w, "ies")
	return vocabulary.DocumentNouns[w] || n > 0 && w[n] == 's' && vocabulary.DocumentNouns[w[:n]] || ies && vocabulary.DocumentNouns[stem+"y"]
}
