package bleve

import (
	"cmp"
	"context"
	"slices"

	"github.com/blevesearch/bleve/v2/search/query"

	"onrecord/index/score"
)

// candidates returns the best documents that have one of the clues and pass
// narrow, which may be nil; loosely, those without any where few pass narrow.
func (r *reader) candidates(ctx context.Context, clues []clue, narrow query.Query, loosely bool, limit int) ([]score.Candidate, error) {
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
					all[i].Score = max(all[i].Score, 0)
				}
			}
			return score.Best(slices.DeleteFunc(all, func(c score.Candidate) bool { return c.Score < 0 }), limit), nil
		}
	}
	found, unread, err := r.read(clues)
	if err != nil {
		return nil, err
	}
	if narrow == nil {
		found = score.Best(found, max(score.Completed, limit))
	} else if found, err = r.passingOf(ctx, narrow, found, max(score.Completed, limit)); err != nil {
		return nil, err
	}
	if err := complete(found, unread); err != nil {
		return nil, err
	}
	return score.Best(found, limit), nil
}

// few returns the documents that pass narrow, with a score below 0, where they are
// few, or else nil.
func (r *reader) few(ctx context.Context, narrow query.Query) ([]score.Candidate, error) {
	m, err := r.matches(ctx, narrow)
	if err != nil {
		return nil, err
	}
	defer m.searcher.Close()
	out := []score.Candidate{}
	for {
		n, ok, err := m.next()
		if err != nil || !ok {
			return out, err
		}
		if len(out) == score.Few {
			return nil, nil
		}
		out = append(out, score.Candidate{Document: n, Score: -1})
	}
}

// read scores the documents of the rarest clues, as many as the budget allows and
// at least one, and returns the clues that it did not read.
func (r *reader) read(clues []clue) (found []score.Candidate, unread []clue, err error) {
	n := score.Read(cluesOf(clues), r.total)
	left := 0
	for _, c := range clues[:n] {
		left += c.Documents
	}
	scores := make(map[uint64]float64, left/2)
	for _, c := range clues[:n] {
		if err := c.each(func(n uint64) { scores[n] += c.Weight }); err != nil {
			return nil, nil, err
		}
	}
	return scored(scores), clues[n:], nil
}

// scored returns documents with their scores, in no order.
func scored(scores map[uint64]float64) []score.Candidate {
	out := make([]score.Candidate, 0, len(scores))
	for n, s := range scores {
		out = append(out, score.Candidate{Document: n, Score: s})
	}
	return out
}

// passingOf returns candidates that pass narrow, the best first to be tried, until
// enough of them do.
func (r *reader) passingOf(ctx context.Context, narrow query.Query, found []score.Candidate, enough int) ([]score.Candidate, error) {
	if len(found) > score.Few {
		first, err := r.passingOf(ctx, narrow, score.Best(slices.Clone(found), score.Few), enough)
		if err != nil || len(first) >= enough {
			return first, err
		}
	}
	m, err := r.matches(ctx, narrow)
	if err != nil {
		return nil, err
	}
	defer m.searcher.Close()
	slices.SortFunc(found, func(a, b score.Candidate) int { return cmp.Compare(a.Document, b.Document) })
	var out []score.Candidate
	for _, c := range found {
		passes, err := m.has(c.Document)
		if err != nil {
			return nil, err
		}
		if passes {
			out = append(out, c)
		}
	}
	return score.Best(out, enough), nil
}

// complete adds to each document the weights of the clues that it has. A score
// below 0 is that of a document of which no clue is known yet.
func complete(found []score.Candidate, clues []clue) error {
	slices.SortFunc(found, func(a, b score.Candidate) int { return cmp.Compare(a.Document, b.Document) })
	for _, c := range clues {
		for i := range found {
			has, err := c.has(found[i].Document)
			if err != nil {
				return err
			}
			if has {
				found[i].Score = max(found[i].Score, 0) + c.Weight
			}
		}
	}
	return nil
}
