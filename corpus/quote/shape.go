package quote

import (
	"cmp"
	"slices"
)

// shape turns attributions into whole quotes: a quotation belongs to one quote
// with all its marks, the pieces that an attribution or the end of a paragraph
// splits come together, and a quotation that nobody is credited with stands as
// a quote without a cue.
func (e *attributor) shape(t *text, found []attribution, w *workspace) []attribution {
	nested := t.nested()
	inner := make(map[int]bool, len(nested))
	for _, a := range nested {
		inner[a.cue.from] = true
	}
	found = slices.DeleteFunc(found, func(a attribution) bool { return inner[a.cue.from] && !a.cue.empty() })
	s := newShaper(t, found)
	s.adopt(e.strays, w)
	s.coordinate()
	s.found = append(s.found, nested...)
	s.trim()
	s.markVerbs()
	return s.ordered()
}

// markVerbs tags the cues that report speech as verbs: the tagger errs where a
// verb stands right behind a quotation, and a verb must not become a title.
func (s *shaper) markVerbs() {
	for _, a := range s.found {
		if k := &s.tokens[max(0, a.cue.from)]; !a.cue.empty() && k.habit >= often && !k.tag.verb() && k.lower != "according" {
			k.tag = tagPast
		}
	}
}

// newShaper returns a shaper whose quotations have the owners that rules can
// tell; the rest are strays.
func newShaper(t *text, found []attribution) *shaper {
	s := &shaper{text: t, found: found, cued: len(found), owner: make([]int, len(t.quotations))}
	s.settle()
	s.claim()
	s.taken = make([]bool, len(t.tokens))
	for _, a := range s.found {
		s.take(a)
	}
	return s
}

// nobody owns a quotation that no attribution has claimed.
const nobody = -1

type shaper struct {
	*text
	found []attribution
	cued  int    // how many of found have a cue; they come first, in the order of their cues
	taken []bool // of each token: an attribution has it
	owner []int  // of each quotation: index into found, or nobody

	memory struct {
		ranges  arena[tokenRange]
		indices arena[int]
	}
}

// settle gives each quotation to the most confident of the attributions that
// cover most of it, and widens that one's content to the whole of it. The others
// lose it, unless one reports what the other said.
func (s *shaper) settle() {
	claims := make([][]int, len(s.quotations))
	for q := range s.owner {
		s.owner[q] = nobody
	}
	for i := range s.found {
		s.sayAfterColon(i)
	}
	for i, a := range s.found {
		for _, piece := range a.content {
			for k := piece.from; k < piece.to; {
				q := s.tokens[k].quotation
				if q == outside {
					k++
					continue
				}
				end := min(piece.to, s.quotations[q].to)
				if 2*(end-k) > s.quotations[q].to-s.quotations[q].from {
					if claims[q] == nil {
						claims[q] = s.memory.indices.take(2)
					}
					claims[q] = append(claims[q], i)
				}
				k = end
			}
		}
	}
	for q, list := range claims {
		for _, i := range list {
			if s.owner[q] == nobody || s.found[i].confidence > s.found[s.owner[q]].confidence {
				s.owner[q] = i
			}
		}
	}
	for q, i := range s.owner {
		if i == nobody {
			continue
		}
		it := s.quotations[q].tokenRange
		if a := s.reportedAfter(s.quotations[q]); !a.cue.empty() && !s.found[i].cue.has(a.cue.from) && s.found[i].cue.from < it.from {
			i = s.withCue(a.cue.from) // the words have an attribution of their own
			s.owner[q] = i
		}
		for _, k := range claims[q] {
			if k != i && (i == nobody || !s.reports(i, k) && !s.reports(k, i)) {
				s.found[k].content = cut(s.found[k].content, it)
			}
		}
		if i == nobody {
			continue
		}
		content := s.found[i].content
		s.found[i].content = append(append(s.memory.ranges.take(len(content)+1), content...), it)
	}
}

// sayAfterColon makes a quote of its own of a whole sentence in quotation marks
// that follows a colon in the content of attribution i: She argued that the gate
// was safe: “It has held for nine years.”
func (s *shaper) sayAfterColon(i int) {
	a := &s.found[i]
	for _, piece := range a.content {
		for k := piece.from + 1; k < piece.to; k++ {
			q := s.tokens[k].quotation
			if q == outside || s.lower(k-1) != ":" {
				continue
			}
			it := s.quotations[q]
			if it.from != k || it.words < sentenceWords || !s.at(k+1).is(upper) || a.cue.from > k || s.paragraphAt(k) != s.paragraphAt(piece.from) {
				continue
			}
			a.content = cut(a.content, tokenRange{k, piece.to})
			s.found = append(s.found, attribution{source: a.source, content: []tokenRange{{k, it.to}}, confidence: a.confidence})
			return
		}
	}
}

// reports reports whether the cue of attribution b stands in the content of a.
func (s *shaper) reports(a, b int) bool {
	return within(s.found[b].cue.from, s.found[a].content)
}

// sentenceWords is the length from which a quotation that nobody is credited
// with is taken for speech, not for a title or a scare quote.
const sentenceWords = 5

// claim finds an owner for the quotations that have none and read as something
// said.
func (s *shaper) claim() {
	for q := range s.quotations {
		if s.owner[q] != nobody {
			continue
		}
		if signed := s.quotations[q].signed; !signed.empty() {
			s.owner[q] = len(s.found)
			s.found = append(s.found, attribution{source: signed, content: []tokenRange{s.quotations[q].tokenRange}, confidence: 1})
			continue
		}
		owner := s.interrupted(q)
		if owner == nobody {
			a, ok := s.byLayout(q)
			switch {
			case ok:
				owner = len(s.found)
				s.found = append(s.found, a)
			case !s.speech(q):
				continue
			default:
				owner = s.neighbour(q)
			}
		}
		if owner == nobody {
			owner = len(s.found)
			s.found = append(s.found, attribution{})
		}
		s.owner[q] = owner
		s.found[owner].content = append(s.found[owner].content, s.quotations[q].tokenRange)
	}
}

// interrupted returns the attribution that breaks into a sentence which goes on
// with quotation q: “No ship,” she said, “will dock there.”
func (s *shaper) interrupted(q int) int {
	it := s.quotations[q]
	if q == 0 || s.owner[q-1] == nobody || s.lower(it.from-1) != "," {
		return nobody
	}
	gap := tokenRange{s.quotations[q-1].to, it.from}
	if a := s.found[s.owner[q-1]]; !a.cue.empty() && gap.contains(a.cue) && s.tokens[gap.from].sentence == s.tokens[it.from].sentence {
		return s.owner[q-1]
	}
	return nobody
}

// speech reports whether quotation q reads as something said: a sentence of
// its own, not words quoted in passing.
func (s *shaper) speech(q int) bool {
	it := s.quotations[q]
	if s.titled(it) {
		return false
	}
	first := s.sentenceAt(it.from).from == it.from
	if it.words < sentenceWords {
		whole := (first || s.lower(it.from-1) == ":") && it.closed && it.to == s.sentenceAt(it.to-1).to
		return whole && it.words > 1 && (first || s.tokens[it.to-2].is(mark))
	}
	return first || it.from > 0 && s.lower(it.from-1) == ":"
}

// longestTitled bounds the title of a work, in words.
const longestTitled = 14

// titled reports whether a quotation is printed as the title of a work: nearly all
// its longer words have capitals, and no full stop ends it.
func (s *shaper) titled(it quotation) bool {
	if it.words < 3 || it.words > longestTitled {
		return false
	}
	switch s.lower(it.to - 2) {
	case ".", "!", "?", "…", "...":
		return false
	}
	long, capitals := 0, 0
	for i := it.from + 1; i < it.to; i++ {
		k := &s.tokens[i]
		if k.is(mark|numeric) || k.end-k.start < 4 && !k.is(upper) {
			continue
		}
		long++
		if k.is(upper) && !k.is(shouted) {
			capitals++
		}
	}
	return capitals >= 3 && 10*capitals >= 9*long
}

// coordinate joins quotations of one sentence that nothing but "and", "or" or a
// comma parts: what one speaker chants are “Release the tape” and “We want the tape”.
func (s *shaper) coordinate() {
	for q := 1; q < len(s.quotations); q++ {
		a, b := s.quotations[q-1], s.quotations[q]
		if s.owner[q-1] == s.owner[q] && s.owner[q] == nobody || a.to >= b.from || !s.coordinated(tokenRange{a.to, b.from}) {
			continue
		}
		owner := s.owner[q-1]
		if owner == nobody {
			owner = s.owner[q]
		} else if other := s.owner[q]; other != nobody && other != owner {
			s.found[other].content = cut(s.found[other].content, b.tokenRange)
		}
		s.owner[q-1], s.owner[q] = owner, owner
		content := s.found[owner].content
		s.found[owner].content = append(append(s.memory.ranges.take(len(content)+1), content...), tokenRange{a.from, b.to})
	}
}

// coordinated reports whether a gap inside a sentence holds but a conjunction.
func (s *shaper) coordinated(gap tokenRange) bool {
	if s.tokens[gap.from-1].sentence != s.tokens[gap.to].sentence || gap.to-gap.from > 2 {
		return false
	}
	for i := gap.from; i < gap.to; i++ {
		if w := s.lower(i); w != "and" && w != "or" && w != "," {
			return false
		}
	}
	return true
}

// mostParagraphs is through how many paragraphs of a quotation its attribution is
// looked for.
const mostParagraphs = 12

// neighbour returns the attribution whose quote goes on with quotation q.
func (s *shaper) neighbour(q int) int {
	it := s.quotations[q]
	if q > 0 && it.resumes {
		return s.owner[q-1]
	}
	if q > 0 && s.owner[q-1] != nobody && s.quotations[q-1].paragraph == it.paragraph {
		last := s.found[s.owner[q-1]]
		// Between the two stands no more than the attribution of the first.
		if !last.cue.empty() && s.near(s.quotations[q-1].to, it.from, last) {
			return s.owner[q-1]
		}
	}
	for k := q + 1; k < min(len(s.quotations), q+mostParagraphs) && s.quotations[k].resumes; k++ {
		if s.owner[k] != nobody {
			return s.owner[k]
		}
	}
	return nobody
}

// near reports whether the tokens between two quotations are one sentence that
// holds the attribution a.
func (s *shaper) near(from, to int, a attribution) bool {
	if from >= to {
		return true
	}
	gap := tokenRange{from, to}
	return gap.has(a.cue.from) && s.tokens[from].sentence == s.tokens[to-1].sentence || a.cue.from < from && s.tokens[from].sentence == s.tokens[to-1].sentence && to-from < 3
}

// trim cuts cue and source out of the contents, joins pieces that touch, and
// divides them at the ends of paragraphs.
func (s *shaper) trim() {
	for i := range s.found {
		a := &s.found[i]
		s.wholeSource(a)
		pieces := s.joined(a.content)
		for _, hole := range []tokenRange{a.cue, a.source} {
			pieces = s.without(pieces, hole)
		}
		a.content = s.memory.ranges.take(len(pieces))
		for _, piece := range pieces {
			a.content = s.byParagraph(a.content, piece)
		}
		if len(a.content) == 1 && s.empty(a.content[0]) {
			a.content = nil
		}
	}
}

// empty reports whether r holds no words but those that point elsewhere: the
// council denies that.
func (s *shaper) empty(r tokenRange) bool {
	if r.to-r.from > 1 {
		return false
	}
	switch s.lower(r.from) {
	case "that", "it", "this", "so", "him", "her", "them", "he", "she", "they":
		return s.tokens[r.from].quotation == outside
	}
	return false
}

// joined sorts ranges and joins those that overlap or touch.
func (s *shaper) joined(pieces []tokenRange) []tokenRange {
	slices.SortFunc(pieces, func(a, b tokenRange) int { return cmp.Compare(a.from, b.from) })
	out := pieces[:0]
	for _, p := range pieces {
		if n := len(out); n > 0 && p.from <= out[n-1].to {
			out[n-1].to = max(out[n-1].to, p.to)
		} else if !p.empty() {
			out = append(out, p)
		}
	}
	return out
}

// without cuts hole out of pieces, unless hole stands inside a quotation.
func (s *shaper) without(pieces []tokenRange, hole tokenRange) []tokenRange {
	if hole.empty() || s.tokens[hole.from].quotation != outside {
		return pieces
	}
	return cut(pieces, hole)
}

// cut takes hole out of pieces.
func cut(pieces []tokenRange, hole tokenRange) []tokenRange {
	if !slices.ContainsFunc(pieces, func(p tokenRange) bool { return hole.from < p.to && p.from < hole.to }) {
		return pieces
	}
	var out []tokenRange
	for _, p := range pieces {
		if hole.to <= p.from || p.to <= hole.from {
			out = append(out, p)
			continue
		}
		if left := (tokenRange{p.from, hole.from}); !left.empty() {
			out = append(out, left)
		}
		if right := (tokenRange{hole.to, p.to}); !right.empty() {
			out = append(out, right)
		}
	}
	return out
}

// byParagraph appends a range to out, divided at the ends of paragraphs and
// without the loose punctuation at the ends of what stands outside quotation
// marks.
func (s *shaper) byParagraph(out []tokenRange, piece tokenRange) []tokenRange {
	for !piece.empty() {
		p := s.paragraphs[s.paragraphAt(piece.from)]
		part := tokenRange{piece.from, min(piece.to, p.to)}
		piece.from = part.to
		for !part.empty() && s.loose(part.from) {
			part.from++
		}
		if part.to-part.from > 1 && s.tokens[part.from].tag == tagAdverb && s.lower(part.from+1) == "that" {
			part.from++ // "said privately that"
		}
		for !part.empty() && s.loose(part.to-1) {
			part.to--
		}
		if !part.empty() {
			out = append(out, part)
		}
	}
	return out
}

// loose reports a mark outside quotations that belongs to no content.
func (t *text) loose(i int) bool {
	k := &t.tokens[i]
	if !k.is(mark) || k.quotation != outside {
		return false
	}
	switch k.lower {
	case ")", "(", "[", "]", "$", "%":
		return false
	}
	return true
}

// ordered returns the attributions with content by their first token.
func (s *shaper) ordered() []attribution {
	out := slices.DeleteFunc(s.found, func(a attribution) bool { return len(a.content) == 0 })
	slices.SortStableFunc(out, func(a, b attribution) int { return cmp.Compare(a.content[0].from, b.content[0].from) })
	return out
}
