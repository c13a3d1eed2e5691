package sourcing

import (
	"cmp"
	"slices"

	"onrecord/index/ledger"
)

// tallier makes tallies, one after the other.
type tallier struct {
	*counter
	statements []int // of each speaker, in this tally
}

// mostQuoted is how many of the most quoted have their share told.
const mostQuoted = 10

// of tallies statements that are counted, and returns those who are named, most
// statements first.
func (t *tallier) of(all []found, in span, out *Tally) []int32 {
	*out = Tally{Statements: len(all), Printed: map[string]int{"she": 0, "he": 0, notPrinted: 0}, Traits: make(map[string]map[string]int)}
	var who []int32
	for _, one := range all {
		switch t.Speakers[one.who].Group {
		case ledger.Unnamed:
			out.UnnamedCount++
			continue
		case ledger.Unclear:
			out.Unclear++
			continue
		}
		if t.statements[one.who]++; t.statements[one.who] == 1 {
			who = append(who, one.who)
		}
	}
	slices.SortFunc(who, func(a, b int32) int {
		return cmp.Or(cmp.Compare(t.statements[b], t.statements[a]), cmp.Compare(t.Speakers[a].Name, t.Speakers[b].Name), cmp.Compare(a, b))
	})
	people, top, n := 0, 0, 0
	for _, w := range who {
		group := &out.Organisations
		if t.Speakers[w].Group == ledger.Person {
			if group = &out.Private; t.known[w].official {
				group = &out.Officials
			}
			if people += t.statements[w]; n < mostQuoted {
				top, n = top+t.statements[w], n+1
			}
			t.count(w, in, out)
		}
		group.Voices++
		group.Statements += t.statements[w]
		t.statements[w] = 0
	}
	if people > 0 {
		out.TopTen = float64(top) / float64(people)
	}
	return who
}

const notPrinted = "not printed"

// count counts what is known of a person.
func (t *tallier) count(who int32, in span, out *Tally) {
	if t.isNew(who, in) {
		out.FirstTime++
	}
	out.Printed[cmp.Or(t.known[who].pronoun(), notPrinted)]++
	for trait, value := range t.traits.of(t.Speakers[who].Name) {
		if out.Traits[trait] == nil {
			out.Traits[trait] = make(map[string]int)
		}
		out.Traits[trait][value]++
	}
}
