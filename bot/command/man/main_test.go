package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestEachCommandHasAPage(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "man")
	if err := run([]string{folder}); err != nil {
		t.Fatal(err)
	}
	for page, want := range map[string]string{
		"onrecord.1": "onrecord-ask", "onrecord-ask.1": "who said all hope would be lost", "onrecord-correct-undo.1": "by the numbers that list shows",
	} {
		text, err := os.ReadFile(filepath.Join(folder, page))
		if err != nil || !strings.Contains(strings.ReplaceAll(string(text), `\-`, "-"), want) {
			t.Errorf("%s lacks %q: %v\n%s", page, want, err, text)
		}
	}
	if err := run(nil); err == nil {
		t.Error("without a folder")
	}
}
