package workspace

import (
	"cmp"
	"fmt"
	"slices"
)

// Person is a user of the workspace, or the app's bot.
type Person struct {
	ID, Name string
	Team     string // another team's id for a stranger in a shared channel
	Bot      string // bot id; empty for a human
	Zone     string // IANA name of the time zone; empty where none is set
	Admin    bool   // of the workspace
	Guest    bool   // of some channels of it
	Owner    bool   // who is an admin too
}

// ChannelKind is what Slack calls the channel type.
type ChannelKind string

const (
	Public  ChannelKind = "channel"
	Private ChannelKind = "group"
	Direct  ChannelKind = "im" // of one person with the bot
)

// Channel is a place to talk in.
type Channel struct {
	ID, Name string
	Kind     ChannelKind
	// ExtShared is true where another organisation is in the channel, and
	// PendingExtShared where it is invited.
	ExtShared, PendingExtShared bool
	Archived                    bool

	members  map[string]bool
	messages []*Message
	byTS     map[string]*Message
	threads  map[string][]*Message // replies, by the ts of what they answer
	panes    map[string]*Pane      // by thread
}

// keep puts a message into the channel, and find finds it.
func (c *Channel) keep(m *Message) {
	c.messages, c.byTS[m.TS] = append(c.messages, m), m
	if m.Thread != "" && !m.Ephemeral() {
		c.threads[m.Thread] = append(c.threads[m.Thread], m)
	}
}

func (c *Channel) find(ts string) *Message { return c.byTS[ts] }

// remove takes a message out of the channel.
func (c *Channel) remove(m *Message) {
	i := slices.Index(c.messages, m)
	c.messages = slices.Delete(c.messages, i, i+1)
	delete(c.byTS, m.TS)
	if m.Thread == "" {
		return
	}
	c.threads[m.Thread] = slices.DeleteFunc(c.threads[m.Thread], func(other *Message) bool { return other == m })
}

// AddPerson adds a human to the workspace.
func (w *Workspace) AddPerson(name string) Person { return w.AddStranger(name, w.opts.Team) }

// AddStranger adds a human of another team.
func (w *Workspace) AddStranger(name, team string) Person {
	w.mu.Lock()
	defer w.mu.Unlock()
	p := &Person{ID: newID("U"), Name: name, Team: team}
	w.people[p.ID] = p
	if _, taken := w.names[name]; !taken {
		w.names[name] = p.ID
	}
	w.change()
	return *p
}

// SetZone sets the time zone of a person, by its IANA name.
func (w *Workspace) SetZone(p Person, zone string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.people[p.ID].Zone = zone
}

// SetAdmin makes a person an admin of the workspace, or an owner too.
func (w *Workspace) SetAdmin(p Person, owner bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.people[p.ID].Admin, w.people[p.ID].Owner = true, owner
}

// SetGuest makes a person a guest of the workspace.
func (w *Workspace) SetGuest(p Person) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.people[p.ID].Guest = true
}

// SetGroup makes a user group of people, by its id.
func (w *Workspace) SetGroup(id string, people ...Person) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.groups[id] = nil
	for _, p := range people {
		w.groups[id] = append(w.groups[id], p.ID)
	}
}

// groupMembers answers usergroups.users.list.
func (w *Workspace) groupMembers(req request) (map[string]any, *refusal) {
	if !w.needs("usergroups:read") {
		return nil, &refusal{name: "missing_scope", needed: "usergroups:read"}
	}
	members, ok := w.groups[req.args.Get("usergroup")]
	if !ok {
		return nil, refuse("no_such_subteam")
	}
	return map[string]any{"users": members}, nil
}

// AddChannel opens a channel as described, of which only Name and Kind are
// required, with the people given as members. The bot is not among them unless
// given.
func (w *Workspace) AddChannel(c Channel, members ...Person) Channel {
	w.mu.Lock()
	defer w.mu.Unlock()
	setDefault(&c.ID, newID("C"))
	setDefault(&c.Kind, Public)
	return *w.addChannel(c, members...)
}

// addChannel puts a channel without messages into the workspace.
func (w *Workspace) addChannel(c Channel, members ...Person) *Channel {
	c.members, c.messages = make(map[string]bool), nil
	c.byTS, c.threads, c.panes = make(map[string]*Message), make(map[string][]*Message), make(map[string]*Pane)
	for _, p := range members {
		c.members[p.ID] = true
	}
	w.channels[c.ID] = &c
	w.change()
	return &c
}

// Invite makes people members of a channel.
func (w *Workspace) Invite(channel Channel, people ...Person) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	c, ok := w.channels[channel.ID]
	if !ok {
		return fmt.Errorf("there is no channel %s", channel.ID)
	}
	for _, p := range people {
		c.members[p.ID] = true
	}
	w.change()
	return nil
}

// DirectChannel is the channel of a person with the bot, opened when needed.
func (w *Workspace) DirectChannel(p Person) Channel {
	return *w.directChannel(p)
}

// directChannel is direct for who does not hold the lock.
func (w *Workspace) directChannel(p Person) *Channel {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.direct(p.ID)
}

// direct is DirectChannel for a user id; the caller holds the lock.
func (w *Workspace) direct(user string) *Channel {
	c := w.directs[user]
	if c == nil {
		c = w.addChannel(Channel{ID: newID("D"), Kind: Direct}, Person{ID: user}, *w.bot)
		w.directs[user] = c
	}
	return c
}

// People lists everybody, the bot too, by name.
func (w *Workspace) People() []Person {
	w.mu.Lock()
	defer w.mu.Unlock()
	var out []Person
	for _, p := range w.people {
		out = append(out, *p)
	}
	slices.SortFunc(out, func(a, b Person) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID)) })
	return out
}

// Channels lists the channels by name.
func (w *Workspace) Channels() []Channel {
	return w.channelsWhere(func(*Channel) bool { return true })
}

// ChannelsOf lists the channels that a person is in, by name.
func (w *Workspace) ChannelsOf(p Person) []Channel {
	return w.channelsWhere(func(c *Channel) bool { return c.members[p.ID] })
}

func (w *Workspace) channelsWhere(holds func(*Channel) bool) []Channel {
	w.mu.Lock()
	defer w.mu.Unlock()
	var out []Channel
	for _, c := range w.channels {
		if holds(c) {
			out = append(out, *c)
		}
	}
	slices.SortFunc(out, func(a, b Channel) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID)) })
	return out
}
