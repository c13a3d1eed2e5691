package command_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"
)

// times is how often something is done; the variable sets it.
func times(t *testing.T, variable string, by int) int {
	t.Helper()
	text, set := os.LookupEnv(variable)
	if !set {
		return by
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// While twenty articles a second come in, and some are corrected and withdrawn, backups are
// made: each is restored to an archive that is whole, and has all that had come in before.
func TestABackupUnderManyWritesIsWhole(t *testing.T) {
	t.Parallel()
	n, api := withAPI(t, "ONRECORD_API_PER_MINUTE=100000")
	var written atomic.Int64
	write := func(i int) {
		body := fmt.Sprintf(`{"articles":[{"id":"buoy-%d","published":"2026-03-01","text":"“Buoy %d is adrift, and nobody has the keys of the launch,” said Tomas Fenn, the warden."}]}`, i, i)
		if status, content := api.send(t, "POST", "/v1/add", writeToken, []byte(body)); status != 200 {
			t.Errorf("add: %d %s", status, content)
			return
		}
		switch i % 10 {
		case 3:
			api.send(t, "POST", "/v1/withdraw", writeToken, fmt.Appendf(nil, `{"article":"buoy-%d"}`, i))
		case 7:
			api.send(t, "POST", "/v1/correct", writeToken, fmt.Appendf(nil, `{"article":"buoy-%d","words":"adrift","stance":"denied","reason":"he denied it"}`, i))
		}
		written.Add(1)
	}
	done, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		tick := time.NewTicker(time.Second / 20)
		defer tick.Stop()
		var writing errgroup.Group
		defer writing.Wait()
		writing.SetLimit(20) // what a busy machine does not do in a second does not pile up
		for i := 0; ; i++ {
			select {
			case <-tick.C:
				writing.Go(func() error { write(i); return nil }) // each waits until what it put in is found
			case <-done:
				return
			}
		}
	}()
	dir := t.TempDir()
	for i := range times(t, "ONRECORD_BACKUPS", 2) {
		before := written.Load()
		file := filepath.Join(dir, fmt.Sprintf("backup-%d.zip", i))
		n.must(t, "backup", file)
		restored := filepath.Join(dir, fmt.Sprintf("restored-%d", i))
		n.must(t, "restore", "--data", restored, file)
		if out := n.must(t, "verify", "--data", restored); !strings.Contains(out, "whole") {
			t.Errorf("verify: %s", out)
		}
		if has := int64(strings.Count(n.must(t, "list", "--json", "--data", restored), `"id":"buoy-`)); has < before {
			t.Errorf("%d articles were there before the backup, and %d are in it", before, has)
		}
		if err := os.RemoveAll(restored); err != nil {
			t.Fatal(err)
		}
	}
	close(done)
	<-ended
	n.must(t, "verify")
	t.Logf("%d articles came in meanwhile", written.Load())
}
