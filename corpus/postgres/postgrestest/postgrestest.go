// Package postgrestest owns how tests get a PostgreSQL: one server for a test binary, a
// schema of its own for each test, and a second run of a package's tests in it.
package postgrestest

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"onrecord/corpus/postgres"
	"onrecord/corpus/sharedtest"
)

// again is the variable that has a package's tests keep what they store on the server with
// this URL.
const again = "ONRECORD_TEST_AGAIN_IN"

// Again runs the tests of the package once more, with everything for which they ask [Place]
// on a server.
func Again(t *testing.T) {
	t.Helper()
	NotAgain(t)
	if testing.Short() {
		t.Skip("the second run takes as long as the first")
	}
	run := exec.CommandContext(t.Context(), os.Args[0], "-test.count=1")
	run.Env = append(os.Environ(), again+"="+Server(t))
	if out, err := run.CombinedOutput(); err != nil {
		t.Errorf("%v:\n%s", err, out)
	}
}

// Place is where a test keeps a database: the file or, in the second run, a schema on the
// server that is gone with the test.
func Place(t testing.TB, file string) string {
	t.Helper()
	if os.Getenv(again) == "" {
		return file
	}
	return Schema(t)
}

// NotAgain skips, in the second run, a test that has nothing else to find in it.
func NotAgain(t testing.TB) {
	t.Helper()
	if os.Getenv(again) != "" {
		t.Skip("this is the second run")
	}
}

var schemas atomic.Int64

// Schema is the URL of an empty schema on a server, which is gone with the test.
func Schema(t testing.TB) string {
	t.Helper()
	url := Server(t)
	db, err := postgres.Open(t.Context(), url, postgres.Options{Store: "test", Connections: 1})
	if err != nil {
		t.Fatal(err)
	}
	name := fmt.Sprintf("test_%d_%d", os.Getpid(), schemas.Add(1))
	if _, err := db.SQL.ExecContext(t.Context(), "CREATE SCHEMA "+name); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if _, err := db.SQL.Exec("DROP SCHEMA " + name + " CASCADE"); err != nil {
			t.Error(err)
		}
		if err := db.SQL.Close(); err != nil {
			t.Error(err)
		}
	})
	return url + "&search_path=" + name
}

var server struct {
	sync.Mutex
	url  string
	stay io.Closer // the end of the test binary closes it, and the server with it
}

// Server is the URL of a PostgreSQL server, which runs until the test binary ends. The test
// is skipped where none is installed.
func Server(t testing.TB) string {
	t.Helper()
	if url := os.Getenv(again); url != "" {
		return url
	}
	server.Lock()
	defer server.Unlock()
	if server.url == "" {
		folder, url := start(t)
		server.url = url
		stop := exec.Command("sh", "-c", `cat; "$1" --kill "$2"; rm -rf "$2"`, "sh", sharedtest.Path(t, "postgres/stop"), folder)
		stay, err := stop.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := stop.Start(); err != nil {
			t.Fatal(err)
		}
		server.stay = stay
	}
	return server.url
}

// Durable is a server of a test's own, which loses nothing that it has acknowledged when it is
// killed.
type Durable struct {
	URL    string
	folder string
}

// StartDurable starts a server that is gone with the test.
func StartDurable(t testing.TB) *Durable {
	t.Helper()
	folder, url := start(t, durable)
	d := &Durable{url, folder}
	t.Cleanup(func() {
		d.Kill(t)
		if err := os.RemoveAll(folder); err != nil {
			t.Error(err)
		}
	})
	return d
}

// Kill ends the server as a crash would.
func (d *Durable) Kill(t testing.TB) {
	t.Helper()
	if out, err := exec.Command(sharedtest.Path(t, "postgres/stop"), "--kill", d.folder).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
}

// Restart starts it again, at the same URL.
func (d *Durable) Restart(t testing.TB) {
	t.Helper()
	run(t, d.folder, durable)
}

// durable has a server wait for the disk.
const durable = "POSTGRES_DURABLE=1"

// start starts a server in a folder that its user can enter.
func start(t testing.TB, settings ...string) (folder, url string) {
	t.Helper()
	sharedtest.Path(t, "postgres/start")
	if found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb"); err != nil || len(found) == 0 {
		t.Skip("no PostgreSQL is installed: apt-get install postgresql")
	}
	folder, err := os.MkdirTemp("/tmp", "onrecord-postgres-")
	if err != nil {
		t.Fatal(err)
	}
	return folder, run(t, folder, settings...)
}

// run starts the server of a folder, and returns its URL.
func run(t testing.TB, folder string, settings ...string) (url string) {
	t.Helper()
	start := exec.CommandContext(t.Context(), sharedtest.Path(t, "postgres/start"), folder)
	var said bytes.Buffer
	start.Env, start.Stderr = append(os.Environ(), settings...), &said
	out, err := start.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, &said)
	}
	return strings.TrimSpace(string(out))
}
