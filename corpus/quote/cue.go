package quote

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/corpus/quote/internal/linear"
)

// habit says how often a word reports speech, in seven steps from never seen
// to nearly always.
type habit uint8

const (
	unseen habit = iota
	never
	seldom
	sometimes
	often
	usually
	always
)

// habits knows the habit of each stem that the training articles held.
type habits map[uint32]habit

// wordCount counts how often a stem was there, and how often as a cue.
type wordCount struct{ cues, all int }

func (c wordCount) habit() habit {
	if c.all == 0 {
		return unseen
	}
	rate := float64(c.cues) / float64(c.all+1)
	for h, bound := range []float64{unseen: -1, never: 0.02, seldom: 0.1, sometimes: 0.3, often: 0.6, usually: 0.85} {
		if rate < bound {
			return habit(h)
		}
	}
	return always
}

// stem takes the regular endings off a verb.
func stem(w string) uint32 {
	for _, ending := range []string{"ing", "ied", "ies", "ed", "es", "s", "d", "e"} {
		if len(w) > len(ending)+2 && strings.HasSuffix(w, ending) {
			w = w[:len(w)-len(ending)]
			break
		}
	}
	return hash(strings.TrimSuffix(w, "y"))
}

// markHabits sets the habit of each word of the text.
func (t *text) markHabits(h habits) {
	for i := range t.tokens {
		if k := &t.tokens[i]; !k.is(mark|numeric) && (!k.is(upper) || t.sentenceAt(i).from == i) {
			k.habit = h[stem(k.lower)]
		}
	}
}

var auxiliary = words(`has have had having is was were are be been being am do does did done 's 're 've 'm 'd would will could can may might must should shall`)

// mayReport reports whether the token can be a cue at all.
func (k *token) mayReport() bool {
	return (k.tag.verb() || k.habit > never) && !k.is(mark) && !auxiliary[k.lower]
}

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
	return f
}

// surroundings packs what stands around a possible cue.
type surroundings struct {
	quotes    uint32 // quotation marks near it, and whether it is inside some
	clause    uint32 // commas and verbs on either side of it
	rivals    uint32 // other likely cues in the sentence
	opener    uint32 // first word of its sentence
	subject   uint32 // the head of what stands before its adverbs and auxiliaries
	that      uint32 // how far ahead a complementiser is
	place     uint32 // where in the sentence it stands
	auxiliary uint32 // the auxiliary before it
}

const lookout = 12 // how far around a cue we look, in tokens

func (t *text) around(i int, s sentence) surroundings {
	var a surroundings
	a.quotes = t.quotesAround(i, s)
	a.clause = t.clauseAround(i, s)
	a.opener = t.tokens[s.from].hash
	if s.from == i {
		a.opener = 1
	}
	before, after := unseen, unseen
	for k := s.from; k < s.to; k++ {
		switch h := t.tokens[k].habit; {
		case k < i:
			before = max(before, h)
		case k > i:
			after = max(after, h)
		}
	}
	a.rivals = uint32(before)<<4 | uint32(after)
	j := i - 1
	for j >= s.from && (t.tokens[j].tag == tagAdverb || t.tokens[j].tag == tagModal || auxiliary[t.tokens[j].lower]) {
		if t.tokens[j].tag != tagAdverb && a.auxiliary == 0 {
			a.auxiliary = t.tokens[j].hash
		}
		j--
	}
	a.subject = 1 << 8
	if j >= s.from {
		a.subject = uint32(t.tokens[j].tag) | min(uint32(i-j), 3)<<5
		if t.tokens[j].tag == tagMark {
			a.subject |= t.tokens[j].hash << 10
		}
	}
	for k := i + 1; k < min(s.to, i+lookout); k++ {
		if w := t.tokens[k].lower; w == "that" || w == "whether" || w == "if" || w == "to" || w == "as" {
			a.that = t.tokens[k].hash<<4 | uint32(min(k-i, 8))
			break
		}
	}
	a.place = uint32(min(i-s.from, 5))<<4 | uint32(min(s.to-i, 5))
	return a
}

// quotesAround packs how far the nearest quotations are on either side.
func (t *text) quotesAround(i int, s sentence) uint32 {
	if t.tokens[i].quotation != outside {
		return 1 << 10
	}
	p := t.paragraphs[s.paragraph]
	left, right := 0, 0
	for k := i - 1; k >= max(p.from, i-lookout); k-- {
		if q := t.tokens[k].quotation; q != outside {
			left = distance(i - k)
			if t.breaksOff(t.quotations[q]) {
				left += 4
			}
			break
		}
	}
	for k := i + 1; k < min(p.to, i+lookout); k++ {
		if q := t.tokens[k].quotation; q != outside {
			right = distance(k - i)
			if t.quotations[q].words >= sentenceWords {
				right += 4
			}
			break
		}
	}
	return uint32(left)<<4 | uint32(right)
}

// distance is a number of tokens in three steps.
func distance(n int) int {
	switch {
	case n <= 2:
		return 1
	case n <= 5:
		return 2
	}
	return 3
}

// breaksOff reports whether a quotation ends as one does before its attribution.
func (t *text) breaksOff(q quotation) bool {
	switch t.lower(q.to - 2) {
	case ",", "?", "!", "—", "–", "--", "...", "…":
		return true
	}
	return t.lower(q.to) == ","
}

// clauseAround packs the commas and verbs before and after token i.
func (t *text) clauseAround(i int, s sentence) uint32 {
	var n [4]uint32
	for k := max(s.from, i-2*lookout); k < min(s.to, i+2*lookout); k++ {
		side := 0
		if k > i {
			side = 2
		}
		if t.tokens[k].lower == "," {
			n[side] = min(n[side]+1, 2)
		} else if k != i && (t.tokens[k].tag.verb() || t.tokens[k].tag == tagModal) {
			n[side+1] = min(n[side+1]+1, 2)
		}
	}
	return n[0] | n[1]<<2 | n[2]<<4 | n[3]<<6
}

// cueAt is a possible cue with its probability.
type cueAt struct {
	token       int
	probability float64
}

// mostCues bounds how many cues of one sentence are looked at.
const mostCues = 12

// cues returns the likely cues of the text in order.
func (t *text) cues(m *linear.Classifier, least float64, w *workspace) []cueAt {
	var out []cueAt
	for _, s := range t.sentences {
		first := len(out)
		for i := s.from; i < s.to; i++ {
			if !t.tokens[i].mayReport() {
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
	return out
}

// cueRange returns the words of the cue at token i: "according to", "called on".
func (t *text) cueRange(i int) tokenRange {
	if t.lower(i) == "according" && t.lower(i+1) == "to" {
		return tokenRange{i, i + 2}
	}
	return tokenRange{i, i + 1}
}

// sortedStems returns the stems of h in order.
func (h habits) sortedStems() []uint32 {
	out := make([]uint32, 0, len(h))
	for s := range h {
		out = append(out, s)
	}
	slices.SortFunc(out, cmp.Compare[uint32])
	return out
}
