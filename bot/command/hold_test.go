package command_test

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"
)

// The hold of a newsroom: what is under embargo, withdrawn, no longer printed since a
// correction, or of a section that whoever asks may not see, comes back by no operation. The
// same words in an article that may be shown come back by each.
func TestWhatMayNotBeShownComesBackByNoOperation(t *testing.T) {
	t.Parallel()
	n := newNewsroom(t, "ONRECORD_API_ADDRESS=127.0.0.1:0", "ONRECORD_API_PER_MINUTE=100000",
		"ONRECORD_API_TOKENS=desk:read:"+readToken+",cms:write:"+writeToken, "ONRECORD_SECTIONS_VISIBLE_TO=Desk Only: C0DESK")
	published := time.Now().UTC().Add(-24 * time.Hour)
	article := func(thing, name, more string) string {
		return fmt.Sprintf(`{"id":%q,"outlet":"Harbour Wire","byline":"Nils Berg","headline":"Rot at the %s","published":%q,"text":"Rain fell on the %s.\n\n“The %s is rotten to the last plank, and the council knew it,” said %s, the harbour master."%s}`+"\n",
			thing, thing, published.Format(time.RFC3339), thing, thing, name, more)
	}
	cases := map[string]struct{ thing, name, more string }{
		"shown":           {"pier", "Orla Finch", ""},
		"under embargo":   {"weir", "Cosmo Reed", fmt.Sprintf(`,"embargo_until":%q`, time.Now().UTC().AddDate(1, 0, 0).Format(time.RFC3339))},
		"withdrawn":       {"crane", "Dora Lund", ""},
		"corrected away":  {"lock", "Emil Rask", ""},
		"another section": {"dyke", "Greta Moe", `,"section":"Desk Only"`},
	}
	var lines []string
	for _, c := range cases {
		lines = append(lines, article(c.thing, c.name, c.more))
	}
	n.add(t, lines...)
	n.must(t, "withdraw", "crane", "--reason", "a mix-up")
	n.add(t, fmt.Sprintf(`{"id":"lock","outlet":"Harbour Wire","headline":"Repairs at the lock","status":"corrected","published":%q,"text":"The lock was repaired in May, the council said."}`+"\n", published.Format(time.RFC3339)))
	api := n.serveAPI(t)

	operations := map[string]struct {
		path string
		body map[string]any // %[1]s is the thing, %[2]s the name
	}{
		"an answer":           {"/v1/ask", map[string]any{"question": "who said the %[1]s is rotten to the last plank"}},
		"a check":             {"/v1/check", map[string]any{"text": "“The %[1]s is rotten to the last plank, and the council knew it,” said %[2]s."}},
		"true quotes instead": {"/v1/check", map[string]any{"text": "“They should have torn it down years ago, because wood decays,” said %[2]s, the harbour master."}},
		"a person":            {"/v1/person", map[string]any{"person": "%[2]s"}},
		"a story":             {"/v1/story", map[string]any{"story": "%[1]s rotten"}},
		"the sources":         {"/v1/sources", map[string]any{"query": ""}},
		"a rehearsal":         {"/v1/rehearse", map[string]any{"question": "\"%[1]s is rotten\""}},
		"an export":           {"/v1/export", map[string]any{"question": "what did %[2]s say about the %[1]s"}},
		"a list of quotes":    {"/v1/rows", map[string]any{"csv": "quote\nThe %[1]s is rotten to the last plank\n"}},
		"a list of names":     {"/v1/rows", map[string]any{"csv": "name\n%[2]s\n"}},
		"a digest":            {"/v1/digest", map[string]any{"date": published.Format(time.DateOnly)}},
		"the colleagues":      {"/v1/ask", map[string]any{"question": "who of us has written about the %[1]s?"}},
		"a citation":          {"/v1/cite", map[string]any{"article": "%[1]s", "spans": [][]int{{30, 60}}}},
	}
	for what, op := range operations {
		for why, c := range cases {
			body := make(map[string]any)
			for key, value := range op.body {
				if text, ok := value.(string); ok {
					value = strings.NewReplacer("%[1]s", c.thing, "%[2]s", c.name).Replace(text)
				}
				body[key] = value
			}
			sent, err := json.Marshal(body)
			if err != nil {
				t.Fatal(err)
			}
			status, content := api.send(t, "POST", op.path, readToken, sent)
			if status != http.StatusOK {
				t.Errorf("%s: %s: %d %s", what, sent, status, content)
				continue
			}
			response := string(content)
			var file struct{ Content string }
			if json.Unmarshal(content, &file) == nil && file.Content != "" {
				table, err := base64.StdEncoding.DecodeString(file.Content)
				if err != nil {
					t.Fatal(err)
				}
				response = string(table)
			}
			shows := "Rot at the " + c.thing
			if what == "a rehearsal" {
				shows = `"articles":1` // which names no article
			}
			if got := strings.Contains(response, shows); got != (why == "shown") {
				t.Errorf("%s of what is %s shows it: %v\n%s", what, why, got, response)
			}
		}
	}

	for why, c := range cases {
		if why == "another section" {
			continue // whoever has the data folder sees all of it
		}
		marked := n.must(t, "mark", "The "+c.thing+" is rotten to the last plank", "--as", "false", "--reason", "it is sound")
		number := regexp.MustCompile(`number (\d+)`).FindStringSubmatch(marked)
		back, listed := n.must(t, "mark", "back", number[1], "--json"), false
		for line := range strings.Lines(back) {
			listed = listed || strings.Contains(line, fmt.Sprintf(`"article":%q`, c.thing)) && strings.Contains(line, "rotten to the last plank")
		}
		if listed != (why == "shown") {
			t.Errorf("a mark on what is %s lists %s", why, back)
		}
	}
}
