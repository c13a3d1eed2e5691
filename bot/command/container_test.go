//go:build linux

package command_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// nobody is the user of config/Dockerfile.
const nobody = 65532

// The image holds the program, an empty folder for the data and nothing else, and runs it
// as a user who can write nowhere but there. These are its steps, without an engine.
func TestTheProgramRunsAloneAsItsImageDoes(t *testing.T) {
	t.Parallel()
	if os.Getuid() != 0 {
		t.Skip("only root can run a program in a root of its own")
	}
	n, root := newNewsroom(t), t.TempDir()
	content, err := os.ReadFile(program)
	for _, err := range []error{
		err,
		os.WriteFile(filepath.Join(root, "onrecord"), content, 0o555),
		os.WriteFile(filepath.Join(root, "export.jsonl"), []byte(bridge), 0o444),
		os.Mkdir(filepath.Join(root, "data"), 0o700),
		os.Chown(filepath.Join(root, "data"), nobody, nobody),
		os.Chmod(root, 0o555),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	n.env = append(n.env, "ONRECORD_DATA=/data", "SQLITE_TMPDIR=/data")
	onrecord := func(args ...string) *exec.Cmd {
		return &exec.Cmd{
			Path: "/onrecord", Args: append([]string{"onrecord"}, args...), Env: n.env, Dir: "/",
			SysProcAttr: &syscall.SysProcAttr{Chroot: root, Credential: &syscall.Credential{Uid: nobody, Gid: nobody}},
		}
	}
	if out, err := onrecord("add", "/export.jsonl").CombinedOutput(); err != nil {
		t.Fatalf("add: %v\n%s", err, out)
	}
	bot, log := onrecord("serve"), new(logbook)
	bot.Stderr = log
	if err := bot.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		bot.Process.Signal(os.Interrupt)
		if err := bot.Wait(); err != nil {
			t.Errorf("serve: %v\n%s", err, log)
		}
	})
	n.await(t, "the connection", func() bool { _, opened := n.App.Connections(); return opened > 0 })
	if answer := n.mention(t, "who said the bridge is tired?"); !strings.Contains(answer.Text, "Ada Quill") {
		t.Errorf("the answer: %q", answer.Text)
	}
	if out, err := onrecord("health").CombinedOutput(); err != nil || !strings.HasPrefix(string(out), "ok: ") {
		t.Errorf("health: %v, %q", err, out)
	}
}
