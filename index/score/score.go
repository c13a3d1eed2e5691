// Package score owns what a passage scores for the words that it has, before any of them is
// read: which words of a query are looked up ([Words], [About]), what each is worth, and
// how many postings a search may read for them. It is the same for every engine, so that
// each chooses the same candidates.
package score

import (
	"cmp"
	"math"
	"slices"

	"onrecord/index"
	"onrecord/index/filing"
	"onrecord/index/term"
)

// Clue is what a passage scores for having a term.
type Clue struct {
	filing.Term
	Documents int // that have it
	Weight    float64
}

const (
	// pairWeight is what two words together are worth, in parts of their own
	// inverse document frequency: enough to put the passage first that has the words
	// as asked, and too little to outweigh the words themselves.
	pairWeight = 0.3
	// mostWeight keeps one rare word, a slip of the memory perhaps, from outweighing
	// all others.
	mostWeight = 6
)

const (
	// Few is how many documents are looked at one by one.
	Few = 2000
	// Completed is how many candidates at least, the best by the words that were read, are
	// asked for those that were too common to read.
	Completed = Few / 10
)

// Count tells how many documents have a term.
type Count func(filing.Term) (int, error)

// Words returns the clues of a query's words and of each two neighbours, rarest first, and
// the weights of its stems, as of a [index.Result]. The index holds so many passages.
func Words(q index.Query, passages int, count Count) ([]Clue, map[string]float64, error) {
	terms := term.Of(q.Words)
	var out []Clue
	weights := make(map[string]float64)
	add := func(fields []filing.Field, value string, share float64) error {
		documents := 0
		for _, field := range fields {
			c := Clue{Term: filing.Term{Field: field, Term: value}}
			var err error
			if c.Documents, err = count(c.Term); err != nil {
				return err
			}
			documents += c.Documents
			out = append(out, c)
		}
		weight := math.Log(float64(passages+1) / float64(min(documents, passages)+1))
		for i := range fields {
			out[len(out)-1-i].Weight = share * min(weight, mostWeight)
		}
		if share == 1 {
			weights[value] = weight
		}
		return nil
	}
	fields := filing.OfKinds(q.Filter.Kinds)
	for _, stem := range unique(filing.Stems(terms)) {
		if err := add(fields, stem, 1); err != nil {
			return nil, nil, err
		}
	}
	if slices.Contains(fields, filing.Quote) {
		for _, pair := range unique(term.Pairs(terms)) {
			if err := add([]filing.Field{filing.Pair}, pair, pairWeight); err != nil {
				return nil, nil, err
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Clue) int { return cmp.Compare(a.Documents, b.Documents) })
	return out, weights, nil
}

func unique(values []string) []string { return slices.Compact(slices.Sorted(slices.Values(values))) }

// Read returns how many of some clues, rarest first, the budget of a search lets be read: at
// least one that a document has.
func Read(clues []Clue, passages int) int {
	left, found := budget(passages), false
	for i, c := range clues {
		if left -= c.Documents; left < 0 && found {
			return i
		}
		found = found || c.Documents > 0
	}
	return len(clues)
}

// budget is how many postings one search may read: what takes a few milliseconds.
func budget(passages int) int { return max(2000, min(passages/50, 15_000)) }

const (
	// leastAbout is the weight from which a word tells of what an article is about:
	// one article in three has it.
	leastAbout = 1.1
	mostStems  = 16
	// aboutShare is what an article that has all is worth, in parts of the weight of
	// the words asked for.
	aboutShare = 0.5
)

const (
	// AboutWeighed is how many articles are among the best.
	AboutWeighed = 250
	// AboutArticles and AboutArticlesUnnarrowed are of how many of the best articles the
	// passages are looked at: fewer where every passage of them is.
	AboutArticles, AboutArticlesUnnarrowed = 60, 8
)

// About returns the clues of the words that tell what an article is about, and what an
// article scores that has all of them in passing.
func About(words string, count Count) (clues []Clue, whole float64, err error) {
	articles, err := count(filing.Term{Field: filing.About, Term: filing.EveryArticle})
	if err != nil {
		return nil, 0, err
	}
	var topics []topic
	for _, stem := range unique(filing.Stems(term.Of(words))) {
		t, err := topicOf(stem, articles, count)
		if err != nil {
			return nil, 0, err
		}
		if t.weight >= leastAbout {
			topics = append(topics, t)
		}
	}
	slices.SortStableFunc(topics, func(a, b topic) int { return cmp.Compare(b.weight, a.weight) })
	for _, t := range topics[:min(len(topics), mostStems)] {
		clues, whole = append(clues, t.clues...), whole+t.weight
	}
	return clues, whole, nil
}

// topic is a word of what is asked about, with a clue for each level of how much an article
// is about it.
type topic struct {
	clues  []Clue
	weight float64
}

func topicOf(stem string, articles int, count Count) (t topic, err error) {
	documents := 0
	for _, at := range filing.AboutTerms(stem) {
		c := Clue{Term: at.Term, Weight: at.Share}
		if c.Documents, err = count(at.Term); err != nil {
			return t, err
		}
		if documents += c.Documents; c.Documents > 0 {
			t.clues = append(t.clues, c)
		}
	}
	t.weight = min(mostWeight, math.Log(float64(articles+1)/float64(documents+1)))
	for i := range t.clues {
		t.clues[i].Weight *= t.weight
	}
	return t, nil
}

// AboutWorth is what an article that is about all of a query scores, by the weights of its
// words.
func AboutWorth(weights map[string]float64) float64 {
	total := 0.0
	for _, w := range weights {
		total += min(w, mostWeight)
	}
	return aboutShare * total
}
