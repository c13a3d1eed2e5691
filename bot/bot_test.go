package bot_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"onrecord/bot"
	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/question"
	"onrecord/bot/factcheck/check"
	"onrecord/bot/people/sourcing"
)

// desk answers with what it was asked, or fails. It has something to say to all
// that does not speak of the moon.
type desk struct {
	err       error
	citations int
	facets    answer.Facets
	context   answer.Context
}

func (d desk) Answer(_ context.Context, q question.Question) (answer.Answer, error) {
	a := answer.Answer{Question: q.Text, Intent: q.Intent, Asked: q.String(), Citations: make([]answer.Citation, d.citations)}
	a.Found = !strings.Contains(a.Asked, "moon")
	return a, d.err
}

func (d desk) All(ctx context.Context, q question.Question, _ int) (answer.Answer, bool, error) {
	a, err := d.Answer(ctx, q)
	return a, false, err
}

func (d desk) Facets(context.Context, question.Question) (answer.Facets, error) {
	return d.facets, d.err
}

func (d desk) Context(context.Context, answer.Reference) (answer.Context, error) {
	return d.context, d.err
}

// memory remembers conversations, and who asked in them.
type memory struct {
	at       map[bot.Conversation]question.Previous
	channels map[bot.Conversation]bool
	joined   map[string]bool
	feedback []bot.Feedback
}

func newMemory() *memory {
	return &memory{at: map[bot.Conversation]question.Previous{}, channels: map[bot.Conversation]bool{}, joined: map[string]bool{}}
}

func (m *memory) Recall(_ context.Context, c bot.Conversation, _ string, _ time.Time) (question.Previous, error) {
	return m.at[c], nil
}

func (m *memory) Remember(_ context.Context, c bot.Conversation, _ string, p question.Previous, _ time.Time) error {
	m.at[c] = p
	return nil
}

func (m *memory) Follow(_ context.Context, c bot.Conversation, on bool) error {
	m.channels[c] = on
	return nil
}

func (m *memory) Following(_ context.Context, c bot.Conversation) (bool, error) {
	return m.channels[c], nil
}

func (m *memory) Join(_ context.Context, c bot.Conversation, user string, _ time.Time) error {
	m.joined[c.Thread+user] = true
	return nil
}

func (m *memory) Joined(_ context.Context, c bot.Conversation, user string, _ time.Time) (bool, error) {
	return m.joined[c.Thread+user], nil
}

func (m *memory) Add(_ context.Context, f bot.Feedback) error {
	m.feedback = append(m.feedback, f)
	return nil
}

func (m *memory) Waiting(context.Context, bot.Conversation) ([]bot.Waiting, error) {
	return nil, nil
}

func (m *memory) Settle(context.Context, bot.Settlement, ...int64) error { return nil }

// checker finds nothing in a draft.
type checker struct{}

func (checker) Check(_ context.Context, draft string, _ ...check.Source) (check.Report, error) {
	return check.Report{Quotes: []check.Quote{{Text: draft, Verdict: check.NotFound}}}, nil
}

// newBot is a bot whose desk is d.
func newBot(d desk) (*bot.Bot, *memory) {
	m := newMemory()
	return &bot.Bot{
		Desk: d, Conversations: m, Threads: m, Feedback: m, Checker: checker{},
		Command: "/archive", FollowUps: true, Clock: time.Now,
	}, m
}

func TestAFollowUpIsReadInItsConversation(t *testing.T) {
	b, _ := newBot(desk{})
	for _, c := range []struct {
		event bot.Event
		asked string
	}{
		{bot.Event{Did: bot.Mention{Text: "what did Varga say about the ferry?"}, Channel: "C1", Thread: "1"}, "Varga · ferry"},
		{bot.Event{Did: bot.Mention{Text: "and in 2015?"}, Channel: "C1", Thread: "1"}, "Varga · ferry · in 2015"},
		{bot.Event{Did: bot.Mention{Text: "and in 2015?"}, Channel: "C1", Thread: "2"}, "find · anything · in 2015"},
		{bot.Event{Did: bot.Command{Text: "ferry in 2014"}, Channel: "C1", Thread: "1"}, "find · ferry · in 2014"},
		{bot.Event{Did: bot.Mention{Text: "only direct quotes"}, Channel: "C1", Thread: "1"}, "Varga · ferry · kind direct · in 2015"},
		{bot.Event{Did: bot.DirectMessage{Text: "who said hope?"}, Channel: "D1"}, "who said · hope"},
		{bot.Event{Did: bot.DirectMessage{Text: "who is Quill?"}, Channel: "D1"}, "who is · Quill"},
		{bot.Event{Did: bot.DirectMessage{Text: "when?"}, Channel: "D1"}, "when said · hope"},
	} {
		r, err := b.Handle(t.Context(), c.event)
		if err != nil || answered(r) == nil || answered(r).Asked != c.asked {
			t.Errorf("%s in %s: %+v, %v; want %s", c.event.Words(), c.event.Thread, answered(r), err, c.asked)
		}
	}
}

func TestWhoSeesAReply(t *testing.T) {
	b, _ := newBot(desk{})
	const asked = " who said all hope would be lost? "
	for did, want := range map[bot.Act]bot.Audience{
		bot.Mention{Text: asked}:       bot.Thread,
		bot.DirectMessage{Text: asked}: bot.Thread,
		bot.Command{Text: asked}:       bot.Asker,
		bot.More{Question: asked}:      bot.Asker,
		bot.Overheard{Text: asked}:     "", // nobody asked before
		bot.Share{Question: asked}:     bot.Channel,
	} {
		e := bot.Event{Did: did, User: "U1"}
		r, err := b.Handle(t.Context(), e)
		if err != nil {
			t.Fatal(err)
		}
		if want == "" && answered(r) == nil && textOf(r) == "" {
			continue
		}
		if r.Audience != want || answered(r) == nil || answered(r).Asked != "who said · all hope would be lost" {
			t.Errorf("%s: %+v, want audience %s", e.Kind(), r, want)
		}
		if shared := r.SharedBy != ""; shared != (want == bot.Channel) {
			t.Errorf("%s: shared by %q", e.Kind(), r.SharedBy)
		}
	}
}

func TestWhoAsksNothingGetsHelp(t *testing.T) {
	b, _ := newBot(desk{err: errors.New("nobody should ask")})
	for _, text := range []string{"", "  ", "help", "Help!", "?", "help ask"} {
		r, err := b.Handle(t.Context(), bot.Event{Did: bot.Command{Text: text}})
		if err != nil || answered(r) != nil || !strings.Contains(textOf(r), "/archive") {
			t.Errorf("%q: %+v, %v", text, r, err)
		}
	}
}

func TestTheHelpExplainsEachWord(t *testing.T) {
	b, _ := newBot(desk{err: errors.New("nobody should ask")})
	r, err := b.Handle(t.Context(), bot.Event{Did: bot.Command{Text: "help words"}})
	for _, word := range []string{"Word for word:", "In part:", "In other words:", "Close in meaning:", "Denied:", "Disputed:", "Not found:"} {
		if err != nil || strings.Count(textOf(r), word) != 1 {
			t.Errorf("%s is to be explained once: %s, %v", word, textOf(r), err)
		}
	}
}

func TestAFailureIsNotAReply(t *testing.T) {
	b, _ := newBot(desk{err: errors.New("disk on fire")})
	if _, err := b.Handle(t.Context(), bot.Event{Did: bot.Mention{Text: "who said hope"}}); err == nil || strings.Contains(err.Error(), "hope") {
		t.Errorf("got %v: it is an error, and does not tell the question", err)
	}
}

func TestWhoAsksNothingIsAnsweredAndTheConversationGoesOn(t *testing.T) {
	b, m := newBot(desk{citations: 3})
	c := bot.Conversation{Channel: "C1", Thread: "1"}
	say := func(text string) bot.Reply {
		t.Helper()
		r, err := b.Handle(t.Context(), bot.Event{Did: bot.Mention{Text: text}, Channel: c.Channel, Thread: c.Thread})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	say("what did Varga say about the ferry?")
	for text, want := range map[string]string{
		"hello":                    "Hello!",
		"thanks!":                  "You are welcome.",
		"what can you do":          "What do you want to do?",
		"what will the weather be": "I only find",
		"ferry kind:banana":        "I did not search: kind:banana means nothing",
	} {
		if r := say(text); answered(r) != nil || !strings.HasPrefix(textOf(r), want) {
			t.Errorf("%s: %+v", text, r)
		}
	}
	if asked := m.at[c].Question.String(); asked != "Varga · ferry" {
		t.Errorf("the conversation is at %q", asked)
	}
	if r := say("and in 2015?"); answered(r) == nil || answered(r).Asked != "Varga · ferry · in 2015" {
		t.Errorf("the follow-up: %+v", r)
	}
}

func TestAFileWithoutWordsCannotBeRead(t *testing.T) {
	b, _ := newBot(desk{})
	r, err := b.Handle(t.Context(), bot.Event{Did: bot.DirectMessage{File: true}, Alone: true})
	if err != nil || !strings.Contains(textOf(r), "I cannot read what is in a file") {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestASuggestionIsAnsweredWhereItIsPressed(t *testing.T) {
	b, m := newBot(desk{citations: 1})
	for _, alone := range []bool{false, true} {
		r, err := b.Handle(t.Context(), bot.Event{Did: bot.Pick{Question: "Hanne Rye · gate"}, Channel: "C1", Alone: alone})
		if err != nil || answered(r) == nil || answered(r).Asked != "Hanne Rye · gate" {
			t.Fatalf("%+v, %v", r, err)
		}
		if want := map[bool]bot.Audience{false: bot.Asker, true: bot.Thread}[alone]; r.Audience != want {
			t.Errorf("alone %v: for %s, want %s", alone, r.Audience, want)
		}
		if _, remembered := m.at[bot.Conversation{Channel: "C1"}]; remembered != alone {
			t.Errorf("alone %v: remembered %v", alone, remembered)
		}
	}
}

// talk is a conversation in a thread.
type talk struct {
	*testing.T
	bot *bot.Bot
}

func (c talk) say(text string) bot.Reply {
	c.Helper()
	r, err := c.bot.Handle(c.Context(), bot.Event{Did: bot.Mention{Text: text}, Channel: "C1", Thread: "1"})
	if err != nil {
		c.Fatal(err)
	}
	return r
}

func TestAFollowUpThatFindsNothingDoesNotStick(t *testing.T) {
	b, _ := newBot(desk{citations: 2})
	c := talk{t, b}
	c.say("what did Varga say about the ferry?")
	r := c.say("and about the moon?")
	if answered(r).Found || answered(r).Asked != "Varga · moon" {
		t.Fatalf("%+v", answered(r))
	}
	if s := answered(r).Suggestions; len(s) != 1 || s[0].Question != "Varga · ferry" {
		t.Errorf("the way back is %+v", s)
	}
	if r := c.say("and in 2015?"); answered(r).Asked != "Varga · ferry · in 2015" {
		t.Errorf("the next follow-up goes on with %s", answered(r).Asked)
	}
	c.say("who said the moon is new?")
	if r := c.say("and in 2014?"); answered(r).Asked != "who said · the moon is new · in 2014" {
		t.Errorf("after a new question without an answer: %s", answered(r).Asked)
	}
}

func TestAQuoteOfTheAnswerBeforeIsShownAsAsked(t *testing.T) {
	b, _ := newBot(desk{citations: 2})
	c := talk{t, b}
	c.say("what did Varga say about the ferry?")
	if r := c.say("the second one in full"); answered(r) == nil || len(answered(r).Citations) != 1 {
		t.Errorf("in full: %+v", r)
	}
	if r := c.say("in context"); saysA[bot.Around](r) == nil || r.Audience != bot.Thread {
		t.Errorf("in context: %+v", r)
	}
	if r := c.say("the third one"); textOf(r) != "There is no quote 3 in my last answer: it shows 2." {
		t.Errorf("one too many: %+v", r)
	}
	if r := c.say("shorter"); answered(r) == nil || len(answered(r).Citations) != 1 {
		t.Errorf("shorter: %+v", r)
	}
	if r := c.say("and in 2015?"); answered(r).Asked != "Varga · ferry · in 2015" {
		t.Errorf("the conversation is at %s", answered(r).Asked)
	}
}

// saysA is what a reply says, or nil where it says something else.
func saysA[T bot.Content](r bot.Reply) *T {
	if said, ok := r.Says.(T); ok {
		return &said
	}
	return nil
}

// answered is the answer of a reply, or nil where it has none.
func answered(r bot.Reply) *answer.Answer { return (*answer.Answer)(saysA[bot.Answered](r)) }

// textOf is the text of a reply; empty where it says something else.
func textOf(r bot.Reply) string {
	if counted, ok := r.Says.(bot.Counted); ok {
		return sourcing.Report(counted).Text()
	}
	text, _ := r.Says.(bot.Text)
	return string(text)
}
