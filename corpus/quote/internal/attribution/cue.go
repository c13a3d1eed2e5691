package attribution

import (
	"cmp"
	"slices"

	"onrecord/corpus/lexicon"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/linear"
	"onrecord/corpus/quote/internal/vocabulary"
)

// The features of this file, each by what it pairs.
var (
	cueStem                          = linear.Named("cue: stem")
	cueWord                          = linear.Named("cue: word")
	cueStemTag                       = linear.Named("cue: stem × tag")
	cuePriorTag                      = linear.Named("cue: prior × tag")
	cueSuffixTag                     = linear.Named("cue: suffix × tag")
	cueTagsMinus1To1                 = linear.Named("cue: tags -1 to 1")
	cueTagsMinus2To0                 = linear.Named("cue: tags -2 to 0")
	cueTags0To2                      = linear.Named("cue: tags 0 to 2")
	cueTagsMinus2To2                 = linear.Named("cue: tags -2 to 2")
	cueTags1To4Prior                 = linear.Named("cue: tags 1 to 4 × prior")
	cueTagsMinus4ToMinus1Prior       = linear.Named("cue: tags -4 to -1 × prior")
	cueNextWordStem                  = linear.Named("cue: next word × stem")
	cuePreviousWordStem              = linear.Named("cue: previous word × stem")
	cueNextTagStem                   = linear.Named("cue: next tag × stem")
	cuePreviousTagStem               = linear.Named("cue: previous tag × stem")
	cuePreviousWordNextWord          = linear.Named("cue: previous word × next word")
	cueQuotesPrior                   = linear.Named("cue: quotes × prior")
	cueQuotesStem                    = linear.Named("cue: quotes × stem")
	cueQuotesTagsMinus1To1           = linear.Named("cue: quotes × tags -1 to 1")
	cueClausePrior                   = linear.Named("cue: clause × prior")
	cueClauseQuotes                  = linear.Named("cue: clause × quotes")
	cueClauseStem                    = linear.Named("cue: clause × stem")
	cueRivalsPrior                   = linear.Named("cue: rivals × prior")
	cueRivalsQuotes                  = linear.Named("cue: rivals × quotes")
	cueRivalsClause                  = linear.Named("cue: rivals × clause")
	cueOpenerPrior                   = linear.Named("cue: opener × prior")
	cueSubjectPrior                  = linear.Named("cue: subject × prior")
	cueSubjectTags0To1               = linear.Named("cue: subject × tags 0 to 1")
	cueThatPrior                     = linear.Named("cue: that × prior")
	cueThatStem                      = linear.Named("cue: that × stem")
	cuePlacePrior                    = linear.Named("cue: place × prior")
	cueSubjectRivals                 = linear.Named("cue: subject × rivals")
	cueSubjectStem                   = linear.Named("cue: subject × stem")
	cueAuxiliaryPrior                = linear.Named("cue: auxiliary × prior")
	cueAuxiliaryStem                 = linear.Named("cue: auxiliary × stem")
	cueClassTag                      = linear.Named("cue: class × tag")
	cueClassSubject                  = linear.Named("cue: class × subject")
	cueClassSubjectClass             = linear.Named("cue: class × subject class")
	cuePriorSubjectClass             = linear.Named("cue: prior × subject class")
	cueClassThat                     = linear.Named("cue: class × that")
	cueClassQuotes                   = linear.Named("cue: class × quotes")
	cueClassClause                   = linear.Named("cue: class × clause")
	cueClassTags1To2                 = linear.Named("cue: class × tags 1 to 2")
	cueClassTagsMinus2ToMinus1       = linear.Named("cue: class × tags -2 to -1")
	cueClassNextWord                 = linear.Named("cue: class × next word")
	cueClassPreviousWord             = linear.Named("cue: class × previous word")
	cueClassNextClassNextTag         = linear.Named("cue: class next class × next tag")
	cueClassPreviousClassPreviousTag = linear.Named("cue: class previous class × previous tag")
	cueClassPriorRivals              = linear.Named("cue: class prior × rivals")
	cueStemSubjectClass              = linear.Named("cue: stem × subject class")
)

// cueReach is how many words on either side of a cue are features by themselves.
const cueReach = 3

var (
	cueNeighbourWord      = linear.Numbered("cue: word at", -cueReach, cueReach)
	cueNeighbourWordPrior = linear.Numbered("cue: prior × word at", -cueReach, cueReach)
)

var Auxiliary = lexicon.Words("auxiliaries")

// mayReport reports whether the token can be a cue at all.
func mayReport(k *document.Token) bool {
	return (k.Tag.Verb() || k.CuePrior > priorNever) && !k.Is(document.Punct) && !Auxiliary[k.Lower]
}

// phrasal lists, by the particle, verbs of saying that are other verbs with it:
// the match was called off.
var phrasal = map[string]map[uint32]bool{
	"off": stems(`call put write sign`), "up": stems(`call put add point sign`), "back": stems(`call claim report`), "in": stems(`call sign`),
	"out": stems(`put call`), "down": stems(`put write note`), "on": stems(`put sign`), "away": stems(`put`), "aside": stems(`put`), "apart": stems(`tell`),
}

func stems(list string) map[uint32]bool {
	out := map[uint32]bool{}
	for w := range vocabulary.WordSet(list) {
		out[Stem(w)] = true
	}
	return out
}

// phrasalVerb reports whether the particle after token i makes another verb of it.
func phrasalVerb(t *document.Document, i int) bool { return phrasal[t.Lower(i+1)][t.Tokens[i].Stem] }

// cueFeatures appends what tells whether the token at i of s is a cue.
func cueFeatures(t *document.Document, f []uint32, i int, s document.Sentence) []uint32 {
	at := func(k int) *document.Token {
		if k < s.From || k >= s.To {
			return &document.OutsideToken
		}
		return &t.Tokens[k]
	}
	k := at(i)
	base := Stem(k.Lower)
	tags := func(from, to int) (packed uint32) {
		for n := from; n <= to; n++ {
			packed = packed<<5 | uint32(at(i+n).Tag)
		}
		return packed
	}
	add := func(template linear.Template, a, b uint32) { f = append(f, linear.Feature(template, a, b)) }
	around := surroundingsOf(t, i, s)
	add(cueStem, base, 0)
	add(cueWord, k.Hash, 0)
	add(cueStemTag, base, uint32(k.Tag))
	add(cuePriorTag, uint32(k.CuePrior), uint32(k.Tag))
	add(cueSuffixTag, k.Suffix, uint32(k.Tag))
	add(cueTagsMinus1To1, tags(-1, 1), 0)
	add(cueTagsMinus2To0, tags(-2, 0), 0)
	add(cueTags0To2, tags(0, 2), 0)
	add(cueTagsMinus2To2, tags(-2, 2), 0)
	add(cueTags1To4Prior, tags(1, 4), uint32(k.CuePrior))
	add(cueTagsMinus4ToMinus1Prior, tags(-4, -1), uint32(k.CuePrior))
	for n := -cueReach; n <= cueReach; n++ {
		if n != 0 {
			add(cueNeighbourWord[n+cueReach], at(i+n).Hash, 0)
			add(cueNeighbourWordPrior[n+cueReach], at(i+n).Hash, uint32(k.CuePrior))
		}
	}
	add(cueNextWordStem, at(i+1).Hash, base)
	add(cuePreviousWordStem, at(i-1).Hash, base)
	add(cueNextTagStem, uint32(at(i+1).Tag), base)
	add(cuePreviousTagStem, uint32(at(i-1).Tag), base)
	add(cuePreviousWordNextWord, at(i-1).Hash, at(i+1).Hash)
	add(cueQuotesPrior, around.quotes, uint32(k.CuePrior))
	add(cueQuotesStem, around.quotes, base)
	add(cueQuotesTagsMinus1To1, around.quotes, tags(-1, 1))
	add(cueClausePrior, around.clause, uint32(k.CuePrior))
	add(cueClauseQuotes, around.clause, around.quotes)
	add(cueClauseStem, around.clause, base)
	add(cueRivalsPrior, around.rivals, uint32(k.CuePrior))
	add(cueRivalsQuotes, around.rivals, around.quotes)
	add(cueRivalsClause, around.rivals, around.clause)
	add(cueOpenerPrior, around.opener, uint32(k.CuePrior))
	add(cueSubjectPrior, around.subject, uint32(k.CuePrior))
	add(cueSubjectTags0To1, around.subject, tags(0, 1))
	add(cueThatPrior, around.that, uint32(k.CuePrior))
	add(cueThatStem, around.that, base)
	add(cuePlacePrior, around.place, uint32(k.CuePrior))
	add(cueSubjectRivals, around.subject, around.rivals)
	add(cueSubjectStem, around.subject, base)
	add(cueAuxiliaryPrior, around.auxiliary, uint32(k.CuePrior))
	add(cueAuxiliaryStem, around.auxiliary, base)
	sense := uint32(k.LexicalClass)
	add(cueClassTag, sense, uint32(k.Tag))
	add(cueClassSubject, sense, around.subject)
	add(cueClassSubjectClass, sense, around.subjectSense)
	add(cuePriorSubjectClass, uint32(k.CuePrior), around.subjectSense)
	add(cueClassThat, sense, around.that)
	add(cueClassQuotes, sense, around.quotes)
	add(cueClassClause, sense, around.clause)
	add(cueClassTags1To2, sense, tags(1, 2))
	add(cueClassTagsMinus2ToMinus1, sense, tags(-2, -1))
	add(cueClassNextWord, sense, at(i+1).Hash)
	add(cueClassPreviousWord, sense, at(i-1).Hash)
	add(cueClassNextClassNextTag, sense<<5|uint32(at(i+1).LexicalClass), uint32(at(i+1).Tag))
	add(cueClassPreviousClassPreviousTag, sense<<5|uint32(at(i-1).LexicalClass), uint32(at(i-1).Tag))
	add(cueClassPriorRivals, sense<<8|uint32(k.CuePrior), around.rivals)
	add(cueStemSubjectClass, base, around.subjectSense)
	return f
}

// cueAt is a possible cue with its probability.
type cueAt struct {
	token       int
	probability float64
}

// mostCues bounds how many cues of one sentence are looked at.
const mostCues = 12

// likelyCues returns the likely cues of the text in order, valid until the workspace
// is used again.
func likelyCues(t *document.Document, m *linear.Classifier, least float64, w *Workspace) []cueAt {
	out := w.cues[:0]
	for _, s := range t.Sentences {
		first := len(out)
		if t.Paragraphs[s.Paragraph].Asks {
			continue
		}
		for i := s.From; i < s.To; i++ {
			if !mayReport(&t.Tokens[i]) || t.Posted(i) || phrasalVerb(t, i) {
				continue
			}
			w.features = cueFeatures(t, w.features[:0], i, s)
			if p := m.Probability(w.features); p >= least {
				out = append(out, cueAt{i, p})
			}
		}
		if here := out[first:]; len(here) > mostCues {
			slices.SortStableFunc(here, func(a, b cueAt) int { return cmp.Compare(b.probability, a.probability) })
			out = out[:first+mostCues]
			slices.SortFunc(out[first:], func(a, b cueAt) int { return cmp.Compare(a.token, b.token) })
		}
	}
	w.cues = out
	return out
}

// cueRange returns the words of the cue at token i: "according to", "called on".
func cueRange(t *document.Document, i int) document.Range {
	if t.Lower(i) == "according" && t.Lower(i+1) == "to" {
		return document.Range{From: i, To: i + 2}
	}
	return document.Range{From: i, To: i + 1}
}
