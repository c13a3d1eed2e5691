// Package clustertest owns the OpenSearch cluster that a test runs against: a real one, on
// this machine, that is gone when the test ends.
package clustertest

import (
	"crypto/rand"
	"log/slog"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/corpus/sharedtest"
	"onrecord/index/opensearch"
)

// Cluster is one that runs.
type Cluster struct {
	opensearch.Cluster
	folder, scripts string
}

// running names a cluster that runs already, by the addresses of its nodes, with commas: for
// those who work on the engine.
const running = "ONRECORD_TEST_OPENSEARCH"

// Start starts a cluster of so many nodes, and stops it when the test ends. Where there is
// no JDK, no Maven or no script to start it with, the test is skipped, with the reason.
func Start(t testing.TB, nodes int) *Cluster {
	t.Helper()
	if addresses := os.Getenv(running); addresses != "" {
		return &Cluster{Cluster: opensearch.Cluster{Addresses: strings.Split(addresses, ",")}}
	}
	c := &Cluster{folder: t.TempDir(), scripts: scripts(t)}
	t.Cleanup(func() {
		if out, err := exec.Command(filepath.Join(c.scripts, "stop"), c.folder).CombinedOutput(); err != nil {
			t.Errorf("stop OpenSearch: %v\n%s", err, out)
		}
	})
	c.start(t, nodes)
	return c
}

// scripts is the folder of the scripts; the test is skipped where they would not run.
func scripts(t testing.TB) string {
	t.Helper()
	for _, tool := range []string{"javac", "mvn", "curl"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("OpenSearch cannot be started: %v (apt-get install openjdk-17-jdk-headless maven curl)", err)
		}
	}
	return sharedtest.Path(t, "opensearch")
}

// start starts so many nodes, or those of before that do not run where nodes is 0.
func (c *Cluster) start(t testing.TB, nodes int, settings ...string) {
	t.Helper()
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	jars := filepath.Join(cache, "onrecord", "opensearch") // 49 MB, once for all tests
	if err := os.MkdirAll(jars, 0o755); err != nil {
		t.Fatal(err)
	}
	command := exec.CommandContext(t.Context(), filepath.Join(c.scripts, "start"), c.folder)
	if nodes > 0 {
		command.Args = append(command.Args, string(rune('0'+nodes)))
	}
	command.Env = append(append(os.Environ(), "OPENSEARCH_HEAP=384m", "OPENSEARCH_WAIT=600", "OPENSEARCH_LIB="+jars), settings...)
	var said strings.Builder
	command.Stderr = &said
	out, err := command.Output()
	if strings.Contains(said.String(), "could not bring the jars") {
		t.Skipf("OpenSearch cannot be started: %s", said.String())
	}
	if err != nil {
		t.Fatalf("start OpenSearch: %v\n%s", err, said.String())
	}
	c.Addresses = strings.Fields(string(out))
}

// Options are those of an index of the test's own, empty and gone when the test ends.
func (c *Cluster) Options(t testing.TB) opensearch.Options {
	t.Helper()
	name := "test-" + strings.ToLower(rand.Text())
	t.Cleanup(func() {
		request, err := http.NewRequest(http.MethodDelete, c.Addresses[0]+"/"+name+"-*", nil)
		if err != nil {
			t.Fatal(err)
		}
		if response, err := http.DefaultClient.Do(request); err == nil { // else the cluster is gone, too
			response.Body.Close()
		}
	})
	return opensearch.Options{Cluster: c.Cluster, Name: name, Stamp: "archive 1, schema 1", Log: slog.New(slog.DiscardHandler)}
}

// Kill ends a node, from 1, as a crash does. The test is skipped where the cluster is one
// that ran before.
func (c *Cluster) Kill(t testing.TB, node int) {
	t.Helper()
	if c.folder == "" {
		t.Skipf("the nodes of %s are not this test's to kill", running)
	}
	if out, err := exec.Command(filepath.Join(c.scripts, "stop"), "--kill", c.folder, string(rune('0'+node))).CombinedOutput(); err != nil {
		t.Fatalf("kill node %d: %v\n%s", node, err, out)
	}
}

// Restart starts the nodes that were killed, and waits until all of them are there and one
// copy of each shard is: the others are copied when OpenSearch comes to it, which can be
// minutes later.
func (c *Cluster) Restart(t testing.TB) {
	t.Helper()
	c.start(t, 0, "OPENSEARCH_STATUS=yellow")
}
