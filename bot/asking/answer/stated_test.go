package answer

import (
	"strings"
	"testing"
)

func TestWhatIsStatedIsToldFromWhoIsAskedFor(t *testing.T) {
	for _, c := range []struct{ asked, who, stated string }{
		{"who insisted that the weir will hold", "", "the weir will hold"},
		{"which harbour master insisted that the weir will hold?", "harbour master", "the weir will hold"},
		{"which captain blasted the port for its slow cranes", "captain", "blasted the port for its slow cranes"},
		{"which skipper would rather sail than sell", "skipper", "would rather sail than sell"},
		{"whose view was it that the cranes are too slow", "", "the cranes are too slow"},
		{"who was it that admitted the ferry never paid", "", "the ferry never paid"},
		{"what did Ada Quill say about the cranes", "", ""},
		{"which", "", ""},
	} {
		who, stated := statedIn(c.asked)
		if got := strings.Join(who, " "); got != c.who {
			t.Errorf("%q asks for %q, want %q", c.asked, got, c.who)
		}
		if got := strings.Join(stated, " "); got != c.stated {
			t.Errorf("%q states %q, want %q", c.asked, got, c.stated)
		}
	}
}
