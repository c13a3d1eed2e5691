package command_test

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"onrecord/corpus/postgres/postgrestest"
)

// awaitOutput runs a command until it succeeds and its output is as wanted.
func (n *newsroom) awaitOutput(t *testing.T, wanted string, args ...string) {
	t.Helper()
	until(t, patience, func() error {
		out, errs, err := n.do(t, args...)
		if err != nil || !strings.Contains(out, wanted) {
			return fmt.Errorf("%q never came:\n%s%s", wanted, out, errs)
		}
		return nil
	})
}

// One bot answers and another one, without tokens of Slack, reads the sources: each does its
// own part, and no other.
func TestOneBotAnswersWhatAnotherReads(t *testing.T) {
	t.Parallel()
	url := postgrestest.Schema(t)
	read, unread := t.TempDir(), t.TempDir()
	writeFile(t, filepath.Join(read, "bridge.jsonl"), bridge)
	writeFile(t, filepath.Join(unread, "pier.txt"), "“The pier is sound,” said Ole Tamm, the diver.")

	answers := newNewsroom(t, "ONRECORD_ARCHIVE=postgres", "ONRECORD_POSTGRES_URL="+url, "ONRECORD_ROLE=edge",
		"ONRECORD_FOLDERS="+unread, "ONRECORD_METRICS_LISTEN=127.0.0.1:0")
	_, log, _ := answers.serveLogged(t)
	shows(t, answers.mention(t, "who said the bridge is tired?"), "the archive holds no article")

	reads := answers.colleague(t)
	reads.env = append(reads.env, "ONRECORD_ROLE=ingest", "ONRECORD_FOLDERS="+read, "ONRECORD_SLACK_BOT_TOKEN=", "ONRECORD_SLACK_APP_TOKEN=")
	_, readLog, _ := reads.start(t)
	answers.awaitOutput(t, "word for word", "ask", "who said the bridge is tired?")
	shows(t, answers.mention(t, "who said the bridge is tired?"), "Ada Quill", "word for word")
	if listed := answers.must(t, "list"); strings.Contains(listed, "pier") {
		t.Errorf("a bot that answers read its sources:\n%s", listed)
	}
	for log, does := range map[*logbook]string{log: "it posts what nobody asked for", readLog: "it reads the sources"} {
		log.awaitLine(t, `(this bot leads)`)
		if lines := regexp.MustCompile(`this bot leads.*`).FindAllString(log.String(), -1); len(lines) != 1 || !strings.Contains(lines[0], does) {
			t.Errorf("%q leads otherwise: %q", does, lines)
		}
	}

	if _, metrics := get(t, log.awaitLine(t, `serving metrics" address=(\S+)`), "/metrics"); !strings.Contains(metrics, "onrecord_role{role=\"edge\"} 1\n") {
		t.Errorf("the metrics do not tell the role:\n%s", metrics)
	} else {
		for name := range strings.FieldsSeq(rules(t, "alerts.cluster.yaml")) {
			ofCluster := strings.HasPrefix(name, "onrecord_opensearch_") // which this one has not
			if strings.HasPrefix(name, "onrecord_") && !ofCluster && !strings.Contains(metrics, "# TYPE "+name+" ") {
				t.Errorf("config/alerts.cluster.yaml has %s, which is no metric", name)
			}
		}
	}
	out := reads.must(t, "doctor")
	if !strings.Contains(out, "ok   role: ingest: it reads the sources") || strings.Contains(out, "token") {
		t.Errorf("doctor of a bot that reads the sources:\n%s", out)
	}
}
