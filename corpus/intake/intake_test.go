package intake_test

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"testing"
	"time"

	"onrecord/corpus/intake"
)

// reading is what Read gave.
type reading struct {
	items    []intake.Item
	problems []string
}

// read reads a path or an address to its end.
func read(t testing.TB, in *intake.Intake, at string) reading {
	t.Helper()
	return readSource(t, in, intake.Source{At: at})
}

func readSource(t testing.TB, in *intake.Intake, source intake.Source) reading {
	t.Helper()
	var got reading
	for item, err := range in.Read(t.Context(), source) {
		var problem *intake.Problem
		switch {
		case errors.As(err, &problem):
			got.problems = append(got.problems, problem.Error())
		case err != nil:
			t.Fatalf("reading ended: %v", err)
		default:
			got.items = append(got.items, item)
		}
	}
	return got
}

// fixed is a clock that stands at noon of 1 March 2026.
func fixed() time.Time { return time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC) }

func newIntake() *intake.Intake {
	return intake.New(intake.Options{Clock: fixed, Pause: time.Nanosecond})
}

// write puts a file into a folder that lives as long as the test.
func write(t testing.TB, folder, name, content string) string {
	t.Helper()
	path := filepath.Join(folder, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func dateText(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

// notesAfter are the notes of a source after a reading.
func notesAfter(before, changed map[string]string) map[string]string {
	all := maps.Clone(before)
	for name, text := range changed {
		if all[name] = text; text == "" {
			delete(all, name)
		}
	}
	return all
}
