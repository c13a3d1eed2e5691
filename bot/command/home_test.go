package command_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onrecord/bot/slack/blocks"
	"onrecord/bot/slack/workspace"
)

// atHome waits until somebody's Home shows all the words, and returns it.
func (n *newsroom) atHome(t *testing.T, p workspace.Person, words ...string) workspace.View {
	t.Helper()
	var home workspace.View
	n.await(t, fmt.Sprintf("a Home with %q", words), func() bool {
		home, _ = n.Views.Home(p)
		for _, w := range words {
			if !strings.Contains(home.Shown(), w) {
				return false
			}
		}
		return true
	})
	return home
}

// openHomeUntil opens somebody's Home again and again, until it shows all the words.
func (n *newsroom) openHomeUntil(t *testing.T, p workspace.Person, words ...string) workspace.View {
	t.Helper()
	var home workspace.View
	until(t, patience, func() error {
		before, _ := n.Views.Home(p)
		n.Do.OpenHome(p)
		n.await(t, "a Home", func() bool {
			now, ok := n.Views.Home(p)
			return ok && now.Hash != before.Hash
		})
		home, _ = n.Views.Home(p)
		if lacks := slices.IndexFunc(words, func(w string) bool { return !strings.Contains(home.Shown(), w) }); lacks >= 0 {
			return fmt.Errorf("the Home lacks %q:\n%s", words[lacks], home.Shown())
		}
		return nil
	})
	return home
}

func TestAnAdminSeesAtHomeAndInDoctorWhichFeedFails(t *testing.T) {
	t.Parallel()
	feeds := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/well" {
			fmt.Fprint(w, `{"version":"https://jsonfeed.org/version/1.1","title":"Herald","items":[{"id":"1","title":"Ferry sold","content_text":"“The ferry is sold,” said Elin Varga, the mayor of the island, who had hoped for another buyer."}]}`)
			return
		}
		http.Error(w, "no", http.StatusNotFound)
	}))
	t.Cleanup(feeds.Close)
	broken := strings.Replace(feeds.URL, "http://", "http://desk:swordfish@", 1) + "/broken?key=sesame"
	folder := t.TempDir()
	writeFile(t, filepath.Join(folder, "pier.txt"), rotten)
	writeFile(t, filepath.Join(folder, "empty.txt"), "")

	n := newNewsroomOf(t, workspace.Options{Scopes: allScopes, Events: []string{"app_home_opened"}},
		"ONRECORD_FEEDS="+feeds.URL+"/well,"+broken, "ONRECORD_FOLDERS="+folder)
	n.People.SetAdmin(n.ana, false)
	_, log, stop := n.serveLogged(t)
	told := []string{
		"FAILING · " + feeds.URL + "/broken?… · not read yet · last error ", ": 404 Not Found: check the address",
		feeds.URL + "/well · read ", folder + " · read ", " · 1 article", "empty.txt: ",
	}
	home := n.openHomeUntil(t, n.ana, append(told, "2 articles", "The index has all of the archive", "No question waits · every post is confirmed", "No report of a wrong citation")...)
	stop()

	out, errs, err := n.do(t, "doctor")
	for _, want := range []string{"MEND " + feeds.URL + "/broken?…: not read yet", "ok   " + feeds.URL + "/well: read 20", "ok   " + folder + ": read 20", "empty.txt"} {
		if err == nil || !strings.Contains(out, want) {
			t.Errorf("doctor lacks %q: %v\n%s%s", want, err, out, errs)
		}
	}
	for _, text := range []string{home.Shown(), out, log.String()} {
		if strings.Contains(text, "swordfish") || strings.Contains(text, "sesame") {
			t.Errorf("a secret is told:\n%s", text)
		}
	}
}

func TestAPersonKeepsTheirWatchesAtHome(t *testing.T) {
	t.Parallel()
	n := newNewsroomOf(t, workspace.Options{Scopes: allScopes, Events: []string{"app_home_opened"}}, "ONRECORD_WATCHES_GATHER=0s")
	n.serve(t)
	n.Do.OpenHome(n.ana)
	n.atHome(t, n.ana, "no article that can be shown")
	n.reply(t, func() workspace.Channel { return n.desk }, func() error { return n.Do.Command(n.ana, n.desk, "watch rotten") })
	n.atHome(t, n.ana, "rotten", "nothing this week")
	n.add(t, newsOf("pier", rotten))
	n.await(t, "the message", func() bool { return len(n.replies(n.Channels.DirectChannel(n.ana))) > 0 })
	n.Do.OpenHome(n.ana)
	home := n.atHome(t, n.ana, "1 article", "1 statement this week · last in About pier · Harbour Wire")
	if strings.Contains(home.Shown(), "index") {
		t.Errorf("who is no admin is shown how the bot is: %s", home.Shown())
	}
	if err := n.Controls.Press(n.ana, home, blocks.DeleteAction); err != nil {
		t.Fatal(err)
	}
	n.await(t, "the watch to go", func() bool { home, _ = n.Views.Home(n.ana); return !strings.Contains(home.Shown(), "this week") })
}

func TestTheDemoHasAHome(t *testing.T) {
	t.Parallel()
	v := visit(t)
	v.types("#typed", "/onrecord watch ferry\r")
	v.reads("#messages .private", "I watch for")
	v.press("#places", "Home")
	v.reads("#home", "The archive", "20 articles", "My watches", "ferry", "Digests", "The index has all of the archive")
	v.picture("home")
	v.resize(390, 800)
	v.picture("home-390")
	v.resize(1280, 800)
	v.press("#home", "Pause")
	v.reads("#home", "paused")
	v.press("#home", "What did")
	v.reads("#modal", "Answer")
	v.picture("home-answer")
}
