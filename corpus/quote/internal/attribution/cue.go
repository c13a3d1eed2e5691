package attribution

import (
	"cmp"
	"slices"

	"onrecord/corpus/lexicon"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/linear"
	"onrecord/corpus/quote/internal/vocabulary"
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
	"out": stems(`put`), "down": stems(`put write note`), "on": stems(`put sign`), "away": stems(`put`), "aside": stems(`put`), "apart": stems(`tell`),
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
	add := func(template, a, b uint32) { f = append(f, linear.Feature(template, a, b)) }
	around := surroundingsOf(t, i, s)
	add(100, base, 0)
	add(101, k.Hash, 0)
	add(102, base, uint32(k.Tag))
	add(103, uint32(k.CuePrior), uint32(k.Tag))
	add(104, k.Suffix, uint32(k.Tag))
	add(105, tags(-1, 1), 0)
	add(106, tags(-2, 0), 0)
	add(107, tags(0, 2), 0)
	add(108, tags(-2, 2), 0)
	add(109, tags(1, 4), uint32(k.CuePrior))
	add(110, tags(-4, -1), uint32(k.CuePrior))
	for n := -3; n <= 3; n++ {
		if n != 0 {
			add(uint32(114+n), at(i+n).Hash, 0)
			add(uint32(124+n), at(i+n).Hash, uint32(k.CuePrior))
		}
	}
	add(130, at(i+1).Hash, base)
	add(131, at(i-1).Hash, base)
	add(132, uint32(at(i+1).Tag), base)
	add(133, uint32(at(i-1).Tag), base)
	add(134, at(i-1).Hash, at(i+1).Hash)
	add(135, around.quotes, uint32(k.CuePrior))
	add(136, around.quotes, base)
	add(137, around.quotes, tags(-1, 1))
	add(138, around.clause, uint32(k.CuePrior))
	add(139, around.clause, around.quotes)
	add(140, around.clause, base)
	add(141, around.rivals, uint32(k.CuePrior))
	add(142, around.rivals, around.quotes)
	add(143, around.rivals, around.clause)
	add(144, around.opener, uint32(k.CuePrior))
	add(145, around.subject, uint32(k.CuePrior))
	add(146, around.subject, tags(0, 1))
	add(147, around.that, uint32(k.CuePrior))
	add(148, around.that, base)
	add(149, around.place, uint32(k.CuePrior))
	add(150, around.subject, around.rivals)
	add(151, around.subject, base)
	add(152, around.auxiliary, uint32(k.CuePrior))
	add(153, around.auxiliary, base)
	sense := uint32(k.LexicalClass)
	add(160, sense, uint32(k.Tag))
	add(161, sense, around.subject)
	add(162, sense, around.subjectSense)
	add(163, uint32(k.CuePrior), around.subjectSense)
	add(164, sense, around.that)
	add(165, sense, around.quotes)
	add(166, sense, around.clause)
	add(167, sense, tags(1, 2))
	add(168, sense, tags(-2, -1))
	add(169, sense, at(i+1).Hash)
	add(170, sense, at(i-1).Hash)
	add(171, sense<<5|uint32(at(i+1).LexicalClass), uint32(at(i+1).Tag))
	add(172, sense<<5|uint32(at(i-1).LexicalClass), uint32(at(i-1).Tag))
	add(173, sense<<8|uint32(k.CuePrior), around.rivals)
	add(174, base, around.subjectSense)
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
