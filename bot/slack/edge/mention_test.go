package edge

import (
	"strings"
	"testing"
)

func TestAQuestionIsReadAsItWasTyped(t *testing.T) {
	t.Parallel()
	cases := []struct{ slack, typed string }{
		{"<@U0BOT> who said so?", "who said so?"},
		{"who said so <@U0BOT>", "who said so"},
		{"<@U0BOT|onrecord> who said so?", "who said so?"},
		{"<@U0BOT>", ""},
		{"what did <@U0ANA|ana> say?", "what did @ana say?"},
		{"what did <@U0ANA> say?", "what did @U0ANA say?"},
		{"in <#C0DESK|desk>", "in #desk"},
		{"in <#C0DESK|>", "in #C0DESK"},
		{"<!here> and <!subteam^S1|@desk>", "@here and @desk"},
		{"<http://fjord.example|fjord.example>", "fjord.example"},
		{"<https://fjord.example/?a=1&amp;b=2>", "https://fjord.example/?a=1&b=2"},
		{"<mailto:ana@fjord.example|ana@fjord.example>", "ana@fjord.example"},
		{"profit &gt; loss &amp; &lt;tax&gt;", "profit > loss & <tax>"},
		{"&amp;lt;", "&lt;"},
		{"1 < 2", "1 < 2"},
		{"“all hope”  would\nbe lost", "“all hope”  would\nbe lost"},
	}
	for _, c := range cases {
		if got := plain(c.slack, "U0BOT"); got != c.typed {
			t.Errorf("plain(%q) = %q, want %q", c.slack, got, c.typed)
		}
	}
}

func FuzzPlain(f *testing.F) {
	f.Add("<@U0BOT> who said &lt;so&gt;?")
	f.Add("<|><><@|<!>")
	f.Fuzz(func(t *testing.T, text string) {
		got := plain(text, "U0BOT")
		if !strings.ContainsAny(text, "<&") && got != strings.TrimSpace(text) {
			t.Errorf("plain(%q) = %q, but nothing in it is mark-up", text, got)
		}
		if len(got) > len(text) {
			t.Errorf("plain(%q) = %q, which is longer", text, got)
		}
	})
}
