package state

import (
	"context"
	"time"

	"onrecord/bot/news/mute"
)

// Mutes is of whom people do not want to be told, and where.
type Mutes struct{ file *file }

// Mute records that nothing is to be told of somebody in a place from then on.
func (s Mutes) Mute(ctx context.Context, in mute.Place, name string, at time.Time) error {
	return s.file.change(ctx, "muting a person", "INSERT INTO muted (enterprise, team, place, name, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
		in.Enterprise, in.Team, in.ID, name, at.Unix())
}

// Unmute takes that back for all names that a name stands for.
func (s Mutes) Unmute(ctx context.Context, in mute.Place, name string) (ended mute.Names, err error) {
	muted, err := s.In(ctx, in)
	if err != nil {
		return nil, err
	}
	for _, m := range muted {
		if !(mute.Names{name}).Has(m) {
			continue
		}
		err := s.file.change(ctx, "unmuting a person", "DELETE FROM muted WHERE enterprise = ? AND team = ? AND place = ? AND name = ?",
			in.Enterprise, in.Team, in.ID, m)
		if err != nil {
			return ended, err
		}
		ended = append(ended, m)
	}
	return ended, nil
}

// In lists who is muted in a place, in the order in which they were.
func (s Mutes) In(ctx context.Context, in mute.Place) (out mute.Names, err error) {
	read := func(scan func(...any) error) error {
		var name string
		err := scan(&name)
		out = append(out, name)
		return err
	}
	err = s.file.each(ctx, "listing who is muted", read, "SELECT name FROM muted WHERE enterprise = ? AND team = ? AND place = ? ORDER BY at, name",
		in.Enterprise, in.Team, in.ID)
	return out, err
}
