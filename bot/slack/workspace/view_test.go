package workspace

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestAFormIsFilledInAndSubmitted(t *testing.T) {
	r := openRoom(t, Options{})
	a := r.dial()
	opened := r.get("views.open", "trigger_id", r.trigger(a), "view", encode(asked()))["view"].(object)
	v := r.modal()
	if v.Title != "Ask the archive" || v.SubmitLabel != "Ask" || v.CallbackID != "ask" || v.ID != opened["id"] {
		t.Errorf("before Ana lies %+v", v)
	}
	for _, want := range []string{"Ask the archive", "Words", "Since"} {
		if !strings.Contains(v.Shown(), want) {
			t.Errorf("the form does not show %q:\n%s", want, v.Shown())
		}
	}
	if r.Controls.Submit(r.ana, v) == nil {
		t.Error("a form was submitted without what it needs")
	}
	r.ok(r.Controls.Fill(r.ana, v, "typed", "all hope"))
	r.ok(r.Controls.Submit(r.ana, v))
	if r.Controls.Submit(r.ana, v) == nil {
		t.Error("a form was submitted while it was being submitted")
	}
	envelope := a.read()
	sent := envelope["payload"].(object)
	view := sent["view"].(object)
	want := object{"values": object{
		"words": object{"typed": object{"type": "plain_text_input", "value": "all hope"}},
		"since": object{"day": object{"type": "datepicker", "selected_date": "2026-01-01"}},
	}}
	if diff := cmp.Diff(want, view["state"]); diff != "" || sent["type"] != "view_submission" {
		t.Errorf("%v (-want +got):\n%s", sent["type"], diff)
	}
	if view["private_metadata"] != "C1" || view["hash"] != opened["hash"] || sent["user"].(object)["id"] != r.ana.ID {
		t.Errorf("submitted %v", sent)
	}
	a.ack(envelope)
	r.await("the end of the form", func() bool { _, open := r.Views.Modal(r.ana); return !open })
}

func TestASubmissionEndsAsTheAppAnswers(t *testing.T) {
	type answer struct {
		payload any
		titles  string // of the modals afterwards
		shows   string // in the uppermost
	}
	cases := map[string]answer{
		"nothing":               {nil, "Below", ""},
		"clear":                 {object{"response_action": "clear"}, "", ""},
		"errors":                {object{"response_action": "errors", "errors": object{"words": "Nobody said so."}}, "Below, Ask the archive", "Nobody said so."},
		"errors elsewhere":      {object{"response_action": "errors", "errors": object{"moon": "No."}}, "Below, Ask the archive", trouble},
		"errors without one":    {object{"response_action": "errors"}, "Below, Ask the archive", trouble},
		"another view":          {object{"response_action": "update", "view": notice("Found")}, "Below, Found", ""},
		"one more view":         {object{"response_action": "push", "view": notice("Found")}, "Below, Ask the archive, Found", ""},
		"a view that is broken": {object{"response_action": "update", "view": notice("")}, "Below, Ask the archive", trouble},
		"an unknown answer":     {object{"response_action": "sing"}, "Below, Ask the archive", trouble},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			r := openRoom(t, Options{})
			a := r.dial()
			r.get("views.open", "trigger_id", r.trigger(a), "view", encode(notice("Below")))
			r.get("views.push", "trigger_id", r.trigger(a), "view", encode(asked()))
			r.ok(r.Controls.Fill(r.ana, r.modal(), "typed", "all hope"))
			r.ok(r.Controls.Submit(r.ana, r.modal()))
			a.answer(a.read(), c.payload)
			r.await("the answer", func() bool {
				var titles []string
				shown := ""
				for _, v := range r.Views.Modals(r.ana) {
					titles, shown = append(titles, v.Title), v.Shown()
				}
				return strings.Join(titles, ", ") == c.titles && strings.Contains(shown, c.shows)
			})
		})
	}
}

func TestAnAppThatDoesNotTakeASubmissionIsInTrouble(t *testing.T) {
	r := openRoom(t, Options{AckTime: 100 * time.Millisecond})
	a := r.dial()
	r.get("views.open", "trigger_id", r.trigger(a), "view", encode(asked()))
	r.ok(r.Controls.Fill(r.ana, r.modal(), "typed", "all hope"))
	r.ok(r.Controls.Submit(r.ana, r.modal()))
	r.await("the trouble", func() bool { return r.modal().Trouble == trouble })
	r.ok(r.Controls.Submit(r.ana, r.modal()))
}

func TestAModalTellsTheAppWhatIsDoneInIt(t *testing.T) {
	r := openRoom(t, Options{})
	a := r.dial()
	typed := as("input", "block_id", "words", "label", plainText("Words"), "dispatch_action", true, "element", aField)
	r.get("views.open", "trigger_id", r.trigger(a), "view", encode(with(asked(), "blocks", list{
		with(typed, "element", with(aField, "action_id", "typed")),
		as("actions", "block_id", "paging", "elements", list{with(aButton, "action_id", "next"), with(aMenu, "action_id", "outlet")}),
	})))
	v := r.modal()
	for _, c := range []struct {
		does        func() error
		action, one string
		value       any
	}{
		{func() error { return r.Controls.Fill(r.ana, v, "typed", "all hope") }, "typed", "value", "all hope"},
		{func() error { return r.Controls.Press(r.ana, v, "next") }, "next", "type", "button"},
		{func() error { return r.Controls.Select(r.ana, v, "outlet", "x") }, "outlet", "selected_option", option("x")},
		{func() error { return r.Controls.Select(r.ana, v, "paging/outlet") }, "outlet", "selected_option", nil},
	} {
		r.ok(c.does())
		heard := a.hear()
		action := heard["actions"].(list)[0].(object)
		if heard["type"] != "block_actions" || action["action_id"] != c.action || !cmp.Equal(action[c.one], c.value) {
			t.Errorf("heard %v", heard)
		}
		if heard["container"].(object)["view_id"] != v.ID || heard["view"].(object)["hash"] != v.Hash || heard["response_url"] != nil {
			t.Errorf("heard it from %v", heard)
		}
	}
}
