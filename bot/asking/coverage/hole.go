package coverage

import (
	"math"
	"time"
)

// A hole is a run of days with far fewer articles than the outlet usually has on such
// weekdays. How far is told by the likelihood ratio of two rates (Poisson): the usual one,
// and a tenth of it. Runs are those whose ratio is largest (maximal scoring segments), and
// a hole has a ratio of at least enough. What is usual is first taken from half a year around
// a day and then, for a run that may be a hole, from the eight weeks on the side of it that
// has less: where an outlet prints less from then on, that is no hole.
const (
	remains = 0.1 // of the usual rate, in a hole
	enough  = 7.5 // of the logarithm of the ratio: e^7.5 is one day in five years

	around     = 26 * 7 // days looked at on each side for what is usual
	beside     = 8 * 7  // days looked at beside a run
	fewestDays = 21     // of these there have to be

	fewestArticles = 30  // of an outlet that has a usual
	printsOn       = 0.2 // the share of the average from which a weekday is one on which it prints
)

// run is a stretch of days of a series: from the first to before the last.
type run struct{ first, end int }

// series is how many articles there are on each day, the first of them on a weekday.
type series struct {
	counts []int
	first  time.Weekday
	shape  [7]float64 // of a week: the share of each day, 1 on average
	gone   []bool     // days of runs that may be holes
}

func (s *series) weekday(i int) int { return (int(s.first) + i) % 7 }

// holes returns the runs that are holes, in order. The last may reach the end.
func (s *series) holes() []run {
	total := 0
	for _, n := range s.counts {
		total += n
	}
	if total < fewestArticles {
		return nil
	}
	s.gone = make([]bool, len(s.counts))
	// Each round takes what is usual without the days of the runs found before.
	var found []run
	for range 3 {
		s.learnShape()
		found = s.runs(0, len(s.counts), s.usual())
		clear(s.gone)
		for _, r := range found {
			for i := r.first; i < r.end; i++ {
				s.gone[i] = true
			}
		}
	}
	var out []run
	end := s.lastPrinted()
	for _, r := range found {
		if r.first < end {
			out = append(out, s.judge(run{r.first, min(r.end, end)})...)
		}
	}
	return append(out, s.silence(end)...)
}

// lastPrinted is the day after the last with an article.
func (s *series) lastPrinted() int {
	end := len(s.counts)
	for end > 0 && s.counts[end-1] == 0 {
		end--
	}
	return end
}

// silence returns the days after the last article, where these are enough to be a hole.
func (s *series) silence(end int) []run {
	level, ok := s.beside(end-1, -1)
	expected := 0.0
	for i := end; i < len(s.counts); i++ {
		expected += level * s.shape[s.weekday(i)]
	}
	if !ok || ratio(0, expected) < enough {
		return nil
	}
	return []run{s.trim(run{end, len(s.counts)})}
}

// learnShape learns how the articles of a week are spread over its days.
func (s *series) learnShape() {
	var articles, days [7]float64
	all, n := 0.0, 0.0
	for i, c := range s.counts {
		if s.gone[i] {
			continue
		}
		articles[s.weekday(i)] += float64(c)
		days[s.weekday(i)]++
		all, n = all+float64(c), n+1
	}
	for d := range s.shape {
		s.shape[d] = 1
		if all > 0 && days[d] > 0 {
			s.shape[d] = articles[d] / days[d] / (all / n)
		}
	}
}

// usual returns what is usual on each day, by what is around it.
func (s *series) usual() []float64 {
	level := make([]float64, len(s.counts))
	articles, weight := 0.0, 0.0
	add := func(i int, sign float64) {
		if i >= 0 && i < len(s.counts) && !s.gone[i] {
			articles += sign * float64(s.counts[i])
			weight += sign * s.shape[s.weekday(i)]
		}
	}
	for i := range min(around, len(s.counts)) {
		add(i, 1)
	}
	for i := range s.counts {
		add(i+around, 1)
		add(i-around-1, -1)
		if weight > 0 {
			level[i] = articles / weight * s.shape[s.weekday(i)]
		}
	}
	return level
}

// runs returns the maximal runs between two days whose ratio is enough (Ruzzo and Tompa,
// 1999, in its simple form: the ratio starts anew where it falls below nothing).
func (s *series) runs(first, end int, usual []float64) []run {
	var out []run
	sum, best := 0.0, 0.0
	at := run{first, first}
	closeRun := func() {
		if best >= enough {
			out = append(out, s.trim(at))
		}
	}
	for i := first; i < end; i++ {
		score := ratio(s.counts[i], usual[i-first])
		if sum <= 0 {
			closeRun()
			sum, best, at = 0, 0, run{i, i}
		}
		if sum += score; sum > best {
			best, at.end = sum, i+1
		} else if sum < best-enough {
			closeRun()
			sum, best, at = 0, 0, run{i + 1, i + 1}
		}
	}
	closeRun()
	return out
}

// ratio is the logarithm of how much likelier a count is in a hole.
func ratio(count int, usual float64) float64 {
	return (1-remains)*usual + float64(count)*math.Log(remains)
}

// trim takes days off the ends of a run on which the outlet does not print anyway.
func (s *series) trim(r run) run {
	for r.first < r.end && s.shape[s.weekday(r.first)] < printsOn {
		r.first++
	}
	for r.first < r.end && s.shape[s.weekday(r.end-1)] < printsOn {
		r.end--
	}
	return r
}

// judge returns what of a run is a hole, by what is usual beside it.
func (s *series) judge(r run) []run {
	left, ok := s.beside(r.first-1, -1)
	right, both := s.beside(r.end, 1)
	if !ok || !both {
		return nil // it begins or ends here
	}
	left = min(left, right)
	usual := make([]float64, r.end-r.first)
	for i := range usual {
		usual[i] = left * s.shape[s.weekday(r.first+i)]
	}
	return s.runs(r.first, r.end, usual)
}

// beside is the usual rate from a day on, in one direction; ok is false where there are
// too few days to tell.
func (s *series) beside(from, step int) (level float64, ok bool) {
	articles, weight, days := 0.0, 0.0, 0
	for i := from; i >= 0 && i < len(s.counts) && days < beside; i += step {
		if s.gone[i] {
			continue
		}
		articles += float64(s.counts[i])
		weight += s.shape[s.weekday(i)]
		days++
	}
	if days < fewestDays || weight == 0 {
		return 0, false
	}
	return articles / weight, true
}
