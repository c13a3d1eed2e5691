package vocabulary

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"onrecord/corpus/lexicon"
)

// Gender of a person as the article shows it: by title, role, or given name.
type Gender uint8

const (
	AnyGender Gender = iota
	Male
	Female
)

// given maps common given names, in lower case, to their gender. A name borne
// by men and women alike has AnyGender.
var given = sync.OnceValue(func() map[string]Gender {
	set := map[string]Gender{}
	for _, name := range lexicon.List("given-names-male") {
		set[name] = Male
	}
	for _, name := range lexicon.List("given-names-female") {
		set[name] = Female
	}
	for _, name := range lexicon.List("given-names-shared") {
		set[name] = AnyGender
	}
	return set
})

// GivenGender returns the gender of a given name in lower case, with or without
// its accents, and whether w is one at all. Of "Jean-Claude" the first part
// counts.
func GivenGender(w string) (Gender, bool) {
	if g, ok := given()[w]; ok {
		return g, true
	}
	if first, _, ok := strings.Cut(w, "-"); ok && len(first) > 2 {
		return GivenGender(first)
	}
	if bare := WithoutAccents(w); bare != w {
		g, ok := given()[bare]
		return g, ok
	}
	return AnyGender, false
}

func IsGiven(w string) bool {
	_, ok := GivenGender(w)
	return ok
}

// plainLetters replaces the letters that do not decompose.
var plainLetters = strings.NewReplacer("ø", "o", "ł", "l", "đ", "d", "ı", "i")

// WithoutAccents returns s with plain letters for those with an accent.
func WithoutAccents(s string) string {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return strings.Map(func(r rune) rune {
				if unicode.Is(unicode.Mn, r) {
					return -1
				}
				return r
			}, norm.NFD.String(plainLetters.Replace(s)))
		}
	}
	return s
}
