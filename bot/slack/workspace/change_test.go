package workspace

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// wholly is an app that may read and do everything, and hears every message.
func wholly() Options {
	return Options{
		Burst: 100, Events: []string{"message.channels"},
		Scopes: []string{
			"assistant:write", "channels:history", "channels:read", "chat:write", "commands", "files:write",
			"groups:history", "im:history", "im:write", "reactions:write", "users:read",
		},
	}
}

func TestAnAppChangesAndDeletesItsOwnMessages(t *testing.T) {
	r := openRoom(t, wholly())
	a := r.dial()
	ts := r.get("chat.postMessage", "channel", r.desk.ID, "text", "found", "blocks", encode(list{object{"type": "divider"}}))["ts"].(string)
	a.hear()
	r.get("chat.update", "channel", r.desk.ID, "ts", ts, "text", "corrected")
	if m := r.Messages.In(r.desk)[0]; m.Text != "corrected" || m.Blocks != nil || m.Replaced != 1 || m.TS != ts {
		t.Errorf("changed to %+v", m)
	}
	event := a.hear()["event"].(object)
	now, before := event["message"].(object), event["previous_message"].(object)
	if event["subtype"] != "message_changed" || now["text"] != "corrected" || now["ts"] != ts || before["text"] != "found" || now["edited"] == nil {
		t.Errorf("heard %v", event)
	}
	r.get("chat.delete", "channel", r.desk.ID, "ts", ts)
	if event := a.hear()["event"].(object); event["subtype"] != "message_deleted" || event["deleted_ts"] != ts {
		t.Errorf("heard %v", event)
	}
	if left := r.Messages.In(r.desk); len(left) > 0 {
		t.Errorf("left are %+v", left)
	}
}

func TestAnAppCannotChangeWhatIsNotItsOwn(t *testing.T) {
	r := openRoom(t, wholly())
	said, err := r.Do.Say(r.ana, r.desk, "", "hello")
	r.ok(err)
	whisper := r.get("chat.postEphemeral", "channel", r.desk.ID, "user", r.ana.ID, "text", "psst")["message_ts"].(string)
	own := r.get("chat.postMessage", "channel", r.desk.ID, "text", "mine")["ts"].(string)
	for _, c := range []struct{ method, ts, text, want string }{
		{"chat.update", said.TS, "hi", "cant_update_message"},
		{"chat.delete", said.TS, "", "cant_delete_message"},
		{"chat.update", whisper, "hi", "message_not_found"},
		{"chat.delete", "1.1", "", "message_not_found"},
		{"chat.update", own, strings.Repeat("x", 40_000), ""},
		{"chat.update", own, strings.Repeat("x", 40_001), "msg_too_long"},
	} {
		if got := r.call(c.method, "channel", r.desk.ID, "ts", c.ts, "text", c.text); got != c.want {
			t.Errorf("%s: %q, want %q", c.method, got, c.want)
		}
	}
	if got := r.call("chat.update", "channel", r.desk.ID, "ts", own, "blocks", `[{"type":"song"}]`); got != "invalid_blocks" {
		t.Errorf("broken blocks: %q", got)
	}
}

func TestAPersonEditsAndDeletesWhatTheySaid(t *testing.T) {
	r := openRoom(t, wholly())
	a := r.dial()
	said, err := r.Do.Say(r.ana, r.desk, "", "hello")
	r.ok(err)
	a.hear()
	r.ok(r.Messages.Edit(r.ana, said, "hello @onrecord"))
	if event := a.hear()["event"].(object); event["message"].(object)["text"] != "hello <@"+r.People.Bot().ID+">" {
		t.Errorf("heard %v", event)
	}
	zoe := r.People.Add("zoe")
	if r.Messages.Edit(zoe, said, "bye") == nil || r.Messages.Delete(zoe, said) == nil {
		t.Error("Zoe changed what Ana said")
	}
	r.ok(r.Messages.Delete(r.ana, said))
	if event := a.hear()["event"].(object); event["subtype"] != "message_deleted" {
		t.Errorf("heard %v", event)
	}
}

func TestMetadataIsKeptAndReadWhereItIsAskedFor(t *testing.T) {
	r := openRoom(t, wholly())
	metadata := func(size int) string {
		empty := len(encode(object{"event_type": "answer", "event_payload": object{"key": ""}}))
		return encode(object{"event_type": "answer", "event_payload": object{"key": strings.Repeat("k", size-empty)}})
	}
	key := encode(object{"event_type": "answer", "event_payload": object{"key": "k1"}})
	asked, err := r.Do.Say(r.ana, r.desk, "", "who said so?")
	r.ok(err)
	answer := r.get("chat.postMessage", "channel", r.desk.ID, "text", "he", "thread_ts", asked.TS, "metadata", key)["ts"].(string)
	kept := func(args ...string) any {
		thread := r.get("conversations.replies", append([]string{"channel", r.desk.ID, "ts", asked.TS}, args...)...)
		return thread["messages"].(list)[1].(object)["metadata"]
	}
	if got := kept("include_all_metadata", "true"); encode(got) != key {
		t.Errorf("kept %v", got)
	}
	if got := kept(); got != nil {
		t.Errorf("told without being asked: %v", got)
	}
	r.get("chat.update", "channel", r.desk.ID, "ts", answer, "text", "she")
	if got := kept("include_all_metadata", "true"); encode(got) != key {
		t.Errorf("a change took the metadata away: %v", got)
	}
	r.get("chat.update", "channel", r.desk.ID, "ts", answer, "text", "she", "metadata", "{}")
	if got := kept("include_all_metadata", "true"); got != nil {
		t.Errorf("left is %v", got)
	}
	for name, c := range map[string]struct{ metadata, want string }{
		"16,000 bytes":   {metadata(16_000), ""},
		"16,001 bytes":   {metadata(16_001), "metadata_too_large"},
		"no JSON":        {"{", "invalid_metadata_format"},
		"no event type":  {`{"event_payload":{"key":"k1"}}`, "invalid_metadata_schema"},
		"without a load": {`{"event_type":"answer"}`, "invalid_metadata_schema"},
	} {
		if got := r.call("chat.postMessage", "channel", r.desk.ID, "text", "x", "metadata", c.metadata); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestHistoryIsListedInPages(t *testing.T) {
	r := openRoom(t, wholly())
	var first Message
	for i := range 5 {
		m, err := r.Do.Say(r.ana, r.desk, "", fmt.Sprint(i))
		r.ok(err)
		if i == 0 {
			first = m
		}
	}
	for i := range 3 {
		_, err := r.Do.Say(r.ana, r.desk, first.TS, fmt.Sprint("reply ", i))
		r.ok(err)
	}
	r.get("chat.postEphemeral", "channel", r.desk.ID, "user", r.ana.ID, "text", "psst")

	texts := func(method string, args ...string) (out []string) {
		t.Helper()
		args = append([]string{"channel", r.desk.ID}, args...)
		for cursor := ""; ; {
			page := r.get(method, append(args, "cursor", cursor)...)
			for _, m := range page["messages"].(list) {
				out = append(out, m.(object)["text"].(string))
			}
			out = append(out, "/")
			cursor = page["response_metadata"].(object)["next_cursor"].(string)
			if page["has_more"] != (cursor != "") {
				t.Errorf("has_more is %v before %q", page["has_more"], cursor)
			}
			if cursor == "" {
				return out
			}
		}
	}
	second := r.Messages.In(r.desk)[1].TS
	for _, c := range []struct {
		name, method string
		args         []string
		want         []string
	}{
		{"a channel", "conversations.history", nil, []string{"4", "3", "2", "1", "0", "/"}},
		{"in pages", "conversations.history", []string{"limit", "2"}, []string{"4", "3", "/", "2", "1", "/", "0", "/"}},
		{"since", "conversations.history", []string{"oldest", second}, []string{"4", "3", "2", "/"}},
		{"since, with it", "conversations.history", []string{"oldest", second, "inclusive", "true"}, []string{"4", "3", "2", "1", "/"}},
		{"before", "conversations.history", []string{"latest", second}, []string{"0", "/"}},
		{"a thread", "conversations.replies", []string{"ts", first.TS}, []string{"0", "reply 0", "reply 1", "reply 2", "/"}},
		{"a thread in pages", "conversations.replies", []string{"ts", first.TS, "limit", "3"}, []string{"0", "reply 0", "reply 1", "/", "reply 2", "/"}},
		{"no thread", "conversations.replies", []string{"ts", second}, []string{"1", "/"}},
	} {
		if got := texts(c.method, c.args...); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	if root := r.get("conversations.history", "channel", r.desk.ID)["messages"].(list)[4].(object); root["reply_count"] != 3.0 {
		t.Errorf("the first message is %v", root)
	}
}

func TestReadingNeedsTheScopeOfTheChannel(t *testing.T) {
	opts := wholly()
	opts.Scopes = []string{"im:history", "chat:write"}
	r := openRoom(t, opts)
	elsewhere := r.Channels.AddChannel(Channel{Name: "elsewhere", Kind: Private}, r.ana)
	said, err := r.Do.DirectMessage(r.ana, "hello")
	r.ok(err)
	for _, c := range []struct{ channel, ts, want string }{
		{r.Channels.DirectChannel(r.ana).ID, said.TS, ""},
		{r.Channels.DirectChannel(r.ana).ID, "1.1", "thread_not_found"},
		{r.desk.ID, said.TS, "missing_scope"},
		{elsewhere.ID, said.TS, "channel_not_found"},
	} {
		if got := r.call("conversations.replies", "channel", c.channel, "ts", c.ts); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
