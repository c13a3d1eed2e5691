package intake

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"onrecord/corpus"
	"onrecord/corpus/intake/format"
	"onrecord/corpus/intake/raw"
)

// file is a file to be read, and how it was come by.
type file struct {
	path    string
	name    string // its path below the folder or bucket that was named
	version string // changes when it does; empty is not known
	remote  bool   // opening it asks the network
	changed time.Time
	open    func() (*os.File, error)
}

// id is what an article goes by that is all of the file.
func (s file) id() string { return withoutExtension(s.name) }

// readFile reads all articles of a file and reports whether the sink wants more.
func (in files) readFile(ctx context.Context, s file, out sink) bool {
	opened, err := s.open()
	if err != nil {
		return out(Item{}, problem(s.path, raw.Bare(err)))
	}
	defer opened.Close()
	info, err := opened.Stat()
	if err != nil {
		return out(Item{}, problem(s.path, raw.Bare(err)))
	}
	return in.readDocument(ctx, s, &format.Document{Name: s.path, ReaderAt: &progressFile{from: opened, progress: in.intake.options.Progress}, Size: info.Size()}, out)
}

// readDocument reads all articles of what a file holds.
func (in files) readDocument(ctx context.Context, s file, d *format.Document, out sink) bool {
	d.Map, d.Draft = in.reading.source.Map, in.intake.options.Unpublished
	kind, err := format.Detect(d)
	switch {
	case err != nil:
		return out(Item{}, problem(s.path, err))
	case kind == nil:
		return out(Item{}, &Problem{Place: s.path, Err: errors.New("a file of this kind cannot be read"), Fix: "give it as " + format.Kinds})
	}
	more := true
	err = kind.Read(ctx, d, func(e format.Entry, err error) bool {
		place := s.path + e.Place
		if err != nil {
			more = out(Item{}, problem(place, err))
			return more
		}
		more = out(in.fileItem(s, place, e))
		return more
	})
	switch {
	case !more:
		return false
	case format.IsFeed(err):
		return in.readFeedFile(ctx, s, d, out)
	case err != nil && ctx.Err() == nil:
		return out(Item{}, problem(s.path, err))
	}
	if ctx.Err() != nil { // while nothing was found
		return out(Item{}, ctx.Err())
	}
	return true
}

// fileItem makes an item of what was found in a file. A file that is one article
// goes by its path where the article has no id of its own.
func (in files) fileItem(s file, place string, e format.Entry) (Item, error) {
	named := e.Alone && strings.TrimSpace(e.ID) == ""
	if named {
		e.ID = s.id()
	}
	item, err := in.reading.entry(place, e.Article)
	if err == nil && e.Alone {
		err = in.intake.claim(item.Article.ID, s.path)
	}
	if err != nil {
		return Item{}, problem(place, err)
	}
	if !named {
		return item, nil
	}
	item.text = corpus.IdentityOf("", "", item.Article.Body)
	if base := corpus.ArticleID(path.Base(s.id())); base != item.Article.ID {
		item.Former = base
	}
	if before := in.reading.moved[item.text]; before != "" && before != item.Article.ID {
		item.Former = before
	}
	return item, nil
}

// claim notes that the file at a path gives the article, unless another file
// that is still there does: the two would be taken for revisions of one.
func (in *Intake) claim(id corpus.ArticleID, path string) error {
	if full, err := filepath.Abs(path); err == nil && !isBucket(path) {
		path = full
	}
	in.mu.Lock()
	defer in.mu.Unlock()
	if other, taken := in.claims[id]; taken && other != path {
		if _, err := os.Stat(other); err == nil || isBucket(other) {
			return raw.Wrong("rename one of the two", "its id %q is already that of %s", id, other)
		}
	}
	in.claims[id] = path
	return nil
}

// readPath reads a file or a folder.
func (in files) readPath(ctx context.Context, at string, out sink) bool {
	if isBucket(at) {
		return in.readBucket(ctx, at, out)
	}
	info, err := os.Stat(at)
	switch {
	case errors.Is(err, fs.ErrNotExist) && strings.Contains(at, "://"):
		return out(Item{}, &Problem{Place: placeOf(at), Err: errors.New("no address that can be fetched"), Fix: "give one that begins with http:// or https://"})
	case errors.Is(err, fs.ErrNotExist):
		return out(Item{}, &Problem{Place: at, Err: errors.New("no such file or folder"), Fix: "check the spelling"})
	case err != nil:
		return out(Item{}, problem(at, raw.Bare(err)))
	case info.IsDir():
		return in.readFolder(ctx, at, out)
	case !info.Mode().IsRegular(): // a pipe would be waited for without end
		return out(Item{}, &Problem{Place: at, Err: errors.New("no file, but a pipe or a device"), Fix: "write it to a file and add that"})
	}
	return in.readFile(ctx, file{path: at, name: filepath.Base(at), open: func() (*os.File, error) { return os.Open(at) }}, out)
}

// withoutExtension is a name without what tells its format.
func withoutExtension(name string) string {
	if lower := strings.ToLower(name); strings.HasSuffix(lower, ".gz") {
		name = name[:len(name)-len(".gz")]
	}
	return strings.TrimSuffix(name, filepath.Ext(name))
}

// readFolder reads the files of a folder and of those below it.
func (in files) readFolder(ctx context.Context, folder string, out sink) bool {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return out(Item{}, problem(folder, raw.Bare(err)))
	}
	defer root.Close()
	return in.readFiles(ctx, folder, walk(root, folder), out)
}

// readFiles reads the files of a folder or a bucket that are new or have changed.
func (in files) readFiles(ctx context.Context, place string, all iter.Seq2[file, error], out sink) bool {
	if in.reading.source.Notes != nil { // to tell which are gone
		all = in.lookedThrough(all)
	}
	found := false
	var left []string
	for s, err := range all {
		found = true
		note := in.reading.source.Notes.file(s.name)
		switch {
		case err != nil:
			if !out(Item{}, problem(s.path, raw.Bare(err))) {
				return false
			}
		case in.still(s, note):
			if !in.sayStill(s, note, out) {
				return false
			}
		case s.remote && !in.reading.budget.one():
			left = append(left, s.path)
		case !in.readChanged(ctx, s, out):
			return false
		}
	}
	switch {
	case !found:
		return out(Item{}, &Problem{Place: place, Err: errors.New("no articles in this folder"), Fix: "put files into it: " + format.Kinds})
	case len(left) > 0:
		return out(Item{}, &Problem{Place: left[0], Err: fmt.Errorf("%d documents are left: one reading takes no more", len(left)), Fix: "nothing: the next one goes on", passing: true})
	}
	return true
}

// still reports whether a file is as it was when it was last read.
func (in files) still(s file, note fileNote) bool {
	return s.version != "" && s.version == note.Version && in.intake.options.Clock().Sub(time.Unix(note.Read, 0)) < rereadAfter
}

// sayStill yields the articles of a file that has not changed.
func (in files) sayStill(s file, note fileNote, out sink) bool {
	for _, id := range note.IDs {
		if note.Text != "" {
			in.intake.claim(id, s.path) // it has it already
		}
		if !out(Item{Article: corpus.Article{ID: id}, Place: s.path, Still: true}, nil) {
			return false
		}
	}
	return true
}

// lookedThrough lists the files to their end, and notes which articles lost theirs.
func (in files) lookedThrough(all iter.Seq2[file, error]) iter.Seq2[file, error] {
	type listed struct {
		file file
		err  error
	}
	var list []listed
	present := map[string]bool{}
	for s, err := range all {
		list = append(list, listed{s, err})
		present[s.name] = true
	}
	in.reading.moved = in.reading.source.Notes.gone(present)
	return func(yield func(file, error) bool) {
		for _, l := range list {
			if !yield(l.file, l.err) {
				return
			}
		}
	}
}

// settling is how long after a change a file may change again at the same moment, as
// file systems tell it.
const settling = 2 * time.Second

// readChanged reads a file, and notes what came of it.
func (in files) readChanged(ctx context.Context, s file, out sink) bool {
	now := in.intake.options.Clock()
	note, whole := fileNote{Version: s.version, Read: now.Unix()}, true
	more := in.readFile(ctx, s, func(item Item, err error) bool {
		switch p := new(Problem); {
		case err == nil:
			note.IDs = append(note.IDs, item.Article.ID)
			note.Text = item.text
		case !errors.As(err, &p) || p.PassedOver == "":
			whole = false
		}
		return out(item, err)
	})
	if settled := now.Sub(s.changed) > settling; more && whole && settled && s.version != "" {
		in.reading.source.Notes.setFile(s.name, note)
	}
	return more
}

// errLeadsOut is the error of a link that leads out of its folder.
var errLeadsOut = raw.Wrong("put a copy of the file into the folder", "a link that leads out of the folder is not followed")

// walk lists the files of a folder that can be read as articles, in the order of the
// names, with an error for every folder that cannot be listed and every link that leads
// out.
func walk(root *os.Root, folder string) iter.Seq2[file, error] {
	return func(yield func(file, error) bool) {
		fs.WalkDir(root.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
			s := file{path: filepath.Join(folder, filepath.FromSlash(name)), name: name}
			switch {
			case err != nil:
			case name != "." && strings.HasPrefix(entry.Name(), "."):
				if entry.IsDir() {
					return fs.SkipDir
				}
				return nil
			default:
				var ok bool
				if ok, err = s.enter(root, folder, entry); !ok && err == nil {
					return nil
				}
			}
			if !yield(s, err) {
				return fs.SkipAll
			}
			return nil
		})
	}
}

// enter makes the file one that can be opened, and reports whether it can be read as
// articles.
func (s *file) enter(root *os.Root, folder string, entry fs.DirEntry) (bool, error) {
	inside := filepath.FromSlash(s.name)
	if entry.Type()&fs.ModeSymlink != 0 {
		var err error
		if inside, err = follow(folder, s.path); err != nil && !format.Readable(s.name) {
			return false, nil
		}
		if err != nil || inside == "" {
			return false, err
		}
	} else if !entry.Type().IsRegular() {
		return false, nil
	}
	s.open = func() (*os.File, error) { return root.Open(inside) }
	if info, err := root.Stat(inside); err == nil {
		s.changed = info.ModTime()
		s.version = fmt.Sprintf("%d %d", info.Size(), s.changed.UnixNano())
	}
	return format.Readable(s.name) || readable(*s), nil
}

// follow is the path below a folder to which a link in it leads, empty where that is
// no file; an error where it leads out.
func follow(folder, path string) (string, error) {
	to, err := filepath.EvalSymlinks(path)
	if err != nil {
		return "", nil // it leads nowhere, or round in a circle
	}
	if info, err := os.Stat(to); err != nil || !info.Mode().IsRegular() {
		return "", nil
	}
	if folder, err = filepath.EvalSymlinks(folder); err != nil {
		return "", err
	}
	if folder, err = filepath.Abs(folder); err != nil {
		return "", err
	}
	if to, err = filepath.Abs(to); err != nil {
		return "", err
	}
	inside, err := filepath.Rel(folder, to)
	if err != nil || !filepath.IsLocal(inside) {
		return "", errLeadsOut
	}
	return inside, nil
}

// readable reports whether the content of a file says what it is.
func readable(s file) bool {
	opened, err := s.open()
	if err != nil {
		return false
	}
	defer opened.Close()
	info, err := opened.Stat()
	if err != nil {
		return false
	}
	kind, err := format.Detect(&format.Document{Name: s.path, ReaderAt: opened, Size: info.Size()})
	return err == nil && kind != nil
}

// Size returns how many bytes of files Read will read for a target, as
// Progress counts them: 0 for what is not on this machine, and for what cannot be read.
func (in *Intake) Size(target string) int64 {
	if raw.IsURL(target) || isBucket(target) {
		return 0
	}
	info, err := os.Stat(target)
	if err != nil {
		return 0
	}
	if !info.IsDir() {
		return info.Size()
	}
	root, err := os.OpenRoot(target)
	if err != nil {
		return 0
	}
	defer root.Close()
	var total int64
	for s, err := range walk(root, target) {
		if err != nil {
			continue
		}
		if info, err := os.Stat(s.path); err == nil {
			total += info.Size()
		}
	}
	return total
}

// progressFile tells how far a file has been read, wherever in it that is.
type progressFile struct {
	from     io.ReaderAt
	progress func(int)
	far      int64
}

func (f *progressFile) ReadAt(p []byte, off int64) (int, error) {
	n, err := f.from.ReadAt(p, off)
	if end := off + int64(n); end > f.far {
		f.progress(int(end - f.far))
		f.far = end
	}
	return n, err
}
