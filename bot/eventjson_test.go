package bot

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/bot/asking/answer"
	"onrecord/corpus"
)

// declared counts the types of event.go that have a kind.
func declared(t *testing.T) (n int) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "event.go", nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && f.Name.Name == "kind" {
			n++
		}
	}
	return n
}

func TestEachThingThatPeopleDoIsAnsweredByOneHandler(t *testing.T) {
	handlers := map[string]int{}
	for _, r := range new(Bot).routes() {
		handlers[r.kind]++
	}
	for _, a := range acts {
		if handlers[a.kind()] != 1 {
			t.Errorf("%s has %d handlers", a.kind(), handlers[a.kind()])
		}
	}
	if n := declared(t); n != len(acts) || n != len(handlers) {
		t.Errorf("%d things can be done, %d can be read from the inbox and %d have a handler", n, len(acts), len(handlers))
	}
}

func TestAnEventComesBackFromTheInboxAsItWas(t *testing.T) {
	passage := answer.Reference{Article: "talks", Revision: 2, Spans: []corpus.Span{{Start: 4, End: 9}}}
	events := []Event{
		{Did: Mention{Text: "who said “so”?", File: true}, Key: "k", Enterprise: "E1", Team: "T1", Channel: "C1", Thread: "1.2", User: "U1"},
		{Did: Narrow{Question: "who said · hope", Operator: `speaker:"Elin Varga"`}, Alone: true, Admin: true, Editor: true, Name: "Ana"},
		{Did: Report{Passage: passage, Wrong: Wrong{What: WrongQuote, Comment: "not so"}}},
		{Did: UndoCorrections{IDs: []int64{3, 4}}},
	}
	for _, a := range acts {
		events = append(events, Event{Did: a, User: "U1"})
	}
	for _, want := range events {
		data, err := json.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		var got Event
		if err := json.Unmarshal(data, &got); err != nil {
			t.Fatalf("%s: %v", data, err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-was +is):\n%s", data, diff)
		}
	}
}

func TestNoFieldOfWhatWasDoneIsOneOfWhere(t *testing.T) {
	fields := map[string]bool{"Kind": true}
	for f := range reflect.TypeFor[Event]().Fields() {
		fields[f.Name] = true
	}
	for _, a := range acts {
		for f := range reflect.TypeOf(a).Fields() {
			if fields[f.Name] || fields[f.Tag.Get("json")] {
				t.Errorf("%s of %s would be written over in the inbox", f.Name, a.kind())
			}
		}
	}
}

func TestAnEventThatNobodyKnowsIsAnError(t *testing.T) {
	var e Event
	if err := json.Unmarshal([]byte(`{"Kind":"dance","Team":"T1"}`), &e); err == nil {
		t.Errorf("read as %+v", e)
	}
}
