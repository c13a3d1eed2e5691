package answer

import (
	"context"
	"strings"

	"onrecord/bot/asking/question"
	"onrecord/bot/label"
)

// onOtherDays answers a question that nothing of its days answers with what is of others,
// where a phrase of it may tell when the words were said and not printed: "what did Varga say
// in 2008 about". What it finds is likely, and no more, and the answer says so.
func (in finder) onOtherDays(ctx context.Context, q question.Question, a *Answer) error {
	if !q.DaysInWords || !q.AboutStatement() || in.desk.WordsOnly {
		return nil
	}
	q.DaysInWords, q.Filter.From, q.Filter.To = false, "", ""
	found := Answer{Intent: q.Intent, most: a.most}
	if err := in.find(ctx, q, &found); err != nil || len(found.Citations) == 0 {
		return err
	}
	for i := range found.Citations {
		found.Citations[i].likely = true
	}
	a.otherDays, a.Citations, a.Nearest = true, found.Citations, nil
	a.Note = strings.TrimSpace(label.Text("answer.other-days") + " " + found.Note)
	return nil
}
