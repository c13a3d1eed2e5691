package format

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"onrecord/corpus/intake/raw"
)

// wordReader takes the text of a Word document as it is after all changes: what was
// deleted or moved away, comments, notes, hidden and struck-out words are left out.
type wordReader struct {
	paragraphs []string
	headline   string // of the style for titles, else the first heading
	titled     bool

	text  strings.Builder
	style string
	run   bool // the run that is read is hidden or struck out
}

// wordSkipped are the elements whose words are no words of the text.
var wordSkipped = setOf("del", "moveFrom", "delText", "instrText", "Fallback", "footnoteReference", "endnoteReference", "commentReference", "annotationRef", "footnoteRef", "sectPr", "fldData")

func setOf(names ...string) map[string]bool {
	set := make(map[string]bool, len(names))
	for _, name := range names {
		set[name] = true
	}
	return set
}

func readWord(pack *parcel, out Sink) error {
	content, err := pack.read("word/document.xml")
	if err != nil {
		return err
	}
	var w wordReader
	if err := w.read(content); err != nil {
		return err
	}
	a := raw.Article{Text: strings.Join(w.paragraphs, "\n\n"), Headline: w.headline}
	a.Standing(wordProperties(pack))
	out(Entry{Article: a, Alone: true}, nil)
	return nil
}

// wordProperties are the status of a document, and the properties that its newsroom gave
// it. A document without them is whole.
func wordProperties(pack *parcel) map[string]any {
	values := map[string]any{}
	var core struct {
		Status string `xml:"contentStatus"`
	}
	if content, err := pack.read("docProps/core.xml"); err == nil && xmlDecoder(bytes.NewReader(content)).Decode(&core) == nil {
		values["status"] = core.Status
	}
	var custom struct {
		Properties []struct {
			Name  string `xml:"name,attr"`
			Value struct {
				Text string `xml:",chardata"`
			} `xml:",any"` // one for each type
		} `xml:"property"`
	}
	if content, err := pack.read("docProps/custom.xml"); err == nil && xmlDecoder(bytes.NewReader(content)).Decode(&custom) == nil {
		for _, p := range custom.Properties {
			values[p.Name] = strings.TrimSpace(p.Value.Text)
		}
	}
	return values
}

func (w *wordReader) read(content []byte) error {
	d := xmlDecoder(bytes.NewReader(content))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return xmlError("the document", err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			if wordSkipped[token.Name.Local] {
				if err := d.Skip(); err != nil {
					return xmlError("the document", err)
				}
				continue
			}
			if err := w.start(d, token); err != nil {
				return xmlError("the document", err)
			}
		case xml.EndElement:
			if token.Name.Local == "p" {
				w.end()
			}
		}
	}
}

func (w *wordReader) start(d *xml.Decoder, e xml.StartElement) error {
	switch e.Name.Local {
	case "p":
		if w.text.Len() > 0 { // a text box within a paragraph
			w.end()
		}
		w.style = ""
	case "pStyle":
		w.style = xmlAttr(e, "val")
	case "r":
		w.run = false
	case "vanish", "strike", "dstrike", "webHidden":
		if v := xmlAttr(e, "val"); v != "0" && v != "false" && v != "off" {
			w.run = true
		}
	case "t":
		var text string
		if err := d.DecodeElement(&text, &e); err != nil {
			return err
		}
		if !w.run {
			w.text.WriteString(text)
		}
	case "tab":
		w.text.WriteByte(' ')
	case "br", "cr":
		w.text.WriteByte('\n')
	case "noBreakHyphen":
		w.text.WriteByte('-')
	}
	return nil
}

// end closes a paragraph.
func (w *wordReader) end() {
	text := strings.TrimSpace(w.text.String())
	w.text.Reset()
	w.run = false
	if text == "" {
		return
	}
	style := strings.ToLower(w.style)
	if title := style == "title" || style == "titel" || style == "titre"; title && !w.titled {
		w.headline, w.titled = text, true
		return
	}
	if w.headline == "" && len(w.paragraphs) == 0 && (strings.HasPrefix(style, "heading1") || strings.HasPrefix(style, "berschrift1") || style == "titre1") {
		w.headline = text
		return
	}
	if strings.HasPrefix(style, "caption") || style == "footer" || style == "header" {
		return
	}
	w.paragraphs = append(w.paragraphs, text)
}

func xmlAttr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
