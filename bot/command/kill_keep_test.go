package command_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// keeping is a newsroom with some articles, to be looked after.
func keeping(t *testing.T, articles int) *newsroom {
	t.Helper()
	n := newNewsroom(t)
	var export strings.Builder
	for i := range articles {
		fmt.Fprintf(&export, `{"id":"a%d","published":"2026-03-01","text":"“We counted %d boats on day %d,” said Ada Quill, the harbour master.\n\nThe wind was from the west, said Tomas Fenn."}`+"\n", i, i*7, i)
	}
	n.beginWith(t, export.String())
	return n
}

// killed runs a command and kills it at any moment of its work. done is true where it was
// done before.
func (n *newsroom) killed(t *testing.T, lasts time.Duration, args ...string) (done bool) {
	t.Helper()
	c := exec.Command(program, args...)
	c.Env = n.env
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	kill := time.AfterFunc(time.Duration(rand.Int64N(int64(lasts))), func() { c.Process.Kill() })
	defer kill.Stop()
	return c.Wait() == nil
}

// lasts is how long a command takes that is not killed.
func (n *newsroom) lasts(t *testing.T, args ...string) time.Duration {
	t.Helper()
	began := time.Now()
	n.must(t, args...)
	return time.Since(began) + 20*time.Millisecond
}

func TestAKilledReindexLeavesTheIndexWhole(t *testing.T) {
	t.Parallel()
	n := keeping(t, 60)
	lasts := n.lasts(t, "reindex")
	for range kills(t) {
		n.killed(t, lasts, "reindex")
		n.must(t, "verify")
	}
}

func TestAKilledBackupIsNone(t *testing.T) {
	t.Parallel()
	n, dir := keeping(t, 60), t.TempDir()
	lasts := n.lasts(t, "backup", filepath.Join(dir, "first.zip"))
	whole := 0
	for i := range kills(t) {
		file := filepath.Join(dir, fmt.Sprintf("backup-%d.zip", i))
		n.killed(t, lasts, "backup", file)
		if found, err := filepath.Glob(file); err != nil || len(found) == 0 {
			continue
		}
		whole++
		restored := filepath.Join(dir, fmt.Sprintf("restored-%d", i))
		n.must(t, "restore", "--data", restored, file)
		n.must(t, "verify", "--data", restored)
	}
	n.must(t, "verify")
	t.Logf("%d backups were done before their kill, and are whole", whole)
}

// A restore that is killed is run again, and nothing of the archive that was there is lost:
// it is in its place, or set aside.
func TestAKilledRestoreIsRunAgain(t *testing.T) {
	t.Parallel()
	n, dir := keeping(t, 60), t.TempDir()
	file := filepath.Join(dir, "backup.zip")
	n.must(t, "backup", file)
	lasts := n.lasts(t, "restore", "--data", filepath.Join(dir, "first"), file)
	for i := range kills(t) {
		data := filepath.Join(dir, fmt.Sprint("data", i))
		n.must(t, "add", "--data", data, written(t, dir, fmt.Sprintf("own-%d.txt", i), "“The tide tables are wrong,” said Ada Quill, the pilot."))
		n.killed(t, lasts, "restore", "--replace", "--data", data, file)
		if out, errs, err := n.do(t, "restore", "--replace", "--data", data, file); err != nil {
			t.Fatalf("again: %v\n%s%s", err, out, errs)
		}
		if out := n.must(t, "verify", "--data", data); !strings.Contains(out, "whole: 60 articles") {
			t.Errorf("verify: %s", out)
		}
		aside, err := filepath.Glob(filepath.Join(data, "replaced-*", "archive.db*"))
		if err != nil || !slices.ContainsFunc(aside, func(file string) bool {
			content, err := os.ReadFile(file)
			return err == nil && strings.Contains(string(content), "The tide tables are wrong")
		}) {
			t.Errorf("the archive that was there is lost: %v, %v", aside, err)
		}
	}
}

// Each correction that a kill cut off is made again: in the end each is there once.
func TestAKilledCorrectionIsThereOnce(t *testing.T) {
	t.Parallel()
	rounds := kills(t)
	n := keeping(t, rounds+1)
	correct := func(i int) []string {
		return []string{"correct", fmt.Sprintf("a%d", i), "We counted", "--speaker", "Jon Berg", "--reason", "the interview was his"}
	}
	lasts := n.lasts(t, correct(0)...)
	for i := 1; i <= rounds; i++ {
		n.killed(t, lasts, correct(i)...)
		if _, errs, err := n.do(t, correct(i)...); err != nil && !strings.Contains(errs, "the quote is read so already") {
			t.Errorf("again: %v, %s", err, errs)
		}
	}
	n.must(t, "verify")
	list := n.must(t, "correct", "list", "--json")
	for i := range rounds + 1 {
		if made := strings.Count(list, fmt.Sprintf(`"article":"a%d"`, i)); made != 1 {
			t.Errorf("a%d was put right %d times", i, made)
		}
	}
}
