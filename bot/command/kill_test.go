package command_test

import (
	"fmt"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A thousand articles, put in by a command that is killed again and again: each
// is there once in the end, in the archive and in the index.
func TestAKillLosesNothingAndDoublesNothing(t *testing.T) {
	t.Parallel()
	const articles = 1000
	kills := times(t, "ONRECORD_KILLS", 5)
	var export strings.Builder
	for i := range articles {
		fmt.Fprintf(&export, `{"id":"a%d","text":"“We counted %d boats on day %d,” said Ada Quill, the harbour master.\n\nThe wind was from the west, she said."}`+"\n", i, i*7, i)
	}
	file := writeFile(t, filepath.Join(t.TempDir(), "export.jsonl"), export.String())
	data := filepath.Join(t.TempDir(), "data")
	killed := 0
	for range kills {
		add := exec.Command(program, "add", "--data", data, file)
		add.Env = withoutSettings()
		if err := add.Start(); err != nil {
			t.Fatal(err)
		}
		// At any moment of its work: the start, the archive, the index.
		kill := time.AfterFunc(time.Duration(20+rand.IntN(600))*time.Millisecond, func() { add.Process.Kill() })
		if add.Wait() != nil {
			killed++
		}
		kill.Stop()
	}
	t.Logf("killed %d times", killed)
	for _, args := range [][]string{{"add", "--data", data, file}, {"verify", "--data", data}} {
		c := exec.Command(program, args...)
		c.Env = withoutSettings()
		out, err := c.CombinedOutput()
		if err != nil {
			t.Fatalf("onrecord %s: %v\n%s", args[0], err, out)
		}
		if args[0] == "verify" && !strings.Contains(string(out), "whole: 1,000 articles, ") {
			t.Errorf("verify: %s", out)
		}
	}
}
