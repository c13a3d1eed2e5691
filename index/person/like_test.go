package person_test

import (
	"slices"
	"testing"

	"onrecord/index/person"
)

func TestWhoIsMeantByANameAsItIsTyped(t *testing.T) {
	for typed, want := range map[string]struct{ like, unlike []string }{
		"Hannah Rye":  {[]string{"Hanne Rye", "Hanna Rye"}, []string{"Hannah Fenn", "Rye", "Henrik Rye"}},
		"hannah":      {[]string{"Hanne Rye"}, []string{"Hector Rye"}},
		"Jon Smyth":   {[]string{"John Smith"}, []string{"Anna Smith"}},
		"Kathryn Fen": {[]string{"Catherine Fenn"}, []string{"Carl Fenn"}},
		"bob fenn":    {[]string{"Robert Fenn"}, []string{"Rolf Fenn"}},
		"R. Fenn":     {[]string{"Robert Fenn"}, []string{"Anna Fenn"}},
		"demistrura":  {[]string{"Staffan de Mistura"}, []string{"Marta Ilves"}},
		"de mistura":  {[]string{"DeMistura"}, []string{"Ilse van Dorn"}},
		"OBrien":      {[]string{"Una O’Brien"}, []string{"Una Brand"}},
		"angstorm":    {[]string{"Zoë Ångström"}, []string{"Zoë Armstrong"}},
		"Filip Kwill": {[]string{"Philip Quill"}, nil},
		"":            {nil, []string{"Ada Quill", ""}},
		"Ян Фенн":     {[]string{"Ян Фенн"}, []string{"Ada Quill"}},
	} {
		for _, name := range want.like {
			if l := person.Like(typed, name); l < 0.8 {
				t.Errorf("%q is like %q by %.2f", typed, name, l)
			}
		}
		for _, name := range want.unlike {
			if l := person.Like(typed, name); l >= 0.8 {
				t.Errorf("%q is like %q by %.2f", typed, name, l)
			}
		}
	}
}

func TestATitleIsShortenedAndTurnedRound(t *testing.T) {
	for asked, want := range map[string]string{
		"the PM":                "prime minister",
		"PM of Norland":         "prime minister of norland",
		"mayor of Port Maren":   "port maren mayor",
		"minister of health":    "health minister",
		"chief executive":       "ceo",
		"secretary of the club": "club secretary",
	} {
		if got := person.Offices(asked); !slices.Contains(got, want) {
			t.Errorf("%s: %q, want %q among them", asked, got, want)
		}
	}
}

func FuzzAnyTwoNamesCanBeCompared(f *testing.F) {
	f.Add("Hannah Rye", "Hanne Rye")
	f.Add("o'", "'")
	f.Add("Ян", "ł\x00ø")
	f.Fuzz(func(t *testing.T, typed, name string) {
		if l := person.Like(typed, name); l < 0 || l > 1 {
			t.Errorf("%q is like %q by %f", typed, name, l)
		}
	})
}

func BenchmarkLike(b *testing.B) {
	for b.Loop() {
		person.Like("Hannah Rye", "Henrik Sollars")
	}
}
