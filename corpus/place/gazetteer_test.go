package place

import (
	"slices"
	"sort"
	"strings"
	"testing"
)

func TestTheGazetteerIsSmallSortedAndSound(t *testing.T) {
	if _, err := parse(gazetteerText); err != nil {
		t.Fatal(err)
	}
	if len(gazetteerText) > 150_000 {
		t.Errorf("%d bytes", len(gazetteerText))
	}
	lines := strings.Split(strings.TrimSuffix(gazetteerText, "\n"), "\n")
	if !sort.StringsAreSorted(lines) {
		t.Error("sort the lines of gazetteer.txt by bytes: LC_ALL=C sort")
	}
	seen := map[string]bool{}
	for _, line := range lines {
		name, _, _ := strings.Cut(line, "\t")
		if seen[name] {
			t.Errorf("%q stands twice", name)
		}
		seen[name] = true
	}
}

func TestADamagedGazetteerIsRefused(t *testing.T) {
	for line, want := range map[string]string{
		"Geneva":                   "gazetteer.txt:2: 1 columns",
		"Geneva\ttown\tCH":         `gazetteer.txt:2: unknown kind "town"`,
		"geneva\tcity\tCH":         `gazetteer.txt:2: form "geneva": begin it`,
		"Geneva\tcity\tCH\tGenf|?": `gazetteer.txt:2: form "": begin it`,
	} {
		if _, err := parse("Bern\tcity\tCH\n" + line + "\n"); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: error %v, want %s…", line, err, want)
		}
	}
}

// A form that nothing can match would be a dead line of the file.
func TestEveryNameIsFoundWithEvidence(t *testing.T) {
	g := load()
	seen := map[*form]bool{}
	for _, list := range g.forms {
		for _, s := range list {
			f := s.form
			if seen[f] || f.usual == nil || f.afterComma || f.demonym {
				continue
			}
			seen[f] = true
			body := "He lives in " + f.text + ", she said."
			got := Find(body)
			if len(got) != 1 || got[0].Place != f.usual.name || got[0].Span.Of(body) != f.text {
				t.Errorf("%s: %v", body, got)
			}
		}
	}
}

func TestACountryIsCalledOtherwiseBeforeAnOffice(t *testing.T) {
	for country, want := range map[string]string{"france": "french", "Germany": "german", "britain": "british", "the netherlands": "dutch", "united states": "us"} {
		if got := Called(country); !slices.Contains(got, want) {
			t.Errorf("%s: %q", country, got)
		}
	}
	for _, other := range []string{"geneva", "french", ""} {
		if got := Called(other); len(got) > 0 {
			t.Errorf("%s is no country: %q", other, got)
		}
	}
}
