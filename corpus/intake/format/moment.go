package format

import (
	"errors"
	"time"
)

// errNoMoment is the error of "0000-00-00" and the like.
var errNoMoment = errors.New("no moment")

// withOffset is a moment that a system gives both as the outlet's clock shows it and
// in UTC, with the offset that lies between them. Where only one is given, that is it.
func withOffset(local, utc string) string {
	l, errL := wallClock(local)
	u, errU := wallClock(utc)
	switch {
	case errL != nil && errU != nil:
		return local
	case errL != nil:
		return u.Format(time.RFC3339)
	case errU != nil:
		return local
	}
	apart := l.Sub(u)
	if apart.Abs() > 14*time.Hour {
		return local
	}
	return u.In(time.FixedZone("", int(apart.Seconds()))).Format(time.RFC3339)
}

// wallClock reads a moment without an offset, as WordPress writes it.
func wallClock(text string) (t time.Time, err error) {
	for _, layout := range []string{"2006-01-02T15:04:05", time.DateTime} {
		if t, err = time.Parse(layout, text); err == nil && t.Year() > 1 {
			return t, nil
		}
	}
	if err == nil {
		err = errNoMoment
	}
	return t, err
}
