package edge

import (
	"context"
	"errors"
	"regexp"
	"strings"
	"sync"

	"github.com/slack-go/slack/slackevents"

	"onrecord/bot"
	"onrecord/bot/label"
	"onrecord/bot/slack/blocks"
	"onrecord/bot/state"
	"onrecord/corpus"
	"onrecord/corpus/pattern"
)

// drafts knows the messages that are checked, so that what is found in an earlier wording of
// one does not stand under a later one.
type drafts struct {
	mu    sync.Mutex
	known map[string]*draft // by the key of the message
}

// draft is one message in all of its wordings.
type draft struct {
	telling sync.Mutex // held while its thread is told what is to mend
	newest  string     // when it was edited last
}

// draftsKept bounds how many messages are known. One that is not known was not edited since.
const draftsKept = 10_000

// note notes a wording of a draft.
func (d *drafts) note(t task) {
	did, ok := t.Did.(bot.Draft)
	if !ok {
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	of := d.of(t.draftKey(did))
	of.newest = max(of.newest, did.Edited)
}

// of is what is known of a message; the caller holds the lock.
func (d *drafts) of(key string) *draft {
	if of := d.known[key]; of != nil {
		return of
	}
	if d.known == nil || len(d.known) >= draftsKept {
		d.known = make(map[string]*draft)
	}
	d.known[key] = new(draft)
	return d.known[key]
}

// enter waits until nobody else tells of the message; newest is false where the wording is
// not the last one.
func (d *drafts) enter(t task, did bot.Draft) (leave func(), newest bool) {
	d.mu.Lock()
	of := d.of(t.draftKey(did))
	d.mu.Unlock()
	of.telling.Lock()
	d.mu.Lock()
	defer d.mu.Unlock()
	return of.telling.Unlock, did.Edited >= of.newest
}

// draftKey is the key of the message that is checked, in all of its wordings.
func (t task) draftKey(did bot.Draft) string {
	return key("message", t.Enterprise, t.Team, t.Channel, did.Message)
}

// byName matches the beginning of a message that calls the bot by its name, as far as the
// question behind it.
func byName(names ...string) *regexp.Regexp {
	for i, name := range names {
		names[i] = regexp.QuoteMeta(name)
	}
	return regexp.MustCompile(`(?i)^\s*(?:hey\s+|hi\s+)?[@/]?(?:` + strings.Join(names, "|") + `)\s*[,:–-]?\s+(\S.*)$`)
}

// plainQuestion matches a message that is a question for who said something, or what somebody said, and no
// more than that.
var plainQuestion = pattern.Lazy(`(?i)^\s*(?:who (?:(?:else|first|last) )?said|(?:what|when|where|how often) (?:did|has|have) .{2,80}? sa(?:y|id)|has .{2,80} ever said)\b[^\n]{3,200}\?\s*$`)

// undirected returns the task of a message of a channel that mentions nobody's bot: a draft,
// or a question whose mention was forgotten.
func (in inbound) undirected(t task, m message, text string) (task, bool) {
	o := in.edge.opts
	if m.thread != "" {
		t.Did = bot.Overheard{Text: text}
		return t, o.FollowUps && !mentionsAnybody(m.text)
	}
	t.thread = m.ts
	t.Thread = t.thread
	if asked, ok := in.forgotten(t, m, text); ok {
		return asked, true
	}
	t.Did = bot.Draft{Text: text, Message: m.ts}
	return t, o.Drafts
}

// forgotten returns the task of a question whose mention was forgotten.
func (in inbound) forgotten(t task, m message, text string) (task, bool) {
	if in.called == nil {
		return t, false
	}
	t.inThread = false
	if found := in.called.FindStringSubmatch(text); found != nil {
		t.Did = bot.Forgot{Text: found[1]}
		// Nobody is told twice on a day.
		t.keys = append([]string{key("hint", t.Enterprise, t.Team, t.User, string(corpus.DayOf(in.edge.opts.Now())))}, t.keys...)
		return t, true
	}
	t.Did = bot.Forgot{Text: text, Unnamed: true}
	return t, plainQuestion().MatchString(text) && !mentionsAnybody(m.text)
}

// editedTask returns the task of a message of a channel whose words were edited.
func (in inbound) editedTask(event slackevents.EventsAPIEvent, changed *slackevents.MessageEvent) (task, bool) {
	m, ok := editedMessage(changed)
	if !ok || !in.edge.opts.Drafts || isDirect(m.channel) || m.thread != "" || mentions(m.text, in.me.User) {
		return task{}, false
	}
	t, ok := in.typedTask(event, m, key("edit", event.EnterpriseID, event.TeamID, m.channel, m.ts, changed.TimeStamp))
	t.thread, t.Thread = m.ts, m.ts
	t.Did = bot.Draft{Text: m.typed(in.me.User), Message: m.ts, Edited: changed.TimeStamp}
	return t, ok
}

// editedMessage is a message as it is after its words were edited; ok is false where something
// else about it changed: a link was unfolded.
func editedMessage(changed *slackevents.MessageEvent) (m message, ok bool) {
	now, before := changed.Message, changed.PreviousMessage
	if now == nil || now.Edited == nil || before != nil && before.Text == now.Text {
		return message{}, false
	}
	m = message{
		channel: changed.Channel, user: now.User, text: now.Text, ts: now.Timestamp, thread: now.ThreadTimestamp,
		forwarded: forwarded(now.Attachments), bot: now.BotID, subtype: now.SubType, teams: []string{now.Team},
	}
	if m.thread == m.ts {
		m.thread = "" // others answer it in a thread
	}
	return m, true
}

// reviewPurpose, and the key of the message behind it, is the purpose of what is said of a
// draft.
const reviewPurpose = "review/"

// review says what is to mend in a draft, in its thread; one message tells of all its
// wordings. Nothing is said of a draft that was right from the beginning.
func (rep *replier) review(ctx context.Context, t task, reply statement) error {
	did, _ := t.Did.(bot.Draft)
	leave, newest := rep.edge.drafts.enter(t, did)
	defer leave()
	if !newest {
		rep.edge.queue.complete(ctx, t)
		return nil
	}
	post := state.Post{
		Installation: t.me.Installation(), Channel: t.Channel, Thread: t.thread, Purpose: reviewPurpose + t.draftKey(did), Articles: reply.articles,
	}
	before, told, err := rep.edge.outbox.records.Find(ctx, post.Installation, post.Channel, post.Purpose)
	switch {
	case err != nil:
		return err
	case told && before.TS != "":
		post.TS = before.TS
		return rep.reviewAgain(ctx, t, post, reply.message)
	case len(reply.message.Blocks) == 0:
		rep.edge.queue.complete(ctx, t)
		return nil
	}
	err = rep.edge.outbox.publish(ctx, post, t.id, reply.message)
	if err != nil && ctx.Err() == nil {
		err = errors.Join(err, rep.edge.outbox.markUnknown(ctx, err, t.id))
		rep.edge.queue.complete(ctx, t)
	}
	return err
}

// reviewAgain puts what is to mend now in the place of what was before. Where Slack does not
// take it, the message is gone, and nothing is left to do.
func (rep *replier) reviewAgain(ctx context.Context, t task, post state.Post, message blocks.Message) error {
	if len(message.Blocks) == 0 {
		message = blocks.Plain(label.Text("review.right"))
	}
	err := rep.edge.outbox.retryUnsent(ctx, func() error {
		_, _, _, err := rep.edge.api.UpdateMessageContext(ctx, post.Channel, post.TS, messageOptions(message)...)
		return err
	})
	if err == nil {
		err = rep.replaced(ctx, post, message)
	}
	if ctx.Err() == nil {
		rep.edge.queue.complete(ctx, t)
	}
	return err
}
