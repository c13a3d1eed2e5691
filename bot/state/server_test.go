package state

import (
	"os/exec"
	"testing"

	"onrecord/corpus/postgres/postgrestest"
	"onrecord/corpus/sharedtest"
)

func TestTheStateGoesOnOnceTheServerIsBack(t *testing.T) {
	postgrestest.NotAgain(t)
	t.Setenv("POSTGRES_DURABLE", "1") // what it has acknowledged outlives a kill
	folder, url := postgrestest.Start(t)
	run := func(name string, args ...string) {
		t.Helper()
		if out, err := exec.CommandContext(t.Context(), sharedtest.Path(t, "postgres/"+name), append(args, folder)...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	s := open(t, url)
	if !claim(t, s, noon, "event/1") {
		t.Fatal("a new event was not fresh")
	}
	run("stop", "--kill")
	if _, _, err := s.Inbox.Receive(t.Context(), newsroom, []byte("asked"), noon, "event/2"); err == nil {
		t.Fatal("something was kept on a server that is gone")
	} else {
		t.Log(err)
	}
	run("start")
	if claim(t, s, noon, "event/1") {
		t.Error("what was kept before is gone")
	}
	if !claim(t, s, noon, "event/2") {
		t.Error("what could not be kept is kept")
	}
}
