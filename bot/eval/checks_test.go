package main

import (
	"bytes"
	"testing"

	"onrecord/bot/eval/exam"
	"onrecord/corpus/quote/eval/gold"
)

// TestTheTableOfTheSampleArchive fails when a figure changes. Run it with -update
// when the change is for the better.
func TestTheTableOfTheSampleArchive(t *testing.T) {
	articles, err := gold.Read(sampleGold)
	if err != nil {
		t.Fatal(err)
	}
	l, err := exam.OpenLibrary(t.Context(), t.TempDir(), []string{sampleGold})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
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
