// Package api owns the HTTP API beside the bot: who may call what ([Token]), how much
// one caller may ask and for how long, and how an error is told. What the calls do is
// in the [Operation]s that it is given. openapi.json describes them all, and is served
// beside them.
package api

import (
	"context"
	_ "embed"
	"encoding/json"
	"log/slog"
	"net/http"
	"runtime"
	"time"
)

// Scope is what a token allows.
type Scope string

const (
	Read  Scope = "read"  // ask, check, look up
	Write Scope = "write" // put in, withdraw, put right
)

// Options are what a Server needs from outside.
type Options struct {
	Operations []Operation
	Tokens     []Token
	// PerMinute is how many requests each token may make a minute; zero is 600.
	PerMinute int
	Log       *slog.Logger
	// Observe is told of each request that was for an operation; nil is told nothing.
	Observe func(operation string, status int, took time.Duration)
}

// Bounds of all callers together.
const (
	perMinute = 600
	// patience is how long an operation may take.
	patience = time.Minute
	// mostWaiting is how many requests may wait for others to be done.
	mostWaiting = 200
)

// atOnce is how many operations are done side by side: people in Slack are not to wait
// for scripts.
var atOnce = max(2, runtime.GOMAXPROCS(0))

// Server answers requests.
type Server struct {
	options    Options
	operations map[string]map[string]Operation // by path and method
	keys       keyring
	room       chan struct{} // holds a value for each operation that is being done
	waiting    chan struct{} // and one for each that is done or waits
}

//go:embed openapi.json
var document []byte

// documentPath is where the document stands. It tells nothing of the archive.
const documentPath = "/v1/openapi.json"

// New returns a Server. It panics where the document lacks an operation.
func New(o Options) *Server {
	if o.PerMinute <= 0 {
		o.PerMinute = perMinute
	}
	if o.Observe == nil {
		o.Observe = func(string, int, time.Duration) {}
	}
	s := &Server{
		options:    o,
		operations: map[string]map[string]Operation{},
		keys:       newKeyring(o.Tokens, o.PerMinute),
		room:       make(chan struct{}, atOnce),
		waiting:    make(chan struct{}, atOnce+mostWaiting),
	}
	o.Operations = append(o.Operations, Handle("GET", documentPath, "", http.HandlerFunc(serveDocument)))
	described := paths()
	for _, op := range o.Operations {
		if op.do != nil && described[op.path] == nil {
			panic("bot/api/openapi.json has no " + op.path)
		}
		if s.operations[op.path] == nil {
			s.operations[op.path] = map[string]Operation{}
		}
		s.operations[op.path][op.method] = op
	}
	return s
}

// Open answers whoever reaches it, with every right: what guards it is where it listens.
func (s *Server) Open() http.Handler {
	return s.handler(func(*http.Request, Scope) (string, *Error) { return "", nil })
}

// Guarded answers whoever has a token for what is asked.
func (s *Server) Guarded() http.Handler { return s.handler(s.keys.admit) }

// Call does an operation without the network: of this process, and with every right.
func (s *Server) Call(ctx context.Context, path string, request any) (json.RawMessage, error) {
	body, err := json.Marshal(request)
	if err != nil {
		return nil, err
	}
	op, ok := s.operations[path][http.MethodPost]
	if !ok || op.do == nil {
		return nil, noOperation(path)
	}
	response, failed := s.run(ctx, op, body)
	if failed != nil {
		return nil, failed
	}
	return response, nil
}

// paths are what the document describes.
func paths() map[string]json.RawMessage {
	var d struct{ Paths map[string]json.RawMessage }
	if err := json.Unmarshal(document, &d); err != nil {
		panic(err) // it is part of the program
	}
	return d.Paths
}

func serveDocument(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	w.Write(document) // whoever asked may have gone
}
