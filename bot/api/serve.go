package api

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"mime"
	"net"
	"net/http"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/net/netutil"
)

// mostConnections is how many callers may be connected at once.
const mostConnections = 256

// Serve answers who comes to a listener with a token, until ctx ends.
func (s *Server) Serve(ctx context.Context, listener net.Listener) error {
	server := &http.Server{
		Handler:           s.Guarded(),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      patience + 30*time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    16 << 10,
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(netutil.LimitListener(listener, mostConnections)) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
		return server.Close()
	}
}

// admission tells who calls with a request, or why they may not.
type admission func(r *http.Request, wanted Scope) (name string, no *Error)

func (s *Server) handler(admit admission) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.Header().Set("Cache-Control", "no-store")
		op, no := s.operation(r)
		if no == nil {
			var name string
			if name, no = admit(r, op.scope); no == nil {
				s.serve(w, r.WithContext(As(r.Context(), name)), op)
				return
			}
		}
		if no.Status == http.StatusMethodNotAllowed {
			w.Header().Set("Allow", strings.Join(slices.Sorted(maps.Keys(s.operations[r.URL.Path])), ", "))
		}
		fail(w, no)
	})
}

type callerKey struct{}

// As is the context of a caller with the token named.
func As(ctx context.Context, name string) context.Context {
	return context.WithValue(ctx, callerKey{}, name)
}

// Caller is the name of the token with which an operation was called; empty is somebody
// on this machine.
func Caller(ctx context.Context) string {
	name, _ := ctx.Value(callerKey{}).(string)
	return name
}

// operation finds what a request is for.
func (s *Server) operation(r *http.Request) (Operation, *Error) {
	methods := s.operations[r.URL.Path]
	op, ok := methods[r.Method]
	if !ok {
		op, ok = methods[""]
	}
	switch {
	case ok:
		return op, nil
	case len(methods) > 0:
		return op, &Error{http.StatusMethodNotAllowed, "wrong_method", "this cannot be called so", "use the method of the header Allow"}
	}
	return op, &Error{http.StatusNotFound, "no_such_operation", "there is nothing here", "see " + documentPath + " for what can be called"}
}

func (s *Server) serve(w http.ResponseWriter, r *http.Request, op Operation) {
	began, status := time.Now(), http.StatusOK
	defer func() { s.options.Observe(op.path, status, time.Since(began)) }()
	leave, no := s.enter()
	if no == nil {
		defer leave()
		if op.handler != nil {
			op.handler.ServeHTTP(w, r)
			return
		}
	}
	var response []byte
	if no == nil {
		var body []byte
		if body, no = read(w, r, op); no == nil {
			response, no = s.run(r.Context(), op, body)
		}
	}
	if no != nil {
		status = no.Status
		fail(w, no)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Write(response) // whoever asked may have gone
}

// enter lets a request in, where not too many wait already.
func (s *Server) enter() (leave func(), no *Error) {
	select {
	case s.waiting <- struct{}{}:
		return func() { <-s.waiting }, nil
	default:
		return nil, &Error{http.StatusServiceUnavailable, "busy", "too many requests wait already", "try again in a few seconds"}
	}
}

// read reads the request of an operation.
func read(w http.ResponseWriter, r *http.Request, op Operation) ([]byte, *Error) {
	if op.method != http.MethodPost {
		return nil, nil
	}
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		return nil, &Error{http.StatusUnsupportedMediaType, "not_json", "the request does not say that it is JSON", "send the header Content-Type: application/json"}
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, op.most))
	if tooLong := new(http.MaxBytesError); errors.As(err, &tooLong) {
		return nil, &Error{http.StatusRequestEntityTooLarge, "too_long", "the request is too long", "divide it: see what is the most in " + documentPath}
	}
	if err != nil {
		return nil, &Error{http.StatusBadRequest, "not_understood", "the request was cut off", "send it again"}
	}
	return body, nil
}

// run does an operation when it is its turn.
func (s *Server) run(ctx context.Context, op Operation, body []byte) (response []byte, no *Error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	select {
	case s.room <- struct{}{}:
	case <-ctx.Done():
		return nil, errorOf(ctx.Err())
	}
	leave := sync.OnceFunc(func() { <-s.room })
	defer leave()
	defer func() {
		if r := recover(); r != nil { // what it says may be words of the request
			s.options.Log.Error("a request of the API broke", "operation", op.path, "stack", string(debug.Stack()))
			response, no = nil, errorOf(errors.New("broken"))
		}
	}()
	result, err := op.do(ctx, body)
	if err == nil {
		response, err = encode(result)
	}
	if leave(); err == nil && op.then != nil {
		err = op.then(ctx)
	}
	if err == nil {
		return response, nil
	}
	if no = errorOf(err); no.Status == http.StatusInternalServerError {
		s.options.Log.Error("a request of the API failed", "operation", op.path, "error", err)
	}
	return nil, no
}

func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return b.Bytes(), err
}

// fail tells why a request was not done.
func fail(w http.ResponseWriter, no *Error) {
	switch no.Status {
	case http.StatusUnauthorized:
		w.Header().Set("WWW-Authenticate", "Bearer")
	case http.StatusTooManyRequests, http.StatusServiceUnavailable:
		w.Header().Set("Retry-After", "1")
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(no.Status)
	body, _ := encode(failure{no}) // strings can always be encoded
	w.Write(body)                  // whoever asked may have gone
}
