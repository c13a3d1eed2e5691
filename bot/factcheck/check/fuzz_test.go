package check_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/bot/factcheck/check"
	"onrecord/corpus/sample"
	"onrecord/index/indextest"
)

// FuzzCheck checks any text as a draft: what comes back are stretches of it, and
// the diffs put together are the quotes.
func FuzzCheck(f *testing.F) {
	articles, err := sample.Articles()
	if err != nil {
		f.Fatal(err)
	}
	for _, a := range articles {
		f.Add(a.Body)
		f.Add(strings.ReplaceAll(a.Body, "the", "a"))
	}
	f.Add("“She was making [four] knots … with a view,” he said. “At eight\n\n“she would have")
	f.Add("\"She was \"making\" 'four\" knots\" \xff said “the \u0301mayor” of")
	c := checkerOf(indextest.Sample(f, clock))
	f.Fuzz(func(t *testing.T, draft string) {
		r, err := c.Check(t.Context(), draft)
		if err != nil {
			t.Fatal(err)
		}
		end := 0
		for _, q := range r.Quotes {
			if q.Start < 0 || q.Start >= q.End || q.End > len(draft) || q.Text != draft[q.Start:q.End] {
				t.Fatalf("%d to %d of %d bytes is not %q", q.Start, q.End, len(draft), q.Text)
			}
			if q.Start < end {
				t.Fatalf("the quote at %d comes after one at %d", q.Start, end)
			}
			end = q.Start
			if utf8.ValidString(draft) && !utf8.ValidString(q.Text) {
				t.Fatalf("%q is cut inside a rune", q.Text)
			}
			var same strings.Builder
			for _, e := range q.Diff {
				if e.Op != check.Delete {
					same.WriteString(e.Text)
				}
			}
			if len(q.Diff) > 0 && same.String() != q.Text {
				t.Fatalf("the diff gives %q, the quote is %q", same.String(), q.Text)
			}
			if (q.Verdict == check.NotFound) != (len(q.Diff) == 0) || q.Verdict != check.NotFound && q.Citation == nil {
				t.Fatalf("%s with %d edits and citation %v", q.Verdict, len(q.Diff), q.Citation)
			}
		}
		r.Text(check.InLine, plain)
	})
}
