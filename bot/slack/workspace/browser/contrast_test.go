package browser_test

import (
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
)

// readable is the contrast that WCAG 2 asks of text at level AA.
const readable = 4.5

// written are the colours of text on the page and what each stands on, by their names in
// style.css or as they are.
var written = [][2]string{
	{"ink", "paper"}, {"ink", "tint"}, {"ink", "private"}, {"soft", "paper"}, {"soft", "tint"}, {"soft", "private"},
	{"link", "paper"}, {"link", "tint"}, {"link", "private"}, {"link", "mention"}, {"bad", "paper"}, {"bad", "tint"},
	{"side-ink", "side"}, {"side-soft", "side"}, {"#ffffff", "chosen"}, {"go-ink", "go"}, {"#ffffff", "#c23b3b"},
}

var (
	variable = regexp.MustCompile(`--([a-z-]+): (#[0-9a-f]{6});`)
	light    = regexp.MustCompile(`(?s)^:root \{(.*?)\}`)
	dark     = regexp.MustCompile(`(?s):root\[data-theme="dark"\] \{(.*?)\}`)
)

func TestEachTextStandsOutFromWhatItStandsOn(t *testing.T) {
	css, err := os.ReadFile(filepath.Join("assets", "style.css"))
	if err != nil {
		t.Fatal(err)
	}
	colours := make(map[string]string)
	for _, theme := range []struct {
		name string
		set  *regexp.Regexp
	}{{"light", light}, {"dark", dark}} { // what the dark page does not set is as on the light one
		found := theme.set.FindSubmatch(css)
		if found == nil {
			t.Fatalf("style.css has no %s page", theme.name)
		}
		for _, v := range variable.FindAllSubmatch(found[1], -1) {
			colours[string(v[1])] = string(v[2])
		}
		for _, pair := range written {
			text, ground := colours[pair[0]], colours[pair[1]]
			if pair[0][0] == '#' {
				text = pair[0]
			}
			if pair[1][0] == '#' {
				ground = pair[1]
			}
			if c := contrast(t, text, ground); c < readable {
				t.Errorf("%s page: %s on %s (%s on %s) has a contrast of %.2f, less than %v", theme.name, pair[0], pair[1], text, ground, c, readable)
			}
		}
	}
}

// contrast is that of two colours as WCAG 2 has it, from 1 to 21.
func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(t *testing.T, colour string) (sum float64) {
	t.Helper()
	if len(colour) != 7 {
		t.Fatalf("%q is no colour", colour)
	}
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}
