package index

import (
	"context"

	"onrecord/corpus"
)

// Engine searches documents. An implementation is held to the conformance
// suite of package enginetest, and its methods may be called from several
// goroutines.
type Engine interface {
	// Apply makes the changes in one step: after it the engine holds, of each
	// article named, the documents given and no others, and Reached returns at.
	// Whatever happens to the process, all of it is there or none.
	Apply(ctx context.Context, changes []Change, at corpus.Position) error
	// Reached returns the position in the archive up to which everything has been
	// applied; zero for an empty engine.
	Reached(ctx context.Context) (corpus.Position, error)
	// Search returns the passages that answer a query, best first. A query
	// without words or phrase returns the newest, or the oldest.
	Search(ctx context.Context, q Query) (Result, error)
	// Facets counts all passages that answer a query, by each field in turn, not only those that
	// Search would return.
	Facets(ctx context.Context, q Query, fields ...Field) ([]Facet, error)
	// People returns the names that people who speak are printed with, whose surname, folded,
	// begins in one of some ways, and which like accepts; and the number of passages of each,
	// in no order. Of no beginning it is any surname.
	People(ctx context.Context, begins []string, like func(name string) bool) ([]FacetValue, error)
	// Count returns how many documents the engine holds of an article, of
	// whatever revision, or with an empty id of all.
	Count(ctx context.Context, article corpus.ArticleID) (int, error)
	Close() error
}

// Change replaces what an engine holds of one article.
type Change struct {
	Article corpus.ArticleID
	// Revision is that of the documents. Two changes of the same revision of an
	// article have the same number of documents, or one has none, or is Edited.
	Revision  int
	Edited    bool       // editors have changed what there is to find in it
	Documents []Document // empty takes the article out
}
