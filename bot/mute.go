package bot

import (
	"context"
	"strings"
	"time"

	"onrecord/bot/label"
	"onrecord/bot/news/mute"
)

// Mutes remembers of whom nothing is told, and where.
type Mutes interface {
	Mute(ctx context.Context, in mute.Place, name string, at time.Time) error
	// Unmute returns the names that it ended for; none where nobody so called is muted.
	Unmute(ctx context.Context, in mute.Place, name string) (mute.Names, error)
	In(ctx context.Context, in mute.Place) (mute.Names, error)
}

// place is where what a person mutes is told no more: in the channel or, alone with the bot,
// to that person.
func (e Event) place() mute.Place {
	if e.Alone || e.Channel == "" {
		return e.workspace().placeOf(e.User)
	}
	return e.channel().place()
}

// place is where what is muted in a channel is told no more.
func (c Conversation) place() mute.Place { return c.placeOf(c.Channel) }

// placeOf is the place of a channel, or of a person alone, in the workspace.
func (c Conversation) placeOf(id string) mute.Place {
	return mute.Place{Enterprise: c.Enterprise, Team: c.Team, ID: id}
}

// mute leaves somebody out from now on of what is told where the person is; no name lists
// whom that holds for.
func (ns news) mute(ctx context.Context, e Event, text string) (string, error) {
	if strings.TrimSpace(text) == "" {
		return ns.listMuted(ctx, e)
	}
	name, err := mute.Parse(text)
	if err != nil {
		return sentence(err), nil
	}
	if err := ns.bot.Mutes.Mute(ctx, e.place(), name, ns.bot.Clock()); err != nil {
		return "", err
	}
	if e.place().ID == e.User {
		return label.Text("mute.me", name, ns.bot.Command), nil
	}
	return label.Text("mute.here", name, ns.bot.Command), nil
}

// muteFrom leaves out somebody whom a message tells of.
func (ns news) muteFrom(ctx context.Context, e Event, did Mute) (Reply, error) {
	text, err := ns.mute(ctx, e, did.Who)
	return Reply{Audience: Asker, Says: Text(text), HomeChanged: true}, err
}

// unmute tells of somebody again whom a person muted for themself, and shows Home anew.
func (hs homes) unmute(ctx context.Context, e Event, did Unmute) (Reply, error) {
	if _, err := hs.bot.Mutes.Unmute(ctx, e.place(), did.Who); err != nil {
		return Reply{}, err
	}
	return hs.home(ctx, e, OpenHome{})
}

func (ns news) unmute(ctx context.Context, e Event, text string) (string, error) {
	name, err := mute.Parse(text)
	if err != nil {
		return sentence(err), nil
	}
	ended, err := ns.bot.Mutes.Unmute(ctx, e.place(), name)
	switch {
	case err != nil:
		return "", err
	case len(ended) == 0:
		return label.Text("mute.not", name, ns.bot.Command), nil
	}
	return label.Text("mute.ended", strings.Join(ended, ", ")), nil
}

func (ns news) listMuted(ctx context.Context, e Event) (string, error) {
	muted, err := ns.bot.Mutes.In(ctx, e.place())
	if err != nil {
		return "", err
	}
	if len(muted) == 0 {
		return label.Text("mute.nobody", ns.bot.Command), nil
	}
	return label.Text("mute.list", strings.Join(muted, ", "), ns.bot.Command), nil
}
