package command_test

import (
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// assistant is an AI assistant, by the client of the protocol's own library.
type assistant struct{ *mcp.ClientSession }

func newAssistant(t *testing.T, transport mcp.Transport) assistant {
	t.Helper()
	session, err := mcp.NewClient(&mcp.Implementation{Name: "newsroom assistant"}, nil).Connect(t.Context(), transport, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { session.Close() })
	return assistant{session}
}

// use calls a tool.
func (a assistant) use(t *testing.T, tool string, arguments map[string]any) map[string]any {
	t.Helper()
	r, err := a.CallTool(t.Context(), &mcp.CallToolParams{Name: tool, Arguments: arguments})
	if err != nil {
		t.Fatal(err)
	}
	if r.IsError {
		t.Fatalf("%s %v: %s", tool, arguments, r.Content[0].(*mcp.TextContent).Text)
	}
	return r.StructuredContent.(map[string]any)
}

// works uses every tool, of an archive with the bridge and a killed article.
func (a assistant) works(t *testing.T) {
	t.Helper()
	found := a.use(t, "search", map[string]any{"question": "who said the bridge is tired, and so are we?"})
	if found["found"] != true || !strings.Contains(found["answer"].(string), "Ada Quill") {
		t.Fatalf("found %v", found)
	}
	c := found["citations"].([]any)[0].(map[string]any)
	again := a.use(t, "cite", map[string]any{"article": c["article"], "spans": c["spans"], "text": c["text"]})
	if again["stands"] != true || again["citation"].(map[string]any)["text"] != c["text"] || len(again["paragraphs"].([]any)) == 0 {
		t.Errorf("cited again: %v", again)
	}
	checked := a.use(t, "check", map[string]any{"text": "“The bridge is tired, and so is she,” said Ada Quill."})
	if checked["quotes"].([]any)[0].(map[string]any)["verdict"] != "altered" {
		t.Errorf("checked: %v", checked)
	}
	listed := a.use(t, "quotes", map[string]any{"text": "“We dredge at night,” said Petra Lindqvist, the harbour master."})
	if len(listed["quotes"].([]any)) != 1 {
		t.Errorf("quotes: %v", listed)
	}
	for _, hidden := range []string{"killed", "later"} {
		gone := a.use(t, "search", map[string]any{"question": "who said the mayor took the " + hidden + " money?"})
		if gone["found"] != false || strings.Contains(gone["answer"].(string), "Bo Fenn") {
			t.Errorf("%s: %v", hidden, gone)
		}
		withheld := a.use(t, "cite", map[string]any{"article": hidden, "spans": [][]int{{0, 30}}})
		if withheld["withheld"] == "" || withheld["citation"] != nil || len(withheld["paragraphs"].([]any)) > 0 {
			t.Errorf("%s: %v", hidden, withheld)
		}
	}
}

// hidden are two articles that nobody may see.
const hidden = `{"id":"killed","status":"withdrawn","outlet":"Herald","published":"2026-03-01","text":"“The mayor took the killed money,” said Bo Fenn."}
{"id":"later","embargo_until":"2999-01-01T00:00:00Z","outlet":"Herald","published":"2026-03-01","text":"“The mayor took the later money,” said Bo Fenn."}`

func TestAnAssistantGetsVerifiedQuotesAlone(t *testing.T) {
	t.Parallel()
	n, api := withAPI(t)
	n.must(t, "add", writeFile(t, filepath.Join(t.TempDir(), "hidden.jsonl"), hidden))
	n.must(t, "verify")
	process := func() mcp.Transport {
		c := exec.Command(program, "mcp")
		c.Env, c.Stderr = n.env, os.Stderr
		return &mcp.CommandTransport{Command: c}
	}
	t.Run("as a process beside the bot", func(t *testing.T) { newAssistant(t, process()).works(t) })
	t.Run("over HTTP", func(t *testing.T) {
		web := &http.Client{Transport: bearer(readToken)}
		newAssistant(t, &mcp.StreamableClientTransport{Endpoint: api.address + "/mcp", HTTPClient: web}).works(t)
	})
	t.Run("over HTTP without a token that may read", func(t *testing.T) {
		for _, token := range []string{"", "guessed", writeToken} {
			web := &http.Client{Transport: bearer(token)}
			client := mcp.NewClient(&mcp.Implementation{Name: "stranger"}, nil)
			if _, err := client.Connect(t.Context(), &mcp.StreamableClientTransport{Endpoint: api.address + "/mcp", HTTPClient: web, MaxRetries: -1}, nil); err == nil {
				t.Errorf("%q is let in", token)
			}
		}
	})
}

// An assistant that is left running keeps nobody from the archive: what is added beside
// it is found, and a bot that is started later takes the archive over.
func TestAnAssistantAloneKeepsNobodyOut(t *testing.T) {
	t.Parallel()
	n := newNewsroom(t)
	n.must(t, "add", writeFile(t, filepath.Join(t.TempDir(), "export.jsonl"), bridge+"\n"+hidden))
	c := exec.Command(program, "mcp")
	c.Env, c.Stderr = n.env, os.Stderr
	a := newAssistant(t, &mcp.CommandTransport{Command: c})
	a.works(t)
	n.must(t, "add", writeFile(t, filepath.Join(t.TempDir(), "ferry.txt"), "“The ferry is a floating queue,” said Cy Marsh."))
	if found := a.use(t, "search", map[string]any{"question": "who said the ferry is a floating queue?"}); found["found"] != true {
		t.Errorf("what was added beside it: %v", found)
	}
	if out := n.must(t, "ask", "who said the ferry is a floating queue?"); !strings.Contains(out, "Cy Marsh") {
		t.Errorf("asked beside it: %s", out)
	}
	a.use(t, "search", map[string]any{"question": "who said the ferry is a floating queue?"})
	n.serve(t)
	shows(t, n.mention(t, "who said the ferry is a floating queue?"), "Cy Marsh")
	a.works(t)
}

// bearer sends a token with each request.
type bearer string

func (b bearer) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	if b != "" {
		r.Header.Set("Authorization", "Bearer "+string(b))
	}
	return http.DefaultTransport.RoundTrip(r)
}
