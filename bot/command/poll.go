package command

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"onrecord/bot/state"
	"onrecord/corpus"
	"onrecord/corpus/intake"
)

// What one source may take, so that it holds up no other.
const (
	pagesAtOnce    = 200              // pages of one feed or sitemap fetched at each poll
	sourcesAtOnce  = 16               // read side by side
	sourcePatience = 10 * time.Minute // for one reading; what is left comes at the next
)

// errSlow is the error of a source that took longer than sourcePatience.
var errSlow = fmt.Errorf("not read to its end within %v: the rest comes at the next poll", sourcePatience)

// poller reads the feeds and folders of the settings again and again.
type poller struct {
	log      *slog.Logger
	library  *library
	settings Settings
	store    *state.Store
	intake   *intake.Intake
	room     chan struct{} // holds one value for each source that is being read
}

// poll reads the feeds and folders, each at its own time, and notes how each was.
func poll(ctx context.Context, log *slog.Logger, l *library, s Settings, store *state.Store) error {
	p := poller{
		log: log, library: l, settings: s, store: store, room: make(chan struct{}, sourcesAtOnce),
		intake: intake.New(intake.Options{Clock: l.clock, Known: knownIn(ctx, l.archive), Allow: s.AllowHosts, Pages: pagesAtOnce}),
	}
	work, ctx := errgroup.WithContext(ctx)
	for _, target := range s.targets() {
		work.Go(func() error {
			p.follow(ctx, target)
			return nil
		})
	}
	return work.Wait()
}

// follow reads a source at once and then at intervals, until ctx ends.
func (p *poller) follow(ctx context.Context, target string) {
	tick := time.NewTicker(p.settings.Poll)
	defer tick.Stop()
	for {
		select {
		case p.room <- struct{}{}:
		case <-ctx.Done():
			return
		}
		p.read(ctx, target)
		<-p.room
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

// read reads a source once, and notes how it was.
func (p *poller) read(ctx context.Context, target string) {
	k := keeper{
		archive: p.library.archive,
		clock:   p.library.clock,
		warn:    func(place, text string) { p.log.Warn("intake: " + public(place+": "+text)) },
		stored:  func(tally) {},
		tally:   newTally(),
	}
	follows := p.settings.WithdrawVanished && slices.Contains(p.settings.Folders, target)
	if follows {
		k.met = map[corpus.ArticleID]bool{}
	}
	err := p.keep(ctx, &k, target)
	if err == nil && follows && k.tally.skipped == 0 {
		err = p.withdrawVanished(ctx, &k, p.settings.sourceOf(target))
	}
	if ctx.Err() != nil {
		return
	}
	if err != nil {
		p.log.Error("intake failed", "target", public(target), "error", err)
		k.problem = err.Error()
	}
	if k.tally.outcomes[corpus.Added]+k.tally.outcomes[corpus.Revised]+k.tally.skipped+k.tally.takenBack > 0 {
		p.log.Info("intake", "target", public(target), "articles", k.tally.String())
	}
	if err := p.store.Polled(ctx, target, p.library.clock(), err == nil && !k.unread, public(k.problem)); err != nil && ctx.Err() == nil {
		p.log.Error("how a feed or folder is was not noted", "error", err)
	}
}

// keep stores all of a source that comes in time. A panic is one of the source alone.
func (p *poller) keep(ctx context.Context, k *keeper, target string) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("reading it failed: %v", r)
		}
	}()
	limited, cancel := context.WithTimeoutCause(ctx, sourcePatience, errSlow)
	defer cancel()
	err = k.keep(limited, p.intake, target, p.settings.sourceOf(target))
	if err != nil && ctx.Err() == nil && errors.Is(context.Cause(limited), errSlow) {
		err = errSlow
	}
	return err
}

// mostVanished is how many articles may vanish from a folder although they are most of
// it.
const mostVanished = 5

// withdrawVanished withdraws the articles of a folder that was read to its end without
// meeting them. Where they are most of it the folder is more likely not mounted, or
// emptied by mistake.
func (p *poller) withdrawVanished(ctx context.Context, k *keeper, source corpus.Source) error {
	known, err := p.library.archive.BroughtBy(ctx, source)
	if err != nil {
		return err
	}
	var gone []corpus.ArticleID
	for _, id := range known {
		if !k.met[id] {
			gone = append(gone, id)
		}
	}
	if len(gone) > mostVanished && 2*len(gone) > len(known) || len(k.met) == 0 && len(gone) > 0 {
		return fmt.Errorf("%d of its %d articles are gone at once, and nothing was withdrawn: see that the folder is mounted and whole", len(gone), len(known))
	}
	for _, id := range gone {
		taken, err := p.library.archive.TakeBack(ctx, p.library.clock(), id, source, "its file is gone")
		if err != nil {
			return err
		}
		if taken {
			k.tally.takenBack++
			p.log.Info("an article is withdrawn: its file is gone", "article", id)
		}
	}
	return nil
}
