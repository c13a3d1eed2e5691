package command_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestABackupBesideARunningBotIsWhole(t *testing.T) {
	t.Parallel()
	n := newNewsroom(t)
	dir := t.TempDir()
	n.must(t, "add", written(t, dir, "first.txt", "“The tide tables are wrong,” said Ada Quill, the pilot."))
	stop := n.serve(t)
	n.mention(t, "who said the tide tables are wrong?")

	added := make(chan error)
	go func() {
		defer close(added)
		for i := range 10 {
			file := filepath.Join(dir, fmt.Sprintf("later-%d.txt", i))
			text := fmt.Sprintf("“Buoy %d is adrift,” said Tomas Fenn, the warden.", i)
			if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
				added <- err
				return
			}
			if _, errs, err := n.do(t, "add", file); err != nil {
				added <- fmt.Errorf("%w\n%s", err, errs)
				return
			}
		}
	}()
	var backups []string
	for i := range 3 {
		file := filepath.Join(dir, fmt.Sprintf("backup-%d.zip", i))
		if out := n.must(t, "backup", file); !strings.Contains(out, "and the bot's state") {
			t.Errorf("the backup lacks the state: %s", out)
		}
		backups = append(backups, file)
	}
	for err := range added {
		t.Fatal(err)
	}
	if _, errs, err := n.do(t, "restore", "--replace", backups[0]); err == nil || !strings.Contains(errs, "in use by onrecord serve") {
		t.Errorf("a backup was restored under a running bot: %v, %s", err, errs)
	}
	stop()

	for i, file := range backups {
		restored := filepath.Join(dir, fmt.Sprintf("restored-%d", i))
		n.must(t, "restore", "--data", restored, file)
		n.must(t, "verify", "--data", restored)
		if out := n.must(t, "ask", "--data", restored, "who said the tide tables are wrong?"); !strings.Contains(out, "Ada Quill") {
			t.Errorf("%s: %s", file, out)
		}
	}

	// The bot goes on with an older archive: what comes in after it is answered.
	if out := n.must(t, "restore", "--replace", backups[0]); !strings.Contains(out, "the bot's state stays as it was") {
		t.Error(out)
	}
	n.must(t, "add", written(t, dir, "news.txt", "“The lighthouse is for sale,” said Ada Quill, the pilot."))
	n.must(t, "verify")
	n.serve(t)
	shows(t, n.mention(t, "who said the lighthouse is for sale?"), "Ada Quill")
}

// written is a file with a text.
func written(t *testing.T, dir, name, text string) string {
	t.Helper()
	file := filepath.Join(dir, name)
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// A disk that loses a page of the archive is told of, with what to do about it.
func TestADamagedPageOfTheArchiveIsToldWithWhatToDo(t *testing.T) {
	t.Parallel()
	n := newNewsroom(t)
	var lines []string
	for i := range 200 {
		lines = append(lines, newsOf(fmt.Sprintf("buoy-%d", i), fmt.Sprintf("“Buoy %d is adrift, and has been since the storm,” said Tomas Fenn, the warden.", i)))
	}
	n.add(t, lines...)
	path := filepath.Join(n.data, "archive.db")
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	const page = 4096
	for at := int64(page); at+page < info.Size(); at += 2 * page {
		if _, err := f.WriteAt(make([]byte, page), at); err != nil {
			t.Fatal(err)
		}
	}
	for _, command := range [][]string{{"doctor"}, {"verify"}, {"ask", "who said buoy 7 is adrift?"}} {
		out, errs, err := n.do(t, command...)
		if err == nil || !strings.Contains(out+errs, "damaged") || !strings.Contains(out+errs, "put back a backup with onrecord restore") {
			t.Errorf("%s: %v: %s%s", command[0], err, out, errs)
		}
	}
}
