package filing

import (
	"cmp"
	"context"
	"slices"

	"onrecord/index/term"
)

// speaker narrows to the passages whose speaker has all words of a name. A word
// that no speaker has is taken for a slip, and the names nearest to it are
// looked for instead.
func (sp speakers) speaker(ctx context.Context, name string) ([]Formula, error) {
	var out []Formula
	for _, word := range term.Words(name) {
		known, err := sp.dictionary.Count(ctx, Term{Mention, word})
		if err != nil {
			return nil, err
		}
		words := []string{word}
		if known == 0 {
			if words, err = sp.misspelt(ctx, word); err != nil {
				return nil, err
			}
		}
		out = append(out, Any(each(Mention, words)))
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
func (sp speakers) misspelt(ctx context.Context, word string) (_ []string, err error) {
	letters := []rune(word)
	if len(letters) < shortest {
		return []string{word}, nil
	}
	slips := 1
	if len(letters) >= longer {
		slips = 2
	}
	names, err := sp.dictionary.Slips(ctx, Mention, word, slips)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(names, func(a, b Slip) int {
		return cmp.Or(cmp.Compare(a.Letters, b.Letters), cmp.Compare(b.Count, a.Count), cmp.Compare(a.Term, b.Term))
	})
	var out []string
	for _, n := range names[:min(len(names), maxNames)] {
		if n.Letters == names[0].Letters {
			out = append(out, n.Term)
		}
	}
	if out == nil {
		out = []string{word}
	}
	return out, nil
}
