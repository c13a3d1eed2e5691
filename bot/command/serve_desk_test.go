package command_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"onrecord/bot/slack/workspace"
)

// newsOf is an article of yesterday in which somebody says something, as a line of
// an export.
func newsOf(id, text string, more ...string) string {
	yesterday := time.Now().UTC().Add(-24 * time.Hour).Format(time.RFC3339)
	fields := fmt.Sprintf(`"id":%q,"outlet":"Harbour Wire","headline":"About %s","published":%q,"text":%q`, id, id, yesterday, text)
	return "{" + strings.Join(append([]string{fields}, more...), ",") + "}\n"
}

// add puts lines of an export into the archive.
func (n *newsroom) add(t *testing.T, lines ...string) {
	t.Helper()
	n.must(t, "add", writeFile(t, filepath.Join(t.TempDir(), "export.jsonl"), strings.Join(lines, "")))
}

const rotten = "“The pier is rotten, and everybody in this town has known it for years,” said Bo Fenn, the harbour master."

// What was withdrawn goes out of three messages, while Slack limits the rate.
func TestAWithdrawalReachesAllMessagesThatCiteTheArticle(t *testing.T) {
	t.Parallel()
	n := newNewsroom(t)
	n.add(t, newsOf("pier", rotten))
	n.serve(t)
	for range 3 {
		shows(t, n.mention(t, "who said the pier is rotten"), "The pier is rotten")
	}
	n.Limits.Set("chat.update", 1)
	standing := func(words string) (found int) {
		for _, m := range n.replies(n.desk) {
			if strings.Contains(m.Shown(), words) {
				found++
			}
		}
		return found
	}
	began := time.Now()
	n.must(t, "withdraw", "pier")
	n.await(t, "the note", func() bool { return standing("Withdrawn: “About pier” (Harbour Wire)") == 3 })
	t.Logf("three messages amended in %v", time.Since(began).Round(10*time.Millisecond))
	if left := standing("everybody in this town"); left > 0 {
		t.Errorf("%d messages still show what was withdrawn", left)
	}
}

func TestAnEmbargoLiftsByItself(t *testing.T) {
	t.Parallel()
	n := newNewsroom(t)
	n.add(t, newsOf("pier", rotten))
	n.serve(t)
	shows(t, n.mention(t, "who said the pier is rotten"), "The pier is rotten")
	shown := func() string { return n.replies(n.desk)[0].Shown() }
	hides := func() bool { return strings.Contains(shown(), "Under embargo until") }
	// On a busy machine an embargo may have ended before its article is in: then a longer one.
	for lasts := 4 * time.Second; !hides(); lasts *= 2 {
		end := time.Now().UTC().Add(lasts).Truncate(time.Second)
		n.add(t, newsOf("pier", rotten, fmt.Sprintf(`"embargo_until":%q`, end.Format(time.RFC3339))))
		until(t, patience, func() error {
			if !hides() && time.Now().Before(end) {
				return errors.New("an article under embargo is shown")
			}
			return nil
		})
	}
	n.await(t, "the end of the embargo", func() bool { return strings.Contains(shown(), "The pier is rotten") })
}

func TestTheDigestAndWatchesAreAskedForInSlack(t *testing.T) {
	t.Parallel()
	n := newNewsroom(t, "ONRECORD_WATCHES_GATHER=0s")
	n.serve(t)
	told := func(text string) workspace.Message {
		t.Helper()
		return n.reply(t, func() workspace.Channel { return n.desk }, func() error { return n.Do.Command(n.ana, n.desk, text) })
	}
	shows(t, told("digest on 00:00 people:Fenn"), "every day at 00:00", "people:Fenn")
	shows(t, told(`watch "rotten" speaker:fenn`), "I watch for")
	n.add(t, newsOf("pier", rotten), newsOf("copy", rotten),
		`{"id":"old","published":"2019-03-01","text":"“A rotten business,” said Bo Fenn."}`+"\n")
	direct := n.Channels.DirectChannel(n.ana)
	n.await(t, "the message", func() bool { return len(n.replies(direct)) > 0 })
	shows(t, n.replies(direct)[0], "1 new statement", "The pier is rotten")
	var preview workspace.Message
	until(t, patience, func() error { // the index has it a moment later
		if preview = told("digest preview"); !strings.Contains(preview.Shown(), "Watched") {
			return fmt.Errorf("the digest has no watched words:\n%s", preview.Shown())
		}
		return nil
	})
	shows(t, preview, "What was said on", "Watched", "The pier is rotten")
}

// Serve is killed again and again in the digest's minute, and while it tells what
// watches found: each channel gets its digest, and each person their message, once.
func TestAKilledBotPostsEachDigestAndTellsEachWatcherOnce(t *testing.T) {
	t.Parallel()
	n := newNewsroomOf(t, workspace.Options{Mishaps: slowly, Scopes: allScopes}, "ONRECORD_DIGEST_TIME=00:00", "ONRECORD_WATCHES_GATHER=0s")
	n.add(t, newsOf("bridge", strings.ReplaceAll(rotten, "pier", "bridge")))
	stop := n.serve(t)
	told := func(text string) {
		t.Helper()
		n.reply(t, func() workspace.Channel { return n.desk }, func() error { return n.Do.Command(n.ana, n.desk, text) })
	}
	told("watch pier")
	stop()

	var channels []workspace.Channel
	var ids []string
	rounds := kills(t)
	serve := func() *exec.Cmd {
		c := exec.Command(program, "serve")
		c.Env = append(n.env, "ONRECORD_DIGEST_CHANNELS="+strings.Join(ids, ","))
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		return c
	}
	for i := range rounds {
		channels = append(channels, n.Channels.AddChannel(workspace.Channel{Name: fmt.Sprint("morning", i)}, n.People.Bot()))
		ids = append(ids, channels[i].ID)
		n.add(t, newsOf(fmt.Sprint("pier", i), strings.ReplaceAll(rotten, "years", fmt.Sprint(i+2, " years"))))
		c := serve()
		<-time.After(time.Duration(100+rand.IntN(1400)) * time.Millisecond) // at any moment
		c.Process.Kill()
		c.Wait()
	}
	c := serve()
	end := sync.OnceFunc(func() {
		c.Process.Signal(os.Interrupt)
		c.Wait()
	})
	defer end()

	digests := func(channel workspace.Channel) (found int) {
		for _, m := range n.Messages.Replies(channel) {
			if strings.Contains(m.Shown(), "What was said on") {
				found++
			}
		}
		return found
	}
	statements := func(i int) (found int) {
		for _, m := range n.Messages.Replies(n.Channels.DirectChannel(n.ana)) {
			found += strings.Count(m.Shown(), fmt.Sprintf("for %d years", i+2))
		}
		return found
	}
	done := func() bool {
		for i, channel := range channels {
			if digests(channel) == 0 || statements(i) == 0 {
				return false
			}
		}
		return true
	}
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	if err := n.Await(ctx, done); err != nil {
		t.Error("a digest or a statement is missing")
	}
	end() // with all that was on its way
	for i, channel := range channels {
		if d, s := digests(channel), statements(i); d != 1 || s != 1 {
			t.Errorf("round %d: %d digests, and the statement was told %d times", i, d, s)
		}
	}
	t.Logf("%d kills", rounds)
}
