package bot

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"onrecord/bot/label"
	"onrecord/bot/people/person"
	"onrecord/bot/people/story"
)

// What is looked up begins with one of these words.
const (
	personWord = "person"
	storyWord  = "story"
	// What is shared of a check begins with this: its summary alone, and nothing of the draft.
	summaryWord = "checked"
)

// PersonOrder is what is typed behind the slash command for a person, StoryOrder for a story.
func PersonOrder(r person.Request) string { return personWord + " " + r.String() }
func StoryOrder(r story.Request) string   { return storyWord + " " + r.String() }

// SummaryOrder is what a button carries that shares the summary of a check.
func SummaryOrder(summary string) string { return summaryWord + " " + summary }

// lookups are the pages of a person and of a story.
type lookups struct{ bot *Bot }

// order is what is to be looked up.
type order struct{ what, of string }

// orderOf reads the order for a person or a story; ok is false for another text.
func orderOf(text string) (o order, ok bool) {
	o.what, o.of, _ = strings.Cut(text, " ")
	o.what = strings.ToLower(o.what)
	return o, o.what == personWord || o.what == storyWord
}

// asks tells a question from an order: "person who said …".
var asks = regexp.MustCompile(`(?i)\?|^\s*(?:who|whose|whom|that|which|behind|responsible)\b|\b(?:said|says|say)\b`)

// lookUp answers a button that carries an order.
func (l lookups) lookUp(ctx context.Context, e Event, did LookUp) (Reply, error) {
	o, ok := orderOf(did.Order)
	if !ok {
		return Reply{}, errors.New("there is neither a person nor a story to look up")
	}
	return l.find(ctx, e, o)
}

// find answers with a person or a story.
func (l lookups) find(ctx context.Context, e Event, o order) (r Reply, err error) {
	r.Audience = e.audience()
	if o.what == personWord {
		r.Says, err = l.person(ctx, e, o.of)
	} else {
		r.Says, err = l.story(ctx, e, o.of)
	}
	return r, err
}

func (l lookups) person(ctx context.Context, e Event, text string) (Content, error) {
	if r, two, err := person.ParseRuling(text); two {
		if err = cmp.Or(err, r.Validate()); err != nil {
			return Text(sentence(err)), nil
		}
		return Text(label.Text("namesake.how", l.bot.Command, r.Name, r.Other)), nil
	}
	wanted, err := person.Parse(text, l.bot.options(e))
	if err != nil {
		return Text(sentence(err)), nil
	}
	found, err := l.bot.People.Person(ctx, wanted)
	if err != nil {
		return nil, fmt.Errorf("look a person up: %w", err)
	}
	return PersonPage(found), nil
}

func (l lookups) story(ctx context.Context, e Event, text string) (Content, error) {
	wanted, err := story.Parse(text, l.bot.options(e))
	if err != nil {
		return Text(sentence(err)), nil
	}
	told, err := l.bot.Stories.Story(ctx, wanted)
	if err != nil {
		return nil, fmt.Errorf("tell a story: %w", err)
	}
	return StoryPage(told), nil
}
