package state

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/bot"
	"onrecord/bot/news/digest"
)

func TestADigestIsTurnedOnAndOff(t *testing.T) {
	path := newFile(t)
	s := open(t, path)
	vienna, err := time.LoadLocation("Europe/Vienna")
	if err != nil {
		t.Fatal(err)
	}
	desk := bot.Conversation{Team: newsroom.Team, Channel: "C1"}
	sub := digest.Subscription{
		Channel: "C1", Hour: 8, Minute: 30, Zone: vienna, Since: noon,
		Interest: digest.Interest{Sections: []string{"politics"}, People: []string{"Ada Quill"}},
	}
	for _, hour := range []int{7, 8} {
		sub.Hour = hour
		if err := s.Subscriptions.Set(t.Context(), desk, sub); err != nil {
			t.Fatal(err)
		}
	}
	s.Close()
	s = open(t, path)
	all, err := News{s, newsroom}.Subscriptions(t.Context())
	if err != nil || len(all) != 1 || all[0].Zone.String() != "Europe/Vienna" {
		t.Fatalf("after a restart: %+v, %v", all, err)
	}
	all[0].Zone = vienna
	if diff := cmp.Diff(sub, all[0], cmp.Comparer(func(a, b *time.Location) bool { return a.String() == b.String() })); diff != "" {
		t.Errorf("(-turned on +remembered):\n%s", diff)
	}
	if all, err := s.Subscriptions.All(t.Context(), Installation{Team: "T2"}); err != nil || len(all) > 0 {
		t.Errorf("another workspace has %+v, %v", all, err)
	}
	if err := s.Subscriptions.Delete(t.Context(), desk); err != nil {
		t.Fatal(err)
	}
	if got, ok, err := s.Subscriptions.Of(t.Context(), desk); ok || err != nil {
		t.Errorf("turned off: %+v, %v", got, err)
	}
}
