package api

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"unicode/utf8"
)

// Operation is something that can be called.
type Operation struct {
	method, path string
	scope        Scope // empty is for everybody
	most         int64 // bytes of a request
	do           func(ctx context.Context, body []byte) (any, error)
	then         func(ctx context.Context) error
	handler      http.Handler // instead of do
}

// Sizes of requests.
const (
	short = 64 << 10
	// Long is enough for a draft, or for some articles.
	Long = 8 << 20
)

// Post is an operation whose request is the JSON form of a Request, and whose response
// is that of what do returns. A field that a Request does not have is refused. An error
// of do that is an [Error] is told as it is.
func Post[Request any](path string, scope Scope, do func(context.Context, Request) (any, error)) Operation {
	return Operation{method: http.MethodPost, path: path, scope: scope, most: short, do: func(ctx context.Context, body []byte) (any, error) {
		var r Request
		if err := decode(body, &r); err != nil {
			return nil, err
		}
		return do(ctx, r)
	}}
}

// UpTo is the operation with requests of so many bytes.
func (o Operation) UpTo(bytes int64) Operation {
	o.most = bytes
	return o
}

// Then is the operation with something to wait for before the response is sent, while
// others are done.
func (o Operation) Then(wait func(ctx context.Context) error) Operation {
	o.then = wait
	return o
}

// Get is an operation without a request.
func Get(path string, scope Scope, do func(context.Context) (any, error)) Operation {
	return Operation{method: http.MethodGet, path: path, scope: scope, do: func(ctx context.Context, _ []byte) (any, error) { return do(ctx) }}
}

// Handle is an operation with a protocol of its own; an empty method is all.
func Handle(method, path string, scope Scope, h http.Handler) Operation {
	return Operation{method: method, path: path, scope: scope, handler: h}
}

// decode reads one JSON object, all of it.
func decode(body []byte, into any) error {
	if !utf8.Valid(body) {
		return &Error{http.StatusBadRequest, "not_utf8", "the request is not UTF-8", "send UTF-8: all offsets count its bytes"}
	}
	d := json.NewDecoder(bytes.NewReader(body))
	d.DisallowUnknownFields()
	err := d.Decode(into)
	if err == nil {
		if _, end := d.Token(); !errors.Is(end, io.EOF) {
			err = errFollowed
		}
	}
	if err != nil {
		return &Error{http.StatusBadRequest, "not_understood", whatIsWrong(err), "send one JSON object as " + documentPath + " has it"}
	}
	return nil
}

var errFollowed = errors.New("something follows the object")

// whatIsWrong says what is wrong with a request, without its words.
func whatIsWrong(err error) string {
	var kind *json.UnmarshalTypeError
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &kind) && kind.Field != "":
		return fmt.Sprintf("the field %s is a %s", kind.Field, kind.Value)
	case errors.As(err, &kind):
		return fmt.Sprintf("the request is a %s, not an object", kind.Value)
	case errors.As(err, &syntax):
		return fmt.Sprintf("the request is not JSON at byte %d", syntax.Offset)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return "the request ends before its object does"
	}
	if field, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
		return "the request has a field that means nothing here: " + field
	}
	return errFollowed.Error()
}
