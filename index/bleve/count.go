package bleve

import (
	"cmp"
	"slices"

	"onrecord/index"
	"onrecord/index/person"
)

// joinedNames is how many speakers, from the first, are joined with their other
// names: more than an answer shows.
const joinedNames = 30

// onePerPerson counts the speakers who are one person together, under the usual
// full name, and returns the first of them.
func (e *Engine) onePerPerson(counted []index.FacetValue) ([]index.FacetValue, error) {
	r, err := e.reader()
	if err != nil {
		return nil, err
	}
	defer r.snapshot.Close()
	j := joiner{speakers: speakers{r}, counts: make(map[string]int), surnames: make(map[string]family)}
	for _, v := range counted {
		j.counts[v.Value] = v.Count
	}
	var out []index.FacetValue
	for i, v := range counted {
		if _, left := j.counts[v.Value]; !left {
			continue // counted with another name
		}
		if i < joinedNames {
			if v, err = j.join(v); err != nil {
				return nil, err
			}
		}
		out = append(out, v)
	}
	slices.SortStableFunc(out, func(a, b index.FacetValue) int { return cmp.Compare(b.Count, a.Count) })
	return out[:min(len(out), facetSize)], nil
}

// joiner joins the counts of the names of one person.
type joiner struct {
	speakers speakers
	counts   map[string]int    // by name; what is joined is taken out
	surnames map[string]family // those read so far
}

// family are the speakers with one surname.
type family struct {
	names []speakerName
	same  map[person.Key]person.Key
}

// join returns what is counted under a name and the other names of that person.
func (j *joiner) join(v index.FacetValue) (index.FacetValue, error) {
	f, err := j.family(person.KeyOf(v.Value).Surname())
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
		// The name to show is the usual one of those with a given name.
		if n.key.IsFull() {
			count += j.speakers.index.total + 1
		}
		if count > best {
			out.Value, best = n.name, count
		}
	}
	return out, nil
}

func (j *joiner) family(surname string) (family, error) {
	if f, ok := j.surnames[surname]; ok {
		return f, nil
	}
	names, err := j.speakers.namesakes(surname)
	if err != nil {
		return family{}, err
	}
	same, err := j.speakers.samePerson(names)
	if err != nil {
		return family{}, err
	}
	j.surnames[surname] = family{names, same}
	return j.surnames[surname], nil
}
