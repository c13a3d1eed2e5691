package fetch

import (
	"testing"
	"time"
)

func TestAHostIsLeftAloneForADayAtMost(t *testing.T) {
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	for header, want := range map[string]time.Duration{
		"120": 2 * time.Minute, "999999999": 24 * time.Hour, "9999999999999999999999": 24 * time.Hour, "1e300": 24 * time.Hour,
		"Sun, 01 Mar 2026 13:00:00 GMT": time.Hour, "Fri, 01 Mar 2126 12:00:00 GMT": 24 * time.Hour, "": 0, "soon": 0,
	} {
		if got := retryAfter(header, now); got != want {
			t.Errorf("%q: %v, want %v", header, got, want)
		}
	}
}
