package person_test

import (
	"cmp"
	"testing"

	"onrecord/index/person"
)

// A slip, or a rare namesake, leaves a short name to whom it nearly always means; of two who are
// both named often it is neither's, and an initial is nobody's.
func TestAShortNameIsTheirsWhoAreNamedFarMoreOften(t *testing.T) {
	for _, c := range []struct {
		names map[string]int
		want  map[string]string // whose the others are
	}{
		{map[string]int{"Karin Dufva": 300, "Karin E. Dufva": 40, "Karin Rotten Dufva": 2, "Dufva": 90, "Olof Dufva": 20},
			map[string]string{"Karin Dufva": "Karin E. Dufva", "Dufva": "Karin E. Dufva"}},
		{map[string]int{"Karin Dufva": 300, "Dufva": 90, "Olof Dufva": 40}, nil},
		{map[string]int{"Anders W. Brask": 200, "Anders H. Brask": 90, "Anders Brask": 60}, nil},
		{map[string]int{"Jon Berg": 300, "Jytte Berg": 2, "J. Berg": 40}, nil},
	} {
		var keys []person.Key
		counts := make(map[person.Key]int)
		for name, n := range c.names {
			keys = append(keys, person.KeyOf(name))
			counts[person.KeyOf(name)] = n
		}
		same := person.Cluster(keys)
		person.GiveShortNames(same, counts)
		for name := range c.names {
			if want := person.KeyOf(cmp.Or(c.want[name], name)); same[person.KeyOf(name)] != want {
				t.Errorf("%s of %v is %s, want %s", name, c.names, same[person.KeyOf(name)], want)
			}
		}
	}
}
