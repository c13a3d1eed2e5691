package state

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"onrecord/bot"
	"onrecord/bot/digest"
)

// Subscribe records where and when a digest is to be posted, in the place of what
// its channel had before.
func (s *Store) Subscribe(ctx context.Context, channel bot.Conversation, sub digest.Subscription) error {
	interest, err := json.Marshal(sub.Interest)
	if err != nil {
		return fmt.Errorf("recording a subscription: %w", err)
	}
	return s.change(ctx, "recording a subscription", `INSERT OR REPLACE INTO subscription
		(enterprise, team, channel, hour, minute, zone, interest, since) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		channel.Enterprise, channel.Team, channel.Channel, sub.Hour, sub.Minute, sub.Zone.String(), string(interest), sub.Since.Unix())
}

// Unsubscribe forgets the subscription of a channel.
func (s *Store) Unsubscribe(ctx context.Context, channel bot.Conversation) error {
	return s.change(ctx, "forgetting a subscription", "DELETE FROM subscription WHERE enterprise = ? AND team = ? AND channel = ?",
		channel.Enterprise, channel.Team, channel.Channel)
}

// Subscription returns that of a channel; ok is false where it has none.
func (s *Store) Subscription(ctx context.Context, channel bot.Conversation) (sub digest.Subscription, ok bool, err error) {
	all, err := s.Subscriptions(ctx, Installation{Enterprise: channel.Enterprise, Team: channel.Team})
	for _, sub := range all {
		if sub.Channel == channel.Channel {
			return sub, true, nil
		}
	}
	return digest.Subscription{}, false, err
}

// Subscriptions lists the subscriptions of an installation by channel.
func (s *Store) Subscriptions(ctx context.Context, by Installation) ([]digest.Subscription, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT channel, hour, minute, zone, interest, since FROM subscription
		WHERE enterprise = ? AND team = ? ORDER BY channel`, by.Enterprise, by.Team)
	if err != nil {
		return nil, fmt.Errorf("listing subscriptions: %w", err)
	}
	defer rows.Close()
	var out []digest.Subscription
	for rows.Next() {
		var sub digest.Subscription
		var zone, interest string
		var since int64
		if err := rows.Scan(&sub.Channel, &sub.Hour, &sub.Minute, &zone, &interest, &since); err != nil {
			return nil, fmt.Errorf("listing subscriptions: %w", err)
		}
		sub.Since = time.Unix(since, 0).UTC()
		if sub.Zone, err = time.LoadLocation(zone); err != nil {
			return nil, fmt.Errorf("the subscription of %s: %w", sub.Channel, err)
		}
		if err := json.Unmarshal([]byte(interest), &sub.Interest); err != nil {
			return nil, fmt.Errorf("the subscription of %s: %w", sub.Channel, err)
		}
		out = append(out, sub)
	}
	return out, rows.Err()
}
