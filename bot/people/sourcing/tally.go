package sourcing

import "onrecord/index/ledger"

// mostQuoted is how many of the most quoted have their share told.
const mostQuoted = 10

// tally tallies statements that are counted, and returns those who are named, in the order in
// which they come.
func (c *counter) tally(all []found, in span, out *Tally) []int32 {
	*out = Tally{Statements: len(all), Traits: make(map[string]map[string]int)}
	var who []int32
	var printed pronouns
	for _, one := range all {
		switch c.Speakers[one.who].Group {
		case ledger.Unnamed:
			out.UnnamedCount++
			continue
		case ledger.Unclear:
			out.Unclear++
			continue
		}
		if c.tallied[one.who]++; c.tallied[one.who] == 1 {
			who = append(who, one.who)
		}
	}
	var most [mostQuoted]int // in falling order
	people := 0
	for _, w := range who {
		group, n := &out.Organisations, c.tallied[w]
		if c.IsPerson(w) {
			if group = &out.Private; c.known[w].official {
				group = &out.Officials
			}
			people += n
			for i, rest := 0, n; i < len(most) && rest > 0; i++ {
				if rest > most[i] {
					most[i], rest = rest, most[i]
				}
			}
			printed.count(c.known[w].pronoun())
			c.count(w, in, out)
		}
		group.Voices++
		group.Statements += n
		c.tallied[w] = 0
	}
	out.Printed = map[string]int{"she": printed.she, "he": printed.he, notPrinted: printed.none}
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

// pronouns are how many people are printed as what.
type pronouns struct{ she, he, none int }

func (p *pronouns) count(printed string) {
	switch printed {
	case "she":
		p.she++
	case "he":
		p.he++
	default:
		p.none++
	}
}

// count counts what is known of a person.
func (c *counter) count(who int32, in span, out *Tally) {
	if c.isNew(who, in) {
		out.FirstTime++
	}
	for trait, value := range c.traits.of(c.Speakers[who].Name) {
		if out.Traits[trait] == nil {
			out.Traits[trait] = make(map[string]int)
		}
		out.Traits[trait][value]++
	}
}
