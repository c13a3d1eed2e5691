package filing

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"

	"onrecord/index"
	"onrecord/index/person"
)

// joinedNames is how many speakers, from the first, are joined with their other
// names: more than an answer shows.
const joinedNames = 30

// facetSize is how many values of a field a facet lists, and namesCounted how many names of
// speakers are counted before those of one person are joined.
const facetSize, namesCounted = 100, 2000

// FacetSize is how many values of a field an engine counts for [Facet].
func FacetSize(f index.Field) int {
	if f == index.Speaker {
		return namesCounted
	}
	return facetSize
}

// Facet is that of a field of which an engine has counted some values, most first.
func Facet(ctx context.Context, d Dictionary, f index.Field, counted []index.FacetValue) (index.Facet, error) {
	if f == index.Speaker {
		var err error
		if counted, err = onePerPerson(ctx, d, counted); err != nil {
			return index.Facet{}, err
		}
	}
	return index.Facet{Field: f, Values: counted[:min(len(counted), facetSize)]}, nil
}

// onePerPerson counts the speakers who are one person together, under the usual
// full name, most first.
func onePerPerson(ctx context.Context, d Dictionary, counted []index.FacetValue) ([]index.FacetValue, error) {
	j := joiner{speakers: speakers{d}, counts: make(map[string]int), surnames: make(map[string]family)}
	for _, v := range counted {
		j.counts[v.Value] = v.Count
	}
	var out []index.FacetValue
	for i, v := range counted {
		if _, left := j.counts[v.Value]; !left {
			continue // counted with another name
		}
		if i < joinedNames {
			var err error
			if v, err = j.join(ctx, v); err != nil {
				return nil, err
			}
		}
		out = append(out, v)
	}
	slices.SortStableFunc(out, func(a, b index.FacetValue) int { return cmp.Compare(b.Count, a.Count) })
	return out, nil
}

// joiner joins the counts of the names of one person.
type joiner struct {
	speakers speakers
	counts   map[string]int    // by name; what is joined is taken out
	surnames map[string]family // those read so far
}

// join returns what is counted under a name and the other names of that person.
func (j *joiner) join(ctx context.Context, v index.FacetValue) (index.FacetValue, error) {
	f, err := j.family(ctx, person.KeyOf(v.Value).Surname())
	if err != nil {
		return v, err
	}
	who, known := f.same[person.KeyOf(v.Value)]
	if !known {
		return v, nil
	}
	out := index.FacetValue{}
	best := -1
	for _, n := range f.names {
		if f.same[n.key] != who {
			continue
		}
		count := j.counts[n.name]
		delete(j.counts, n.name)
		out.Count += count
		// The name to show is the usual one of those with a given name, and of two as usual
		// the fuller: "Karen Holm" rather than "K. Holm".
		if n.key.IsFull() {
			count += math.MaxInt32
		}
		if count > best || count == best && n.key == who {
			out.Value, best = n.name, count
		}
	}
	return out, nil
}

func (j *joiner) family(ctx context.Context, surname string) (family, error) {
	if f, ok := j.surnames[surname]; ok {
		return f, nil
	}
	f, err := j.speakers.family(ctx, surname)
	if err == nil {
		j.giveShortNames(f)
		j.surnames[surname] = f
	}
	return f, err
}

// giveShortNames gives names that may be several people's to the one of a family who is counted by
// far the most.
func (j *joiner) giveShortNames(f family) {
	counts := make(map[person.Key]int)
	for _, n := range f.names {
		counts[n.key] += j.counts[n.name]
	}
	person.GiveShortNames(f.same, counts)
}

// People returns the names that people who speak are printed with, whose surname, folded,
// begins in one of some ways, and which like accepts, with the number of passages of each;
// of no beginning it is any surname. The terms of the field begin with the surname.
func People(ctx context.Context, d Dictionary, begins []string, like func(name string) bool) ([]index.FacetValue, error) {
	if len(begins) == 0 {
		begins = []string{""}
	}
	values := []index.FacetValue{}
	for _, prefix := range begins {
		found, err := d.From(ctx, Person, prefix, 0, func(t string) bool {
			_, name, _ := strings.Cut(t, divider)
			return like(name)
		})
		if err != nil {
			return nil, err
		}
		for _, c := range found {
			_, name, _ := strings.Cut(c.Term, divider)
			values = append(values, index.FacetValue{Value: name, Count: c.Count})
		}
	}
	return values, nil
}
