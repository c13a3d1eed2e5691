package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// data writes a folder of annotated sets with one small article in each.
func data(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"wikinews-train.jsonl.gz": `{"id":"a","text":"The quay is shut, Ana Brandt said.","quotes":[{"kind":"indirect","content":[[0,16]],"cue":[[29,33]],"source":[[18,28]],"speaker":"Ana Brandt"}]}`,
		"news-train.jsonl.gz":     `{"id":"b","text":"Police said the road was open.","quotes":[{"kind":"indirect","content":[[12,29]],"cue":[[7,11]],"source":[[0,6]],"speaker":"Police"}]}`,
		"pos-gum.tsv.gz":          "# text = Police said no\nPolice\tNNS\nsaid\tVBD\nno\tDT\n\n",
	} {
		var file bytes.Buffer
		z := gzip.NewWriter(&file)
		if _, err := io.WriteString(z, text); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), file.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestTrainingTwiceGivesTheSameWeights(t *testing.T) {
	dir := data(t)
	var runs [2][]byte
	for i := range runs {
		out := filepath.Join(t.TempDir(), "weights.gz")
		if err := run(io.Discard, []string{"-data", dir, "-out", out}); err != nil {
			t.Fatal(err)
		}
		var err error
		if runs[i], err = os.ReadFile(out); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(runs[0], runs[1]) {
		t.Error("the weights differ")
	}
}

func TestCrossValidationPrintsTheTable(t *testing.T) {
	var out bytes.Buffer
	if err := run(&out, []string{"-data", data(t), "-folds", "2"}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "whole quotes") {
		t.Errorf("no table in %s", &out)
	}
}

func TestCrossValidationOfSpeakersPrintsTheirTable(t *testing.T) {
	var out bytes.Buffer
	if err := run(&out, []string{"-data", data(t), "-folds", "2", "-speakers"}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "confidence") {
		t.Errorf("no table of speakers in %s", &out)
	}
}

func TestFlagsThatDoNotGoTogetherAreRefused(t *testing.T) {
	for _, args := range [][]string{{"-speakers"}, {"-folds", "1"}, {"-folds", "2", "-errors"}} {
		if err := run(io.Discard, args); err == nil {
			t.Errorf("%v is accepted", args)
		}
	}
}

func TestBadTagFileIsNamedWithItsLine(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tags.tsv.gz")
	var file bytes.Buffer
	z := gzip.NewWriter(&file)
	if _, err := io.WriteString(z, "Police\tNNS\nsaid VBD\n"); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, file.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := readTagged(path); err == nil || !strings.Contains(err.Error(), "line 2") || !strings.Contains(err.Error(), "tags.tsv.gz") {
		t.Errorf("error %v names neither file nor line", err)
	}
}
