package mute_test

import (
	"strings"
	"testing"

	"onrecord/bot/news/mute"
)

func TestWhoIsMutedIsMutedUnderAllNames(t *testing.T) {
	muted := mute.Names{"Elin Varga", "Fenn"}
	for name, want := range map[string]bool{
		"Elin Varga": true, "Varga": true, "E. Varga": true, "Bo Fenn": true, "Karl Varga": false, "Ada Quill": false, "": false,
	} {
		if got := muted.Has(name); got != want {
			t.Errorf("%q: muted %t, want %t", name, got, want)
		}
	}
}

func TestANameIsReadAsTyped(t *testing.T) {
	if name, err := mute.Parse(` “Elin   Varga” `); err != nil || name != "Elin Varga" {
		t.Errorf("%q, %v", name, err)
	}
	for _, text := range []string{"", `""`, "…", strings.Repeat("a", 101)} {
		if name, err := mute.Parse(text); err == nil {
			t.Errorf("%q is read as %q", text, name)
		}
	}
}
