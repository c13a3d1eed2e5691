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
	"onrecord/corpus"
)

// repeatPurpose, with the mark and the article behind it, is the purpose of what tells an
// editor that an article prints marked words.
const repeatPurpose = "repeat/"

// claimPurpose, with the claim behind it, is the purpose of what tells an editor of what a
// page has checked.
const claimPurpose = "claim/"

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
	return t.tell(ctx, r.Mark.Editor, r.Section, fmt.Sprintf("%s%d/%s", repeatPurpose, r.Mark.ID, r.Citation.Article), r.Cited(), blocks.Repeated(r))
}

// TellClaim tells an editor of what a page has checked, where they may see the page.
func (t Repeats) TellClaim(ctx context.Context, editor, section string, c mark.Claim) error {
	return t.tell(ctx, editor, section, fmt.Sprintf("%s%d", claimPurpose, c.ID), []corpus.ArticleID{c.Article}, blocks.Claimed(c))
}

// tell tells one editor something, once for each purpose, where they may see the section.
func (t Repeats) tell(ctx context.Context, editor, section, purpose string, cited []corpus.ArticleID, told blocks.Message) error {
	who := editorID.FindStringSubmatch(editor)
	if who == nil || !t.Rules.Sees(sight.As(ctx, sight.Viewer{User: who[1]}), section) {
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
	p := state.Post{Installation: me.Installation(), Channel: channel, Purpose: purpose, Articles: cited}
	return e.Publisher.untold(to, e.outbox.publish(ctx, p, 0, told))
}
