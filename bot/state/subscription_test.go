package state

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/bot"
	"onrecord/bot/news/digest"
	"onrecord/bot/news/mute"
	"onrecord/bot/people/person"
	"onrecord/corpus"
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
		Rhythm:   digest.Rhythm{Days: []time.Weekday{time.Monday}, Skip: []corpus.Day{"2026-12-25"}},
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

func TestWhoIsMutedInOneChannelIsToldOfInOthers(t *testing.T) {
	path := newFile(t)
	s := open(t, path)
	desk, ana := mute.Place{Team: newsroom.Team, ID: "C1"}, mute.Place{Team: newsroom.Team, ID: "U1"}
	for _, name := range []string{"Elin Varga", "Bo Fenn", "Elin Varga"} {
		if err := s.Mutes.Mute(t.Context(), desk, name, noon); err != nil {
			t.Fatal(err)
		}
	}
	s.Close()
	s = open(t, path)
	if muted, err := (News{s, newsroom}).Muted(t.Context(), "C1"); err != nil || len(muted) != 2 || !muted.Has("Varga") {
		t.Errorf("after a restart: %v, %v", muted, err)
	}
	if muted, err := s.Mutes.In(t.Context(), ana); err != nil || len(muted) > 0 {
		t.Errorf("elsewhere: %v, %v", muted, err)
	}
	if ended, err := s.Mutes.Unmute(t.Context(), desk, "varga"); err != nil || len(ended) != 1 || ended[0] != "Elin Varga" {
		t.Errorf("unmuted %v, %v", ended, err)
	}
	if muted, err := s.Mutes.In(t.Context(), desk); err != nil || len(muted) != 1 {
		t.Errorf("left are %v, %v", muted, err)
	}
}

func TestWhatAnAdminSaysOfNamesIsRecordedAndUndone(t *testing.T) {
	path := newFile(t)
	s := open(t, path)
	id, err := s.Namesakes.Rule(t.Context(), person.Ruling{Name: "Elin Varga", Other: "Elin Brook", Same: true, By: "Ana (U1)", At: noon})
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	s = open(t, path)
	for range 2 { // the second time nothing holds
		err = s.Namesakes.Undo(t.Context(), id, "Bo (U2)")
	}
	if !errors.Is(err, person.ErrNoRuling) {
		t.Errorf("undone twice: %v", err)
	}
	all, err := s.Namesakes.Rulings(t.Context())
	if want := "1. Elin Brook is Elin Varga (" + noon.Format(time.DateOnly) + ", by Ana (U1)), undone by Bo (U2)"; err != nil || len(all) != 1 || all[0].String() != want {
		t.Errorf("%v, %v; want %s", all, err, want)
	}
}
