package attribution

import (
	"sort"

	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/linear"
)

// The features of this file, each by what it pairs.
var (
	unattributedWords                        = linear.Named("unattributed: words")
	unattributedWordsShape                   = linear.Named("unattributed: words × shape")
	unattributedQuotedWords                  = linear.Named("unattributed: quoted × words")
	unattributedBeforeWord                   = linear.Named("unattributed: before word")
	unattributedBeforeTagBeforeClassWords    = linear.Named("unattributed: before tag before class × words")
	unattributedAfterWordShape               = linear.Named("unattributed: after word × shape")
	unattributedFirstTagBeforeTagTokenTag    = linear.Named("unattributed: first tag × before tag token tag")
	unattributedFirstWord                    = linear.Named("unattributed: first word")
	unattributedFirstTagWords                = linear.Named("unattributed: first tag × words")
	unattributedLastWord                     = linear.Named("unattributed: last word")
	unattributedQuotedShape                  = linear.Named("unattributed: quoted × shape")
	unattributedBeforeWordFirstTag           = linear.Named("unattributed: before word × first tag")
	unattributedPreviousSpoken               = linear.Named("unattributed: previous × spoken")
	unattributedPreviousWords                = linear.Named("unattributed: previous × words")
	unattributedSpokenWords                  = linear.Named("unattributed: spoken × words")
	unattributedPreviousSpokenShape          = linear.Named("unattributed: previous spoken × shape")
	unattributedVerbClassWords               = linear.Named("unattributed: verb class × words")
	unattributedVerbPriorWords               = linear.Named("unattributed: verb prior × words")
	unattributedVerbStem                     = linear.Named("unattributed: verb stem")
	unattributedVerbClassVerbPriorShape      = linear.Named("unattributed: verb class verb prior × shape")
	unattributedDistanceBucketOLengthWords   = linear.Named("unattributed: distance bucket o length × words")
	unattributedDistanceBucketDistanceBucket = linear.Named("unattributed: distance bucket × distance bucket")
	unattributedTokenWord                    = linear.Named("unattributed: token word")
	unattributedTokenTagTokenTag             = linear.Named("unattributed: token tag × token tag")
)

// An unattributed quotation is one that no attribution lays claim to and that stands
// inside somebody else's sentence. It may be a quote by itself, the quoted words
// of a statement that fills its clause, or none: a title, a nickname, a word
// held at arm's length. A learned chooser tells which.

// unattributed returns the quotations that are still without an owner.
func (s *assembler) unattributed() []int {
	var out []int
	for q, owner := range s.owner {
		if owner == document.None && !namesOnly(s.doc, s.doc.Quotations[q]) {
			out = append(out, q)
		}
	}
	return out
}

// options returns what the unattributed quotation q may be the content of: the quotation, and
// the stretch of its sentence that no attribution has.
func (s *assembler) options(q int) []document.Range {
	it := s.doc.Quotations[q].Range
	out := append(s.memory.ranges.Take(2), it)
	if clause := s.free(it); clause != it {
		out = append(out, clause)
	}
	return out
}

// free widens r within its sentence as far as no attribution has the words.
func (s *assembler) free(r document.Range) document.Range {
	st := s.doc.SentenceAt(r.From)
	for r.From > st.From && !s.taken[r.From-1] {
		r.From--
	}
	st = s.doc.SentenceAt(r.To - 1)
	for r.To < st.To && !s.taken[r.To] {
		r.To++
	}
	return r
}

// markTaken marks the words of an attribution.
func (s *assembler) markTaken(a Attribution) {
	s.takeRange(a.Cue)
	s.takeRange(a.Source)
	for _, r := range a.Content {
		s.takeRange(r)
	}
}

func (s *assembler) takeRange(r document.Range) {
	for i := r.From; i < r.To; i++ {
		s.taken[i] = true
	}
}

// rankUnattributed makes quotes of the unattributed quotations that are some.
func (s *assembler) rankUnattributed(m *linear.Ranker, w *Workspace) {
	for _, q := range s.unattributed() {
		candidates := s.options(q)
		w.scores = w.scores[:0]
		for _, o := range candidates {
			w.features = s.unattributedFeatures(w.features[:0], q, o)
			w.scores = append(w.scores, m.Score(w.features))
		}
		best, chance := w.bestOrNone()
		source := speaksOfSelf(s.doc, s.doc.Quotations[q])
		if chance < minUnattributed && source.Empty() {
			continue
		}
		s.owner[q] = len(s.found)
		s.found = append(s.found, Attribution{Source: source, Content: candidates[best : best+1], Confidence: chance})
		s.markTaken(s.found[s.owner[q]])
	}
}

// wishes are verbs of which only their subject can tell, besides modals.
var wishes = stems(`want hope plan intend expect prefer feel feels feeling felt`)

// speaksOfSelf returns the name that a sentence begins with whose own intent the words of a
// quotation are: "Mayor Ada Quill will “listen to both”".
func speaksOfSelf(t *document.Document, it document.Quotation) document.Range {
	st := t.SentenceAt(it.From)
	r := PhraseRight(t, st.From, it.From)
	if r.Empty() || !t.Tokens[r.To-1].Is(document.Capitalized) || r.To-r.From == 1 && t.Tokens[r.From].Tag != document.TagName {
		return document.Range{}
	}
	i := r.To
	for i < it.From && t.Tokens[i].Tag == document.TagAdverb {
		i++
	}
	if w := t.Lower(i); i >= it.From || it.From-i > 4 || w != "will" && w != "would" && w != "won't" && !(wishes[t.Tokens[i].Stem] && t.Tokens[i].Finite()) {
		return document.Range{}
	}
	for i++; i < it.From; i++ {
		if k := &t.Tokens[i]; k.Is(document.Punct|document.Capitalized) || k.Tag.Noun() {
			return document.Range{}
		}
	}
	return TrimSource(t, r)
}

// minUnattributed is the probability from which a unattributed quotation is a quote.
const minUnattributed = 0.55

// unattributedFeatures appends what tells whether candidate o is the content of a quote.
func (s *assembler) unattributedFeatures(f []uint32, q int, o document.Range) []uint32 {
	it := s.doc.Quotations[q]
	option := uint32(0)
	if o != it.Range {
		option = 1
	}
	add := func(template linear.Template, a, b uint32) { f = append(f, linear.Feature(template, a<<1|option, b)) }
	words := min(uint32(it.Words), 4)
	if it.Words > 4 {
		words = 4 + distanceBucket(it.Words)
	}
	first, last, before, after := tokenOrBoundary(s.doc, it.From+1), tokenOrBoundary(s.doc, it.To-2), tokenOrBoundary(s.doc, it.From-1), tokenOrBoundary(s.doc, it.To)
	shape, inside := quotationShape(s.doc, it), quotedWords(s.doc, it)
	add(unattributedWords, words, 0)
	add(unattributedWordsShape, words, shape)
	add(unattributedQuotedWords, inside, words)
	add(unattributedBeforeWord, before.Hash, 0)
	add(unattributedBeforeTagBeforeClassWords, uint32(before.Tag)<<5|uint32(before.LexicalClass), words)
	add(unattributedAfterWordShape, after.Hash, shape&1)
	add(unattributedFirstTagBeforeTagTokenTag, uint32(first.Tag), uint32(before.Tag)<<5|uint32(tokenOrBoundary(s.doc, it.From-2).Tag))
	add(unattributedFirstWord, first.Hash, 0)
	add(unattributedFirstTagWords, uint32(first.Tag), words)
	add(unattributedLastWord, last.Hash, 0)
	add(unattributedQuotedShape, inside, shape)
	add(unattributedBeforeWordFirstTag, before.Hash, uint32(first.Tag))
	previous, spoken := s.speaksBeside(q), s.speaksAround(it)
	add(unattributedPreviousSpoken, previous, spoken)
	add(unattributedPreviousWords, previous, words)
	add(unattributedSpokenWords, spoken, words)
	add(unattributedPreviousSpokenShape, previous<<3|spoken, shape)
	verb := verbBefore(s.doc, it.From)
	add(unattributedVerbClassWords, uint32(verb.LexicalClass), words)
	add(unattributedVerbPriorWords, uint32(verb.CuePrior), words)
	add(unattributedVerbStem, verb.Stem, 0)
	add(unattributedVerbClassVerbPriorShape, uint32(verb.LexicalClass)<<3|uint32(verb.CuePrior), shape)
	add(unattributedDistanceBucketOLengthWords, distanceBucket(o.To-o.From), words)
	add(unattributedDistanceBucketDistanceBucket, distanceBucket(it.From-o.From), distanceBucket(o.To-it.To))
	add(unattributedTokenWord, tokenOrBoundary(s.doc, o.From).Hash, 0)
	add(unattributedTokenTagTokenTag, uint32(tokenOrBoundary(s.doc, o.From).Tag), uint32(tokenOrBoundary(s.doc, o.From-1).Tag))
	return f
}

// quotationShape packs where a quotation stands in its sentence and how it is printed.
func quotationShape(t *document.Document, it document.Quotation) uint32 {
	shape := uint32(0)
	for bit, on := range []bool{
		it.From == t.SentenceAt(it.From).From,
		t.SentenceAt(it.To-1).To <= it.To+1,
		tokenOrBoundary(t, it.From+1).Is(document.Capitalized),
		it.Closed,
		tokenOrBoundary(t, it.To-2).Is(document.Punct),
	} {
		if on {
			shape |= 1 << bit
		}
	}
	return shape
}

// quotedWords packs what kind of words a quotation has: finite verbs, a speaker's "I"
// and "you", the share of capitals.
func quotedWords(t *document.Document, it document.Quotation) uint32 {
	verbs, capitals, persons := 0, 0, 0
	for i := it.From + 1; i < it.To; i++ {
		k := &t.Tokens[i]
		if k.Finite() {
			verbs++
		}
		if k.Is(document.Capitalized) {
			capitals++
		}
		switch k.Lower {
		case "i", "we", "you", "my", "our", "your", "me", "us":
			persons++
		}
	}
	titled := uint32(0)
	if it.Words > 0 {
		titled = uint32(4 * capitals / it.Words)
	}
	return capped(verbs, 2) | capped(persons, 1)<<2 | titled<<3
}

// speaksBeside packs whether the quotations before and after q have an owner, and how
// near the one before is.
func (s *assembler) speaksBeside(q int) uint32 {
	it, beside := s.doc.Quotations[q], uint32(0)
	if q > 0 && s.owner[q-1] != document.None {
		beside = 1
		if s.doc.Quotations[q-1].Paragraph == it.Paragraph {
			beside = 2
		}
		if s.doc.Tokens[s.doc.Quotations[q-1].From].Sentence == s.doc.Tokens[it.From].Sentence {
			beside = 3
		}
	}
	if q+1 < len(s.doc.Quotations) && s.owner[q+1] != document.None && s.doc.Quotations[q+1].Paragraph == it.Paragraph {
		beside |= 4
	}
	return beside
}

// speaksAround packs whether somebody speaks in the sentence of a quotation, and
// before it in its paragraph.
func (s *assembler) speaksAround(it document.Quotation) uint32 {
	st, spoken := s.doc.SentenceAt(it.From), uint32(0)
	cue := sort.Search(s.cued, func(i int) bool { return s.found[i].Cue.From >= st.From })
	if cue > 0 && s.doc.ParagraphAt(s.found[cue-1].Cue.From) == it.Paragraph {
		spoken = 2
	}
	if cue < s.cued && st.Has(s.found[cue].Cue.From) {
		spoken |= 1
	}
	return spoken
}

// verbBefore returns the last verb, without auxiliaries, before token i in its sentence.
func verbBefore(t *document.Document, i int) *document.Token {
	st := t.SentenceAt(i)
	for i--; i >= st.From; i-- {
		if k := &t.Tokens[i]; k.Tag.Verb() && !Auxiliary[k.Lower] {
			return k
		}
	}
	return &document.OutsideToken
}
