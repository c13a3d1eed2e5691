package bot_test

import (
	"strings"
	"testing"
	"time"

	"onrecord/bot"
	"onrecord/bot/people/sourcing"
	"onrecord/index/indextest"
	"onrecord/index/ledger"
)

func TestTheSlashCommandCountsWhomTheArchiveQuotes(t *testing.T) {
	b, _ := newBot(desk{})
	archive := indextest.Sample(t, time.Now).Archive
	b.Sources = &sourcing.Desk{Ledger: ledger.New(archive, archive.Quotes, time.Now)}
	for text, want := range map[string]string{
		"sources section:politics by month": "By month: statements",
		"sources since 2026":                "Quoted for the first time in these days",
		"sources ferry":                     "I did not count: whom the archive quotes is narrowed by operators and days alone",
		"sources author:quill":              "I did not count: author: is no operator",
	} {
		r, err := b.Handle(t.Context(), bot.Event{Did: bot.Command{Text: text}})
		if err != nil || r.Audience != bot.Asker || !strings.Contains(textOf(r), want) {
			t.Errorf("%s: to %s, %v:\n%s\nwant %q, to the asker alone", text, r.Audience, err, textOf(r), want)
		}
	}
}
