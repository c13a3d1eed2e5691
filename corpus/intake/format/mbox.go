package format

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"onrecord/corpus/intake/raw"
	"onrecord/corpus/pattern"
)

// readMbox reads a mailbox as mail programs save it: e-mails one after the other, each behind
// a line "From ".
func readMbox(ctx context.Context, d *Document, out Sink) error {
	m := mailbox{from: bufio.NewReaderSize(d.reader(), 1<<16)}
	for number := 1; ; number++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		content, err := m.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		var article raw.Article
		if err == nil {
			article, err = mailArticle(content)
		}
		if !out(Entry{Article: article, Place: fmt.Sprintf(" (mail %d)", number)}, err) {
			return nil
		}
	}
}

// mailbox cuts a mailbox into its e-mails.
type mailbox struct {
	from    *bufio.Reader
	between bool // the line that begins the next one was read
}

// envelope matches the line that begins an e-mail in a mailbox: it ends in a time and a year.
// One in a text has a > before it.
var (
	envelope = pattern.Lazy(`^From .*\d{1,2}:\d{2}.*\d{4}\s*$`)
	escaped  = pattern.Lazy(`^>+From `)
)

// next is the next e-mail; io.EOF is the error of none. One that is larger than an article may
// be is passed over, with an error that says so.
func (m *mailbox) next() ([]byte, error) {
	var content []byte
	size, blank, begun := 0, true, m.between
	for {
		line, err := m.from.ReadSlice('\n')
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) && !errors.Is(err, io.EOF) {
			return nil, raw.Bare(err)
		}
		if blank && envelope().Match(line) {
			if begun {
				m.between = true
				break
			}
			begun, blank = true, false
			continue
		}
		blank = len(bytes.TrimSpace(line)) == 0
		if size += len(line); size <= raw.MaxArticle {
			if escaped().Match(line) {
				line = line[1:]
			}
			content = append(content, line...)
		}
		if errors.Is(err, io.EOF) {
			m.between = false
			if len(bytes.TrimSpace(content)) == 0 {
				return nil, io.EOF
			}
			break
		}
	}
	if size > raw.MaxArticle {
		return nil, raw.Wrong("save its text by itself", "the e-mail is larger than %d MiB", raw.MaxArticle>>20)
	}
	return content, nil
}
