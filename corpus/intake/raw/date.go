package raw

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/itlightning/dateparse"
)

// ReadDate reads a date that an article prints; the error says why it is not
// one that can be believed. No text is no date, and no error.
func ReadDate(text string, now time.Time) (time.Time, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return time.Time{}, nil
	}
	t, err := ParseDate(text)
	switch {
	case err != nil:
		return time.Time{}, err
	case t.Year() < 1800: // older than any newspaper archive
		return time.Time{}, fmt.Errorf("%q lies before 1800", text)
	case t.After(now.Add(48 * time.Hour)): // two days: zones, and wrong clocks
		return time.Time{}, fmt.Errorf("%q lies in the future", text)
	}
	return t, nil
}

// ParseDate reads a date in any usual form and keeps its offset from UTC. A
// date that can be read in two ways, or that names no day, is an error: a
// guess would be printed as a fact.
func ParseDate(text string) (time.Time, error) {
	for _, layout := range []string{time.RFC3339, time.DateOnly} {
		if t, err := time.Parse(layout, text); err == nil {
			return t, nil
		}
	}
	if withoutDay.MatchString(text) {
		return time.Time{}, fmt.Errorf("%q names no day", text)
	}
	t, err := dateparse.ParseStrict(text, dateparse.SimpleErrorMessages(true))
	if errors.Is(err, dateparse.ErrAmbiguousMMDD) {
		return parseEitherWay(text)
	}
	if err != nil {
		return time.Time{}, fmt.Errorf("%q is not a date that can be read", text)
	}
	return t, nil
}

// withoutDay matches a year, or a year and a month, which dateparse reads as
// the first day of it.
var withoutDay = regexp.MustCompile(`^\d{4}([-/.]\d{1,2})?$`)

// parseEitherWay reads a date of which it is not known whether the month or
// the day comes first, where only one of the two is possible.
func parseEitherWay(text string) (time.Time, error) {
	var found []time.Time
	for _, monthFirst := range []bool{true, false} {
		t, err := dateparse.ParseAny(text, dateparse.PreferMonthFirst(monthFirst))
		if err == nil {
			found = append(found, t)
		}
	}
	switch {
	case len(found) == 0:
		return time.Time{}, fmt.Errorf("%q is not a date that can be read", text)
	case len(found) == 2 && !found[0].Equal(found[1]):
		return time.Time{}, fmt.Errorf("%q may be either of two days", text)
	}
	return found[0], nil
}

const fixEmbargo = "write a moment such as 2016-02-03T06:00:00+01:00"

// ReadEmbargo reads the moment until which an article is held back. One
// without an offset from UTC is taken where it comes last on earth, so that no
// embargo ends early, and assumed says so.
func ReadEmbargo(text string) (until time.Time, assumed string, err error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return time.Time{}, "", nil
	}
	if t, err := time.Parse(time.RFC3339, text); err == nil {
		return t, "", nil
	}
	t, err := ParseDate(text)
	if err != nil {
		return time.Time{}, "", Wrong(fixEmbargo, "embargo_until %w", err)
	}
	if name, offset := t.Zone(); offset != 0 || name == "GMT" || hasUTCMark.MatchString(text) {
		return t, "", nil
	}
	last := time.FixedZone("", -12*60*60)
	until = time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, last)
	return until, fmt.Sprintf("embargo_until %q has no offset from UTC: held until %s", text, until.UTC().Format(time.RFC3339)), nil
}

// hasUTCMark matches a time that says itself that it is in UTC.
var hasUTCMark = regexp.MustCompile(`(\dZ|UTC|[+-]00:?00)$`)
