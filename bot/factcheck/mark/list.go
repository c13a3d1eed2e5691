package mark

import (
	"context"
	"sync"
	"time"

	"onrecord/corpus/quote"
	"onrecord/index/term"
)

// Store keeps marks.
type Store interface {
	// Marks returns the marks that were not taken back, the latest first.
	Marks(ctx context.Context) ([]Mark, error)
}

// List tells whether words are marked. It reads the marks again after a moment, for an
// editor may have marked some in another process; where they cannot be read, those read
// before hold. It may be used by several goroutines.
type List struct {
	Store Store
	Clock func() time.Time

	mu    sync.Mutex
	marks []compiled
	read  time.Time
}

// again is after how long the marks are read again.
const again = time.Second

// Note is the mark that words by somebody carry; empty where they carry none.
func (l *List) Note(ctx context.Context, speaker, text string) string {
	if l == nil {
		return ""
	}
	marks := l.current(ctx)
	if len(marks) == 0 {
		return ""
	}
	stems := term.Stems(text)
	for _, m := range marks {
		if m.mayBe(quote.Speaker{Name: speaker, Named: speaker != ""}) && m.printedIn(stems) {
			return m.Note()
		}
	}
	return ""
}

func (l *List) current(ctx context.Context) []compiled {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.Clock()
	if !l.read.IsZero() && now.Sub(l.read).Abs() < again {
		return l.marks
	}
	if all, err := l.Store.Marks(ctx); err == nil {
		l.marks = l.marks[:0:0]
		for _, m := range all {
			l.marks = append(l.marks, compile(m))
		}
		l.read = now
	}
	return l.marks
}
