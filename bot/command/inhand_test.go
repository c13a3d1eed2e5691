package command_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What a draft is made of, and the draft, are in no file of the data folder and in no log
// after a check, also where a running bot was asked.
func TestNothingOfADraftOrItsSourcesIsKept(t *testing.T) {
	t.Parallel()
	n := newNewsroom(t)
	n.begin(t, filepath.Join("..", "..", "corpus", "sample", "articles"))
	dir := t.TempDir()
	source, draft := filepath.Join(dir, "interview.vtt"), filepath.Join(dir, "draft.txt")
	for file, text := range map[string]string{
		source: "WEBVTT\n\n00:00:01.000 --> 00:00:05.000\n<v Elin Varga>We will not sell the Quandary, and nobody asked.\n",
		draft:  "“We will not sell the Quandary, and nobody asked,” said Elin Varga of the Wherewithal.\n",
	} {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	_, log, stop := n.serveLogged(t)
	out := n.must(t, "check", "--against", source, draft)
	if !strings.Contains(out, "word for word") || !strings.Contains(out, "interview.vtt, 00:00:01") {
		t.Errorf("checked: %s", out)
	}
	stop()
	n.must(t, "check", "--against", source, draft)
	kept := func(where string, content []byte) {
		for _, word := range []string{"Quandary", "Wherewithal"} {
			if bytes.Contains(bytes.ToLower(content), []byte(strings.ToLower(word))) {
				t.Errorf("%s has %s", where, word)
			}
		}
	}
	kept("the log", []byte(log.String()))
	err := filepath.WalkDir(n.data, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		content, err := os.ReadFile(path)
		kept(path, content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
