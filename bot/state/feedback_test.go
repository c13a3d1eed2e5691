package state

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/bot"
	"onrecord/bot/asking/answer"
	"onrecord/corpus"
)

func TestFeedbackIsListedInTheOrderItCameIn(t *testing.T) {
	path := newFile(t)
	s := open(t, path)
	passage := answer.Reference{Article: "https://courier.example/a@b", Revision: 2, Spans: []corpus.Span{{Start: 3, End: 9}, {Start: 12, End: 20}}}
	want := []bot.Feedback{
		{Team: "T1", At: noon, Passage: passage, Wrong: bot.Wrong{What: bot.WrongSpeaker, Comment: "it was Lund", Question: "who said · hope"}},
		{Enterprise: "E1", Team: "T2", At: noon.Add(-time.Hour), Passage: passage, Wrong: bot.Wrong{What: bot.WrongOther}},
	}
	for _, f := range want {
		if err := s.Feedback.Add(t.Context(), f); err != nil {
			t.Fatal(err)
		}
	}
	s.Close()
	got, err := open(t, path).Feedback.All(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("listed (-put +got):\n%s", diff)
	}
}

func TestFeedbackWaitsUntilAnEditorSettlesIt(t *testing.T) {
	s := open(t, newFile(t))
	passage := answer.Reference{Article: "ferry", Revision: 1, Spans: []corpus.Span{{Start: 3, End: 9}}}
	for _, team := range []string{"T1", "T1", "T2"} {
		if err := s.Feedback.Add(t.Context(), bot.Feedback{Team: team, At: noon, Passage: passage, Wrong: bot.Wrong{What: bot.WrongSpeaker}}); err != nil {
			t.Fatal(err)
		}
	}
	waiting := func() []bot.Waiting {
		t.Helper()
		out, err := s.Feedback.Waiting(t.Context(), bot.Conversation{Team: "T1"})
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	all := waiting()
	if len(all) != 2 || all[0].Passage.String() != passage.String() {
		t.Fatalf("waiting %+v", all)
	}
	settle := func(how bot.Settled, ids ...int64) {
		t.Helper()
		if err := s.Feedback.Settle(t.Context(), bot.Settlement{At: noon, By: "Mo Reyes", How: how}, ids...); err != nil {
			t.Fatal(err)
		}
	}
	settle(bot.Dismissed, all[0].ID)
	settle(bot.Corrected, all[0].ID, all[1].ID) // what is settled stays so
	if left := waiting(); len(left) > 0 {
		t.Errorf("waiting still %+v", left)
	}
	kept, err := s.Feedback.All(t.Context())
	if err != nil || len(kept) != 3 || kept[0].Settled != bot.Dismissed || kept[1].Settled != bot.Corrected || kept[2].Settled != "" {
		t.Errorf("kept %+v, %v", kept, err)
	}
	if n, err := s.Feedback.Unread(t.Context()); err != nil || n != 1 {
		t.Errorf("%d unread, %v; want the one that nobody settled", n, err)
	}
}

func TestWhoAskedIsKnownForADay(t *testing.T) {
	s := open(t, newFile(t))
	thread := bot.Conversation{Team: "T1", Channel: "C1", Thread: "1700.1"}
	if err := s.Threads.Join(t.Context(), thread, "ana", noon); err != nil {
		t.Fatal(err)
	}
	other := thread
	other.Thread = "1700.2"
	for _, c := range []struct {
		thread bot.Conversation
		user   string
		at     time.Time
		want   bool
	}{
		{thread, "ana", noon.Add(23 * time.Hour), true},
		{thread, "ana", noon.Add(25 * time.Hour), false},
		{thread, "zoe", noon, false},
		{other, "ana", noon, false},
	} {
		if got, err := s.Threads.Joined(t.Context(), c.thread, c.user, c.at); err != nil || got != c.want {
			t.Errorf("%s in %s at %s: %v, %v", c.user, c.thread.Thread, c.at, got, err)
		}
	}
}

func TestAChannelIsFollowedUntilThatIsTurnedOff(t *testing.T) {
	s := open(t, newFile(t))
	channel := bot.Conversation{Team: "T1", Channel: "C1"}
	following := func(c bot.Conversation, want bool) {
		t.Helper()
		if got, err := s.Threads.Following(t.Context(), c); err != nil || got != want {
			t.Errorf("%+v: %v, %v; want %v", c, got, err, want)
		}
	}
	following(channel, false)
	for _, on := range []bool{true, true, false} {
		if err := s.Threads.Follow(t.Context(), channel, on); err != nil {
			t.Fatal(err)
		}
		following(channel, on)
		following(bot.Conversation{Team: "T2", Channel: "C1"}, false)
	}
}
