package place

import "strings"

// after judges what follows a candidate.
func (f *finder) after(c *candidate) verdict {
	rest := f.body[c.End:]
	gap := space(rest, 0)
	if gap == 0 {
		return attachedAfter(c.form, rest)
	}
	next := rest[gap:wordEnd(rest, gap)]
	switch {
	case strings.HasPrefix(rest[gap:], "&") && c.form.is(city):
		return refused // "Bath & Lowell Ltd"
	case c.form.demonym && next == "language":
		return refused
	case !startsUpper(next), times[next]:
		return shown
	case c.form.weak:
		return person // "Jordan Peterson"
	case !c.form.is(city) && (offices[next] || allCaps(c.form.text)), civic[next]:
		return shown
	case openers[next] && strings.HasSuffix(c.form.text, "."):
		return shown // "in the U.S. He said"
	}
	return refused
}

// attachedAfter judges what follows a form without a space.
func attachedAfter(form *form, rest string) verdict {
	if rest == "" {
		return shown
	}
	next := rest[1:wordEnd(rest, 1)]
	switch {
	case strings.HasPrefix(rest, "'"), strings.HasPrefix(rest, "’"):
		if form.weak {
			return bare // "in Jordan's view"
		}
	case rest[0] == '$', rest[0] == '@', rest[0] == '_', rest[0] == '.' && next != "":
		return refused // "US$20", "Syria.example"
	case rest[0] == '-' && (next == "language" || next == "speaking"):
		return refused
	case rest[0] == '-' && startsUpper(next) && (form.demonym || form.is(city)):
		return refused // "Mexican-American", "Miami-Dade"
	}
	return shown
}
