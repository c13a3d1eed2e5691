package format

import (
	"archive/zip"
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"onrecord/corpus/intake/raw"
)

// Bounds of archives: a small one can hold more than any memory.
const (
	maxMember  = 64 << 20  // bytes of one member
	maxMembers = 100_000   // in one archive
	maxDepthIn = 2         // archives within archives
	maxUnzip   = 256 << 20 // bytes of a GZIP that has to be held

	// What all members of a ZIP unpack to, with those of archives within it: so many bytes,
	// or so many times its size. Text packs to a tenth.
	leastRoom  = 256 << 20
	timesOfZIP = 100
)

// errUnpacked is the error of an archive that unpacks to more than any text does.
var errUnpacked = fmt.Errorf("the archive unpacks to more than %d times its size", timesOfZIP)

// readGZIP reads what was compressed. JSON lines and WordPress exports flow through;
// everything else is held.
func readGZIP(ctx context.Context, d *Document, out Sink) error {
	unzipped, err := gzip.NewReader(d.reader())
	if err != nil {
		return damaged(err)
	}
	defer unzipped.Close()
	buffered := bufio.NewReaderSize(unzipped, 1<<16)
	head, err := buffered.Peek(headBytes)
	if err != nil && !errors.Is(err, io.EOF) && len(head) == 0 {
		return damaged(err)
	}
	inner := strings.TrimSuffix(strings.TrimSuffix(d.Name, ".gz"), ".GZ")
	format := detect(strings.ToLower(path.Base(inner)), head)
	switch {
	case format == nil && len(head) == 0, format != nil && format.Name == "JSON lines":
		return jsonLines(buffered, d.Map, out)
	case format == nil:
		return raw.Wrong("give it as "+Kinds, "a file of this kind cannot be read")
	case format.Name == "WordPress export":
		return streamWXR(buffered, out)
	case d.depth >= maxDepthIn:
		return raw.Wrong("unpack it first", "archives stand in one another")
	}
	content, err := io.ReadAll(io.LimitReader(buffered, maxUnzip+1))
	if err != nil {
		return damaged(err)
	}
	if len(content) > maxUnzip {
		return raw.Wrong("unpack it and add the file", "unpacked, the file is larger than %d MiB", maxUnzip>>20)
	}
	member := Of(inner, d.Type, content)
	member.Map, member.depth = d.Map, d.depth+1
	return format.Read(ctx, member, out)
}

// readZIP reads DOCX, ODT and EPUB, which are archives, and any archive of documents.
func readZIP(ctx context.Context, d *Document, out Sink) error {
	z, err := zip.NewReader(d, d.Size)
	if err != nil {
		return raw.Wrong(fixCut, "the archive is damaged or cut off: %w", err)
	}
	if len(z.File) > maxMembers {
		return raw.Wrong("divide it", "the archive has more than %d members", maxMembers)
	}
	pack := &parcel{files: map[string]*zip.File{}, room: d.room}
	if pack.room == nil {
		room := max(leastRoom, timesOfZIP*d.Size)
		pack.room = &room
	}
	for _, f := range z.File {
		pack.files[f.Name] = f
	}
	kind, _ := pack.read("mimetype")
	switch {
	case pack.files["word/document.xml"] != nil:
		return readWord(pack, out)
	case bytes.HasPrefix(kind, []byte("application/vnd.oasis.opendocument.text")):
		return readODT(pack, out)
	case bytes.HasPrefix(kind, []byte("application/epub+zip")), pack.files["META-INF/container.xml"] != nil && pack.files["mimetype"] != nil:
		return readEPUB(pack, d, out)
	case pack.files["[Content_Types].xml"] != nil:
		return raw.Wrong("give the text as .docx", "an Office file without a text")
	}
	if d.depth >= maxDepthIn {
		return raw.Wrong("unpack it first", "archives stand in one another")
	}
	return pack.members(ctx, z, d, out)
}

// members reads each document of an archive by itself.
func (p *parcel) members(ctx context.Context, z *zip.Reader, d *Document, out Sink) error {
	read := 0
	for _, f := range z.File {
		name := path.Base(f.Name)
		if f.FileInfo().IsDir() || strings.HasPrefix(name, ".") || strings.HasPrefix(f.Name, "__MACOSX/") || ctx.Err() != nil {
			continue
		}
		inside := "/" + nameOf(f)
		content, err := p.read(f.Name)
		if errors.Is(err, errUnpacked) {
			return err
		}
		if err != nil {
			if !out(Entry{Place: inside}, err) {
				return nil
			}
			continue
		}
		member := Of(nameOf(f), "", content)
		member.Map, member.depth, member.room = d.Map, d.depth+1, p.room
		format, err := Detect(member)
		if err != nil || format == nil {
			continue
		}
		read++
		more := true
		err = format.Read(ctx, member, func(e Entry, err error) bool {
			if e.Alone && e.ID == "" && err == nil {
				e.ID = strings.TrimSuffix(member.Name, path.Ext(member.Name))
			}
			e.Place, e.Alone = inside+e.Place, false
			more = out(e, err)
			return more
		})
		if err != nil && more {
			more = out(Entry{Place: inside}, err)
		}
		if !more {
			return nil
		}
	}
	if read == 0 {
		return raw.Wrong("put files into it: "+Kinds, "no articles in this archive")
	}
	return nil
}

// nameOf is the name of a member: old programs write it in the encoding of DOS.
func nameOf(f *zip.File) string {
	if utf8.ValidString(f.Name) {
		return f.Name
	}
	name, err := charmap.CodePage437.NewDecoder().String(f.Name)
	if err != nil {
		return strings.ToValidUTF8(f.Name, "\ufffd")
	}
	return name
}

// parcel is an archive whose members are read by their names.
type parcel struct {
	files map[string]*zip.File
	room  *int64 // bytes that may still be unpacked
}

// read returns a member, no more than it may have.
func (p *parcel) read(name string) ([]byte, error) {
	f := p.files[name]
	if f == nil {
		return nil, raw.Wrong(fixCut, "the archive lacks %s", name)
	}
	from, err := f.Open()
	if err != nil {
		return nil, raw.Wrong(fixCut, "%s cannot be unpacked: %w", name, err)
	}
	defer from.Close()
	content, err := io.ReadAll(io.LimitReader(from, min(maxMember, *p.room)+1))
	if *p.room -= int64(len(content)); *p.room < 0 {
		*p.room = 0
		return nil, raw.Wrong("unpack it and add the files that are wanted", "%w", errUnpacked)
	}
	if err != nil {
		return nil, raw.Wrong(fixCut, "%s cannot be unpacked: %w", name, err)
	}
	if len(content) > maxMember {
		return nil, raw.Wrong("divide it", "%s is larger than %d MiB", name, maxMember>>20)
	}
	return content, nil
}

// resolve is the name of a member that another one refers to.
func resolve(from, ref string) string {
	ref, _, _ = strings.Cut(ref, "#")
	return path.Join(path.Dir(from), ref)
}
