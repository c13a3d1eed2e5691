package command_test

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestABotSaysWhetherItAnswers(t *testing.T) {
	t.Parallel()
	n, _ := withAPI(t)
	if out := n.must(t, "health"); out != "ok: 1 article, 0 changes not searched yet\n" && out != "ok: 2 articles, 0 changes not searched yet\n" {
		t.Errorf("health: %q", out)
	}
	var h struct {
		Version  string
		Articles int
	}
	if err := json.Unmarshal([]byte(n.must(t, "health", "--json")), &h); err != nil || h.Version == "" || h.Articles == 0 {
		t.Errorf("health --json: %+v, %v", h, err)
	}
}

func TestHealthFailsWhereNoBotRuns(t *testing.T) {
	t.Parallel()
	n := newNewsroom(t)
	_, errs, err := n.do(t, "health")
	if err == nil || !strings.Contains(errs, "no bot answers in "+n.data+": start it with onrecord serve") {
		t.Errorf("health: %v, %q", err, errs)
	}
}
