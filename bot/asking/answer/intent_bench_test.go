package answer_test

import (
	"fmt"
	"strings"
	"testing"

	"onrecord/bot/eval/exam"
)

// BenchmarkAskEachIntent asks what BenchmarkAsk does not: of the speaker and the
// words of quotes when and where they were said, who else speaks of it, how often.
func BenchmarkAskEachIntent(b *testing.B) {
	eachLibrary(b, func(b *testing.B, l *library) {
		var asked []exam.Question
		for _, q := range l.questions(b) {
			if q.Form == exam.Topic {
				asked = append(asked, q)
			}
		}
		for _, form := range []struct{ intent, text string }{ // speaker, words, topic
			{"when-said", "when did %[1]s say %[2]s"},
			{"where-said", "where did %[1]s say %[2]s"},
			{"first-said", "who first said %[2]s"},
			{"last-said", "who was the last to say anything about %[3]s"},
			{"how-often", "how often has %[1]s talked about %[3]s"},
			{"who-is", "who is %[1]s"},
			{"who-else", "who besides %[1]s talked about %[3]s"},
			{"how-many", "how many %[3]s"},
			{"find", "%[3]s"},
		} {
			b.Run("intent="+form.intent, func(b *testing.B) {
				var t times
				for b.Loop() {
					q := asked[len(t)%len(asked)]
					_, topic, _ := strings.Cut(q.Text, " say about ")
					t.measure(func() { l.ask(b, fmt.Sprintf(form.text, q.Quote.Speaker, q.Words, topic)) })
				}
				t.report(b)
			})
		}
	})
}
