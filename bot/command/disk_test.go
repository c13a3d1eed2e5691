//go:build linux

package command_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A disk that is full, or that can only be read, is told of by every command, with the
// file and what to do; and when that is done all is there.
func TestADiskThatCannotBeWrittenIsToldWithWhatToDo(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name        string
		close, open func(disk string) error
		archive     string // what is said of an archive on it
		begin       string // and where a new one is to be
	}{
		{
			"full",
			func(disk string) error { return fill(filepath.Join(disk, "others")) },
			func(disk string) error { return os.Remove(filepath.Join(disk, "others")) },
			"free some space and run it again", "free some space and run it again",
		}, {
			"read-only",
			func(disk string) error { return syscall.Mount("", disk, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, "") },
			func(disk string) error { return syscall.Mount("", disk, "", syscall.MS_REMOUNT, "") },
			"copy the folder to one that can be written", "name another with --data",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			n, disk := newNewsroom(t), diskOf(t, "size=4m")
			n.data = filepath.Join(disk, "data")
			n.env = append(n.env, "ONRECORD_DATA="+n.data)
			export := filepath.Join(t.TempDir(), "export.jsonl")
			if err := os.WriteFile(export, []byte(bridge), 0o600); err != nil {
				t.Fatal(err)
			}
			n.must(t, "add", export)
			if err := test.close(disk); err != nil {
				t.Fatal(err)
			}
			for _, args := range [][]string{
				{"ask", "who said the bridge is tired?"}, {"check", export}, {"person", "Ada Quill"}, {"story", "bridge"}, {"digest"}, {"list"}, {"add", export},
				{"withdraw", "bridge"}, {"reindex"}, {"verify"}, {"doctor"}, {"serve"},
			} {
				out, errs, err := n.do(t, args...)
				if told := out + errs; err == nil || !strings.Contains(told, filepath.Join(n.data, "archive.db")+": ") || !strings.Contains(told, test.archive) {
					t.Errorf("%s: %v\n%s", args[0], err, told)
				}
			}
			fresh := filepath.Join(disk, "fresh")
			if _, errs, err := n.do(t, "add", "--data", fresh, export); err == nil || !strings.Contains(errs, fresh) || !strings.Contains(errs, test.begin) {
				t.Errorf("add to a new folder: %v\n%s", err, errs)
			}
			if err := test.open(disk); err != nil {
				t.Fatal(err)
			}
			if out := n.must(t, "ask", "who said the bridge is tired?"); !strings.Contains(out, "Ada Quill") {
				t.Errorf("when it can be written again: %s", out)
			}
			if out := n.must(t, "verify"); !strings.Contains(out, "archive and index are whole") {
				t.Errorf("verify: %s", out)
			}
		})
	}
}

// diskOf is a disk of its own, in memory.
func diskOf(t *testing.T, options string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("onrecord-test", dir, "tmpfs", 0, options); err != nil {
		t.Skipf("a disk of its own takes the right to mount one: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// fill writes a file until its disk has no room.
func fill(path string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	defer f.Close()
	for block := make([]byte, 4096); ; {
		if _, err := f.Write(block); err != nil {
			return nil
		}
	}
}
