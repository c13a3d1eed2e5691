package gold

// share counts how many of something are right.
type share struct{ right, of int }

func (s *share) add(right bool) {
	s.of++
	if right {
		s.right++
	}
}

func (s *share) sum(other share) {
	s.right += other.right
	s.of += other.of
}

// percent is 0 of nothing.
func (s share) percent() float64 {
	if s.of == 0 {
		return 0
	}
	return 100 * float64(s.right) / float64(s.of)
}

// f1 is the harmonic mean of precision and recall, in percent.
func f1(precision, recall share) float64 {
	p, r := precision.percent(), recall.percent()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}
