package attribution

import (
	"slices"
	"testing"

	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/tagger"
)

// Among the hypotheses of a cue are those that end and begin at the bounds of the
// clauses, and those that stand on one side of it, however unlikely the labeler finds
// them.
func TestHypothesesEndAndBeginAtEveryBoundOfAClause(t *testing.T) {
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
		{"Krag wrote in her diary “The Long Winter” after the storm that she had sold the horses.", "wrote", []string{
			"that she had sold the horses",
		}},
		{"The stables are warm, Krag said, and the horses have grown fat.", "said", []string{
			"The stables are warm",
			"and the horses have grown fat",
		}},
	} {
		x := document.Parse(c.body)
		tags, m := shipped(t)
		tagger.TagText(tags, x)
		m.MarkCuePriors(x)
		var w Workspace
		var found []string
		for _, all := range m.candidates(x, &w) {
			if x.Lower(all.token) != c.cue {
				continue
			}
			for _, r := range all.hypotheses {
				found = append(found, x.Printed(r.hull))
			}
		}
		for _, want := range c.contents {
			if !slices.Contains(found, want) {
				t.Errorf("no hypothesis %q among %q", want, found)
			}
		}
	}
}
