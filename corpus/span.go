package corpus

// Span is a half-open range of bytes of a body.
type Span struct {
	Start, End int
}

// Of returns the bytes of the body that the span covers.
func (s Span) Of(body string) string { return body[s.Start:s.End] }

// Len is the number of bytes covered.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether other lies inside s.
func (s Span) Contains(other Span) bool { return s.Start <= other.Start && other.End <= s.End }

// Overlaps reports whether the two have a byte in common.
func (s Span) Overlaps(other Span) bool { return s.Start < other.End && other.Start < s.End }

// Hull is the smallest span that covers all of spans, which are in order.
func Hull(spans []Span) Span {
	if len(spans) == 0 {
		return Span{}
	}
	return Span{spans[0].Start, spans[len(spans)-1].End}
}
