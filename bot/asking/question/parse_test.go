package question_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/bot/asking/question"
)

var update = flag.Bool("update", false, "write how the questions of testdata are understood")

// wednesday is the present of the tests.
var wednesday = question.Options{Now: time.Date(2026, 11, 25, 10, 0, 0, 0, time.UTC)}

const (
	questionsFile = "testdata/questions.txt"
	arrow         = "  →  "
)

func TestQuestionsAsReportersTypeThem(t *testing.T) {
	b, err := os.ReadFile(filepath.FromSlash(questionsFile))
	if err != nil {
		t.Fatal(err)
	}
	var written strings.Builder
	for line := range strings.Lines(string(b)) {
		text, want, ok := strings.Cut(strings.TrimSuffix(line, "\n"), arrow)
		if !ok {
			written.WriteString(line)
			continue
		}
		q := question.Parse(text, wednesday)
		if got := q.String(); got != want && !*update {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
		if q.Text != text {
			t.Errorf("%s: the text has become %q", text, q.Text)
		}
		checkRoundTrip(t, q)
		written.WriteString(text + arrow + q.String() + "\n")
	}
	if *update {
		if err := os.WriteFile(filepath.FromSlash(questionsFile), []byte(written.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// checkRoundTrip checks that the canonical form of a question reads as the same
// question.
func checkRoundTrip(t *testing.T, q question.Question) {
	t.Helper()
	again := question.Parse(q.String(), question.Options{})
	again.Text, again.DaysInWords = q.Text, q.DaysInWords
	if diff := cmp.Diff(q, again); diff != "" {
		t.Errorf("%q became %q, which reads as another question (-was +is):\n%s", q.Text, q.String(), diff)
	}
}

func FuzzNothingThatCanBeTypedIsAnError(f *testing.F) {
	for _, seed := range []string{`who said "`, "speaker:", `-a -b "“”`, "what did say about", "who said\x00\xff", `on:2016 on:“`, "find · x · by y", "who is · · x", "a · b · in 2016",
		"what did find say about it", "who said ‘'’ last week", "since since 3 of", "from a to b between 1 and 2", `"anything"`, "how many quotes by anything"} {
		f.Add(seed)
		f.Add(strings.Repeat(seed+" ", 1000))
	}
	f.Fuzz(func(t *testing.T, text string) {
		q := question.Parse(text, wednesday)
		if q.Text != text || q.Intent == "" {
			t.Errorf("%q became %+v", text, q)
		}
		checkRoundTrip(t, q)
	})
}

func BenchmarkParse(b *testing.B) {
	for name, text := range map[string]string{
		"who-said":  "who was it that warned all hope would be lost?",
		"what-said": "any quotes from kerry on the ceasefire since january?",
		"find":      `ceasefire "political dialogue" speaker:kerry outlet:guardian before:2016-03 -planes`,
		"words":     "the ferry that ran aground off Gull Point in fog on Monday evening with all 48 people on board",
	} {
		b.Run("question="+name, func(b *testing.B) {
			for b.Loop() {
				question.Parse(text, wednesday)
			}
		})
	}
}
