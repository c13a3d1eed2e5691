package format

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"onrecord/corpus/intake/raw"
)

// byXML tells formats by the root of their XML.
func byXML(ext string, head []byte) *Format {
	start := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n")
	if len(start) == 0 || start[0] != '<' {
		return nil
	}
	switch root := rootOf(start); root {
	case "rss":
		if bytes.Contains(head, []byte("wordpress.org/export/")) {
			return &Format{"WordPress export", readWXR}
		}
		return &Format{"feed", readFeed}
	case "feed":
		if bytes.Contains(head, []byte("blogger.com")) || bytes.Contains(head, []byte("schemas.google.com/blogger")) {
			return &Format{"Blogger export", readBlogger}
		}
		return &Format{"feed", readFeed}
	case "RDF":
		return &Format{"feed", readFeed}
	case "nitf":
		return &Format{"NITF", readNITF}
	case "newsMessage", "newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem":
		return &Format{"NewsML-G2", readNewsML}
	case "NewsML":
		return &Format{"NewsML 1", refused("export it as NewsML-G2 or NITF", "NewsML 1 cannot be read")}
	case "urlset", "sitemapindex":
		return &Format{"sitemap", refused("give its address, https://…, so that its pages can be fetched", "a sitemap holds no text")}
	case "html":
		return &Format{"HTML", readHTML}
	case "":
	default:
		if ext == ".xml" {
			return &Format{"XML", refused("check that it is RSS, Atom, a WordPress or Blogger export, NITF or NewsML-G2", fmt.Sprintf("XML of an unknown kind (<%s>)", root))}
		}
	}
	if bytes.Contains(bytes.ToLower(start[:min(len(start), 1024)]), []byte("<!doctype html")) {
		return &Format{"HTML", readHTML}
	}
	return nil
}

// rootOf is the local name of the first element.
func rootOf(start []byte) string {
	for len(start) > 0 {
		i := bytes.IndexByte(start, '<')
		if i < 0 || i+1 >= len(start) {
			return ""
		}
		start = start[i+1:]
		switch {
		case bytes.HasPrefix(start, []byte("!--")):
			end := bytes.Index(start, []byte("-->"))
			if end < 0 {
				return ""
			}
			start = start[end:]
		case start[0] == '?' || start[0] == '!':
		default:
			end := bytes.IndexAny(start, " \t\r\n/>")
			if end < 0 {
				return ""
			}
			name := string(start[:end])
			if strings.EqualFold(name, "html") {
				return "html"
			}
			return name[strings.IndexByte(name, ':')+1:]
		}
	}
	return ""
}

// decoded is the beginning of a document in UTF-8, as far as it says its encoding.
func decoded(head []byte) []byte {
	if raw.IsUTF16(head) {
		text, _ := raw.ToUTF8(head, "")
		return []byte(text)
	}
	return head
}

// xmlDecoder reads XML as it comes: in any encoding, with undefined entities and
// with control characters, which are left out.
func xmlDecoder(from io.Reader) *xml.Decoder {
	d := xml.NewDecoder(&printable{from: inUTF8(from)})
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(label string, input io.Reader) (io.Reader, error) {
		if strings.EqualFold(label, "utf-16") { // it was read as UTF-8, so it is
			return input, nil
		}
		return charset.NewReaderLabel(label, input)
	}
	return d
}

// inUTF8 decodes UTF-16, which no declaration can be read in.
func inUTF8(from io.Reader) io.Reader {
	buffered := bufio.NewReader(from)
	head, err := buffered.Peek(2)
	if err != nil || !raw.IsUTF16(head) {
		return buffered
	}
	return transform.NewReader(buffered, unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM).NewDecoder())
}

// printable leaves out the control characters that XML may not have.
type printable struct{ from io.Reader }

func (p *printable) Read(b []byte) (int, error) {
	n, err := p.from.Read(b)
	kept := b[:0]
	for _, c := range b[:n] {
		if c >= ' ' || c == '\t' || c == '\n' || c == '\r' {
			kept = append(kept, c)
		}
	}
	return len(kept), err
}

// xmlError tells where a document stops being XML.
func xmlError(what string, err error) error {
	if known := new(raw.Problem); errors.As(err, &known) {
		return known
	}
	if errors.Is(err, errLongItem) {
		return raw.Wrong("take it out, or divide it", "%s cannot be read on: %w", what, errLongItem)
	}
	var syntax *xml.SyntaxError
	switch {
	case errors.As(err, &syntax) && strings.HasPrefix(syntax.Msg, "unexpected EOF"):
		return raw.Wrong(fixCut, "%s is cut off in line %d", what, syntax.Line)
	case syntax != nil:
		return raw.Wrong("export it again: what stands before that is in", "%s cannot be read on from line %d: %s", what, syntax.Line, syntax.Msg)
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return raw.Wrong(fixCut, "%s is cut off", what)
	}
	return raw.Wrong("export it again: what stands before that is in", "%s cannot be read: %w", what, err)
}
