package command_test

import (
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

	m := regexp.MustCompile(`"msg":"serving metrics","address":"([^"]+)"`).FindStringSubmatch(log.String())
	if m == nil {
		t.Fatalf("the address is not in the log:\n%s", log)
	}
	_, metrics := get(t, m[1], "/metrics")
	for _, want := range []string{
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
	} {
		if !strings.Contains(metrics, want) {
			t.Errorf("the metrics lack %q:\n%s", want, metrics)
		}
	}
	t.Run("in the form that Prometheus wants", func(t *testing.T) { isWellFormed(t, metrics) })
	for _, private := range []string{"tide", "giraffe", "Quill", "hush", "secret.xml", "key@", n.ana.ID} {
		if strings.Contains(metrics, private) {
			t.Errorf("the metrics tell of %q", private)
		}
	}
	for _, path := range []string{"/healthz", "/readyz"} {
		if status, body := get(t, m[1], path); status != http.StatusOK || body != "ok\n" {
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
	if status, _ := get(t, m[1], "/"); status != http.StatusNotFound {
		t.Errorf("/: %d", status)
	}
}
