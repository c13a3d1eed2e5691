package command

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"os"
	"regexp"
	"time"
	"unicode/utf8"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"onrecord/bot/visible"
)

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// isStyled reports whether words are set off for a terminal.
func (a *app) isStyled() bool {
	return a.styled || isTerminal(a.Out) && os.Getenv("NO_COLOR") == ""
}

// bold makes text bold where standard output is a terminal.
func (a *app) bold() func(string) string {
	if !a.isStyled() {
		return func(s string) string { return s }
	}
	return func(s string) string { return "\x1b[1m" + s + "\x1b[22m" }
}

// text is standard output for people to read: what articles hold cannot steer the
// terminal. JSON goes to a.Out, in the exact bytes.
func (a *app) text() io.Writer { return readable{a.Out} }

// notes is standard error for what tells of articles.
func (a *app) notes() io.Writer { return readable{a.Err} }

// readable writes text without the characters that move the cursor, turn the
// direction of writing or talk to the terminal: a replacement character stands for
// each. It wants whole characters in each call.
type readable struct{ to io.Writer }

// styles are what bold and marked set off words with, in so many bytes at most.
var styles = regexp.MustCompile("^\x1b\\[(1|22|31|32|39)m")

const longestStyle = 5

func (r readable) Write(p []byte) (int, error) {
	out := make([]byte, 0, len(p))
	for at := 0; at < len(p); {
		if style := styles.Find(p[at:min(len(p), at+longestStyle)]); style != nil {
			out = append(out, style...)
			at += len(style)
			continue
		}
		c, size := utf8.DecodeRune(p[at:])
		switch {
		case c == '\r' && bytes.HasPrefix(p[at+size:], []byte("\n")):
		case visible.Obeyed(c):
			out = utf8.AppendRune(out, utf8.RuneError)
		default:
			out = append(out, p[at:at+size]...)
		}
		at += size
	}
	if _, err := r.to.Write(out); err != nil {
		return 0, err
	}
	return len(p), nil
}

// encode prints a value as JSON, on a line of its own.
func (a *app) encode(v any) error {
	e := json.NewEncoder(a.Out)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

func (a *app) logger(s LogSettings) *slog.Logger {
	options := &slog.HandlerOptions{Level: s.Level}
	if s.JSON {
		return slog.New(slog.NewJSONHandler(a.Err, options))
	}
	return slog.New(slog.NewTextHandler(a.Err, options))
}

// progress shows long work on a terminal, and nothing elsewhere.
func (a *app) progress(total int64, options ...progressbar.Option) *progressbar.ProgressBar {
	if !isTerminal(a.Err) {
		return progressbar.DefaultBytesSilent(total)
	}
	return progressbar.NewOptions64(total, append([]progressbar.Option{
		progressbar.OptionSetWriter(a.Err),
		progressbar.OptionThrottle(100 * time.Millisecond),
		progressbar.OptionSetWidth(20),
		progressbar.OptionClearOnFinish(),
	}, options...)...)
}

// catchUp brings the index to the archive's sequence number, showing progress, or waits
// for the bot to do it.
func (a *app) catchUp(ctx context.Context, l *library) error {
	if l.followed {
		return l.awaitIndex(ctx)
	}
	last, err := l.archive.Last(ctx)
	if err != nil {
		return err
	}
	reached, err := l.engine.Reached(ctx)
	if err != nil {
		return err
	}
	bar := a.progress(int64(last-reached.Seq), progressbar.OptionSetDescription("indexing"), progressbar.OptionShowCount(),
		progressbar.OptionShowIts(), progressbar.OptionSetItsString("articles"))
	defer bar.Finish()
	if err := l.catchUp(ctx, func(articles int) { bar.Add(articles) }); err != nil {
		return err
	}
	engine, can := l.engine.(interface{ Compact(context.Context) error })
	if applied := last - reached.Seq; !can || applied < manyChanges || applied < last/2 {
		return nil
	}
	return engine.Compact(ctx)
}

// manyChanges is from how many changes on it is worth its time to compact an index of which they
// are the larger part.
const manyChanges = 1000
