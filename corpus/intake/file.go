package intake

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/intake/format"
	"onrecord/corpus/intake/raw"
)

// source is a file to be read, and how it was come by.
type source struct {
	path string
	id   string // its path below the folder that was named, without extension
	open func() (*os.File, error)
}

// readFile reads all articles of a file and reports whether the sink wants more.
func (in *Intake) readFile(ctx context.Context, s source, out sink) bool {
	file, err := s.open()
	if err != nil {
		return out(Item{}, problem(s.path, raw.Bare(err)))
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return out(Item{}, problem(s.path, raw.Bare(err)))
	}
	d := &format.Document{Name: s.path, ReaderAt: &progressFile{from: file, progress: in.options.Progress}, Size: info.Size(), Map: in.options.Map}
	kind, err := format.Detect(d)
	switch {
	case err != nil:
		return out(Item{}, problem(s.path, err))
	case kind == nil:
		return out(Item{}, &Problem{Place: s.path, Err: errors.New("a file of this kind cannot be read"), Mend: "give it as " + format.Kinds})
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
func (in *Intake) fileItem(s source, place string, e format.Entry) (Item, error) {
	named := e.Alone && strings.TrimSpace(e.ID) == ""
	if named {
		e.ID = s.id
	}
	item, err := in.entry(place, e.Article)
	if err == nil && e.Alone {
		err = in.claim(item.Article.ID, s.path)
	}
	if err != nil {
		return Item{}, problem(place, err)
	}
	if base := corpus.ArticleID(filepath.Base(filepath.FromSlash(s.id))); named && base != item.Article.ID {
		item.Former = base
	}
	return item, nil
}

// claim notes that the file at path gives the article, unless another file
// that is still there does: the two would be taken for revisions of one.
func (in *Intake) claim(id corpus.ArticleID, path string) error {
	if full, err := filepath.Abs(path); err == nil {
		path = full
	}
	in.mu.Lock()
	defer in.mu.Unlock()
	if other, taken := in.claims[id]; taken && other != path {
		if _, err := os.Stat(other); err == nil {
			return raw.Wrong("rename one of the two", "its id %q is already that of %s", id, other)
		}
	}
	in.claims[id] = path
	return nil
}

// readPath reads a file or a folder.
func (in *Intake) readPath(ctx context.Context, path string, out sink) bool {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && strings.Contains(path, "://"):
		return out(Item{}, &Problem{Place: public(path), Err: errors.New("no address that can be fetched"), Mend: "give one that begins with http:// or https://"})
	case errors.Is(err, fs.ErrNotExist):
		return out(Item{}, &Problem{Place: path, Err: errors.New("no such file or folder"), Mend: "check the spelling"})
	case err != nil:
		return out(Item{}, problem(path, raw.Bare(err)))
	case info.IsDir():
		return in.readFolder(ctx, path, out)
	case !info.Mode().IsRegular(): // a pipe would be waited for without end
		return out(Item{}, &Problem{Place: path, Err: errors.New("no file, but a pipe or a device"), Mend: "write it to a file and add that"})
	}
	return in.readFile(ctx, source{path, withoutExtension(filepath.Base(path)), func() (*os.File, error) { return os.Open(path) }}, out)
}

// withoutExtension is a name without what tells its format.
func withoutExtension(name string) string {
	if lower := strings.ToLower(name); strings.HasSuffix(lower, ".gz") {
		name = name[:len(name)-len(".gz")]
	}
	return strings.TrimSuffix(name, filepath.Ext(name))
}

// readFolder reads the files of a folder and of those below it.
func (in *Intake) readFolder(ctx context.Context, folder string, out sink) bool {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return out(Item{}, problem(folder, raw.Bare(err)))
	}
	defer root.Close()
	found, more := false, true
	walk(root, folder, func(s source, err error) bool {
		found = true
		if err != nil {
			more = out(Item{}, problem(s.path, raw.Bare(err)))
		} else {
			more = in.readFile(ctx, s, out)
		}
		return more
	})
	if !found {
		return out(Item{}, &Problem{Place: folder, Err: errors.New("no articles in this folder"), Mend: "put files into it: " + format.Kinds})
	}
	return more
}

// errLeadsOut is the error of a link that leads out of its folder.
var errLeadsOut = raw.Wrong("put a copy of the file into the folder", "a link that leads out of the folder is not followed")

// walk calls each for every file of a folder that can be read as articles, in
// the order of the names, for every folder that cannot be listed, and for every link
// that leads out.
func walk(root *os.Root, folder string, each func(s source, err error) bool) {
	fs.WalkDir(root.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		s := source{path: filepath.Join(folder, filepath.FromSlash(name)), id: withoutExtension(name)}
		switch {
		case err != nil:
			if !each(s, err) {
				return fs.SkipAll
			}
			return nil
		case name != "." && strings.HasPrefix(entry.Name(), "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case entry.IsDir():
			return nil
		}
		inside := filepath.FromSlash(name)
		if entry.Type()&fs.ModeSymlink != 0 {
			if inside, err = follow(folder, s.path); err != nil || inside == "" {
				if err != nil && format.Readable(name) && !each(s, err) {
					return fs.SkipAll
				}
				return nil
			}
		} else if !entry.Type().IsRegular() {
			return nil
		}
		s.open = func() (*os.File, error) { return root.Open(inside) }
		if format.Readable(name) || readable(s) {
			if !each(s, nil) {
				return fs.SkipAll
			}
		}
		return nil
	})
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
func readable(s source) bool {
	file, err := s.open()
	if err != nil {
		return false
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return false
	}
	kind, err := format.Detect(&format.Document{Name: s.path, ReaderAt: file, Size: info.Size()})
	return err == nil && kind != nil
}

// Size returns how many bytes of files Read will read for a target, as
// Progress counts them: 0 for a URL and for what cannot be read.
func (in *Intake) Size(target string) int64 {
	if raw.IsURL(target) {
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
	walk(root, target, func(s source, err error) bool {
		if err == nil {
			if info, err := os.Stat(s.path); err == nil {
				total += info.Size()
			}
		}
		return true
	})
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
