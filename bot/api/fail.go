package api

import (
	"context"
	"errors"
	"net/http"

	"onrecord/index"
)

// Error is why a request was not done. Its JSON form is told as "error".
type Error struct {
	Status  int    `json:"-"`       // of HTTP
	Code    string `json:"code"`    // for programs: it never changes
	Message string `json:"message"` // what is wrong
	Fix     string `json:"mend"`    // what to do about it
}

// Error implements error.
func (e *Error) Error() string { return e.Message + ": " + e.Fix }

// failure is the body of a response that is an error.
type failure struct {
	Error *Error `json:"error"`
}

func noOperation(path string) *Error {
	return &Error{http.StatusNotFound, "no_such_operation", "there is no " + path, "see " + documentPath + " for what can be called"}
}

// errorOf is what a caller is told of an error: of one that is nobody's mistake, no
// more than that there was one.
func errorOf(err error) *Error {
	var told *Error
	switch {
	case errors.As(err, &told):
		return told
	case errors.Is(err, index.ErrIncomplete):
		return &Error{http.StatusServiceUnavailable, "incomplete", "the archive cannot be searched whole right now", "try again in a minute"}
	case errors.Is(err, context.DeadlineExceeded):
		return &Error{http.StatusGatewayTimeout, "took_too_long", "it took longer than " + patience.String(), "ask for less at once"}
	case errors.Is(err, context.Canceled):
		return &Error{http.StatusServiceUnavailable, "stopping", "the bot is being stopped", "try again in a minute"}
	}
	return &Error{http.StatusInternalServerError, "failed", "the request could not be done", "see the log of onrecord serve, and run onrecord doctor"}
}
