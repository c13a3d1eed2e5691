package document

import (
	"strings"
	"testing"
)

func TestSentences(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"abbreviations go on", "Dr. A. B. Ito met Sen. Ruiz. They spoke.", "Dr. A. B. Ito met Sen. Ruiz.|They spoke."},
		{"U.S. inside a name", "The U.S. Senate voted. It failed.", "The U.S. Senate voted.|It failed."},
		{"U.S. at the end", "She left the U.S. The visit was short.", "She left the U.S.|The visit was short."},
		{"the closing mark stays with its sentence", "“We won.” The crowd sang.", "“We won.”|The crowd sang."},
		{"attribution after a question", "“Will it hold?” she asked. Nobody knew.", "“Will it hold?” she asked.|Nobody knew."},
		{"figures", "It rose 3.5 percent. Prices fell.", "It rose 3.5 percent.|Prices fell."},
		{"a paragraph ends it", "A headline without a stop\n\nThe text.", "A headline without a stop|The text."},
		{"a dateline stands apart", "PORT ALDER, March 3 (Northwire) - The gate is shut.", "PORT ALDER, March 3 (Northwire) -|The gate is shut."},
		{"an aside is no dateline", "NATO members — Norway first — agreed.", "NATO members — Norway first — agreed."},
		{"an ellipsis goes on", "It was … fine. Really.", "It was … fine.|Really."},
	} {
		t.Run(c.name, func(t *testing.T) {
			x := Parse(c.body)
			var got []string
			for _, s := range x.Sentences {
				got = append(got, x.Printed(s.Range))
			}
			if s := strings.Join(got, "|"); s != c.want {
				t.Errorf("got  %s\nwant %s", s, c.want)
			}
		})
	}
}

func TestTokens(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{"O’Neill didn't pay $3.5m, they’ll say.", "o'neill|did|n't|pay|$3.5m|,|they|'ll|say|."},
		{"The al-Nusra Front's U.N. envoy", "the|al-nusra|front|'s|u.n.|envoy"},
		{"''Doubled,'' he said -- twice...", "''|doubled|,|''|he|said|--|twice|..."},
		{"10,000 at 9:30; cannot", "10,000|at|9:30|;|can|not"},
		{"the har\u00advest, the trea-\nsurer, the trea-\r\n   surer", "the|harvest|,|the|treasurer|,|the|treasurer"},
		{"in nine-\n\nday and Mon-\nDay", "in|nine|-|day|and|mon|-|day"},
	} {
		var got []string
		for _, k := range tokenize(c.body, true, nil) {
			got = append(got, k.Lower)
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("got  %s\nwant %s", s, c.want)
		}
	}
}

func TestQuotations(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"curly", "“Yes,” he said. “No.”", "“Yes,”|“No.”"},
		{"straight", `"Yes," he said. "No."`, `"Yes,"|"No."`},
		{"doubled single", "''Yes,'' he said.", "''Yes,''"},
		{"single, with an apostrophe inside", "‘It’s the workers’ day,’ he said.", "‘It’s the workers’ day,’"},
		{"an apostrophe opens nothing", "The workers’ day is the owners’ day.", ""},
		{"wrong-way mark", "He called it “mad“ again.", "“mad“"},
		{"low and high", "‚Yes‘, he said. „No“, she said.", "‚Yes‘|„No“"},
		{"pointed inwards", "»Yes«, he said. »No«, she said.", "»Yes«|»No«"},
		{"heavy, corner and prime", "❝Yes,❞ he said. 「No,」 she said. ″So,″ we said.", "❝Yes,❞|「No,」|″So,″"},
		{"inches outside", `It was 36" wide and 5" deep.`, ""},
		{"inches inside", `"He wore 5" studs," she said.`, `"He wore 5" studs,"`},
		{"a number before the closing mark", `"We won by 5" was all he said.`, `"We won by 5"`},
		{"never closed", "“We go on.\n\nThe end.", "“We go on."},
		{"opened twice", "“We go on. “We stay.”", "“We go on.|“We stay.”"},
		{"a closer without an opener", "And it is up to us all to go.” He left.", "And it is up to us all to go.”"},
	} {
		t.Run(c.name, func(t *testing.T) {
			x := Parse(c.body)
			var got []string
			for _, q := range x.Quotations {
				got = append(got, x.Printed(q.Range))
			}
			if s := strings.Join(got, "|"); s != c.want {
				t.Errorf("got  %s\nwant %s", s, c.want)
			}
		})
	}
}
