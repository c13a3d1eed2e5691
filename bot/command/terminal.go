package command

import (
	"context"
	"io"
	"log/slog"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// bold makes text bold where standard output is a terminal.
func (a *app) bold() func(string) string {
	if !isTerminal(a.Out) || os.Getenv("NO_COLOR") != "" {
		return func(s string) string { return s }
	}
	return func(s string) string { return "\x1b[1m" + s + "\x1b[22m" }
}

func (a *app) logger(level slog.Level) *slog.Logger {
	return slog.New(slog.NewTextHandler(a.Err, &slog.HandlerOptions{Level: level}))
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

// catchUp brings the index to the archive's sequence number, showing progress.
func (a *app) catchUp(ctx context.Context, l *library) error {
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
	return l.catchUp(ctx, func(articles int) { bar.Add(articles) })
}
