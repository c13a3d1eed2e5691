package workspace

import (
	"context"
	"encoding/json"
	"maps"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

// object is a JSON object, and list a list of them.
type (
	object = map[string]any
	list   = []any
)

// encode returns a value as JSON.
func encode(value any) string {
	out, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	return string(out)
}

func plainText(text string) object { return object{"type": "plain_text", "text": text} }

func textOfLength(n int) object { return plainText(strings.Repeat("é", n)) }

// patience is how long a test waits for what must happen, on a machine with much else to do.
const patience = 3 * time.Minute

// room is a workspace with one person and one channel, that the app is in.
type room struct {
	*Workspace
	t    *testing.T
	ana  Person
	desk Channel
}

func openRoom(t *testing.T, opts Options) *room {
	t.Helper()
	if opts.AckTime == 0 {
		opts.AckTime = patience // who is slow here is the machine
	}
	w, err := Open(opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	r := &room{Workspace: w, t: t}
	r.ana = w.People.Add("ana")
	r.desk = w.Channels.AddChannel(Channel{Name: "desk"}, r.ana, w.People.Bot())
	return r
}

func (r *room) await(what string, cond func() bool) {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(r.t.Context(), patience)
	defer cancel()
	if err := r.Await(ctx, cond); err != nil {
		r.t.Fatalf("%s: %v", what, err)
	}
}

// call calls the Web API with the bot token and returns Slack's error.
func (r *room) call(method string, args ...string) string {
	r.t.Helper()
	return r.callAs(r.BotToken(), method, args...)
}

func (r *room) callAs(token, method string, args ...string) string {
	r.t.Helper()
	form := url.Values{"token": {token}}
	for i := 0; i < len(args); i += 2 {
		form.Set(args[i], args[i+1])
	}
	resp, err := http.PostForm(r.URL()+method, form)
	if err != nil {
		r.t.Fatal(err)
	}
	return r.failure(resp)
}

// get calls the Web API and returns the whole answer, which must be a good one.
func (r *room) get(method string, args ...string) object {
	r.t.Helper()
	form := url.Values{"token": {r.BotToken()}}
	for i := 0; i < len(args); i += 2 {
		form.Set(args[i], args[i+1])
	}
	resp, err := http.PostForm(r.URL()+method, form)
	if err != nil {
		r.t.Fatal(err)
	}
	defer resp.Body.Close()
	var answer object
	if err := json.NewDecoder(resp.Body).Decode(&answer); err != nil || answer["ok"] != true {
		r.t.Fatalf("%s: %v %v", method, err, answer)
	}
	return answer
}

// respond posts to a response URL.
func (r *room) respond(address string, message object) string {
	r.t.Helper()
	resp, err := http.Post(address, "application/json", strings.NewReader(encode(message)))
	if err != nil {
		r.t.Fatal(err)
	}
	return r.failure(resp)
}

func (r *room) failure(resp *http.Response) string {
	r.t.Helper()
	defer resp.Body.Close()
	var answer struct {
		OK    bool   `json:"ok"`
		Error string `json:"error"`
	}
	if err := json.NewDecoder(resp.Body).Decode(&answer); err != nil {
		r.t.Fatal(err)
	}
	if answer.OK != (answer.Error == "") {
		r.t.Errorf("ok is %v with the error %q", answer.OK, answer.Error)
	}
	return answer.Error
}

// app is a client of the test's own, that acknowledges what it is told to.
type app struct {
	t    *testing.T
	conn *websocket.Conn
}

func (r *room) dial() *app {
	r.t.Helper()
	answer, refused := r.Workspace.call(request{method: "apps.connections.open", token: r.AppToken()})
	if refused != nil {
		r.t.Fatal(refused.name)
	}
	conn, _, err := websocket.DefaultDialer.Dial(answer["url"].(string), nil)
	if err != nil {
		r.t.Fatal(err)
	}
	r.t.Cleanup(func() { conn.Close() })
	conn.SetReadDeadline(time.Now().Add(patience))
	a := &app{r.t, conn}
	if hello := a.read(); hello["type"] != "hello" {
		r.t.Fatalf("greeted with %v", hello)
	}
	return a
}

func (a *app) read() map[string]any {
	a.t.Helper()
	var message map[string]any
	if err := a.conn.ReadJSON(&message); err != nil {
		a.t.Fatal(err)
	}
	return message
}

func (a *app) ack(envelope map[string]any) { a.answer(envelope, nil) }

// answer acknowledges with something to say.
func (a *app) answer(envelope map[string]any, payload any) {
	a.t.Helper()
	message := map[string]any{"envelope_id": envelope["envelope_id"]}
	if payload != nil {
		message["payload"] = payload
	}
	if err := a.conn.WriteJSON(message); err != nil {
		a.t.Fatal(err)
	}
}

// hear reads and acknowledges the next thing that happened and returns its
// payload.
func (a *app) hear() object {
	a.t.Helper()
	envelope := a.read()
	a.ack(envelope)
	return envelope["payload"].(object)
}

// blocks returns a list of one block, n times.
func blocks(n int, block string) string {
	return "[" + strings.TrimSuffix(strings.Repeat(block+",", n), ",") + "]"
}

// asked is a form as an app sends it: who said it, and from when on.
func asked() object {
	return object{
		"type": "modal", "callback_id": "ask", "private_metadata": "C1", "notify_on_close": true,
		"title": plainText("Ask the archive"), "submit": plainText("Ask"), "close": plainText("Cancel"),
		"blocks": list{
			object{"type": "input", "block_id": "words", "label": plainText("Words"),
				"element": object{"type": "plain_text_input", "action_id": "typed", "max_length": 20}},
			object{"type": "input", "block_id": "since", "label": plainText("Since"), "optional": true,
				"element": object{"type": "datepicker", "action_id": "day", "initial_date": "2026-01-01"}},
		},
	}
}

// notice is a modal in which there is nothing to fill in.
func notice(title string) object {
	return object{"type": "modal", "title": plainText(title), "blocks": list{object{"type": "divider"}}}
}

// with returns a view with a field changed.
func with(view object, field string, value any) object {
	view = maps.Clone(view)
	view[field] = value
	return view
}

// trigger lets Ana do something, and returns the trigger id that the app gets.
func (r *room) trigger(a *app) string {
	r.t.Helper()
	if err := r.Do.Command(r.ana, r.desk, "ask"); err != nil {
		r.t.Fatal(err)
	}
	return a.hear()["trigger_id"].(string)
}

// modal is the one that Ana has before her.
func (r *room) modal() View {
	r.t.Helper()
	v, ok := r.Views.Modal(r.ana)
	if !ok {
		r.t.Fatal("no modal is open")
	}
	return v
}

func (r *room) ok(err error) {
	r.t.Helper()
	if err != nil {
		r.t.Fatal(err)
	}
}
