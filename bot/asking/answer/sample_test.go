package answer_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the answers of testdata")

func TestEveryQuestionToTheSampleArchive(t *testing.T) {
	const indent = "\t"
	file := filepath.FromSlash("testdata/sample.txt")
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	d := sampleDesk(t)
	var written strings.Builder
	for line := range strings.Lines(string(b)) {
		if strings.HasPrefix(line, indent) {
			continue // the answer that was
		}
		written.WriteString(line)
		if text := strings.TrimSpace(line); text != "" && text[0] != '#' {
			written.WriteString(indent + d.ask(t, text).Line + "\n")
		}
	}
	if *update {
		if err := os.WriteFile(file, []byte(written.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	was, is := strings.Split(string(b), "\n"), strings.Split(written.String(), "\n")
	question := ""
	for i := range min(len(was), len(is)) {
		if !strings.HasPrefix(is[i], indent) {
			question = is[i]
		}
		if was[i] != is[i] {
			t.Fatalf("%s\n got %s\nwant %s", question, is[i], was[i])
		}
	}
	if len(was) != len(is) {
		t.Errorf("%d lines, want %d", len(is), len(was))
	}
}
