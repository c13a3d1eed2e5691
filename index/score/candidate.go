package score

import (
	"cmp"
	"container/heap"
	"slices"
)

// Candidate is a document, by the number that an engine has for it, with its score so far.
type Candidate struct {
	Document uint64
	Score    float64
}

// Best returns the candidates with the highest scores, best first. It changes the
// order of found.
func Best(found []Candidate, limit int) []Candidate {
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

func byScore(a, b Candidate) int {
	return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Document, b.Document))
}

// worstFirst is a heap of candidates.
type worstFirst []Candidate

func (h worstFirst) Len() int           { return len(h) }
func (h worstFirst) Less(i, j int) bool { return byScore(h[i], h[j]) > 0 }
func (h worstFirst) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h worstFirst) Push(any)           {}
func (h worstFirst) Pop() any           { return nil }
