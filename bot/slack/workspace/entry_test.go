package workspace

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func option(value string) object { return object{"text": plainText("Option " + value), "value": value} }

func options(values ...string) list {
	out := make(list, len(values))
	for i, v := range values {
		out[i] = option(v)
	}
	return out
}

// everything is one element of each kind that can be filled in.
func everything() list {
	return list{
		object{"type": "plain_text_input", "action_id": "words", "min_length": 2, "max_length": 5},
		object{"type": "static_select", "action_id": "outlet", "options": options("a", "b"), "initial_option": option("a")},
		object{"type": "static_select", "action_id": "person", "option_groups": list{
			object{"label": plainText("Today"), "options": options("c")}, object{"label": plainText("Before"), "options": options("d")}}},
		object{"type": "multi_static_select", "action_id": "outlets", "options": options("a", "b", "c"), "max_selected_items": 2},
		object{"type": "external_select", "action_id": "speaker", "min_query_length": 2},
		object{"type": "radio_buttons", "action_id": "kind", "options": options("direct", "indirect")},
		object{"type": "checkboxes", "action_id": "only", "options": options("x", "y"), "initial_options": options("x")},
		object{"type": "datepicker", "action_id": "from"},
		object{"type": "timepicker", "action_id": "at", "initial_time": "08:30"},
		object{"type": "file_input", "action_id": "sources", "max_files": 2},
	}
}

// inputs puts each element into an input block, named as its action.
func inputs(elements list) list {
	var out list
	for _, e := range elements {
		id := e.(object)["action_id"]
		out = append(out, object{"type": "input", "block_id": id, "optional": true, "label": plainText("Label"), "element": e})
	}
	return out
}

func TestWhatIsFilledInIsSentAsSlackSendsIt(t *testing.T) {
	r := openRoom(t, Options{})
	a := r.dial()
	r.get("views.open", "trigger_id", r.trigger(a), "view", encode(with(asked(), "blocks", inputs(everything()))))
	submit := func() object {
		t.Helper()
		r.ok(r.Controls.Submit(r.ana, r.modal()))
		envelope := a.read()
		a.answer(envelope, object{"response_action": "errors", "errors": object{"words": "again"}})
		r.await("the form", func() bool { return r.modal().Errors["words"] == "again" })
		got := object{}
		for block, actions := range envelope["payload"].(object)["view"].(object)["state"].(object)["values"].(object) {
			got[block] = actions.(object)[block]
		}
		return got
	}
	held := func(kind, field string, value any) object { return object{"type": kind, field: value} }
	want := object{
		"words":   held("plain_text_input", "value", nil),
		"outlet":  held("static_select", "selected_option", option("a")),
		"person":  held("static_select", "selected_option", nil),
		"outlets": held("multi_static_select", "selected_options", list{}),
		"speaker": held("external_select", "selected_option", nil),
		"kind":    held("radio_buttons", "selected_option", nil),
		"only":    held("checkboxes", "selected_options", options("x")),
		"from":    held("datepicker", "selected_date", nil),
		"at":      held("timepicker", "selected_time", "08:30"),
		"sources": held("file_input", "files", list{}),
	}
	if diff := cmp.Diff(want, submit()); diff != "" {
		t.Errorf("at first (-want +got):\n%s", diff)
	}

	v := r.modal()
	r.ok(r.Controls.Fill(r.ana, v, "words", "hope"))
	r.ok(r.Controls.Select(r.ana, v, "outlet", "b"))
	r.ok(r.Controls.Select(r.ana, v, "person", "d"))
	r.ok(r.Controls.Select(r.ana, v, "outlets", "a", "c"))
	r.ok(r.Controls.Select(r.ana, v, "kind", "direct"))
	r.ok(r.Controls.Select(r.ana, v, "only"))
	r.ok(r.Controls.Fill(r.ana, v, "from", "2026-02-03"))
	r.ok(r.Controls.Fill(r.ana, v, "at", ""))
	want["words"] = held("plain_text_input", "value", "hope")
	want["outlet"] = held("static_select", "selected_option", option("b"))
	want["person"] = held("static_select", "selected_option", option("d"))
	want["outlets"] = held("multi_static_select", "selected_options", options("a", "c"))
	want["kind"] = held("radio_buttons", "selected_option", option("direct"))
	want["only"] = held("checkboxes", "selected_options", list{})
	want["from"] = held("datepicker", "selected_date", "2026-02-03")
	want["at"] = held("timepicker", "selected_time", nil)
	if diff := cmp.Diff(want, submit()); diff != "" {
		t.Errorf("filled in (-want +got):\n%s", diff)
	}
}

func TestAFieldRefusesWhatItCannotHold(t *testing.T) {
	r := openRoom(t, Options{})
	a := r.dial()
	r.get("views.open", "trigger_id", r.trigger(a), "view", encode(with(asked(), "blocks", inputs(everything()))))
	v := r.modal()
	for name, err := range map[string]error{
		"too few characters":    r.Controls.Fill(r.ana, v, "words", "h"),
		"too many characters":   r.Controls.Fill(r.ana, v, "words", "all hope"),
		"a day that is not":     r.Controls.Fill(r.ana, v, "from", "2026-02-30"),
		"an unknown option":     r.Controls.Select(r.ana, v, "outlet", "z"),
		"two of one":            r.Controls.Select(r.ana, v, "kind", "direct", "indirect"),
		"three of two":          r.Controls.Select(r.ana, v, "outlets", "a", "b", "c"),
		"what was not offered":  r.Controls.Select(r.ana, v, "speaker", "kerry"),
		"words for a menu":      r.Controls.Fill(r.ana, v, "outlet", "a"),
		"an option for a field": r.Controls.Select(r.ana, v, "words", "a"),
		"a press on a menu":     r.Controls.Press(r.ana, v, "outlet"),
		"nothing there":         r.Controls.Press(r.ana, v, "moon"),
	} {
		if err == nil {
			t.Errorf("the form took %s", name)
		}
	}
}

func TestAMenuAsksTheAppForItsOptions(t *testing.T) {
	r := openRoom(t, Options{})
	a := r.dial()
	r.get("views.open", "trigger_id", r.trigger(a), "view", encode(with(asked(), "blocks", inputs(everything()))))
	suggest := func(answer any) ([]Option, error) {
		done := make(chan object)
		go func() {
			envelope := a.read()
			a.answer(envelope, answer)
			done <- envelope["payload"].(object)
		}()
		offered, err := r.Controls.Suggest(t.Context(), r.ana, r.modal(), "speaker", "ke")
		if heard := <-done; heard["type"] != "block_suggestion" || heard["value"] != "ke" || heard["action_id"] != "speaker" || heard["block_id"] != "speaker" {
			t.Errorf("heard %v", heard)
		}
		return offered, err
	}
	for name, answer := range map[string]any{
		"101 options":          object{"options": options(make([]string, 101)...)},
		"options without text": object{"options": list{object{"value": "x"}}},
		"no options":           object{},
	} {
		if offered, err := suggest(answer); err == nil {
			t.Errorf("%s were taken: %v", name, offered)
		}
	}
	if offered, err := suggest(object{"options": list{}}); err != nil || len(offered) > 0 {
		t.Errorf("where the app knows nobody: %v, %v", offered, err)
	}
	offered, err := suggest(object{"options": options("kerry", "keane")})
	if err != nil || len(offered) != 2 || offered[0] != (Option{"Option kerry", "kerry"}) {
		t.Errorf("offered %v, %v", offered, err)
	}
	r.ok(r.Controls.Select(r.ana, r.modal(), "speaker", "keane"))
	if _, err := r.Controls.Suggest(t.Context(), r.ana, r.modal(), "speaker", "k"); err == nil {
		t.Error("the app was asked about one letter")
	}
}

func TestTheMenusOfAMessageTellTheApp(t *testing.T) {
	r := openRoom(t, Options{})
	a := r.dial()
	r.get("chat.postMessage", "channel", r.desk.ID, "text", "found", "blocks", encode(list{
		object{"type": "actions", "block_id": "refine", "elements": list{
			object{"type": "static_select", "action_id": "outlet", "options": options("a", "b")},
			object{"type": "overflow", "action_id": "more", "options": options("copy", "wrong")},
		}},
		object{"type": "context_actions", "block_id": "opinion", "elements": list{object{
			"type": "feedback_buttons", "action_id": "feedback",
			"positive_button": object{"text": plainText("Good"), "value": "good"},
			"negative_button": object{"text": plainText("Bad"), "value": "bad"},
		}}},
	}))
	m := r.Messages.In(r.desk)[0]
	cases := []struct {
		action, block, value string
		want                 object
	}{
		{"outlet", "refine", "b", object{"type": "static_select", "selected_option": option("b")}},
		{"more", "refine", "wrong", object{"type": "overflow", "selected_option": option("wrong")}},
		{"feedback", "opinion", "bad", object{"type": "feedback_buttons", "value": "bad", "text": plainText("Bad")}},
	}
	for _, c := range cases {
		r.ok(r.Controls.Select(r.ana, m, c.action, c.value))
		heard := a.hear()
		did := heard["actions"].(list)[0].(object)
		delete(did, "action_ts")
		c.want["action_id"], c.want["block_id"] = c.action, c.block
		if diff := cmp.Diff(c.want, did); diff != "" {
			t.Errorf("choosing %s of %s (-want +got):\n%s", c.value, c.action, diff)
		}
		chosen := heard["state"].(object)["values"].(object)["refine"].(object)["outlet"].(object)
		if diff := cmp.Diff(option("b"), chosen["selected_option"]); diff != "" {
			t.Errorf("what stands in the menu:\n%s", diff)
		}
		if heard["message"].(object)["ts"] != m.TS || heard["response_url"] == nil {
			t.Errorf("heard %v", heard)
		}
		if r.Controls.Select(r.ana, m, c.action, "moon") == nil {
			t.Errorf("%s has the option moon", c.action)
		}
	}
}
