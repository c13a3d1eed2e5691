package person

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"onrecord/corpus/quote"
	"onrecord/index"
	"onrecord/index/person"
	"onrecord/index/term"
)

// somebody is a person with the names under which articles print them.
type somebody struct {
	name  string // the usual full one
	names map[string]bool
	count int // of quotes
	alone int // of quotes under the surname alone, which may be others'
}

func (s *somebody) add(name string, count, most int) int {
	s.names[name] = true
	s.count += count
	if count > most && (strings.Contains(name, " ") || !strings.Contains(s.name, " ")) {
		s.name = name
		return count
	}
	return most
}

// leastResolved is the confidence from which a quote is theirs beside which the article prints
// neither their name nor a pronoun. Of 154 statements of twenty people, read one by one, it
// takes out two of eight that were somebody else's, and three that were theirs.
const leastResolved = 0.7

// speaks reports whether a quote is theirs: the article names them, under one of their
// names, by it or beyond much doubt.
func (s *somebody) speaks(p index.Passage) bool {
	return p.Speaker.Named && s.names[p.Speaker.Name] && (p.Resolved == quote.ByName || p.Resolved == quote.ByPronoun || p.Confidence >= leastResolved)
}

// isCalled reports whether a name may be theirs.
func (s *somebody) isCalled(name string) bool {
	return s.names[name] || person.KeyOf(name).Compatible(person.KeyOf(s.name))
}

// Who is meant by a name that several have: the one with so many times as many quotes as
// any other.
const wellKnown = 10

// mostOffered is how many people are offered where several may be meant.
const mostOffered = 5

// who returns who is called so, and the others who are; nobody where it has to be asked
// who of the others is meant, or nobody is called so.
func (l *Library) who(ctx context.Context, asked string, also calling) (meant *somebody, others []*somebody, err error) {
	key := keyOf(asked)
	found, err := l.called(ctx, key, also)
	if err == nil && len(found) == 0 {
		found, err = l.described(ctx, asked, also)
	}
	if err != nil || len(found) == 0 {
		return nil, nil, err
	}
	found = also.join(found)
	slices.SortStableFunc(found, func(a, b *somebody) int { return cmp.Or(cmp.Compare(b.count, a.count), cmp.Compare(a.name, b.name)) })
	for i, s := range found {
		if key.IsFull() && person.KeyOf(s.name) == key {
			return s, slices.DeleteFunc(slices.Clone(found), func(o *somebody) bool {
				return o == s || person.KeyOf(o.name).Unmarked() != key.Unmarked()
			}), nil
		}
		if i > 0 {
			others = append(others, s)
		}
	}
	if len(others) > 0 && found[0].count < wellKnown*others[0].count {
		return nil, append([]*somebody{found[0]}, others[:min(len(others), mostOffered-1)]...), nil
	}
	others = others[:min(len(others), mostOffered)]
	return found[0], others, nil
}

// keyOf is the key of a name, or of what else somebody is called, as it was asked for.
func keyOf(asked string) person.Key {
	if key := person.KeyOf(asked); key != key.Unmarked() {
		return key
	}
	return person.KeyOf(person.Asked(asked))
}

// called returns the people who have a name: each with all of their names.
func (l *Library) called(ctx context.Context, asked person.Key, also calling) ([]*somebody, error) {
	surname := asked.Surname()
	if surname == "" {
		return nil, nil
	}
	named, err := l.Index.People(ctx, []string{surname}, func(name string) bool { return mayEnd(name, surname) && person.KeyOf(name).Surname() == surname })
	if err != nil {
		return nil, err
	}
	same := samePerson(named)
	also.part(same)
	people, most := make(map[person.Key]*somebody), make(map[person.Key]int)
	slices.SortFunc(named, func(a, b index.FacetValue) int { return cmp.Compare(a.Value, b.Value) })
	for _, n := range named {
		who := same[person.KeyOf(n.Value)]
		if people[who] == nil {
			people[who] = &somebody{name: n.Value, names: make(map[string]bool)}
		}
		most[who] = people[who].add(n.Value, n.Count, most[who])
	}
	var out []*somebody
	alone := people[person.Key(surname+",")]
	for who, s := range people {
		if who.Unmarked().Compatible(asked.Unmarked()) && (s != alone || len(people) == 1) {
			out = append(out, s)
		}
	}
	if len(out) == 0 && alone != nil && !asked.IsFull() {
		return []*somebody{alone}, nil
	}
	if alone != nil && len(people) > 1 {
		for _, s := range out {
			s.alone = alone.count
		}
	}
	return out, nil
}

// mayEnd tells quickly that a name in plain letters has not a surname.
func mayEnd(name, surname string) bool {
	for i := range len(name) {
		if name[i] >= 0x80 {
			return true
		}
	}
	return strings.Contains(strings.ToLower(name), surname)
}

// seldom is the share of a family's quotes below which a name is rather a slip, or somebody
// else's: it does not make of a name that is printed often one that may be two people's.
const seldom = 0.02

// samePerson tells which names, all with one surname, are one person's, as [person.Cluster]
// does for those that are printed often; one that is not is whose it may be, if that is
// one person.
func samePerson(named []index.FacetValue) map[person.Key]person.Key {
	counts, all := make(map[person.Key]int), 0
	for _, n := range named {
		counts[person.KeyOf(n.Value)] += n.Count
		all += n.Count
	}
	var often, rare []person.Key
	for k, n := range counts {
		if float64(n) >= seldom*float64(all) {
			often = append(often, k)
		} else {
			rare = append(rare, k)
		}
	}
	slices.Sort(often)
	slices.Sort(rare)
	same := person.Cluster(often)
	for _, k := range rare {
		same[k] = k
		var whose []person.Key
		for _, o := range often {
			if k.IsFull() && o.IsFull() && k.Compatible(o) && !slices.Contains(whose, same[o]) {
				whose = append(whose, same[o])
			}
		}
		if len(whose) == 1 {
			same[k] = whose[0]
		}
	}
	return same
}

// mostDescribed is how many quotes are looked at for who is meant by a title.
const mostDescribed = 200

// described returns those who are quoted and called so in another way: by a title, a
// nickname, a given name, or who are no person.
func (l *Library) described(ctx context.Context, asked string, also calling) ([]*somebody, error) {
	found, err := l.Index.Search(ctx, index.Query{
		Speaker: asked, Filter: index.Filter{Kinds: index.Quotes(), Stances: []quote.Stance{quote.Asserted}}, Limit: mostDescribed,
	})
	if err != nil {
		return nil, err
	}
	var out []*somebody
	for _, h := range found.Hits {
		if !h.Speaker.Named || h.Confidence < leastSure || !mayMean(asked, h.Passage) {
			continue // an index finds names with a slip in them, too: those are offered
		}
		key := person.KeyOf(h.Speaker.Name)
		i := slices.IndexFunc(out, func(s *somebody) bool { return person.KeyOf(s.name).Compatible(key) })
		if i < 0 {
			out = append(out, &somebody{name: h.Speaker.Name, names: make(map[string]bool)})
			i = len(out) - 1
		}
		out[i].add(h.Speaker.Name, 1, len(out[i].names))
	}
	words := term.Words(asked)
	isName := func(s *somebody) bool {
		return !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(term.Words(s.name), w) })
	}
	if slices.ContainsFunc(out, isName) {
		out = slices.DeleteFunc(out, func(s *somebody) bool { return !isName(s) })
	}
	return l.completed(ctx, out, also)
}

// mayMean reports whether somebody who speaks may be called so: the article prints all the
// words for them, or they have the title by another name of it, or a nickname.
func mayMean(asked string, p index.Passage) bool {
	printed := p.Mentions()
	words := strings.Fields(person.Asked(asked))
	ways := append(person.Spellings(words), words)
	if len(words) > 1 {
		for _, given := range person.Called(words[0]) {
			ways = append(ways, append([]string{given}, words[1:]...))
		}
	}
	for _, way := range ways {
		if !slices.ContainsFunc(way, func(w string) bool { return !slices.Contains(printed, w) }) {
			return true
		}
	}
	titles := person.Titles(p.Speaker.Title)
	return slices.ContainsFunc(person.Offices(asked), func(other string) bool {
		return slices.ContainsFunc(titles, func(form string) bool { return person.Answers(form, other) })
	})
}

// leastSure is the confidence in the speaker of a quote from which it tells who is meant.
const leastSure = 0.5

// completed gives people who were found by a quote all of their names.
func (l *Library) completed(ctx context.Context, found []*somebody, also calling) ([]*somebody, error) {
	for i, s := range found[:min(len(found), 2*mostOffered)] {
		all, err := l.called(ctx, person.KeyOf(s.name), also)
		if err != nil {
			return nil, err
		}
		if len(all) == 1 {
			found[i] = all[0]
		}
	}
	return found, nil
}
