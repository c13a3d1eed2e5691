// Package lexicon owns the word lists of the project: one list a file, one word a
// line in lower case, comments behind "# ". A word is added by adding its line.
package lexicon

import (
	"embed"
	"maps"
	"strings"
	"sync"
)

//go:embed *.txt verbs/*.txt
var files embed.FS

// List returns the words of a list in order: List("verbs/say"). It panics where
// there is no list of that name: names are constants of the program.
func List(name string) []string {
	b, err := files.ReadFile(name + ".txt")
	if err != nil {
		panic("lexicon: no list " + name)
	}
	var out []string
	for line := range strings.Lines(string(b)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "# ") {
			out = append(out, line)
		}
	}
	return out
}

// Words returns the words of a list as a set.
func Words(name string) map[string]bool {
	set := map[string]bool{}
	for _, w := range List(name) {
		set[w] = true
	}
	return set
}

// Roles returns the words for what somebody is or does, as a set.
var Roles = sync.OnceValue(func() map[string]bool { return Words("roles") })

// GivenNames returns the given names of women, of men and of both.
var GivenNames = sync.OnceValue(func() map[string]bool {
	names := make(map[string]bool)
	for _, list := range []string{"given-names-female", "given-names-male", "given-names-shared"} {
		maps.Copy(names, Words(list))
	}
	return names
})
