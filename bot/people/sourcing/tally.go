package sourcing

import "onrecord/index/ledger"

// mostQuoted is how many of the most quoted have their share told.
const mostQuoted = 10

// tallyPart tallies some of the statements that are counted.
func (c *counter) tallyPart(of []found, in span, out *Tally) {
	who := c.some[:0]
	for _, one := range of {
		if c.tallied[one.who]++; c.tallied[one.who] == 1 {
			who = append(who, one.who)
		}
	}
	c.tally(who, func(who int32) int { return int(c.tallied[who]) }, in, out)
	for _, w := range who {
		c.tallied[w] = 0
	}
	c.some = who
}

// tally tallies the statements of some speakers, of whom it is told how many each has.
func (c *counter) tally(who []int32, statements func(int32) int, in span, out *Tally) {
	*out = Tally{Traits: make(map[string]map[string]int)}
	var printed pronouns
	var most [mostQuoted]int // in falling order
	people := 0
	for _, w := range who {
		n := statements(w)
		out.Statements += n
		group := &out.Organisations
		switch c.known[w].group {
		case ledger.Unnamed:
			out.UnnamedCount += n
			continue
		case ledger.Unclear:
			out.Unclear += n
			continue
		case ledger.Person:
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
			c.characterise(w, in, out)
		}
		group.Voices++
		group.Statements += n
	}
	out.Printed = map[string]int{"she": printed.she, "he": printed.he, notPrinted: printed.none}
	if people > 0 {
		top := 0
		for _, n := range most {
			top += n
		}
		out.TopTen = float64(top) / float64(people)
	}
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

// characterise counts what is known of a person.
func (c *counter) characterise(who int32, in span, out *Tally) {
	if c.isNew(who, in) {
		out.FirstTime++
	}
	for trait, value := range c.traits.of(c.book.Speakers[who].Name) {
		if out.Traits[trait] == nil {
			out.Traits[trait] = make(map[string]int)
		}
		out.Traits[trait][value]++
	}
}
