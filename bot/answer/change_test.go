package answer_test

import "testing"

func TestTheWordsThatDifferAreNamed(t *testing.T) {
	d := deskOf(t,
		article("direct", "“All hope will be lost,” said Ada Quill, the engineer."),
		article("reported", "The town hall is far too damp for old paper, Bo Fenn said on Monday."))
	for text, want := range map[string]string{
		"who said all hope would be lost":              "you wrote “would”; the article has “will”",
		"who said all hope will be lost":               "",
		"who said the town hall is too damp for paper": "you left out “far”; you left out “old”",
		"who said the Town Hall is too dry for paper":  "", // three differences speak for themselves
		"who said all hope will soon be lost":          "you added “soon”",
	} {
		a := d.ask(t, text)
		c := append(a.Citations, a.Nearest...)
		if len(c) == 0 {
			t.Errorf("%s: nothing near", text)
			continue
		}
		if got := c[0].Difference(); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
