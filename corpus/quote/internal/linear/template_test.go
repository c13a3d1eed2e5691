package linear

import "testing"

// Two kinds of feature with one id would share their weights.
func TestANameOrIDThatIsTakenIsRefused(t *testing.T) {
	Named("test: word × tag")
	defer func() {
		if recover() == nil {
			t.Error("the name of a feature was given twice")
		}
	}()
	Named("test: word × tag")
}

func TestNumberedFeaturesAreApart(t *testing.T) {
	all := Numbered("test: word at", -2, 2)
	seen := map[Template]bool{}
	for _, f := range all {
		if seen[f] {
			t.Errorf("the id %d stands for two features", f)
		}
		seen[f] = true
	}
	if len(seen) != 5 {
		t.Errorf("%d features, want 5", len(seen))
	}
}
