package coverage

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"testing"
	"time"

	"onrecord/corpus"
)

// paper is the calendar of an invented outlet over some years: so many articles a day,
// fewer at weekends, more or less by the season, and a burst now and then.
func paper(name string, random *rand.Rand, perDay float64, years int, week [7]float64) map[corpus.Day]int {
	days := make(map[corpus.Day]int)
	burst := 1.0
	for i := range years * 365 {
		day := time.Date(2013, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, i)
		season := 1 + 0.2*math.Sin(float64(i)/365*2*math.Pi)
		if burst = 1 + (burst-1)*0.8; random.Float64() < 0.01 {
			burst = 1.8
		}
		if n := poisson(random, perDay*week[day.Weekday()]*season*burst); n > 0 {
			days[corpus.DayOf(day)] = n
		}
	}
	return days
}

func poisson(random *rand.Rand, mean float64) int {
	limit, n := math.Exp(-mean), 0
	for p := random.Float64(); p > limit; p *= random.Float64() {
		n++
	}
	return n
}

func countsOf(name string, days map[corpus.Day]int) (out []corpus.DayCount) {
	for d := corpus.Day("2010-01-01"); d < "2030"; d = d.Add(1) {
		if n := days[d]; n > 0 {
			out = append(out, corpus.DayCount{Name: name, Day: d, Articles: n})
		}
	}
	return out
}

// taken takes runs of days out of a calendar, none near another, and returns them.
func taken(random *rand.Rand, days map[corpus.Day]int, first corpus.Day, span, runs int) (out []Hole) {
	for i := range runs {
		length := 3 + random.IntN(58)
		start := i*span/runs + 70 + random.IntN(max(1, span/runs-length-140))
		h := Hole{From: first.Add(start), To: first.Add(start + length - 1)}
		for d := h.From; d <= h.To; d = d.Add(1) {
			delete(days, d)
		}
		out = append(out, h)
	}
	return out
}

// found counts the runs that are named as holes with borders at most a day off, and the
// holes that are none of them.
func found(taken, named []Hole) (right, wrong int) {
	for _, n := range named {
		none := true
		for _, h := range taken {
			if n.From <= h.To && n.To >= h.From {
				none = false
			}
			if abs(h.From.DaysTo(n.From)) <= 1 && abs(h.To.DaysTo(n.To)) <= 1 {
				right++
			}
		}
		if none {
			wrong++
		}
	}
	return right, wrong
}

func abs(n int) int { return max(n, -n) }

func TestRunsTakenOutAreFound(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 11))
	right, wrong, all, years := 0, 0, 0, 0
	for _, p := range []struct {
		perDay float64
		week   [7]float64
	}{
		{40, [7]float64{0.6, 1.1, 1.1, 1.2, 1.1, 1.1, 0.8}},
		{12, [7]float64{0.5, 1.2, 1.2, 1.2, 1.2, 1.2, 0.5}},
		{6, [7]float64{0.7, 1.1, 1.1, 1.1, 1.1, 1.1, 0.8}},
	} {
		days := paper("Herald", random, p.perDay, 8, p.week)
		holes := taken(random, days, "2013-01-01", 8*365, 10)
		c := calendarOf(countsOf("Herald", days), "2026-01-01")
		r, w := found(holes, c.Outlets[0].Holes)
		t.Logf("%v a day: %d of %d, %d wrong", p.perDay, r, len(holes), w)
		right, wrong, all, years = right+r, wrong+w, all+len(holes), years+8
	}
	if right < 28 || wrong > years {
		t.Errorf("%d of %d runs are found, and %d holes are none, in %d years of outlets", right, all, wrong, years)
	}
}

func TestAnOutletThatEndsOrPrintsLessHasNoHole(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	week := [7]float64{1, 1, 1, 1, 1, 1, 1}
	days := paper("Herald", random, 8, 4, week)
	for _, d := range slices.Sorted(maps.Keys(days)) {
		if d >= "2015-01-01" {
			if days[d] = poisson(random, 2); days[d] == 0 {
				delete(days, d)
			}
		}
	}
	if holes := calendarOf(countsOf("Herald", days), "2026-01-01").Outlets[0].Holes; len(holes) > 0 {
		t.Errorf("an outlet that prints less from a day on has holes: %+v", holes)
	}
}

// TestHolesOfALibrary takes runs out of the articles in the JSONL file of ONRECORD_DATES.
func TestHolesOfALibrary(t *testing.T) {
	path := os.Getenv("ONRECORD_DATES")
	if path == "" {
		t.Skip("ONRECORD_DATES names no file of articles")
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	outlets, whole := make(map[string]map[corpus.Day]int), make(map[corpus.Day]int)
	for lines := bufio.NewReader(z); ; {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			break
		}
		var a struct{ Outlet, Published string }
		if err := json.Unmarshal(line, &a); err != nil || len(a.Published) < 10 || a.Published < "2012" {
			continue
		}
		day := corpus.Day(a.Published[:10])
		if outlets[a.Outlet] == nil {
			outlets[a.Outlet] = make(map[corpus.Day]int)
		}
		outlets[a.Outlet][day]++
		whole[day]++
	}
	for name, days := range outlets {
		c := calendarOf(countsOf(name, days), "2026-01-01")
		if o := c.Outlets[0]; o.Articles > 700 {
			t.Logf("%s: %d articles, %d holes as it is: %v", name, o.Articles, len(o.Holes), o.Holes)
		}
	}
	c := calendarOf(countsOf("all", whole), "2026-01-01")
	t.Logf("all: %d articles, holes as it is: %v", c.Whole.Articles, c.Whole.Holes)
	random := rand.New(rand.NewPCG(3, 5))
	right, all, wrong := 0, 0, 0
	for range 10 {
		days := make(map[corpus.Day]int)
		for d, n := range whole {
			days[d] = n
		}
		holes := taken(random, days, "2014-06-01", 5*365+180, 10)
		r, w := found(holes, calendarOf(countsOf("all", days), "2026-01-01").Whole.Holes)
		right, all, wrong = right+r, all+len(holes), wrong+w
	}
	t.Logf("%d of %d runs of the whole are found, %d wrong in 10 times 8 years", right, all, wrong)
}
