package command_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// browsers are what Chromium is called.
var browsers = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "headless-shell"}

// browser is the one that all tests share, started by the first that wants it. It lives as
// long as its context.
var browser = sync.OnceValues(func() (context.Context, error) {
	var found string
	for _, name := range browsers {
		if path, err := exec.LookPath(name); err == nil {
			found = path
			break
		}
	}
	if found == "" {
		return nil, exec.ErrNotFound
	}
	flags := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(found), chromedp.NoSandbox, chromedp.WSURLReadTimeout(patience), chromedp.UserDataDir(filepath.Join(filepath.Dir(program), "browser")),
		chromedp.Flag("disable-quic", true), chromedp.Flag("lang", "en"), chromedp.WindowSize(1280, 800))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), flags...)
	ctx, quit := chromedp.NewContext(ctx)
	closeBrowser = func() { quit(); cancel() }
	return ctx, chromedp.Do(ctx)
})

// closeBrowser ends the browser, once all tests have ended.
var closeBrowser = func() {}

// visit opens the demo in a headless browser, as somebody who was never there before, and
// skips the test where there is none. Pictures go to the folder that DEMO_PICTURES names.
func visit(t *testing.T) *visitor {
	t.Helper()
	ctx, err := browser()
	if errors.Is(err, exec.ErrNotFound) {
		t.Skip("no Chromium here: install the package chromium to drive the demo in a browser")
	} else if err != nil {
		t.Fatal(err)
	}
	address := startDemo(t)
	ctx, leave := chromedp.NewContext(ctx, chromedp.WithNewBrowserContext())
	t.Cleanup(leave)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	v := &visitor{t: t, ctx: ctx}
	v.resize(1280, 800)
	v.do("open the page", chromedp.Navigate(address))
	return v
}

// startDemo runs the program and returns the address that it prints.
func startDemo(t *testing.T) string {
	t.Helper()
	c := exec.Command(program, "demo", "--address", "127.0.0.1:0")
	log := new(logbook)
	c.Stderr = log
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		c.Process.Signal(os.Interrupt)
		if err := c.Wait(); err != nil {
			t.Errorf("onrecord demo: %v\n%s", err, log)
		}
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	address := regexp.MustCompile(`http://\S+`).FindString(line)
	if err != nil || address == "" {
		t.Fatalf("onrecord demo printed %q (%v)\n%s", line, err, log)
	}
	return address
}

// visitor is a newcomer at the page.
type visitor struct {
	t   *testing.T
	ctx context.Context
}

func (v *visitor) do(what string, steps ...chromedp.Action[chromedp.Void]) {
	v.t.Helper()
	ctx, cancel := context.WithTimeout(v.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		page, _ := chromedp.Run(v.ctx, chromedp.Text("body"))
		v.picture("failed")
		v.t.Fatalf("%s: %v; the page reads:\n%s", what, err, page)
	}
}

// poll runs a function in the page until it returns true, for as long as the visitor is patient.
func poll(function string, args ...any) chromedp.Action[chromedp.Void] {
	return chromedp.PollFunction[chromedp.Void](function, chromedp.WithPollingArgs(args...), chromedp.WithPollingInterval(50*time.Millisecond), chromedp.WithPollingTimeout(0))
}

// reads waits until the element has all the words.
func (v *visitor) reads(selector string, words ...string) {
	v.t.Helper()
	for _, word := range words {
		v.do("read "+word, poll(`(s, w) => [...document.querySelectorAll(s)].some((e) => e.checkVisibility() && e.innerText.includes(w))`, selector, word))
	}
}

// press clicks the first visible button of the element with the label.
func (v *visitor) press(within, label string) {
	v.t.Helper()
	v.do("press "+label, poll(`(s, l) => {
		const found = [...document.querySelectorAll(s + " button")].find((b) => b.checkVisibility() && b.innerText.trim().startsWith(l));
		found?.click();
		return Boolean(found);
	}`, within, label))
}

// choose takes what is called so from the first menu of the element that has it.
func (v *visitor) choose(within, label string) {
	v.t.Helper()
	v.do("choose "+label, poll(`(s, l) => {
		const found = [...document.querySelectorAll(s + " option")].find((o) => o.innerText.trim() === l);
		if (!found) return false;
		const menu = found.closest("select");
		menu.value = found.value;
		menu.dispatchEvent(new Event("change"));
		return true;
	}`, within, label))
}

// types types into the field, as with a keyboard.
func (v *visitor) types(selector, text string) {
	v.t.Helper()
	v.do("type "+text, chromedp.WaitVisible(selector), chromedp.SendKeys(selector, text))
}

// picture keeps what is on the screen.
func (v *visitor) picture(name string) {
	v.t.Helper()
	folder := os.Getenv("DEMO_PICTURES")
	if folder == "" {
		return
	}
	png, err := chromedp.Run(v.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		v.t.Error(err)
		return
	}
	if err := os.WriteFile(filepath.Join(folder, name+".png"), png, 0o644); err != nil {
		v.t.Error(err)
	}
}

// resize makes the window as wide and high as given, in CSS pixels.
func (v *visitor) resize(width, height int64) {
	v.t.Helper()
	v.do("resize", chromedp.EmulateViewport(width, height))
}

func TestNewcomerTriesTheDemo(t *testing.T) {
	t.Parallel()
	v := visit(t)
	v.reads("#invitation", "Who said it?")
	v.picture("invitation")

	v.types("#typed", "who said nobody measured the meadow?\r")
	v.reads("#messages .private", "Did you ask me?")
	v.picture("hint")
	v.press("#messages .private", "who said nobody measured the meadow?")
	v.reads("#messages .private", "Ilse Brandt")

	v.types("#typed", "@onrecord who said all hope would be lost?\r")
	v.reads("#thread .message", "Staffan de Mistura", "word for word")
	v.picture("answer")
	v.choose("#thread", "Show in context")
	v.reads("#modal", "Envoy warns against failure", "all hope would be lost")
	v.picture("context")
	v.do("leave by the keyboard", chromedp.KeyEvent(kb.Escape), chromedp.WaitNotVisible("#modal"))
	v.types("#reply-typed", "only direct quotes\r")
	v.reads("#replies .message:last-child", "direct quote")
	v.press("#thread > header", "✕")

	v.types("#typed", "/onrecord who said nobody measured the meadow?\r")
	v.reads("#messages .private", "Ilse Brandt", "Only visible to you")
	v.picture("private")
	v.press("#messages .private", "Share to channel")
	v.reads("#messages .message:not(.private)", "Ilse Brandt", "Asked by")

	v.press("#places", "# print-desk")
	v.press("#messages .message", "Check the quotes")
	v.reads("#modal", "Word for word", "Altered", "Somebody else's words", "Two Brandts, one channel")
	v.picture("check")
	v.press("#modal footer", "Close")

	v.press("#composer", "Preview a digest")
	v.reads("#messages .private", "2026-11-10", "Henrik Sollars", "Most quoted")
	v.picture("digest")

	v.press("#composer", "Ask the archive")
	v.reads("#modal", "Words")
	v.picture("form")
	v.press("#modal footer", "C")
	v.do("close the form", chromedp.WaitNotVisible("#modal"))

	v.press("#places", "onrecord")
	v.reads("#invitation", "Ask the archive", "What did Elin Varga say?")
	v.picture("prompts")
	v.types("#typed", "what did Elin Varga say about the ferry?\r")
	v.reads("#messages .message:last-child", "Elin Varga")
	v.picture("direct")
	v.types("#typed", "/onrecord sources\r")
	v.reads("#messages a.file", "sources.png")
}

func TestDemoFitsEveryScreen(t *testing.T) {
	t.Parallel()
	v := visit(t)
	v.do("ask by the keyboard alone", chromedp.Focus(".question"), chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(kb.Enter))
	v.reads("#thread .message", "Elin Varga")
	for _, theme := range []string{"as the system", "light", "dark"} {
		v.reads("#theme", theme)
		for _, width := range []int64{1280, 800, 390, 320} {
			v.resize(width, 800)
			wider, err := chromedp.Run(v.ctx, chromedp.Evaluate[bool](`document.documentElement.scrollWidth > document.documentElement.clientWidth`))
			if err != nil || wider {
				t.Errorf("at %d pixels the page scrolls sideways: %v", width, err)
			}
			v.picture(fmt.Sprintf("%s-%d", strings.Fields(theme)[0], width))
		}
		v.resize(1280, 800)
		v.press("#side", "Theme")
	}
}

// Somebody on a phone has read back, and asks: the answer comes into view.
func TestWhatOneAsksComesIntoView(t *testing.T) {
	t.Parallel()
	v := visit(t)
	v.resize(390, 844)
	v.reads("#invitation", "Who said it?")
	v.types("#typed", "/onrecord person Elin Varga\r")
	v.reads("#messages .private:last-child", "Transport Minister")
	v.types("#typed", "/onrecord story ferry\r")
	v.reads("#messages .private:last-child", "Tomas Brandt, harbour master") // of whom the answer before tells nothing
	v.do("read back", chromedp.Evaluate[chromedp.Void](`document.querySelector("#messages").scrollTop = 0`))
	v.types("#typed", "/onrecord help\r")
	v.do("see the help", poll(`() => {
		const list = document.querySelector("#messages"), last = list.lastElementChild, top = last.offsetTop - list.offsetTop - list.scrollTop;
		return last.innerText.includes("What do you want to do?") && top >= 0 && top < list.clientHeight / 2;
	}`))
	v.picture("phone")
}
