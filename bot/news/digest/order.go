package digest

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"onrecord/bot/label"
	"onrecord/corpus"
)

// Deed is what an order wants done.
type Deed string

const (
	TurnOn  Deed = "on"
	TurnOff Deed = "off"
	Preview Deed = "preview"
	SkipOn  Deed = "skip"
)

// Order is what somebody asks of the digest of a channel:
//
//	on 08:30 in #desk section:politics people:"Ada Quill",Fenn outlet:lantern
//	on 09:00 Mondays Europe/Vienna
//	off in #desk
//	preview 2026-03-01 section:politics
//	skip 2026-12-24 to 2026-12-26
//	skip none
type Order struct {
	Deed         Deed
	Hour, Minute int
	Zone         *time.Location // nil is that of whoever gives it
	Day          corpus.Day     // to preview; empty is yesterday
	Channel      string         // its id; empty is the one in which it was given
	Rhythm                      // of skip, the days; none takes them all back
	Interest
}

// IsOrder reports whether what stands behind the word digest is an order, rather
// than the rest of a question.
func IsOrder(text string) bool {
	words := fields(text)
	if len(words) == 0 {
		return true
	}
	switch Deed(strings.ToLower(words[0])) {
	case TurnOn, TurnOff, Preview, SkipOn:
		return true
	}
	return false
}

// ParseOrder reads an order, without the word digest. A channel is named by its id.
func ParseOrder(text string) (Order, error) {
	var o Order
	words := fields(text)
	if len(words) == 0 {
		return o, errors.New(label.Text("digest.what", label.Text("digest.usage")))
	}
	switch o.Deed = Deed(strings.ToLower(words[0])); o.Deed {
	case TurnOn, TurnOff, Preview, SkipOn:
	default:
		return o, fmt.Errorf("%q is none of on, off, preview and skip: %s", words[0], label.Text("digest.usage"))
	}
	timed := false
	for rest := words[1:]; len(rest) > 0; rest = rest[1:] {
		word := rest[0]
		if strings.EqualFold(word, "in") && len(rest) > 1 {
			var err error
			if o.Channel, err = channelOf(rest[1]); err != nil {
				return o, err
			}
			rest = rest[1:]
			continue
		}
		if at, err := time.Parse("15:04", word); err == nil && o.Deed == TurnOn {
			o.Hour, o.Minute, timed = at.Hour(), at.Minute(), true
			continue
		}
		taken, err := o.takeDays(word, rest[1:])
		if err != nil {
			return o, err
		}
		name, value, operator := strings.Cut(word, ":")
		if taken > 0 {
			rest = rest[taken-1:]
		} else if !operator || !o.take(strings.ToLower(name), value) {
			return o, fmt.Errorf("%q is not understood: %s", word, label.Text("digest.usage"))
		}
	}
	if o.Deed == TurnOn && !timed {
		return o, errors.New("say when, like 08:30: " + label.Text("digest.usage"))
	}
	if o.Deed == SkipOn && len(o.Skip) == 0 && !slices.ContainsFunc(words, func(w string) bool { return strings.EqualFold(w, noDays) }) {
		return o, errors.New("say which days, or none: " + label.Text("digest.usage"))
	}
	return o, nil
}

// takeDays takes the days of the order: of the week, of the calendar, and in which zone they
// begin. taken is how many words that were, 0 for another word.
func (o *Order) takeDays(word string, rest []string) (taken int, err error) {
	switch o.Deed {
	case TurnOn:
		if days := weekdays(word); days != nil {
			o.Days = append(o.Days, days...)
			return 1, nil
		}
		if zone, err := time.LoadLocation(word); err == nil && (strings.Contains(word, "/") || word == "UTC") {
			o.Zone = zone
			return 1, nil
		}
		if strings.EqualFold(word, "and") || strings.EqualFold(word, "on") {
			return 1, nil
		}
	case Preview:
		if day, ok := dayOf(word); ok {
			o.Day = day
			return 1, nil
		}
	case SkipOn:
		return o.takeSkipped(word, rest)
	}
	return 0, nil
}

// noDays has no day left out.
const noDays = "none"

// mostSkipped bounds how many days are left out.
const mostSkipped = 100

// takeSkipped takes a day to leave out, or the days from one to another.
func (o *Order) takeSkipped(word string, rest []string) (taken int, err error) {
	first, ok := dayOf(word)
	if !ok {
		if strings.EqualFold(word, noDays) || strings.EqualFold(word, "on") || strings.EqualFold(word, "and") {
			return 1, nil
		}
		return 0, nil
	}
	last, taken := first, 1
	if len(rest) > 1 && strings.EqualFold(rest[0], "to") {
		if last, ok = dayOf(rest[1]); !ok || last < first {
			return 0, fmt.Errorf("%q is no day after %s: write it like 2026-12-26", rest[1], first)
		}
		taken = 3
	}
	for day := first; day <= last; day = day.Add(1) {
		if len(o.Skip) == mostSkipped {
			return 0, fmt.Errorf("these are more than %d days: turn the digest off meanwhile", mostSkipped)
		}
		o.Skip = append(o.Skip, day)
	}
	return taken, nil
}

func dayOf(word string) (corpus.Day, bool) {
	day, err := time.Parse(time.DateOnly, strings.Trim(word, ","))
	return corpus.DayOf(day), err == nil
}

// weekdays are the days of the week that a word names: "Mondays", "weekly" is on Mondays;
// nil for another word.
func weekdays(word string) []time.Weekday {
	word = strings.TrimSuffix(strings.ToLower(strings.Trim(word, ",")), "s")
	switch word {
	case "weekly":
		return []time.Weekday{time.Monday}
	case "weekday", "workday":
		return workdays
	}
	for d := time.Sunday; d <= time.Saturday; d++ {
		if name := strings.ToLower(d.String()); word == name || word == name[:3] {
			return []time.Weekday{d}
		}
	}
	return nil
}

// take takes an operator; its values stand between commas.
func (o *Order) take(name, value string) bool {
	var to *[]string
	switch name {
	case "section", "sections":
		to = &o.Sections
	case "people", "person", "speaker":
		to = &o.People
	case "outlet", "outlets":
		to = &o.Outlets
	default:
		return false
	}
	for v := range strings.SplitSeq(strings.ReplaceAll(value, `"`, ""), ",") {
		if v = strings.TrimSpace(v); v != "" {
			*to = append(*to, v)
		}
	}
	return len(*to) > 0
}

// channelID is Slack's for a channel.
var channelID = regexp.MustCompile(`^#?([CG][A-Z0-9]{2,})$`)

func channelOf(word string) (string, error) {
	if m := channelID.FindStringSubmatch(word); m != nil {
		return m[1], nil
	}
	return "", fmt.Errorf("%q is no channel that I can find: choose it from Slack's list, or give the command in the channel itself", word)
}

// quotes are the quotation marks of phones and keyboards.
var quotes = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`)

// fields splits a text at white space outside of quotation marks.
func fields(text string) []string {
	open := false
	return strings.FieldsFunc(quotes.Replace(text), func(r rune) bool {
		if r == '"' {
			open = !open
		}
		return !open && (r == ' ' || r == '\t' || r == '\n')
	})
}
