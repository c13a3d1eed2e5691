package browser_test

import (
	"bufio"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"onrecord/bot/slack/workspace"
	"onrecord/bot/slack/workspace/browser"
)

// page is a workspace with a person in the channel desk, and the page of that
// person.
type page struct {
	*workspace.Workspace
	t    *testing.T
	ana  workspace.Person
	desk workspace.Channel
	site *httptest.Server
}

func open(t *testing.T) *page {
	t.Helper()
	w, err := workspace.Open(workspace.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	p := &page{Workspace: w, t: t, ana: w.People.Add("ana")}
	p.desk = w.Channels.AddChannel(workspace.Channel{Name: "desk"}, p.ana, w.People.Bot())
	p.site = httptest.NewServer(browser.Handler(browser.Options{Workspace: w, Person: p.ana}))
	t.Cleanup(p.site.Close)
	return p
}

// send makes a request as a page does that has the host and the origin given.
func (p *page) send(method, path, host, origin, body string) (status int, answer string) {
	p.t.Helper()
	r, err := http.NewRequestWithContext(p.t.Context(), method, p.site.URL+path, strings.NewReader(body))
	if err != nil {
		p.t.Fatal(err)
	}
	if host != "" {
		r.Host = host
	}
	if origin != "" {
		r.Header.Set("Origin", origin)
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		p.t.Fatal(err)
	}
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	if err != nil {
		p.t.Fatal(err)
	}
	return response.StatusCode, string(content)
}

func TestOnlyThePageOfThisMachineMayAct(t *testing.T) {
	p := open(t)
	say := `{"channel":"` + p.desk.ID + `","text":"good morning"}`
	for name, c := range map[string]struct {
		host, origin string
		status       int
	}{
		"the page itself":             {"", p.site.URL, http.StatusOK},
		"another site's page":         {"", "https://elsewhere.example", http.StatusForbidden},
		"no page at all":              {"", "", http.StatusForbidden},
		"a name that points to here":  {"elsewhere.example", "http://elsewhere.example", http.StatusForbidden},
		"the same host, another port": {"", "http://127.0.0.1:1", http.StatusForbidden},
	} {
		if status, answer := p.send("POST", "/do/say", c.host, c.origin, say); status != c.status {
			t.Errorf("%s: %d %s, want %d", name, status, answer, c.status)
		}
	}
	if said := p.Messages.In(p.desk); len(said) != 1 {
		t.Errorf("%d messages were posted, want the page's own", len(said))
	}
	if status, _ := p.send("GET", "/events", "elsewhere.example", "", ""); status != http.StatusForbidden {
		t.Errorf("what is said can be read under another name: %d", status)
	}
}

func TestPageTellsWhatCannotBeDone(t *testing.T) {
	p := open(t)
	for name, c := range map[string]struct{ path, body, says string }{
		"a channel that is not there": {"/do/say", `{"channel":"C1","text":"hello"}`, "not in the channel"},
		"a form that is closed":       {"/do/submit", `{"view":"V1"}`, "this form is closed"},
		"a Home that is not there":    {"/do/press", `{"view":"home"}`, "no Home"},
		"no JSON":                     {"/do/say", `hello`, "invalid character"},
	} {
		if status, answer := p.send("POST", c.path, "", p.site.URL, c.body); status != http.StatusBadRequest || !strings.Contains(answer, c.says) {
			t.Errorf("%s: %d %s", name, status, answer)
		}
	}
}

func TestPageShowsWhatItsPersonSees(t *testing.T) {
	p := open(t)
	ben := p.People.Add("ben")
	p.Channels.AddChannel(workspace.Channel{Name: "elsewhere"}, ben)
	r, err := http.NewRequestWithContext(t.Context(), "GET", p.site.URL+"/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	events := bufio.NewReader(response.Body)
	next := func() (state struct {
		Channels []struct {
			Name     string
			Messages []struct{ Text string }
		}
	}) {
		for {
			line, err := events.ReadString('\n')
			if err != nil {
				t.Fatal(err)
			}
			if data, ok := strings.CutPrefix(line, "data: "); ok {
				if err := json.Unmarshal([]byte(data), &state); err != nil {
					t.Fatal(err)
				}
				return state
			}
		}
	}
	if first := next(); len(first.Channels) != 2 || first.Channels[0].Name != "desk" {
		t.Errorf("the page shows %+v, want the desk and the conversation with the app", first.Channels)
	}
	if _, err := p.Do.Say(p.ana, p.desk, "", "good morning"); err != nil {
		t.Fatal(err)
	}
	if then := next(); len(then.Channels[0].Messages) != 1 || then.Channels[0].Messages[0].Text != "good morning" {
		t.Errorf("what was said is not shown: %+v", then.Channels[0])
	}
}
