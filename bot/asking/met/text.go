package met

import (
	"fmt"
	"strings"
	"time"

	"github.com/dustin/go-humanize"

	"onrecord/corpus"
)

// Warned says that the name is on the newsroom's list, and why; nothing where it is not.
func (p Person) Warned() string { return Warned(p.Warning) }

// Warned says so of a reason that the list gives.
func Warned(reason string) string {
	if reason == "" {
		return ""
	}
	return "on the newsroom's list of names not to be trusted: " + reason
}

// Line tells of the person in one line: what the archive holds, and what to look at.
func (p Person) Line() string { return p.Name + ": " + strings.Join(p.notes(), "; ") }

func (p Person) notes() []string {
	var out []string
	if p.Warning != "" {
		out = append(out, p.Warned())
	}
	out = append(out, p.holding())
	if p.OtherTitle != nil {
		out = append(out, fmt.Sprintf("another title than %s: %s", in(p.OtherTitle.Last), p.OtherTitle.Title))
	}
	if near := p.NearText(); near != "" {
		out = append(out, near)
	}
	return out
}

// NearText names who else is called nearly so, where that may be a slip: "one letter from
// Hanne Rye, quoted 14 times".
func (p Person) NearText() string {
	for _, n := range p.Near {
		if n.OneLetter {
			return "one letter from " + n.Name + ", " + times(n.Statements)
		}
		if p.FirstTime { // else somebody whom the archive knows is called so
			return "nearly the name of " + n.Name + ", " + times(n.Statements)
		}
	}
	return ""
}

// holding is what the archive has of the person: "quoted 14 times since March 2025, always
// as mayor, in 3 outlets".
func (p Person) holding() string {
	if p.FirstTime {
		return "never quoted before in this archive"
	}
	out := times(p.Statements)
	if p.From != "" {
		out += " since " + month(p.From)
	}
	switch {
	case len(p.Titles) == 1:
		out += ", always as " + p.Titles[0].Title
	case len(p.Titles) > 1:
		out += ", last as " + p.Titles[0].Title
	}
	switch p.Outlets {
	case 0:
	case 1:
		out += ", in 1 outlet"
	default:
		out += fmt.Sprintf(", in %d outlets", p.Outlets)
	}
	return out
}

func times(n int) string {
	switch n {
	case 1:
		return "quoted once"
	case 2:
		return "quoted twice"
	}
	return "quoted " + humanize.Comma(int64(n)) + " times"
}

func in(d corpus.Day) string {
	if d == "" {
		return "before"
	}
	return "in " + month(d)
}

func month(d corpus.Day) string {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return string(d)
	}
	return t.Format("January 2006")
}
