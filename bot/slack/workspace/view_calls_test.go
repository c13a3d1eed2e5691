package workspace

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestATriggerOpensOneViewWithinThreeSeconds(t *testing.T) {
	now := time.Unix(1_800_000_000, 0)
	r := openRoom(t, Options{AckTime: 3 * time.Second, Now: func() time.Time { return now }})
	a := r.dial()
	open := func(trigger string) string {
		return r.call("views.open", "trigger_id", trigger, "view", encode(asked()))
	}
	used, late := r.trigger(a), r.trigger(a)
	now = now.Add(3 * time.Second)
	for _, c := range []struct{ name, trigger, want string }{
		{"after three seconds", used, ""},
		{"twice", used, "exchanged_trigger_id"},
		{"with one that never was", "1.2.3", "invalid_trigger_id"},
	} {
		if got := open(c.trigger); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	now = now.Add(time.Millisecond)
	if got := open(late); got != "expired_trigger_id" {
		t.Errorf("after more than three seconds: %q", got)
	}
	fresh := r.trigger(a)
	if got := r.call("views.open", "trigger_id", fresh, "view", encode(notice(""))); got != "invalid_arguments" {
		t.Errorf("a broken view: %q", got)
	}
	if got := open(fresh); got != "" {
		t.Errorf("a refused view used its trigger up: %q", got)
	}
}

func TestThreeModalsLieOnEachOtherAndAreClosedFromTheTop(t *testing.T) {
	r := openRoom(t, Options{})
	a := r.dial()
	if got := r.call("views.push", "trigger_id", r.trigger(a), "view", encode(asked())); got != "not_found" {
		t.Errorf("pushed onto nothing: %q", got)
	}
	first := r.get("views.open", "trigger_id", r.trigger(a), "view", encode(asked()))["view"].(object)
	for range 2 {
		r.get("views.push", "trigger_id", r.trigger(a), "view", encode(asked()))
	}
	if got := r.call("views.push", "trigger_id", r.trigger(a), "view", encode(asked())); got != "push_limit_reached" {
		t.Errorf("a fourth modal: %q", got)
	}
	below := r.Views.Modals(r.ana)[1]
	if r.Controls.Press(r.ana, below, "typed") == nil || r.Controls.Dismiss(r.ana, below) == nil {
		t.Error("Ana reached a modal under another one")
	}
	r.ok(r.Controls.Dismiss(r.ana, r.modal()))
	closed := a.hear()
	view := closed["view"].(object)
	if closed["type"] != "view_closed" || closed["is_cleared"] != false || view["root_view_id"] != first["id"] || view["previous_view_id"] != below.ID {
		t.Errorf("heard %v", closed)
	}
	if r.modal().ID != below.ID {
		t.Error("the modal below did not come back")
	}
	r.Controls.DismissAll(r.ana)
	for range 2 {
		if closed := a.hear(); closed["is_cleared"] != true {
			t.Errorf("heard %v", closed)
		}
	}
	if got := r.call("views.update", "view_id", below.ID, "view", encode(asked())); got != "not_found" {
		t.Errorf("updating a closed view: %q", got)
	}
}

func TestAViewIsReplacedUnlessItHasChanged(t *testing.T) {
	r := openRoom(t, Options{})
	a := r.dial()
	form := with(asked(), "external_id", "ask-1")
	r.get("views.open", "trigger_id", r.trigger(a), "view", encode(form))
	r.ok(r.Controls.Fill(r.ana, r.modal(), "typed", "all hope"))
	old := r.modal()
	r.get("views.update", "external_id", "ask-1", "hash", old.Hash, "view", encode(with(form, "title", plainText("Ask again"))))
	if v := r.modal(); v.ID != old.ID || v.Hash == old.Hash || v.Title != "Ask again" || !strings.Contains(string(v.Values), "all hope") {
		t.Errorf("before Ana lies %+v", v)
	}
	if got := r.call("views.update", "view_id", old.ID, "hash", old.Hash, "view", encode(form)); got != "hash_conflict" {
		t.Errorf("replacing what has changed: %q", got)
	}
	if got := r.call("views.push", "trigger_id", r.trigger(a), "view", encode(form)); got != "duplicate_external_id" {
		t.Errorf("one external id twice: %q", got)
	}
	if got := r.call("views.update", "view_id", "V0", "view", encode(form)); got != "not_found" {
		t.Errorf("replacing nothing: %q", got)
	}
}

func TestEachPersonHasAHomeOfTheirOwn(t *testing.T) {
	r := openRoom(t, Options{})
	a := r.dial()
	zoe := r.People.Add("zoe")
	home := func(text string) string {
		return encode(object{"type": "home", "blocks": list{
			object{"type": "section", "text": plainText(text)},
			object{"type": "actions", "elements": list{object{"type": "button", "action_id": "more", "text": plainText("More")}}},
		}})
	}
	for _, p := range []Person{r.ana, zoe} {
		if _, published := r.Views.Home(p); published {
			t.Error("a Home was published by nobody")
		}
		r.get("views.publish", "user_id", p.ID, "view", home("Good morning, "+p.Name))
	}
	hers, _ := r.Views.Home(r.ana)
	if !strings.Contains(hers.Shown(), "Good morning, ana") {
		t.Errorf("Ana's Home shows %s", hers.Shown())
	}
	r.ok(r.Controls.Press(r.ana, hers, "more"))
	if heard := a.hear(); heard["view"].(object)["type"] != "home" || heard["container"].(object)["view_id"] != hers.ID {
		t.Errorf("heard %v", heard)
	}
	if r.Controls.Press(zoe, hers, "more") == nil {
		t.Error("Zoe pressed a button in Ana's Home")
	}
	r.get("views.publish", "user_id", r.ana.ID, "hash", hers.Hash, "view", home("Good evening"))
	for _, c := range []struct{ name, user, hash, view, want string }{
		{"over a newer one", r.ana.ID, hers.Hash, home("Good night"), "hash_conflict"},
		{"for nobody", "U0", "", home("Good night"), "invalid_arguments"},
		{"as a modal", zoe.ID, "", encode(asked()), "invalid_arguments"},
	} {
		if got := r.call("views.publish", "user_id", c.user, "hash", c.hash, "view", c.view); got != c.want {
			t.Errorf("published %s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestViewsAreHeldToSlacksLimits(t *testing.T) {
	r := openRoom(t, Options{})
	many := func(n int) list {
		out := make(list, n)
		for i := range out {
			out[i] = object{"type": "divider"}
		}
		return out
	}
	cases := []struct {
		name, field string
		fits, not   any
	}{
		{"blocks", "blocks", many(100), many(101)},
		{"the title", "title", textOfLength(24), textOfLength(25)},
		{"a missing title", "title", plainText("T"), nil},
		{"the label to submit", "submit", textOfLength(24), textOfLength(25)},
		{"the label to close", "close", textOfLength(24), textOfLength(25)},
		{"a title in mrkdwn", "title", plainText("T"), object{"type": "mrkdwn", "text": "T"}},
		{"what the app keeps", "private_metadata", strings.Repeat("é", 3000), strings.Repeat("é", 3001)},
		{"the callback id", "callback_id", strings.Repeat("c", 255), strings.Repeat("c", 256)},
		{"the external id", "external_id", strings.Repeat("c", 255), strings.Repeat("c", 256)},
		{"a form without submit", "submit", plainText("Ask"), nil},
		{"blocks that no view has", "blocks", many(1), list{object{"type": "markdown", "text": "*x*"}}},
		{"no blocks at all", "blocks", list{}, nil},
	}
	for _, c := range cases {
		if _, refused := r.Views.define(encode(with(asked(), c.field, c.fits)), "modal"); refused != nil {
			t.Errorf("%s at the edge: %v", c.name, refused)
		}
		if _, refused := r.Views.define(encode(with(asked(), c.field, c.not)), "modal"); refused == nil || refused.name != "invalid_arguments" {
			t.Errorf("%s one past the edge: %v", c.name, refused)
		}
	}
	large := with(asked(), "x", strings.Repeat("x", largestView))
	if _, refused := r.Views.define(encode(large), "modal"); refused == nil || refused.name != "view_too_large" {
		t.Errorf("a view of more than 250 kB: %v", refused)
	}
	for _, n := range []int{100, 101} {
		_, refused := r.Views.define(encode(object{"type": "home", "blocks": many(n)}), "home")
		if (refused != nil) != (n > 100) {
			t.Errorf("a Home of %s: %v", fmt.Sprint(n, " blocks"), refused)
		}
	}
}
