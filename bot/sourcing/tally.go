package sourcing

import (
	"cmp"

	"onrecord/index/ledger"
)

// tallier makes tallies, one after the other.
type tallier struct {
	*counter
	statements []int // of each speaker, in this tally
}

// mostQuoted is how many of the most quoted have their share told.
const mostQuoted = 10

// of tallies statements that are counted, and returns those who are named, in the order in
// which they come.
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
	var most [mostQuoted]int // in falling order
	people := 0
	for _, w := range who {
		group, n := &out.Organisations, t.statements[w]
		if t.Speakers[w].Group == ledger.Person {
			if group = &out.Private; t.known[w].official {
				group = &out.Officials
			}
			people += n
			for i, rest := 0, n; i < len(most) && rest > 0; i++ {
				if rest > most[i] {
					most[i], rest = rest, most[i]
				}
			}
			t.count(w, in, out)
		}
		group.Voices++
		group.Statements += n
		t.statements[w] = 0
	}
	if people > 0 {
		top := 0
		for _, n := range most {
			top += n
		}
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
