package bot

import (
	"context"
	"fmt"
	"regexp"
	"strings"

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

// lookUp answers with a person or a story; ok is false where neither is wanted.
func (l lookups) lookUp(ctx context.Context, e Event) (r Reply, ok bool, err error) {
	what, rest, _ := strings.Cut(e.Text, " ")
	what = strings.ToLower(what)
	if what == summaryWord && e.Kind == Share {
		return Reply{Audience: e.audience(), Says: Text(rest), SharedBy: e.User}, true, nil
	}
	if what != personWord && what != storyWord || !e.mayLookUp(rest) {
		return Reply{}, false, nil
	}
	if r.Audience = e.audience(); e.Kind == Share {
		r.SharedBy = e.User
	}
	if what == personWord {
		err = l.person(ctx, e, rest, &r)
	} else {
		err = l.story(ctx, e, rest, &r)
	}
	return r, true, err
}

// mayLookUp reports whether a text that begins as such may be an order to look something up,
// rather than a question: "person who said …".
func (e Event) mayLookUp(rest string) bool {
	switch e.Kind {
	case Share, LookUp, Pick:
		return true
	case Command, Mention, DirectMessage:
		return !asks.MatchString(rest)
	}
	return false
}

var asks = regexp.MustCompile(`(?i)\?|^\s*(?:who|whose|whom|that|which|behind|responsible)\b|\b(?:said|says|say)\b`)

func (l lookups) person(ctx context.Context, e Event, text string, r *Reply) error {
	wanted, err := person.Parse(text, l.bot.options(e))
	if err != nil {
		r.Says = Text(sentence(err))
		return nil
	}
	found, err := l.bot.People.Person(ctx, wanted)
	if err != nil {
		return fmt.Errorf("look a person up: %w", err)
	}
	r.Says = PersonPage(found)
	return nil
}

func (l lookups) story(ctx context.Context, e Event, text string, r *Reply) error {
	wanted, err := story.Parse(text, l.bot.options(e))
	if err != nil {
		r.Says = Text(sentence(err))
		return nil
	}
	told, err := l.bot.Stories.Story(ctx, wanted)
	if err != nil {
		return fmt.Errorf("tell a story: %w", err)
	}
	r.Says = StoryPage(told)
	return nil
}
