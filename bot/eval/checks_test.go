package main

import (
	"bytes"
	"testing"
)

// TestTheTableOfTheSampleArchive fails when a figure changes. Run it with -update
// when the change is for the better.
func TestTheTableOfTheSampleArchive(t *testing.T) {
	articles, l := openSample(t)
	r := &report{rows: make(map[form]*row)}
	if err := r.measure(t.Context(), checker(l), articles); err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	r.table(&got)
	if want := recorded(t, "checks.golden", got.String()); got.String() != want {
		t.Errorf("the table is\n%s\nrecorded is\n%s", got.String(), want)
	}
}
