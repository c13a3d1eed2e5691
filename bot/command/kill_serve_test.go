package command_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"onrecord/bot/slack/workspace"
)

// allScopes are the ones of the manifest.
var allScopes = []string{"app_mentions:read", "channels:history", "channels:read", "chat:write", "commands",
	"groups:history", "groups:read", "im:history", "im:write", "users:read"}

// kills is how often something is killed; ONRECORD_KILLS sets it.
func kills(t *testing.T) int { return times(t, "ONRECORD_KILLS", 4) }

// slowly lets a call be taken late, and its answer come later yet.
func slowly(method string) workspace.Mishap {
	if method != "chat.postMessage" && method != "response" {
		return workspace.Mishap{}
	}
	return workspace.Mishap{
		Late: time.Duration(rand.IntN(60)) * time.Millisecond,
		Slow: time.Duration(rand.IntN(400)) * time.Millisecond,
	}
}

// asking is one question, each put by a person of their own.
type asking struct {
	who    workspace.Person
	where  workspace.Channel
	thread string // in which the answer is to be; empty is the channel itself
	how    string
}

// String is short: a channel has more in it, and the bot posts there while a test prints.
func (a asking) String() string { return fmt.Sprintf("%s of %s in %s", a.how, a.who.Name, a.where.ID) }

// put asks a question in a way that changes with i, in one of the channels.
func (n *newsroom) put(t *testing.T, i int, channels []workspace.Channel) asking {
	t.Helper()
	const text = "who said the bridge is tired, and so are we?"
	a := asking{who: n.People.Add(fmt.Sprint("reporter", i)), where: channels[i%len(channels)]}
	var asked workspace.Message
	err := n.Channels.Invite(a.where, a.who)
	switch {
	case err != nil:
	case i%3 == 1:
		a.how = "direct message"
		a.where = n.Channels.DirectChannel(a.who)
		_, err = n.Do.DirectMessage(a.who, text)
	case i%3 == 2:
		a.how = "command"
		err = n.Do.Command(a.who, a.where, text)
	default:
		a.how = "mention"
		asked, err = n.Do.Mention(a.who, a.where, text)
		a.thread = asked.TS
	}
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// fate is what a person got: answers, and lines that say that one may be
// missing, from the bot or, where the bot never took the question, from Slack.
func (n *newsroom) fate(a asking) (answers, excuses int) {
	for _, m := range n.Messages.In(a.where) {
		mine := m.OnlyFor == a.who.ID || m.OnlyFor == "" && m.Thread == a.thread && a.how != "command"
		switch {
		case !mine, m.User == a.who.ID:
		case strings.Contains(m.Shown(), "word for word"):
			answers++
		case slices.ContainsFunc([]string{"restarted", "operation_timeout", "my database does not work", "something went wrong", "cannot be searched whole"},
			func(word string) bool { return strings.Contains(m.Shown(), word) }):
			excuses++
		}
	}
	return answers, excuses
}

// Serve is killed again and again while it answers and posts, also between
// Slack's taking a post and its answer: nothing is answered twice, and nobody is
// left without an answer or a word.
func TestAKilledBotAnswersEverythingOnce(t *testing.T) {
	t.Parallel()
	retries := make([]time.Duration, 40)
	for i := range retries {
		retries[i] = 500 * time.Millisecond
	}
	n := newNewsroomOf(t, workspace.Options{
		Retries: retries, Mishaps: slowly, Scopes: allScopes,
	})
	n.beginWith(t, bridge)
	var channels []workspace.Channel
	for i := range 20 {
		channels = append(channels, n.Channels.AddChannel(workspace.Channel{Name: fmt.Sprint("desk", i)}, n.People.Bot()))
	}

	var asked []asking
	rounds := kills(t)
	for range rounds {
		n.serveAndKill(t, func() {
			for range 2 + rand.IntN(6) {
				asked = append(asked, n.put(t, len(asked), channels))
			}
		})
	}
	stop := n.serve(t)
	unanswered := func() (left []asking) {
		for _, a := range asked {
			if answers, excuses := n.fate(a); answers+excuses == 0 {
				left = append(left, a)
			}
		}
		return left
	}
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	if err := n.Await(ctx, func() bool { return len(unanswered()) == 0 }); err != nil {
		t.Errorf("%d of %d questions are left without a word: %v", len(unanswered()), len(asked), unanswered())
	}
	stop()
	excused, looked := map[string]int{}, 0
	for _, a := range asked {
		answers, excuses := n.fate(a)
		if answers > 1 {
			t.Errorf("%s in %s was answered %d times", a.how, a.where.ID, answers)
		}
		if answers == 0 {
			excused[a.how]++
		}
		if a.how != "command" && excuses > 0 {
			t.Errorf("a %s in %s could be looked for, and the person was told that it may be missing", a.how, a.where.ID)
		}
	}
	for _, c := range n.Limits.Calls() {
		if c.Method == "conversations.replies" || c.Method == "conversations.history" {
			looked++
		}
	}
	t.Logf("%d kills, %d questions, each answered once but %v, whose askers were told; %d posts were looked for", rounds, len(asked), excused, looked)
}

// serveAndKill starts serve, lets people ask, and kills it at any moment: before
// it is connected, while it answers, or after.
func (n *newsroom) serveAndKill(t *testing.T, ask func()) {
	t.Helper()
	_, before := n.App.Connections()
	kill := n.serveToKill(t)
	if rand.IntN(4) > 0 {
		n.await(t, "the connection", func() bool { _, opened := n.App.Connections(); return opened > before })
	}
	ask()
	timer := time.NewTimer(time.Duration(rand.IntN(600)) * time.Millisecond)
	if rand.IntN(8) == 0 {
		timer.Reset(4 * time.Second) // long enough to find out about what was cut off before
	}
	<-timer.C
	kill()
}

// serveToKill starts serve and returns what kills it.
func (n *newsroom) serveToKill(t *testing.T) (kill func()) {
	t.Helper()
	c := exec.Command(program, "serve")
	c.Env = n.env
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	kill = sync.OnceFunc(func() {
		c.Process.Kill()
		c.Wait()
	})
	t.Cleanup(kill)
	return kill
}

func TestDoctorNamesAnAnswerThatCouldNotBeLookedFor(t *testing.T) {
	t.Parallel()
	n := newNewsroomOf(t, workspace.Options{Mishaps: func(method string) workspace.Mishap {
		if method == "chat.postMessage" {
			return workspace.Mishap{Slow: time.Hour}
		}
		return workspace.Mishap{}
	}}, "ONRECORD_SLACK_READ_THREADS=false", "ONRECORD_SLACK_AGENT_PANE=false")
	n.beginWith(t, bridge)
	kill := n.serveToKill(t)
	n.await(t, "the connection", func() bool { now, _ := n.App.Connections(); return now > 0 })
	n.mention(t, "who said the bridge is tired?")
	kill()
	told := n.reply(t, func() workspace.Channel { return n.desk }, func() error { n.serve(t); return nil })
	if told.OnlyFor != n.ana.ID {
		t.Errorf("told %+v", told)
	}
	out, _, _ := n.do(t, "doctor")
	if want := "ok   posts: " + n.desk.ID + " may lack an answer, as the person who asked was told"; !strings.Contains(out, want) {
		t.Errorf("doctor lacks %q:\n%s", want, out)
	}
}
