package person

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"onrecord/bot/asking/question"
	"onrecord/index"
)

// View is a part of what the archive holds of a person, of which one is shown at a time.
type View string

const (
	Newest  View = "newest"
	Topic   View = "topic" // Request.Of numbers it, from 1
	Changed View = "changed"
	Stances View = "stances"
	Titles  View = "titles"
	Beside  View = "beside"
)

// Request is who is wanted, and which part.
type Request struct {
	Name   string // or a title, or what else they are called
	About  string // words that the statements have; empty for all
	Filter index.Filter
	All    bool // all statements are read, not only the newest
	View   View // empty is Newest
	Of     int  // the topic
	Page   int  // from 0

	operators string // as typed
}

// ErrNobody is the error of a request that names nobody.
var ErrNobody = errors.New("name somebody: person kerry, person \"Elin Varga\" about ferry, person varga before:2017")

var (
	aboutWords = regexp.MustCompile(`(?i)\s+(?:about|on)\s+`)
	ours       = regexp.MustCompile(`^(show|page):(.+)$`)
)

// Parse reads a request as it is typed: kerry about ceasefire before:2016-03.
func Parse(text string, o question.Options) (Request, error) {
	var r Request
	rest, operators := question.Split(text)
	var theirs []string
	for _, typed := range operators {
		if m := ours.FindStringSubmatch(typed); m == nil {
			theirs = append(theirs, typed)
		} else if err := r.show(m[1], m[2]); err != nil {
			return Request{}, err
		}
	}
	if at := aboutWords.FindStringIndex(rest); at != nil {
		rest, r.About = rest[:at[0]], strings.TrimSpace(rest[at[1]:])
	}
	if r.Name = rest; r.Name == "" {
		return Request{}, ErrNobody
	}
	r.operators = strings.Join(theirs, " ")
	var err error
	if r.Filter, err = question.Narrowing(r.operators, o); err != nil {
		return Request{}, err
	}
	return r, nil
}

// show reads which part is wanted.
func (r *Request) show(what, value string) error {
	if what == "page" {
		n, err := question.Page(value)
		r.Page = n
		return err
	}
	part, of, _ := strings.Cut(value, "-")
	r.View, r.Of = View(part), 1
	switch r.View {
	case Topic:
		n, err := strconv.Atoi(of)
		if err != nil || n < 1 {
			return fmt.Errorf("show:%s is no topic: they are show:topic-1 and so on", value)
		}
		r.Of = n
	case Newest, Changed, Stances, Titles, Beside:
	default:
		return fmt.Errorf("show:%s is nothing that is held of a person: there is show:newest, topic-1, changed, stances, titles and beside", value)
	}
	return nil
}

// IsFirst reports whether the request is for what is shown first.
func (r Request) IsFirst() bool { return (r.View == "" || r.View == Newest) && r.Page == 0 }

// Part is the request for another part of the same person.
func (r Request) Part(v View, of int) Request {
	r.View, r.Of, r.Page = v, of, 0
	return r
}

// Shown is the part that is wanted, as it may be typed: "show:topic-2".
func (r Request) Shown() string {
	if r.View == Topic {
		return fmt.Sprintf("show:topic-%d", r.Of)
	}
	return "show:" + string(r.View)
}

// String is the request as it may be typed, so that a button can carry it.
func (r Request) String() string {
	parts := []string{r.Name}
	if r.About != "" {
		parts = append(parts, "about", r.About)
	}
	if r.operators != "" {
		parts = append(parts, r.operators)
	}
	if r.View != "" && r.View != Newest {
		parts = append(parts, r.Shown())
	}
	if r.Page > 0 {
		parts = append(parts, question.PageOperator(r.Page))
	}
	return strings.Join(parts, " ")
}
