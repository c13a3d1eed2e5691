package statement

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/bot/asking/answer"
	"onrecord/corpus"
	"onrecord/corpus/lexicon"
	"onrecord/corpus/quote"
	"onrecord/index"
	"onrecord/index/term"
)

// Kind is in what two statements differ that are near in words.
type Kind string

const (
	Modal    Kind = "modal"    // “would”, “will”
	Negation Kind = "negation" // “will”, “will not”
	Figure   Kind = "figure"   // “40”, “60”
	Stance   Kind = "stance"   // said, denied
)

// Change is two statements of one person that are near in words, and what differs: From
// in the earlier, To in the later, as printed. Of a change in stance they are the stances.
type Change struct {
	Kind    Kind            `json:"kind"`
	From    string          `json:"from"`
	To      string          `json:"to"`
	Earlier answer.Citation `json:"earlier"`
	Later   answer.Citation `json:"later"`
}

// What makes two statements near: so many stems in common that tell of something, and so
// great a share of those of the shorter and of the longer. Set by reading the pairs of twenty
// people: better none than one on another matter.
const (
	leastShared  = 3
	nearShorter  = 0.65
	nearLonger   = 0.45
	mostChanges  = 20
	tooCommon    = 60 // a stem of more statements leads to no pairs
	longestNear  = 60 // words of a statement that is compared
	besideChange = 2  // words on either side of a change, of which one is the same
)

// Changes returns where somebody said nearly the same on another day with another modal
// verb, a negation more or less, or another figure, or took another stance to it: the latest
// first.
func (s *Set) Changes() []Change {
	var out []Change
	seen := make(map[[2]string]bool)
	for _, p := range s.near() {
		a, b := &s.all[p[0]], &s.all[p[1]]
		if a.Published > b.Published {
			a, b = b, a
		}
		c, ok := changed(a, b)
		if !ok {
			continue
		}
		key := [2]string{a.text, string(c.Kind) + c.From + "\n" + c.To}
		if seen[key] {
			continue
		}
		seen[key] = true
		out = append(out, c)
	}
	slices.SortStableFunc(out, func(x, y Change) int {
		return cmp.Or(cmp.Compare(y.Later.Published, x.Later.Published), cmp.Compare(y.Earlier.Published, x.Earlier.Published),
			cmp.Compare(x.Later.Article, y.Later.Article), cmp.Compare(x.Later.Start, y.Later.Start))
	})
	return out[:min(len(out), mostChanges)]
}

// near returns the pairs of statements that are near in words, of two known days.
func (s *Set) near() [][2]int {
	with := make([][]int, len(s.stems))
	for i := range s.all {
		for _, stem := range s.all[i].content {
			with[stem] = append(with[stem], i)
		}
	}
	common := make(map[[2]int]int)
	for _, list := range with {
		if len(list) > tooCommon {
			continue
		}
		for i, a := range list {
			for _, b := range list[i+1:] {
				common[[2]int{a, b}]++
			}
		}
	}
	var out [][2]int
	for p, n := range common {
		a, b := &s.all[p[0]], &s.all[p[1]]
		if n >= leastShared-1 && a.Published != b.Published && a.Published != "" && b.Published != "" && a.isNear(b) {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(x, y [2]int) int { return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1])) })
	return out
}

func (a *said) isNear(b *said) bool {
	n := float64(a.content.shared(b.content))
	fewer, more := min(len(a.content), len(b.content)), max(len(a.content), len(b.content))
	return n >= leastShared && n >= nearShorter*float64(fewer) && n >= nearLonger*float64(more) &&
		len(a.terms) <= longestNear && len(b.terms) <= longestNear
}

// changed tells in what a later statement differs from an earlier one.
func changed(a, b *said) (Change, bool) {
	c := Change{Earlier: a.Citation, Later: b.Citation}
	if a.Stance != b.Stance {
		opposed := (a.Stance == quote.Asserted || b.Stance == quote.Asserted) && (denies(a.Stance) || denies(b.Stance))
		c.Kind, c.From, c.To = Stance, string(a.Stance), string(b.Stance)
		return c, opposed
	}
	pairs := aligned(a.terms, b.terms)
	last := [2]int{-1, -1}
	for _, p := range append(pairs, [2]int{len(a.terms), len(b.terms)}) {
		from, to := [2]int{last[0] + 1, p[0]}, [2]int{last[1] + 1, p[1]}
		last = p
		if kind := kindOf(a, b, from, to); kind != "" && surrounded(a, b, pairs, from, to) {
			c.Kind, c.From, c.To = kind, a.stretch(from, kind), b.stretch(to, kind)
			return c, c.From != "" && c.To != "" && !strings.EqualFold(c.From, c.To)
		}
	}
	return c, false
}

func denies(s quote.Stance) bool { return s == quote.Denied || s == quote.Retracted }

// kindOf tells in what a stretch of one statement differs from that of another which stands
// in its place; "" where it is nothing that turns the statement.
func kindOf(a, b *said, from, to [2]int) Kind {
	here, there := a.terms[from[0]:from[1]], b.terms[to[0]:to[1]]
	if len(here) > mostChanged || len(there) > mostChanged {
		return ""
	}
	switch {
	case negated(here) != negated(there):
		if from[0] == 0 && to[0] == 0 { // “No, it is …” answers somebody
			return ""
		}
		if content(here)+content(there) > 0 || negations(a.terms) == negations(b.terms) {
			return "" // the other says it elsewhere
		}
		return Negation
	case otherModal(modalOf(here), modalOf(there), a.Kind, b.Kind):
		return Modal
	}
	x, y := figureIn(a, from), figureIn(b, to)
	if x != "" && y != "" && x != y && content(here) <= 1 && content(there) <= 1 {
		return Figure
	}
	return ""
}

// mostChanged is how many words one stretch has that stands for another.
const mostChanged = 4

func negated(terms []term.Term) bool { return negations(terms) > 0 }

func negations(terms []term.Term) (n int) {
	for _, t := range terms {
		if answer.IsNegation(t.Word) {
			n++
		}
	}
	return n
}

// content counts the words that tell of something else than a modal verb, a negation or a
// figure does.
func content(terms []term.Term) int {
	n := 0
	for _, t := range terms {
		if answer.IsContent(t.Word) && modals[t.Word] == "" && !answer.IsFigure(t.Word) {
			n++
		}
	}
	return n
}

// modals holds the modal verbs, each with that of which reported speech makes it.
var modals = map[string]string{
	"will": "will", "would": "will", "can": "can", "could": "can", "may": "may", "might": "may", "must": "must", "shall": "shall", "should": "should",
	"won't": "will", "wouldn't": "will", "can't": "can", "cannot": "can", "couldn't": "can", "we'll": "will", "i'll": "will", "they'll": "will", "it'll": "will",
}

func modalOf(terms []term.Term) string {
	found := ""
	for _, t := range terms {
		if modals[t.Word] == "" {
			continue
		}
		if found != "" {
			return "" // two tell nothing
		}
		found = t.Word
	}
	return found
}

// otherModal reports whether one modal verb says another thing than the other. Reported
// speech shifts them: its "would" may be a "will".
func otherModal(a, b string, of, in index.Kind) bool {
	if a == "" || b == "" || a == b {
		return false
	}
	shifted := of != index.Direct || in != index.Direct
	return modals[a] != modals[b] || !shifted && plain(a) != plain(b)
}

// plain is a modal verb without what it is contracted with.
func plain(modal string) string {
	switch {
	case strings.HasSuffix(modal, "'ll"):
		return "will"
	case modal == "won't":
		return "will"
	case modal == "can't" || modal == "cannot":
		return "can"
	}
	return strings.TrimSuffix(modal, "n't")
}

var months = lexicon.Words("months")

// figureIn is the one figure of a stretch, beside the day of a month; "" where there are more.
func figureIn(s *said, in [2]int) string {
	found := ""
	for i := in[0]; i < in[1]; i++ {
		word := s.terms[i].Word
		if !answer.IsFigure(word) || s.isDay(i) {
			continue
		}
		if found != "" {
			return ""
		}
		found = word
	}
	return found
}

func (s *said) isDay(i int) bool {
	isMonth := func(i int) bool {
		return i >= 0 && i < len(s.terms) && (months[s.terms[i].Word] || months[s.terms[i].Word+"."])
	}
	return isMonth(i-1) || isMonth(i+1)
}

// surrounded reports whether a word that tells of something stands the same on either side
// of a stretch, near it, or on one where the statements begin or end there.
func surrounded(a, b *said, pairs [][2]int, from, to [2]int) bool {
	before, after := false, false
	for _, p := range pairs {
		if !a.content.has(a.words[p[0]].stem) {
			continue
		}
		if p[0] < from[0] && from[0]-p[0] <= 2*besideChange && to[0]-p[1] <= 2*besideChange {
			before = true
		}
		if p[0] >= from[1] && p[0]-from[1] < 2*besideChange && p[1]-to[1] < 2*besideChange {
			after = true
		}
	}
	return after && (before || from[0] <= besideChange && to[0] <= besideChange)
}

// stretch is what is told of a stretch, as printed: its modal verb, its negation with the word
// before it or its figure; where it has none, the word before.
func (s *said) stretch(in [2]int, kind Kind) string {
	from, to := in[0], in[1]
	switch kind {
	case Modal, Figure:
		for i := in[0]; i < in[1]; i++ {
			if word := s.terms[i].Word; kind == Modal && modals[word] != "" || kind == Figure && answer.IsFigure(word) && !s.isDay(i) {
				from, to = i, i+1
				break
			}
		}
	default:
		from = max(from-1, 0)
		if from == to && to < len(s.terms) {
			to++
		}
	}
	if from >= to {
		return ""
	}
	span := corpus.Span{Start: s.terms[from].Span.Start, End: s.terms[to-1].Span.End}
	return strings.Join(strings.Fields(withoutMarks.Replace(span.Of(s.text))), " ")
}

// withoutMarks takes out the quotation marks, which stand around what is told.
var withoutMarks = strings.NewReplacer("“", "", "”", "", `"`, "")

// aligned returns which words of two statements stand for each other, by their stems. Words
// of which a change is made are compared as printed.
func aligned(a, b []term.Term) [][2]int { return term.Align(compared(a), compared(b)) }

// compared is what each word is compared by.
func compared(terms []term.Term) []token {
	out := make([]token, len(terms))
	for i, t := range terms {
		out[i] = token{text: t.Stem}
		if modals[t.Word] != "" || answer.IsFigure(t.Word) {
			out[i] = token{t.Word, true}
		}
	}
	return out
}

type token struct {
	text    string
	printed bool // it is the word, and no stem
}
