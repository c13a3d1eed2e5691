package digest

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"

	"onrecord/corpus"
)

// Deed is what an order wants done.
type Deed string

const (
	TurnOn  Deed = "on"
	TurnOff Deed = "off"
	Preview Deed = "preview"
)

// Order is what somebody asks of the digest of a channel:
//
//	on 08:30 in #desk section:politics people:"Ada Quill",Fenn outlet:lantern
//	off in #desk
//	preview 2026-03-01 section:politics
type Order struct {
	Deed         Deed
	Hour, Minute int
	Day          corpus.Day // to preview; empty is yesterday
	Channel      string     // its id; empty is the one in which it was given
	Interest
}

// Usage shows how an order is written, behind the slash command.
const Usage = `digest on 08:30 [in #channel] [section:politics] [people:"Ada Quill",Fenn] [outlet:lantern] · digest off [in #channel] · digest preview [2026-03-01]`

// IsOrder reports whether what stands behind the word digest is an order, rather
// than the rest of a question.
func IsOrder(text string) bool {
	words := fields(text)
	if len(words) == 0 {
		return true
	}
	switch Deed(strings.ToLower(words[0])) {
	case TurnOn, TurnOff, Preview:
		return true
	}
	return false
}

// ParseOrder reads an order, without the word digest. A channel is named by its id.
func ParseOrder(text string) (Order, error) {
	var o Order
	words := fields(text)
	if len(words) == 0 {
		return o, errors.New("say what to do: " + Usage)
	}
	switch o.Deed = Deed(strings.ToLower(words[0])); o.Deed {
	case TurnOn, TurnOff, Preview:
	default:
		return o, fmt.Errorf("%q is none of on, off and preview: %s", words[0], Usage)
	}
	timed := false
	for rest := words[1:]; len(rest) > 0; rest = rest[1:] {
		word := rest[0]
		name, value, operator := strings.Cut(word, ":")
		if at, err := time.Parse("15:04", word); err == nil && o.Deed == TurnOn {
			o.Hour, o.Minute, timed = at.Hour(), at.Minute(), true
			continue
		}
		if day, err := time.Parse(time.DateOnly, word); err == nil && o.Deed == Preview {
			o.Day = corpus.DayOf(day)
			continue
		}
		if strings.EqualFold(word, "in") && len(rest) > 1 {
			var err error
			if o.Channel, err = channelOf(rest[1]); err != nil {
				return o, err
			}
			rest = rest[1:]
			continue
		}
		if !operator || !o.take(strings.ToLower(name), value) {
			return o, fmt.Errorf("%q is not understood: %s", word, Usage)
		}
	}
	if o.Deed == TurnOn && !timed {
		return o, errors.New("say when, like 08:30: " + Usage)
	}
	return o, nil
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
