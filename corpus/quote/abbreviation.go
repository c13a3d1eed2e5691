package quote

import "strings"

// before holds abbreviations that stand before a name or a figure and so never
// end a sentence; anywhere holds those that may.
var (
	before = words(`mr mrs ms messrs dr prof sen sens rep reps gov govs gen col lt sgt capt cmdr cdr maj adm hon rev
		fr st ste mt ft vs v no nos det supt insp amb cpl pfc pvt atty pres sec treas approx est fig ave e.g i.e cf`)
	anywhere = words(`jr sr inc corp co ltd llc bros etc dept univ assn blvd rd sq ph.d m.d b.a m.a j.d a.m p.m
		jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri
		ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa
		tenn tex vt va wash wis wyo ont que alta sask`)
)

// words makes a set of the words of a list.
func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// abbreviation reports whether the full stop after word belongs to it.
func abbreviation(word, lower string) bool {
	if len(word) == 1 {
		return 'A' <= word[0] && word[0] <= 'Z' && word != "I" // an initial
	}
	if len(word) > 7 {
		return false
	}
	if dotted(lower) {
		return true
	}
	// "no" and "fig" are words too; only months, states and the like are capitalised.
	if before[lower] || anywhere[lower] {
		return lower == "vs" || lower == "v" || lower == "etc" || lower == "e.g" || lower == "i.e" ||
			strings.Contains(lower, ".") || 'A' <= word[0] && word[0] <= 'Z'
	}
	return false
}

// dotted reports letters with full stops between them: "u.s", "d.c".
func dotted(lower string) bool {
	if len(lower) < 3 || len(lower)%2 == 0 {
		return false
	}
	for i := range len(lower) {
		if i%2 == 1 && lower[i] != '.' || i%2 == 0 && (lower[i] < 'a' || lower[i] > 'z') {
			return false
		}
	}
	return true
}
