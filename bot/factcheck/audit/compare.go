package audit

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/index/person"
	"onrecord/index/term"
)

// findings returns all that is odd in articles with a byline, in the days looked at.
func (e *evidence) findings() []found {
	return append(e.nowhereElse(), e.otherwise()...)
}

// nowhereElse returns the people whom one author alone quotes. A person whose name another
// article has for a speaker by any form of it is not one.
func (e *evidence) nowhereElse() (out []found) {
	type quoting struct {
		authors  []string // who wrote all of the articles
		articles []int
		first    int // row
	}
	by := make(map[int32]*quoting)
	for i, r := range e.rows {
		a := e.articles[r.article]
		p := by[r.who]
		if p == nil {
			by[r.who] = &quoting{slices.Clone(a.Authors), []int{r.article}, i}
			continue
		}
		p.authors = slices.DeleteFunc(p.authors, func(author string) bool { return !slices.Contains(a.Authors, author) })
		if p.articles[len(p.articles)-1] != r.article {
			p.articles = append(p.articles, r.article)
		}
	}
	for who, p := range by {
		if len(p.authors) == 0 || !e.full(who) || !e.articles[e.rows[p.first].article].wanted {
			continue
		}
		of := anyOf // also where others name them, or tell what they are, though that may be seldom
		if e.named[who] <= len(p.articles) && e.rows[p.first].statement.Title == 0 {
			if of = "unknown"; len(p.articles) > 1 {
				of += "-in-several-articles"
			}
		}
		out = append(out, found{
			Finding: Finding{Kind: NowhereElse, Speaker: e.speakers[who].Name, Here: e.place(p.first, e.rows[p.first].text), Others: len(p.articles)},
			class:   class{NowhereElse, of}, authors: p.authors,
		})
	}
	slices.SortFunc(out, func(a, b found) int { return cmp.Compare(a.Speaker, b.Speaker) })
	return out
}

// pair is two sentences of different articles that say nearly the same.
type pair struct {
	other int // unit
	equal bool
}

const (
	gram    = 3  // words that two sentences have together to be compared
	usualIn = 60 // sentences from which on such words are too usual to tell anything
)

// pairs returns, for each unit, those of other articles that are nearly the same.
func (e *evidence) pairs() [][]pair {
	having := make(map[uint64][]int32)
	each := func(words []uint32, do func(uint64)) {
		for i := 0; i+gram <= len(words); i++ {
			key := uint64(14695981039346656037)
			for _, w := range words[i : i+gram] {
				key = (key ^ uint64(w)) * 1099511628211
			}
			do(key)
		}
	}
	for i, u := range e.units {
		each(u.words, func(key uint64) {
			if list := having[key]; len(list) == 0 || list[len(list)-1] != int32(i) {
				having[key] = append(list, int32(i))
			}
		})
	}
	out := make([][]pair, len(e.units))
	for i, u := range e.units {
		shared := make(map[int32]bool)
		each(u.words, func(key uint64) {
			if list := having[key]; len(list) <= usualIn {
				for _, other := range list {
					if int(other) > i { // the others have met it
						shared[other] = true
					}
				}
			}
		})
		for other := range shared {
			v := e.units[other]
			if e.rows[v.row].article == e.rows[u.row].article {
				continue
			}
			if equal := slices.Equal(u.words, v.words); equal || nearly(u.words, v.words) {
				out[i] = append(out[i], pair{int(other), equal})
				out[other] = append(out[other], pair{i, equal})
			}
		}
	}
	for _, pairs := range out {
		slices.SortFunc(pairs, func(a, b pair) int { return cmp.Compare(a.other, b.other) })
	}
	return out
}

const (
	likeness = 0.7 // of the words of the shorter, from which two sentences are one
	ellipsis = 3   // words between two others whose lack is no slip
)

// nearly reports whether two sentences are one, but for a few words: not where one is a
// piece of the other, or leaves out a longer stretch of it.
func nearly(a, b []uint32) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b) > 2*len(a) {
		return false
	}
	matched := term.Align(a, b)
	if float64(len(matched)) < likeness*float64(len(a)) {
		return false
	}
	differs := len(a) - len(matched)
	for i := 1; i < len(matched); i++ {
		if gap := matched[i][1] - matched[i-1][1] - 1; gap > 0 && gap <= ellipsis {
			differs++
		}
	}
	return differs > 0
}

// otherwise returns the sentences that stand otherwise in other articles, or stood in
// another outlet earlier, each kind once for a statement.
func (e *evidence) otherwise() (out []found) {
	pairs := e.pairs()
	told := make(map[[2]any]bool)
	for i, u := range e.units {
		a := e.articles[e.rows[u.row].article]
		if !a.wanted || len(a.Authors) == 0 {
			continue
		}
		for _, look := range []func(int, []pair) (found, bool){e.wording, e.speaker, e.day, e.earlier} {
			f, ok := look(i, pairs[i])
			key := [2]any{u.row, f.Kind}
			if !ok || told[key] {
				continue
			}
			told[key] = true
			f.authors = a.Authors
			out = append(out, f)
		}
	}
	return out
}

// votes counts the articles that agree with a unit, and those that do not.
type votes struct{ agree, differ map[int]bool }

func newVotes() votes { return votes{make(map[int]bool), make(map[int]bool)} }

// of is the class of a disagreement; ok is false where most articles agree.
func (v votes) of() (of string, ok bool) {
	switch {
	case len(v.differ) == 0 || len(v.agree) >= len(v.differ):
		return "", false
	case len(v.agree) == 0 && len(v.differ) > 1:
		return "alone-against-several", true
	case len(v.agree) == 0:
		return "one-against-one", true
	}
	return "fewer", true
}

// finding is a finding about a unit, beside another.
func (e *evidence) finding(kind Kind, of string, at, other, others int) found {
	u, v := e.units[at], e.units[other]
	there := e.place(v.row, v.text)
	return found{
		Finding: Finding{Kind: kind, Speaker: e.speakers[e.rows[u.row].who].Name, Here: e.place(u.row, u.text), There: &there, Others: others},
		class:   class{kind, of},
	}
}

// wording finds other words of the same speaker.
func (e *evidence) wording(at int, pairs []pair) (found, bool) {
	v, other := newVotes(), -1
	for _, p := range pairs {
		r := e.rows[e.units[p.other].row]
		if r.who != e.rows[e.units[at].row].who {
			continue
		}
		if p.equal {
			v.agree[r.article] = true
		} else {
			v.differ[r.article], other = true, p.other
		}
	}
	of, ok := v.of()
	if !ok {
		return found{}, false
	}
	return e.finding(Wording, of, at, other, len(v.differ)), true
}

// longSentence is how many words are hardly two people's.
const longSentence = 5

// speaker finds the same words by somebody else.
func (e *evidence) speaker(at int, pairs []pair) (found, bool) {
	u := e.units[at]
	v, other := newVotes(), -1
	for _, p := range pairs {
		r := e.rows[e.units[p.other].row]
		switch {
		case !p.equal || len(u.words) < longSentence:
		case r.who == e.rows[u.row].who:
			v.agree[r.article] = true
		case !person.MayBe(e.speakers[r.who].Name, e.speakers[e.rows[u.row].who].Name):
			v.differ[r.article], other = true, p.other
		}
	}
	of, ok := v.of()
	if !ok {
		return found{}, false
	}
	return e.finding(Speaker, of, at, other, len(v.differ)), true
}

// day finds the same words, said on another day by what is printed.
func (e *evidence) day(at int, pairs []pair) (found, bool) {
	mine := e.rows[e.units[at].row]
	if mine.said == "" {
		return found{}, false
	}
	v, other := newVotes(), -1
	for _, p := range pairs {
		r := e.rows[e.units[p.other].row]
		switch {
		case !p.equal || r.who != mine.who || r.said == "":
		case r.said == mine.said:
			v.agree[r.article] = true
		default:
			v.differ[r.article], other = true, p.other
		}
	}
	of, ok := v.of()
	if !ok {
		return found{}, false
	}
	f := e.finding(Day, of, at, other, len(v.differ))
	f.Here.Said, f.There.Said = string(mine.said), string(e.rows[e.units[other].row].said)
	return f, true
}

// earlier finds the same words in another outlet on an earlier day, without a word of it
// beside them.
func (e *evidence) earlier(at int, pairs []pair) (found, bool) {
	u := e.units[at]
	mine := e.articles[e.rows[u.row].article]
	outlets, other := make(map[string]bool), -1
	for _, p := range pairs {
		r := e.rows[e.units[p.other].row]
		a := e.articles[r.article]
		if !p.equal || len(u.words) < longSentence || r.who != e.rows[u.row].who || a.Outlet == "" || a.Day == "" || mine.Day == "" {
			continue
		}
		if a.Outlet == mine.Outlet || a.Day >= mine.Day || strings.Contains(e.rows[u.row].around, strings.TrimPrefix(a.Outlet, "The ")) {
			continue
		}
		outlets[a.Outlet] = true
		if other < 0 || a.Day < e.articles[e.rows[e.units[other].row].article].Day {
			other = p.other
		}
	}
	if other < 0 {
		return found{}, false
	}
	of := "one-outlet"
	if len(outlets) > 1 {
		of = "several-outlets" // words that everybody has
	}
	if e.articles[e.rows[e.units[other].row].article].Day.DaysTo(mine.Day) > 1 {
		of += "-days-before"
	}
	return e.finding(Earlier, of, at, other, len(outlets)), true
}
