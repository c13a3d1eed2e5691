package workspace

import (
	"bytes"
	"io"
	"net/http"
	"time"
)

// Mishap is what goes wrong with one call on its way.
type Mishap struct {
	// Late is how long the call takes to arrive. A caller that is gone by then
	// was not heard.
	Late time.Duration
	// Slow is how long the answer takes, of a call that is carried out.
	Slow time.Duration
	// Lost breaks the connection in the place of the answer.
	Lost bool
}

// mishaps lets calls of the Web API and of response URLs go wrong; of those the
// method is "response".
func (w *Workspace) mishaps(method func(*http.Request) string, serve http.HandlerFunc) http.HandlerFunc {
	if w.opts.Mishaps == nil {
		return serve
	}
	return func(rw http.ResponseWriter, r *http.Request) {
		m := w.opts.Mishaps(method(r))
		// Only once a request is read does the server notice that its caller goes.
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		if !w.pass(r, m.Late) {
			return
		}
		held := &heldAnswer{ResponseWriter: rw, release: func() bool {
			if m.Lost {
				panic(http.ErrAbortHandler)
			}
			return w.pass(r, m.Slow)
		}}
		serve(held, r)
	}
}

// pass waits, and returns false where the caller was gone first.
func (w *Workspace) pass(r *http.Request, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-r.Context().Done():
	case <-w.ctx.Done():
	}
	return false
}

// heldAnswer holds an answer back until it is released, before its first byte.
type heldAnswer struct {
	http.ResponseWriter
	release func() bool
	begun   bool
}

func (h *heldAnswer) WriteHeader(status int) {
	if !h.begun {
		h.begun = true
		h.release()
	}
	h.ResponseWriter.WriteHeader(status)
}
