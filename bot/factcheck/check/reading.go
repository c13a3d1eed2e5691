package check

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/bot/match"
	"onrecord/corpus"
	"onrecord/corpus/quote"
)

// reading is how a quote of the draft may be read in an article.
type reading struct {
	*page
	match.Alignment
	sequence []word // of the article, that it is aligned with
	coverage float64
	exact    bool
	joins    bool // words that stand apart in the article
	reported bool // the words stand there outside quotation marks
	setOff   bool // and are speech all the same
	relation relation
	verdict  Verdict
	said     *quote.Quote // whose words they are; nil where nobody is credited
}

// readIn aligns a quote with what an article has in quotation marks, but for the
// quotations to pass over.
func (s *seeker) readIn(p *page, passOver func(quotation corpus.Span) bool) reading {
	w, sequence := s.wording(), p.quoted
	if passOver != nil {
		sequence = slices.Clone(sequence)
		for i := range sequence {
			if passOver(p.found.Quotations[p.in[i]]) {
				sequence[i] = word{span: sequence[i].span} // like no word
			}
		}
	}
	r := reading{page: p, sequence: sequence, Alignment: w.align(sequence, p.crossing), relation: unclear}
	r.coverage = r.Earned / w.total
	r.exact = true
	last := -1
	for i, j := range r.At {
		switch {
		case j < 0:
			r.exact = false
			continue
		case last >= 0 && s.breaks[i] == apart:
			r.joins = r.joins || !p.oneSpeaker(p.in[last], p.in[j])
		case last >= 0:
			r.exact = r.exact && j == last+1
			for k := last + 1; k <= j; k++ {
				if a, b := p.in[k-1], p.in[k]; a != b && !p.goesOn(a, b) {
					r.joins = true
				}
			}
		}
		r.exact = r.exact && prints(sequence, s.words[i], j)
		last = j
	}
	r.exact = r.exact && !r.joins
	r.credit(s.speaker)
	r.judge(len(s.words))
	return r
}

// reportedIn aligns a quote with all words of an article, to tell those that stand
// there outside quotation marks. A report puts them in another person and tense; the
// article's own words are held against the quote as they are.
func (s *seeker) reportedIn(p *page) reading {
	if r, ok := setOffIn(p, s.wording(), s.speaker); ok {
		return r
	}
	said := s.wording()
	said.words = unshifted(said.words)
	if r := s.outsideMarks(p, said, p.unshifted); r.said != nil {
		return r
	}
	return s.outsideMarks(p, s.wording(), p.words)
}

// outsideMarks aligns a wording of the quote with all words of an article, in the
// same form.
func (s *seeker) outsideMarks(p *page, w wording, words []word) reading {
	r := reading{page: p, sequence: p.words, Alignment: w.align(words, nil), reported: true, relation: unclear}
	r.coverage = r.Earned / w.total
	r.credit(s.speaker)
	r.judge(len(s.words))
	return r
}

// setOffIn reads a quote as speech that an article sets off without quotation marks, as it
// does with a block quotation or a post: whole sentences, letter for letter, in the first or
// second person, that are not reported speech. Whose they are, the article does not mark.
// Behind the speaker's name at the head of a paragraph, as in an interview, all words are speech.
func setOffIn(p *page, said wording, draft credited) (reading, bool) {
	at := standsAt(said.words, p.words)
	if at < 0 {
		return reading{}, false
	}
	label := hasLabel(p.Body, p.words[at].span.Start, draft)
	if !label && !slices.ContainsFunc(said.words, func(w word) bool { return addressing[w.text] }) {
		return reading{}, false
	}
	r := reading{page: p, sequence: p.words, coverage: 1, exact: true, reported: true, setOff: true, relation: unclear, verdict: Exact}
	for i := range said.words {
		r.At = append(r.At, at+i)
	}
	r.Earned = said.total
	hull, end := r.hull(), at+len(said.words)
	inside := !label && (at > 0 && p.inOneSentence(at-1, at) || end < len(p.words) && p.inOneSentence(end-1, end))
	claimed := slices.ContainsFunc(p.said, func(q quote.Quote) bool {
		return slices.ContainsFunc(q.Content, func(c corpus.Span) bool { return c.Contains(hull) })
	})
	return r, !inside && !claimed && !slices.ContainsFunc(p.found.Quotations, hull.Overlaps)
}

// hasLabel reports whether the paragraph of a byte begins with the name of the draft's speaker,
// and the byte stands behind that.
func hasLabel(body string, at int, draft credited) bool {
	p, _ := corpus.ParagraphAt(corpus.Paragraphs(body), at)
	text := p.Span.Of(body)
	m := speakerLabel().FindStringSubmatchIndex(text)
	return m != nil && draft.Name != "" && at >= p.Span.Start+m[1] && mayBeOne(text[m[2]:m[3]], draft.Name)
}

// addressing are the words of the first and second person: an article in its own words
// has none.
var addressing = set("i i'm i've i'd i'll me my mine we we're we've we'd we'll us our you you're you've you'd you'll your")

// hull is the stretch of the body from the first word that matched to the last.
func (r *reading) hull() corpus.Span {
	var out corpus.Span
	for _, j := range r.At {
		if j >= 0 {
			span := r.sequence[j].span
			if out.End == 0 {
				out.Start = span.Start
			}
			out.End = span.End
		}
	}
	return out
}

// credit finds whose the words are in the article: of the quotes that have most of
// them, the one whose speaker may be the draft's.
func (r *reading) credit(draft credited) {
	most := 0
	for i := range r.page.said {
		q := &r.page.said[i]
		n := 0
		for _, j := range r.At {
			if j >= 0 && slices.ContainsFunc(q.Content, func(c corpus.Span) bool { return c.Contains(r.sequence[j].span) }) {
				n++
			}
		}
		if n == 0 || n < most {
			continue
		}
		relation := relate(draft, creditedBy(r.Body, *q, r.found))
		if relation == different && r.isNested() {
			relation = unclear
		}
		if n > most || relation < r.relation {
			most, r.said, r.relation = n, q, relation
		}
	}
}

// negated reports whether the words are a part of a quote that says the opposite:
// "not" stands right before them.
func (r *reading) negated() bool {
	first := slices.IndexFunc(r.At, func(j int) bool { return j >= 0 })
	j := r.At[first] - 1
	if j < 0 || !r.together(j, j+1) {
		return false
	}
	before := r.sequence[j].text
	return before == "not" || before == "never" || strings.HasSuffix(before, "n't")
}

// together reports whether two words that stand in the sequence one after the other
// are of one quotation or, where they are looked for outside them, of one sentence.
func (r *reading) together(a, b int) bool {
	if !r.reported {
		return r.in[a] == r.in[b]
	}
	return r.inOneSentence(a, b)
}

// isNested reports whether the words are some that a quotation quotes in its turn,
// in single marks, which may be turned the wrong way: whose they are, it may not say.
func (r *reading) isNested() bool {
	before, _ := utf8.DecodeLastRuneInString(r.Body[:r.hull().Start])
	return strings.ContainsRune("‘’'‚‹›`", before)
}

// fewestTelling is the length from which words tell whose they are: anybody may
// say "very good".
const fewestTelling = 4

// matches is how many words of the quote the article has.
func (r *reading) matches() int {
	n := 0
	for _, j := range r.At {
		if j >= 0 {
			n++
		}
	}
	return n
}

// judge sets the verdict on a quote of so many words.
func (r *reading) judge(words int) {
	r.verdict = NotFound
	least := match.Drafted.Found
	if r.matches() < match.FewWords && r.relation != same {
		least = match.FoundDoubtful
	}
	if r.reported {
		least = max(least, match.FoundReported)
	}
	switch {
	case r.coverage < least:
	case words < fewestTelling && (r.relation != same && r.source == nil && !isWhole(r) || slices.Contains(r.At, -1)):
	case r.reported:
		r.verdict = InOtherWords
	case r.relation == different:
		r.verdict = WrongSpeaker
	case r.exact:
		r.verdict = Exact
	default:
		r.verdict = Altered
	}
}

// isWhole reports whether the quote is the whole of a quotation, or whole sentences of it, word
// for word, and nobody is known whose it is rather than the draft's.
func isWhole(r *reading) bool {
	if !r.exact || r.reported || r.relation != unclear || len(r.At) < 2 {
		return false
	}
	hull := r.hull()
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(r.Body[:hull.Start], unicode.IsSpace))
	after, _ := utf8.DecodeRuneInString(strings.TrimLeft(r.Body[hull.End:], ","))
	return strings.ContainsRune(marks+ends, before) && strings.ContainsRune(marks+ends, after)
}

// ends are the marks that end a sentence.
const ends = ".?!…"

// quoted reports whether the words stand in quotation marks in the article.
func (r *reading) quoted() bool {
	return r.verdict != "" && r.verdict != NotFound && r.verdict != InOtherWords
}

// kinder orders readings of the same quote, the kindest first.
func kinder(a, b reading) int {
	return cmp.Or(
		cmp.Compare(a.rank(), b.rank()),
		cmp.Compare(round(b.coverage), round(a.coverage)),
		cmp.Compare(a.relation, b.relation),
		cmp.Compare(cmp.Or(corpus.DayOf(a.Published), "9999"), cmp.Or(corpus.DayOf(b.Published), "9999")),
		cmp.Compare(a.ID, b.ID),
	)
}

// rank orders readings: the same words and the same speaker, the same words, words
// altered, those that stand outside quotation marks, and what is merely near.
func (r *reading) rank() int {
	switch {
	case r.page == nil:
		return 9
	case r.verdict == InOtherWords:
		return 6
	case r.verdict != NotFound && r.exact:
		return int(r.relation)
	case r.verdict != NotFound:
		return 3 + int(r.relation)
	case r.exact:
		return 7
	}
	return 8
}
