package intake

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"onrecord/corpus"
)

const kinds = ".txt, .md, .html, .json, .jsonl, .jsonl.gz, or a feed as .rss, .atom or .xml"

// fileReader reads all articles of a file and reports whether the sink wants more.
type fileReader func(ctx context.Context, path string, out sink) bool

// readerFor returns the reader for a file's kind, which its name tells, or nil.
func (in *Intake) readerFor(path string) fileReader {
	one := func(parse parser) fileReader {
		return func(_ context.Context, path string, out sink) bool {
			content, err := in.load(path)
			if err != nil {
				return out(Item{}, located(path, err))
			}
			return in.readOne(path, content, parse, out)
		}
	}
	name := strings.ToLower(filepath.Base(path))
	if strings.HasSuffix(name, ".jsonl.gz") {
		return in.readJSONL
	}
	switch filepath.Ext(name) {
	case ".txt":
		return one(parseText)
	case ".md", ".markdown":
		return one(parseMarkdown)
	case ".html", ".htm":
		return one(parsePageFile)
	case ".json":
		return in.readJSON
	case ".jsonl":
		return in.readJSONL
	case ".rss", ".atom", ".xml":
		return in.readFeedFile
	}
	return nil
}

// parser takes the content of a file that holds one article.
type parser func(content []byte) (fields, error)

// readOne makes an item of a file that holds one article. Without an id of its
// own the article goes by the base name of the file.
func (in *Intake) readOne(path string, content []byte, parse parser, out sink) bool {
	f, err := parse(content)
	if err != nil {
		return out(Item{}, located(path, err))
	}
	if strings.TrimSpace(f.id) == "" {
		base := filepath.Base(path)
		f.id = strings.TrimSuffix(base, filepath.Ext(base))
	}
	item, err := in.item(path, f)
	if err == nil {
		err = in.claim(item.Article.ID, path)
	}
	if err != nil {
		return out(Item{}, located(path, err))
	}
	return out(item, nil)
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
			return wrong("rename one of the two", "its id %q is already that of %s", id, other)
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
		return out(Item{}, &Problem{Place: path, Err: errors.New("no address that can be fetched"), Mend: "give one that begins with http:// or https://"})
	case errors.Is(err, fs.ErrNotExist):
		return out(Item{}, &Problem{Place: path, Err: errors.New("no such file or folder"), Mend: "check the spelling"})
	case err != nil:
		return out(Item{}, located(path, bare(err)))
	case info.IsDir():
		return in.readFolder(ctx, path, out)
	}
	read := in.readerFor(path)
	if read == nil {
		return out(Item{}, &Problem{Place: path, Err: errors.New("a file of this kind cannot be read"), Mend: "give it as " + kinds})
	}
	return read(ctx, path, out)
}

// readFolder reads the files of a folder and of those below it.
func (in *Intake) readFolder(ctx context.Context, folder string, out sink) bool {
	found := false
	more := true
	in.walk(folder, func(path string, err error) bool {
		found = true
		if err != nil {
			more = out(Item{}, located(path, bare(err)))
		} else {
			more = in.readerFor(path)(ctx, path, out)
		}
		return more
	})
	if !found {
		return out(Item{}, &Problem{Place: folder, Err: errors.New("no articles in this folder"), Mend: "put files into it: " + kinds})
	}
	return more
}

// walk calls each for every file of a folder that can be read as articles, in
// the order of the names, and for every folder that cannot be listed.
func (in *Intake) walk(folder string, each func(path string, err error) bool) {
	root := os.DirFS(folder)
	fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		path := filepath.Join(folder, name)
		switch {
		case err != nil:
			if !each(path, err) {
				return fs.SkipAll
			}
			return nil
		case name != "." && strings.HasPrefix(entry.Name(), "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case in.readerFor(name) == nil:
			return nil
		}
		// Stat follows a link to a file; what is no file, a pipe or a folder
		// named like one, is passed over.
		info, err := fs.Stat(root, name)
		if err == nil && !info.Mode().IsRegular() {
			return nil
		}
		if !each(path, err) {
			return fs.SkipAll
		}
		return nil
	})
}

// Size returns how many bytes of files Read will read for a target, as
// Progress counts them: 0 for a URL and for what cannot be read.
func (in *Intake) Size(target string) int64 {
	if isURL(target) {
		return 0
	}
	info, err := os.Stat(target)
	if err != nil {
		return 0
	}
	if !info.IsDir() {
		return info.Size()
	}
	var total int64
	in.walk(target, func(path string, err error) bool {
		if info, statErr := os.Stat(path); err == nil && statErr == nil {
			total += info.Size()
		}
		return true
	})
	return total
}

// load returns the content of a file that is read as a whole.
func (in *Intake) load(path string) ([]byte, error) {
	file, err := in.open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return whole(file)
}

// whole reads an article to its end.
func whole(r io.Reader) ([]byte, error) {
	content, err := io.ReadAll(io.LimitReader(r, maxArticle+1))
	if err != nil {
		return nil, bare(err)
	}
	if len(content) > maxArticle {
		return nil, wrong("divide it, or write one article a line in a .jsonl file", "the file is larger than %d MiB", maxArticle>>20)
	}
	return content, nil
}

// open opens a file so that Progress hears of what is read.
func (in *Intake) open(path string) (io.ReadCloser, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, bare(err)
	}
	return &progressFile{file, in.options.Progress}, nil
}

type progressFile struct {
	file     *os.File
	progress func(int)
}

func (f *progressFile) Read(p []byte) (int, error) {
	n, err := f.file.Read(p)
	f.progress(n)
	return n, err
}

func (f *progressFile) Close() error { return f.file.Close() }

// bare returns an error of the file system without the path, which the place
// of the Problem tells.
func bare(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return fmt.Errorf("cannot be read: %w", p.Err)
	}
	return err
}
