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

// rooms knows which channels are shared with another organisation.
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
	now := r.now()
	if !c.asked.IsZero() && now.Sub(c.asked) < roomKept {
		return c.shared, nil
	}
	info, err := r.ask(ctx, channel)
	if err != nil {
		return false, err
	}
	c.asked, c.shared = now, info.IsExtShared || info.IsPendingExtShared
	return c.shared, nil
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
			c.asked, c.shared = now, info.IsExtShared || info.IsPendingExtShared
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
