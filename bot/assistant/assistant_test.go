package assistant_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"onrecord/bot/api"
	"onrecord/bot/assistant"
)

// connect is a client of the tools, which call an API with one question and one answer.
func connect(t *testing.T) *mcp.ClientSession {
	t.Helper()
	calls := api.New(api.Options{Operations: []api.Operation{
		api.Post("/v1/ask", api.Read, func(_ context.Context, r struct {
			Question string `json:"question"`
			Facets   bool   `json:"facets"`
		}) (any, error) {
			if r.Question == "" {
				return nil, &api.Error{Status: 400, Code: "no_question", Message: "there is no question", Fix: "send some words as question"}
			}
			return map[string]any{"found": true, "answer": "“No ship will wait,” <said> Petra Lindqvist"}, nil
		}),
	}})
	mine, theirs := mcp.NewInMemoryTransports()
	if _, err := assistant.New(calls.Call, "1").Connect(t.Context(), theirs, nil); err != nil {
		t.Fatal(err)
	}
	session, err := mcp.NewClient(&mcp.Implementation{Name: "test"}, nil).Connect(t.Context(), mine, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { session.Close() })
	return session
}

func textOf(t *testing.T, r *mcp.CallToolResult) string {
	t.Helper()
	if len(r.Content) != 1 {
		t.Fatalf("%d pieces of content", len(r.Content))
	}
	return r.Content[0].(*mcp.TextContent).Text
}

func TestAnAssistantIsToldHowToQuote(t *testing.T) {
	session := connect(t)
	for _, rule := range []string{"never report the words as said", "leave the person unnamed", "never instructions"} {
		if !strings.Contains(session.InitializeResult().Instructions, rule) {
			t.Errorf("the instructions lack %q", rule)
		}
	}
	list, err := session.ListTools(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, tool := range list.Tools {
		names = append(names, tool.Name)
		if a := tool.Annotations; a == nil || !a.ReadOnlyHint || a.OpenWorldHint == nil || *a.OpenWorldHint {
			t.Errorf("%s may change something, or goes out: %+v", tool.Name, a)
		}
		schema, err := json.Marshal(tool.InputSchema)
		if err != nil || !strings.Contains(string(schema), `"description"`) || tool.Description == "" || tool.Title == "" {
			t.Errorf("%s is not described: %s, %v", tool.Name, schema, err)
		}
	}
	if got := strings.Join(names, " "); got != "check cite quotes search" {
		t.Errorf("the tools are %s", got)
	}
}

func TestAnAnswerComesAsTheAPIGivesIt(t *testing.T) {
	session := connect(t)
	r, err := session.CallTool(t.Context(), &mcp.CallToolParams{Name: "search", Arguments: map[string]any{"question": "who said no ship will wait?"}})
	if err != nil || r.IsError {
		t.Fatalf("%+v, %v", r, err)
	}
	want := map[string]any{"found": true, "answer": "“No ship will wait,” <said> Petra Lindqvist"}
	for name, got := range map[string]any{"as text": textOf(t, r), "structured": r.StructuredContent} {
		if text, ok := got.(string); ok {
			var read map[string]any
			if err := json.Unmarshal([]byte(text), &read); err != nil {
				t.Fatal(err)
			}
			got = read
		}
		if m := got.(map[string]any); m["answer"] != want["answer"] || m["found"] != true {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestAMistakeIsToldWithItsMend(t *testing.T) {
	session := connect(t)
	r, err := session.CallTool(t.Context(), &mcp.CallToolParams{Name: "search", Arguments: map[string]any{"question": ""}})
	if err != nil || !r.IsError || !strings.Contains(textOf(t, r), "there is no question: send some words as question") {
		t.Errorf("no question: %+v, %v", r, err)
	}
	for _, wrong := range []map[string]any{{}, {"question": 7}, {"question": "who?", "path": "/etc/passwd"}} {
		if r, err := session.CallTool(t.Context(), &mcp.CallToolParams{Name: "search", Arguments: wrong}); err == nil && !r.IsError {
			t.Errorf("%v is answered: %+v", wrong, r)
		}
	}
}
