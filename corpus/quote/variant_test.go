package quote

import (
	"slices"
	"testing"
)

// Among the readings of a cue are those that end and begin at the bounds of the
// clauses, however unlikely the chain finds them.
func TestReadingsEndAtEveryBoundOfAClause(t *testing.T) {
	for _, c := range []struct {
		body, cue string
		contents  []string
	}{
		{"Krag has said she intends to whitewash the stables before the frost, so she can cross horses off her list.", "said", []string{
			"she intends to whitewash the stables before the frost",
			"she intends to whitewash the stables before the frost, so she can cross horses off her list",
			"she intends to whitewash the stables",
		}},
		{"In the storm, and with nobody on the quay, the pilots left at noon, Krag said.", "said", []string{
			"the pilots left at noon",
			"In the storm, and with nobody on the quay, the pilots left at noon",
		}},
	} {
		x := read(c.body)
		e := shipped()
		e.tag(x)
		x.markHabits(e.attributions.habits)
		var w workspace
		var found []string
		for _, all := range e.attributions.candidates(x, &w) {
			if x.lower(all.token) != c.cue {
				continue
			}
			for _, r := range all.readings {
				found = append(found, x.printed(r.hull))
			}
		}
		for _, want := range c.contents {
			if !slices.Contains(found, want) {
				t.Errorf("no reading %q among %q", want, found)
			}
		}
	}
}
