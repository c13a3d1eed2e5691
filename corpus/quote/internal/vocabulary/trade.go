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

// personEndings are the last parts of words for persons, by their last letter.
var personEndings = byLastLetter("man", "woman", "ist", "keeper", "maker", "worker", "smith", "wright", "monger", "herd", "player", "seller", "grower", "breeder", "holder", "owner", "singer", "writer", "driver", "builder", "trainer")

func byLastLetter(endings ...string) (out [256][]string) {
	for _, end := range endings {
		last := end[len(end)-1]
		out[last] = append(out[last], end)
	}
	return out
}

// IsTrade reports a word, printed in lower case, for one person: "beekeeper".
func IsTrade(w string) bool {
	if trades[w] {
		return true
	}
	if len(w) < 6 {
		return false
	}
	for _, end := range personEndings[w[len(w)-1]] {
		if strings.HasSuffix(w, end) && len(w) > len(end)+2 {
			return !notPersons[w]
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
