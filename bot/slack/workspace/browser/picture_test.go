package browser_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"onrecord/bot/slack/workspace/browser"
)

var update = flag.Bool("update", false, "record the pictures instead of comparing with them")

// pictured are the golden files of package blocks that are drawn, by what they are on the
// page: what one sees first and most often.
var pictured = map[string]string{
	"who-said": "message", "denied": "message", "digest": "message", "person": "message",
	"not-found": "message", "story": "message", "reviewed": "message", "help": "message", "watched": "message",
	"view-checked": "view", "view-context": "view", "home-reader": "home",
}

// screens are the sizes of a phone and of a window, in CSS pixels.
var screens = []image.Point{{390, 844}, {1280, 560}}

// TestEachStateLooksAsRecorded draws the page with each state, on a phone and in a window,
// light and dark, and compares it with the recorded picture, pixel by pixel.
func TestEachStateLooksAsRecorded(t *testing.T) {
	if os.Getenv("ONRECORD_PICTURES") == "" && !*update {
		t.Skip("drawing takes half a minute: set ONRECORD_PICTURES=1")
	}
	program, drawn := drawnWith(t)
	with := filepath.Join("testdata", "pictures", "drawn-with.txt")
	if recorded, err := os.ReadFile(with); !*update && (err != nil || string(recorded) != drawn) {
		t.Skipf("pictures differ between browsers and fonts: recorded with\n%s, here is\n%s", recorded, drawn)
	}
	if *update {
		if err := os.WriteFile(with, []byte(drawn), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b := openBrowser(t, program)
	for name, kind := range pictured {
		t.Run(name, func(t *testing.T) {
			compare(t, filepath.Join("testdata", "pictures", name+".png"), b.sheet(t, name, kind))
		})
	}
}

// drawnWith returns the browser, and what decides how it draws: its version and the font
// that it takes.
func drawnWith(t *testing.T) (program, drawn string) {
	t.Helper()
	program, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("no Chromium here: install the package chromium to draw the page")
	}
	for _, c := range []*exec.Cmd{exec.Command(program, "--version"), exec.Command("fc-match", "-f", "%{family} %{fontversion}", "sans-serif")} {
		out, err := c.Output()
		if err != nil {
			t.Skipf("%s does not tell: %v", c, err)
		}
		drawn += strings.TrimSpace(string(out)) + "\n"
	}
	return program, drawn
}

// drawer is a browser at a page that shows the state that it is given.
type drawer struct {
	do    func(t *testing.T, steps ...chromedp.Action[chromedp.Void])
	shot  func(t *testing.T) image.Image
	state map[string]any
	url   string
}

func openBrowser(t *testing.T, program string) *drawer {
	t.Helper()
	d := &drawer{}
	page := browser.Handler(browser.Options{})
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/events" {
			page.ServeHTTP(w, r)
			return
		}
		state, err := json.Marshal(d.state)
		if err != nil {
			t.Error(err)
		}
		w.Header().Set("Content-Type", "text/event-stream")
		fmt.Fprintf(w, "data: %s\n\n", state)
		http.NewResponseController(w).Flush()
		<-r.Context().Done()
	}))
	t.Cleanup(site.Close)
	d.url = site.URL
	t.Setenv("TZ", "UTC") // the page tells the time of a message
	flags := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.UserDataDir(t.TempDir()), chromedp.Flag("lang", "en"),
		chromedp.Flag("hide-scrollbars", true), chromedp.Flag("disable-quic", true),
		// A page that is kept for the way back keeps its events open, and the next one waits for them.
		chromedp.Flag("disable-features", "BackForwardCache,Translate"))
	ctx, cancel := chromedp.NewExecAllocator(t.Context(), flags...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	d.do = func(t *testing.T, steps ...chromedp.Action[chromedp.Void]) {
		t.Helper()
		if err := chromedp.Do(ctx, steps...); err != nil {
			t.Fatal(err)
		}
	}
	d.shot = func(t *testing.T) image.Image {
		t.Helper()
		taken, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
		if err != nil {
			t.Fatal(err)
		}
		picture, err := png.Decode(bytes.NewReader(taken))
		if err != nil {
			t.Fatal(err)
		}
		return picture
	}
	d.do(t)
	return d
}

// sheet is one picture of a state: on a phone light and dark, side by side, and below them
// in a window.
func (d *drawer) sheet(t *testing.T, name, kind string) image.Image {
	t.Helper()
	d.state = stateOf(t, name, kind)
	out := image.NewRGBA(image.Rect(0, 0, screens[1].X, screens[0].Y+2*screens[1].Y))
	at := image.Point{}
	for _, screen := range screens {
		for _, theme := range []string{"light", "dark"} {
			d.do(t, chromedp.EmulateViewport(int64(screen.X), int64(screen.Y)), chromedp.Navigate(d.url),
				chromedp.Evaluate[chromedp.Void](`localStorage.setItem("theme", "`+theme+`")`), chromedp.Navigate(d.url+"/?"+theme+"#"+kind),
				chromedp.PollFunction[chromedp.Void](`() => document.querySelector("#messages .block, #home .block, #modal .block") && document.fonts.status === "loaded"`,
					chromedp.WithPollingInterval(20*time.Millisecond)),
				chromedp.Evaluate[chromedp.Void](`document.activeElement?.blur()`))
			picture := d.shot(t)
			draw.Draw(out, picture.Bounds().Add(at), picture, image.Point{}, draw.Src)
			if screen == screens[0] && theme == "light" {
				at.X += screen.X + 20
			} else {
				at = image.Point{Y: at.Y + screen.Y}
			}
		}
	}
	return fewColours(out)
}

// stateOf is what the page is sent where it shows the golden file alone.
func stateOf(t *testing.T, name, kind string) map[string]any {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("..", "..", "blocks", "testdata", name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var golden struct {
		Title, Submit, Close struct{ Text string }
		Blocks               json.RawMessage
	}
	if err := json.Unmarshal(raw, &golden); err != nil {
		t.Fatal(err)
	}
	type object = map[string]any
	messages := []object{}
	state := object{
		"bot": object{"id": "U1", "name": "onrecord"}, "names": object{"U1": "onrecord", "U07ANA": "ana"}, "command": "/onrecord",
		"shortcuts": []any{}, "questions": []any{}, "tries": []any{},
	}
	switch kind {
	case "message":
		messages = append(messages, object{"channel": "C1", "ts": "1772438400.000100", "user": "U1", "app": true, "blocks": golden.Blocks})
	case "view":
		state["view"] = object{"id": "V1", "hash": "1", "title": golden.Title.Text, "submit": golden.Submit.Text, "close": golden.Close.Text, "blocks": golden.Blocks}
	case "home":
		state["home"] = golden.Blocks
	}
	state["channels"] = []object{{"id": "C1", "name": "newsroom", "kind": "channel", "messages": messages, "status": object{}, "prompts": []any{}}}
	return state
}

// fewColours keeps so many shades of each colour that the file is small, and the eye sees
// hardly a difference.
func fewColours(in *image.RGBA) image.Image {
	for i, v := range in.Pix {
		if i%4 < 3 {
			in.Pix[i] = uint8((int(v) + 8) / 17 * 17) // 16 of each, with black and white
		}
	}
	var palette color.Palette
	seen := make(map[color.RGBA]bool)
	for i := 0; i < len(in.Pix); i += 4 {
		c := color.RGBA{in.Pix[i], in.Pix[i+1], in.Pix[i+2], in.Pix[i+3]}
		if !seen[c] {
			seen[c] = true
			palette = append(palette, c)
		}
	}
	if len(palette) > 256 {
		return in
	}
	out := image.NewPaletted(in.Bounds(), palette)
	draw.Draw(out, in.Bounds(), in, image.Point{}, draw.Src)
	return out
}

// uncertain is how many pixels of a sheet, at rounded corners, one browser draws otherwise
// from one time to the next; a letter has more.
const uncertain = 40

// compare compares with a recorded picture.
func compare(t *testing.T, path string, got image.Image) {
	t.Helper()
	if *update {
		var out bytes.Buffer
		if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, got); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatalf("%v; run go test -update, and look at what it drew", err)
	}
	defer f.Close()
	want, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	if want.Bounds() != got.Bounds() {
		t.Fatalf("%v instead of %v pixels", got.Bounds(), want.Bounds())
	}
	others := 0
	var first image.Point
	for y := range got.Bounds().Dy() {
		for x := range got.Bounds().Dx() {
			if color.RGBAModel.Convert(want.At(x, y)) == color.RGBAModel.Convert(got.At(x, y)) {
				continue
			}
			if others++; others == 1 {
				first = image.Pt(x, y)
			}
		}
	}
	if others > uncertain {
		t.Errorf("%d pixels are others, the first at %v; run go test -update, and look at what it drew", others, first)
	}
}
