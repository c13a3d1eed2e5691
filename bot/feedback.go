package bot

import (
	"context"
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/bot/label"
)

// Feedback is what somebody found wrong with a citation. It does not tell who.
type Feedback struct {
	Enterprise, Team string
	At               time.Time
	Passage          answer.Reference
	Wrong
	Settled Settled // by an editor
}

// FeedbackBox keeps feedback, until an editor has worked through it and for good.
type FeedbackBox interface {
	Add(ctx context.Context, f Feedback) error
	// Waiting returns the feedback of a workspace that no editor has settled, oldest
	// first.
	Waiting(ctx context.Context, workspace Conversation) ([]Waiting, error)
	// Settle records what an editor did about feedback. What is settled stays so.
	Settle(ctx context.Context, s Settlement, ids ...int64) error
}

// Waiting is feedback that no editor has settled.
type Waiting struct {
	ID int64
	Feedback
}

// Settlement is what an editor did about feedback.
type Settlement struct {
	At  time.Time
	By  string
	How Settled
}

// Settled is how feedback was settled; empty is not yet.
type Settled string

const (
	Corrected Settled = "corrected"
	Dismissed Settled = "dismissed"
)

// report keeps what a person says is wrong.
func (ed editing) report(ctx context.Context, e Event, did Report) (Reply, error) {
	err := ed.bot.Feedback.Add(ctx, Feedback{
		Enterprise: e.Enterprise, Team: e.Team, At: ed.bot.Clock(), Passage: did.Passage, Wrong: did.Wrong,
	})
	if err != nil {
		return Reply{}, err
	}
	thanks := label.Text("doubt.noted")
	if ed.bot.Editors {
		thanks = label.Text("doubt.noted-editors")
	}
	return Reply{Audience: Asker, Says: Text(thanks)}, nil
}
