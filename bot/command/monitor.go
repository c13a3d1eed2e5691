package command

import (
	"context"
	"net/url"
	"regexp"
	"strings"
	"time"
	"unicode"

	"onrecord/bot"
	"onrecord/bot/asking/coverage"
	"onrecord/bot/state"
	"onrecord/corpus"
)

// monitor tells how the bot is, for Home.
type monitor struct {
	library  *library
	store    *state.Store
	settings Settings
}

// Health implements bot.Monitor.
func (m monitor) Health(ctx context.Context, workspace bot.Conversation) (h bot.Health, err error) {
	if h.Sources, err = sourcesOf(ctx, m.store, m.settings); err != nil {
		return h, err
	}
	if err := m.settings.count(ctx, m.library.archive, m.library.clock(), h.Sources); err != nil {
		return h, err
	}
	if h.Waiting, err = m.store.Inbox.Waiting(ctx, workspace); err != nil {
		return h, err
	}
	if h.Feedback, err = m.store.Feedback.Unread(ctx); err != nil {
		return h, err
	}
	unconfirmed, err := unconfirmedPosts(ctx, m.store, m.library.clock())
	if err != nil {
		return h, err
	}
	h.Unconfirmed = len(unconfirmed)
	h.Behind, err = m.library.behind(ctx)
	return h, err
}

// behind is how many changes of the archive the index does not have.
func (l *library) behind(ctx context.Context) (int, error) {
	last, err := l.archive.Last(ctx)
	if err != nil {
		return 0, err
	}
	reached, err := l.engine.Reached(ctx)
	return max(0, int(last-reached.Seq)), err
}

// unconfirmedPosts lists the posts that may stand in their channel, or not, and are
// not just on their way.
func unconfirmedPosts(ctx context.Context, store *state.Store, now time.Time) (out []state.Post, err error) {
	all, err := store.Outbox.Unconfirmed(ctx)
	for _, p := range all {
		if p.Lost || now.Sub(p.Intended) >= onItsWay {
			out = append(out, p)
		}
	}
	return out, err
}

// sourcesOf tells how each source of the settings is.
func sourcesOf(ctx context.Context, store *state.Store, s Settings) (out []bot.Source, err error) {
	for _, from := range s.Sources {
		source, err := store.Sources.Status(ctx, from.At)
		if err != nil {
			return nil, err
		}
		source.Name = from.name()
		out = append(out, source)
	}
	return out, nil
}

// late is how many intervals may pass before a source is late.
const late = 3

// count adds to the sources of the settings what the archive has of each, and which are
// late or quiet.
func (s Settings) count(ctx context.Context, archive *corpus.Archive, now time.Time, sources []bot.Source) error {
	held, err := archive.Sources.Counts(ctx)
	if err != nil {
		return err
	}
	covered := coverage.Desk{Archive: archive, Overview: archive.Overview, Clock: func() time.Time { return now }}
	quiet, err := covered.Quiet(ctx)
	for i := range sources {
		from, source := s.Sources[i], &sources[i]
		of := held[from.brings()]
		source.Articles, source.Newest = of.Articles, of.Newest
		if !source.Read.IsZero() && now.Sub(source.Read) > late*from.Every {
			source.Late = from.Every
		}
		if q, ok := quiet[from.brings()]; ok {
			source.Quiet = q.String()
		}
	}
	return err
}

// address finds what may be an address on the web.
var address = regexp.MustCompile(`(?i)https?://[^\s"'<>]+`)

// key matches a part of a path that is a key: long, of letters and figures alone.
var key = regexp.MustCompile(`^(?:[A-Za-z]*\d[A-Za-z]*){2,}$`)

// shortestKey is the least that a key has.
const shortestKey = 8

// withoutKeys is the path of an address with … for its keys.
func withoutKeys(path string) string {
	parts := strings.Split(path, "/")
	for i, part := range parts {
		if len(part) >= shortestKey && key.MatchString(part) && strings.ContainsFunc(part, unicode.IsLetter) {
			parts[i] = "…"
		}
	}
	return strings.Join(parts, "/")
}

// public is a text with its addresses cut down to what is not secret: a feed for
// subscribers has its key in the query, in the path, or before the host.
func public(text string) string {
	return address.ReplaceAllStringFunc(text, func(found string) string {
		whole := strings.TrimRight(found, ".,:;)")
		u, err := url.Parse(whole)
		if err != nil {
			return "(an address)" + found[len(whole):]
		}
		u.User, u.Fragment, u.RawFragment = nil, "", ""
		if u.RawQuery != "" {
			u.RawQuery = "…"
		}
		open := withoutKeys(u.EscapedPath())
		u.Path, u.RawPath = "", ""
		host, query, _ := strings.Cut(u.String(), "?")
		if query != "" {
			query = "?" + query
		}
		return host + open + query + found[len(whole):]
	})
}
