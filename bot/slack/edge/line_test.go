package edge

import (
	"context"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

func TestWhoWaitsLongIsToldOnceWhichNumberTheyAre(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		l := newLine(Options{Workers: 8}.withDefaults())
		var mu sync.Mutex
		told := make(map[int]string)
		var places []*place
		for i := range 40 {
			places = append(places, l.join(t.Context(), "C1", func(_ context.Context, p *place) {
				mu.Lock()
				defer mu.Unlock()
				told[i] = notice(p.prospect()).Fallback
			}))
			synctest.Wait()
		}
		for _, p := range places {
			p.answer(10 * time.Millisecond)
		}
		for _, p := range places[:3] {
			time.Sleep(600 * time.Millisecond)
			p.leave()
		}
		mu.Lock()
		if len(told) > 0 {
			t.Errorf("told before they waited long: %v", told)
		}
		mu.Unlock()
		time.Sleep(time.Minute)
		for _, p := range places[3:] {
			p.leave()
		}
		if len(told) != 37 {
			t.Errorf("%d were told, want the 37 that waited", len(told))
		}
		for i, want := range map[int]string{
			3:  "This takes longer than usual. The answer comes here.",
			4:  "Many questions at once: yours is number 2, the answer comes here in a few seconds.",
			39: "Many questions at once: yours is number 37, the answer comes here in about half a minute.",
		} {
			if told[i] != want {
				t.Errorf("question %d was told %q, want %q", i+1, told[i], want)
			}
		}
	})
}

func TestTheWaitForAWorkerIsToldByHowLongAnswersTake(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		l := newLine(Options{Workers: 2}.withDefaults())
		l.took = 4 * time.Second
		var last *place
		for range 41 {
			last = l.join(t.Context(), "", func(context.Context, *place) {})
		}
		if number, wait := last.prospect(); number != 41 || wait != 80*time.Second {
			t.Errorf("number %d, in %v", number, wait)
		}
		if text := notice(last.prospect()).Fallback; !strings.Contains(text, "in about a minute") {
			t.Errorf("told %q", text)
		}
		if text := notice(100, 10*time.Minute).Fallback; !strings.Contains(text, "in about 10 minutes") {
			t.Errorf("told %q", text)
		}
		for p := range l.waiting {
			p.leave()
		}
	})
}

func TestANoticeThatIsBeingSaidEndsWithTheWait(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		l := newLine(Options{Workers: 2}.withDefaults())
		saying := make(chan struct{})
		p := l.join(t.Context(), "", func(ctx context.Context, _ *place) {
			close(saying)
			<-ctx.Done()
		})
		<-saying
		p.leave() // and not before the notice has ended
		if waited := l.waiting[p]; waited {
			t.Error("it is in the line still")
		}
	})
}
