package bot_test

import (
	"strings"
	"testing"

	"onrecord/bot"
)

// thread is where ana has asked, in a channel that wants follow-ups.
func thread(t *testing.T) (*bot.Bot, bot.Event) {
	t.Helper()
	b, _ := newBot(desk{})
	handle(t, b, bot.Event{Did: bot.Command{Text: "follow on"}, Channel: "C1", User: "ana"})
	asked := bot.Event{Did: bot.Mention{Text: "what did Varga say about the ferry?"}, Channel: "C1", Thread: "1", User: "ana"}
	handle(t, b, asked)
	asked.Did = bot.Overheard{Text: "and in 2015?"}
	return b, asked
}

func TestAFollowUpNeedsNoMentionWhereTheChannelWantsThat(t *testing.T) {
	b, e := thread(t)
	for _, c := range []struct{ text, want string }{
		{"and in 2015?", "Varga · ferry · in 2015"},
		{"more", "Varga · ferry · in 2015 · after the first 0"},
	} {
		e.Did = bot.Overheard{Text: c.text}
		r := handle(t, b, e)
		if r.Audience != bot.Thread || !strings.HasPrefix(c.want, asked(r)) || answered(r) == nil {
			t.Errorf("%s: %+v, want %s", c.text, r, c.want)
		}
	}
}

func TestNobodyIsInterruptedInAThread(t *testing.T) {
	for name, change := range map[string]func(b *bot.Bot, e *bot.Event){
		"in another thread":             func(_ *bot.Bot, e *bot.Event) { e.Thread = "2" },
		"in another channel":            func(_ *bot.Bot, e *bot.Event) { e.Channel = "C2" },
		"by somebody who did not ask":   func(_ *bot.Bot, e *bot.Event) { e.User = "zoe" },
		"to a colleague":                func(_ *bot.Bot, e *bot.Event) { e.Did = bot.Overheard{Text: "can we run that today?"} },
		"that the archive knows not of": func(_ *bot.Bot, e *bot.Event) { e.Did = bot.Overheard{Text: "what about the moon?"} },
		"where it was turned off": func(b *bot.Bot, _ *bot.Event) {
			handle(t, b, bot.Event{Did: bot.Command{Text: "follow off"}, Channel: "C1"})
		},
		"where nobody may turn it on": func(b *bot.Bot, _ *bot.Event) { b.FollowUps = false },
	} {
		b, e := thread(t)
		change(b, &e)
		if r := handle(t, b, e); answered(r) != nil || textOf(r) != "" {
			t.Errorf("a word %s was answered: %+v", name, r)
		}
	}
}

func TestAQuoteIsPointedAtWithoutAMention(t *testing.T) {
	b, e := thread(t)
	e.Did = bot.Overheard{Text: "the second one in context"}
	if r := handle(t, b, e); saysA[bot.Around](r) == nil && !strings.Contains(textOf(r), "no quote 2") {
		t.Errorf("pointed at: %+v", r)
	}
	e.Did = bot.Overheard{Text: "too long"}
	if r := handle(t, b, e); answered(r) != nil || textOf(r) != "" {
		t.Errorf("said to somebody else: %+v", r)
	}
}

func TestFollowUpsAreTurnedOnAndOff(t *testing.T) {
	b, _ := newBot(desk{})
	said := func(channel, text string, alone bool) string {
		return textOf(handle(t, b, bot.Event{Did: bot.Command{Text: text}, Channel: channel, Alone: alone}))
	}
	if got := said("C1", "follow", false); !strings.Contains(got, "/archive follow on") {
		t.Errorf("at first: %s", got)
	}
	said("C1", "Follow  ON", false)
	if got := said("C1", "follow", false); !strings.Contains(got, "/archive follow off") {
		t.Errorf("turned on: %s", got)
	}
	if got := said("C2", "follow", false); !strings.Contains(got, "/archive follow on") {
		t.Errorf("in another channel: %s", got)
	}
	if got := said("D1", "follow on", true); !strings.Contains(got, "whatever you ask") {
		t.Errorf("with the bot alone: %s", got)
	}
	b.FollowUps = false
	if got := said("C1", "follow on", false); !strings.Contains(got, "follow_ups") {
		t.Errorf("where it is not allowed: %s", got)
	}
}
