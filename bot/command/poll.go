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
	"onrecord/index"
)

// What one source may take at each poll, so that it holds up no other.
const (
	requestsAPoll  = 200              // for pages, documents and what an API gives at once
	bytesAPoll     = 512 << 20        // from the network
	sourcesAtOnce  = 16               // read side by side
	sourcePatience = 10 * time.Minute // for one reading; what is left comes at the next
)

// errSlow is the error of a source that took longer than sourcePatience.
var errSlow = fmt.Errorf("not read to its end within %v: the rest comes at the next poll", sourcePatience)

// poller reads the sources of the settings again and again.
type poller struct {
	log      *slog.Logger
	library  *library
	settings Settings
	store    *state.Store
	intake   *intake.Intake
	room     chan struct{} // holds one value for each source that is being read
}

// poll reads the sources, each at its own time, and notes how each was.
func poll(ctx context.Context, log *slog.Logger, l *library, s Settings, store *state.Store) error {
	p := poller{
		log: log, library: l, settings: s, store: store, room: make(chan struct{}, sourcesAtOnce),
		intake: intake.New(intake.Options{Clock: l.clock, Known: knownIn(ctx, l.archive), Allow: s.AllowHosts}),
	}
	work, ctx := errgroup.WithContext(ctx)
	for _, source := range s.Sources {
		work.Go(func() error {
			p.follow(ctx, source)
			return nil
		})
	}
	return work.Wait()
}

// follow reads a source at once and then at intervals, until ctx ends.
func (p *poller) follow(ctx context.Context, source Source) {
	tick := time.NewTicker(source.Every)
	defer tick.Stop()
	for {
		select {
		case p.room <- struct{}{}:
		case <-ctx.Done():
			return
		}
		p.read(ctx, source)
		<-p.room
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

// read reads a source once, and notes how it was.
func (p *poller) read(ctx context.Context, source Source) {
	k := keeper{
		archive: p.library.archive,
		clock:   p.library.clock,
		warn:    func(place, text string) { p.log.Warn("intake: " + public(place+": "+text)) },
		stored:  func(tally) {},
		tally:   newTally(),
		claimed: func(ctx context.Context, item intake.Item) error {
			return p.store.Marks.Claimed(ctx, item.Article.ID, item.Claims, p.library.clock())
		},
	}
	if source.follows() {
		k.met = map[corpus.ArticleID]bool{}
	}
	err := p.keep(ctx, &k, &source)
	if err == nil && source.follows() && k.tally.skipped == 0 {
		err = p.withdrawVanished(ctx, &k, source.brings())
	}
	if ctx.Err() != nil {
		return
	}
	if err != nil {
		p.log.Error("intake failed", "source", source.name(), "error", err)
		k.problem = err.Error()
	}
	if k.tally.outcomes[corpus.Added]+k.tally.outcomes[corpus.Revised]+k.tally.skipped+k.tally.takenBack > 0 {
		p.log.Info("intake", "source", source.name(), "articles", k.tally.String())
	}
	look := state.Look{At: p.library.clock(), Read: err == nil && !k.unread, Problem: public(k.problem)}
	if source.Notes != nil && (err == nil || errors.Is(err, errSlow)) { // what they tell of is stored
		look.Notes = p.changed(ctx, source.Notes)
	}
	if err := p.store.Sources.Record(ctx, source.At, look); err != nil && ctx.Err() == nil {
		p.log.Error("could not store the status of a source", "error", err)
	}
}

// keep stores all of a source that comes in time. A panic is one of the source alone.
func (p *poller) keep(ctx context.Context, k *keeper, source *Source) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("reading it failed: %v", r)
		}
	}()
	if source.Notes, err = p.notes(ctx, source.At); err != nil {
		return err
	}
	source.Requests, source.Bytes = requestsAPoll, bytesAPoll
	limited, cancel := context.WithTimeoutCause(ctx, sourcePatience, errSlow)
	defer cancel()
	err = k.keep(limited, p.intake, source.Source, source.brings())
	if err != nil && ctx.Err() == nil && errors.Is(context.Cause(limited), errSlow) {
		err = errSlow
	}
	return err
}

// archiveNote is the note of how far the archive was when the others were made.
const archiveNote = "archive"

// notes are what was noted of a source; nothing where an older copy of the archive, or
// another one, was put in the place of that which they tell of.
func (p *poller) notes(ctx context.Context, target string) (*intake.Notes, error) {
	kept, err := p.store.Sources.Notes(ctx, target)
	if err != nil {
		return nil, err
	}
	var at corpus.Position
	fmt.Sscan(kept[archiveNote], &at.Seq, &at.Lineage) // zero where nothing was noted
	delete(kept, archiveNote)
	notes := intake.NewNotes(kept)
	follows, err := index.Follows(ctx, p.library.archive, at)
	if !follows {
		notes.Forget()
	}
	return notes, err
}

// changed are the notes of a reading, with the position of the archive that has what they
// tell of.
func (p *poller) changed(ctx context.Context, notes *intake.Notes) map[string]string {
	changed := notes.Changed()
	last, err := p.library.archive.Last(ctx)
	if err != nil {
		return nil
	}
	lineage, err := p.library.archive.Lineage(ctx, last)
	if err != nil {
		return nil
	}
	changed[archiveNote] = fmt.Sprint(last, " ", lineage)
	return changed
}

// mostVanished is how many articles may vanish from a folder although they are most of
// it.
const mostVanished = 5

// isThere reports whether an article was met, by its id or by another that its file has
// now.
func (p *poller) isThere(ctx context.Context, k *keeper, id corpus.ArticleID) (bool, error) {
	if k.met[id] {
		return true, nil
	}
	now, err := p.library.archive.Sources.KnownAs(ctx, id)
	return slices.ContainsFunc(now, func(id corpus.ArticleID) bool { return k.met[id] }), err
}

// withdrawVanished withdraws the articles of a folder that was read to its end without
// meeting them. Where they are most of it the folder is more likely not mounted, or
// emptied by mistake.
func (p *poller) withdrawVanished(ctx context.Context, k *keeper, source corpus.Source) error {
	known, err := p.library.archive.Sources.BroughtBy(ctx, source)
	if err != nil {
		return err
	}
	var gone []corpus.ArticleID
	for _, id := range known {
		there, err := p.isThere(ctx, k, id)
		if err != nil {
			return err
		}
		if !there {
			gone = append(gone, id)
		}
	}
	if len(gone) > mostVanished && 2*len(gone) > len(known) || len(k.met) == 0 && len(gone) > 0 {
		return fmt.Errorf("%d of its %d articles are gone at once, and nothing was withdrawn: see that the folder is mounted and whole", len(gone), len(known))
	}
	for _, id := range gone {
		taken, err := p.library.archive.Sources.TakeBack(ctx, p.library.clock(), id, source, "its file is gone")
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
