package format

import (
	"bytes"
	"context"
	"errors"
	"io"
	"path"
	"strings"

	"onrecord/corpus/intake/raw"
)

// Document is a file, a member of an archive, or an answer of the network.
type Document struct {
	Name string // its path, with forward or the system's slashes
	Type string // the media type that it was declared to have; empty is none
	io.ReaderAt
	Size int64
	Map  raw.Map // of fields that it calls otherwise
	// Draft is true of what is read to be worked on, and not to be kept: the notes of its
	// writer belong to it, and it need not be a whole article.
	Draft bool

	depth int    // of archives within archives
	room  *int64 // bytes that may still be unpacked of the archive that it stands in; or nil
}

// Of is a document that is held in memory.
func Of(name, mediaType string, content []byte) *Document {
	return &Document{Name: name, Type: mediaType, ReaderAt: bytes.NewReader(content), Size: int64(len(content))}
}

// Entry is an article of a document.
type Entry struct {
	raw.Article
	Place string // within the document: ":12", " (item 3)"; empty where it is the only article
	// Alone tells that the document is this one article, which goes by the name of
	// the document where it has no id.
	Alone bool
}

// Sink takes what a reader finds, an entry or an error with the entry's place, and
// says whether it wants more.
type Sink func(Entry, error) bool

// Reader reads the articles of a document. An error ends the document; what came
// before it is whole.
type Reader func(ctx context.Context, d *Document, out Sink) error

// Format is one that can be read.
type Format struct {
	Name string
	Read Reader
}

// headBytes is how much of a document is looked at to tell what it is.
const headBytes = 8 << 10

// Detect returns the format of a document; nil is none that is known. The reader of
// a feed only says that it is one: see [IsFeed].
func Detect(d *Document) (*Format, error) {
	head := make([]byte, headBytes)
	n, err := d.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, raw.Bare(err)
	}
	return detect(strings.ToLower(path.Base(strings.ReplaceAll(d.Name, `\`, "/"))), head[:n]), nil
}

func detect(name string, head []byte) *Format {
	if f := byMagic(head); f != nil {
		return f
	}
	start := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n\x00")
	ext := path.Ext(name)
	switch {
	case bytes.HasPrefix(start, []byte("WEBVTT")):
		return &Format{"VTT", readSubtitles}
	case srtStart.Match(start):
		return &Format{"SRT", readSubtitles}
	}
	if f := byXML(ext, decoded(head)); f != nil {
		return f
	}
	if first, mail, _ := bytes.Cut(start, []byte("\n")); envelope().Match(first) && isMail(mail) {
		return &Format{"mailbox", readMbox}
	}
	if ext == ".txt" && isMail(start) && wasSent(start) {
		return &Format{"e-mail", readMail}
	}
	if f := byName(name, ext); f != nil {
		if len(start) > 0 && (start[0] == '{' || start[0] == '[') && ext == ".txt" && isJSON(start) {
			return &Format{"JSON lines", readJSONL}
		}
		return f
	}
	switch {
	case isMail(start):
		return &Format{"e-mail", readMail}
	case isJSON(start):
		return &Format{"JSON", readJSON}
	}
	return nil
}

// byMagic tells formats whose first bytes do.
func byMagic(head []byte) *Format {
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return &Format{"ZIP", readZIP}
	case bytes.HasPrefix(head, []byte("\x1f\x8b")):
		return &Format{"GZIP", readGZIP}
	case bytes.Contains(head[:min(len(head), 1024)], []byte("%PDF-")):
		return &Format{"PDF", readPDF}
	case bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0")):
		return &Format{"an old Word file", refused("save it as .docx", "a Word file of before 2007 cannot be read")}
	case bytes.HasPrefix(head, []byte(`{\rtf`)):
		return &Format{"RTF", refused("save it as .docx or .txt", "RTF cannot be read")}
	}
	return nil
}

// byName tells formats by the end of the document's name.
func byName(name, ext string) *Format {
	switch ext {
	case ".txt", ".text":
		return &Format{"text", readText}
	case ".md", ".markdown":
		return &Format{"Markdown", readMarkdown}
	case ".html", ".htm", ".xhtml":
		return &Format{"HTML", readHTML}
	case ".json":
		return &Format{"JSON", readJSON}
	case ".jsonl", ".ndjson":
		return &Format{"JSON lines", readJSONL}
	case ".csv", ".tsv":
		return &Format{"CSV", readCSV}
	case ".eml":
		return &Format{"e-mail", readMail}
	case ".mbox":
		return &Format{"mailbox", readMbox}
	case ".vtt", ".srt":
		return &Format{"subtitles", readSubtitles}
	case ".gz":
		return &Format{"GZIP", readGZIP}
	case ".zip", ".docx", ".odt", ".epub":
		return &Format{"ZIP", readZIP}
	case ".pdf":
		return &Format{"PDF", readPDF}
	case ".rss", ".atom", ".xml":
		return &Format{"feed", readFeed}
	}
	return nil
}

// errFeed is returned for a feed, whose items may have to be fetched.
var errFeed = errors.New("a feed")

// IsFeed reports whether the error of a reader means that the document is a feed.
func IsFeed(err error) bool { return errors.Is(err, errFeed) }

func readFeed(context.Context, *Document, Sink) error { return errFeed }

// Readable reports whether the name of a file says that it can be read.
func Readable(name string) bool {
	name = strings.ToLower(path.Base(strings.ReplaceAll(name, `\`, "/")))
	return byName(name, path.Ext(name)) != nil
}

// refused is the reader of what is known and cannot be read.
func refused(fix, what string) Reader {
	return func(context.Context, *Document, Sink) error { return raw.Wrong(fix, "%s", what) }
}

// Kinds are the names of the formats that are read, for people.
const Kinds = ".txt, .md, .html, .json, .jsonl, .csv, .docx, .odt, .pdf, .epub, .eml, .mbox, .vtt, .srt, a .zip or .gz of these, a feed, or an export of a CMS or a news agency"

// content is all of a document that holds one article.
func (d *Document) content() ([]byte, error) {
	if d.Size > raw.MaxArticle {
		return nil, raw.Wrong("divide it, or write one article a line in a .jsonl file", "the file is larger than %d MiB", raw.MaxArticle>>20)
	}
	content := make([]byte, d.Size)
	n, err := d.ReadAt(content, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, raw.Bare(err)
	}
	return content[:n], nil
}

// reader reads the document from its beginning.
func (d *Document) reader() io.Reader { return io.NewSectionReader(d, 0, d.Size) }

// one makes a reader of what takes an article out of a whole document.
func one(parse func(d *Document, content []byte) (raw.Article, error)) Reader {
	return func(_ context.Context, d *Document, out Sink) error {
		content, err := d.content()
		if err != nil {
			return err
		}
		article, err := parse(d, content)
		if err != nil {
			return err
		}
		out(Entry{Article: article, Alone: true}, nil)
		return nil
	}
}
