package bot

import (
	"context"
	"fmt"

	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/question"
	"onrecord/bot/label"
)

// point shows a citation of the answer before as a follow-up asks: alone, or where it
// stands. The conversation stays at its question, and "she" is whoever is cited.
func (d dialogue) point(ctx context.Context, e Event, before question.Previous, p question.Point) (Reply, error) {
	a, err := d.bot.Desk.Answer(ctx, before.Question)
	if err != nil {
		return Reply{}, fmt.Errorf("answer: %w", err)
	}
	shown := a.Citations
	if !a.Found {
		shown = a.Nearest
	}
	shown = shown[:min(len(shown), answer.Shown)]
	nth := p.Nth
	if nth == 0 {
		nth = len(shown)
	}
	if len(shown) == 0 || nth > len(shown) {
		return Reply{Audience: e.audience(), Says: Text(label.Text("answer.no-such", max(nth, 1), len(shown)))}, nil
	}
	one := a.Only(shown[nth-1])
	if err := d.remember(ctx, e, before, before.Question, one); err != nil {
		return Reply{}, err
	}
	if p.How != question.InContext {
		return Reply{Audience: e.audience(), Says: Answered(one)}, nil
	}
	c, err := d.bot.Desk.Context(ctx, shown[nth-1].Reference())
	if err != nil {
		return Reply{}, err
	}
	return Reply{Audience: e.audience(), Says: Around(c)}, nil
}
