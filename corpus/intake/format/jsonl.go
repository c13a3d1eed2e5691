package format

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"onrecord/corpus/intake/raw"
)

const fixCut = "copy or fetch the file again, then add it again: what is in already stays as it is"

// readJSONL reads one object a line. A line that is wrong is a Problem with its
// number; a file that is cut off or damaged gives what stands before that.
func readJSONL(_ context.Context, d *Document, out Sink) error {
	return jsonLines(d.reader(), d.Map, out)
}

func jsonLines(from io.Reader, as raw.Map, out Sink) error {
	lines := lineReader{from: bufio.NewReaderSize(from, 1<<16)}
	for number := 1; ; number++ {
		line, err := lines.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		place := fmt.Sprintf(":%d", number)
		if err != nil && !errors.Is(err, errLongLine) {
			out(Entry{Place: place}, damaged(err))
			return nil
		}
		line = bytes.TrimRight(line, "\r\n")
		if number == 1 {
			if raw.IsUTF16(line) { // no line of it can be read
				return raw.CheckUTF8(line)
			}
			line = bytes.TrimPrefix(line, []byte("\ufeff"))
		}
		var article raw.Article
		switch {
		case err != nil:
			err = raw.Wrong("divide the article, or see whether line breaks are missing", "%w", err)
		case len(bytes.TrimSpace(line)) == 0:
			continue
		default:
			article, err = Object(line, as)
		}
		if !out(Entry{Article: article, Place: place}, err) {
			return nil
		}
	}
}

// damaged tells what a reader's error says about the file.
func damaged(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return raw.Wrong(fixCut, "the file is cut off here: %w", io.ErrUnexpectedEOF)
	}
	return raw.Wrong(fixCut, "the file is damaged here: %w", err)
}

var errLongLine = fmt.Errorf("the line is longer than %d MiB", raw.MaxArticle>>20)

// lineReader reads lines and holds no more of one than raw.MaxArticle bytes.
type lineReader struct {
	from *bufio.Reader
	line []byte
}

// next returns the next line, valid until the next call; errLongLine for one
// that is too long, which is passed over; io.EOF at the end; or the reader's
// error, with which the beginning of a line that it cut off is dropped.
func (l *lineReader) next() ([]byte, error) {
	l.line = l.line[:0]
	tooLong, empty := false, true
	for {
		piece, err := l.from.ReadSlice('\n')
		empty = empty && len(piece) == 0
		if tooLong = tooLong || len(l.line)+len(piece) > raw.MaxArticle; !tooLong {
			l.line = append(l.line, piece...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF) && !empty: // the last line has no break
		case err != nil:
			return nil, err
		}
		if tooLong {
			return nil, errLongLine
		}
		return l.line, nil
	}
}
