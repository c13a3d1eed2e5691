package place

import "strings"

// verdict is what the neighbours of a form say about it, from worst to best.
type verdict uint8

const (
	refused verdict = iota // part of something else
	person                 // someone's name
	bare                   // they say nothing
	hinted                 // "from", "to": people stand there too
	shown                  // "in", "northern", a region behind it
)

// judge sets what the neighbours of a candidate say.
func (f *finder) judge(c *candidate) {
	switch {
	case f.container != nil && f.containerAt == c.Start:
		c.sense, c.verdict = f.container, shown
	case c.form.afterComma:
		c.verdict = refused
		if strings.HasSuffix(c.form.text, ".") && (afterTown(f.body, c.Start) || afterParty(f.body, c.Start)) {
			c.verdict = shown
		}
		return
	default:
		c.verdict = f.before(c)
	}
	if c.verdict > person {
		c.verdict = min(c.verdict, f.after(c))
	}
	if c.verdict > person {
		f.locate(c)
	}
}

// afterTown reports whether a capitalised word and a comma stand before i.
func afterTown(body string, i int) bool {
	i -= spaceBefore(body, i)
	if i == 0 || body[i-1] != ',' {
		return false
	}
	start := wordStart(body, i-1)
	return start < i-1 && startsUpper(body[start:])
}

// afterParty reports whether the letter of a party and a hyphen stand before i:
// "D-Calif."
func afterParty(body string, i int) bool {
	return i > 1 && body[i-1] == '-' && startsUpper(body[i-2:]) && !continues(body, i-2)
}

// locate reads a region or country behind a city and a comma.
func (f *finder) locate(c *candidate) {
	if c.End >= len(f.body) || f.body[c.End] != ',' {
		return
	}
	at := c.End + 1
	at += space(f.body, at)
	behind, _ := longest(f.forms, f.body, at)
	if behind == nil || behind.demonym {
		return
	}
	for _, sense := range c.form.senses {
		for _, container := range behind.senses {
			if sense.kind == city && sense.within(container) {
				c.sense, c.verdict = sense, shown
				f.container, f.containerAt = container, at
				return
			}
		}
	}
	if c.form.is(city) && behind.usual != nil && behind.usual.kind != city {
		c.verdict = refused // "Paris, Texas" is not the Paris that we know
	}
}
