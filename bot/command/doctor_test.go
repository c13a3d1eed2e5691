package command_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// After an upgrade the index is of another version: doctor says what comes of it, and
// whoever goes back to the old version still has it.
func TestDoctorLeavesAnIndexOfAnotherVersionAsItIs(t *testing.T) {
	t.Parallel()
	n, other := newNewsroom(t), newNewsroom(t)
	n.add(t, newsOf("weir", "“The weir holds,” said Ada Quill, the engineer."))
	other.add(t, newsOf("weir", "“The weir holds,” said Ada Quill, the engineer."))
	dir := filepath.Join(n.data, "index")
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(dir, os.DirFS(filepath.Join(other.data, "index"))); err != nil {
		t.Fatal(err)
	}
	before := contents(t, dir)
	out, _, _ := n.do(t, "doctor") // what else it finds does not matter here
	if want := "ok   index: it was built from another archive or by another version: onrecord serve builds it anew when it starts next; onrecord reindex does it now"; !strings.Contains(out, want) {
		t.Errorf("doctor lacks %q:\n%s", want, out)
	}
	after := contents(t, dir)
	for path, content := range before {
		if after[path] != content {
			t.Errorf("%s is another after doctor", path)
		}
	}
	if len(after) != len(before) {
		t.Errorf("%d files before doctor, %d after", len(before), len(after))
	}
	n.must(t, "reindex")
	if out, _, _ := n.do(t, "doctor"); !strings.Contains(out, "ok   index: has all of the archive") {
		t.Errorf("after reindex:\n%s", out)
	}
}

// contents are the files of an index with what is in them, without the name of whoever
// had it last.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Name() == "HOLDER" {
			return err
		}
		content, err := os.ReadFile(path)
		files[path] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
