package statement

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/bot/asking/answer"
	"onrecord/corpus"
)

// Topic is statements that have telling words in common.
type Topic struct {
	// Words are those by which it is called, the most telling first, as they stand in the
	// statements: "ferry", "Gull Point".
	Words      []string          `json:"words"`
	Statements []answer.Citation `json:"statements"`
}

// Label is what the topic is called: "ferry · Gull Point".
func (t Topic) Label() string { return strings.Join(t.Words, " · ") }

// What makes a topic: in so many statements a word stands that is so rare elsewhere, by its
// inverse document frequency in parts of the highest; a second word stands in so great a
// share of them. The bounds were set by reading the topics of twenty people.
const (
	leastUses   = 2
	leastRare   = 0.36
	leastExcess = 1.2 // of the logarithm of how much oftener they use it than others
	secondShare = 0.3
	drawn       = 0.6 // the share of a second word's statements from which it draws in the others
	mostTopics  = 8
	mostWords   = 3
)

// notNames are words that are rare enough and tell nothing.
var notNames = func() map[string]bool {
	out := make(map[string]bool)
	for _, w := range strings.Fields(`today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday
		january february march april june july august september october november december
		think know really going want lot thing things something anything everything way make made
		good great right look need come get go let see take tell told believe year years week day time times
		even still called call recent fully begin hope said another possible important yet never ever always instead keep give given
		hold held put whole entire true sure clear part kind bit real different long little big small able whether back next last first
		guy guys folks people person hour hours bottom line sense kinds lots ones way ways matter matters question questions example reason reasons
		number course point fact issue issues situation end start moment able around across within without toward towards among country world`) {
		out[w] = true
	}
	return out
}()

// mayName reports whether a topic may be called by a folded word.
func mayName(word string) bool {
	return len(word) >= 3 && !answer.IsFigure(word) && !notNames[word] && !strings.Contains(word, "'")
}

// Topics sorts the statements by what they are about, the largest topic first, in each the
// statements in their order; rest are those that share no telling word with another.
// weights tells of stems how rare they are among so many passages, as [index.Result] has
// them.
func (s *Set) Topics(weights map[string]float64, passages int) (topics []Topic, rest []answer.Citation) {
	least := leastRare * math.Log(float64(passages+1))
	rare := make([]float64, len(s.stems)) // by the number of a stem; 0 tells nothing
	for stem, w := range weights {
		if number, known := s.numbers[stem]; known && w >= least {
			rare[number] = w
		}
	}
	left := make([]int, len(s.all))
	for i := range left {
		left[i] = i
	}
	for len(topics) < mostTopics {
		seed := s.seed(left, rare)
		if seed < 0 {
			break
		}
		of, others := s.around(seed, left, rare)
		topics = append(topics, s.topic(of, s.labels(seed, of, rare)))
		left = others
	}
	slices.SortStableFunc(topics, func(a, b Topic) int { return cmp.Compare(len(b.Statements), len(a.Statements)) })
	for _, i := range left {
		rest = append(rest, s.all[i].Citation)
	}
	return topics, rest
}

// seed is the stem that tells most of the statements that are left: it stands in several,
// and much oftener than elsewhere; -1 where there is none.
func (s *Set) seed(left []int, rare []float64) int {
	uses, articles := make([]int, len(s.stems)), make([]map[corpus.ArticleID]bool, len(s.stems))
	for _, i := range left {
		one := &s.all[i]
		for _, stem := range one.content {
			if rare[stem] == 0 {
				continue
			}
			if uses[stem]++; articles[stem] == nil {
				articles[stem] = make(map[corpus.ArticleID]bool)
			}
			articles[stem][one.Article] = true
		}
	}
	best, most := -1, 0.0
	for stem, n := range uses {
		if n < leastUses {
			continue
		}
		excess := math.Log(float64(n)/float64(len(s.all))) + rare[stem]
		worth := excess * float64(n) * math.Sqrt(float64(len(articles[stem])))
		if excess >= leastExcess && (worth > most || worth == most && s.stems[stem] < s.stems[best]) {
			best, most = stem, worth
		}
	}
	return best
}

// around splits the statements that are left into those around a seed and the others: those
// that have it, and those that have a word which stands mostly beside it.
func (s *Set) around(seed int, left []int, rare []float64) (of, others []int) {
	beside, uses := make([]int, len(s.stems)), make([]int, len(s.stems))
	for _, i := range left {
		has := s.all[i].content.has(seed)
		for _, stem := range s.all[i].content {
			if uses[stem]++; has {
				beside[stem]++
			}
		}
	}
	draws := func(stem int) bool {
		return stem == seed || rare[stem] > 0 && beside[stem] >= leastUses && float64(beside[stem]) >= drawn*float64(uses[stem])
	}
	for _, i := range left {
		if slices.ContainsFunc(s.all[i].content, draws) {
			of = append(of, i)
		} else {
			others = append(others, i)
		}
	}
	return of, others
}

// labels are the stems by which a topic is called: its seed and those that most of its
// statements have beside it, and others have not.
func (s *Set) labels(seed int, of []int, rare []float64) []int {
	uses := make(map[int]int)
	for _, i := range of {
		for _, stem := range s.all[i].content {
			if rare[stem] > 0 {
				uses[stem]++
			}
		}
	}
	var second []int
	for stem, n := range uses {
		if stem != seed && n >= leastUses && float64(n) >= secondShare*float64(len(of)) {
			second = append(second, stem)
		}
	}
	slices.SortFunc(second, func(a, b int) int {
		return cmp.Or(cmp.Compare(float64(uses[b])*rare[b], float64(uses[a])*rare[a]), strings.Compare(s.stems[a], s.stems[b]))
	})
	return append([]int{seed}, second[:min(len(second), mostWords-1)]...)
}

// topic is the statements with some numbers, called by stems as they are printed there.
// Two that stand beside each other are one name: "Gull Point".
func (s *Set) topic(of, stems []int) Topic {
	var t Topic
	for _, i := range of {
		t.Statements = append(t.Statements, s.all[i].Citation)
	}
	for len(stems) > 0 {
		stem := stems[0]
		stems = stems[1:]
		word := s.printed(of, stem, alone)
		for i, other := range stems {
			if name := cmp.Or(s.printed(of, stem, other), s.printed(of, other, stem)); name != "" {
				word, stems = name, slices.Delete(slices.Clone(stems), i, i+1)
				break
			}
		}
		if word != "" {
			t.Words = append(t.Words, word)
		}
	}
	return t
}

// alone is no second stem.
const alone = -1

// printed is the form in which statements print a stem most, in lower case where they do so
// anywhere; with a second one, both together where half of them print them so.
func (s *Set) printed(of []int, stem, second int) string {
	forms, nouns, total := make(map[string]int), make(map[string]int), 0
	for _, i := range of {
		one := &s.all[i]
		for at, t := range one.terms {
			if one.words[at].stem != stem {
				continue
			}
			total++
			span := t.Span
			if second != alone {
				if at+1 == len(one.terms) || one.words[at+1].stem != second || one.terms[at+1].Span.Start != span.End+1 {
					continue
				}
				span.End = one.terms[at+1].Span.End
			}
			form := withoutPossessive(span.Of(one.text))
			forms[form]++
			if isNoun(one, at) {
				nouns[form] += nounCounts
			}
		}
	}
	if second != alone && 2*sum(forms) < total {
		return ""
	}
	for form, n := range nouns {
		forms[form] += n
	}
	return usual(forms)
}

// nounCounts is how many times as much a form counts where it stands as a noun: a topic is called
// "Constitution", though "constitutes" is said oftener.
const nounCounts = 10

// usual is the form that is printed most, whatever its capitals, in lower case where it is so anywhere.
func usual(forms map[string]int) string {
	folded := make(map[string]int)
	for form, n := range forms {
		folded[strings.ToLower(form)] += n
	}
	best := ""
	for form := range forms {
		low, bestLow := strings.ToLower(form), strings.ToLower(best)
		if c := cmp.Or(cmp.Compare(folded[low], folded[bestLow]), strings.Compare(bestLow, low)); best == "" || c > 0 ||
			c == 0 && best != low && (form == low || forms[form] > forms[best] || forms[form] == forms[best] && form < best) {
			best = form
		}
	}
	return best
}

// ofNouns are words behind which a noun stands, or what belongs to it; beforeNouns are others, behind
// which a gerund may stand as well.
var (
	ofNouns     = set("the a an our my your his her its their no any some every each")
	beforeNouns = set("of in on for about with against from by between over")
)

// nounEnds are how only nouns end, behind so many other bytes at least.
var nounEnds = strings.Fields("ment ments tion tions sion sions ity ities ness ship ships ism isms")

const beforeNounEnd = 3

// endsAsNoun reports whether a folded word ends as only nouns do.
func endsAsNoun(word string) bool {
	return slices.ContainsFunc(nounEnds, func(end string) bool { return len(word) >= len(end)+beforeNounEnd && strings.HasSuffix(word, end) })
}

func set(words string) map[string]bool {
	out := make(map[string]bool)
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}

// isNoun reports whether a word of a statement surely stands as a noun: capitalised within a
// sentence, as names are, or behind an article or a preposition and before nothing that it could
// belong to.
func isNoun(a *said, at int) bool {
	t := a.terms[at]
	if at == 0 {
		return false
	}
	before := a.text[a.terms[at-1].Span.End:t.Span.Start]
	if first, _ := utf8.DecodeRuneInString(a.text[t.Span.Start:]); unicode.IsUpper(first) {
		return strings.TrimSpace(before) == ""
	}
	prev := a.terms[at-1].Word
	switch {
	case a.words[at].asNoun:
		return true
	case strings.HasSuffix(t.Word, "ing") && !ofNouns[prev], !ofNouns[prev] && !beforeNouns[prev]:
		return false
	}
	return at+1 == len(a.terms) || !answer.IsContent(a.terms[at+1].Word) || strings.TrimSpace(a.text[t.Span.End:a.terms[at+1].Span.Start]) != ""
}

// nounShare is the share of a word's uses as a noun from which a topic may be called by it: not
// "happened", "important".
const nounShare = 0.2

// nouns tells of stems, by their numbers, whether they stand as nouns often enough.
func (s *Set) nouns() []bool {
	all, as := make([]int, len(s.stems)), make([]int, len(s.stems))
	for i := range s.all {
		one := &s.all[i]
		for at, w := range one.words {
			if all[w.stem]++; isNoun(one, at) {
				as[w.stem]++
			}
		}
	}
	out := make([]bool, len(s.stems))
	for stem, n := range as {
		out[stem] = n > 0 && float64(n) >= nounShare*float64(all[stem])
	}
	return out
}

func withoutPossessive(word string) string {
	return strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "’s")
}

func sum(counts map[string]int) (n int) {
	for _, c := range counts {
		n += c
	}
	return n
}
