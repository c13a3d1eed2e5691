package filing

import (
	"context"
	"slices"
	"strings"

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
type speakers struct{ dictionary Dictionary }

func personTerm(name string) string { return string(person.KeyOf(name)) + divider + name }

// speakerName is a name that speakers are printed with.
type speakerName struct {
	term string
	key  person.Key
	name string // as printed
}

// namesakes returns the names of the speakers with a surname.
func (sp speakers) namesakes(ctx context.Context, surname string) ([]speakerName, error) {
	terms, err := sp.from(ctx, Person, surname+",", everyTerm)
	if err != nil {
		return nil, err
	}
	out := make([]speakerName, len(terms))
	for i, t := range terms {
		key, name, _ := strings.Cut(t.Term, divider)
		out[i] = speakerName{t.Term, person.Key(key), name}
	}
	return out, nil
}

// mostTerms bounds what is read of a dictionary at a time.
const mostTerms = 2000

// from returns the terms of a field that begin with prefix and are wanted; none where
// there are too many to tell anything.
func (sp speakers) from(ctx context.Context, f Field, prefix string, wanted func(string) bool) ([]Counted, error) {
	return sp.dictionary.From(ctx, f, prefix, mostTerms, wanted)
}

func everyTerm(string) bool { return true }

// samePerson returns which of some names, all with one surname, are one
// person's, by key. A surname that is an organisation's name too stays alone.
func (sp speakers) samePerson(ctx context.Context, names []speakerName) (map[person.Key]person.Key, error) {
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
		bodies, err := sp.from(ctx, Organisation, n.name, func(body string) bool {
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
func (sp speakers) asked(ctx context.Context, words string, when index.Filter) (Formula, error) {
	f, sure, err := sp.meant(ctx, words, when)
	if err != nil {
		return nil, err
	}
	if sure {
		return sp.orNicknamed(ctx, words, f)
	}
	known, err := sp.dictionary.Articles(ctx, f, 1)
	if err != nil || len(known) > 0 {
		return f, err
	}
	folded := term.Words(words)
	var instead Any
	for _, name := range append(person.Spellings(folded), nicknamed(folded)...) {
		known, err := sp.areKnown(ctx, name)
		if err != nil {
			return nil, err
		}
		if !known {
			continue
		}
		named, _, err := sp.meant(ctx, strings.Join(name, " "), when)
		if err != nil {
			return nil, err
		}
		instead = append(instead, named)
	}
	if len(instead) == 0 {
		return f, nil
	}
	return instead, nil
}

// orNicknamed widens a formula for somebody by the names of the one person of the same
// surname who has another form of the given name: "Theodore Olson" for "Ted Olson".
func (sp speakers) orNicknamed(ctx context.Context, words string, f Formula) (Formula, error) {
	instead := nicknamed(term.Words(words))
	if len(instead) == 0 {
		return f, nil
	}
	surname := instead[0][len(instead[0])-1]
	namesakes, err := sp.family(ctx, surname)
	if err != nil {
		return nil, err
	}
	either := Any{f}
	for _, name := range instead {
		others, _ := namesakes.called(name)
		either = append(either, others...)
	}
	if len(either) == 1 {
		return f, nil
	}
	return either, nil
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
func (sp speakers) areKnown(ctx context.Context, words []string) (bool, error) {
	for _, w := range words {
		n, err := sp.dictionary.Count(ctx, Term{Mention, w})
		if err != nil || n == 0 {
			return false, err
		}
	}
	return true, nil
}

// meant narrows to the passages of the speaker whom words name or describe, with the
// titles among them in every form in which they are printed. It is sure that there are
// any where it found who is meant, or one word is all.
func (sp speakers) meant(ctx context.Context, words string, when index.Filter) (f Formula, sure bool, err error) {
	here, err := sp.speaker(ctx, words)
	if err != nil {
		return nil, false, err
	}
	otherNames, named, err := sp.byOtherNames(ctx, words)
	if err != nil {
		return nil, false, err
	}
	var titled []Formula
	if !named { // a name that some article prints in a title is still that person's
		if titled, err = sp.byTitle(ctx, words, when); err != nil {
			return nil, false, err
		}
	}
	either := append(Any{All(here)}, append(otherNames, titled...)...)
	for _, title := range person.Offices(words) {
		known, err := sp.areKnown(ctx, strings.Fields(title))
		if err != nil {
			return nil, false, err
		}
		if known {
			either = append(either, All(each(Mention, strings.Fields(title))))
		}
		held, err := sp.byTitle(ctx, title, when)
		if err != nil {
			return nil, false, err
		}
		either = append(either, held...)
	}
	if sure = len(otherNames)+len(titled) > 0; !sure && len(here) == 1 {
		if sure, err = sp.areKnown(ctx, term.Words(words)); err != nil {
			return nil, false, err
		}
	}
	return either, sure, nil
}

// family are the speakers with one surname.
type family struct {
	names []speakerName
	same  map[person.Key]person.Key
}

func (sp speakers) family(ctx context.Context, surname string) (family, error) {
	names, err := sp.namesakes(ctx, surname)
	if err != nil || len(names) == 0 {
		return family{}, err
	}
	same, err := sp.samePerson(ctx, names)
	return family{names, same}, err
}

// byOtherNames returns formulas for the other names of the one person whose name
// has all of words, the surname last; named is true where somebody has such a name.
func (sp speakers) byOtherNames(ctx context.Context, name string) (others []Formula, named bool, err error) {
	words := term.Words(name)
	if len(words) < 2 {
		return nil, false, nil // all of the names have the surname
	}
	f, err := sp.family(ctx, words[len(words)-1])
	if err != nil {
		return nil, false, err
	}
	others, named = f.called(words)
	return others, named, nil
}

// called returns formulas for the names of the one person whose name has all of words;
// named is true where somebody has such a name.
func (f family) called(words []string) (names []Formula, named bool) {
	var meant []person.Key
	for _, n := range f.names {
		has := n.key.Words()
		if all := !slices.ContainsFunc(words, func(w string) bool { return !hasName(has, w) }); all && !slices.Contains(meant, f.same[n.key]) {
			meant = append(meant, f.same[n.key])
		}
	}
	if len(meant) != 1 {
		return nil, len(meant) > 0
	}
	return namesOf(meant[0], f.names, f.same), true
}

// hasName reports whether one of the words of a name is a word, or begins with that
// initial.
func hasName(name []string, word string) bool {
	return slices.ContainsFunc(name, func(has string) bool {
		return has == word || len(word) == 1 && strings.HasPrefix(has, word)
	})
}

func namesOf(who person.Key, names []speakerName, same map[person.Key]person.Key) []Formula {
	var out []Formula
	for _, n := range names {
		if same[n.key] == who {
			out = append(out, Term{Person, n.term})
		}
	}
	return out
}
