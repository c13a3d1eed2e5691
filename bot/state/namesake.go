package state

import (
	"context"
	"fmt"
	"time"

	"onrecord/bot/people/person"
)

// Namesakes is what admins say of names that are one person's, or two people's. Nothing is
// deleted: what was undone says by whom.
type Namesakes struct{ file *file }

// Rule keeps a ruling, and returns its number.
func (s Namesakes) Rule(ctx context.Context, r person.Ruling) (id int64, err error) {
	err = s.file.writer.do(ctx, func(tx transaction) error {
		id, err = tx.insert("INSERT INTO namesake (name, other, same, admin, at) VALUES (?, ?, ?, ?, ?)", r.Name, r.Other, r.Same, r.By, r.At.Unix())
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("keeping whose names are whose: %w", err)
	}
	return id, nil
}

// Rulings implements person.Rulings.
func (s Namesakes) Rulings(ctx context.Context) (out []person.Ruling, err error) {
	read := func(scan func(...any) error) error {
		var r person.Ruling
		var at int64
		err := scan(&r.ID, &r.Name, &r.Other, &r.Same, &r.By, &at, &r.Undone)
		r.At = time.Unix(at, 0).UTC()
		out = append(out, r)
		return err
	}
	err = s.file.each(ctx, "reading whose names are whose", read, "SELECT id, name, other, same, admin, at, undone FROM namesake ORDER BY id")
	return out, err
}

// Undo takes a ruling back.
func (s Namesakes) Undo(ctx context.Context, id int64, by string) error {
	all, err := s.Rulings(ctx)
	if err != nil {
		return err
	}
	for _, r := range all {
		if r.ID == id && r.Undone == "" {
			return s.file.change(ctx, "undoing whose names are whose", "UPDATE namesake SET undone = ? WHERE id = ?", by, id)
		}
	}
	return fmt.Errorf("%w: %d", person.ErrNoRuling, id)
}
