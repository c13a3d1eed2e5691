package answer

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"onrecord/bot/asking/question"
	"onrecord/bot/label"
	"onrecord/index"
	"onrecord/index/person"
	"onrecord/index/term"
)

// namesakes tells where a name, or a title, is that of several people whose quotes
// answer, and offers each.
func (lookup nameLookup) namesakes(ctx context.Context, q question.Question, groups []group, a *Answer) error {
	if len(term.Words(q.Named())) == 0 || q.AsksForOthers() || q.Seen > 0 {
		return nil
	}
	named, titled := whoAnswer(q, groups)
	meant := named
	if len(named) == 0 {
		meant = titled
	} else if len(named) > 1 {
		var err error
		if meant, err = lookup.withoutRare(ctx, named); err != nil {
			return err
		}
	}
	if len(meant) < 2 || len(meant) > mostNamesakes {
		return nil
	}
	slices.SortStableFunc(meant, func(x, y someone) int { return cmp.Compare(y.count, x.count) })
	var names []string
	for _, m := range meant {
		names = append(names, m.name)
		a.Suggestions = append(a.Suggestions, suggest(q, m.name))
	}
	number, all := numberWord(len(names)), strings.Join(names, ", ")
	if a.Note = label.Text("answer.named", number, q.Speaker, all); len(named) == 0 {
		a.Note = label.Text("answer.called", number, q.Speaker, all)
	}
	return nil
}

// whoAnswer returns those whose quotes answer and who have the name that is asked for, or have it as
// a title.
func whoAnswer(q question.Question, groups []group) (named, titled people) {
	words := term.Words(q.Named())
	for _, g := range groups {
		if !g.answers() || !g.Speaker.Named || !strings.Contains(g.Speaker.Name, " ") || g.unclear() || len(NamesOf(g.Speaker.Name)) > 1 {
			continue
		}
		name := term.Words(g.Speaker.Name)
		switch {
		case isNamed(words, g.Speaker.Name) || len(words) == 1 && name[0] == words[0]:
			named.add(g.Speaker.Name)
		case slices.ContainsFunc(person.Titles(g.Speaker.Title), func(form string) bool { return answersTitle(form, q.Named()) }):
			titled.add(g.Speaker.Name)
		}
	}
	return named, titled
}

// rarely is how much less often than another somebody is quoted who is not meant by the name of
// both: the reader of "Trump" does not think of the "Never Trump" of a headline.
const rarely = 100

// withoutRare drops those of some namesakes whom the archive hardly quotes beside another of them.
func (lookup nameLookup) withoutRare(ctx context.Context, named people) (people, error) {
	var surnames []string
	for _, n := range named {
		surnames = append(surnames, n.key.Surname())
	}
	known, err := lookup.desk.Index.People(ctx, surnames, func(name string) bool {
		return slices.ContainsFunc(named, func(n someone) bool { return n.isCalled(person.KeyOf(name)) })
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(known, func(x, y index.FacetValue) int {
		return cmp.Or(cmp.Compare(y.Count, x.Count), cmp.Compare(x.Value, y.Value))
	})
	quoted := make(map[person.Key]int) // what may be another's, too, is nobody's
	most := 0
	for _, k := range known {
		called := slices.DeleteFunc(slices.Clone(named), func(n someone) bool { return !n.isCalled(person.KeyOf(k.Value)) })
		if len(called) != 1 {
			continue
		}
		one := called[0].key
		if quoted[one] == 0 && person.KeyOf(k.Value).IsFull() {
			named.rename(one, k.Value)
		}
		quoted[one] += k.Count
		most = max(most, quoted[one])
	}
	return slices.DeleteFunc(named, func(n someone) bool { return quoted[n.key]*rarely < most }), nil
}

// answersTitle reports whether a form of a title is what is asked for, in whatever way
// that is said.
func answersTitle(form, asked string) bool {
	return person.Answers(form, person.Asked(asked)) || slices.ContainsFunc(person.Offices(asked), func(other string) bool { return person.Answers(form, other) })
}

// people are those who are quoted, each once, with how often.
type people []someone

type someone struct {
	name  string // the fullest, or the usual one where that is known
	key   person.Key
	count int
}

// add counts a quote of somebody.
func (p *people) add(name string) {
	key := person.KeyOf(name)
	i := slices.IndexFunc(*p, func(s someone) bool { return s.isCalled(key) })
	if i < 0 {
		*p = append(*p, someone{name: name, key: key, count: 1})
		return
	}
	s := &(*p)[i]
	if s.count++; len(name) > len(s.name) {
		s.name, s.key = name, key
	}
}

// rename has somebody told by another name: the usual one.
func (p people) rename(key person.Key, name string) {
	for i := range p {
		if p[i].key == key {
			p[i].name = name
		}
	}
}

// isCalled reports whether a name may be that of somebody, if by a nickname.
func (s someone) isCalled(name person.Key) bool {
	return s.key.Compatible(name) || s.key.Nicknamed(name)
}

// mostNamesakes is how many people are worth telling apart; more have a title that
// anybody has.
const mostNamesakes = 5

// numberWord is a number up to mostNamesakes in words: "Two".
func numberWord(n int) string { return strings.Fields(label.Text("answer.numbers"))[n] }
