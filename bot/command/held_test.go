package command_test

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/bot/slack/workspace"
)

// lighthouse is what five outlets print of the keeper of a lighthouse. Each has a bird that the
// others do not have, by which it is known again in whatever shows it.
var lighthouse = []struct {
	id, outlet, said, bird, more string
}{
	{"open", "Harbour Wire", "The lighthouse keeps the boats off the rocks", "gannet", `"byline":"Ina Moe","section":"Town"`},
	{"held", "Embargo Post", "The lighthouse was built by our own grandfathers", "curlew", `"byline":"Tom Reed","embargo":"2999-01-01T00:00:00Z"`},
	{"killed", "Killed Courier", "The lighthouse burns two barrels of oil a week", "petrel", `"byline":"Tom Reed"`},
	{"revised", "Revised Chronicle", "The lighthouse had forty lamps when I was a girl", "puffin", `"byline":"Tom Reed"`},
	{"inside", "Inside Letter", "The lighthouse has stood there for a hundred years", "plover", `"byline":"Tom Reed","section":"Desk Only"`},
}

const (
	sleepless = "Nobody sleeps in the tower when a gale is up"
	anotherBy = "Lantern"
	mistaken  = "Rolf Anker"
	rightly   = "Jon Berg"
)

// lighthouseNews are the lines of an export with these articles, and with one whose quote is
// filed under the wrong name.
func lighthouseNews() (lines []string) {
	for _, a := range lighthouse {
		sleep := sleepless
		if a.id == "open" {
			sleep = strings.Replace(sleepless, "a gale", "any gale", 1)
		}
		lines = append(lines, newsOf(a.id, fmt.Sprintf("“%s, as every %s knows. %s,” said Ada Quill, the keeper.", a.said, a.bird, sleep), `"outlet":"`+a.outlet+`"`, a.more))
	}
	return append(lines, newsOf("mistaken", "“The lighthouse oil is paid for by the town, as every heron knows,” said "+mistaken+", the bailiff.", `"outlet":"`+anotherBy+`"`))
}

// surface is a way by which somebody looks at the archive.
type surface struct {
	name string
	look func(t *testing.T, token string) string
	// lists is true where each article that may be shown is to be seen by its bird, outlets
	// where by its outlet; counts tells how what counts them says that there are so many.
	lists, outlets bool
	counts         func(articles int) string
}

// surfaces are those of the API, which the command line and Slack have too.
func (c *calls) surfaces() []surface {
	asks := func(path, body string) func(*testing.T, string) string {
		return func(t *testing.T, token string) string {
			t.Helper()
			status, content := c.send(t, "POST", path, token, []byte(body))
			if status != 200 {
				t.Fatalf("%s: %d %s", path, status, content)
			}
			var file struct{ Content []byte }
			if json.Unmarshal(content, &file) == nil && len(file.Content) > 0 {
				return string(file.Content)
			}
			return string(content)
		}
	}
	var draft strings.Builder
	for _, a := range lighthouse {
		fmt.Fprintf(&draft, `“%s,” said Ada Quill.\n\n`, a.said)
	}
	counted := func(field string) func(int) string {
		return func(n int) string { return fmt.Sprintf(`"%s":%d`, field, n) }
	}
	return []surface{
		{name: "ask", look: asks("/v1/ask", `{"question":"what did Ada Quill say about the lighthouse?","facets":true}`), lists: true, outlets: true},
		{name: "check", look: asks("/v1/check", `{"text":"`+draft.String()+`"}`), lists: true, outlets: true},
		{name: "person", look: asks("/v1/person", `{"person":"Ada Quill"}`), lists: true, outlets: true, counts: counted("count")},
		{name: "story", look: asks("/v1/story", `{"story":"lighthouse"}`), lists: true, outlets: true},
		{name: "sources", look: asks("/v1/sources", `{"query":"speaker:quill"}`), counts: counted("statements")},
		{name: "rehearse", look: asks("/v1/rehearse", `{"question":"lighthouse speaker:quill"}`), counts: counted("articles")},
		{name: "export", look: asks("/v1/export", `{"question":"what did Ada Quill say about the lighthouse?"}`), lists: true, outlets: true},
		{name: "rows of quotes", look: asks("/v1/rows", `{"csv":"quote\nthe lighthouse was built by our own grandfathers\nthe lighthouse burns two barrels of oil a week\nthe lighthouse has stood there for a hundred years\nthe lighthouse keeps the boats off the rocks\nthe lighthouse had forty lamps when I was a girl\n"}`), lists: true, outlets: true},
		{name: "rows of names", look: asks("/v1/rows", `{"csv":"name\nAda Quill\n"}`), counts: func(n int) string { return fmt.Sprintf("Ada Quill,yes,%d,%d,%d,", n, n, n) }},
		{name: "digest", look: asks("/v1/digest", `{}`), counts: func(n int) string { return fmt.Sprintf(`"name":"Ada Quill","statements":%d,"articles":%d`, n, n) }},
		{name: "coverage", look: func(t *testing.T, token string) string {
			t.Helper()
			_, content := c.send(t, "GET", "/v1/coverage", token, nil)
			return string(content)
		}, outlets: true},
	}
}

// TestEachSurfaceShowsWhatMayBeShown has each surface look at an article under embargo, at one
// of a section that is not for everybody, at one that is withdrawn, one that is corrected and
// one whose speaker an editor puts right, while the bot runs.
func TestEachSurfaceShowsWhatMayBeShown(t *testing.T) {
	t.Parallel()
	const floorToken = "standing-on-the-floor-and-reading"
	n := newNewsroomOf(t, workspace.Options{Scopes: allScopes}, "ONRECORD_API_ADDRESS=127.0.0.1:0", "ONRECORD_PEOPLE_AUDITED=Ina Moe",
		"ONRECORD_API_TOKENS=desk:read:"+readToken+",floor:read:"+floorToken+",cms:write:"+writeToken)
	bo := n.People.Add("bo")
	if err := n.Channels.Invite(n.desk, bo); err != nil {
		t.Fatal(err)
	}
	n.env = append(n.env, "ONRECORD_SECTIONS_VISIBLE_TO=Desk Only: token:desk "+n.ana.ID, "ONRECORD_SLACK_EDITORS="+n.ana.ID+","+bo.ID)
	n.add(t, lighthouseNews()...)
	c := n.serveAPI(t)
	n.must(t, "mark", sleepless, "--reason", "they take turns")

	seen := map[string]map[string]bool{
		floorToken: {"open": true, "killed": true, "revised": true},
		readToken:  {"open": true, "killed": true, "revised": true, "inside": true},
	}
	look := func(when string) {
		for token, shown := range seen {
			for _, s := range c.surfaces() {
				s.check(t, when+", "+s.name+" with "+token, s.look(t, token), shown)
			}
		}
		// Whoever has the data folder sees all sections.
		back := surface{name: "mark back", lists: true, outlets: true}
		back.check(t, when+", mark back", n.must(t, "mark", "back", "--json", "1"), seen[readToken])
		audit := surface{name: "audit", counts: func(n int) string { return fmt.Sprintf(`"others":%d}`, n-1) }}
		audit.check(t, when+", audit", n.must(t, "audit", "--json", `by:"Ina Moe"`), seen[readToken])
		for who, token := range map[workspace.Person]string{n.ana: readToken, bo: floorToken} {
			listed := n.reply(t, func() workspace.Channel { return n.desk }, func() error { return n.Do.Command(who, n.desk, "marks back 1") })
			back.check(t, when+", marks back by "+who.Name, listed.Shown(), seen[token])
		}
	}
	look("before")
	for name, told := range map[string]string{"the story": c.surfaces()[3].look(t, floorToken), "whom it quotes": n.must(t, "sources")} {
		if !strings.Contains(told, mistaken) {
			t.Errorf("before, %s has no %s:\n%s", name, mistaken, told)
		}
	}

	c.post(t, "/v1/withdraw", writeToken, `{"article":"killed","reason":"it was another lighthouse"}`)
	revised := strings.Replace(lighthouseNews()[3], "forty lamps", "fourteen lamps", 1)
	c.post(t, "/v1/add", writeToken, `{"take_over":true,"articles":[`+strings.Replace(revised, "{", `{"status":"corrected",`, 1)+`]}`)
	c.post(t, "/v1/correct", writeToken, `{"article":"mistaken","words":"paid for by the town","speaker":"`+rightly+`","reason":"it was his letter","by":"ana"}`)
	for _, shown := range seen {
		delete(shown, "killed")
	}
	look("after")
	for name, told := range map[string]string{
		"the story": c.surfaces()[3].look(t, floorToken), "whom it quotes": n.must(t, "sources"), "the export": n.must(t, "export", "who said the lighthouse oil is paid for by the town?"),
		"an answer": n.must(t, "ask", "who said the lighthouse oil is paid for by the town?"),
		"a list":    n.must(t, "rows", writeFile(t, filepath.Join(t.TempDir(), "list.csv"), "quote\nthe lighthouse oil is paid for by the town\n")),
		"met":       n.must(t, "rows", writeFile(t, filepath.Join(t.TempDir(), "names.csv"), "name\n"+rightly+"\n")),
	} {
		if strings.Contains(told, mistaken) || !strings.Contains(told, rightly) {
			t.Errorf("after an editor put it right, %s:\n%s", name, told)
		}
	}
	if told := n.must(t, "person", mistaken); !strings.Contains(told, "Nobody called") {
		t.Errorf("who said nothing is somebody: %s", told)
	}
}

// check fails the test where something is seen that may not be shown, or is missing that may.
func (s surface) check(t *testing.T, what, text string, shown map[string]bool) {
	t.Helper()
	for _, a := range lighthouse {
		bird, outlet := strings.Contains(text, a.bird), strings.Contains(text, a.outlet)
		if !shown[a.id] && (bird || outlet && s.name != "digest") { // which tells what was withdrawn, and where
			t.Errorf("%s shows %s:\n%s", what, a.id, text)
		}
		if shown[a.id] && (s.lists && !bird || s.outlets && !outlet) && s.name != "mark back" {
			t.Errorf("%s does not show %s:\n%s", what, a.id, text)
		}
	}
	if !shown["killed"] && strings.Contains(text, "forty lamps") && !strings.HasPrefix(what, "after, check") && !strings.HasPrefix(what, "after, rows") {
		t.Errorf("%s shows words that were taken out:\n%s", what, text)
	}
	if s.counts != nil && !strings.Contains(text, s.counts(len(shown))) {
		t.Errorf("%s does not say %s:\n%s", what, s.counts(len(shown)), text)
	}
}
