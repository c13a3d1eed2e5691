package edge

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"testing/synctest"
	"time"
)

func TestAChannelGetsOneMessageASecond(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		p := newPacer(time.Second, nil)
		began := time.Now()
		posted := make(chan time.Duration, 3)
		for range 3 {
			go p.do(t.Context(), "C1", func() error {
				posted <- time.Since(began)
				return nil
			})
		}
		for i := range 3 {
			if at := <-posted; at != time.Duration(i)*time.Second {
				t.Errorf("message %d went after %v", i, at)
			}
		}
	})
}

func TestALimitedChannelHoldsUpNoOther(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		p := newPacer(time.Second, nil)
		began := time.Now()
		go p.do(t.Context(), "C1", func() error {
			time.Sleep(30 * time.Second) // as if Slack had said so
			return nil
		})
		synctest.Wait()
		if err := p.do(t.Context(), "C2", func() error { return nil }); err != nil || time.Since(began) != 0 {
			t.Errorf("the other channel waited %v: %v", time.Since(began), err)
		}
		if err := p.do(t.Context(), "C1", func() error { return nil }); err != nil || time.Since(began) != 31*time.Second {
			t.Errorf("the channel itself waited %v: %v", time.Since(began), err)
		}
	})
}

func TestAMessageWhoseTimeIsUpIsNotPosted(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		p := newPacer(time.Minute, nil)
		post := func() error { return nil }
		if err := p.do(t.Context(), "C1", post); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		err := p.do(ctx, "C1", func() error { t.Error("posted"); return nil })
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("error %v", err)
		}
	})
}

func TestIdleChannelsAreForgotten(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		p := newPacer(time.Second, nil)
		for i := range 3 * lanesKept {
			if err := p.do(t.Context(), fmt.Sprint("C", i), func() error { return nil }); err != nil {
				t.Fatal(err)
			}
			time.Sleep(time.Second)
		}
		if n := len(p.lanes); n > lanesKept+2 {
			t.Errorf("%d channels are remembered", n)
		}
	})
}
