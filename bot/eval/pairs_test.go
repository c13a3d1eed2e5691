package main

import (
	"bytes"
	"path/filepath"
	"testing"
)

// TestTheTableOfDraftsBesideWhatTheyAreMadeOf fails when a figure changes. Run it with
// -update when the change is for the better.
func TestTheTableOfDraftsBesideWhatTheyAreMadeOf(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "pairs", "*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	if err := pairs(t.Context(), files, &got); err != nil {
		t.Fatal(err)
	}
	if want := recorded(t, "pairs.golden", got.String()); got.String() != want {
		t.Errorf("the table is\n%s\nrecorded is\n%s", got.String(), want)
	}
}
