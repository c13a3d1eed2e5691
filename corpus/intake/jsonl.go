package intake

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
)

// maxArticle is the most bytes that a line, a file of one article, or an
// answer from the network may have; a long book has one or two million.
const maxArticle = 32 << 20

const mendCut = "copy or fetch the file again, then add it again: what is in already stays as it is"

// readJSONL reads a .jsonl or .jsonl.gz file. A line that is wrong is a
// Problem with its number; a file that is cut off or damaged gives what stands
// before that.
func (in *Intake) readJSONL(_ context.Context, path string, out sink) bool {
	file, err := in.open(path)
	if err != nil {
		return out(Item{}, located(path, err))
	}
	defer file.Close()
	lines := lineReader{from: bufio.NewReaderSize(file, 1<<16)}
	if strings.HasSuffix(strings.ToLower(path), ".gz") {
		unzipped, err := gzip.NewReader(file)
		if err != nil {
			return out(Item{}, located(path, damaged(err)))
		}
		lines.from = bufio.NewReaderSize(unzipped, 1<<16)
	}
	for number := 1; ; number++ {
		line, err := lines.next()
		if errors.Is(err, io.EOF) {
			return true
		}
		place := fmt.Sprintf("%s:%d", path, number)
		if err != nil && !errors.Is(err, errLongLine) {
			return out(Item{}, located(place, damaged(err)))
		}
		line = bytes.TrimRight(line, "\r\n")
		if number == 1 {
			if isUTF16(line) { // no line of it can be read
				return out(Item{}, located(path, checkUTF8(line)))
			}
			line = bytes.TrimPrefix(line, []byte("\ufeff"))
		}
		switch {
		case err != nil:
			err = wrong("divide the article, or see whether line breaks are missing", "%w", err)
			if !out(Item{}, located(place, err)) {
				return false
			}
		case len(bytes.TrimSpace(line)) == 0:
		default:
			if !out(in.object(place, line)) {
				return false
			}
		}
	}
}

// damaged tells what a reader's error says about the file.
func damaged(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return wrong(mendCut, "the file is cut off here: %w", io.ErrUnexpectedEOF)
	}
	return wrong(mendCut, "the file is damaged here: %w", err)
}

var errLongLine = fmt.Errorf("the line is longer than %d MiB", maxArticle>>20)

// lineReader reads lines and holds no more of one than maxArticle bytes.
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
		if tooLong = tooLong || len(l.line)+len(piece) > maxArticle; !tooLong {
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
