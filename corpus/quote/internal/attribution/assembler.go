package attribution

import (
	"cmp"
	"slices"

	"onrecord/corpus/quote/internal/document"
)

// assemble turns attributions into whole quotes: a quotation belongs to one quote
// with all its marks, the pieces that an attribution or the end of a paragraph
// splits come together, and a quotation without an attribution stands as
// a quote without a cue.
func (e *Model) assemble(t *document.Document, found []Attribution, w *Workspace) []Attribution {
	nested := nestedQuotes(t)
	inner := make(map[int]bool, len(nested))
	for _, a := range nested {
		inner[a.Cue.From] = true
	}
	found = slices.DeleteFunc(found, func(a Attribution) bool { return inner[a.Cue.From] && !a.Cue.Empty() })
	s := newAssembler(t, found)
	s.rankUnattributed(e.unattributed, w)
	s.coordinate()
	s.found = append(s.found, append(nested, s.innerQuotes()...)...)
	s.trim()
	s.markVerbs()
	return s.ordered()
}

// markVerbs tags the cues that report speech as verbs: the tagger errs where a
// verb stands right behind a quotation, and a verb must not become a title.
func (s *assembler) markVerbs() {
	for _, a := range s.found {
		beside := a.Cue.From > 0 && a.Cue.To == a.Source.From && s.doc.Tokens[a.Cue.From-1].Is(document.ClosesQuotation)
		if k := &s.doc.Tokens[max(0, a.Cue.From)]; !a.Cue.Empty() && (k.CuePrior >= PriorOften || beside) && !k.Tag.Verb() && k.Lower != "according" {
			k.Tag = document.TagPast
		}
	}
}

// newAssembler returns an assembler whose quotations have the owners that rules can
// tell; the rest are unattributed quotations.
func newAssembler(t *document.Document, found []Attribution) *assembler {
	s := &assembler{doc: t, found: found, cued: len(found), owner: make([]int, len(t.Quotations))}
	s.assignQuotations()
	s.attachUnowned()
	s.taken = make([]bool, len(t.Tokens))
	for _, a := range s.found {
		s.markTaken(a)
	}
	return s
}

type assembler struct {
	doc   *document.Document
	found []Attribution
	cued  int    // how many of found have a cue; they come first, in the order of their cues
	taken []bool // of each token: an attribution has it
	owner []int  // of each quotation: index into found, or None

	memory struct {
		ranges  document.Arena[document.Range]
		indices document.Arena[int]
	}
}

// assignQuotations gives each quotation to the most confident of the attributions that
// cover most of it, and widens that one's content to the whole of it. The others
// lose it, unless one reports what the other said.
func (s *assembler) assignQuotations() {
	for q := range s.owner {
		s.owner[q] = document.None
	}
	for i := range s.found {
		s.sayAfterColon(i)
	}
	claims := claimsOf(s)
	for q, list := range claims {
		if it := s.doc.Quotations[q]; namesOnly(s.doc, it) {
			for _, i := range list {
				s.found[i].Content = withoutName(s.doc, s.found[i].Content, it)
			}
			continue
		}
		for _, i := range list {
			if s.owner[q] == document.None || s.found[i].Confidence > s.found[s.owner[q]].Confidence {
				s.owner[q] = i
			}
		}
	}
	for q := range s.owner {
		if s.owner[q] == document.None {
			continue
		}
		own := ownAttribution(s, q)
		settle(s, q, claims[q], own)
	}
}

// claimsOf returns the attributions that cover most of each quotation.
func claimsOf(s *assembler) [][]int {
	claims := make([][]int, len(s.doc.Quotations))
	for i, a := range s.found {
		for _, piece := range a.Content {
			for k := piece.From; k < piece.To; {
				q := s.doc.Tokens[k].Quotation
				if q == document.Unquoted {
					k++
					continue
				}
				end := min(piece.To, s.doc.Quotations[q].To)
				if 2*(end-k) > s.doc.Quotations[q].To-s.doc.Quotations[q].From {
					if claims[q] == nil {
						claims[q] = s.memory.indices.Take(2)
					}
					claims[q] = append(claims[q], i)
				}
				k = end
			}
		}
	}
	return claims
}

// ownAttribution gives quotation q to the attribution that it has for itself in its
// sentence, where its owner is another, and returns all that this one takes.
func ownAttribution(s *assembler, q int) document.Range {
	i, it := s.owner[q], s.doc.Quotations[q].Range
	var own document.Range
	if a := reportedAfter(s.doc, s.doc.Quotations[q]); !a.Cue.Empty() && !s.found[i].Cue.Has(a.Cue.From) && s.found[i].Cue.From < it.From {
		i = withCue(s.found, a.Cue.From)
		own = document.Range{From: it.From, To: max(a.Cue.To, a.Source.To)}
		if i != document.None {
			s.found[i].Content = slices.DeleteFunc(slices.Clone(s.found[i].Content), func(r document.Range) bool { return r.From < it.From })
		}
		if w := s.doc.Lower(it.From - 1); w == "and" || w == "but" {
			own.From--
		}
	}
	if a := reportedBefore(s.doc, s.found, s.doc.Quotations[q]); i != document.None && !a.Cue.Empty() && s.doc.Lower(it.From-1) == ":" && s.found[i].Cue.To <= a.Source.From {
		i = len(s.found)
		s.found = append(s.found, a)
	}
	s.owner[q] = i
	return own
}

// settle takes quotation q, and what its own attribution takes, from all who lay claim
// to it but its owner, and gives the owner the whole of it.
func settle(s *assembler, q int, claims []int, own document.Range) {
	i, it := s.owner[q], s.doc.Quotations[q].Range
	for _, k := range claims {
		if k != i && !own.Empty() {
			s.found[k].Content = cut(s.found[k].Content, own)
		}
		if k != i && (i == document.None || !s.reports(i, k) && !s.reports(k, i)) {
			s.found[k].Content = cut(s.found[k].Content, it)
		}
	}
	if i != document.None {
		content := s.found[i].Content
		s.found[i].Content = append(append(s.memory.ranges.Take(len(content)+1), content...), it)
	}
}

// sayAfterColon makes a quote of its own of a whole sentence in quotation marks
// that follows a colon in the content of attribution i: She argued that the gate
// was safe: “It has held for nine years.”
func (s *assembler) sayAfterColon(i int) {
	a := &s.found[i]
	for _, piece := range a.Content {
		for k := piece.From + 1; k < piece.To; k++ {
			q := s.doc.Tokens[k].Quotation
			if q == document.Unquoted || s.doc.Lower(k-1) != ":" {
				continue
			}
			it := s.doc.Quotations[q]
			if it.From == k && a.Cue.To <= piece.From && namesDeed(s.doc, a.Cue, document.Range{From: piece.From, To: k - 1}) {
				a.Content = cut(a.Content, document.Range{From: piece.From, To: k})
				return
			}
			if it.From != k || it.Words < document.SentenceWords || !tokenOrBoundary(s.doc, k+1).Is(document.Capitalized) || a.Cue.From > k || s.doc.ParagraphAt(k) != s.doc.ParagraphAt(piece.From) {
				continue
			}
			a.Content = cut(a.Content, document.Range{From: k, To: piece.To})
			own := Attribution{Source: a.Source, Content: []document.Range{{From: k, To: it.To}}, Confidence: a.Confidence}
			if inner := innerSpeech(s.doc, a, it); !inner.Cue.Empty() && withCue(s.found, inner.Cue.From) == document.None {
				own = inner
			}
			if len(a.Content) > 0 && !refusals[s.doc.Tokens[max(0, a.Cue.From)].Stem] && takesThing(s.doc, *a) { // "quoted the manual: “…”"
				own.Cue, a.Content = a.Cue, nil
			}
			s.found = append(s.found, own)
			return
		}
	}
}

// longestObject bounds the object of a verb before a colon, in tokens.
const longestObject = 4

// namesDeed reports words between a verb that is none of saying and a colon that are no
// more than its object: the son punched the air: “Over!”
func namesDeed(t *document.Document, cue, object document.Range) bool {
	k := &t.Tokens[cue.From]
	if cue.To-cue.From != 1 || k.CuePrior > PriorSeldom || lexSay <= k.LexicalClass && k.LexicalClass <= lexTell || object.To-object.From > longestObject {
		return false
	}
	return PhraseRight(t, object.From, object.To).To == object.To
}

// reports reports whether the cue of attribution b stands in the content of a.
func (s *assembler) reports(a, b int) bool {
	return Within(s.found[b].Cue.From, s.found[a].Content)
}

// attachUnowned finds an owner for the quotations that have none and read as something
// said.
func (s *assembler) attachUnowned() {
	for q := range s.doc.Quotations {
		if s.owner[q] != document.None || namesOnly(s.doc, s.doc.Quotations[q]) {
			continue
		}
		if signed := s.doc.Quotations[q].Signed; !signed.Empty() {
			s.owner[q] = len(s.found)
			s.found = append(s.found, Attribution{Source: signed, Content: []document.Range{s.doc.Quotations[q].Range}, Confidence: 1})
			continue
		}
		owner := s.interrupted(q)
		if owner == document.None {
			owner = ownVerb(s, q)
		}
		if owner == document.None {
			a, ok := byLayout(s.doc, s.found, q)
			switch {
			case ok:
				owner = len(s.found)
				s.found = append(s.found, a)
			case !isSpeech(s.doc, q):
				continue
			default:
				owner = s.neighbour(q)
			}
		}
		if owner == document.None {
			owner = len(s.found)
			s.found = append(s.found, Attribution{})
		}
		s.owner[q] = owner
		s.found[owner].Content = append(s.found[owner].Content, s.doc.Quotations[q].Range)
	}
}

// ownVerb returns the attribution whose cue reports quotation q right behind it and
// that was given other words, without marks, in its place.
func ownVerb(s *assembler, q int) int {
	a := reportedAfter(s.doc, s.doc.Quotations[q])
	if a.Cue.Empty() {
		return document.None
	}
	k := withCue(s.found, a.Cue.From)
	if k == document.None || holdsQuoted(s.doc, s.found[k].Content...) {
		return document.None
	}
	s.found[k].Content, s.found[k].Source = nil, a.Source
	return k
}

// interrupted returns the attribution that breaks into a sentence which goes on
// with quotation q: “No ship,” she said, “will dock there.”
func (s *assembler) interrupted(q int) int {
	it := s.doc.Quotations[q]
	if q == 0 || s.owner[q-1] == document.None || s.doc.Lower(it.From-1) != "," {
		return document.None
	}
	gap := document.Range{From: s.doc.Quotations[q-1].To, To: it.From}
	if a := s.found[s.owner[q-1]]; !a.Cue.Empty() && gap.Contains(a.Cue) && s.doc.Tokens[gap.From].Sentence == s.doc.Tokens[it.From].Sentence {
		return s.owner[q-1]
	}
	return document.None
}

// isSpeech reports whether quotation q reads as something said: a sentence of
// its own, not words quoted in passing.
func isSpeech(t *document.Document, q int) bool {
	it := t.Quotations[q]
	if isTitle(t, it) {
		return false
	}
	first := t.SentenceAt(it.From).From == it.From
	if it.Words < document.SentenceWords {
		whole := (first || t.Lower(it.From-1) == ":") && it.Closed && it.To == t.SentenceAt(it.To-1).To
		return whole && it.Words > 1 && (first || t.Tokens[it.To-2].Is(document.Punct))
	}
	return first || it.From > 0 && t.Lower(it.From-1) == ":"
}

// longestTitled bounds the title of a work, in words.
const longestTitled = 14

// isTitle reports whether a quotation is printed as the title of a work: nearly all
// its longer words have capitals, and no full stop ends it.
func isTitle(t *document.Document, it document.Quotation) bool {
	if it.Words < 3 || it.Words > longestTitled {
		return false
	}
	switch t.Lower(it.To - 2) {
	case ".", "!", "?", "…", "...":
		return false
	}
	long, capitals := 0, 0
	for i := it.From + 1; i < it.To; i++ {
		k := &t.Tokens[i]
		if k.Is(document.Punct|document.Numeric) || k.End-k.Start < 4 && !k.Is(document.Capitalized) {
			continue
		}
		long++
		if k.Is(document.Capitalized) && !k.Is(document.AllCaps) {
			capitals++
		}
	}
	return capitals >= 3 && 10*capitals >= 9*long
}

// coordinate joins quotations of one sentence that nothing but "and", "or" or a
// comma parts: what one speaker chants are “Release the tape” and “We want the tape”.
func (s *assembler) coordinate() {
	for q := 1; q < len(s.doc.Quotations); q++ {
		a, b := s.doc.Quotations[q-1], s.doc.Quotations[q]
		if s.owner[q-1] == s.owner[q] && s.owner[q] == document.None || a.To >= b.From || !isConjunction(s.doc, document.Range{From: a.To, To: b.From}) {
			continue
		}
		owner := s.owner[q-1]
		if owner == document.None {
			owner = s.owner[q]
		} else if other := s.owner[q]; other != document.None && other != owner {
			s.found[other].Content = cut(s.found[other].Content, b.Range)
		}
		s.owner[q-1], s.owner[q] = owner, owner
		both := document.Range{From: a.From, To: b.To}
		for i := range s.found { // the owner, and whoever is reported to have said one of them
			if content := s.found[i].Content; i == owner || Within(a.From, content) != Within(b.From, content) {
				s.found[i].Content = append(append(s.memory.ranges.Take(len(content)+1), content...), both)
			}
		}
	}
}

// isConjunction reports whether a gap inside a sentence holds but a conjunction.
func isConjunction(t *document.Document, gap document.Range) bool {
	if t.Tokens[gap.From-1].Sentence != t.Tokens[gap.To].Sentence || gap.To-gap.From > 2 {
		return false
	}
	for i := gap.From; i < gap.To; i++ {
		if w := t.Lower(i); w != "and" && w != "or" && w != "," {
			return false
		}
	}
	return true
}

// mostParagraphs is through how many paragraphs of a quotation its attribution is
// looked for.
const mostParagraphs = 12

// neighbour returns the attribution whose quote goes on with quotation q.
func (s *assembler) neighbour(q int) int {
	it := s.doc.Quotations[q]
	if q > 0 && it.Resumes {
		return s.owner[q-1]
	}
	if q > 0 && s.owner[q-1] != document.None && s.doc.Quotations[q-1].Paragraph == it.Paragraph {
		last := s.found[s.owner[q-1]]
		// Between the two stands no more than the attribution of the first.
		if !last.Cue.Empty() && isBetween(s.doc, s.doc.Quotations[q-1].To, it.From, last) {
			return s.owner[q-1]
		}
	}
	for k := q + 1; k < min(len(s.doc.Quotations), q+mostParagraphs) && s.doc.Quotations[k].Resumes; k++ {
		if s.owner[k] != document.None {
			return s.owner[k]
		}
	}
	return document.None
}

// isBetween reports whether the tokens between two quotations are one sentence that
// holds the attribution a.
func isBetween(t *document.Document, from, to int, a Attribution) bool {
	if from >= to {
		return true
	}
	gap := document.Range{From: from, To: to}
	return gap.Has(a.Cue.From) && t.Tokens[from].Sentence == t.Tokens[to-1].Sentence || a.Cue.From < from && t.Tokens[from].Sentence == t.Tokens[to-1].Sentence && to-from < 3
}

// trim cuts cue and source out of the contents, joins pieces that touch, and
// divides them at the ends of paragraphs.
func (s *assembler) trim() {
	for i := range s.found {
		a := &s.found[i]
		wholeSource(s.doc, a)
		dropOccasion(s.doc, a)
		dropClauseBefore(s.doc, a)
		pieces := joined(a.Content)
		for _, hole := range []document.Range{a.Cue, a.Source} {
			pieces = cutOutside(s.doc, pieces, hole)
		}
		a.Content = s.memory.ranges.Take(len(pieces))
		for _, piece := range pieces {
			a.Content = byParagraph(s.doc, a.Content, piece)
		}
		if len(a.Content) == 1 && pointsElsewhere(s.doc, a.Content[0]) {
			a.Content = nil
		}
	}
}

// ordered returns the attributions with content by their first token.
func (s *assembler) ordered() []Attribution {
	out := slices.DeleteFunc(s.found, func(a Attribution) bool { return len(a.Content) == 0 })
	slices.SortStableFunc(out, func(a, b Attribution) int { return cmp.Compare(a.Content[0].From, b.Content[0].From) })
	return out
}
