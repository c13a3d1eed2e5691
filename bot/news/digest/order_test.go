package digest_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/bot/news/digest"
	"onrecord/corpus"
)

func TestOrdersAreUnderstood(t *testing.T) {
	for text, want := range map[string]digest.Order{
		"on 08:30":               {Deed: digest.TurnOn, Hour: 8, Minute: 30},
		"On 8:05 in #C0DESK":     {Deed: digest.TurnOn, Hour: 8, Minute: 5, Channel: "C0DESK"},
		"off in C0123ABC":        {Deed: digest.TurnOff, Channel: "C0123ABC"},
		"preview":                {Deed: digest.Preview},
		"preview 2026-03-01":     {Deed: digest.Preview, Day: "2026-03-01"},
		"on 9:00 Mondays":        {Deed: digest.TurnOn, Hour: 9, Rhythm: digest.Rhythm{Days: []time.Weekday{time.Monday}}},
		"on 9:00 weekly UTC":     {Deed: digest.TurnOn, Hour: 9, Zone: time.UTC, Rhythm: digest.Rhythm{Days: []time.Weekday{time.Monday}}},
		"on 9:00 on tue and Fri": {Deed: digest.TurnOn, Hour: 9, Rhythm: digest.Rhythm{Days: []time.Weekday{time.Tuesday, time.Friday}}},
		"skip 2026-12-31 to 2027-01-01, 2027-01-06": {Deed: digest.SkipOn, Rhythm: digest.Rhythm{Skip: []corpus.Day{"2026-12-31", "2027-01-01", "2027-01-06"}}},
		"skip none in #C0DESK":                      {Deed: digest.SkipOn, Channel: "C0DESK"},
		"preview outlet:lantern":                    {Deed: digest.Preview, Interest: digest.Interest{Outlets: []string{"lantern"}}},
		"on 06:00 people:“Ada Quill”,Fenn section:politics section:\"local news\"": {Deed: digest.TurnOn, Hour: 6,
			Interest: digest.Interest{People: []string{"Ada Quill", "Fenn"}, Sections: []string{"politics", "local news"}}},
	} {
		got, err := digest.ParseOrder(text)
		if diff := cmp.Diff(want, got, cmp.Comparer(func(a, b *time.Location) bool { return a == b })); err != nil || diff != "" {
			t.Errorf("%s: %v (-want +got):\n%s", text, err, diff)
		}
	}
}

func TestOrdersThatAreWrongSayHowTheyAreWritten(t *testing.T) {
	for _, text := range []string{"", "tomorrow", "on", "on 25:00", "on 08:30 in #nowhere", "on 08:30 colour:blue", "off 08:30", "on 2026-03-01", "on 08:30 people:", "on 08:30 Moonday", "skip Christmas", "skip", "skip on", "skip section:news"} {
		if o, err := digest.ParseOrder(text); err == nil || !strings.Contains(err.Error(), "digest on 08:30") && !strings.Contains(err.Error(), "channel") {
			t.Errorf("%q is understood as %+v, %v", text, o, err)
		}
	}
	if digest.IsOrder("of the talks") || !digest.IsOrder("off") || !digest.IsOrder("") {
		t.Error("an order is not told from a question")
	}
}
