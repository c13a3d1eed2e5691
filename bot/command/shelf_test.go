package command_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
)

// shelves are the data folders that several tests begin with, by the file or the text that was
// added to them: each is made once, by the first test that wants it.
var shelves sync.Map // of func() (folder string, err error)

// begin gives a newsroom a copy of the data folder to which a file or folder was added.
func (n *newsroom) begin(t *testing.T, source string) {
	t.Helper()
	n.copyShelf(t, source, func() (string, error) { return source, nil })
}

// beginWith gives a newsroom a copy of the data folder to which an export was added.
func (n *newsroom) beginWith(t *testing.T, export string) {
	t.Helper()
	n.copyShelf(t, export, func() (string, error) {
		dir, err := os.MkdirTemp(filepath.Dir(program), "export-")
		file := filepath.Join(dir, "export.jsonl")
		return file, errors.Join(err, os.WriteFile(file, []byte(export), 0o600))
	})
}

func (n *newsroom) copyShelf(t *testing.T, key string, source func() (string, error)) {
	t.Helper()
	made, _ := shelves.LoadOrStore(key, sync.OnceValues(func() (string, error) { return shelf(source) }))
	folder, err := made.(func() (string, error))()
	if err != nil {
		t.Fatal(err)
	}
	if out, err := exec.CommandContext(t.Context(), "cp", "-a", folder, n.data).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
}

// shelf is a data folder to which a source was added.
func shelf(source func() (string, error)) (string, error) {
	from, err := source()
	if err != nil {
		return "", err
	}
	dir, err := os.MkdirTemp(filepath.Dir(program), "shelf-")
	if err != nil {
		return "", err
	}
	folder := filepath.Join(dir, "data")
	add := exec.Command(program, "add", "--data", folder, from)
	add.Env = withoutSettings()
	if out, err := add.CombinedOutput(); err != nil {
		return "", fmt.Errorf("add %s: %w\n%s", from, err, out)
	}
	return folder, nil
}
