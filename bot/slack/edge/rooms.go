package edge

import (
	"context"
	"strings"
	"sync"
	"time"

	"github.com/slack-go/slack"
)

// roomKept is how long it is believed that a channel is not shared. A channel
// can become shared at any time, which its next events say by themselves.
const roomKept = 10 * time.Minute

// hiddenKept is how long it is believed that a channel is private or not.
const hiddenKept = 12 * time.Hour

// rooms knows which channels are shared with another organisation, and which are
// private.
type rooms struct {
	api *slack.Client
	now func() time.Time

	mu    sync.Mutex
	known map[string]*room
}

type room struct {
	mu     sync.Mutex // held while Slack is asked, so that it is asked once
	asked  time.Time
	shared bool
	hidden bool // from those who are not in it
}

func newRooms(api *slack.Client, now func() time.Time) *rooms {
	return &rooms{api: api, now: now, known: make(map[string]*room)}
}

// shared reports whether people of another organisation are, or are invited
// to be, in the channel. With an error it is not known.
func (r *rooms) shared(ctx context.Context, channel string) (bool, error) {
	if isDirect(channel) {
		return false, nil
	}
	c := r.of(channel)
	c.mu.Lock()
	defer c.mu.Unlock()
	err := r.refresh(ctx, c, channel, roomKept)
	return c.shared, err
}

// private reports whether a channel is hidden from those who are not in it. With an
// error it is not known.
func (r *rooms) private(ctx context.Context, channel string) (bool, error) {
	c := r.of(channel)
	c.mu.Lock()
	defer c.mu.Unlock()
	err := r.refresh(ctx, c, channel, hiddenKept)
	return c.hidden, err
}

// refresh asks Slack about a channel where what is known is older than it is
// believed; the caller holds its lock.
func (r *rooms) refresh(ctx context.Context, c *room, channel string, kept time.Duration) error {
	if now := r.now(); c.asked.IsZero() || now.Sub(c.asked) >= kept {
		info, err := r.ask(ctx, channel)
		if err != nil {
			return err
		}
		c.learn(info, now)
	}
	return nil
}

// learn takes what Slack says of the channel; the caller holds the lock.
func (c *room) learn(info *slack.Channel, now time.Time) {
	c.asked, c.shared, c.hidden = now, info.IsExtShared || info.IsPendingExtShared, info.IsPrivate
}

// learn asks for all the channels that the bot is in, many with one call, so that
// their first questions need not wait for a call each.
func (r *rooms) learn(ctx context.Context) error {
	for cursor := ""; ; {
		channels, next, err := r.api.GetConversationsForUserContext(ctx, &slack.GetConversationsForUserParameters{
			Types: []string{"public_channel", "private_channel"}, ExcludeArchived: true, Limit: 999, Cursor: cursor,
		})
		if err != nil {
			return err
		}
		now := r.now()
		for _, info := range channels {
			c := r.of(info.ID)
			c.mu.Lock()
			c.learn(&info, now)
			c.mu.Unlock()
		}
		if cursor = next; cursor == "" {
			return nil
		}
	}
}

// of returns what is known of a channel.
func (r *rooms) of(channel string) *room {
	r.mu.Lock()
	defer r.mu.Unlock()
	c := r.known[channel]
	if c == nil {
		c = &room{}
		r.known[channel] = c
	}
	return c
}

// member reports whether the bot may post in the channel, which it can do only
// where it was invited.
func (r *rooms) member(ctx context.Context, channel string) (bool, error) {
	if isDirect(channel) {
		return true, nil
	}
	info, err := r.ask(ctx, channel)
	if name, ok := refusedWith(err); ok && name == "channel_not_found" {
		return false, nil // a private channel, as it looks from outside
	}
	if err != nil {
		return false, err
	}
	return info.IsMember, nil
}

func (r *rooms) ask(ctx context.Context, channel string) (*slack.Channel, error) {
	return r.api.GetConversationInfoContext(ctx, &slack.GetConversationInfoInput{ChannelID: channel})
}

// isDirect reports whether the channel is a direct message, which no other
// organisation reads.
func isDirect(channel string) bool { return strings.HasPrefix(channel, "D") }
