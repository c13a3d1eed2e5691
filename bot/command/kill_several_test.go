package command_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"onrecord/bot/slack/workspace"
	"onrecord/corpus/postgres/postgrestest"
)

// colleague is another bot of the newsroom, on another machine: with a data folder of its own,
// and the same archive and state.
func (n *newsroom) colleague(t *testing.T) *newsroom {
	t.Helper()
	other := *n
	other.data = filepath.Join(t.TempDir(), "data")
	other.env = append(append([]string{}, n.env...), "ONRECORD_DATA="+other.data)
	return &other
}

// Two bots answer from one archive, and one of them is killed while it has questions: each is
// answered once, also what it had taken already.
func TestWhatAKilledBotHasTakenAnotherOneAnswers(t *testing.T) {
	t.Parallel()
	url := postgrestest.Schema(t)
	retries := make([]time.Duration, 40)
	for i := range retries {
		retries[i] = 500 * time.Millisecond
	}
	n := newNewsroomOf(t, workspace.Options{Retries: retries, Mishaps: slowly, Scopes: allScopes},
		"ONRECORD_ARCHIVE=postgres", "ONRECORD_POSTGRES_URL="+url)
	n.must(t, "add", writeFile(t, filepath.Join(t.TempDir(), "export.jsonl"), bridge))
	var channels []workspace.Channel
	for i := range 10 {
		channels = append(channels, n.Channels.AddChannel(workspace.Channel{Name: fmt.Sprint("desk", i)}, n.People.Bot()))
	}
	other := n.colleague(t)
	stop := other.serve(t)
	defer stop()

	var asked []asking
	slowest := time.Duration(0)
	for range kills(t) {
		_, before := n.App.Connections()
		kill := n.serveToKill(t)
		n.await(t, "the connection", func() bool { _, opened := n.App.Connections(); return opened > before })
		for range 6 {
			asked = append(asked, n.put(t, len(asked), channels))
		}
		<-time.After(time.Duration(rand.IntN(600)) * time.Millisecond) // some are answered by then, some taken, some neither
		kill()
		killed := time.Now()
		n.await(t, "an answer to everything", func() bool {
			for _, a := range asked {
				if answers, excuses := n.fate(a); answers+excuses == 0 {
					return false
				}
			}
			return true
		})
		slowest = max(slowest, time.Since(killed))
	}
	t.Logf("all of %d questions were answered %v after a kill at the latest", len(asked), slowest)
	for _, a := range asked {
		if answers, _ := n.fate(a); answers > 1 {
			t.Errorf("%s in %s was answered %d times", a.how, a.where.ID, answers)
		}
	}
}
