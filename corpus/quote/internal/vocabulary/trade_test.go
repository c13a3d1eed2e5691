package vocabulary

import "testing"

func TestTrades(t *testing.T) {
	for w, want := range map[string]bool{
		"beekeeper": true, "shepherd": true, "violinist": true, "craftsman": true, "winemaker": true,
		"checklist": false, "human": false, "carmaker": false, "persist": false, "twist": false,
	} {
		if IsTrade(w) != want {
			t.Errorf("IsTrade(%q) = %v", w, !want)
		}
	}
}

func TestSingulars(t *testing.T) {
	for many, one := range map[string]string{"shepherds": "shepherd", "fishermen": "fisherman", "waitresses": "waitress", "crew": ""} {
		if got := Singular(many); got != one {
			t.Errorf("Singular(%q) = %q, want %q", many, got, one)
		}
	}
}
