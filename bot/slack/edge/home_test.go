package edge_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"onrecord/bot"
	"onrecord/bot/news/digest"
	"onrecord/bot/slack/blocks"
	"onrecord/bot/slack/workspace"
)

// awaitHome waits until the Home of a person shows all the texts.
func (n *newsroom) awaitHome(p workspace.Person, texts ...string) workspace.View {
	n.t.Helper()
	n.await(fmt.Sprintf("a Home with %q", texts), func() bool {
		home, _ := n.Views.Home(p)
		for _, text := range texts {
			if !strings.Contains(home.Shown(), text) {
				return false
			}
		}
		return true
	})
	home, _ := n.Views.Home(p)
	return home
}

// published counts the calls that published a Home.
func (n *newsroom) published() (count int) {
	for _, call := range n.Limits.Calls() {
		if call.Method == "views.publish" {
			count++
		}
	}
	return count
}

func TestAPersonFindsTheirHome(t *testing.T) {
	t.Parallel()
	n, _ := newsroomWith(t, setup{workspace: mayRead()}, ferries()...)
	n.ok(n.Do.Command(n.ana, n.desk, `watch "engine" speaker:varga`))
	n.awaitReply(n.desk)
	n.Do.OpenHome(n.ana)
	home := n.awaitHome(n.ana, "7 articles, 2015-03-01 to 2016-03-07 · 2 outlets", "Harbour Wire (4)", "Ferry news, part 6",
		"What did Elin Varga say?", "by varga", "nothing this week", "/onrecord digest on 08:30",
		"Whom you follow", "The ferry will be sold in May")
	if strings.Contains(home.Shown(), "wire.example/feed") {
		t.Errorf("who is no admin is shown how the bot is: %s", home.Shown())
	}

	n.ok(n.Controls.Press(n.ana, home, blocks.PauseAction))
	home = n.awaitHome(n.ana, "paused")
	n.ok(n.Controls.Press(n.ana, home, blocks.ResumeAction))
	n.await("the watch to go on", func() bool { home, _ = n.Views.Home(n.ana); return !strings.Contains(home.Shown(), "paused") })
	n.ok(n.Controls.Press(n.ana, home, blocks.DeleteAction))
	n.await("the watch to go", func() bool { home, _ = n.Views.Home(n.ana); return !strings.Contains(home.Shown(), "by varga") })
	if len(n.Messages.Replies(n.desk)) != 1 || len(n.Views.Modals(n.ana)) != 0 {
		t.Error("what is pressed on a Home is answered elsewhere")
	}
}

func TestTheButtonsOfAHomeOpenModals(t *testing.T) {
	t.Parallel()
	n, _ := newsroomWith(t, setup{workspace: mayRead()}, ferries()...)
	n.Do.OpenHome(n.ana)
	home := n.awaitHome(n.ana, "7 articles")
	n.ok(n.Controls.Press(n.ana, home, blocks.AskAction))
	form := n.awaitModal("Ask the archive", "Speaker")
	n.ok(n.Controls.Fill(n.ana, form, "words", "engine"))
	n.ok(n.Controls.Submit(n.ana, form))
	n.ok(n.Controls.Dismiss(n.ana, n.awaitModal("Answer", "“The ferry needs a new engine,”")))

	n.ok(n.Controls.Fill(n.ana, home, blocks.AskBoxAction, "who said the ferry will be sold in May?"))
	n.ok(n.Controls.Dismiss(n.ana, n.awaitModal("Answer", "will be sold in May")))
	n.ok(n.Controls.Fill(n.ana, home, blocks.AskBoxAction, "ferry speakr:varga"))
	n.ok(n.Controls.Dismiss(n.ana, n.awaitModal("On the Record", "I did not search")))

	n.ok(n.Controls.Press(n.ana, home, blocks.PasteAction))
	n.ok(n.Controls.Dismiss(n.ana, n.awaitModal("Check quotes", "Draft")))

	n.ok(n.Controls.Press(n.ana, home, blocks.PickAction+"1"))
	answered := n.awaitModal("Answer", "Elin Varga")
	n.ok(n.Controls.Press(n.ana, answered, blocks.MoreAction))
	n.awaitModal("Answer", "sails at noon")
}

func TestOnlyAdminsSeeHowTheBotIs(t *testing.T) {
	t.Parallel()
	n, _ := newsroomWith(t, setup{workspace: mayRead()}, ferries()...)
	for _, owner := range []bool{false, true} {
		keeper := n.People.Add(fmt.Sprint("keeper", owner))
		n.People.SetAdmin(keeper, owner)
		n.Do.OpenHome(keeper)
		n.awaitHome(keeper, "FAILING", "https://wire.example/feed", "503 Service Unavailable", "2 questions wait")
	}
}

func TestAStrangerFindsNothing(t *testing.T) {
	t.Parallel()
	n, _ := newsroomWith(t, setup{workspace: mayRead()}, ferries()...)
	stranger := n.People.AddStranger("otto", "T0OTHER")
	n.Do.OpenHome(stranger)
	n.settle(1)
	if home, ok := n.Views.Home(stranger); ok {
		t.Errorf("a stranger finds %s", home.Shown())
	}
}

func TestWhatIsChangedByCommandIsSeenOnAHomeThatWasOpened(t *testing.T) {
	t.Parallel()
	n, _ := newsroomWith(t, setup{workspace: mayRead()}, ferries()...)
	told := func(text string) {
		t.Helper()
		before := len(n.Messages.Replies(n.desk))
		n.ok(n.Do.Command(n.ana, n.desk, text))
		n.await("an answer", func() bool { return len(n.Messages.Replies(n.desk)) > before })
	}
	told("watch engine")
	if n.published() > 0 {
		t.Error("a Home is published that nobody opened")
	}
	n.Do.OpenHome(n.ana)
	n.awaitHome(n.ana, "engine")
	told("watch winter")
	n.awaitHome(n.ana, "engine", "winter")
	told("digest on 07:15 people:Varga")
	n.awaitHome(n.ana, "07:15", "people:Varga", "none posted yet")
}

func TestAQuestionPublishesNoHome(t *testing.T) {
	t.Parallel()
	n, _ := newsroomWith(t, setup{workspace: mayRead()}, ferries()...)
	n.Do.OpenHome(n.ana)
	n.awaitHome(n.ana, "7 articles")
	n.ok(n.Do.Command(n.ana, n.desk, aboutTheFerry))
	n.awaitReply(n.desk)
	n.stop()
	if n.published() != 1 {
		t.Errorf("a Home is published %d times, expected once, when it was opened", n.published())
	}
}

func TestADigestOfAPrivateChannelIsNotForEverybody(t *testing.T) {
	t.Parallel()
	n, _ := newsroomWith(t, setup{workspace: mayRead()}, ferries()...)
	secret := n.Channels.AddChannel(workspace.Channel{ID: "C0SECRET", Name: "sources", Kind: workspace.Private}, n.People.Bot())
	of := bot.Conversation{Team: "T0LOCAL"}
	for channel, person := range map[string]string{secret.ID: "Quill", n.desk.ID: "Varga", "C0GONE": "Lund"} {
		of.Channel = channel
		n.ok(n.store.Subscriptions.Set(t.Context(), of, digest.Subscription{
			Channel: channel, Hour: 8, Zone: time.UTC, Interest: digest.Interest{People: []string{person}},
		}))
	}
	n.Do.OpenHome(n.ana)
	if home := n.awaitHome(n.ana, "people:Varga"); strings.Contains(home.Shown(), "Quill") || strings.Contains(home.Shown(), "Lund") {
		t.Errorf("everybody is shown %s", home.Shown())
	}
	keeper := n.People.Add("keeper")
	n.People.SetAdmin(keeper, false)
	n.Do.OpenHome(keeper)
	n.awaitHome(keeper, "people:Varga", "people:Quill", "people:Lund")
}

func TestAHomeWaitsForSlack(t *testing.T) {
	t.Parallel()
	for _, method := range []string{"views.publish", "users.info"} {
		n, _ := newsroomWith(t, setup{workspace: mayRead()}, ferries()...)
		n.Limits.Set(method, 1)
		n.Do.OpenHome(n.ana)
		n.awaitHome(n.ana, "7 articles")
	}
}

func TestAHomeThatCannotBeMadeSaysSo(t *testing.T) {
	t.Parallel()
	var broken atomic.Bool
	broken.Store(true)
	n := open(t, setup{workspace: mayRead(), handle: func(_ context.Context, e bot.Event) (bot.Reply, error) {
		if broken.Load() {
			return bot.Reply{}, errors.New("the disk is gone")
		}
		return bot.Reply{Says: bot.Home{Command: "/onrecord"}}, nil
	}})
	n.Do.OpenHome(n.ana)
	n.awaitHome(n.ana, "something went wrong")
	broken.Store(false)
	n.Do.OpenHome(n.ana)
	n.awaitHome(n.ana, "no article that can be shown")
}

func TestTheNewestHomeStands(t *testing.T) {
	t.Parallel()
	var made atomic.Int32
	slow := func(method string) workspace.Mishap {
		if method == "views.publish" && made.Load() < 3 {
			return workspace.Mishap{Slow: 50 * time.Millisecond}
		}
		return workspace.Mishap{}
	}
	o := mayRead()
	o.Mishaps = slow
	n := open(t, setup{workspace: o, handle: func(context.Context, bot.Event) (bot.Reply, error) {
		return bot.Reply{Says: bot.Home{Command: fmt.Sprintf("/home-%d", made.Add(1))}}, nil
	}})
	for range 8 {
		n.Do.OpenHome(n.ana)
	}
	n.awaitHome(n.ana, "/home-8")
	n.settle(8)
	n.awaitHome(n.ana, "/home-8")
}
