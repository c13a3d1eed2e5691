package edge

import (
	"context"
	"fmt"
	"regexp"

	"onrecord/bot/factcheck/mark"
	"onrecord/bot/news/watch"
	"onrecord/bot/sight"
	"onrecord/bot/slack/blocks"
	"onrecord/bot/state"
)

// repeatPurpose, with the mark and the article behind it, is the purpose of what tells an
// editor that an article prints marked words.
const repeatPurpose = "repeat/"

// Repeats tells editors in a direct message of articles that print what they marked. It
// implements mark.Teller.
type Repeats struct {
	Edge  *Edge
	Rules sight.Rules
}

// editorID is the end of what is kept of an editor who marked words in Slack.
var editorID = regexp.MustCompile(`\(([UW][A-Z0-9]+)\)$`)

// TellRepeat tells whoever marked the words, where that is known and they may see the article.
func (t Repeats) TellRepeat(ctx context.Context, r mark.Repeat) error {
	who := editorID.FindStringSubmatch(r.Mark.Editor)
	if who == nil || !t.Rules.Sees(sight.As(ctx, sight.Viewer{User: who[1]}), r.Section) {
		return nil
	}
	e := t.Edge
	ctx, cancel := e.Publisher.graced(ctx)
	defer cancel()
	me, err := e.Identity(ctx)
	if err != nil {
		return err
	}
	to := watch.Owner{Enterprise: me.Enterprise, Team: me.Team, User: who[1]}
	channel, err := toldIn(ctx, e, to, "")
	if err != nil {
		return e.Publisher.untold(to, err)
	}
	p := state.Post{
		Installation: me.Installation(), Channel: channel, Purpose: fmt.Sprintf("%s%d/%s", repeatPurpose, r.Mark.ID, r.Citation.Article), Articles: r.Cited(),
	}
	return e.Publisher.untold(to, e.outbox.publish(ctx, p, 0, blocks.Repeated(r)))
}
