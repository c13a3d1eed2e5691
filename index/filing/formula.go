package filing

import "context"

// Formula is what a passage must have: a [Term], [All] of some or [Any] of some.
type Formula interface{ formula() }

// Term is a term in a field.
type Term struct {
	Field Field
	Term  string
}

// All is every one of some formulas; an empty one holds of no passage.
type All []Formula

// Any is at least one of some formulas; an empty one holds of no passage.
type Any []Formula

func (Term) formula() {}
func (All) formula()  {}
func (Any) formula()  {}

// Narrowing is what every hit of a query must have, all of it, and what none may have,
// any of it.
type Narrowing struct{ Must, Not []Formula }

// Everything reports whether all passages pass.
func (n Narrowing) Everything() bool { return len(n.Must)+len(n.Not) == 0 }

// Counted is a term and the number of passages that have it.
type Counted struct {
	Term  string
	Count int
}

// Dictionary tells which terms there are. A term that no passage has any more is none.
type Dictionary interface {
	// Count returns how many passages have a term.
	Count(ctx context.Context, t Term) (int, error)
	// From returns the terms of a field that begin with prefix and are wanted, in
	// alphabetical order; none where most begin so or more, unless most is zero.
	From(ctx context.Context, f Field, prefix string, most int, wanted func(term string) bool) ([]Counted, error)
	// Slips returns the terms of a field that begin as word does, with the same letter, and
	// differ from it by so many letters at most.
	Slips(ctx context.Context, f Field, word string, letters int) ([]Slip, error)
	// Articles returns the ids of the articles of the passages for which a formula holds,
	// each once; it looks at no more passages than most.
	Articles(ctx context.Context, f Formula, most int) ([]string, error)
}

// Slip is a term that is like another, and by how many letters they differ.
type Slip struct {
	Counted
	Letters int
}

// each are some terms of a field.
func each(f Field, values []string) []Formula {
	out := make([]Formula, len(values))
	for i, v := range values {
		out[i] = Term{f, v}
	}
	return out
}
