package command_test

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strconv"
	"testing"
	"time"
)

func quantile(sorted []time.Duration, q float64) time.Duration {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[int(q*float64(len(sorted)-1))].Round(time.Millisecond)
}

func figures(waits []time.Duration) string {
	return fmt.Sprintf("%d answers, median %v, 90 %% %v, 99 %% %v, longest %v",
		len(waits), quantile(waits, 0.5), quantile(waits, 0.9), quantile(waits, 0.99), quantile(waits, 1))
}

// memory is what serve takes.
type memory struct {
	process *os.Process
	log     *logbook
}

var (
	resident = regexp.MustCompile(`VmRSS:\s+(\d+) kB`)
	live     = regexp.MustCompile(`gc \d+ @.*, \d+->\d+->(\d+) MB`)
)

// String tells the resident memory and the open files, where the system does, and the heap
// in use after the last collection.
func (m memory) String() string {
	heap, rss := "?", "?"
	if found := live.FindAllStringSubmatch(m.log.String(), -1); found != nil {
		heap = found[len(found)-1][1]
	}
	if status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", m.process.Pid)); err == nil {
		if found := resident.FindSubmatch(status); found != nil {
			kb, _ := strconv.Atoi(string(found[1]))
			rss = strconv.Itoa(kb / 1024)
		}
	}
	open := "?"
	if files, err := os.ReadDir(fmt.Sprintf("/proc/%d/fd", m.process.Pid)); err == nil {
		open = strconv.Itoa(len(files))
	}
	return fmt.Sprintf("heap %s MB, resident %s MB, %s files open", heap, rss, open)
}

// reportAcks tells how soon deliveries were acknowledged. Where load was asked for, it fails the
// test for one that took too long: a machine that does other work, too, may take its time.
func (c *crowd) reportAcks(t *testing.T) {
	t.Helper()
	var took []time.Duration
	broken, notices := 0, 0
	_, asked := os.LookupEnv("ONRECORD_LOAD")
	for _, ack := range c.App.Acks() {
		switch {
		case asked && ack.Took >= 3*time.Second:
			t.Errorf("not acknowledged in time: %+v", ack)
		case ack.Missed:
			broken++ // the connection broke, and it came again
		default:
			took = append(took, ack.Took)
		}
	}
	slices.Sort(took)
	calls, limited := 0, 0
	for _, call := range c.Limits.Calls() {
		calls++
		if call.Error == "ratelimited" {
			limited++
		}
	}
	for _, channel := range c.channels {
		for _, m := range c.Messages.Replies(channel) {
			if m.Ephemeral() {
				notices++
			}
		}
	}
	_, opened := c.App.Connections()
	t.Logf("acknowledged: %d, median %v, 99 %% %v, longest %v; %d deliveries broke; %d connections; %d calls, %d of them limited; %d notices to askers",
		len(took), quantile(took, 0.5), quantile(took, 0.99), quantile(took, 1), broken, opened, calls, limited, notices)
}
