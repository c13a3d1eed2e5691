package workspace

import (
	"fmt"
	"runtime"
	"testing"
)

// BenchmarkQuestion asks and answers among messages that are there already:
// its time does not depend on how many they are.
func BenchmarkQuestion(b *testing.B) {
	for _, messages := range []int{1_000, 100_000} {
		b.Run(fmt.Sprintf("messages=%d", messages), func(b *testing.B) {
			w, err := Open(Options{Pace: 1, Burst: 1 << 30})
			if err != nil {
				b.Fatal(err)
			}
			b.Cleanup(func() { w.Close() })
			ana := w.People.Add("ana")
			desk := w.Channels.AddChannel(Channel{Name: "desk"}, ana, w.People.Bot())
			answer := request{method: "chat.postMessage", token: w.BotToken(), args: map[string][]string{
				"channel": {desk.ID}, "blocks": {encode(list{as("section", "text", textOfLength(1000))})},
			}}
			for range messages / 2 {
				asked, err := w.Do.Say(ana, desk, "", "who said so?")
				if err != nil {
					b.Fatal(err)
				}
				answer.args.Set("thread_ts", asked.TS)
				w.call(answer)
			}
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			n := 0
			for b.Loop() {
				n++
				asked, err := w.Do.Say(ana, desk, "", "who said so?")
				if err != nil {
					b.Fatal(err)
				}
				answer.args.Set("thread_ts", asked.TS)
				if _, refused := w.call(answer); refused != nil {
					b.Fatal(refused.name)
				}
			}
			b.StopTimer()
			runtime.GC()
			runtime.ReadMemStats(&after)
			b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/float64(n), "kept-B/op")
		})
	}
}
