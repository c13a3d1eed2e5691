package watch

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"onrecord/bot/news/mute"
	"onrecord/bot/sight"
	"onrecord/corpus"
	"onrecord/corpus/annotation"
	"onrecord/corpus/correction"
	"onrecord/index"
)

// MaxLines is how many statements one message shows.
const MaxLines = 8

// Bundle is what one person is told at once. Its id is its for good, so that it can
// be told once.
type Bundle struct {
	ID int64
	Owner
	Target Target
	Tries  int     // to tell it at a webhook that failed
	Found  []Found // in the order in which it was found
}

// Notice is a bundle as it is shown: the words are read from the archive when it is
// told, and what was withdrawn or changed meanwhile is left out.
type Notice struct {
	Bundle int64
	Target Target
	Lines  []Line
	More   int // further statements
}

// Line is a statement with the watch that found it, and when.
type Line struct {
	Watch Watch
	Match Match
	Found Found
	Also  []Watch // of the same person, which found it too
}

// most is how many statements are told: a message has little room, a program all it wants.
func (b Bundle) most() int {
	if b.Target.Hook() != "" || b.ID == 0 {
		return len(b.Found)
	}
	return MaxLines
}

// Cited returns the articles that the notice cites.
func (n Notice) Cited() []corpus.ArticleID {
	var out []corpus.ArticleID
	for _, l := range n.Lines {
		out = append(out, l.Match.Article)
	}
	return out
}

// Bundles remembers over restarts who was told what.
type Bundles interface {
	Watches(ctx context.Context) ([]Watch, error)
	// Bundle puts what was found and told to nobody into one bundle for each owner
	// and target whose first of it was found before a moment, and returns all bundles
	// that are not told, and are due now.
	Bundle(ctx context.Context, before, now time.Time) ([]Bundle, error)
	// Muted are the people of whom nothing is told in a channel, or to a person.
	Muted(ctx context.Context, place string) (mute.Names, error)
	// Told records that nothing is left to do about a bundle.
	Told(ctx context.Context, bundle int64, at time.Time) error
	// Failed records that telling a bundle failed again, and when to try it next.
	Failed(ctx context.Context, bundle int64, next time.Time) error
}

// Teller tells one person, or a channel, once for each bundle however often it is asked to.
type Teller interface {
	Tell(ctx context.Context, to Owner, n Notice) error
}

// Hooks call webhooks. The notice has lines of the watches of that webhook alone, which
// share a secret with it.
type Hooks interface {
	Call(ctx context.Context, address, secret string, n Notice) error
}

// Articles is where a Messenger reads an article again.
type Articles interface {
	annotation.Reader
	Article(ctx context.Context, id corpus.ArticleID) (corpus.Record, error)
}

// Messenger tells people what their watches found.
type Messenger struct {
	Archive  Articles
	Searcher Searcher
	Bundles  Bundles
	Teller   Teller
	Hooks    Hooks // nil calls none
	Clock    func() time.Time
	// Gather is how long what is found is gathered before its owner is told.
	Gather time.Duration
}

// Run tells what has been gathered long enough. The errors of one person do not
// keep it from another.
func (m *Messenger) Run(ctx context.Context) error {
	now := m.Clock()
	bundles, err := m.Bundles.Bundle(ctx, now.Add(-m.Gather), now)
	if err != nil || len(bundles) == 0 {
		return err
	}
	watches, err := m.Bundles.Watches(ctx)
	if err != nil {
		return err
	}
	var errs []error
	for _, b := range bundles {
		errs = append(errs, m.tell(ctx, b, watches))
	}
	return errors.Join(errs...)
}

func (m *Messenger) tell(ctx context.Context, b Bundle, watches []Watch) error {
	if b.Target == Feed {
		return m.Bundles.Told(ctx, b.ID, m.Clock()) // it is read when somebody asks for it
	}
	muted, err := m.muted(ctx, b)
	if err != nil {
		return err
	}
	n, err := m.notice(sight.As(ctx, b.viewer()), b, watches, muted)
	if err != nil {
		return err
	}
	switch {
	case len(n.Lines) == 0:
	case b.Target.Hook() != "":
		return m.call(ctx, b, n)
	default:
		if err := m.Teller.Tell(ctx, b.Owner, n); err != nil {
			return err
		}
	}
	return m.Bundles.Told(ctx, b.ID, m.Clock())
}

// muted are those of whom nothing is told where the bundle is. A program gets everything.
func (m *Messenger) muted(ctx context.Context, b Bundle) (mute.Names, error) {
	if b.Target.Hook() != "" {
		return nil, nil
	}
	return m.Bundles.Muted(ctx, cmp.Or(b.Target.Channel(), b.User))
}

// viewer is who reads what is told: whoever keeps the watch, all who are in the channel, or
// nobody in particular behind a webhook.
func (b Bundle) viewer() sight.Viewer {
	switch {
	case b.Target.Channel() != "":
		return sight.Viewer{Channel: b.Target.Channel()}
	case b.Target.Hook() != "":
		return sight.Viewer{}
	}
	return sight.Viewer{User: b.User}
}

// How often a webhook that fails is called, and how long is waited first; the wait doubles
// each time, up to a day and a half in all.
const (
	mostTries = 12
	firstWait = 30 * time.Second
)

// call calls a webhook. What fails is told again later, and given up after the last time.
func (m *Messenger) call(ctx context.Context, b Bundle, n Notice) error {
	var failed error
	if m.Hooks != nil {
		failed = m.Hooks.Call(ctx, b.Target.Hook(), n.Lines[0].Watch.Secret, n)
	}
	switch {
	case failed == nil:
		return m.Bundles.Told(ctx, b.ID, m.Clock())
	case ctx.Err() != nil:
		return failed
	case b.Tries+1 >= mostTries:
		return errors.Join(fmt.Errorf("a webhook is given up: %w", failed), m.Bundles.Told(ctx, b.ID, m.Clock()))
	}
	return m.Bundles.Failed(ctx, b.ID, m.Clock().Add(firstWait<<b.Tries))
}

// Latest reads what a watch found as its articles are now, for whoever looks: what was
// withdrawn or changed meanwhile is left out.
func (m *Messenger) Latest(ctx context.Context, w Watch, found []Found) ([]Line, error) {
	n, err := m.notice(ctx, Bundle{Owner: w.Owner, Found: found}, []Watch{w}, nil)
	return n.Lines, err
}

// notice reads what a bundle tells, without those who are muted. A statement that several
// watches of the person found is shown once.
func (m *Messenger) notice(ctx context.Context, b Bundle, watches []Watch, muted mute.Names) (Notice, error) {
	n := Notice{Bundle: b.ID, Target: b.Target}
	own := make(map[int64]Watch)
	for _, w := range watches {
		if w.Owner == b.Owner {
			w.Paused = false // it was not when this was found
			own[w.ID] = w
		}
	}
	read := make(map[corpus.ArticleID][]stated)
	shown := make(map[Statement]int) // its line, or -1 where there is no room
	for _, f := range b.Found {
		w, ok := own[f.Watch]
		if !ok {
			continue
		}
		if line, told := shown[f.Statement]; told {
			if line >= 0 {
				n.Lines[line].Also = append(n.Lines[line].Also, w)
			}
			continue
		}
		if read[f.Article] == nil {
			matches, err := m.read(ctx, f.Article, own)
			if err != nil {
				return Notice{}, err
			}
			read[f.Article] = matches
		}
		for _, match := range read[f.Article] {
			if match.Watch != f.Watch || !slices.Contains(match.statements, f.Statement) || match.Speaker != nil && muted.Has(match.Speaker.Name) {
				continue
			}
			if shown[f.Statement] = -1; len(n.Lines) < b.most() {
				shown[f.Statement] = len(n.Lines)
				n.Lines = append(n.Lines, Line{Watch: w, Match: match.Match, Found: f})
			} else {
				n.More++
			}
			break
		}
	}
	return n, nil
}

// stated is a match with the statements that it may have been found as.
type stated struct {
	Match
	statements []Statement
}

// read returns what the watches find in an article as it is now; it is never nil.
func (m *Messenger) read(ctx context.Context, id corpus.ArticleID, own map[int64]Watch) ([]stated, error) {
	r, err := m.Archive.Article(ctx, id)
	if errors.Is(err, corpus.ErrNotFound) || err == nil && r.Hidden(m.Clock()) {
		return []stated{}, nil
	}
	if err != nil {
		return nil, err
	}
	var watches []Watch
	for _, w := range own {
		watches = append(watches, w)
	}
	matcher, err := NewMatcher(ctx, watches, m.Searcher, m.Clock)
	if err != nil {
		return nil, err
	}
	found, err := annotation.Of(ctx, m.Archive, r)
	if err != nil {
		return nil, fmt.Errorf("watch: %w", err)
	}
	matches, err := matcher.Match(ctx, r, index.Documents(r, found))
	if err != nil {
		return nil, fmt.Errorf("watch: %w", err)
	}
	kept, err := m.Archive.Corrections(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("watch: %w", err)
	}
	corrections, err := correction.Read(nil, kept)
	if err != nil {
		return nil, fmt.Errorf("watch: %w", err)
	}
	out := make([]stated, len(matches))
	for i, match := range matches {
		out[i] = stated{match, statementsOf(match, corrections)}
	}
	return out, nil
}
