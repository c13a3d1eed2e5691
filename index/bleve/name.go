package bleve

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search/query"

	"onrecord/index/term"
)

// speaker narrows to the passages whose speaker has all words of a name. A word
// that no speaker has is taken for a slip, and the names nearest to it are
// looked for instead.
func (sp speakers) speaker(name string) ([]query.Query, error) {
	var out []query.Query
	for _, word := range term.Words(name) {
		known, err := sp.index.postings(context.Background(), mentionField, word)
		if err != nil {
			return nil, err
		}
		words := []string{word}
		if known.documents == 0 {
			if words, err = sp.misspelt(word); err != nil {
				return nil, err
			}
		}
		if alternatives := each(mentionField, words); len(alternatives) == 1 {
			out = append(out, alternatives[0])
		} else {
			out = append(out, bleve.NewDisjunctionQuery(alternatives...))
		}
	}
	return out, nil
}

// Of a misspelt name, at most so many names are taken, and the first letter is
// taken to be right: it nearly always is.
const maxNames = 5

// shortest and longer are the lengths of a word from which one and two slips
// are allowed for.
const shortest, longer = 4, 8

// misspelt returns the words of speakers' names that a word is a slip of: those
// with the fewest changes, the names most often printed first; the word itself
// where there are none.
func (sp speakers) misspelt(word string) (_ []string, err error) {
	letters := []rune(word)
	if len(letters) < shortest {
		return []string{word}, nil
	}
	slips := 1
	if len(letters) >= longer {
		slips = 2
	}
	dictionary, distance, err := sp.index.snapshot.FieldDictFuzzyAutomaton(mentionField, word, slips, string(letters[0]))
	if err != nil {
		return nil, fmt.Errorf("read the index: %w", err)
	}
	defer dictionary.Close()
	type name struct {
		word     string
		distance uint8
		count    uint64
	}
	var names []name
	for {
		entry, err := dictionary.Next()
		if err != nil {
			return nil, fmt.Errorf("read the index: %w", err)
		}
		if entry == nil {
			break
		}
		if near, d := distance.MatchAndDistance(entry.Term); near {
			names = append(names, name{entry.Term, d, entry.Count})
		}
	}
	slices.SortFunc(names, func(a, b name) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(b.count, a.count), cmp.Compare(a.word, b.word))
	})
	var out []string
	for _, n := range names[:min(len(names), maxNames)] {
		if n.distance == names[0].distance {
			out = append(out, n.word)
		}
	}
	if out == nil {
		out = []string{word}
	}
	return out, nil
}
