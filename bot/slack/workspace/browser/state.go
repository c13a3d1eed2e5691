package browser

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"

	"onrecord/bot/slack/workspace"
)

// state is what the person sees of the workspace.
type state struct {
	Bot       named                `json:"bot"`
	Names     map[string]string    `json:"names"` // of users and channels, by id
	Channels  []channel            `json:"channels"`
	View      *view                `json:"view"` // the uppermost modal
	Home      json.RawMessage      `json:"home"` // blocks
	Command   string               `json:"command"`
	Shortcuts []workspace.Shortcut `json:"shortcuts"`
	Questions []string             `json:"questions"`
	Tries     []Try                `json:"tries"`
}

type named struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

type channel struct {
	named
	Kind     workspace.ChannelKind `json:"kind"`
	Messages []message             `json:"messages"`
	// Status says what the app is doing, by thread.
	Status  map[string]string  `json:"status"`
	Prompts []workspace.Prompt `json:"prompts"`
	// PromptsTitle stands above them.
	PromptsTitle string `json:"prompts_title"`
}

type message struct {
	Channel string          `json:"channel"`
	TS      string          `json:"ts"`
	Thread  string          `json:"thread"`
	User    string          `json:"user"`
	App     bool            `json:"app"`
	Text    string          `json:"text"`
	Blocks  json.RawMessage `json:"blocks"`
	Private bool            `json:"private"`
	Edited  bool            `json:"edited"`
	Files   []file          `json:"files"`
}

// file is one that is shared with a message.
type file struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

type view struct {
	ID     string            `json:"id"`
	Hash   string            `json:"hash"`
	Title  string            `json:"title"`
	Submit string            `json:"submit"`
	Close  string            `json:"close"`
	Blocks json.RawMessage   `json:"blocks"`
	Errors map[string]string `json:"errors"`
	// Trouble is what Slack says where the app failed.
	Trouble string `json:"trouble"`
}

// events sends the state whenever it has changed.
func (b *browser) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	out := http.NewResponseController(w)
	var sent, now []byte
	changed := func() bool {
		var err error
		now, err = json.Marshal(b.state())
		return err == nil && !bytes.Equal(now, sent)
	}
	for {
		if err := b.Workspace.Await(r.Context(), changed); err != nil {
			return
		}
		if _, err := fmt.Fprintf(w, "data: %s\n\n", now); err != nil {
			return
		}
		if err := out.Flush(); err != nil {
			return
		}
		sent = now
	}
}

// list is never null in JSON.
func list[T any](items []T) []T { return append([]T{}, items...) }

func (b *browser) state() state {
	ws := b.Workspace
	s := state{
		Bot: named{ws.People.Bot().ID, ws.People.Bot().Name}, Names: make(map[string]string),
		Command: ws.CommandName(), Shortcuts: list(ws.Shortcuts()), Questions: list(b.Questions), Tries: list(b.Tries),
	}
	for _, p := range ws.People.All() {
		s.Names[p.ID] = p.Name
	}
	for _, c := range b.channels() {
		s.Names[c.ID] = c.Name
		s.Channels = append(s.Channels, b.channel(c))
	}
	if v, ok := ws.Views.Modal(b.Person); ok {
		s.View = &view{v.ID, v.Hash, v.Title, v.SubmitLabel, v.CloseLabel, v.Blocks, v.Errors, v.Trouble}
	}
	if v, ok := ws.Views.Home(b.Person); ok {
		s.Home = v.Blocks
	}
	return s
}

// channels are those that the person is in, the conversation with the app last.
func (b *browser) channels() []workspace.Channel {
	var out []workspace.Channel
	for _, c := range b.Workspace.Channels.Of(b.Person) {
		if c.Kind != workspace.Direct {
			out = append(out, c)
		}
	}
	return append(out, b.Workspace.Channels.DirectChannel(b.Person))
}

// files are those that are shared with a message.
func (b *browser) files(m workspace.Message) []file {
	out := []file{}
	for _, id := range m.Files {
		if f, ok := b.Workspace.Files.Get(id); ok {
			out = append(out, file{f.ID, f.Name})
		}
	}
	return out
}

func (b *browser) channel(c workspace.Channel) channel {
	pane := b.Workspace.Panes.Of(c, "")
	out := channel{
		named: named{c.ID, c.Name}, Kind: c.Kind, Messages: []message{}, Status: make(map[string]string),
		Prompts: list(pane.Prompts), PromptsTitle: pane.PromptsTitle,
	}
	for _, m := range b.Workspace.Messages.In(c) {
		if m.Ephemeral() && m.OnlyFor != b.Person.ID {
			continue
		}
		out.Messages = append(out.Messages, message{
			Channel: c.ID, TS: m.TS, Thread: m.Thread, User: m.User, App: m.Bot != "", Text: m.Text,
			Blocks: m.Blocks, Private: m.Ephemeral(), Edited: m.Replaced > 0, Files: b.files(m),
		})
		if status := b.Workspace.Panes.Of(c, m.TS).Status; status != "" {
			out.Status[m.TS] = status
		}
	}
	return out
}
