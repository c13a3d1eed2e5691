//go:build unix

package command_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// mostMemory is what add may take at most, whatever is in the articles.
const mostMemory = 600 << 20

// Articles of half a megabyte, full of quotes, a table of ten thousand lines, and a
// WordPress export, put in at once. In earnest with ONRECORD_MEMORY=N, which makes it
// N times as much.
func TestAddStaysWithinItsMemory(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("indexes some megabytes")
	}
	times, _ := strconv.Atoi(os.Getenv("ONRECORD_MEMORY"))
	times = max(times, 1)
	dir := t.TempDir()
	written(t, dir, "long.jsonl", longArticles(t, 2*times))
	written(t, dir, "table.jsonl", tables(t, times))
	written(t, dir, "export.xml", wordpressExport(100*times))

	if used := memoryOf(t, "add", "--data", filepath.Join(t.TempDir(), "data"), dir); used > mostMemory {
		t.Errorf("add took %d MB, and may take %d", used>>20, int64(mostMemory)>>20)
	}
}

// measuring is set in the environment of a test program that is only to measure another.
const measuring = "ONRECORD_TEST_MEASURING"

// memoryOf runs the program and returns the most memory that it took, in bytes. A process
// is told to have taken what the one took that started it, so a small one starts it: this
// test program anew.
func memoryOf(t *testing.T, args ...string) int64 {
	t.Helper()
	run := exec.CommandContext(t.Context(), os.Args[0], append([]string{program}, args...)...)
	run.Env = append(withoutSettings(), measuring+"=1")
	out, err := run.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	used, err := strconv.ParseInt(strings.TrimSpace(string(out)), 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d MB at most", used>>20)
	return used
}

// measure runs a command, and prints the most memory that it took, in bytes.
func measure(args []string) int {
	run := exec.Command(args[0], args[1:]...)
	run.Env = slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, measuring+"=") })
	if out, err := run.CombinedOutput(); err != nil {
		fmt.Printf("%v\n%s", err, out)
		return 1
	}
	used := run.ProcessState.SysUsage().(*syscall.Rusage).Maxrss
	if runtime.GOOS != "darwin" { // which counts bytes
		used <<= 10
	}
	fmt.Println(used)
	return 0
}

func init() {
	if os.Getenv(measuring) != "" {
		os.Exit(measure(os.Args[1:]))
	}
}

// longArticles are articles of half a megabyte, a quote a sentence.
func longArticles(t *testing.T, n int) string {
	var out strings.Builder
	for i := range n {
		var text strings.Builder
		for s := 0; text.Len() < 500_000; s++ {
			fmt.Fprintf(&text, "“The gauge at post %d stood at %d,” said Tomas Fenn, the warden. He told Ada Quill that the tide had turned.\n\n", s, (s*7919+i)%1000)
		}
		out.WriteString(lineOf(t, fmt.Sprintf("long-%d", i), text.String()))
	}
	return out.String()
}

// tables are articles that are lists of figures, a paragraph a line.
func tables(t *testing.T, n int) string {
	var out strings.Builder
	for i := range n {
		var text strings.Builder
		for s := range 9_900 {
			fmt.Fprintf(&text, "Post %d | %d | %d | open\n", s, s*i, s%17)
		}
		out.WriteString(lineOf(t, fmt.Sprintf("table-%d", i), text.String()))
	}
	return out.String()
}

func lineOf(t *testing.T, id, text string) string {
	t.Helper()
	line, err := json.Marshal(map[string]string{"id": id, "text": text})
	if err != nil {
		t.Fatal(err)
	}
	return string(line) + "\n"
}

// wordpressExport is an export with posts of which each tenth is a draft.
func wordpressExport(n int) string {
	var out strings.Builder
	out.WriteString(`<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>The Lantern</title>`)
	for i := range n {
		status := "publish"
		if i%10 == 9 {
			status = "draft"
		}
		paragraph := fmt.Sprintf("<p>The ferry of day %d was late. “It is the tide,” said Elin Varga, the mayor.</p>", i)
		fmt.Fprintf(&out, "<item><title>Day %d</title><guid>day-%d</guid><content:encoded><![CDATA[%s]]></content:encoded><wp:status>%s</wp:status><wp:post_type>post</wp:post_type></item>\n",
			i, i, strings.Repeat(paragraph, 30), status)
	}
	out.WriteString("</channel></rss>")
	return out.String()
}
