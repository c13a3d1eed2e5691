package bleve

import (
	"cmp"
	"container/heap"
	"context"
	"slices"

	"github.com/blevesearch/bleve/v2/search/query"
)

// candidate is a document with its score so far.
type candidate struct {
	document uint64
	score    float64
}

// few is how many documents are looked at one by one.
const few = 2000

// candidates returns the best documents that have one of the clues and pass
// narrow, which may be nil; loosely, those without any where few pass narrow.
func (r *reader) candidates(ctx context.Context, clues []clue, narrow query.Query, loosely bool, limit int) ([]candidate, error) {
	if narrow != nil {
		all, err := r.few(ctx, narrow)
		if err != nil {
			return nil, err
		}
		if all != nil {
			if err := complete(all, clues); err != nil {
				return nil, err
			}
			if loosely {
				for i := range all {
					all[i].score = max(all[i].score, 0)
				}
			}
			return best(slices.DeleteFunc(all, func(c candidate) bool { return c.score < 0 }), limit), nil
		}
	}
	found, unread, err := r.read(clues)
	if err != nil {
		return nil, err
	}
	if narrow == nil {
		found = best(found, max(few/10, limit))
	} else if found, err = r.passing(ctx, narrow, found, max(few/10, limit)); err != nil {
		return nil, err
	}
	if err := complete(found, unread); err != nil {
		return nil, err
	}
	return best(found, limit), nil
}

// few returns the documents that pass narrow, with a score below 0, where they are
// few, or else nil.
func (r *reader) few(ctx context.Context, narrow query.Query) ([]candidate, error) {
	m, err := r.matches(ctx, narrow)
	if err != nil {
		return nil, err
	}
	defer m.searcher.Close()
	out := []candidate{}
	for {
		n, ok, err := m.next()
		if err != nil || !ok {
			return out, err
		}
		if len(out) == few {
			return nil, nil
		}
		out = append(out, candidate{n, -1})
	}
}

// budget is how many postings one search may read: what takes a few milliseconds.
func budget(total int) int { return max(2000, min(total/50, 15_000)) }

// read scores the documents of the rarest clues, as many as the budget allows and
// at least one, and returns the clues that it did not read.
func (r *reader) read(clues []clue) (found []candidate, unread []clue, err error) {
	left := budget(r.total)
	scores := make(map[uint64]float64, left/2)
	for i, c := range clues {
		if left -= c.documents; left < 0 && len(scores) > 0 {
			unread = clues[i:]
			break
		}
		if err := c.each(func(n uint64) { scores[n] += c.weight }); err != nil {
			return nil, nil, err
		}
	}
	return scored(scores), unread, nil
}

// scored returns documents with their scores, in no order.
func scored(scores map[uint64]float64) []candidate {
	out := make([]candidate, 0, len(scores))
	for n, score := range scores {
		out = append(out, candidate{n, score})
	}
	return out
}

// passing returns candidates that pass narrow, the best first to be tried, until
// enough of them do.
func (r *reader) passing(ctx context.Context, narrow query.Query, found []candidate, enough int) ([]candidate, error) {
	if len(found) > few {
		first, err := r.passing(ctx, narrow, best(slices.Clone(found), few), enough)
		if err != nil || len(first) >= enough {
			return first, err
		}
	}
	m, err := r.matches(ctx, narrow)
	if err != nil {
		return nil, err
	}
	defer m.searcher.Close()
	slices.SortFunc(found, func(a, b candidate) int { return cmp.Compare(a.document, b.document) })
	var out []candidate
	for _, c := range found {
		passes, err := m.has(c.document)
		if err != nil {
			return nil, err
		}
		if passes {
			out = append(out, c)
		}
	}
	return best(out, enough), nil
}

// complete adds to each document the weights of the clues that it has. A score
// below 0 is that of a document of which no clue is known yet.
func complete(found []candidate, clues []clue) error {
	slices.SortFunc(found, func(a, b candidate) int { return cmp.Compare(a.document, b.document) })
	for _, c := range clues {
		for i := range found {
			has, err := c.has(found[i].document)
			if err != nil {
				return err
			}
			if has {
				found[i].score = max(found[i].score, 0) + c.weight
			}
		}
	}
	return nil
}

// best returns the candidates with the highest scores, best first. It changes the
// order of found.
func best(found []candidate, limit int) []candidate {
	if len(found) > limit {
		top := worstFirst(found[:limit])
		heap.Init(top)
		for _, c := range found[limit:] {
			if byScore(c, top[0]) < 0 {
				top[0] = c
				heap.Fix(top, 0)
			}
		}
		found = top
	}
	slices.SortFunc(found, byScore)
	return found
}

func byScore(a, b candidate) int {
	return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.document, b.document))
}

// worstFirst is a heap of candidates.
type worstFirst []candidate

func (h worstFirst) Len() int           { return len(h) }
func (h worstFirst) Less(i, j int) bool { return byScore(h[i], h[j]) > 0 }
func (h worstFirst) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h worstFirst) Push(any)           {}
func (h worstFirst) Pop() any           { return nil }
