package person

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"onrecord/corpus/namesake"
	"onrecord/index/term"
)

// Typed is a name as somebody typed it, on one line and without the quotation marks around it.
func Typed(text string) string {
	return strings.Join(strings.Fields(strings.Trim(strings.TrimSpace(text), `"“”`)), " ")
}

// Owner returns whose a possessive is, as printed: "Varga" of "Varga's"; ok is false of words that
// end in none.
func Owner(words string) (owner string, ok bool) {
	for _, ending := range []string{"'s", "’s", "'", "’"} {
		if owner, ok = strings.CutSuffix(words, ending); ok && owner != "" {
			return owner, true
		}
	}
	return words, false
}

// Key is a name as it is compared with others: the surname, a comma, the other
// names in order, and a suffix, all without capitals and accents: "kerry,john",
// "mistura,staffan de", "moe,carl jr". A surname alone is "kerry,". What tells a person from
// another of the same name (see [namesake.Marked]) is its last word: "holm,karen (swimmer)".
type Key string

// KeyOf returns the key of a name, empty for one without letters.
func KeyOf(name string) Key {
	name, mark := namesake.Split(name)
	words := term.Words(name)
	suffix := ""
	if n := len(words); n > 1 && suffixes[words[n-1]] {
		words, suffix = words[:n-1], words[n-1]
	}
	if len(words) == 0 {
		return ""
	}
	last := len(words) - 1
	rest := slices.Clip(words[:last])
	if suffix != "" {
		rest = append(rest, suffix)
	}
	if mark != "" {
		rest = append(rest, "("+strings.Join(term.Words(mark), "-")+")")
	}
	return Key(words[last] + "," + strings.Join(rest, " "))
}

var suffixes = map[string]bool{"jr": true, "sr": true, "ii": true, "iii": true, "iv": true}

// particles belong to a surname: "de Mistura".
var particles = map[string]bool{
	"de": true, "la": true, "van": true, "von": true, "der": true, "den": true, "bin": true, "al": true, "el": true, "du": true, "di": true, "da": true,
	"del": true, "della": true, "dos": true, "das": true, "le": true, "ten": true, "ter": true, "ibn": true, "ben": true, "abu": true,
}

// Surname returns the surname.
func (k Key) Surname() string {
	surname, _, _ := strings.Cut(string(k), ",")
	return surname
}

// Unmarked returns the key without what tells the person from another of the same name.
func (k Key) Unmarked() Key {
	unmarked, _, _ := strings.Cut(string(k), "(")
	return Key(strings.TrimSuffix(unmarked, " "))
}

// Words returns the words of the name, without what tells it from another's.
func (k Key) Words() []string {
	surname, rest, _ := strings.Cut(string(k.Unmarked()), ",")
	return append(strings.Fields(rest), surname)
}

// given returns the given names and initials of the key, its suffix, and what tells it from
// another's.
func (k Key) given() (names []string, suffix, mark string) {
	_, rest, _ := strings.Cut(string(k), ",")
	for _, w := range strings.Fields(rest) {
		switch {
		case w[0] == '(':
			mark = w
		case suffixes[w]:
			suffix = w
		case !particles[w] || len(names) > 0 && w == "ben":
			names = append(names, w)
		}
	}
	return names, suffix, mark
}

// IsFull reports whether the name is more than a surname.
func (k Key) IsFull() bool {
	names, _, _ := k.given()
	return len(names) > 0
}

// names are the given names and initials of a key, its suffix, and what tells it from
// another's.
type names struct {
	given        []string
	suffix, mark string
}

func (k Key) names() names {
	given, suffix, mark := k.given()
	return names{given, suffix, mark}
}

// isShortFormOf reports whether a can stand for b, which has the same surname: it has
// no name that b has not, in the same order, and the first of both agree. Of two people of one
// name an initial, or no given name, may stand for either, and the name for the one who bears
// it without a mark.
func (a names) isShortFormOf(b names) bool {
	short, long := a.given, b.given
	if a.mark != b.mark && (a.mark != "" || len(short) > 0 && len(short[0]) > 1) {
		return false
	}
	if len(short) == 0 {
		return true
	}
	if a.suffix != b.suffix || len(short) > len(long) || !initialOf(short[0], long[0]) {
		return false
	}
	i := 0
	for _, name := range long {
		if i < len(short) && initialOf(short[i], name) {
			i++
		}
	}
	return i == len(short)
}

// Compatible reports whether a and b can be one person's names: one is a shorter form
// of the other.
func (a Key) Compatible(b Key) bool {
	return a.Surname() == b.Surname() && (a.names().isShortFormOf(b.names()) || b.names().isShortFormOf(a.names()))
}

// MayBe reports whether two names may be one person's, also where only one of them tells the
// person from another of the same name.
func MayBe(a, b string) bool {
	x, y := KeyOf(a), KeyOf(b)
	return x.Compatible(y) || x.Unmarked().Compatible(y) || x.Compatible(y.Unmarked())
}

// Nicknamed reports whether a and b have one surname, and first names of which one is a nickname
// of the other: "Jim Mattis" and "James Mattis".
func (a Key) Nicknamed(b Key) bool {
	short, long := a.names(), b.names()
	return a.Surname() == b.Surname() && len(short.given) > 0 && len(long.given) > 0 &&
		short.suffix == long.suffix && short.mark == long.mark && slices.Contains(Called(short.given[0]), long.given[0])
}

// initialOf reports whether a is the name b, or its initial.
func initialOf(a, b string) bool { return a == b || len(a) == 1 && strings.HasPrefix(b, a) }

// Cluster tells which of keys, all with one surname, are one person's: for each the
// fullest key of that person. One that may be two people's is its own. No key
// comes twice.
func Cluster(keys []Key) map[Key]Key {
	all := make([]names, len(keys))
	for i, k := range keys {
		all[i] = k.names()
	}
	longer := make([][]int, len(keys)) // the others that each may stand for
	for i := range all {
		for j := range all {
			if i != j && all[i].isShortFormOf(all[j]) {
				longer[i] = append(longer[i], j)
			}
		}
	}
	out := make(map[Key]Key, len(keys))
	for i, k := range keys {
		out[k] = k
		fullest := -1
		for _, j := range longer[i] {
			if len(longer[j]) > 0 {
				continue
			}
			if fullest >= 0 {
				fullest = -1
				break
			}
			fullest = j
		}
		if fullest >= 0 {
			out[k] = keys[fullest]
		}
	}
	return out
}

// knownBy is how many times as often one person is named as any other who may be called so, to
// whom the shorter name is given: "Merkel" is Angela Merkel, though a Max Merkel is quoted once.
const knownBy = 10

// GiveShortNames gives a name that may be several people's, in what [Cluster] told of all keys
// with one surname, to the one of them who is named by far the most: a bare surname, or a first
// name that a slip or a nickname makes two of. An initial stays nobody's. Counts tell how often
// each key is named.
func GiveShortNames(same map[Key]Key, counts map[Key]int) {
	total := make(map[Key]int)
	for k, who := range same {
		total[who] += counts[k]
	}
	longestFirst := slices.SortedFunc(maps.Keys(same), func(a, b Key) int {
		return cmp.Or(len(b.names().given)-len(a.names().given), cmp.Compare(a, b))
	})
	for _, k := range longestFirst {
		short := k.names()
		if same[k] != k || len(short.given) > 0 && len(short.given[0]) == 1 {
			continue
		}
		var best Key
		next := 0
		for who, n := range total {
			switch {
			case who == k || !short.isShortFormOf(who.names()):
			case best == "" || n > total[best]:
				best, next = who, max(next, total[best])
			default:
				next = max(next, n)
			}
		}
		if best != "" && total[best] >= knownBy*max(next, 1) {
			same[k] = best
			total[best] += total[k]
			delete(total, k)
		}
	}
}
