package command_test

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onrecord/bot/slack/workspace"
	"onrecord/corpus/nettest"
	"onrecord/corpus/postgres/postgrestest"
	"onrecord/index/opensearch/clustertest"
)

// cutFor is how long a network is cut; ONRECORD_CUT sets it, as 60s.
func cutFor(t *testing.T) time.Duration {
	t.Helper()
	value := os.Getenv("ONRECORD_CUT")
	if value == "" {
		return 15 * time.Second
	}
	d, err := time.ParseDuration(value)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// wired is the URL of a database behind a wire.
func wired(t *testing.T, at string) (*nettest.Wire, string) {
	t.Helper()
	u, err := url.Parse(at)
	if err != nil {
		t.Fatal(err)
	}
	w := nettest.Open(t, u.Host)
	u.Host = w.Address
	return w, u.String()
}

// busy is a newsroom that knows of the bridge, with channels in which people ask.
func busy(t *testing.T, settings ...string) (n *newsroom, channels []workspace.Channel) {
	t.Helper()
	retries := make([]time.Duration, 200)
	for i := range retries {
		retries[i] = 500 * time.Millisecond
	}
	n = newNewsroomOf(t, workspace.Options{Retries: retries, Scopes: allScopes, AckTime: 3 * time.Second}, settings...)
	n.must(t, "add", writeFile(t, filepath.Join(t.TempDir(), "export.jsonl"), bridge))
	for i := range 20 {
		channels = append(channels, n.Channels.AddChannel(workspace.Channel{Name: fmt.Sprint("desk", i)}, n.People.Bot()))
	}
	return n, channels
}

// awaitFates waits until everybody has an answer or a word, and returns how many got one that
// is no answer. Nobody gets two answers.
func (n *newsroom) awaitFates(t *testing.T, asked []asking) (told int) {
	t.Helper()
	without := func() (left []asking) {
		for _, a := range asked {
			if answers, words := n.fate(a); answers+words == 0 {
				left = append(left, a)
			}
		}
		return left
	}
	until(t, 4*patience, func() error {
		if left := without(); len(left) > 0 {
			return fmt.Errorf("%d of %d questions are left without a word: %v", len(left), len(asked), left)
		}
		return nil
	})
	for _, a := range asked {
		switch answers, _ := n.fate(a); {
		case answers > 1:
			t.Errorf("%s in %s was answered %d times", a.how, a.where.ID, answers)
		case answers == 0:
			told++
		}
	}
	return told
}

// The network between the bot and its database is cut while people ask: each of them gets an
// answer or a word, articles that come meanwhile are there afterwards, and the bot goes on by
// itself.
func TestABotGoesOnOnceItsDatabaseIsReachedAgain(t *testing.T) {
	t.Parallel()
	server := postgrestest.Schema(t)
	wire, behind := wired(t, server)
	n, channels := busy(t, "ONRECORD_ARCHIVE=postgres", "ONRECORD_POSTGRES_URL="+server)
	beside := n.colleague(t) // who reaches the database another way
	n.env = append(n.env, "ONRECORD_POSTGRES_URL="+behind)
	_, log, _ := n.serveLogged(t)

	var asked []asking
	ask := func() { asked = append(asked, n.put(t, len(asked), channels)) }
	for range 6 {
		ask()
	}
	wire.Cut() // while they are answered
	cut := time.Now()
	for time.Since(cut) < cutFor(t) {
		ask()
		<-time.After(time.Second)
	}
	beside.add(t, `{"id":"pier","text":"“The pier is sound,” said Ole Tamm, the diver."}`+"\n")
	wire.Mend()
	mended := time.Now()
	n.awaitAnswer(t, "who said the pier is sound?", "Ole Tamm")
	t.Logf("a question was answered %v after the network was back", time.Since(mended))
	for range 3 {
		ask()
	}
	told := n.awaitFates(t, asked)
	t.Logf("cut for %v: %d of %d questions were answered, all others with a word", cutFor(t), len(asked)-told, len(asked))
	if !strings.Contains(log.String(), "PostgreSQL") {
		t.Errorf("the log does not say what was away:\n%s", log)
	}
}

// The same of the index in a cluster, which takes half a minute to start: with ONRECORD_CUT alone.
func TestABotGoesOnOnceItsIndexIsReachedAgain(t *testing.T) {
	if os.Getenv("ONRECORD_CUT") == "" {
		t.Skip("set ONRECORD_CUT=60s to cut the network to a cluster; the engine's own tests do so shortly")
	}
	c := clustertest.Start(t, 1)
	wire := nettest.Open(t, strings.TrimPrefix(c.Addresses[0], "http://"))
	n, channels := busy(t, "ONRECORD_INDEX=opensearch", "ONRECORD_OPENSEARCH_ADDRESSES=http://"+wire.Address, "ONRECORD_OPENSEARCH_REPLICAS=0")
	n.serve(t)

	var asked []asking
	ask := func() { asked = append(asked, n.put(t, len(asked), channels)) }
	for range 6 {
		ask()
	}
	wire.Cut()
	cut := time.Now()
	n.do(t, "add", writeFile(t, filepath.Join(t.TempDir(), "export.jsonl"), `{"id":"pier","text":"“The pier is sound,” said Ole Tamm, the diver."}`+"\n"))
	for time.Since(cut) < cutFor(t) {
		ask()
		<-time.After(time.Second)
	}
	wire.Mend()
	told := n.awaitFates(t, asked)
	t.Logf("cut for %v: %d of %d questions were answered, all others with a word", cutFor(t), len(asked)-told, len(asked))
	n.awaitOutput(t, "Ole Tamm", "ask", "who said the pier is sound?")
	n.awaitAnswer(t, "who said the pier is sound?", "Ole Tamm")
}
