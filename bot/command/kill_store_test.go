package command_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onrecord/bot/slack/workspace"
	"onrecord/corpus/postgres/postgrestest"
	"onrecord/index/opensearch/clustertest"
)

// underLoad has a store end and come back again and again, while people ask and articles come
// in: each question is answered once, or its asker told, each article is there once, and the
// digest that was due is posted once.
func underLoad(t *testing.T, n *newsroom, log *logbook, channels []workspace.Channel, rounds int, end, comeBack func(round int)) {
	t.Helper()
	var asked []asking
	ask := func(questions int) {
		for range questions {
			asked = append(asked, n.put(t, len(asked), channels))
			<-time.After(time.Duration(rand.IntN(150)) * time.Millisecond)
		}
	}
	articles := 2 // the bridge, and that of the digest
	for round := range rounds {
		export := writeFile(t, filepath.Join(t.TempDir(), "export.jsonl"), fmt.Sprintf(
			`{"id":"pier-%d","outlet":"Estuary Herald","text":"The pier was inspected on Monday.\n\n“Pier %d is sound, and we shall not close it this winter,” said Ole Tamm, the diver, who had looked at it twice."}`+"\n", round, round))
		ask(3)
		add := exec.Command(program, "add", export)
		add.Env = n.env
		if err := add.Start(); err != nil {
			t.Fatal(err)
		}
		end(round)
		ask(3)
		add.Wait() // it may have failed, and is run again
		comeBack(round)
		until(t, 2*patience, func() error {
			out, errs, err := n.do(t, "add", export)
			if err != nil {
				return fmt.Errorf("add: %w\n%s%s", err, out, errs)
			}
			return nil
		})
		articles++
	}
	told := n.awaitFates(t, asked)
	t.Logf("ended %d times: %d of %d questions were answered, all others with a word", rounds, len(asked)-told, len(asked))
	n.awaitOutput(t, fmt.Sprintf("whole: %d articles", articles), "verify")
	digests := func() (posted int) {
		for _, m := range n.Messages.In(n.desk) {
			if m.Thread == "" && strings.Contains(m.Shown(), "Cy Marsh") {
				posted++
			}
		}
		return posted
	}
	until(t, 4*patience, func() error { // it waits longer each time that it fails
		if digests() == 0 {
			return fmt.Errorf("the digest never came:\n%s", log)
		}
		return nil
	})
	if posted := digests(); posted != 1 {
		t.Errorf("%d digests were posted", posted)
	}
}

// digestDue has a newsroom post the digest of yesterday as soon as it can.
func digestDue(t *testing.T, n *newsroom) {
	t.Helper()
	n.env = append(n.env, "ONRECORD_DIGEST_CHANNELS="+n.desk.ID, "ONRECORD_DIGEST_TIME=00:00")
	n.add(t, fmt.Sprintf(`{"id":"ferry","published":%q,"outlet":"Estuary Herald","headline":"Ferry to stay","text":"“The ferry is a floating queue, and we shall keep it all the same,” said Cy Marsh, the mayor of Ormskey."}`+"\n",
		time.Now().UTC().AddDate(0, 0, -1).Format(time.DateOnly)))
}

func TestAKilledDatabaseLosesAndDoublesNothing(t *testing.T) {
	t.Parallel()
	server := postgrestest.StartDurable(t)
	n, channels := busy(t, "ONRECORD_ARCHIVE=postgres", "ONRECORD_POSTGRES_URL="+server.URL)
	digestDue(t, n)
	_, log, _ := n.serveLogged(t)
	underLoad(t, n, log, channels, kills(t),
		func(int) { server.Kill(t) },
		func(int) { server.Restart(t) })
}

// The nodes of a cluster are killed one after the other, each while the others are there. It
// takes minutes: with ONRECORD_KILLS alone.
func TestAKilledNodeLosesAndDoublesNothing(t *testing.T) {
	if os.Getenv("ONRECORD_KILLS") == "" {
		t.Skip("set ONRECORD_KILLS=10 to kill nodes; the engine's own tests do so once")
	}
	c := clustertest.Start(t, 3)
	n, channels := busy(t, "ONRECORD_INDEX=opensearch", "ONRECORD_OPENSEARCH_ADDRESSES="+strings.Join(c.Addresses, ","))
	digestDue(t, n)
	_, log, _ := n.serveLogged(t)
	underLoad(t, n, log, channels, kills(t),
		func(round int) { c.Kill(t, 1+round%3) },
		func(int) { c.Restart(t) })
}
