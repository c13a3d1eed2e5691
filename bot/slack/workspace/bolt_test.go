package workspace

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// boltHome is a folder with an app that uses Slack's own library for apps. The test is skipped
// where that cannot be had.
func boltHome(t *testing.T) string {
	t.Helper()
	if testing.Short() {
		t.Skip("installing @slack/bolt takes a while")
	}
	for _, program := range []string{"node", "npm"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("there is no %s, so @slack/bolt is not tried", program)
		}
	}
	home := t.TempDir()
	if err := os.CopyFS(home, os.DirFS(filepath.Join("testdata", "bolt"))); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(installedBolt(t), filepath.Join(home, modules)); err != nil {
		t.Skipf("@slack/bolt is not tried: %v", err)
	}
	return home
}

// modules is where npm installs.
const modules = "node_modules"

// installedBolt is where the library that package.json names is installed: once for all runs,
// beside what Go and npm keep.
func installedBolt(t *testing.T) string {
	t.Helper()
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Skipf("there is nowhere to keep @slack/bolt, so it is not tried: %v", err)
	}
	wanted, err := os.ReadFile(filepath.Join("testdata", "bolt", "package.json"))
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(cache, "onrecord-test")
	installed := filepath.Join(folder, fmt.Sprintf("bolt-%x", sha256.Sum256(wanted)))
	if _, err := os.Stat(installed); err == nil {
		return filepath.Join(installed, modules)
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	beside, err := os.MkdirTemp(folder, "installing-")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(beside)
	if err := os.WriteFile(filepath.Join(beside, "package.json"), wanted, 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	install := exec.CommandContext(ctx, "npm", "install", "--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=0")
	install.Dir = beside
	install.WaitDelay = time.Second
	if out, err := install.CombinedOutput(); err != nil {
		t.Skipf("npm cannot install @slack/bolt, so it is not tried: %v\n%s", err, out)
	}
	// Another run may have been faster: then this one fails, and that one's is there.
	if err := os.Rename(beside, installed); err != nil && !errors.Is(err, fs.ErrExist) {
		t.Fatal(err)
	}
	return filepath.Join(installed, modules)
}

// startBolt starts the app in testdata/bolt and returns what it says when it
// is ready.
func (r *room) startBolt(home, mode string) string {
	r.t.Helper()
	node := exec.Command("node", "app.js")
	node.Dir = home
	node.Env = append(os.Environ(), "MODE="+mode, "API_URL="+r.URL(), "BOT_TOKEN="+r.BotToken(),
		"APP_TOKEN="+r.AppToken(), "SIGNING_SECRET="+r.App.SigningSecret())
	var errs bytes.Buffer
	node.Stderr = &errs
	out, err := node.StdoutPipe()
	r.ok(err)
	r.ok(node.Start())
	r.t.Cleanup(func() {
		node.Process.Kill()
		node.Wait()
		if r.t.Failed() {
			r.t.Logf("the app said:\n%s", errs.String())
		}
	})
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if port, ready := strings.CutPrefix(lines.Text(), "ready "); ready {
			return strings.TrimSpace(port)
		}
	}
	r.t.Fatal("the app did not start")
	return ""
}

func TestSlacksOwnLibraryWorksInTheWorkspace(t *testing.T) {
	home := boltHome(t)
	for _, mode := range []string{"socket", "http"} {
		t.Run(mode, func(t *testing.T) {
			r := openRoom(t, Options{Events: []string{"app_mention", "message.im", "app_home_opened"}})
			port := r.startBolt(home, mode)
			if mode == "http" {
				address := "http://127.0.0.1:" + port + "/slack/events"
				r.ok(r.App.UseRequestURLs(t.Context(), RequestURLs{address, address, address, address}))
			} else {
				r.await("the connection", func() bool { now, _ := r.App.Connections(); return now == 1 })
			}
			r.talkToBolt()
			for _, call := range r.Limits.Calls() {
				if call.Error != "" {
					t.Errorf("refused: %+v", call)
				}
			}
			for _, ack := range r.App.Acks() {
				if ack.Missed {
					t.Errorf("missed: %+v", ack)
				}
			}
		})
	}
}

// talkToBolt uses the app in every way that it knows.
func (r *room) talkToBolt() {
	r.t.Helper()
	said := func(text string) func() bool {
		return func() bool {
			for _, m := range r.Messages.Replies(r.desk) {
				if strings.Contains(m.Shown(), text) {
					return true
				}
			}
			return false
		}
	}
	asked, err := r.Do.Mention(r.ana, r.desk, "who said so?")
	r.ok(err)
	r.await("the answer", said("who said so?"))
	answer := r.Messages.Replies(r.desk)[0]
	if answer.Thread != asked.TS {
		r.t.Errorf("answered %+v", answer)
	}
	r.ok(r.Controls.Press(r.ana, answer, "more"))
	r.await("the next page", said("page 2"))

	r.ok(r.Do.Command(r.ana, r.desk, "hope"))
	r.await("a word at once", said("Looking for hope"))
	r.await("the form", func() bool { _, open := r.Views.Modal(r.ana); return open })
	r.ok(r.Controls.Fill(r.ana, r.modal(), "typed", "nothing"))
	r.ok(r.Controls.Submit(r.ana, r.modal()))
	r.await("the error", func() bool { return r.modal().Errors["words"] == "That is not much." })
	offered, err := r.Controls.Suggest(r.t.Context(), r.ana, r.modal(), "named", "Ker")
	if err != nil || len(offered) != 1 || offered[0] != (Option{"Ker…", "Ker"}) {
		r.t.Errorf("offered %v, %v", offered, err)
	}
	r.ok(r.Controls.Select(r.ana, r.modal(), "named", "Ker"))
	r.ok(r.Controls.Fill(r.ana, r.modal(), "typed", "all hope"))
	r.ok(r.Controls.Submit(r.ana, r.modal()))
	r.await("what was asked", said("all hope by Ker"))
	r.await("the end of the form", func() bool { return len(r.Views.Modals(r.ana)) == 0 })

	r.ok(r.Do.MessageShortcut(r.ana, asked, "check"))
	r.await("the check", said("checked: "+asked.Text))
	r.Do.OpenHome(r.ana)
	r.await("the Home", func() bool { home, _ := r.Views.Home(r.ana); return strings.Contains(home.Shown(), "Welcome") })
}
