package workspace

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

func TestAnEventIsDeliveredAgainUntilItIsAcknowledged(t *testing.T) {
	r := openRoom(t, Options{AckTime: 200 * time.Millisecond, Retries: make([]time.Duration, 100)})
	a := r.dial()
	if _, err := r.Do.Mention(r.ana, r.desk, "who said so?"); err != nil {
		t.Fatal(err)
	}
	var ids []any
	taken := func() bool {
		acks := r.App.Acks()
		return len(acks) > 0 && !acks[len(acks)-1].Missed
	}
	for attempt := 0; attempt < 3 || !taken(); attempt++ { // on a busy machine an acknowledgement may come too late
		envelope := a.read()
		if envelope["retry_attempt"] != float64(attempt) {
			t.Errorf("delivery %d calls itself attempt %v", attempt, envelope["retry_attempt"])
		}
		if attempt > 0 && envelope["retry_reason"] != "timeout" {
			t.Errorf("the reason is %v", envelope["retry_reason"])
		}
		ids = append(ids, envelope["payload"].(map[string]any)["event_id"])
		if attempt >= 2 {
			a.ack(envelope)
			r.await("the end of the delivery", func() bool { return len(r.App.Acks()) > attempt })
		}
	}
	if ids[0] != ids[1] || ids[1] != ids[2] {
		t.Errorf("one event has the ids %v", ids)
	}
	if acks := r.App.Acks(); !acks[0].Missed || !acks[1].Missed {
		t.Errorf("deliveries %+v", acks)
	}
}

func TestACommandThatIsNotAcknowledgedFailsForThePerson(t *testing.T) {
	r := openRoom(t, Options{AckTime: time.Millisecond})
	if err := r.Do.Command(r.ana, r.desk, "who said so?"); err != nil {
		t.Fatal(err)
	}
	r.await("a complaint", func() bool { return len(r.Messages.In(r.desk)) == 1 })
	if said := r.Messages.In(r.desk)[0]; said.OnlyFor != r.ana.ID || !strings.Contains(said.Text, "operation_timeout") {
		t.Errorf("said %+v", said)
	}
}

func TestADisconnectIsAnnounced(t *testing.T) {
	r := openRoom(t, Options{})
	a := r.dial()
	r.App.Disconnect()
	if message := a.read(); message["type"] != "disconnect" {
		t.Errorf("got %v", message)
	}
}

func TestATicketOpensOneConnection(t *testing.T) {
	r := openRoom(t, Options{})
	answer, _ := r.Workspace.call(request{method: "apps.connections.open", token: r.AppToken()})
	address := answer["url"].(string)
	conn, _, err := websocket.DefaultDialer.Dial(address, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if _, resp, err := websocket.DefaultDialer.Dial(address, nil); err == nil || resp.StatusCode != http.StatusForbidden {
		t.Errorf("a used ticket: %v", err)
	}
}

func TestCallsAreRefusedAsSlackRefusesThem(t *testing.T) {
	r := openRoom(t, Options{Burst: 100})
	elsewhere := r.Channels.AddChannel(Channel{Name: "elsewhere"}, r.ana)
	secret := r.Channels.AddChannel(Channel{Name: "secret", Kind: Private}, r.ana)
	old := r.Channels.AddChannel(Channel{Name: "old", Archived: true}, r.ana, r.People.Bot())
	stranger := r.People.Add("zoe")
	post := func(channel Channel, args ...string) []string {
		return append([]string{"channel", channel.ID}, args...)
	}
	cases := []struct {
		name, method string
		args         []string
		want         string
	}{
		{"a post", "chat.postMessage", post(r.desk, "text", "hello"), ""},
		{"without words", "chat.postMessage", post(r.desk), "no_text"},
		{"of the longest text", "chat.postMessage", post(r.desk, "text", strings.Repeat("é", 40_000)), ""},
		{"of a text too long", "chat.postMessage", post(r.desk, "text", strings.Repeat("é", 40_001)), "msg_too_long"},
		{"where the bot is not", "chat.postMessage", post(elsewhere, "text", "hello"), "not_in_channel"},
		{"where the bot may not look", "chat.postMessage", post(secret, "text", "hello"), "channel_not_found"},
		{"nowhere", "chat.postMessage", []string{"channel", "C0", "text", "hello"}, "channel_not_found"},
		{"in an archived channel", "chat.postMessage", post(old, "text", "hello"), "is_archived"},
		{"in a thread that is not", "chat.postMessage", post(r.desk, "text", "hello", "thread_ts", "1.1"), "thread_not_found"},
		{"with broken blocks", "chat.postMessage", post(r.desk, "blocks", "[{"), "invalid_blocks_format"},
		{"for somebody elsewhere", "chat.postEphemeral", post(r.desk, "text", "psst", "user", stranger.ID), "user_not_in_channel"},
		{"to one person", "chat.postEphemeral", post(r.desk, "text", "psst", "user", r.ana.ID), ""},
		{"a channel's description", "conversations.info", post(elsewhere), ""},
		{"a secret channel's", "conversations.info", post(secret), "channel_not_found"},
		{"no method", "chat.scream", nil, "unknown_method"},
	}
	for _, c := range cases {
		if got := r.call(c.method, c.args...); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.method, c.name, got, c.want)
		}
	}
	for token, want := range map[string]string{"": "not_authed", "xoxb-1": "invalid_auth", r.AppToken(): "not_allowed_token_type"} {
		if got := r.callAs(token, "auth.test"); got != want {
			t.Errorf("auth.test with %q: %q, want %q", token, got, want)
		}
	}
	if got := r.call("apps.connections.open"); got != "not_allowed_token_type" {
		t.Errorf("a connection with the bot token: %q", got)
	}
}

func TestAMissingScopeIsNamed(t *testing.T) {
	r := openRoom(t, Options{Scopes: []string{"commands"}})
	if got := r.call("chat.postMessage", "channel", r.desk.ID, "text", "hello"); got != "missing_scope" {
		t.Errorf("posting: %q", got)
	}
	if got := r.call("conversations.info", "channel", r.desk.ID); got != "missing_scope" {
		t.Errorf("looking up: %q", got)
	}
}

func TestAChannelTakesAMessageASecondAfterABurst(t *testing.T) {
	now := time.Unix(1_800_000_000, 0)
	r := openRoom(t, Options{Burst: 2, Now: func() time.Time { return now }})
	post := func(channel Channel) string {
		t.Helper()
		return r.call("chat.postMessage", "channel", channel.ID, "text", "hello")
	}
	other := r.Channels.AddChannel(Channel{Name: "other"}, r.People.Bot())
	for i, want := range []string{"", "", "ratelimited"} {
		if got := post(r.desk); got != want {
			t.Errorf("message %d: %q, want %q", i, got, want)
		}
	}
	if got := post(other); got != "" {
		t.Errorf("another channel: %q", got)
	}
	resp, err := http.PostForm(r.URL()+"chat.postMessage", url.Values{"token": {r.BotToken()}, "channel": {r.desk.ID}, "text": {"hello"}})
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusTooManyRequests || resp.Header.Get("Retry-After") != "1" {
		t.Errorf("status %d, Retry-After %q", resp.StatusCode, resp.Header.Get("Retry-After"))
	}
	now = now.Add(time.Second)
	if got := post(r.desk); got != "" {
		t.Errorf("a second later: %q", got)
	}
}

func TestAResponseURLIsGoodForFiveUsesInHalfAnHour(t *testing.T) {
	now := time.Unix(1_800_000_000, 0)
	r := openRoom(t, Options{Now: func() time.Time { return now }})
	newHook := func() string {
		r.mu.Lock()
		defer r.mu.Unlock()
		return r.hooks.newHook(hook{channel: r.desk.ID, user: r.ana.ID})
	}
	respond := func(address string) string {
		t.Helper()
		return r.respond(address, object{"text": "hello"})
	}
	often := newHook()
	for use := 1; use <= 6; use++ {
		want := ""
		if use == 6 {
			want = "used_url"
		}
		if got := respond(often); got != want {
			t.Errorf("use %d: %q, want %q", use, got, want)
		}
	}
	for _, said := range r.Messages.In(r.desk) {
		if said.OnlyFor != r.ana.ID {
			t.Errorf("a response is for all unless it says so: %+v", said)
		}
	}
	late := newHook()
	now = now.Add(30 * time.Minute)
	if got := respond(late); got != "" {
		t.Errorf("after half an hour: %q", got)
	}
	now = now.Add(time.Second)
	if got := respond(late); got != "expired_url" {
		t.Errorf("after more than that: %q", got)
	}
}

func TestWhatIsTypedArrivesInSlacksMarkup(t *testing.T) {
	r := openRoom(t, Options{})
	said, err := r.Do.Say(r.ana, r.desk, "", "@onrecord a < b & c, @ana @here @nobody ana@post.example")
	if err != nil {
		t.Fatal(err)
	}
	want := fmt.Sprintf("<@%s> a &lt; b &amp; c, <@%s> <!here> @nobody ana@post.example", r.People.Bot().ID, r.ana.ID)
	if said.Text != want {
		t.Errorf("%q, want %q", said.Text, want)
	}
	called := strings.Join(said.Notifies(), " ")
	if called != fmt.Sprintf("@%s @%s !here", r.People.Bot().ID, r.ana.ID) {
		t.Errorf("calls %s", called)
	}
}

func TestOnlyThoseWhoSeeAMessageCanPressItsButtons(t *testing.T) {
	r := openRoom(t, Options{})
	zoe := r.People.Add("zoe")
	if got := r.call("chat.postEphemeral", "channel", r.desk.ID, "user", r.ana.ID, "blocks",
		`[{"type":"actions","elements":[{"type":"button","action_id":"go","text":{"type":"plain_text","text":"Go"}}]}]`); got != "" {
		t.Fatal(got)
	}
	m := r.Messages.In(r.desk)[0]
	if r.Controls.Press(zoe, m, "go") == nil {
		t.Error("somebody pressed a button that she does not see")
	}
	if r.Controls.Press(r.ana, m, "stop") == nil {
		t.Error("a button that is not there was pressed")
	}
	if err := r.Controls.Press(r.ana, m, "go"); err != nil {
		t.Error(err)
	}
}

func TestTheServerIsOfThisMachineAlone(t *testing.T) {
	for _, address := range []string{"0.0.0.0:0", ":0", "192.0.2.1:0", "nonsense"} {
		if w, err := Open(Options{Address: address}); err == nil {
			w.Close()
			t.Errorf("it listens on %s", address)
		}
	}
}
