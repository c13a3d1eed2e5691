package state

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// Inbox is what was received and not answered yet, with the idempotency keys of what was
// received within a week.
type Inbox struct{ file *file }

// Received is something that was asked, waiting for its answer.
type Received struct {
	ID    int64 // grows with the order of arrival; never 0
	Asked []byte
	At    time.Time
	// Mine is true where this program has it, and Free where another one does no more.
	Mine, Free bool
	// Saying is true where a private answer was about to be said, with no word
	// since of what became of it.
	Saying bool
}

// lease is how long a program may answer what it has taken without a word: then another one
// takes it. On a file there is no other.
const lease = 6 * time.Second

// Lease is how long the leases are that [Inbox.Renew] renews; 0 where there are none.
func (s Inbox) Lease() time.Duration {
	if s.file.in.Lead == nil {
		return 0
	}
	return lease
}

// until is when a lease ends that begins now, in SQL.
func (s Inbox) until() string {
	if s.Lease() == 0 {
		return "0"
	}
	return fmt.Sprintf("%s + %d", s.file.in.Now, int(lease.Seconds()))
}

// Receive keeps what was asked until it is settled, and its keys for a week, both
// or neither. fresh is false, and nothing is kept, where one of the keys is
// known: it was received before.
func (s Inbox) Receive(ctx context.Context, by Installation, asked []byte, at time.Time, keys ...string) (id int64, fresh bool, err error) {
	err = s.file.writer.do(ctx, func(tx transaction) error {
		for _, key := range keys {
			var known bool
			if err := tx.row("SELECT EXISTS (SELECT 1 FROM claim WHERE key = ?)", key)(&known); err != nil || known {
				return err
			}
		}
		for _, key := range keys {
			// The same key twice in one call is one claim.
			if err := tx.do("INSERT INTO claim (key, at) VALUES (?, ?) ON CONFLICT DO NOTHING", key, at.Unix()); err != nil {
				return err
			}
		}
		id, err = tx.insert("INSERT INTO inbox (enterprise, team, asked, at, holder, until) VALUES (?, ?, ?, ?, ?, "+s.until()+")",
			by.Enterprise, by.Team, asked, at.Unix(), s.file.holder)
		fresh = err == nil
		return err
	})
	if err != nil {
		return 0, false, fmt.Errorf("keeping what was asked: %w", err)
	}
	return id, fresh, nil
}

// Pending lists what was received, is not settled and may be this program's to answer: what it
// has, and what no other one has any more. It is in the order of arrival.
func (s Inbox) Pending(ctx context.Context, by Installation) ([]Received, error) {
	var out []Received
	read := func(scan func(...any) error) error {
		var r Received
		var at int64
		err := scan(&r.ID, &r.Asked, &at, &r.Saying, &r.Mine, &r.Free)
		r.At = time.Unix(at, 0).UTC()
		out = append(out, r)
		return err
	}
	free := "until <= " + s.file.in.Now
	err := s.file.each(ctx, "listing what is unanswered", read,
		"SELECT id, asked, at, saying IS NOT NULL, holder = ?, "+free+" FROM inbox WHERE enterprise = ? AND team = ? AND (holder = ? OR "+free+") ORDER BY id",
		s.file.holder, by.Enterprise, by.Team, s.file.holder)
	return out, err
}

// Take takes of what is pending that which no other program took meanwhile, to answer it, and
// returns it.
func (s Inbox) Take(ctx context.Context, pending []Received) (taken []Received, err error) {
	if len(pending) == 0 {
		return nil, nil
	}
	err = s.file.writer.do(ctx, func(tx transaction) error {
		for _, r := range pending {
			ok, err := changed(tx.exec("UPDATE inbox SET holder = ?, until = "+s.until()+" WHERE id = ? AND (holder = ? OR until <= "+s.file.in.Now+")", s.file.holder, r.ID, s.file.holder))
			if err != nil {
				return err
			}
			if ok {
				taken = append(taken, r)
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("taking what was asked: %w", err)
	}
	return taken, nil
}

// changed reports whether a statement changed something.
func changed(result sql.Result, err error) (bool, error) {
	if err != nil {
		return false, err
	}
	n, err := result.RowsAffected()
	return n > 0, err
}

// Renew renews the leases of all that this program has taken and not settled.
func (s Inbox) Renew(ctx context.Context) error {
	return s.file.change(ctx, "renewing leases", "UPDATE inbox SET until = "+s.until()+" WHERE holder = ?", s.file.holder)
}

// errTaken is the error of what another program has taken, because it heard nothing of this
// one.
var errTaken = errors.New("another bot answers it")

// Saying records that a private answer is about to be said. Nothing tells
// afterwards whether it was heard. It is an error where it is not this program's to say.
func (s Inbox) Saying(ctx context.Context, id int64, at time.Time) error {
	err := s.file.writer.do(ctx, func(tx transaction) error {
		ours, err := changed(tx.exec("UPDATE inbox SET saying = ? WHERE id = ? AND holder = ?", at.Unix(), id, s.file.holder))
		if err == nil && !ours {
			err = errTaken
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("recording a private answer: %w", err)
	}
	return nil
}

// Complete forgets what was asked, which is answered.
func (s Inbox) Complete(ctx context.Context, id int64) error {
	return s.file.change(ctx, "settling what was asked", "DELETE FROM inbox WHERE id = ?", id)
}

// Reopen forgets what was asked and its keys, so that it can be asked again.
func (s Inbox) Reopen(ctx context.Context, id int64, keys ...string) error {
	err := s.file.writer.do(ctx, func(tx transaction) error {
		for _, key := range keys {
			if err := tx.do("DELETE FROM claim WHERE key = ?", key); err != nil {
				return err
			}
		}
		return tx.do("DELETE FROM inbox WHERE id = ?", id)
	})
	if err != nil {
		return fmt.Errorf("reopening what was asked: %w", err)
	}
	return nil
}
