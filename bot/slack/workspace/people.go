package workspace

import (
	"cmp"
	"fmt"
	"slices"
)

// People are those of the workspace, the bot among them, and its user groups.
type People struct {
	w      *Workspace
	people map[string]*Person
	names  map[string]string   // ids of the people, the first of a name
	groups map[string][]string // ids of the people of a user group
	bot    *Person
}

func newPeople(w *Workspace) *People {
	bot := &Person{ID: newID("U"), Name: w.opts.AppName, Team: w.opts.Team, Bot: newID("B")}
	return &People{
		w: w, people: map[string]*Person{bot.ID: bot}, names: map[string]string{bot.Name: bot.ID},
		groups: make(map[string][]string), bot: bot,
	}
}

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

// Add adds a human to the workspace.
func (pp *People) Add(name string) Person { return pp.AddStranger(name, pp.w.opts.Team) }

// AddStranger adds a human of another team.
func (pp *People) AddStranger(name, team string) Person {
	pp.w.mu.Lock()
	defer pp.w.mu.Unlock()
	p := &Person{ID: newID("U"), Name: name, Team: team}
	pp.people[p.ID] = p
	if _, taken := pp.names[name]; !taken {
		pp.names[name] = p.ID
	}
	pp.w.change()
	return *p
}

// SetZone sets the time zone of a person, by its IANA name.
func (pp *People) SetZone(p Person, zone string) {
	pp.w.mu.Lock()
	defer pp.w.mu.Unlock()
	pp.people[p.ID].Zone = zone
}

// SetAdmin makes a person an admin of the workspace, or an owner too.
func (pp *People) SetAdmin(p Person, owner bool) {
	pp.w.mu.Lock()
	defer pp.w.mu.Unlock()
	pp.people[p.ID].Admin, pp.people[p.ID].Owner = true, owner
}

// SetGuest makes a person a guest of the workspace.
func (pp *People) SetGuest(p Person) {
	pp.w.mu.Lock()
	defer pp.w.mu.Unlock()
	pp.people[p.ID].Guest = true
}

// SetGroup makes a user group of people, by its id.
func (pp *People) SetGroup(id string, people ...Person) {
	pp.w.mu.Lock()
	defer pp.w.mu.Unlock()
	pp.groups[id] = nil
	for _, p := range people {
		pp.groups[id] = append(pp.groups[id], p.ID)
	}
}

// groupMembers answers usergroups.users.list.
func (pp *People) groupMembers(req request) (map[string]any, *refusal) {
	if !pp.w.Limits.needs("usergroups:read") {
		return nil, &refusal{name: "missing_scope", needed: "usergroups:read"}
	}
	members, ok := pp.groups[req.args.Get("usergroup")]
	if !ok {
		return nil, refuse("no_such_subteam")
	}
	return map[string]any{"users": members}, nil
}

// AddChannel opens a channel as described, of which only Name and Kind are
// required, with the people given as members. The bot is not among them unless
// given.
func (cs *Channels) AddChannel(c Channel, members ...Person) Channel {
	cs.w.mu.Lock()
	defer cs.w.mu.Unlock()
	setDefault(&c.ID, newID("C"))
	setDefault(&c.Kind, Public)
	return *cs.addChannel(c, members...)
}

// addChannel puts a channel without messages into the workspace.
func (cs *Channels) addChannel(c Channel, members ...Person) *Channel {
	c.members, c.messages = make(map[string]bool), nil
	c.byTS, c.threads, c.panes = make(map[string]*Message), make(map[string][]*Message), make(map[string]*Pane)
	for _, p := range members {
		c.members[p.ID] = true
	}
	cs.channels[c.ID] = &c
	cs.w.change()
	return &c
}

// Invite makes people members of a channel.
func (cs *Channels) Invite(channel Channel, people ...Person) error {
	cs.w.mu.Lock()
	defer cs.w.mu.Unlock()
	c, ok := cs.channels[channel.ID]
	if !ok {
		return fmt.Errorf("there is no channel %s", channel.ID)
	}
	for _, p := range people {
		c.members[p.ID] = true
	}
	cs.w.change()
	return nil
}

// DirectChannel is the channel of a person with the bot, opened when needed.
func (cs *Channels) DirectChannel(p Person) Channel {
	return *cs.directChannel(p)
}

// directChannel is direct for who does not hold the lock.
func (cs *Channels) directChannel(p Person) *Channel {
	cs.w.mu.Lock()
	defer cs.w.mu.Unlock()
	return cs.direct(p.ID)
}

// direct is DirectChannel for a user id; the caller holds the lock.
func (cs *Channels) direct(user string) *Channel {
	c := cs.directs[user]
	if c == nil {
		c = cs.addChannel(Channel{ID: newID("D"), Kind: Direct}, Person{ID: user}, *cs.w.People.bot)
		cs.directs[user] = c
	}
	return c
}

// All lists everybody, the bot too, by name.
func (pp *People) All() []Person {
	pp.w.mu.Lock()
	defer pp.w.mu.Unlock()
	var out []Person
	for _, p := range pp.people {
		out = append(out, *p)
	}
	slices.SortFunc(out, func(a, b Person) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID)) })
	return out
}

// All lists the channels by name.
func (cs *Channels) All() []Channel {
	return cs.channelsWhere(func(*Channel) bool { return true })
}

// Of lists the channels that a person is in, by name.
func (cs *Channels) Of(p Person) []Channel {
	return cs.channelsWhere(func(c *Channel) bool { return c.members[p.ID] })
}

func (cs *Channels) channelsWhere(holds func(*Channel) bool) []Channel {
	cs.w.mu.Lock()
	defer cs.w.mu.Unlock()
	var out []Channel
	for _, c := range cs.channels {
		if holds(c) {
			out = append(out, *c)
		}
	}
	slices.SortFunc(out, func(a, b Channel) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID)) })
	return out
}
