package place

import (
	"slices"
	"strings"
	"sync"
)

// Called returns the other forms in which a country is printed before an office, in lower case:
// "french" for "france", "british" and "uk" for "britain"; none for what is no country.
func Called(country string) []string { return called()[strings.ToLower(country)] }

var called = sync.OnceValue(func() map[string][]string {
	forms := make(map[*site][]*form)
	for _, spellings := range load().forms {
		for _, s := range spellings {
			for _, sense := range s.form.senses {
				if sense.kind == country && !s.form.afterComma {
					forms[sense] = append(forms[sense], s.form)
				}
			}
		}
	}
	out := make(map[string][]string)
	for _, of := range forms {
		for _, f := range of {
			if f.demonym {
				continue
			}
			for _, other := range of {
				if other != f && !ofPeople(other) {
					name := strings.ToLower(f.text)
					out[name] = append(out[name], strings.ToLower(other.text))
				}
			}
		}
	}
	for name := range out {
		slices.Sort(out[name])
		out[name] = slices.Compact(out[name])
	}
	return out
})

// ofPeople reports a form that is no adjective, but tells of people: "Frenchmen", "Americans".
func ofPeople(f *form) bool {
	return f.demonym && (strings.HasSuffix(f.text, "s") || strings.HasSuffix(f.text, "man") && f.text != "German" || strings.HasSuffix(f.text, "men"))
}
