package raw

import (
	"errors"
	"fmt"
	"io/fs"
)

// Problem tells of one thing that was skipped: a line, a file, an item of a
// feed, a URL.
type Problem struct {
	Place string // "news.jsonl:12", the path of a file, a URL; empty where it is still to be told
	Err   error
	Fix   string // what the reader of the message can do about it
	// Passing problems may well be gone at the next try.
	Passing bool
}

// Error says where, what, and what to do, in that order.
func (p *Problem) Error() string {
	if p.Place == "" {
		return fmt.Sprintf("%v: %s", p.Err, p.Fix)
	}
	return fmt.Sprintf("%s: %v: %s", p.Place, p.Err, p.Fix)
}

// Unwrap returns the cause.
func (p *Problem) Unwrap() error { return p.Err }

// Wrong returns a Problem whose place is still to be told by [Located].
func Wrong(fix, format string, args ...any) *Problem {
	return &Problem{Err: fmt.Errorf(format, args...), Fix: fix}
}

// Located gives an error its place. An error that is no Problem yet becomes one.
func Located(place string, err error) *Problem {
	var p *Problem
	if !errors.As(err, &p) {
		p = &Problem{Err: err, Fix: "see that the file is whole and can be read"}
	}
	if p.Place != "" {
		return p
	}
	return &Problem{Place: place, Err: p.Err, Fix: p.Fix, Passing: p.Passing}
}

// Guard turns a panic of a parsing library into a Problem: what comes from
// outside must not end the bot. gofeed panics on a JSON Feed with a null item.
func Guard(what string, err *error) {
	if r := recover(); r != nil {
		*err = Wrong("check that it is whole, and give it in another format if it is", "%s cannot be read: its parser failed: %v", what, r)
	}
}

// MayPass reports whether an error may well be gone at the next try.
func MayPass(err error) bool {
	var p *Problem
	return errors.As(err, &p) && p.Passing
}

// Bare returns an error of the file system without the path, which the place
// of the Problem tells.
func Bare(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return fmt.Errorf("cannot be read: %w", p.Err)
	}
	return err
}
