package workspace

import (
	"encoding/json"
	"time"
)

// Panes are the conversations with the app in Slack's pane for agents.
type Panes struct{ w *Workspace }

// Pane is what an app shows of a thread in its pane.
type Pane struct {
	// Status is what the app is doing ("is searching…"), until it posts or two
	// minutes have gone by.
	Status string
	Title  string
	// PromptsTitle stands above the prompts, which a person can pick.
	PromptsTitle string
	Prompts      []Prompt

	statusSet time.Time
}

// statusLife is how long a status stands where nothing is posted.
const statusLife = 2 * time.Minute

// Prompt is a message that an app suggests.
type Prompt struct {
	Title   string `json:"title"`
	Message string `json:"message"`
}

// mostPrompts is how many prompts an app may suggest at once.
const mostPrompts = 4

// Of returns what the app shows of a thread, or with no thread of the
// conversation itself, which has the prompts.
func (ps *Panes) Of(channel Channel, thread string) Pane {
	ps.w.mu.Lock()
	defer ps.w.mu.Unlock()
	c, ok := ps.w.Channels.channels[channel.ID]
	if !ok || c.panes[thread] == nil {
		return Pane{}
	}
	shown := *c.panes[thread]
	if ps.w.opts.Now().Sub(shown.statusSet) > statusLife {
		shown.Status = ""
	}
	shown.statusSet = time.Time{}
	return shown
}

// pane returns the pane that a call is about, for which it needs the scope.
func (ps *Panes) pane(req request, scope string) (*Pane, *refusal) {
	if !ps.w.Limits.needs(scope) {
		return nil, &refusal{name: "missing_scope", needed: scope}
	}
	c, ok := ps.w.Channels.channels[req.args.Get("channel_id")]
	if !ok || !c.members[ps.w.People.bot.ID] {
		return nil, refuse("channel_not_found")
	}
	thread := req.args.Get("thread_ts")
	if thread != "" && c.find(thread) == nil {
		return nil, refuse("invalid_thread_ts")
	}
	if c.panes[thread] == nil {
		c.panes[thread] = new(Pane)
	}
	return c.panes[thread], nil
}

func (ps *Panes) setStatus(req request) (map[string]any, *refusal) {
	p, refused := ps.pane(req, "chat:write")
	switch {
	case refused != nil:
		return nil, refused
	case req.args.Get("thread_ts") == "":
		return nil, refuse("invalid_thread_ts")
	}
	p.Status, p.statusSet = req.args.Get("status"), ps.w.opts.Now()
	return map[string]any{}, nil
}

func (ps *Panes) setTitle(req request) (map[string]any, *refusal) {
	p, refused := ps.pane(req, "assistant:write")
	switch {
	case refused != nil:
		return nil, refused
	case req.args.Get("thread_ts") == "":
		return nil, refuse("invalid_thread_ts")
	case req.args.Get("title") == "":
		return nil, refuse("invalid_arguments", "[ERROR] missing required field: title")
	}
	p.Title = req.args.Get("title")
	return map[string]any{}, nil
}

func (ps *Panes) setPrompts(req request) (map[string]any, *refusal) {
	// An app with an agent_view names no thread: with one, Slack does nothing
	// and says that all is well.
	thread := req.args.Get("thread_ts")
	req.args.Del("thread_ts")
	p, refused := ps.pane(req, "assistant:write")
	if refused != nil {
		return nil, refused
	}
	var prompts []Prompt
	if json.Unmarshal([]byte(req.args.Get("prompts")), &prompts) != nil || len(prompts) < 1 || len(prompts) > mostPrompts {
		return nil, refuse("invalid_arguments", "[ERROR] prompts must have 1 to 4 items [json-pointer:/prompts]")
	}
	for _, prompt := range prompts {
		if prompt.Title == "" || prompt.Message == "" {
			return nil, refuse("invalid_arguments", "[ERROR] missing required field [json-pointer:/prompts]")
		}
	}
	if thread == "" {
		p.Prompts, p.PromptsTitle = prompts, req.args.Get("title")
	}
	return map[string]any{}, nil
}
