package bot

import (
	"context"
	"fmt"

	"onrecord/bot/asking/answer"
	"onrecord/bot/label"
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

// dispute asks what is wrong with a citation.
func (ed editing) dispute(_ context.Context, _ Event, did Dispute) (Reply, error) {
	return Reply{Audience: Asker, Says: Doubt{Passage: did.Passage, Question: did.Question}}, nil
}

// open shows the form to put a quote right.
func (ed editing) open(ctx context.Context, _ Event, did Correct) (Reply, error) {
	f, err := ed.bot.Corrector.Open(ctx, did.Passage)
	if err != nil {
		return Reply{}, fmt.Errorf("correct: %w", err)
	}
	return Reply{Audience: Asker, Says: Fixing(f)}, nil
}

// undo takes corrections back.
func (ed editing) undo(ctx context.Context, e Event, did UndoCorrections) (Reply, error) {
	d, err := ed.bot.Corrector.Undo(ctx, did.IDs, e.Name)
	if err != nil {
		return Reply{}, fmt.Errorf("undo: %w", err)
	}
	return Reply{Audience: Asker, Says: Fixed(d)}, nil
}

// dismiss settles a report that is right as it stands, and shows the others.
func (ed editing) dismiss(ctx context.Context, e Event, did DismissReport) (Reply, error) {
	err := ed.bot.Feedback.Settle(ctx, Settlement{At: ed.bot.Clock(), By: e.Name, How: Dismissed}, did.ID)
	if err != nil {
		return Reply{}, err
	}
	r, err := ed.reports(ctx, e, OpenReports{})
	r.HomeChanged = true
	return r, err
}

// unable is for who is no editor: what is wrong can be said by everybody.
func (ed editing) unable(e Event) Reply {
	if did, ok := e.Did.(Correct); ok {
		return Reply{Audience: Asker, Says: Doubt{Passage: did.Passage, Question: did.Question, Unable: true}}
	}
	return Reply{Audience: Asker, Says: Text(ed.notAnEditor())}
}

// notAnEditor says why somebody cannot do what editors do.
func (ed editing) notAnEditor() string {
	if !ed.bot.Editors {
		return label.Text("fix.no-editors")
	}
	return label.Text("fix.editors")
}

// putRight puts a quote right, and settles what was reported of it.
func (ed editing) putRight(ctx context.Context, e Event, did PutRight) (Reply, error) {
	d, err := ed.bot.Corrector.Put(ctx, did.Passage, did.Fix, e.Name)
	if err != nil || len(d.Problems) > 0 {
		return Reply{Audience: Asker, Says: Fixed(d)}, err
	}
	waiting, err := ed.bot.Feedback.Waiting(ctx, e.workspace())
	if err != nil {
		return Reply{}, err
	}
	var settled []int64
	for _, w := range waiting {
		if w.Passage.String() == did.Passage.String() {
			settled = append(settled, w.ID)
		}
	}
	err = ed.bot.Feedback.Settle(ctx, Settlement{At: ed.bot.Clock(), By: e.Name, How: Corrected}, settled...)
	return Reply{Audience: Asker, Says: Fixed(d), HomeChanged: len(settled) > 0}, err
}

// typedReports shows an editor who types for it what people reported.
func (ed editing) typedReports(ctx context.Context, e Event) (Reply, error) {
	if !e.Editor {
		return ed.unable(e), nil
	}
	return ed.reports(ctx, e, OpenReports{})
}

// reports shows what people reported.
func (ed editing) reports(ctx context.Context, e Event, _ OpenReports) (Reply, error) {
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
