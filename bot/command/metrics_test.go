package command_test

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// get asks for a path below an address.
func get(t *testing.T, address, path string) (status int, body string) {
	t.Helper()
	response, err := http.Get("http://" + address + path)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(content)
}

// rules are the words of a file beside the settings: of the alerts, or of the board.
func rules(t *testing.T, name string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("..", "..", "config", name))
	if err != nil {
		t.Fatal(err)
	}
	return regexp.MustCompile(`[^a-z_]+`).ReplaceAllString(string(content), " ")
}

// isWellFormed holds metrics against the rules of Prometheus, where its tool is there.
func isWellFormed(t *testing.T, metrics string) {
	t.Helper()
	tool, err := exec.LookPath("promtool")
	if err != nil {
		t.Skip("promtool, of Prometheus, is not installed")
	}
	check := exec.Command(tool, "check", "metrics")
	check.Stdin = strings.NewReader(metrics)
	if found, err := check.CombinedOutput(); err != nil || len(found) > 0 {
		t.Errorf("promtool check metrics: %v\n%s", err, found)
	}
}

func TestARunningBotTellsHowItIsInNumbers(t *testing.T) {
	t.Parallel()
	n := newNewsroom(t, "ONRECORD_METRICS_LISTEN=127.0.0.1:0", "ONRECORD_LOG_FORMAT=json", "ONRECORD_FEEDS=https://key@feeds.example/secret.xml?token=hush", "ONRECORD_POLL=24h")
	n.must(t, "add", written(t, t.TempDir(), "tide.txt", "“The tide tables are wrong,” said Ada Quill, the pilot."))
	_, log, _ := n.serveLogged(t)
	n.mention(t, "who said the tide tables are wrong?")
	n.mention(t, "who said giraffes graze in Ormskey?")

	address := log.awaitLine(t, `"msg":"serving metrics","address":"([^"]+)"`)
	wants := []string{
		"onrecord_articles 1\n",
		"onrecord_index_behind 0\n",
		"\nonrecord_questions_waiting ",
		`onrecord_events_total{kind="mention",outcome="ok"} 2`,
		`onrecord_answers_total{intent="who-said",outcome="found"} 1`,
		`onrecord_answers_total{intent="who-said",outcome="not found"} 1`,
		`onrecord_reply_seconds_count{kind="mention"} 2`,
		`onrecord_slack_calls_total{method="chat.postMessage",status="200"}`,
		"onrecord_source_failing{source=\"1\"}",
		"go_memory_bytes ",
	}
	var metrics string
	until(t, patience, func() error { // an answer is counted once it is delivered, and may be seen before
		_, metrics = get(t, address, "/metrics")
		for _, want := range wants {
			if !strings.Contains(metrics, want) {
				return fmt.Errorf("the metrics lack %q:\n%s", want, metrics)
			}
		}
		return nil
	})
	t.Run("in the form that Prometheus wants", func(t *testing.T) { isWellFormed(t, metrics) })
	for _, private := range []string{"tide", "giraffe", "Quill", "hush", "secret.xml", "key@", n.ana.ID} {
		if strings.Contains(metrics, private) {
			t.Errorf("the metrics tell of %q", private)
		}
	}
	for _, path := range []string{"/healthz", "/readyz"} {
		if status, body := get(t, address, path); status != http.StatusOK || body != "ok\n" {
			t.Errorf("%s: %d %q", path, status, body)
		}
	}
	for _, file := range []string{"alerts.yaml", "grafana.json"} {
		for name := range strings.FieldsSeq(rules(t, file)) {
			if strings.HasPrefix(name, "onrecord_") && !strings.Contains(metrics, "# TYPE "+strings.TrimSuffix(name, "_bucket")+" ") {
				t.Errorf("config/%s has %s, which is no metric", file, name)
			}
		}
	}
	if status, _ := get(t, address, "/"); status != http.StatusNotFound {
		t.Errorf("/: %d", status)
	}
}
