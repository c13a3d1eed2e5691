package edge

import (
	"sync"
	"time"
)

// persons bound what each person may ask, so that one who holds a key down, or a script
// in their name, does not keep the others waiting.
type persons struct {
	most int // at once, and in a minute

	mu  sync.Mutex
	all map[string]*allowance
}

// allowance is what a person has left to ask: it fills up with time.
type allowance struct {
	left float64
	at   time.Time
	told bool // that it was used up
}

// perMinute is what a person may ask in a minute where the options do not say.
const perMinute = 120

// mostPersons is of how many it is remembered what they have left; the rest have all.
const mostPersons = 10_000

func newPersons(most int) *persons {
	if most <= 0 {
		most = perMinute
	}
	return &persons{most: most, all: map[string]*allowance{}}
}

// ask takes one question of a person off what they have left. ok is false where nothing
// is, and first is true once until something is again.
func (p *persons) ask(person string, now time.Time) (ok, first bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	a := p.all[person]
	if a == nil {
		p.makeRoom(now)
		a = &allowance{left: float64(p.most), at: now}
		p.all[person] = a
	}
	a.left = min(float64(p.most), a.left+now.Sub(a.at).Minutes()*float64(p.most))
	a.at = now
	if a.left < 1 {
		first = !a.told
		a.told = true
		return false, first
	}
	a.left--
	a.told = false
	return true, false
}

// makeRoom forgets those who have asked nothing for a minute, and have all again.
func (p *persons) makeRoom(now time.Time) {
	if len(p.all) < mostPersons {
		return
	}
	for person, a := range p.all {
		if now.Sub(a.at) >= time.Minute {
			delete(p.all, person)
		}
	}
}
