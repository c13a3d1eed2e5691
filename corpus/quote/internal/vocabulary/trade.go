package vocabulary

import (
	"strings"

	"onrecord/corpus/lexicon"
)

// trades are words for one person that are surnames too: they are roles where no
// capital makes names of them.
var trades = lexicon.Words("trades")

// notPersons end as the words for persons do.
var notPersons = WordSet(`assist consist exist insist persist resist desist subsist enlist twist whist checklist playlist shortlist blacklist wishlist
	human german roman norman ottoman talisman caiman batman superman spiderman yeoman
	carmaker automaker chipmaker drugmaker planemaker steelmaker shipmaker`)

// personEndings are the last parts of words for persons.
var personEndings = []string{"man", "woman", "ist", "keeper", "maker", "worker", "smith", "wright", "monger", "herd", "player", "seller", "grower", "breeder", "holder", "owner", "singer", "writer", "driver", "builder", "trainer"}

// IsTrade reports a word, printed in lower case, for one person: "beekeeper".
func IsTrade(w string) bool {
	if trades[w] {
		return true
	}
	if len(w) < 6 || notPersons[w] {
		return false
	}
	for _, end := range personEndings {
		if strings.HasSuffix(w, end) && len(w) > len(end)+2 {
			return true
		}
	}
	return false
}

// Singular returns the singular of a word for several people, or "".
func Singular(w string) string {
	switch {
	case strings.HasSuffix(w, "men"):
		return w[:len(w)-2] + "an"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "ches"):
		return w[:len(w)-2]
	case len(w) > 3 && strings.HasSuffix(w, "s"):
		return w[:len(w)-1]
	}
	return ""
}
