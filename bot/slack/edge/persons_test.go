package edge

import (
	"fmt"
	"testing"
	"time"
)

func TestAPersonHasSoManyQuestionsAMinute(t *testing.T) {
	t.Parallel()
	p := newPersons(6)
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	asked := func(person string, times int) (answered, told int) {
		for range times {
			ok, first := p.ask(person, now)
			if ok {
				answered++
			}
			if first {
				told++
			}
		}
		return answered, told
	}
	for _, step := range []struct {
		name           string
		later          time.Duration
		person         string
		times          int
		answered, told int
	}{
		{"all at once", 0, "ana", 20, 6, 1},
		{"another person has their own", 0, "bo", 5, 5, 0},
		{"there is no more yet", 5 * time.Second, "ana", 3, 0, 0},
		{"one comes back every ten seconds", 15 * time.Second, "ana", 5, 2, 1},
		{"after a minute there are all again", 2 * time.Minute, "ana", 20, 6, 1},
	} {
		now = now.Add(step.later)
		if answered, told := asked(step.person, step.times); answered != step.answered || told != step.told {
			t.Errorf("%s: %d of %d answered, told %d times; want %d and %d", step.name, answered, step.times, told, step.answered, step.told)
		}
	}
}

func TestWhoAskedLongAgoIsForgotten(t *testing.T) {
	t.Parallel()
	p := newPersons(0)
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	for i := range 2 * mostPersons {
		p.ask(fmt.Sprint(i), now)
		now = now.Add(time.Second)
	}
	if len(p.all) > mostPersons {
		t.Errorf("%d people are remembered", len(p.all))
	}
}
