package bleve

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/index/scorch/mergeplan"
	"github.com/gofrs/flock"

	"onrecord/corpus"
	"onrecord/index"
)

// An index lies in a folder:
//
//	LOCK      held by the process that has the index open
//	HOLDER    who that is, in words
//	OPEN      there while a process has the index open; one that is left was not closed
//	CURRENT   the name of the generation in use
//	gen-7/    a generation: a bleve index, with its stamp inside
//	broken/   the last generation that could not be opened
//
// A new generation is built beside the one in use and takes its place by a
// rename of CURRENT. What CURRENT does not name is removed at the next open.

// Options say where an index lies and what it has to be.
type Options struct {
	Dir string
	// Stamp names the archive and the schema that the index is built from. An
	// index with another stamp is thrown away and begun anew.
	Stamp string
	// Follows reports whether the archive has what the index has reached: an older
	// copy that was put back does not, and the index is begun anew. Nil is always.
	Follows func(corpus.Position) (bool, error)
	// Check proves all files of the index before it is opened, which reads them once.
	// Without, that is done after a process that did not close it.
	Check bool
	// Holder is what another process is told that wants the index too.
	Holder string
	Log    *slog.Logger
}

// InUseError says that another process has the index open.
type InUseError struct {
	Dir, Holder string
}

func (e *InUseError) Error() string {
	return fmt.Sprintf("the data folder %s is in use by %s: ask through it in Slack, stop it, or wait until it is done", filepath.Dir(e.Dir), e.Holder)
}

// Open opens the index in a folder, beginning an empty one where there is none
// or where the one that is there cannot be used. It returns an *InUseError
// where another process has it.
func Open(o Options) (*Engine, error) {
	p, err := hold(o)
	if err != nil {
		return nil, err
	}
	e, err := p.open(o)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("index %s: %w", o.Dir, err), p.release())
	}
	return e, nil
}

// Look tells how the index in a folder is found, and leaves it as it is. It returns an
// *InUseError where another process has it.
func Look(o Options) (c index.Condition, err error) {
	p := place{dir: o.Dir}
	if err := p.current(); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return c, nil // there is none
		}
		return c, fmt.Errorf("index: %w", err)
	}
	if p, err = lock(o); err != nil {
		return c, err
	}
	if err = p.current(); err == nil {
		c, err = p.look(o)
	}
	if err = errors.Join(err, p.release()); err != nil {
		err = fmt.Errorf("index %s: %w", o.Dir, err)
	}
	return c, err
}

func (p place) look(o Options) (c index.Condition, err error) {
	_, err = os.Stat(p.mark())
	i, err := openWhole(p.path(), o.Check || err == nil, reading())
	if err != nil {
		c.Stale = fmt.Errorf("it is damaged: %w", err)
		return c, nil
	}
	e := &Engine{index: i}
	if c.Reached, err = e.Reached(context.Background()); err == nil {
		c.Stale, err = e.stale(o)
	}
	return c, errors.Join(err, i.Close())
}

// Rebuild opens an empty index beside the one in use, which stays as it is
// until Promote is called.
func Rebuild(o Options) (*Engine, error) {
	p, err := hold(o)
	if err != nil {
		return nil, err
	}
	e, err := p.begin(o.Stamp)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("index %s: %w", o.Dir, err), p.release())
	}
	return e, nil
}

// Promote makes the engine's generation the one in use and removes all others.
func (e *Engine) Promote(context.Context) error {
	if err := e.place.promote(); err != nil {
		return fmt.Errorf("index %s: %w", e.place.dir, err)
	}
	e.place.unclosed = false
	return nil
}

// Compact merges all segments into one: documents that few terms have take much less room then,
// and a question looks up its words once. It takes about 20 seconds a million passages, and
// meanwhile twice the room.
func (e *Engine) Compact(ctx context.Context) error {
	if e.place.lock == nil {
		return nil // in memory nothing is merged
	}
	advanced, err := e.index.Advanced()
	if err != nil {
		return fmt.Errorf("index %s: %w", e.place.dir, err)
	}
	plan := mergeplan.SingleSegmentMergePlanOptions
	plan.SegmentsPerMergeTask = math.MaxInt16 // all at once
	if err := advanced.(*scorch.Scorch).ForceMerge(ctx, &plan); err != nil {
		return fmt.Errorf("merge index %s: %w", e.place.dir, err)
	}
	return e.forgetSnapshots()
}

// forgetSnapshots writes snapshots until those that are kept to go back to hold nothing but the
// one segment. bleve removes the files of older ones some time after a write, so there may be
// more writes than snapshots that are kept; files that still lie there then go with later writes.
func (e *Engine) forgetSnapshots() error {
	for range 100 {
		if segments, err := filepath.Glob(filepath.Join(e.place.path(), "store", "*.zap")); err != nil || len(segments) == 1 {
			return err
		}
		if err := e.index.SetInternal(compactedKey, nil); err != nil {
			return fmt.Errorf("write the index: %w", err)
		}
	}
	return nil
}

// place is a folder of an index that this process holds.
type place struct {
	dir        string
	generation string // "gen-7"
	lock       *flock.Flock
	unclosed   bool // whoever had it before ended without closing it, and it was not proved since
}

func hold(o Options) (place, error) {
	if err := os.MkdirAll(o.Dir, 0o700); err != nil {
		return place{}, fmt.Errorf("index: %w", err)
	}
	p, err := lock(o)
	if err != nil {
		return place{}, err
	}
	_, err = os.Stat(p.mark())
	p.unclosed = err == nil
	if err := os.WriteFile(p.mark(), nil, 0o600); err != nil {
		return place{}, errors.Join(fmt.Errorf("index: %w", err), p.release())
	}
	return p, nil
}

// lock takes the folder for this process, and leaves what lies in it as it is.
func lock(o Options) (place, error) {
	lock := flock.New(filepath.Join(o.Dir, "LOCK"))
	held, err := lock.TryLock()
	if err != nil {
		return place{}, fmt.Errorf("index %s: %w", o.Dir, err)
	}
	holder := filepath.Join(o.Dir, "HOLDER")
	if !held {
		name, _ := os.ReadFile(holder) // without it there is still a holder
		return place{}, &InUseError{Dir: o.Dir, Holder: cmp.Or(string(name), "another process")}
	}
	_ = os.WriteFile(holder, []byte(o.Holder), 0o600) // nothing but a message hangs on it
	return place{dir: o.Dir, lock: lock}, nil
}

// mark is the file that is there while the index is open.
func (p place) mark() string { return filepath.Join(p.dir, "OPEN") }

func (p place) release() error {
	if p.lock == nil {
		return nil
	}
	return p.lock.Unlock()
}

// closed gives the folder back after an index was closed that is whole.
func (p place) closed() error {
	if p.lock == nil || p.unclosed {
		return p.release()
	}
	return errors.Join(os.Remove(p.mark()), p.release())
}

// settings of bleve: a lock that is never waited for long, and some snapshots
// to go back to.
func settings() map[string]any {
	return map[string]any{"bolt_timeout": "10s", "numSnapshotsToKeep": keptSnapshots}
}

// reading are the settings with which bleve writes nothing.
func reading() map[string]any {
	s := settings()
	s["read_only"] = true
	return s
}

const keptSnapshots = 3

func (p place) open(o Options) (*Engine, error) {
	err := p.current()
	if errors.Is(err, fs.ErrNotExist) {
		return p.beginAndPromote(o.Stamp)
	}
	if err != nil {
		return nil, err
	}
	e, err := p.openGeneration(o)
	if err != nil {
		o.Log.Warn("the index is built anew from the archive", "because", err)
		return p.beginAndPromote(o.Stamp)
	}
	return e, p.clean()
}

// current finds the generation in use.
func (p *place) current() error {
	name, err := os.ReadFile(filepath.Join(p.dir, "CURRENT"))
	p.generation = strings.TrimSpace(string(name))
	return err
}

// path is where the generation lies.
func (p place) path() string { return filepath.Join(p.dir, p.generation) }

// openGeneration opens the generation in use. One that cannot be opened is set
// aside under another name.
func (p place) openGeneration(o Options) (*Engine, error) {
	i, err := openWhole(p.path(), o.Check || p.unclosed, settings())
	if err != nil {
		// bleve may return an index beside the error, and may not: it is left alone.
		aside := filepath.Join(p.dir, "broken")
		return nil, errors.Join(fmt.Errorf("it is damaged: %w", err), os.RemoveAll(aside), os.Rename(p.path(), aside))
	}
	p.unclosed = false
	e := &Engine{index: i, place: p}
	stale, err := e.stale(o)
	if err = cmp.Or(err, stale); err != nil {
		return nil, errors.Join(err, i.Close())
	}
	return e, nil
}

// stale returns why the index cannot be used and is begun anew; nil where it can.
func (e *Engine) stale(o Options) (because, err error) {
	have, err := e.index.GetInternal(stampKey)
	if err != nil {
		return nil, err
	}
	if string(have) != o.Stamp {
		return index.ErrOtherStamp, nil
	}
	if o.Follows == nil {
		return nil, nil
	}
	at, err := e.Reached(context.Background())
	if err != nil {
		return nil, err
	}
	if ok, err := o.Follows(at); err != nil || ok {
		return nil, err
	}
	return index.ErrOlderCopy, nil
}

func (p place) beginAndPromote(stamp string) (*Engine, error) {
	e, err := p.begin(stamp)
	if err != nil {
		return nil, err
	}
	if err := e.place.promote(); err != nil {
		return nil, errors.Join(err, e.index.Close())
	}
	e.place.unclosed = false
	return e, nil
}

// begin creates an empty generation, with a number that none has yet.
func (p place) begin(stamp string) (*Engine, error) {
	last := 0
	entries, err := os.ReadDir(p.dir)
	if err != nil {
		return nil, err
	}
	for _, entry := range entries {
		_, number, _ := strings.Cut(entry.Name(), "-")
		if n, err := strconv.Atoi(number); err == nil {
			last = max(last, n)
		}
	}
	p.generation = fmt.Sprintf("gen-%d", last+1)
	i, err := bleve.NewUsing(p.path(), bleve.NewIndexMapping(),
		bleve.Config.DefaultIndexType, bleve.Config.DefaultKVStore, settings())
	if err != nil {
		return nil, err
	}
	if err := i.SetInternal(stampKey, []byte(stamp)); err != nil {
		return nil, errors.Join(err, i.Close())
	}
	return &Engine{index: i, place: p}, nil
}

func (p place) promote() error {
	current := filepath.Join(p.dir, "CURRENT")
	if err := writeDurably(current+".new", p.generation+"\n"); err != nil {
		return err
	}
	if err := os.Rename(current+".new", current); err != nil {
		return err
	}
	return p.clean()
}

// clean removes the generations that are not in use.
func (p place) clean() error {
	generations, err := filepath.Glob(filepath.Join(p.dir, "gen-*"))
	if err != nil {
		return err
	}
	for _, path := range generations {
		if filepath.Base(path) != p.generation {
			if err := os.RemoveAll(path); err != nil {
				return err
			}
		}
	}
	return nil
}

func writeDurably(path, text string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	return errors.Join(err, f.Sync(), f.Close())
}
