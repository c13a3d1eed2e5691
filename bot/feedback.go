package bot

import (
	"context"
	"time"

	"onrecord/bot/answer"
)

// Feedback is what somebody found wrong with a citation. It does not tell who.
type Feedback struct {
	Enterprise, Team string
	At               time.Time
	Passage          answer.Reference
	Wrong
}

// FeedbackBox keeps feedback.
type FeedbackBox interface {
	Put(ctx context.Context, f Feedback) error
}

// report keeps what a person says is wrong.
func (b *Bot) report(ctx context.Context, e Event) (Reply, error) {
	err := b.Feedback.Put(ctx, Feedback{
		Enterprise: e.Enterprise, Team: e.Team, At: b.Clock(), Passage: *e.Passage, Wrong: *e.Wrong,
	})
	if err != nil {
		return Reply{}, err
	}
	return Reply{Audience: Asker, Text: "Thank you. It is noted, without your name, for whoever runs this app."}, nil
}
