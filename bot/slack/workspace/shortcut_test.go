package workspace

import (
	"slices"
	"testing"
	"time"
)

func TestAShortcutOpensAForm(t *testing.T) {
	r := openRoom(t, Options{})
	a := r.dial()
	r.ok(r.Do.Shortcut(r.ana, "ask"))
	heard := a.hear()
	if heard["type"] != "shortcut" || heard["callback_id"] != "ask" || heard["response_url"] != nil {
		t.Errorf("heard %v", heard)
	}
	r.get("views.open", "trigger_id", heard["trigger_id"].(string), "view", encode(asked()))
	if v := r.modal(); v.Title != "Ask the archive" {
		t.Errorf("opened %+v", v)
	}
}

func TestAShortcutOnAMessageBringsTheMessage(t *testing.T) {
	r := openRoom(t, Options{})
	a := r.dial()
	first, err := r.Do.Say(r.ana, r.desk, "", "the draft is below")
	r.ok(err)
	draft, err := r.Do.Say(r.ana, r.desk, first.TS, "“All hope is lost,” he said.")
	r.ok(err)
	r.ok(r.Do.MessageShortcut(r.ana, draft, "check"))
	heard := a.hear()
	message := heard["message"].(object)
	if heard["type"] != "message_action" || heard["callback_id"] != "check" || heard["message_ts"] != draft.TS ||
		message["text"] != draft.Text || message["thread_ts"] != first.TS || message["user"] != r.ana.ID {
		t.Errorf("heard %v", heard)
	}
	r.get("views.open", "trigger_id", heard["trigger_id"].(string), "view", encode(asked()))
	if got := r.respond(heard["response_url"].(string), object{"text": "Checked.", "thread_ts": first.TS}); got != "" {
		t.Errorf("answering: %q", got)
	}
	if said := r.Messages.Replies(r.desk)[0]; said.OnlyFor != r.ana.ID || said.Thread != first.TS {
		t.Errorf("answered %+v", said)
	}
	if r.Do.MessageShortcut(r.ana, r.Messages.Replies(r.desk)[0], "check") == nil {
		t.Error("an ephemeral message has a shortcut")
	}
}

func TestAShortcutThatIsNotAcknowledgedFailsForThePerson(t *testing.T) {
	r := openRoom(t, Options{AckTime: time.Millisecond})
	said, err := r.Do.Say(r.ana, r.desk, "", "hello")
	r.ok(err)
	r.ok(r.Do.MessageShortcut(r.ana, said, "check"))
	r.ok(r.Do.Shortcut(r.ana, "ask"))
	r.await("the complaints", func() bool {
		return len(r.Messages.In(r.desk)) == 2 && len(r.Messages.In(r.Channels.DirectChannel(r.ana))) == 1
	})
}

func TestAnAppWithoutCommandsHasNoShortcuts(t *testing.T) {
	r := openRoom(t, Options{Scopes: []string{"chat:write"}})
	said, err := r.Do.Say(r.ana, r.desk, "", "hello")
	r.ok(err)
	if r.Do.Shortcut(r.ana, "ask") == nil || r.Do.MessageShortcut(r.ana, said, "check") == nil {
		t.Error("a shortcut ran")
	}
}

func TestOpeningTheAppTellsWhichTab(t *testing.T) {
	r := openRoom(t, Options{Events: []string{"app_home_opened"}})
	a := r.dial()
	event := func() object { return a.hear()["event"].(object) }
	r.Do.OpenHome(r.ana)
	if heard := event(); heard["tab"] != "home" || heard["user"] != r.ana.ID || heard["view"] != nil {
		t.Errorf("heard %v", heard)
	}
	r.get("views.publish", "user_id", r.ana.ID, "view", encode(object{"type": "home", "blocks": list{}}))
	r.Do.OpenHome(r.ana)
	if heard := event(); heard["view"].(object)["type"] != "home" {
		t.Errorf("heard %v", heard)
	}
	r.Do.OpenMessages(r.ana)
	if heard := event(); heard["tab"] != "messages" || heard["channel"] != r.Channels.DirectChannel(r.ana).ID {
		t.Errorf("heard %v", heard)
	}
}

func TestWhatOnlyOnePersonSeesIsGoneWhenSlackIsReloaded(t *testing.T) {
	r := openRoom(t, Options{})
	a := r.dial()
	zoe := r.People.Add("zoe")
	r.ok(r.Channels.Invite(r.desk, zoe))
	r.get("views.open", "trigger_id", r.trigger(a), "view", encode(asked()))
	for _, p := range []Person{r.ana, zoe} {
		r.get("chat.postEphemeral", "channel", r.desk.ID, "user", p.ID, "text", "for "+p.Name)
	}
	r.get("chat.postMessage", "channel", r.desk.ID, "text", "for all")
	r.Do.Reload(r.ana)
	var left []string
	for _, m := range r.Messages.In(r.desk) {
		left = append(left, m.Text)
	}
	if !slices.Equal(left, []string{"for zoe", "for all"}) || len(r.Views.Modals(r.ana)) > 0 {
		t.Errorf("left are %q and %d modals", left, len(r.Views.Modals(r.ana)))
	}
}
