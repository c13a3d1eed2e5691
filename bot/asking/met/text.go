package met

import (
	"strings"
	"time"

	"github.com/dustin/go-humanize"

	"onrecord/bot/label"
	"onrecord/corpus"
)

// Warned says that the name is on the newsroom's list, and why; nothing where it is not.
func (p Person) Warned() string { return Warned(p.Warning) }

// Warned says so of a reason that the list gives.
func Warned(reason string) string {
	if reason == "" {
		return ""
	}
	return label.Text("met.warned", reason)
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
		out = append(out, p.OtherTitle.instead())
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
			return label.Text("met.one-letter", n.Name, times(n.Statements))
		}
		if p.FirstTime { // else somebody whom the archive knows is called so
			return label.Text("met.nearly", n.Name, times(n.Statements))
		}
	}
	return ""
}

// holding is what the archive has of the person: "quoted 14 times since March 2025, always
// as mayor, in 3 outlets".
func (p Person) holding() string {
	if p.FirstTime {
		return label.Text("met.never")
	}
	held := times(p.Statements)
	if p.From != "" {
		held = label.Text("met.since", held, month(p.From))
	}
	out := []string{held}
	switch {
	case len(p.Titles) == 1:
		out = append(out, label.Text("met.always-as", p.Titles[0].Title))
	case len(p.Titles) > 1:
		out = append(out, label.Text("met.last-as", p.Titles[0].Title))
	}
	if p.Outlets > 0 {
		out = append(out, label.Counted("met.outlets", p.Outlets))
	}
	return strings.Join(out, ", ")
}

func times(n int) string {
	switch n {
	case 1:
		return label.Text("met.once")
	case 2:
		return label.Text("met.twice")
	}
	return label.Text("met.times", humanize.Comma(int64(n)))
}

// instead says that this is the title, and no other.
func (t Title) instead() string {
	if t.Last == "" {
		return label.Text("met.other-title-before", t.Title)
	}
	return label.Text("met.other-title", month(t.Last), t.Title)
}

func month(d corpus.Day) string {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return string(d)
	}
	return t.Format("January 2006")
}
