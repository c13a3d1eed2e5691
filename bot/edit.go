package bot

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"onrecord/bot/asking/answer"
	"onrecord/bot/news/correct"
)

// Reports are what people said is wrong with citations and no editor has settled, the
// oldest first, and what editors have put right lately.
type Reports struct {
	Reports []Reported
	More    int // that are not among them
	Lately  []correct.Done
}

// Reported is a report with the citation as it stands now.
type Reported struct {
	Waiting
	Context answer.Context
}

// mostReports is how many are shown at once.
const mostReports = 12

// edit does what editors do.
func (b *Bot) edit(ctx context.Context, e Event) (Reply, error) {
	if !e.Editor {
		return b.unable(e), nil
	}
	switch e.Kind {
	case Correct:
		f, err := b.Corrector.Open(ctx, *e.Passage)
		if err != nil {
			return Reply{}, fmt.Errorf("correct: %w", err)
		}
		return Reply{Audience: Asker, Fixing: &f}, nil
	case PutRight:
		return b.putRight(ctx, e)
	case UndoCorrection:
		ids, err := numbers(e.Text)
		if err != nil {
			return Reply{}, fmt.Errorf("undo: %w", err)
		}
		d, err := b.Corrector.Undo(ctx, ids, e.Name)
		if err != nil {
			return Reply{}, fmt.Errorf("undo: %w", err)
		}
		return Reply{Audience: Asker, Fixed: &d}, nil
	case DismissReport:
		err := b.Feedback.Settle(ctx, Settlement{At: b.Clock(), By: e.Name, How: Dismissed}, e.Number)
		if err != nil {
			return Reply{}, err
		}
		return b.reports(ctx, e)
	}
	return b.reports(ctx, e)
}

// numbers reads numbers with commas between them.
func numbers(text string) (out []int64, err error) {
	for one := range strings.SplitSeq(text, ",") {
		id, err := strconv.ParseInt(one, 10, 64)
		if err != nil {
			return nil, err
		}
		out = append(out, id)
	}
	return out, nil
}

// unable is for who is no editor: what is wrong can be said by everybody.
func (b *Bot) unable(e Event) Reply {
	switch {
	case e.Passage != nil && e.Kind == Correct:
		return Reply{Audience: Asker, Doubt: &Doubt{Passage: *e.Passage, Question: e.Text, Unable: true}}
	case !b.Editors:
		return Reply{Audience: Asker, Text: "Nobody is an editor here yet: whoever runs this app names them in its settings, slack.editors."}
	}
	return Reply{Audience: Asker, Text: "Only the editors whom the settings of this app name can do that."}
}

// putRight puts a quote right, and settles what was reported of it.
func (b *Bot) putRight(ctx context.Context, e Event) (Reply, error) {
	d, err := b.Corrector.Put(ctx, *e.Passage, *e.Fix, e.Name)
	if err != nil || len(d.Problems) > 0 {
		return Reply{Audience: Asker, Fixed: &d}, err
	}
	waiting, err := b.Feedback.Waiting(ctx, e.workspace())
	if err != nil {
		return Reply{}, err
	}
	var settled []int64
	for _, w := range waiting {
		if w.Passage.String() == e.Passage.String() {
			settled = append(settled, w.ID)
		}
	}
	err = b.Feedback.Settle(ctx, Settlement{At: b.Clock(), By: e.Name, How: Corrected}, settled...)
	return Reply{Audience: Asker, Fixed: &d, HomeChanged: len(settled) > 0}, err
}

// reports shows what people reported.
func (b *Bot) reports(ctx context.Context, e Event) (Reply, error) {
	waiting, err := b.Feedback.Waiting(ctx, e.workspace())
	if err != nil {
		return Reply{}, err
	}
	shown := waiting[:min(len(waiting), mostReports)]
	out := Reports{More: len(waiting) - len(shown)}
	for _, w := range shown {
		c, err := b.Desk.Context(ctx, w.Passage)
		if err != nil {
			return Reply{}, err
		}
		out.Reports = append(out.Reports, Reported{w, c})
	}
	if out.Lately, err = b.Corrector.Lately(ctx); err != nil {
		return Reply{}, err
	}
	return Reply{Audience: Asker, Reports: &out, HomeChanged: e.Kind == DismissReport}, nil
}
