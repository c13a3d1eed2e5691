package command

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"

	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/coverage"
	"onrecord/bot/asking/met"
	"onrecord/bot/factcheck/check"
	"onrecord/bot/factcheck/mark"
	"onrecord/bot/news/correct"
	"onrecord/bot/news/digest"
	"onrecord/bot/people/person"
	"onrecord/bot/people/sourcing"
	"onrecord/bot/people/story"
	"onrecord/bot/sight"
	"onrecord/bot/state"
	"onrecord/corpus"
	"onrecord/corpus/sample"
	"onrecord/index"
	"onrecord/index/bleve"
	"onrecord/index/ledger"
	"onrecord/index/opensearch"
)

// A data folder holds the archive, the index that is derived from it, and the
// bot's own state; where archive and state lie on a server, the index alone.
const (
	archiveFile = "archive.db"
	indexFolder = "index"
	journalFile = "JOURNAL" // in the folder of the index
	stateFile   = "state.db"
)

// library is an open archive with its index.
type library struct {
	archive  *corpus.Archive
	engine   index.Engine
	journal  *index.Journal // nil in memory
	ledger   *ledger.Ledger
	covered  *coverage.Desk
	sources  *sourcing.Desk
	clock    func() time.Time
	sample   bool
	empty    bool     // there is no archive: a draft is checked against its sources alone
	settings Settings // of whoever opened it; zero for one in memory
	// distrusted are the names that the newsroom does not trust; nil is none.
	distrusted *met.Names
	marks      *mark.List   // nil where there are none
	state      *state.Store // nil is not open
	// followed is true where the bot brings the index up to date, at intervals and as soon
	// as it is told that the archive has changed.
	followed bool
	// The bells of an archive on a server: articles have changed, and were annotated.
	changed, annotated *bell
}

// libraryOf is an archive with its index, and what is kept up with them.
func (a *app) libraryOf(archive *corpus.Archive, engine index.Engine) *library {
	book := ledger.New(archive, archive.Quotes, a.clock)
	return &library{
		archive: archive, engine: engine, ledger: book, covered: &coverage.Desk{Archive: archive, Overview: archive.Overview, Clock: a.clock},
		sources: &sourcing.Desk{Ledger: book}, clock: a.clock, changed: new(bell), annotated: new(bell),
	}
}

// set gives the library what the newsroom has set.
func (l *library) set(s Settings) (err error) {
	l.settings, l.ledger.Sees, l.sources.Traits = s, s.Sections.Sees, s.Traits
	l.covered.Overview, l.covered.Hidden = l.seen(), s.Sections.Hidden
	if s.Distrusted != "" {
		l.distrusted, err = met.ReadNames(s.Distrusted)
	}
	return err
}

// readMarks opens the state, where there is one, for what editors have marked.
func (l *library) readMarks(ctx context.Context, s Settings) (err error) {
	if hasState(s) {
		_, err = l.openState(ctx, s)
	}
	return err
}

// openState opens the state, making it where it is missing. It is closed with the library.
func (l *library) openState(ctx context.Context, s Settings) (*state.Store, error) {
	store, err := openState(ctx, s)
	if err != nil {
		return nil, err
	}
	l.state, l.marks = store, &mark.List{Store: store.Marks, Clock: l.clock}
	return store, nil
}

// withArchive does something with the archive of the data folder.
func (a *app) withArchive(c *cobra.Command, do func(context.Context, Settings, *corpus.Archive) error) (err error) {
	s, err := a.settings(c)
	if err != nil {
		return err
	}
	archive, err := existingArchive(c.Context(), s)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, archive.Close()) }()
	return do(c.Context(), s, archive)
}

// generation is an index, which can take the place of the one in use.
type generation interface {
	index.Engine
	Promote(ctx context.Context) error
}

// which index is opened: the one in use, or an empty one beside it.
type which int

const (
	inUse which = iota
	beside
)

// openIndex opens the index of an archive, for the command named.
func (a *app) openIndex(ctx context.Context, s Settings, command string, archive *corpus.Archive, one which) (generation, error) {
	inFolder, inCluster, err := a.indexOptions(ctx, s, command, archive)
	switch {
	case err != nil:
		return nil, err
	case s.inCluster() && one == beside:
		return orNil(opensearch.Rebuild(ctx, inCluster))
	case s.inCluster():
		return orNil(opensearch.Open(ctx, inCluster))
	case one == beside:
		return orNil(bleve.Rebuild(inFolder))
	}
	return orNil(bleve.Open(inFolder))
}

// indexOptions are those of the index of an archive in the data folder, and of one in a
// cluster, for the command named.
func (a *app) indexOptions(ctx context.Context, s Settings, command string, archive *corpus.Archive) (inFolder bleve.Options, inCluster opensearch.Options, err error) {
	id, err := archive.ID(ctx)
	if err != nil {
		return inFolder, inCluster, err
	}
	follows := func(at corpus.Position) (bool, error) { return index.Follows(ctx, archive, at) }
	inFolder = bleve.Options{
		Dir:     filepath.Join(s.Data, indexFolder),
		Stamp:   index.Stamp(id),
		Follows: follows,
		Check:   command == "serve" || command == "verify", // that last long, or are for this
		Holder:  fmt.Sprintf("onrecord %s (process %d)", command, os.Getpid()),
		Log:     a.logger(LogSettings{}),
	}
	inCluster = s.OpenSearch
	inCluster.Stamp, inCluster.Follows, inCluster.Log = inFolder.Stamp, follows, inFolder.Log
	return inFolder, inCluster, nil
}

// orNil is an index that was opened; a nil one is nil as a generation too.
func orNil[E generation](e E, err error) (generation, error) {
	if err != nil {
		return nil, err
	}
	return e, nil
}

// openLibrary opens the archive of a data folder and its index, with what the newsroom
// has set.
func (a *app) openLibrary(ctx context.Context, s Settings, command string) (*library, error) {
	archive, err := openArchive(ctx, s)
	if err != nil {
		return nil, err
	}
	l, err := a.indexed(ctx, s, command, archive)
	if err != nil {
		return nil, errors.Join(err, archive.Close())
	}
	if err := l.set(s); err != nil {
		return nil, errors.Join(err, l.close())
	}
	return l, nil
}

// indexed is an archive with its index, opened for the command named.
func (a *app) indexed(ctx context.Context, s Settings, command string, archive *corpus.Archive) (*library, error) {
	l, _, err := a.with(ctx, s, command, archive, inUse)
	return l, err
}

// rebuilt is an archive with an empty index beside the one in use.
func (a *app) rebuilt(ctx context.Context, s Settings, command string, archive *corpus.Archive) (*library, generation, error) {
	return a.with(ctx, s, command, archive, beside)
}

func (a *app) with(ctx context.Context, s Settings, command string, archive *corpus.Archive, one which) (*library, generation, error) {
	engine, err := a.openIndex(ctx, s, command, archive, one)
	if err != nil {
		return nil, nil, err
	}
	l := a.libraryOf(archive, engine)
	if s.inCluster() {
		return l, engine, nil // nothing of the index lies in the folder
	}
	if l.journal, err = index.OpenJournal(filepath.Join(s.Data, indexFolder, journalFile)); err != nil {
		return nil, nil, errors.Join(err, engine.Close())
	}
	return l, engine, nil
}

// openToRead opens what a question is put to: the data folder's archive or,
// where there is none and --data did not name one, the sample archive. The
// index has caught up with the archive.
func (a *app) openToRead(ctx context.Context, s Settings, named bool, command string) (*library, error) {
	err := hasArchive(ctx, s)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !named:
		fmt.Fprintf(a.Err, "No archive in %s yet: this is the built-in sample archive. Put in your own with onrecord add PATH.\n", s.place())
		l, err := a.openSample(ctx)
		if err == nil {
			err = l.set(s)
		}
		return l, err
	case err != nil:
		return nil, err
	}
	l, err := a.openLibrary(ctx, s, command)
	if err != nil {
		return nil, err
	}
	if err = l.readMarks(ctx, s); err == nil {
		err = a.catchUp(ctx, l)
	}
	if err != nil {
		return nil, errors.Join(err, l.close())
	}
	return l, nil
}

// openSample opens the built-in sample archive, in memory.
func (a *app) openSample(ctx context.Context) (*library, error) {
	archive, err := sample.Open(ctx)
	if err != nil {
		return nil, err
	}
	l, err := a.inMemory(ctx, archive)
	if err == nil {
		l.sample = true
	}
	return l, err
}

// inMemory is an archive with an index in memory, and closes it on an error.
func (a *app) inMemory(ctx context.Context, archive *corpus.Archive) (*library, error) {
	engine, err := bleve.OpenMemory()
	if err != nil {
		return nil, errors.Join(err, archive.Close())
	}
	l := a.libraryOf(archive, engine)
	if err := l.catchUp(ctx, nil); err != nil {
		return nil, errors.Join(err, l.close())
	}
	return l, nil
}

// While much is indexed, a batch is garbage soon after it is made, and there is
// memory for several: up to bulkMemory, in bytes, the garbage collector's percentage
// is bulkGC.
const (
	bulkGC     = 250
	bulkMemory = 280 << 20
)

// catchUp brings the index to the archive's sequence number, and tells progress
// of each batch of articles.
func (l *library) catchUp(ctx context.Context, progress func(articles int)) error {
	defer debug.SetGCPercent(debug.SetGCPercent(bulkGC))
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(min(bulkMemory, debug.SetMemoryLimit(-1))))
	f := index.Follower{Archive: l.archive, Quotes: l.archive.Quotes, Engine: l.engine, Clock: l.clock, Journal: l.journal, Progress: progress}
	return f.CatchUp(ctx)
}

// seen is the archive as whoever looks may see it, from which all that is shown is read.
func (l *library) seen() sight.Archive {
	return sight.Archive{Archive: l.archive, Rules: l.settings.Sections}
}

// searched is the index as whoever looks may see it.
func (l *library) searched() sight.Index {
	return sight.Index{Engine: l.engine, Rules: l.settings.Sections}
}

func (l *library) desk() *answer.Desk {
	return &answer.Desk{Archive: l.seen(), Index: l.searched(), Coverage: l.covered, Distrusted: l.distrusted, Marks: l.marks, Clock: l.clock, Sample: l.sample}
}

func (l *library) checker() *check.Checker {
	c := &check.Checker{Archive: l.seen(), Index: l.searched(), Clock: l.clock, Marks: l.marks, Sample: l.sample}
	if !l.empty {
		c.Acquaintance = metBy(l)
	}
	return c
}

func (l *library) corrector() *correct.Corrector {
	return &correct.Corrector{Archive: l.seen(), Desk: l.desk(), Clock: l.clock}
}

func (l *library) editor() *digest.Editor {
	return &digest.Editor{Archive: l.seen(), Desk: l.desk(), Sample: l.sample}
}

// metBy knows who is quoted in a library.
func metBy(l *library) *met.Desk {
	return &met.Desk{Index: l.searched(), Archive: l.seen(), Clock: l.clock, Distrusted: l.distrusted}
}

func (l *library) people() *person.Library {
	p := &person.Library{Desk: l.desk(), Index: l.searched(), Archive: l.seen(), Clock: l.clock, Sample: l.sample, Aliases: l.settings.Aliases, Acquaintance: metBy(l)}
	if l.state != nil {
		p.Rulings = l.state.Namesakes
	}
	return p
}

func (l *library) stories() *story.Library {
	return &story.Library{Desk: l.desk(), Archive: l.seen(), Clock: l.clock, Sample: l.sample}
}

func (l *library) close() error {
	var err error
	if l.state != nil {
		err = l.state.Close()
	}
	return errors.Join(err, l.engine.Close(), l.archive.Close())
}
