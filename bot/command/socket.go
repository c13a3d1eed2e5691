package command

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"onrecord/bot/api"
)

const (
	// requestBytes is the most that a request has: a draft.
	requestBytes = 64 << 20
	// requestsAtOnce is how many are run side by side, so that people in Slack do not
	// wait for scripts.
	requestsAtOnce = 2
)

// socket runs for other commands, while the bot has the library, what they want to
// know of it.
type socket struct {
	app     *app
	library *library
	room    chan struct{}
}

// serveSocket takes requests until ctx ends: those of the API, and what other commands
// want printed. Without it the other commands say that the bot has the archive, so where
// there can be none the bot runs all the same.
func serveSocket(ctx context.Context, a *app, listener net.Listener, dir string, l *library, calls *api.Server) (err error) {
	if listener == nil {
		return nil
	}
	s := socket{a, l, make(chan struct{}, requestsAtOnce)}
	mux := http.NewServeMux()
	mux.Handle("/", calls.Open())
	mux.HandleFunc("GET "+upPath, func(http.ResponseWriter, *http.Request) {})
	mux.HandleFunc("POST "+runPath+"{command}", s.take)
	err = serveUntil(ctx, listener, &http.Server{Handler: mux, ReadHeaderTimeout: 5 * time.Second})
	if gone := os.Remove(filepath.Join(dir, socketFile)); !errors.Is(gone, fs.ErrNotExist) {
		err = errors.Join(err, gone)
	}
	return err
}

// listenSocket listens on the socket of a data folder. One that is there was left by a
// bot that was killed: this one holds the index.
func listenSocket(dir string) (net.Listener, error) {
	path, done, err := socketPath(dir)
	if err != nil {
		return nil, err
	}
	defer done()
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	listener, err := net.Listen("unix", path)
	if err != nil {
		return nil, err
	}
	listener.(*net.UnixListener).SetUnlinkOnClose(false) // its path may be gone then
	return listener, os.Chmod(path, 0o600)
}

// take runs a request and sends back what it prints.
func (s socket) take(w http.ResponseWriter, r *http.Request) {
	made := requests[r.PathValue("command")]
	if made == nil {
		http.Error(w, "no such request", http.StatusNotFound)
		return
	}
	var envelope wire
	wanted := made()
	err := json.NewDecoder(http.MaxBytesReader(w, r.Body, requestBytes)).Decode(&envelope)
	if err == nil {
		err = json.Unmarshal(envelope.Request, wanted)
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	select {
	case s.room <- struct{}{}:
		defer func() { <-s.room }()
	case <-r.Context().Done():
		return
	}
	var out, errs, aside bytes.Buffer
	inner := &app{
		Streams: Streams{In: strings.NewReader(""), Out: &out, Err: &errs},
		load:    s.app.load, clock: s.app.clock, styled: envelope.Styled, aside: &aside,
	}
	err = inner.catchUp(r.Context(), s.library)
	if err == nil {
		err = wanted.run(r.Context(), inner, s.library)
	}
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(printed{out.Bytes(), errs.Bytes(), aside.Bytes(), failureOf(err)}) // whoever asked may have gone
}

// awaitIndex waits until the index has all that the archive has now, or for as long as
// it is worth waiting for.
func (l *library) awaitIndex(ctx context.Context) error {
	const patience, step = 10 * time.Second, 20 * time.Millisecond
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	last, err := l.archive.Last(ctx)
	if err != nil {
		return err
	}
	for {
		reached, err := l.engine.Reached(ctx)
		if err != nil || reached.Seq >= last {
			return err
		}
		select {
		case <-time.After(step):
		case <-ctx.Done():
			return nil // what is there is answered from
		}
	}
}
