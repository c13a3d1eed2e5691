package edge

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/slack-go/slack"

	"onrecord/bot/label"
	"onrecord/bot/news/amend"
	"onrecord/bot/slack/blocks"
	"onrecord/corpus"
)

// Privates are the private answers that can be changed still. Slack shows them to one person,
// and lets nobody change them but through the response URL of what was asked, for half an
// hour. Whoever has such an address can post, so it is held in memory alone: after a restart
// an answer that was given before stays as it is. It implements amend.Posts and
// amend.Amender.
type Privates struct {
	edge *Edge

	mu       sync.Mutex
	all      map[string]*private
	last     int // key
	seq      corpus.Seq
	followed bool
}

// private is an answer with the response URL that reaches it.
type private struct {
	amend.Post
	address string
}

const (
	// privateLife is for how long Slack lets a private answer be changed.
	privateLife = 29 * time.Minute
	// mostPrivate is how many are remembered, the newest.
	mostPrivate = 5_000
)

func newPrivates(e *Edge) *Privates { return &Privates{edge: e, all: make(map[string]*private)} }

// remember takes an answer that was given through a response URL.
func (ps *Privates) remember(t task, articles []corpus.ArticleID) {
	if t.responseURL == "" || t.Alone || len(articles) == 0 {
		return
	}
	ps.mu.Lock()
	defer ps.mu.Unlock()
	now := ps.edge.opts.Now()
	for key, p := range ps.all {
		if now.Sub(p.Posted) > privateLife {
			delete(ps.all, key)
		}
	}
	ps.last++
	delete(ps.all, strconv.Itoa(ps.last-mostPrivate))
	key := strconv.Itoa(ps.last)
	ps.all[key] = &private{amend.Post{Key: key, Posted: now, Articles: articles, Fresh: true}, t.responseURL}
}

// Followed implements amend.Posts.
func (ps *Privates) Followed(context.Context) (corpus.Seq, bool, error) {
	ps.mu.Lock()
	defer ps.mu.Unlock()
	return ps.seq, ps.followed, nil
}

// Follow implements amend.Posts.
func (ps *Privates) Follow(_ context.Context, seq corpus.Seq) error {
	ps.mu.Lock()
	defer ps.mu.Unlock()
	ps.seq, ps.followed = seq, true
	return nil
}

// Citing implements amend.Posts.
func (ps *Privates) Citing(_ context.Context, id corpus.ArticleID) ([]amend.Post, error) {
	return ps.those(func(p *private) bool { return slices.Contains(p.Articles, id) }), nil
}

// Fresh implements amend.Posts.
func (ps *Privates) Fresh(context.Context) ([]amend.Post, error) {
	return ps.those(func(p *private) bool { return p.Fresh }), nil
}

func (ps *Privates) those(wanted func(*private) bool) (out []amend.Post) {
	ps.mu.Lock()
	defer ps.mu.Unlock()
	for _, p := range ps.all {
		if wanted(p) {
			out = append(out, p.Post)
		}
	}
	return out
}

// Note implements amend.Posts.
func (ps *Privates) Note(_ context.Context, key, noted string) error {
	ps.mu.Lock()
	defer ps.mu.Unlock()
	if p := ps.all[key]; p != nil {
		p.Noted, p.Fresh = noted, false
	}
	return nil
}

// Amend implements amend.Amender: notes take the place of an answer that shows what they
// hide. Other notes are for messages that many read.
func (ps *Privates) Amend(ctx context.Context, key string, notes []amend.Note) error {
	notes = slices.DeleteFunc(slices.Clone(notes), func(n amend.Note) bool { return !n.Hides })
	ps.mu.Lock()
	p := ps.all[key]
	ps.mu.Unlock()
	if p == nil || len(notes) == 0 || ps.edge.opts.Now().Sub(p.Posted) > privateLife {
		return nil
	}
	var lines []string
	for _, n := range notes {
		lines = append(lines, n.Text)
	}
	message := blocks.Plain(strings.Join(lines, "\n") + " " + label.Text("amend.private"))
	err := ps.edge.outbox.retryUnsent(ctx, func() error {
		return respond(ctx, ps.edge.opts.HTTP, p.address, &slack.WebhookMessage{
			Text: message.Fallback, Blocks: &slack.Blocks{BlockSet: message.Blocks}, ResponseType: slack.ResponseTypeEphemeral, ReplaceOriginal: true,
		})
	})
	if refused, ok := errors.AsType[slack.StatusCodeError](err); ok && refused.Code < http.StatusInternalServerError {
		err = fmt.Errorf("%w: %w", amend.ErrGone, err) // the address was used up
	}
	if err == nil || errors.Is(err, amend.ErrGone) {
		ps.mu.Lock()
		defer ps.mu.Unlock()
		delete(ps.all, key)
	}
	return err
}
