package person

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"onrecord/corpus/place"
	"onrecord/index/term"
)

//go:embed nicknames.txt
var nicknameList string

//go:embed offices.txt
var officeList string

// called holds for each given name the names of its families.
var called = sync.OnceValue(func() map[string][]string {
	out := make(map[string][]string)
	for line := range entries(nicknameList) {
		family := strings.Fields(line)
		for _, name := range family {
			for _, other := range family {
				if other != name && !slices.Contains(out[name], other) {
					out[name] = append(out[name], other)
				}
			}
		}
	}
	return out
})

// offices holds for each title the other ways to say it.
var offices = sync.OnceValue(func() map[string][]string {
	out := make(map[string][]string)
	for line := range entries(officeList) {
		short, long, _ := strings.Cut(line, " = ")
		out[short] = append(out[short], long)
		out[long] = append(out[long], short)
	}
	return out
})

// entries are the lines of a list that say something.
func entries(list string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for line := range strings.Lines(list) {
			if line = strings.TrimSpace(line); line != "" && line[0] != '#' && !yield(line) {
				return
			}
		}
	}
}

// Called returns the other names by which somebody with a given name may be called:
// "Robert" for "bob". Both are folded, without capitals and accents.
func Called(given string) []string { return called()[given] }

// Offices returns the other ways in which a title may be printed, folded: "prime
// minister" for "the PM", "port maren mayor" for "mayor of Port Maren".
func Offices(title string) []string {
	words := strings.Fields(Asked(title))
	var out []string
	add := func(words ...string) {
		if other := strings.Join(words, " "); !slices.Contains(out, other) {
			out = append(out, other)
		}
	}
	for n := min(len(words), longestOffice); n > 0; n-- {
		for _, other := range offices()[strings.Join(words[:n], " ")] {
			add(append(strings.Fields(other), words[n:]...)...)
		}
		for _, other := range offices()[strings.Join(words[len(words)-n:], " ")] { // "the British PM"
			add(append(slices.Clone(words[:len(words)-n]), strings.Fields(other)...)...)
		}
	}
	// "minister of health", and the other way round: "health minister".
	if i := slices.Index(words, "of"); i == 1 || i == 2 {
		where := words[i+1:]
		if len(where) > 0 && where[0] == "the" {
			where = where[1:]
		}
		if len(where) > 0 {
			add(slices.Concat(where, words[:i])...)
		}
		for _, other := range place.Called(strings.Join(where, " ")) { // "French president"
			add(slices.Concat(term.Words(other), words[:i])...)
		}
	}
	return out
}

// longestOffice is how many words a title of the list has.
const longestOffice = 5

// Spellings returns the other ways to write a name of these words, folded: "de mistura"
// for "demistura", "o'brien" for "obrien", and the other way round, "holm" for the "holms" of
// "holms lawyer".
func Spellings(words []string) [][]string {
	var out [][]string
	put := func(from, to int, instead ...string) {
		out = append(out, slices.Concat(words[:from], instead, words[to:]))
	}
	for i, w := range words {
		if i+1 < len(words) && (particles[w] || w == "o" || w == "mc" || w == "mac") {
			put(i, i+2, w+words[i+1])
		}
		if i+1 < len(words) && w == "o" {
			put(i, i+2, "o'"+words[i+1])
		}
		if bare := strings.ReplaceAll(w, "'", ""); bare != w {
			put(i, i+1, bare)
		}
		for p := range particles {
			if rest, ok := strings.CutPrefix(w, p); ok && len(rest) > 2 {
				put(i, i+1, p, rest)
			}
		}
		if rest, ok := strings.CutSuffix(w, "s"); ok && len(rest) > 2 && i+1 < len(words) {
			put(i, i+1, rest) // "bidens team"
		}
		if rest, ok := strings.CutPrefix(w, "o"); ok && len(rest) > 3 {
			put(i, i+1, "o'"+rest)
		}
	}
	slices.SortFunc(out, slices.Compare[[]string])
	return out
}
