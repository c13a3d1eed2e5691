package document

// Arena hands out short slices cut from long ones: an article's names, words
// and spans are many and small, and asking for memory is what they would cost.
type Arena[T any] struct{ free []T }

// arenaSize is how many elements an arena asks for at a time.
const arenaSize = 64

// Take returns an empty slice with room for n elements. One that outgrows it
// moves elsewhere by itself.
func (a *Arena[T]) Take(n int) []T {
	if cap(a.free)-len(a.free) < n {
		a.free = make([]T, 0, max(n, arenaSize))
	}
	from := len(a.free)
	a.free = a.free[:from+n]
	return a.free[from:from:len(a.free)]
}
