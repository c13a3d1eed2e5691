package state

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"onrecord/bot"
	"onrecord/bot/news/digest"
)

// Subscriptions is where and when digests are posted.
type Subscriptions struct{ file *file }

// Set records where and when a digest is to be posted, in the place of what
// its channel had before.
func (s Subscriptions) Set(ctx context.Context, channel bot.Conversation, sub digest.Subscription) error {
	interest, err := json.Marshal(sub.Interest)
	if err != nil {
		return fmt.Errorf("recording a subscription: %w", err)
	}
	rhythm, err := json.Marshal(sub.Rhythm)
	if err != nil {
		return fmt.Errorf("recording a subscription: %w", err)
	}
	return s.file.change(ctx, "recording a subscription", `INSERT INTO subscription
		(enterprise, team, channel, hour, minute, zone, interest, since, rhythm) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (enterprise, team, channel) DO UPDATE SET hour = excluded.hour, minute = excluded.minute,
		zone = excluded.zone, interest = excluded.interest, since = excluded.since, rhythm = excluded.rhythm`,
		channel.Enterprise, channel.Team, channel.Channel, sub.Hour, sub.Minute, sub.Zone.String(), string(interest), sub.Since.Unix(), string(rhythm))
}

// Delete forgets the subscription of a channel.
func (s Subscriptions) Delete(ctx context.Context, channel bot.Conversation) error {
	return s.file.change(ctx, "forgetting a subscription", "DELETE FROM subscription WHERE enterprise = ? AND team = ? AND channel = ?",
		channel.Enterprise, channel.Team, channel.Channel)
}

// Of returns that of a channel; ok is false where it has none.
func (s Subscriptions) Of(ctx context.Context, channel bot.Conversation) (sub digest.Subscription, ok bool, err error) {
	all, err := s.All(ctx, Installation{Enterprise: channel.Enterprise, Team: channel.Team})
	for _, sub := range all {
		if sub.Channel == channel.Channel {
			return sub, true, nil
		}
	}
	return digest.Subscription{}, false, err
}

// All lists the subscriptions of an installation by channel.
func (s Subscriptions) All(ctx context.Context, by Installation) ([]digest.Subscription, error) {
	var out []digest.Subscription
	read := func(scan func(...any) error) error {
		var sub digest.Subscription
		var zone, interest, rhythm string
		var since int64
		err := scan(&sub.Channel, &sub.Hour, &sub.Minute, &zone, &interest, &since, &rhythm)
		if err != nil {
			return err
		}
		sub.Since = time.Unix(since, 0).UTC()
		if sub.Zone, err = time.LoadLocation(zone); err != nil {
			return fmt.Errorf("that of %s: %w", sub.Channel, err)
		}
		if err := json.Unmarshal([]byte(interest), &sub.Interest); err != nil {
			return fmt.Errorf("that of %s: %w", sub.Channel, err)
		}
		if err := json.Unmarshal([]byte(rhythm), &sub.Rhythm); err != nil {
			return fmt.Errorf("that of %s: %w", sub.Channel, err)
		}
		out = append(out, sub)
		return nil
	}
	err := s.file.each(ctx, "listing subscriptions", read, `SELECT channel, hour, minute, zone, interest, since, rhythm FROM subscription
		WHERE enterprise = ? AND team = ? ORDER BY channel`, by.Enterprise, by.Team)
	return out, err
}
