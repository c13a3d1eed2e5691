package command_test

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"onrecord/bot/label"
	"onrecord/bot/slack/blocks"
	"onrecord/bot/slack/workspace"
	"onrecord/corpus/nettest"
)

// patience is how long a test waits for what must happen, on a machine with much else to do.
const patience = 3 * time.Minute

// newsroom is a workspace of people, a data folder, and the program serving both.
type newsroom struct {
	*workspace.Workspace
	ana  workspace.Person
	desk workspace.Channel
	data string
	env  []string
}

func newNewsroom(t *testing.T, settings ...string) *newsroom {
	t.Helper()
	return newNewsroomOf(t, workspace.Options{}, settings...)
}

func newNewsroomOf(t *testing.T, opts workspace.Options, settings ...string) *newsroom {
	t.Helper()
	opts.AckTime = cmp.Or(opts.AckTime, patience) // who is slow here is the machine
	w, err := workspace.Open(opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	n := &newsroom{Workspace: w, ana: w.People.Add("ana"), data: filepath.Join(t.TempDir(), "data")}
	n.desk = w.Channels.AddChannel(workspace.Channel{Name: "desk"}, n.ana, w.People.Bot())
	n.env = append(withoutSettings(),
		"ONRECORD_DATA="+n.data,
		"ONRECORD_SLACK_BOT_TOKEN="+w.BotToken(),
		"ONRECORD_SLACK_APP_TOKEN="+w.AppToken(),
		"ONRECORD_SLACK_API_URL="+w.URL(),
		"ONRECORD_DIGEST_ZONE="+noonZone())
	n.env = append(n.env, settings...)
	return n
}

// noonZone is a time zone in which it is about noon, and the day that it is in UTC: no day ends
// while a test runs.
func noonZone() string { return fmt.Sprintf("Etc/GMT%+d", time.Now().UTC().Hour()-12) }

// withoutSettings is the environment without the settings of whoever runs the tests.
func withoutSettings() []string {
	return slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "ONRECORD_") })
}

// do runs a command of the newsroom to its end.
func (n *newsroom) do(t *testing.T, args ...string) (stdout, stderr string, err error) {
	t.Helper()
	c := exec.CommandContext(t.Context(), program, args...)
	var out, errs bytes.Buffer
	c.Env, c.Stdout, c.Stderr = n.env, &out, &errs
	err = c.Run()
	return out.String(), errs.String(), err
}

// must runs a command that succeeds.
func (n *newsroom) must(t *testing.T, args ...string) string {
	t.Helper()
	out, errs, err := n.do(t, args...)
	if err != nil {
		t.Fatalf("onrecord %s: %v\n%s", strings.Join(args, " "), err, errs)
	}
	return out
}

// serve starts the bot and returns what stops it, as a service manager does.
func (n *newsroom) serve(t *testing.T) (stop func()) {
	t.Helper()
	_, _, stop = n.serveLogged(t)
	return stop
}

// serveLogged is serve, with the process and its log.
func (n *newsroom) serveLogged(t *testing.T) (process *os.Process, log *logbook, stop func()) {
	t.Helper()
	_, before := n.App.Connections()
	process, log, stop = n.start(t)
	n.await(t, "the connection", func() bool { _, opened := n.App.Connections(); return opened > before })
	return process, log, stop
}

// start is serveLogged for a bot that may not connect.
func (n *newsroom) start(t *testing.T) (process *os.Process, log *logbook, stop func()) {
	t.Helper()
	c := exec.Command(program, "serve")
	log = new(logbook)
	c.Env, c.Stderr = n.env, log
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	stop = sync.OnceFunc(func() {
		c.Process.Signal(os.Interrupt)
		if err := c.Wait(); err != nil {
			t.Errorf("serve: %v\n%s", err, log)
		}
	})
	t.Cleanup(stop)
	return c.Process, log, stop
}

// until tries again until it works, ten times a second: waiting takes little from what is
// waited for.
func until(t *testing.T, patience time.Duration, try func() error) {
	t.Helper()
	end, next := time.After(patience), time.Tick(100*time.Millisecond)
	for {
		err := try()
		if err == nil {
			return
		}
		select {
		case <-end:
			t.Fatal(err)
		case <-next:
		}
	}
}

func (n *newsroom) await(t *testing.T, what string, cond func() bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	if err := n.Await(ctx, cond); err != nil {
		t.Fatalf("%s never came: %v", what, err)
	}
}

// replies are the messages of the bot in a channel. That an answer takes long, or that others
// wait too, is none.
func (n *newsroom) replies(c workspace.Channel) []workspace.Message {
	queue, _, _ := strings.Cut(label.Text("say.queue", 0, ""), "0")
	return slices.DeleteFunc(n.Messages.Replies(c), func(m workspace.Message) bool {
		return m.Ephemeral() && (strings.Contains(m.Shown(), label.Text("say.slow")) || strings.Contains(m.Shown(), queue))
	})
}

// reply awaits the next message of the bot in a channel, after act.
func (n *newsroom) reply(t *testing.T, c func() workspace.Channel, act func() error) workspace.Message {
	t.Helper()
	before := len(n.replies(c()))
	if err := act(); err != nil {
		t.Fatal(err)
	}
	n.await(t, "a reply", func() bool { return len(n.replies(c())) > before })
	return n.replies(c())[before]
}

func (n *newsroom) mention(t *testing.T, text string) workspace.Message {
	t.Helper()
	return n.reply(t, func() workspace.Channel { return n.desk }, func() error {
		_, err := n.Do.Mention(n.ana, n.desk, text)
		return err
	})
}

func shows(t *testing.T, m workspace.Message, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if !strings.Contains(m.Shown(), want) {
			t.Errorf("the message lacks %q:\n%s", want, m.Shown())
		}
	}
}

// logbook is a log that can be read while it is written.
type logbook struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (l *logbook) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.Write(p)
}

func (l *logbook) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.String()
}

// awaitLine waits until a line of the log is as the pattern has it, and returns its group.
func (l *logbook) awaitLine(t *testing.T, pattern string) (group string) {
	t.Helper()
	line := regexp.MustCompile(pattern)
	until(t, patience, func() error {
		m := line.FindStringSubmatch(l.String())
		if m == nil {
			return fmt.Errorf("no line of the log is %s:\n%s", pattern, l)
		}
		group = m[1]
		return nil
	})
	return group
}

func writeFile(t *testing.T, path, text string) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

const bridge = `{"id":"bridge","outlet":"Estuary Herald","headline":"Bridge to close","published":"2026-03-01","url":"https://herald.example/bridge","text":"“The bridge is tired, and so are we, and nobody will pay,” said Ada Quill, the town engineer."}`

func TestTheBotAnswersInSlack(t *testing.T) {
	t.Parallel()
	n := newNewsroom(t)
	n.beginWith(t, bridge)
	n.serve(t)

	asked := "who said the bridge is tired, and so are we?"
	found := []string{"Ada Quill", "word for word", "“The bridge is tired, and so are we, and nobody will pay,”", "Bridge to close", "Estuary Herald", "2026-03-01"}
	t.Run("a mention, in its thread", func(t *testing.T) {
		m := n.mention(t, asked)
		shows(t, m, found...)
		if m.Thread == "" || m.Ephemeral() {
			t.Errorf("answered outside the thread: %+v", m)
		}
	})
	t.Run("a follow-up, in the thread of the answer", func(t *testing.T) {
		first := n.mention(t, asked)
		c := func() workspace.Channel { return n.desk }
		m := n.reply(t, c, func() error {
			_, err := n.Do.Say(n.ana, n.desk, first.Thread, "@onrecord when did she say that?")
			return err
		})
		shows(t, m, "2026-03-01\n", "Ada Quill", "for when Ada Quill said “the bridge is tired and so are we”")
	})
	t.Run("a direct message", func(t *testing.T) {
		c := func() workspace.Channel { return n.Channels.DirectChannel(n.ana) }
		m := n.reply(t, c, func() error { _, err := n.Do.DirectMessage(n.ana, asked); return err })
		shows(t, m, found...)
	})
	t.Run("the slash command, privately until it is shared", func(t *testing.T) {
		c := func() workspace.Channel { return n.desk }
		m := n.reply(t, c, func() error { return n.Do.Command(n.ana, n.desk, asked) })
		shows(t, m, found...)
		if m.OnlyFor != n.ana.ID {
			t.Fatalf("the answer to a command is seen by all: %+v", m)
		}
		shared := n.reply(t, c, func() error { return n.Controls.Press(n.ana, m, blocks.ShareAction) })
		shows(t, shared, found...)
		if shared.Ephemeral() || shared.Thread != "" {
			t.Errorf("shared to nobody: %+v", shared)
		}
	})
	t.Run("what is not there", func(t *testing.T) {
		shows(t, n.mention(t, "who said the moon is made of cheese?"), "nothing in 1 article", "2026-03-01")
	})
}

func TestTheBotAnswersSignedRequests(t *testing.T) {
	t.Parallel()
	address := nettest.Unused(t)
	n := newNewsroom(t, "ONRECORD_SLACK_LISTEN="+address, "ONRECORD_SLACK_URL=https://onrecord.example.com")
	n.env = append(n.env, "ONRECORD_SLACK_SIGNING_SECRET="+n.App.SigningSecret(), "ONRECORD_SLACK_APP_TOKEN=")
	n.beginWith(t, bridge)
	out, _, _ := n.do(t, "doctor")
	if want := "ok   signed requests: taken on " + address + ", sent to https://onrecord.example.com/slack/…"; !strings.Contains(out, want) {
		t.Errorf("doctor lacks %q:\n%s", want, out)
	}
	kill := n.serveToKill(t)
	defer kill()
	base := "http://" + address + "/slack/"
	urls := workspace.RequestURLs{Events: base + "events", Commands: base + "commands", Interactivity: base + "interactivity"}
	until(t, patience, func() error { return n.App.UseRequestURLs(t.Context(), urls) })
	shows(t, n.mention(t, "who said the bridge is tired, and so are we?"), "Ada Quill", "word for word")
}

func TestBesideTheBotOtherCommandsAskThroughIt(t *testing.T) {
	t.Parallel()
	n := newNewsroom(t)
	n.beginWith(t, bridge)
	alone := map[string]string{}
	draft := writeFile(t, filepath.Join(t.TempDir(), "draft.txt"), "“The bridge is tired, and so are we,” said Ada Quill.\n\n“The ferry is a floating queue,” said Cy Marsh.")
	commands := [][]string{
		{"ask", "who said the bridge is tired"},
		{"ask", "--facets", "who said the moon is made of cheese"},
		{"person", "Ada Quill"},
		{"person", "--markdown", "quill"},
		{"story", "bridge"},
		{"check", draft},
		{"digest", "--date", "2026-03-01"},
		{"verify"},
		{"sources", "--csv"},
	}
	for _, command := range commands {
		out, _, _ := n.do(t, command...)
		alone[strings.Join(command, " ")] = out
	}
	stop := n.serve(t)
	for _, command := range commands {
		name := strings.Join(command, " ")
		if out, stderr, _ := n.do(t, command...); out != alone[name] {
			t.Errorf("%s beside the bot: %q, alone %q\n%s", name, out, alone[name], stderr)
		}
	}

	// Exit codes, errors and what is asked line by line come through too.
	for code, command := range map[int][]string{2: {"ask", "sp:kerry outlet:"}, 3: {"check", draft}} {
		_, stderr, err := n.do(t, command...)
		if exit := new(exec.ExitError); !errors.As(err, &exit) || exit.ExitCode() != code {
			t.Errorf("%q: %v, want exit code %d\n%s", command, err, code, stderr)
		}
	}
	lines := exec.CommandContext(t.Context(), program, "ask", "--json")
	lines.Env, lines.Stdin = n.env, strings.NewReader("who said the bridge is tired\n\nwho said the moon is made of cheese\n")
	out, err := lines.Output()
	if got := strings.Split(strings.TrimSpace(string(out)), "\n"); err != nil || len(got) != 3 || !strings.Contains(got[0], "Ada Quill") || !strings.Contains(got[1], `"error"`) {
		t.Errorf("three lines beside the bot: %v\n%s", err, out)
	}

	// What is added is asked for at once, and the bot answers it too.
	_, stderr, err := n.do(t, "add", writeFile(t, filepath.Join(t.TempDir(), "ferry.txt"), "“The ferry is a floating queue,” said Cy Marsh."))
	if err != nil || !strings.Contains(stderr, "onrecord serve (process ") {
		t.Errorf("add beside serve: %v, %q", err, stderr)
	}
	if out := n.must(t, "ask", "who said the ferry is a floating queue?"); !strings.Contains(out, "Cy Marsh") {
		t.Errorf("what was just added: %s", out)
	}
	n.awaitAnswer(t, "who said the ferry is a floating queue?", "Cy Marsh")
	n.must(t, "withdraw", "ferry")
	shows(t, n.mention(t, "who said the ferry is a floating queue?"), "nothing in 1 article")
	_, stderr, err = n.do(t, "reindex")
	if err == nil || !strings.Contains(stderr, "in use by onrecord serve (process ") {
		t.Errorf("reindex beside serve: %v, %q", err, stderr)
	}

	info, err := os.Stat(filepath.Join(n.data, "onrecord.sock"))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the socket: %v, %v", info, err)
	}
	stop()
	if _, err := os.Stat(filepath.Join(n.data, "onrecord.sock")); !os.IsNotExist(err) {
		t.Errorf("the socket is left: %v", err)
	}
	if out := n.must(t, "ask", "who said the bridge is tired"); out != alone["ask who said the bridge is tired"] {
		t.Errorf("after the bot: %s", out)
	}
}

func TestTheBotIsAskedInADeepFolderToo(t *testing.T) {
	t.Parallel()
	if runtime.GOOS != "linux" {
		t.Skip("other systems have no short name for a long path")
	}
	n := newNewsroom(t)
	n.data = filepath.Join(n.data, strings.Repeat("deep/", 30))
	n.env = append(n.env, "ONRECORD_DATA="+n.data)
	n.must(t, "add", writeFile(t, filepath.Join(t.TempDir(), "export.jsonl"), bridge))
	n.serve(t)
	if out := n.must(t, "ask", "who said the bridge is tired"); !strings.Contains(out, "Ada Quill") {
		t.Error(out)
	}
}

func TestAQuoteThatIsPutRightBesideTheBotIsRightInSlack(t *testing.T) {
	t.Parallel()
	n := newNewsroom(t)
	n.beginWith(t, bridge)
	n.serve(t)
	const question = "who said the bridge is tired, and so are we?"
	shows(t, n.mention(t, question), "Ada Quill")
	first := func() string { return n.replies(n.desk)[0].Shown() }

	n.must(t, "correct", "bridge", "the bridge is tired", "--speaker", "Bo Fenn", "--reason", "the caption was wrong")
	n.await(t, "the note", func() bool { return strings.Contains(first(), "Put right by an editor") })
	if !strings.Contains(first(), "speaker: Ada Quill, town engineer → Bo Fenn") {
		t.Errorf("the note does not say what: %s", first())
	}
	n.awaitAnswer(t, question, "Bo Fenn")
	n.must(t, "correct", "undo", "1")
	n.await(t, "the words as they were", func() bool { return !strings.Contains(first(), "Put right") })
	n.awaitAnswer(t, question, "*Ada Quill*, town engineer")
}

func TestAnEditorPutsACitationRightInSlack(t *testing.T) {
	t.Parallel()
	n := newNewsroom(t, "ONRECORD_SLACK_EDITORS=admins")
	n.People.SetAdmin(n.ana, false)
	n.beginWith(t, bridge)
	n.serve(t)
	const question = "who said the bridge is tired, and so are we?"
	answered := n.mention(t, question)
	if err := n.Controls.Select(n.ana, answered, blocks.CiteAction, blocks.CorrectAction); err != nil {
		t.Fatal(err)
	}
	form := n.modal(t, "Correct a quote")
	for _, err := range []error{
		n.Controls.Fill(n.ana, form, blocks.TypedField, "Bo Fenn"),
		n.Controls.Fill(n.ana, form, "reason", "the caption was wrong"),
		n.Controls.Submit(n.ana, form),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	done := n.modal(t, "Put right")
	n.await(t, "the note", func() bool { return strings.Contains(n.replies(n.desk)[0].Shown(), "Put right by an editor") })
	n.awaitAnswer(t, question, "Bo Fenn")
	if out := n.must(t, "correct", "list"); !strings.Contains(out, "  by ana ("+n.ana.ID+"): the caption was wrong\n") {
		t.Errorf("listed %s", out)
	}
	if err := n.Controls.Press(n.ana, done, blocks.UndoAction); err != nil {
		t.Fatal(err)
	}
	n.modal(t, "Taken back")
	n.awaitAnswer(t, question, "*Ada Quill*, town engineer")
}

// awaitAnswer asks until the answer shows what is wanted.
func (n *newsroom) awaitAnswer(t *testing.T, question, want string) {
	t.Helper()
	until(t, patience, func() error {
		m := n.mention(t, question)
		if !strings.Contains(m.Shown(), want) {
			return fmt.Errorf("%s: never answered with %s:\n%s", question, want, m.Shown())
		}
		return nil
	})
}

func TestTheBotPollsFeedsAndFolders(t *testing.T) {
	t.Parallel()
	feed := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/rss+xml")
		fmt.Fprint(w, `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Estuary Herald</title>
			<item><guid>https://herald.example/pier</guid><link>https://herald.example/pier</link><title>Pier to go</title>
			<content:encoded><![CDATA[<p>The pier has to go.</p><p>“It is a rotten tooth,” said Bo Fenn, the mayor.</p>]]></content:encoded></item>
			</channel></rss>`)
	}))
	t.Cleanup(feed.Close)
	folder := filepath.Join(t.TempDir(), "drop")
	writeFile(t, filepath.Join(folder, "tower.txt"), "“The tower will be blue,” said Dot Larch.")

	n := newNewsroom(t, "ONRECORD_FEEDS="+feed.URL, "ONRECORD_FOLDERS="+folder)
	n.serve(t)
	n.awaitAnswer(t, "who said it is a rotten tooth?", "Bo Fenn")
	n.awaitAnswer(t, "who said the tower will be blue?", "Dot Larch")
}

func TestTheDigestIsPostedOnceWhateverRestarts(t *testing.T) {
	t.Parallel()
	yesterday := time.Now().UTC().AddDate(0, 0, -1).Format(time.DateOnly)
	n := newNewsroom(t, "ONRECORD_DIGEST_TIME=00:00")
	n.env = append(n.env, "ONRECORD_DIGEST_CHANNELS="+n.desk.ID)
	export := strings.ReplaceAll(bridge, "2026-03-01", yesterday)
	n.must(t, "add", writeFile(t, filepath.Join(t.TempDir(), "export.jsonl"), export))

	posted := func() int {
		count := 0
		for _, m := range n.replies(n.desk) {
			if strings.Contains(m.Shown(), yesterday) && strings.Contains(m.Shown(), "Ada Quill") && m.Thread == "" {
				count++
			}
		}
		return count
	}
	stop := n.serve(t)
	n.await(t, "the digest", func() bool { return posted() > 0 })
	stop()
	stop = n.serve(t)
	n.mention(t, "who said the bridge is tired") // after which it is up
	stop()
	n.must(t, "digest", "--post", "--date", yesterday)
	if got := posted(); got != 1 {
		t.Errorf("the digest was posted %d times", got)
	}
}

func TestAWrongTokenIsNamedAndNotShown(t *testing.T) {
	t.Parallel()
	n := newNewsroom(t, "ONRECORD_SLACK_BOT_TOKEN=xoxb-of-another-workspace")
	_, stderr, err := n.do(t, "serve")
	if exit := new(exec.ExitError); !errors.As(err, &exit) || exit.ExitCode() != 1 {
		t.Errorf("serve with a wrong token: %v", err)
	}
	if !strings.Contains(stderr, "the bot token was refused") || strings.Contains(stderr, "another-workspace") {
		t.Errorf("standard error: %s", stderr)
	}
	out, _, err := n.do(t, "doctor")
	if err == nil || !strings.Contains(out, "MEND bot token: the bot token was refused") || !strings.Contains(out, "ok   app token") {
		t.Errorf("doctor: %v\n%s", err, out)
	}
}
