package bleve

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search/query"

	"onrecord/index"
	"onrecord/index/person"
	"onrecord/index/term"
)

// Who is who across articles is read from three fields, and so it goes into the
// index and out of it with its articles:
//
//	person   kerry,john|John Kerry                    a speaker: key and name as printed
//	title    secretary of state|2016-02|kerry,john    a form of a title, when it was printed, and whose it was
//	said     kerry,john|2016-02                       when a person spoke
//
// The divider is a byte that no name has.
const divider = "\x1f"

// speakers tells who is meant among those whom the index quotes.
type speakers struct{ index *reader }

func personTerm(name string) string { return string(person.KeyOf(name)) + divider + name }

// speakerName is a name that speakers are printed with.
type speakerName struct {
	term string
	key  person.Key
	name string // as printed
}

// namesakes returns the names of the speakers with a surname.
func (sp speakers) namesakes(surname string) ([]speakerName, error) {
	terms, err := sp.index.termsFrom(personField, surname+",", func(string) bool { return true })
	if err != nil {
		return nil, err
	}
	out := make([]speakerName, len(terms))
	for i, t := range terms {
		key, name, _ := strings.Cut(t.term, divider)
		out[i] = speakerName{t.term, person.Key(key), name}
	}
	return out, nil
}

// mostTerms bounds what is read of a dictionary at a time.
const mostTerms = 2000

// termCount is a term of a dictionary and the number of its documents.
type termCount struct {
	term  string
	count int
}

// termsFrom returns the terms of a field that begin with prefix and are wanted;
// none where there are too many to tell anything.
func (r *reader) termsFrom(field, prefix string, wanted func(string) bool) ([]termCount, error) {
	dictionary, err := r.snapshot.FieldDictPrefix(field, []byte(prefix))
	if err != nil {
		return nil, fmt.Errorf("read the index: %w", err)
	}
	defer dictionary.Close()
	var out []termCount
	for range mostTerms {
		entry, err := dictionary.Next()
		if err != nil {
			return nil, fmt.Errorf("read the index: %w", err)
		}
		if entry == nil {
			return r.live(field, out)
		}
		if wanted(entry.Term) {
			out = append(out, termCount{entry.Term, int(entry.Count)})
		}
	}
	return nil, nil
}

// live returns those of terms that some document has: a dictionary keeps the
// terms of documents that are gone until its segment is merged.
func (r *reader) live(field string, terms []termCount) ([]termCount, error) {
	size := int64(0)
	for _, s := range r.snapshot.Segments() {
		size += s.FullSize()
	}
	if size == int64(r.total) {
		return terms, nil
	}
	out := terms[:0]
	for _, t := range terms {
		p, err := r.postings(context.Background(), field, t.term)
		if err != nil {
			return nil, err
		}
		if p.documents > 0 {
			out = append(out, termCount{t.term, p.documents})
		}
	}
	return out, nil
}

// samePerson returns which of some names, all with one surname, are one
// person's, by key. A surname that is an organisation's name too stays alone.
func (sp speakers) samePerson(names []speakerName) (map[person.Key]person.Key, error) {
	var keys []person.Key
	for _, n := range names {
		if !slices.Contains(keys, n.key) {
			keys = append(keys, n.key)
		}
	}
	same := person.Cluster(keys)
	for _, n := range names {
		if strings.Contains(n.name, " ") {
			continue
		}
		bodies, err := sp.index.termsFrom(organisationField, n.name, func(body string) bool {
			return body == n.name || strings.HasPrefix(body, n.name+" ")
		})
		if err != nil {
			return nil, err
		}
		if len(bodies) > 0 {
			same[n.key] = n.key
		}
	}
	return same, nil
}

// asked narrows to the passages of the speaker whom words name or describe: in
// the article itself, or by what other articles print. Where nobody is known by these
// words, those are meant whom they name by a nickname or in another spelling.
func (sp speakers) asked(words string, when index.Filter) (query.Query, error) {
	q, sure, err := sp.meant(words, when)
	if err != nil || sure {
		return q, err
	}
	known, err := sp.index.any(q)
	if err != nil || known {
		return q, err
	}
	folded := term.Words(words)
	var instead []query.Query
	for _, name := range append(person.Spellings(folded), nicknamed(folded)...) {
		known, err := sp.areKnown(name)
		if err != nil {
			return nil, err
		}
		if !known {
			continue
		}
		named, _, err := sp.meant(strings.Join(name, " "), when)
		if err != nil {
			return nil, err
		}
		instead = append(instead, named)
	}
	if len(instead) == 0 {
		return q, nil
	}
	return bleve.NewDisjunctionQuery(instead...), nil
}

// nicknamed returns a name with other given names in the place of the first: "Robert
// Fenn" for "Bob Fenn". A nickname alone may be anybody's.
func nicknamed(words []string) (out [][]string) {
	if len(words) < 2 {
		return nil
	}
	for _, given := range person.Called(words[0]) {
		out = append(out, append([]string{given}, words[1:]...))
	}
	return out
}

// areKnown reports whether each of some words is one of a speaker.
func (sp speakers) areKnown(words []string) (bool, error) {
	for _, w := range words {
		p, err := sp.index.postings(context.Background(), mentionField, w)
		if err != nil {
			return false, err
		}
		if p.documents == 0 {
			return false, nil
		}
	}
	return true, nil
}

// any reports whether a query finds a passage.
func (r *reader) any(q query.Query) (bool, error) {
	found, err := r.matches(context.Background(), q)
	if err != nil {
		return false, err
	}
	defer found.searcher.Close()
	_, ok, err := found.next()
	return ok, err
}

// meant narrows to the passages of the speaker whom words name or describe, with the
// titles among them in every form in which they are printed. It is sure that there are
// any where it found who is meant, or one word is all.
func (sp speakers) meant(words string, when index.Filter) (q query.Query, sure bool, err error) {
	here, err := sp.speaker(words)
	if err != nil {
		return nil, false, err
	}
	otherNames, named, err := sp.byOtherNames(words)
	if err != nil {
		return nil, false, err
	}
	var titled []query.Query
	if !named { // a name that some article prints in a title is still that person's
		if titled, err = sp.byTitle(words, when); err != nil {
			return nil, false, err
		}
	}
	either := append([]query.Query{bleve.NewConjunctionQuery(here...)}, append(otherNames, titled...)...)
	for _, title := range person.Offices(words) {
		known, err := sp.areKnown(strings.Fields(title))
		if err != nil {
			return nil, false, err
		}
		if known {
			either = append(either, bleve.NewConjunctionQuery(each(mentionField, strings.Fields(title))...))
		}
		held, err := sp.byTitle(title, when)
		if err != nil {
			return nil, false, err
		}
		either = append(either, held...)
	}
	if sure = len(otherNames)+len(titled) > 0; !sure && len(here) == 1 {
		if sure, err = sp.areKnown(term.Words(words)); err != nil {
			return nil, false, err
		}
	}
	if len(either) == 1 {
		return either[0], sure, nil
	}
	return bleve.NewDisjunctionQuery(either...), sure, nil
}

// byOtherNames returns queries for the other names of the one person whose name
// has all of words, the surname last; named is true where somebody has such a name.
func (sp speakers) byOtherNames(name string) (others []query.Query, named bool, err error) {
	words := term.Words(name)
	if len(words) < 2 {
		return nil, false, nil // all of the names have the surname
	}
	names, err := sp.namesakes(words[len(words)-1])
	if err != nil || len(names) == 0 {
		return nil, false, err
	}
	same, err := sp.samePerson(names)
	if err != nil {
		return nil, false, err
	}
	var meant []person.Key
	for _, n := range names {
		has := n.key.Words()
		if all := !slices.ContainsFunc(words, func(w string) bool { return !hasName(has, w) }); all && !slices.Contains(meant, same[n.key]) {
			meant = append(meant, same[n.key])
		}
	}
	if len(meant) != 1 {
		return nil, len(meant) > 0, nil
	}
	return namesOf(meant[0], names, same), true, nil
}

// hasName reports whether one of the words of a name is a word, or begins with that
// initial.
func hasName(name []string, word string) bool {
	return slices.ContainsFunc(name, func(has string) bool {
		return has == word || len(word) == 1 && strings.HasPrefix(has, word)
	})
}

func namesOf(who person.Key, names []speakerName, same map[person.Key]person.Key) []query.Query {
	var out []query.Query
	for _, n := range names {
		if same[n.key] == who {
			out = append(out, keyword(personField, n.term))
		}
	}
	return out
}
