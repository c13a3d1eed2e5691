package workspace

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestAnAppOpensAConversationWithAPerson(t *testing.T) {
	r := openRoom(t, wholly())
	opened := r.get("conversations.open", "users", r.ana.ID)
	id := opened["channel"].(object)["id"].(string)
	if id != r.Channels.DirectChannel(r.ana).ID || opened["already_open"] != false {
		t.Errorf("opened %v", opened)
	}
	if again := r.get("conversations.open", "users", r.ana.ID); again["already_open"] != true || again["channel"].(object)["id"] != id {
		t.Errorf("opened again %v", again)
	}
	r.get("chat.postMessage", "channel", r.ana.ID, "text", "good morning")
	if said := r.Messages.In(r.Channels.DirectChannel(r.ana)); len(said) != 1 {
		t.Errorf("a post to a person arrived as %+v", said)
	}
	for users, want := range map[string]string{"": "users_list_not_supplied", "U0": "user_not_found", r.People.Bot().ID: "cannot_dm_bot"} {
		if got := r.call("conversations.open", "users", users); got != want {
			t.Errorf("with %q: %q, want %q", users, got, want)
		}
	}
	if got := r.call("conversations.open", "channel", r.desk.ID); got != "channel_not_found" {
		t.Errorf("opening a channel: %q", got)
	}
}

func TestAnAppReactsOnceWithEachEmoji(t *testing.T) {
	r := openRoom(t, wholly())
	said, err := r.Do.Say(r.ana, r.desk, "", "who said so?")
	r.ok(err)
	for _, c := range []struct{ method, name, ts, want string }{
		{"reactions.add", "eyes", said.TS, ""},
		{"reactions.add", "eyes", said.TS, "already_reacted"},
		{"reactions.add", "+1::skin-tone-2", said.TS, ""},
		{"reactions.add", "no such thing", said.TS, "invalid_name"},
		{"reactions.add", "eyes", "1.1", "message_not_found"},
		{"reactions.remove", "eyes", said.TS, ""},
		{"reactions.remove", "eyes", said.TS, "no_reaction"},
	} {
		if got := r.call(c.method, "channel", r.desk.ID, "timestamp", c.ts, "name", c.name); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.method, c.name, got, c.want)
		}
	}
	if diff := cmp.Diff([]string{"+1::skin-tone-2"}, r.Messages.In(r.desk)[0].Reactions); diff != "" {
		t.Error(diff)
	}
}

func TestThePaneShowsWhatTheAppIsDoing(t *testing.T) {
	now := time.Unix(1_800_000_000, 0)
	opts := wholly()
	opts.Now = func() time.Time { return now }
	r := openRoom(t, opts)
	direct := r.Channels.DirectChannel(r.ana)
	asked, err := r.Do.DirectMessage(r.ana, "who said so?")
	r.ok(err)
	prompts := encode(list{object{"title": "Who said", "message": "who said all hope was lost?"}})
	for _, c := range []struct {
		name, method string
		args         []string
		want         string
	}{
		{"a status", "setStatus", []string{"thread_ts", asked.TS, "status", "is searching…"}, ""},
		{"a status of nothing", "setStatus", []string{"thread_ts", "1.1", "status", "is searching…"}, "invalid_thread_ts"},
		{"a status without a thread", "setStatus", []string{"status", "is searching…"}, "invalid_thread_ts"},
		{"a title", "setTitle", []string{"thread_ts", asked.TS, "title", "who said so?"}, ""},
		{"no title", "setTitle", []string{"thread_ts", asked.TS}, "invalid_arguments"},
		{"prompts", "setSuggestedPrompts", []string{"prompts", prompts, "title", "Try"}, ""},
		{"prompts in a thread", "setSuggestedPrompts", []string{"prompts", prompts, "thread_ts", asked.TS}, ""},
		{"no prompts", "setSuggestedPrompts", []string{"prompts", "[]"}, "invalid_arguments"},
		{"five prompts", "setSuggestedPrompts", []string{"prompts", blocks(5, prompts[1:len(prompts)-1])}, "invalid_arguments"},
	} {
		if got := r.call("assistant.threads."+c.method, append(c.args, "channel_id", direct.ID)...); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	same := cmpopts.IgnoreUnexported(Pane{})
	if diff := cmp.Diff(Pane{Status: "is searching…", Title: "who said so?"}, r.Panes.Of(direct, asked.TS), same); diff != "" {
		t.Errorf("of the thread:\n%s", diff)
	}
	want := Pane{PromptsTitle: "Try", Prompts: []Prompt{{"Who said", "who said all hope was lost?"}}}
	if diff := cmp.Diff(want, r.Panes.Of(direct, ""), same); diff != "" {
		t.Errorf("of the conversation:\n%s", diff)
	}
	r.get("chat.postMessage", "channel", direct.ID, "thread_ts", asked.TS, "text", "he")
	if left := r.Panes.Of(direct, asked.TS).Status; left != "" {
		t.Errorf("after the answer the app %s", left)
	}
	r.get("assistant.threads.setStatus", "channel_id", direct.ID, "thread_ts", asked.TS, "status", "is searching…")
	now = now.Add(statusLife + time.Second)
	if left := r.Panes.Of(direct, asked.TS).Status; left != "" {
		t.Errorf("after two minutes the app still %s", left)
	}
}

func TestAUsersRoleIsTold(t *testing.T) {
	r := openRoom(t, wholly())
	r.People.SetAdmin(r.ana, false)
	chief := r.People.Add("chief")
	r.People.SetAdmin(chief, true)
	for _, c := range []struct {
		person       Person
		admin, owner bool
	}{{r.ana, true, false}, {chief, true, true}, {r.People.Add("zoe"), false, false}} {
		user := r.get("users.info", "user", c.person.ID)["user"].(object)
		if user["is_admin"] != c.admin || user["is_owner"] != c.owner {
			t.Errorf("%s is %v", c.person.Name, user)
		}
	}
}

func TestEachMethodHasARateOfItsOwn(t *testing.T) {
	opts := wholly()
	opts.Rates = map[string]int{"conversations.replies": 1, "users.info": 0}
	opts.Now = func() time.Time { return time.Unix(1_800_000_000, 0) } // no call comes back while the test goes on
	r := openRoom(t, opts)
	said, err := r.Do.Say(r.ana, r.desk, "", "hello")
	r.ok(err)
	for _, want := range []string{"", "ratelimited"} {
		if got := r.call("conversations.replies", "channel", r.desk.ID, "ts", said.TS); got != want {
			t.Errorf("a rare method: %q, want %q", got, want)
		}
	}
	for range 200 {
		if got := r.call("users.info", "user", r.ana.ID); got != "" {
			t.Fatalf("a method without a limit: %q", got)
		}
	}
	refused := 0
	for range tier2 + 1 {
		if r.call("reactions.remove", "channel", r.desk.ID, "timestamp", said.TS, "name", "eyes") == "ratelimited" {
			refused++
		}
	}
	if refused != 1 {
		t.Errorf("of %d calls of a method of tier 2, %d were refused", tier2+1, refused)
	}
}
