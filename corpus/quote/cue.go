package quote

import (
	"cmp"
	"slices"

	"onrecord/corpus/quote/internal/linear"
)

var auxiliary = words(`has have had having is was were are be been being am do does did done 's 're 've 'm 'd would will could can may might must should shall`)

// mayReport reports whether the token can be a cue at all.
func (k *token) mayReport() bool {
	return (k.tag.verb() || k.habit > never) && !k.is(mark) && !auxiliary[k.lower]
}

// phrasal lists, by the particle, verbs of saying that are other verbs with it:
// the match was called off.
var phrasal = map[string]map[uint32]bool{
	"off": stems(`call put write sign`), "up": stems(`call put add point sign`), "back": stems(`call claim report`), "in": stems(`call sign`),
	"out": stems(`put`), "down": stems(`put write note`), "on": stems(`put sign`), "away": stems(`put`), "aside": stems(`put`), "apart": stems(`tell`),
}

func stems(list string) map[uint32]bool {
	out := map[uint32]bool{}
	for w := range words(list) {
		out[stem(w)] = true
	}
	return out
}

// phrasalVerb reports whether the particle after token i makes another verb of it.
func (t *text) phrasalVerb(i int) bool { return phrasal[t.lower(i+1)][t.tokens[i].stem] }

// cueFeatures appends what tells whether the token at i of s is a cue.
func (t *text) cueFeatures(f []uint32, i int, s sentence) []uint32 {
	at := func(k int) *token {
		if k < s.from || k >= s.to {
			return &edge
		}
		return &t.tokens[k]
	}
	k := at(i)
	base := stem(k.lower)
	tags := func(from, to int) (packed uint32) {
		for n := from; n <= to; n++ {
			packed = packed<<5 | uint32(at(i+n).tag)
		}
		return packed
	}
	add := func(template, a, b uint32) { f = append(f, linear.Feature(template, a, b)) }
	around := t.around(i, s)
	add(100, base, 0)
	add(101, k.hash, 0)
	add(102, base, uint32(k.tag))
	add(103, uint32(k.habit), uint32(k.tag))
	add(104, k.suffix, uint32(k.tag))
	add(105, tags(-1, 1), 0)
	add(106, tags(-2, 0), 0)
	add(107, tags(0, 2), 0)
	add(108, tags(-2, 2), 0)
	add(109, tags(1, 4), uint32(k.habit))
	add(110, tags(-4, -1), uint32(k.habit))
	for n := -3; n <= 3; n++ {
		if n != 0 {
			add(uint32(114+n), at(i+n).hash, 0)
			add(uint32(124+n), at(i+n).hash, uint32(k.habit))
		}
	}
	add(130, at(i+1).hash, base)
	add(131, at(i-1).hash, base)
	add(132, uint32(at(i+1).tag), base)
	add(133, uint32(at(i-1).tag), base)
	add(134, at(i-1).hash, at(i+1).hash)
	add(135, around.quotes, uint32(k.habit))
	add(136, around.quotes, base)
	add(137, around.quotes, tags(-1, 1))
	add(138, around.clause, uint32(k.habit))
	add(139, around.clause, around.quotes)
	add(140, around.clause, base)
	add(141, around.rivals, uint32(k.habit))
	add(142, around.rivals, around.quotes)
	add(143, around.rivals, around.clause)
	add(144, around.opener, uint32(k.habit))
	add(145, around.subject, uint32(k.habit))
	add(146, around.subject, tags(0, 1))
	add(147, around.that, uint32(k.habit))
	add(148, around.that, base)
	add(149, around.place, uint32(k.habit))
	add(150, around.subject, around.rivals)
	add(151, around.subject, base)
	add(152, around.auxiliary, uint32(k.habit))
	add(153, around.auxiliary, base)
	sense := uint32(k.sense)
	add(160, sense, uint32(k.tag))
	add(161, sense, around.subject)
	add(162, sense, around.subjectSense)
	add(163, uint32(k.habit), around.subjectSense)
	add(164, sense, around.that)
	add(165, sense, around.quotes)
	add(166, sense, around.clause)
	add(167, sense, tags(1, 2))
	add(168, sense, tags(-2, -1))
	add(169, sense, at(i+1).hash)
	add(170, sense, at(i-1).hash)
	add(171, sense<<5|uint32(at(i+1).sense), uint32(at(i+1).tag))
	add(172, sense<<5|uint32(at(i-1).sense), uint32(at(i-1).tag))
	add(173, sense<<8|uint32(k.habit), around.rivals)
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

// cues returns the likely cues of the text in order, valid until the workspace
// is used again.
func (t *text) cues(m *linear.Classifier, least float64, w *workspace) []cueAt {
	out := w.cues[:0]
	for _, s := range t.sentences {
		first := len(out)
		if t.paragraphs[s.paragraph].asks {
			continue
		}
		for i := s.from; i < s.to; i++ {
			if !t.tokens[i].mayReport() || t.posted(i) || t.phrasalVerb(i) {
				continue
			}
			w.features = t.cueFeatures(w.features[:0], i, s)
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
func (t *text) cueRange(i int) tokenRange {
	if t.lower(i) == "according" && t.lower(i+1) == "to" {
		return tokenRange{i, i + 2}
	}
	return tokenRange{i, i + 1}
}
