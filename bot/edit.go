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

// editing is what people report and editors put right.
type editing struct{ bot *Bot }

// byEditor lets editors alone do something.
func (ed editing) byEditor(do handler) handler {
	return func(ctx context.Context, e Event) (Reply, error) {
		if !e.Editor {
			return ed.unable(e), nil
		}
		return do(ctx, e)
	}
}

// dispute asks what is wrong with a citation.
func (ed editing) dispute(_ context.Context, e Event) (Reply, error) {
	return Reply{Audience: Asker, Says: Doubt{Passage: *e.Passage, Question: e.Text}}, nil
}

// open shows the form to put a quote right.
func (ed editing) open(ctx context.Context, e Event) (Reply, error) {
	f, err := ed.bot.Corrector.Open(ctx, *e.Passage)
	if err != nil {
		return Reply{}, fmt.Errorf("correct: %w", err)
	}
	return Reply{Audience: Asker, Says: Fixing(f)}, nil
}

// undo takes corrections back.
func (ed editing) undo(ctx context.Context, e Event) (Reply, error) {
	ids, err := numbers(e.Text)
	if err != nil {
		return Reply{}, fmt.Errorf("undo: %w", err)
	}
	d, err := ed.bot.Corrector.Undo(ctx, ids, e.Name)
	if err != nil {
		return Reply{}, fmt.Errorf("undo: %w", err)
	}
	return Reply{Audience: Asker, Says: Fixed(d)}, nil
}

// dismiss settles a report that is right as it stands, and shows the others.
func (ed editing) dismiss(ctx context.Context, e Event) (Reply, error) {
	err := ed.bot.Feedback.Settle(ctx, Settlement{At: ed.bot.Clock(), By: e.Name, How: Dismissed}, e.Number)
	if err != nil {
		return Reply{}, err
	}
	r, err := ed.reports(ctx, e)
	r.HomeChanged = true
	return r, err
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
func (ed editing) unable(e Event) Reply {
	if e.Passage != nil && e.Kind == Correct {
		return Reply{Audience: Asker, Says: Doubt{Passage: *e.Passage, Question: e.Text, Unable: true}}
	}
	return Reply{Audience: Asker, Says: Text(ed.notAnEditor())}
}

// notAnEditor says why somebody cannot do what editors do.
func (ed editing) notAnEditor() string {
	if !ed.bot.Editors {
		return "Nobody is an editor here yet: whoever runs this app names them in its settings, slack.editors."
	}
	return "Only the editors whom the settings of this app name can do that."
}

// putRight puts a quote right, and settles what was reported of it.
func (ed editing) putRight(ctx context.Context, e Event) (Reply, error) {
	d, err := ed.bot.Corrector.Put(ctx, *e.Passage, *e.Fix, e.Name)
	if err != nil || len(d.Problems) > 0 {
		return Reply{Audience: Asker, Says: Fixed(d)}, err
	}
	waiting, err := ed.bot.Feedback.Waiting(ctx, e.workspace())
	if err != nil {
		return Reply{}, err
	}
	var settled []int64
	for _, w := range waiting {
		if w.Passage.String() == e.Passage.String() {
			settled = append(settled, w.ID)
		}
	}
	err = ed.bot.Feedback.Settle(ctx, Settlement{At: ed.bot.Clock(), By: e.Name, How: Corrected}, settled...)
	return Reply{Audience: Asker, Says: Fixed(d), HomeChanged: len(settled) > 0}, err
}

// reports shows what people reported.
func (ed editing) reports(ctx context.Context, e Event) (Reply, error) {
	waiting, err := ed.bot.Feedback.Waiting(ctx, e.workspace())
	if err != nil {
		return Reply{}, err
	}
	shown := waiting[:min(len(waiting), mostReports)]
	out := Reports{More: len(waiting) - len(shown)}
	for _, w := range shown {
		c, err := ed.bot.Desk.Context(ctx, w.Passage)
		if err != nil {
			return Reply{}, err
		}
		out.Reports = append(out.Reports, Reported{w, c})
	}
	if out.Lately, err = ed.bot.Corrector.Lately(ctx); err != nil {
		return Reply{}, err
	}
	return Reply{Audience: Asker, Says: out}, nil
}
