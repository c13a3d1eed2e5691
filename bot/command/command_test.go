package command_test

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	// What the program is built from, so that go test knows when to run anew.
	_ "onrecord/bot/command"
	"onrecord/bot/slack/workspace"
	"onrecord/corpus/postgres/postgrestest"
)

// program is onrecord itself, built once: the tests run it as a user would.
var program string

func TestMain(m *testing.M) {
	os.Exit(run(m))
}

func run(m *testing.M) int {
	if to := os.Getenv(copying); to != "" {
		return copyTo(to, os.Args[1])
	}
	flag.Parse()
	if p := flag.Lookup("test.parallel"); p.Value.String() == p.DefValue {
		p.Value.Set(fmt.Sprint(2 * runtime.GOMAXPROCS(0))) // half of the time they wait
	}
	dir, err := os.MkdirTemp("", "onrecord-test-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	program = filepath.Join(dir, "onrecord")
	// go build links each time anew. go run keeps what it has linked, and has this test program
	// copy it rather than run it.
	build := exec.Command("go", "run", "-ldflags=-s -w", "-exec", `"`+os.Args[0]+`"`, "onrecord")
	build.Env = append(os.Environ(), copying+"="+program, "CGO_ENABLED=0") // as it is released, whatever the tests are built with
	build.Stderr = os.Stderr
	if err := build.Run(); err != nil {
		fmt.Fprintln(os.Stderr, "building onrecord:", err)
		return 1
	}
	defer func() { closeBrowser() }()
	return m.Run()
}

// copying is where a test program that is only to copy another puts it.
const copying = "ONRECORD_TEST_COPYING"

func copyTo(to, program string) int {
	content, err := os.ReadFile(program)
	if err == nil {
		err = os.WriteFile(to, content, 0o700)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// Each script of testdata/script is named after the subcommand it shows.
// A script that asks Slack asks a workspace of ours, at $SLACK.
func TestScripts(t *testing.T) { runScripts(t, "script", func(*testscript.Env) error { return nil }) }

// Each script of testdata/server has a database of its own for archive and state.
func TestScriptsOnAServer(t *testing.T) {
	postgrestest.Server(t)
	runScripts(t, "server", func(e *testscript.Env) error {
		e.Setenv("ONRECORD_ARCHIVE", "postgres")
		e.Setenv("ONRECORD_POSTGRES_URL", postgrestest.Schema(e.T().(testing.TB)))
		return nil
	})
}

func runScripts(t *testing.T, folder string, more func(*testscript.Env) error) {
	t.Helper()
	w, err := workspace.Open(workspace.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", folder),
		Setup: func(e *testscript.Env) error {
			e.Setenv("PATH", filepath.Dir(program)+string(filepath.ListSeparator)+e.Getenv("PATH"))
			e.Setenv("SLACK", w.URL())
			for _, name := range []string{"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"} {
				e.Setenv(name, filepath.Join(e.WorkDir, "home"))
			}
			return more(e)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits,
		},
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
	})
}

// exits runs onrecord and checks its exit code: exits 2 add.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE ARGUMENT…")
	}
	err := ts.Exec(program, args[1:]...)
	code := "0"
	if err != nil {
		code = "?"
		if exit, ok := err.(*exec.ExitError); ok {
			code = fmt.Sprint(exit.ExitCode())
		}
	}
	if code != args[0] {
		ts.Fatalf("exit code %s, want %s", code, args[0])
	}
}
