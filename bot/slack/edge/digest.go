package edge

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/slack-go/slack"

	"onrecord/bot"
	"onrecord/bot/label"
	"onrecord/bot/news/digest"
	who "onrecord/bot/people/person"
	"onrecord/bot/slack/blocks"
	"onrecord/bot/slack/chart"
	"onrecord/bot/state"
	"onrecord/corpus"
)

// Publisher posts what nobody asked for at that moment: digests, what watches found, and
// amendments of what stands. It implements digest.Poster, watch.Teller and amend.Amender.
type Publisher struct{ edge *Edge }

// restPurpose and chartPurpose, and what they belong to behind them, are the
// purposes of what stands in the thread of a digest: what it has no room for, and
// its picture.
const restPurpose, chartPurpose = "rest/", "chart/"

// Purpose describes what a post is for, to whoever runs the app. told is true where
// a person knows already that it may be missing.
func Purpose(purpose string) (what string, told bool) {
	if day, ok := strings.CutPrefix(purpose, state.DigestPurpose); ok {
		return "the digest of " + day, false
	}
	if day, ok := strings.CutPrefix(purpose, restPurpose+state.DigestPurpose); ok {
		return "the thread of the digest of " + day, false
	}
	if strings.HasPrefix(purpose, watchPurpose) {
		return "what a watch found", false
	}
	if strings.HasPrefix(purpose, repeatPurpose) {
		return "an article that prints marked words", false
	}
	if strings.HasPrefix(purpose, claimPurpose) {
		return "a statement that a page has checked", false
	}
	if strings.HasPrefix(purpose, reviewPurpose) {
		return "what is to mend in a draft", false
	}
	return "an answer, as the person who asked was told", true
}

// Posted reports whether nothing is left to do about a digest: it stands in the
// channel with its thread, or it cannot be found out whether it does.
func (pub *Publisher) Posted(ctx context.Context, channel string, day corpus.Day) (bool, error) {
	me, err := pub.edge.Identity(ctx)
	if err != nil {
		return false, err
	}
	for _, purpose := range []string{restPurpose + state.DigestPurpose, state.DigestPurpose} {
		p, ok, err := pub.edge.outbox.records.Find(ctx, me.Installation(), channel, purpose+string(day))
		if err != nil || ok && (p.Lost || p.TS != "" && purpose != state.DigestPurpose) {
			return err == nil, err
		}
	}
	return false, nil
}

// LastDigest is the last day of which a channel has the digest; empty for none.
func (pub *Publisher) LastDigest(ctx context.Context, channel string) (corpus.Day, error) {
	me, err := pub.edge.Identity(ctx)
	if err != nil {
		return "", err
	}
	return pub.edge.outbox.records.LastDigest(ctx, bot.Conversation{Enterprise: me.Enterprise, Team: me.Team, Channel: channel})
}

// PostDigest posts a digest in a channel, and what it has no room for in its
// thread, each once. After an error it can be tried again.
func (pub *Publisher) PostDigest(ctx context.Context, channel string, d digest.Digest) error {
	ctx, cancel := pub.graced(ctx)
	defer cancel()
	me, err := pub.edge.Identity(ctx)
	if err != nil {
		return err
	}
	if err := pub.mayPost(ctx, channel); err != nil {
		return fmt.Errorf("posting the digest of %s in %s: %w", d.Day, channel, err)
	}
	p := state.Post{Installation: me.Installation(), Channel: channel, Purpose: state.DigestPurpose + string(d.Day), Articles: d.Cited()}
	err = pub.edge.outbox.publish(ctx, p, 0, blocks.Digest(d))
	if err == nil {
		err = pub.publishThread(ctx, p, d)
	}
	if name, _ := refusedWith(err); name == "not_in_channel" || name == "channel_not_found" {
		err = fmt.Errorf("%w: invite the app to the channel", err)
	}
	if err != nil {
		err = fmt.Errorf("posting the digest of %s in %s: %w", d.Day, channel, err)
	}
	return errors.Join(err, pub.edge.outbox.markUnknown(ctx, err, 0))
}

// errShared is the error of a channel that others read too.
var errShared = errors.New("it is shared with another organisation: allow it with slack.answer_in_shared_channels")

// mayPost reports why what nobody asked for may not be posted in a channel.
func (pub *Publisher) mayPost(ctx context.Context, channel string) error {
	if pub.edge.opts.AnswerInShared {
		return nil
	}
	shared, err := pub.edge.rooms.shared(ctx, channel)
	if err == nil && shared {
		return errShared
	}
	if name, _ := refusedWith(err); name == "channel_not_found" {
		return fmt.Errorf("%w: invite the app to the channel", err)
	}
	return err
}

// publishThread puts into the thread of a digest what belongs there, the picture
// first: once the rest is recorded, nothing is left to do.
func (pub *Publisher) publishThread(ctx context.Context, of state.Post, d digest.Digest) error {
	post, ok, err := pub.edge.outbox.records.Find(ctx, of.Installation, of.Channel, of.Purpose)
	if err != nil || !ok || post.TS == "" {
		return err
	}
	of.Thread = post.TS
	if pub.edge.opts.Charts {
		// A digest is whole without its picture.
		if err := pub.uploadChart(ctx, of, d); err != nil && ctx.Err() == nil {
			pub.edge.log.Warn("a digest has no picture", "channel", of.Channel, "error", err)
		}
	}
	of.Purpose, of.Articles = restPurpose+of.Purpose, d.Rest.Cited()
	rest := blocks.DigestRest(d)
	if len(rest.Blocks) > 0 {
		return pub.edge.outbox.publish(ctx, of, 0, rest)
	}
	_, err = pub.mark(ctx, of)
	return err
}

// uploadChart puts the picture of a digest into its thread. It is tried once: a
// file carries no key by which it could be found after a crash.
func (pub *Publisher) uploadChart(ctx context.Context, of state.Post, d digest.Digest) error {
	drawn, err := chart.PNG(d.Speakers)
	if err != nil || drawn == nil {
		return err
	}
	return pub.upload(ctx, of, drawn, slack.UploadFileParameters{
		Filename: "quoted-" + string(d.Day) + ".png", Title: label.Text("digest.picture"), AltTxt: d.MostQuoted(),
	})
}

// uploadTimeline puts the picture of when somebody is quoted below the message about them.
func (pub *Publisher) uploadTimeline(ctx context.Context, of state.Post, p who.Person) error {
	drawn, err := chart.Timeline(p.Periods())
	if err != nil || drawn == nil {
		return err
	}
	post, ok, err := pub.edge.outbox.records.Find(ctx, of.Installation, of.Channel, of.Purpose)
	if err != nil || !ok || post.TS == "" {
		return err
	}
	of.Thread = cmp.Or(of.Thread, post.TS)
	return pub.upload(ctx, of, drawn, slack.UploadFileParameters{Filename: "timeline.png", Title: label.Text("person.picture"), AltTxt: p.Timeline()})
}

// upload puts a file beside a post, once.
func (pub *Publisher) upload(ctx context.Context, of state.Post, drawn []byte, file slack.UploadFileParameters) error {
	of.Purpose, of.Articles = chartPurpose+of.Purpose, nil
	if fresh, err := pub.mark(ctx, of); err != nil || !fresh {
		return err
	}
	file.Reader, file.FileSize, file.Channel, file.ThreadTimestamp = bytes.NewReader(drawn), len(drawn), of.Channel, of.Thread
	_, err := pub.edge.api.UploadFileContext(ctx, file)
	return err
}

// mark records that a purpose is done with, without a message of its own; fresh is
// false where it was.
func (pub *Publisher) mark(ctx context.Context, p state.Post) (fresh bool, err error) {
	recorded, fresh, err := pub.edge.outbox.records.Begin(ctx, p, pub.edge.opts.Now())
	if err != nil || !fresh {
		return false, err
	}
	return true, pub.edge.outbox.records.Confirm(ctx, recorded.Key, p.Thread, pub.edge.opts.Now(), 0)
}
