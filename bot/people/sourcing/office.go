package sourcing

import (
	_ "embed"
	"strings"

	"onrecord/index/person"
)

// isOffice reports whether a printed title is of a public office: in one of its forms it
// begins with one.
func isOffice(title string) bool {
	for _, form := range person.Titles(title) {
		for end := range len(form) + 1 {
			if (end == len(form) || form[end] == ' ') && offices[form[:end]] {
				return true
			}
		}
	}
	return false
}

//go:embed offices.txt
var officesFile string

var offices = func() map[string]bool {
	set := make(map[string]bool)
	for line := range strings.Lines(officesFile) {
		if line = strings.TrimSpace(line); !strings.HasPrefix(line, "#") {
			set[line] = true
		}
	}
	return set
}()
