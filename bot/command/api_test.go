package command_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/pb33f/libopenapi"
	validator "github.com/pb33f/libopenapi-validator"
)

// Tokens of the tests.
const (
	readToken  = "reading-is-all-that-it-may-do"
	writeToken = "writing-is-all-that-it-may-do"
)

// calls is the API of a bot, each of whose responses is held against its document.
type calls struct {
	address string
	client  *http.Client
	valid   validator.Validator
	log     *logbook
	process *os.Process
}

// withAPI is a newsroom whose bot has an API.
func withAPI(t *testing.T, settings ...string) (*newsroom, *calls) {
	t.Helper()
	n := newNewsroom(t, append([]string{"ONRECORD_API_ADDRESS=127.0.0.1:0", "ONRECORD_LOG_LEVEL=debug",
		"ONRECORD_API_TOKENS=desk:read:" + readToken + ",cms:write:" + writeToken}, settings...)...)
	n.beginWith(t, bridge)
	return n, n.serveAPI(t)
}

// serveAPI starts the bot of a newsroom that has an API.
func (n *newsroom) serveAPI(t *testing.T) *calls {
	t.Helper()
	process, log, _ := n.serveLogged(t)
	c := &calls{address: "http://" + log.awaitLine(t, `msg="serving the API" address=(\S+)`), client: http.DefaultClient, log: log, process: process}
	status, document := c.send(t, "GET", "/v1/openapi.json", "", nil)
	if status != http.StatusOK {
		t.Fatalf("the document: %d", status)
	}
	made, _ := contracts.LoadOrStore(string(document), sync.OnceValues(func() (validator.Validator, error) { return contract(document) }))
	var err error
	if c.valid, err = made.(func() (validator.Validator, error))(); err != nil {
		t.Fatal(err)
	}
	return c
}

// contracts are what responses are held against, by the document that bots serve: all of them
// the same.
var contracts sync.Map // of func() (validator.Validator, error)

// contract holds responses against a document.
func contract(document []byte) (validator.Validator, error) {
	read, err := libopenapi.NewDocument(document)
	if err != nil {
		return nil, err
	}
	valid, wrong := validator.NewValidator(read)
	if len(wrong) > 0 {
		return nil, errors.Join(wrong...)
	}
	if ok, wrong := valid.ValidateDocument(); !ok {
		return nil, fmt.Errorf("the document is none: %v", wrong)
	}
	return valid, nil
}

// send sends a request and, where the document is read already, validates the response.
func (c *calls) send(t *testing.T, method, path, token string, body []byte) (status int, content []byte) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, c.address+path, bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/json")
	}
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	response, err := c.client.Do(r)
	if err != nil {
		t.Fatalf("%s %s: %v", method, path, err)
	}
	defer response.Body.Close()
	if content, err = io.ReadAll(response.Body); err != nil {
		t.Fatal(err)
	}
	documented := response.StatusCode != http.StatusNotFound && response.StatusCode != http.StatusMethodNotAllowed
	if c.valid != nil && documented {
		response.Body = io.NopCloser(bytes.NewReader(content))
		if ok, wrong := c.valid.ValidateHttpResponse(r, response); !ok {
			for _, w := range wrong {
				t.Errorf("%s %s, %d: the response is not as the document has it: %s %s %+v\n%s", method, path, response.StatusCode, w.Message, w.Reason, w.SchemaValidationErrors, content)
			}
		}
	}
	if response.Header.Get("Access-Control-Allow-Origin") != "" {
		t.Errorf("%s may be called from other sites", path)
	}
	return response.StatusCode, content
}

// post sends a request that is done, and reads the response.
func (c *calls) post(t *testing.T, path, token, body string) (out map[string]any) {
	t.Helper()
	status, content := c.send(t, "POST", path, token, []byte(body))
	if status != http.StatusOK {
		t.Fatalf("%s %s: %d %s", path, body, status, content)
	}
	if err := json.Unmarshal(content, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestTheAPIAnswersAsItsDocumentSays(t *testing.T) {
	t.Parallel()
	n, api := withAPI(t)

	asked := api.post(t, "/v1/ask", readToken, `{"question":"who said the bridge is tired, and so are we?","facets":true}`)
	if asked["found"] != true || !strings.Contains(asked["answer"].(string), "Ada Quill") {
		t.Errorf("asked: %v", asked)
	}
	printed := n.must(t, "ask", "--json", "--facets", "who said the bridge is tired, and so are we?")
	var same map[string]any
	if err := json.Unmarshal([]byte(printed), &same); err != nil {
		t.Fatal(err)
	}
	delete(same, "took_ms")
	delete(asked, "took_ms")
	if want, got := fmt.Sprint(same), fmt.Sprint(asked); got != want {
		t.Errorf("the API answers\n%s, the command\n%s", got, want)
	}
	if quoted := api.post(t, "/v1/sources", readToken, `{"query":"since 2020","by":"month"}`); fmt.Sprint(quoted["articles"]) != "1" || len(quoted["parts"].([]any)) != 1 {
		t.Errorf("whom it quotes: %v", quoted)
	}
	if heard := api.post(t, "/v1/rehearse", readToken, `{"question":"bridge speaker:quill","days":90}`); fmt.Sprint(heard["days"]) != "90" {
		t.Errorf("rehearsed: %v", heard)
	}
	if all := api.post(t, "/v1/export", readToken, `{"question":"bridge","as":"md"}`); fmt.Sprint(all["statements"]) == "0" || all["content"] == "" {
		t.Errorf("exported: %v", all)
	}
	if taken := api.post(t, "/v1/unname", writeToken, `{"article":"bridge","name":"Ada Quill","by":"ana","reason":"asked for it"}`); fmt.Sprint(taken["back"]) != "false" {
		t.Errorf("taken out: %v", taken)
	}
	if put := api.post(t, "/v1/unname", writeToken, `{"undo":1,"by":"ana"}`); fmt.Sprint(put["back"]) != "true" {
		t.Errorf("put back: %v", put)
	}
	if rows := api.post(t, "/v1/rows", readToken, `{"csv":"quote\nthe bridge is tired, and so are we\n"}`); fmt.Sprint(rows["found"]) != "1" || !strings.Contains(rows["csv"].(string), "Ada Quill") {
		t.Errorf("rows: %v", rows)
	}
	if status, wrong := api.send(t, "POST", "/v1/rehearse", readToken, []byte(`{"question":"who is Ada Quill?"}`)); status != http.StatusBadRequest {
		t.Errorf("what cannot be watched is rehearsed: %d %s", status, wrong)
	}
	if status, wrong := api.send(t, "POST", "/v1/sources", readToken, []byte(`{"query":"ferry"}`)); status != http.StatusBadRequest {
		t.Errorf("words to count: %d %s", status, wrong)
	}
	if status, covered := api.send(t, "GET", "/v1/coverage", readToken, nil); status != http.StatusOK || !strings.Contains(string(covered), `"outlets":[{"outlet":"`) {
		t.Errorf("how it is covered: %d %s", status, covered)
	}
	if missed := api.post(t, "/v1/ask", readToken, `{"question":"who said giraffes graze in Ormskey?"}`); missed["found"] != false {
		t.Errorf("found giraffes: %v", missed)
	}

	// What a CMS puts in is found at once, and belongs to the CMS.
	added := api.post(t, "/v1/add", writeToken, `{"outlet":"Estuary Herald","articles":[
		{"id":"ferry","headline":"Ferry queue","url":"https://herald.example/ferry","published":"2026-03-02","text":"“The ferry is a floating queue,” said Cy Marsh, the mayor.\n\nHe denied that the fares would rise twice this year."},
		{"id":"draft","status":"draft","text":"Not in print."},
		{"id":"none"}]}`)
	if added["added"] != 1.0 || added["skipped"] != 1.0 || fmt.Sprint(added["passed_over"]) != "map[draft:1]" {
		t.Errorf("added: %v", added)
	}
	if found := api.post(t, "/v1/ask", readToken, `{"question":"who said the ferry is a floating queue?"}`); found["found"] != true {
		t.Errorf("what was just added is not found: %v", found)
	}
	if out := n.must(t, "show", "--json", "ferry"); !strings.Contains(out, `"brought_by":"api:cms"`) {
		t.Errorf("the article of the CMS: %s", out)
	}

	checked := api.post(t, "/v1/check", readToken, `{"text":"“The ferry is a floating queue,” said Cy Marsh.\n\n“The bridge is tired, and so is she,” said Ada Quill.\n\n“Nobody swims in the harbour any more,” said Bo Fenn."}`)
	if checked["not_exact"] != 2.0 || len(checked["quotes"].([]any)) != 3 {
		t.Errorf("checked: %v", checked)
	}
	listed := api.post(t, "/v1/quotes", readToken, `{"text":"“We dredge at night,” said Petra Lindqvist, the harbour master. The council denied that it was paid for twice."}`)
	if len(listed["quotes"].([]any)) != 2 {
		t.Errorf("quotes: %v", listed)
	}
	if morning := api.post(t, "/v1/digest", readToken, `{"date":"2026-03-02"}`); morning["articles"] != 1.0 {
		t.Errorf("digest: %v", morning)
	}
	api.post(t, "/v1/digest", readToken, `{}`)

	// A citation is read again, until nothing of it may be shown.
	citation := api.post(t, "/v1/ask", readToken, `{"question":"who said the ferry is a floating queue?"}`)["citations"].([]any)[0].(map[string]any)
	spans, _ := json.Marshal(citation["spans"])
	text, _ := json.Marshal(citation["text"])
	again := fmt.Sprintf(`{"article":"ferry","spans":%s,"text":%s}`, spans, text)
	if cited := api.post(t, "/v1/cite", readToken, again); cited["stands"] != true || len(cited["paragraphs"].([]any)) != 2 {
		t.Errorf("cited: %v", cited)
	}
	if cited := api.post(t, "/v1/cite", readToken, fmt.Sprintf(`{"article":"ferry","spans":%s,"text":"“The ferry is a queue”"}`, spans)); cited["stands"] != false || cited["citation"] != nil {
		t.Errorf("words that are not in the article stand: %v", cited)
	}
	if cited := api.post(t, "/v1/cite", readToken, `{"article":"ferry","spans":[[1,30]]}`); cited["stands"] != false {
		t.Errorf("half a character stands: %v", cited)
	}

	who, _ := json.Marshal(map[string]any{"person": citation["speaker"].(map[string]any)["name"]})
	if found := api.post(t, "/v1/person", readToken, string(who)); found["found"] != true || found["count"] != 2.0 {
		t.Errorf("the person: %v", found)
	}
	if told := api.post(t, "/v1/story", readToken, `{"story":"ferry"}`); told["found"] != true || told["first"] == nil {
		t.Errorf("the story: %v", told)
	}

	put := api.post(t, "/v1/correct", writeToken, `{"article":"ferry","words":"floating queue","speaker":"Jon Berg","reason":"the interview was his","by":"Ina"}`)
	id := put["corrections"].([]any)[0].(map[string]any)["id"].(float64)
	if found := api.post(t, "/v1/ask", readToken, `{"question":"who said the ferry is a floating queue?"}`); !strings.Contains(found["answer"].(string), "Jon Berg") {
		t.Errorf("what was put right: %v", found)
	}
	if out := n.must(t, "correct", "list"); !strings.Contains(out, "by Ina (cms)") {
		t.Errorf("who put it right: %s", out)
	}
	undone := api.post(t, "/v1/correct", writeToken, fmt.Sprintf(`{"undo":[%v],"reason":"it was not"}`, id))
	if undone["corrections"].([]any)[0].(map[string]any)["undone"] == nil {
		t.Errorf("taken back: %v", undone)
	}

	if gone := api.post(t, "/v1/withdraw", writeToken, `{"article":"https://herald.example/ferry","reason":"the court forbids it"}`); gone["status"] != "withdrawn" || gone["hidden"] != true {
		t.Errorf("withdrawn: %v", gone)
	}
	if cited := api.post(t, "/v1/cite", readToken, again); cited["withheld"] != "withdrawn" || cited["citation"] != nil || len(cited["paragraphs"].([]any)) != 0 {
		t.Errorf("cited after its withdrawal: %v", cited)
	}
	for path, body := range map[string]string{"/v1/person": string(who), "/v1/story": `{"story":"ferry"}`} {
		if found := api.post(t, path, readToken, body); found["found"] != false {
			t.Errorf("%s after its withdrawal: %v", path, found)
		}
	}
	if found := api.post(t, "/v1/ask", readToken, `{"question":"who said the ferry is a floating queue?"}`); found["found"] != false {
		t.Errorf("found after its withdrawal: %v", found)
	}
	api.post(t, "/v1/withdraw", writeToken, `{"article":"ferry","undo":true}`)

	status, health := api.send(t, "GET", "/v1/health", readToken, nil)
	if status != http.StatusOK || !strings.Contains(string(health), `"articles":2`) {
		t.Errorf("health: %d %s", status, health)
	}
}

func TestTheAPISaysWhatIsWrongAndWhatToDo(t *testing.T) {
	t.Parallel()
	_, api := withAPI(t)
	for _, test := range []struct {
		name, method, path, token, body string
		status                          int
		code                            string
	}{
		{"nothing to ask", "POST", "/v1/ask", readToken, `{"question":" "}`, 400, "no_question"},
		{"an operator without a value", "POST", "/v1/ask", readToken, `{"question":"sp:kerry outlet:"}`, 400, "misused"},
		{"no JSON", "POST", "/v1/ask", readToken, `who said`, 400, "not_understood"},
		{"an unknown field", "POST", "/v1/ask", readToken, `{"quesion":"who said"}`, 400, "not_understood"},
		{"two objects", "POST", "/v1/ask", readToken, `{"question":"who"}{}`, 400, "not_understood"},
		{"bytes that are no UTF-8", "POST", "/v1/check", readToken, "{\"text\":\"caf\xe9\"}", 400, "not_utf8"},
		{"a long question", "POST", "/v1/ask", readToken, `{"question":"` + strings.Repeat("a", 70_000) + `"}`, 413, "too_long"},
		{"no token", "POST", "/v1/ask", "", `{"question":"who"}`, 401, "no_token"},
		{"a wrong token", "POST", "/v1/ask", "guessed", `{"question":"who"}`, 401, "no_token"},
		{"a token that may not", "POST", "/v1/ask", writeToken, `{"question":"who"}`, 403, "not_allowed"},
		{"nor write", "POST", "/v1/withdraw", readToken, `{"article":"bridge"}`, 403, "not_allowed"},
		{"another method", "GET", "/v1/ask", readToken, ``, 405, "wrong_method"},
		{"another path", "POST", "/v1/asks", readToken, `{}`, 404, "no_such_operation"},
		{"the commands' own", "POST", "/run/verify", readToken, `{}`, 404, "no_such_operation"},
		{"no such article", "POST", "/v1/withdraw", writeToken, `{"article":"none"}`, 404, "no_such_article"},
		{"nothing to put right", "POST", "/v1/correct", writeToken, `{"article":"bridge","words":"bridge","reason":"why"}`, 400, "misused"},
		{"no such quote", "POST", "/v1/correct", writeToken, `{"article":"bridge","words":"the ferry sails","speaker":"Bo","reason":"why"}`, 422, "cannot_be_put_right"},
		{"no such correction", "POST", "/v1/correct", writeToken, `{"undo":[7]}`, 404, "no_such_correction"},
		{"no day", "POST", "/v1/digest", readToken, `{"date":"yesterday"}`, 400, "misused"},
		{"nothing to quote", "POST", "/v1/quotes", readToken, `{"text":" "}`, 422, "not_readable"},
		{"spans that are none", "POST", "/v1/cite", readToken, `{"article":"bridge","spans":[[9,3]]}`, 400, "misused"},
	} {
		t.Run(test.name, func(t *testing.T) {
			status, content := api.send(t, test.method, test.path, test.token, []byte(test.body))
			var told struct {
				Error struct {
					Code, Message string
					Fix           string `json:"mend"`
				}
			}
			if err := json.Unmarshal(content, &told); err != nil {
				t.Fatalf("%d %s: %v", status, content, err)
			}
			if status != test.status || told.Error.Code != test.code || told.Error.Message == "" || told.Error.Fix == "" {
				t.Errorf("%d %s, want %d %s", status, content, test.status, test.code)
			}
		})
	}
}

// The socket is guarded by its permissions: who can reach it needs no token.
func TestTheAPIIsOnTheSocketToo(t *testing.T) {
	t.Parallel()
	n, api := withAPI(t)
	api.address = "http://onrecord"
	api.client = &http.Client{Transport: &http.Transport{DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "unix", filepath.Join(n.data, "onrecord.sock"))
	}}}
	if asked := api.post(t, "/v1/ask", "", `{"question":"who said the bridge is tired"}`); asked["found"] != true {
		t.Errorf("asked: %v", asked)
	}
	api.post(t, "/v1/withdraw", "", `{"article":"bridge"}`)
}

// Whatever is sent, the API says what is wrong with it or does it, the bot goes on, and
// no word of it is in the log.
func TestNoRequestBreaksTheAPI(t *testing.T) {
	t.Parallel()
	n, api := withAPI(t, "ONRECORD_API_PER_MINUTE=1000000")
	paths := []string{"/v1/ask", "/v1/check", "/v1/quotes", "/v1/cite", "/v1/person", "/v1/story", "/v1/digest", "/v1/add", "/v1/withdraw", "/v1/correct"}
	good := []string{
		`{"question":"who said the xyzzy bridge is tired?"}`, `{"text":"“The xyzzy bridge is tired,” said Ada Quill."}`,
		`{"article":"bridge","spans":[[0,40]],"text":"xyzzy"}`, `{"date":"2026-03-01"}`,
		`{"articles":[{"id":"a","text":"“We xyzzy,” said Bo Fenn."}]}`, `{"article":"xyzzy"}`,
		`{"article":"bridge","words":"tired xyzzy","stance":"denied","reason":"xyzzy"}`, `{"undo":[99]}`,
	}
	pieces := []string{`"`, `\`, `{`, `}`, `[`, `]`, `null`, `-1`, `1e400`, `9223372036854775808`, "\x00", "\xff", `\u0000`, `\ud800`, `../../etc/passwd`,
		`' OR 1=1 --`, strings.Repeat("[", 5000), strings.Repeat("“", 2000), `speaker:`, `-`, `"" "`, "\u202e", strings.Repeat("a ", 9000), `true`, `{"article":`}
	seed := uint64(1) // the same requests each time, where no more are asked for
	if _, asked := os.LookupEnv("ONRECORD_HOSTILE"); asked {
		seed = rand.Uint64()
	}
	rand := rand.New(rand.NewPCG(seed, 0))
	t.Logf("the seed is %d", seed)
	for i := range times(t, "ONRECORD_HOSTILE", 200) {
		body := []byte(good[i%len(good)])
		for range rand.IntN(4) {
			at := rand.IntN(len(body) + 1)
			switch rand.IntN(3) {
			case 0:
				body = append(body[:at:at], append([]byte(pieces[rand.IntN(len(pieces))]), body[at:]...)...)
			case 1:
				body = body[:at]
			case 2:
				if at < len(body) {
					body[at] ^= byte(1 << rand.IntN(8))
				}
			}
		}
		token := []string{readToken, writeToken}[rand.IntN(2)]
		status, content := api.send(t, "POST", paths[rand.IntN(len(paths))], token, body)
		if status >= 500 || !json.Valid(content) {
			t.Errorf("%d %s to %q", status, content, body)
		}
	}
	if status, _ := api.send(t, "GET", "/v1/health", readToken, nil); status != http.StatusOK {
		t.Errorf("health: %d", status)
	}
	for _, word := range []string{"xyzzy", readToken, writeToken} {
		if strings.Contains(api.log.String(), word) {
			t.Errorf("%q is in the log:\n%s", word, api.log)
		}
	}
	n.must(t, "verify")
}
