package digest_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/bot/news/digest"
)

func TestOrdersAreUnderstood(t *testing.T) {
	for text, want := range map[string]digest.Order{
		"on 08:30":               {Deed: digest.TurnOn, Hour: 8, Minute: 30},
		"On 8:05 in #C0DESK":     {Deed: digest.TurnOn, Hour: 8, Minute: 5, Channel: "C0DESK"},
		"off in C0123ABC":        {Deed: digest.TurnOff, Channel: "C0123ABC"},
		"preview":                {Deed: digest.Preview},
		"preview 2026-03-01":     {Deed: digest.Preview, Day: "2026-03-01"},
		"preview outlet:lantern": {Deed: digest.Preview, Interest: digest.Interest{Outlets: []string{"lantern"}}},
		"on 06:00 people:“Ada Quill”,Fenn section:politics section:\"local news\"": {Deed: digest.TurnOn, Hour: 6,
			Interest: digest.Interest{People: []string{"Ada Quill", "Fenn"}, Sections: []string{"politics", "local news"}}},
	} {
		got, err := digest.ParseOrder(text)
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("%s: %v (-want +got):\n%s", text, err, diff)
		}
	}
}

func TestOrdersThatAreWrongSayHowTheyAreWritten(t *testing.T) {
	for _, text := range []string{"", "tomorrow", "on", "on 25:00", "on 08:30 in #nowhere", "on 08:30 colour:blue", "off 08:30", "on 2026-03-01", "on 08:30 people:"} {
		if o, err := digest.ParseOrder(text); err == nil || !strings.Contains(err.Error(), "digest on 08:30") && !strings.Contains(err.Error(), "channel") {
			t.Errorf("%q is understood as %+v, %v", text, o, err)
		}
	}
	if digest.IsOrder("of the talks") || !digest.IsOrder("off") || !digest.IsOrder("") {
		t.Error("an order is not told from a question")
	}
}
