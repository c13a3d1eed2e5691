package command_test

import (
	"encoding/json"
	"strings"
	"testing"

	"onrecord/bot/slack/blocks"
	"onrecord/bot/slack/workspace"
)

// modal awaits the modal with a title that Ana has before her.
func (n *newsroom) modal(t *testing.T, title string) workspace.View {
	t.Helper()
	var v workspace.View
	n.await(t, "the modal "+title, func() (open bool) {
		v, open = n.Views.Modal(n.ana)
		return open && v.Title == title
	})
	return v
}

func TestWhatReadersFindWrongIsListed(t *testing.T) {
	t.Parallel()
	n := newNewsroom(t)
	n.beginWith(t, bridge)
	stop := n.serve(t)
	answered := n.mention(t, "who said the bridge is tired, and so are we?")
	stop()
	n.serve(t) // the buttons stay good
	if err := n.Controls.Select(n.ana, answered, blocks.CiteAction, blocks.DisputeAction); err != nil {
		t.Fatal(err)
	}
	form := n.modal(t, "What is wrong?")
	for _, err := range []error{
		n.Controls.Select(n.ana, form, blocks.WrongField, "quote"),
		n.Controls.Fill(n.ana, form, blocks.CommentField, "she asked <it> differently"),
		n.Controls.Submit(n.ana, form),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	n.modal(t, "On the Record")

	if out := n.must(t, "feedback"); !strings.Contains(out, "wrong quote · bridge@1:0-62") || !strings.Contains(out, "\n  she asked <it> differently\n") {
		t.Errorf("listed %s", out)
	}
	var got map[string]any
	if err := json.Unmarshal([]byte(n.must(t, "feedback", "--json")), &got); err != nil {
		t.Fatal(err)
	}
	if got["article"] != "bridge" || got["wrong"] != "quote" || got["comment"] != "she asked <it> differently" || got["question"] != "" {
		t.Errorf("listed %v", got)
	}
	for field := range got {
		if field == "user" || strings.Contains(field, "person") {
			t.Errorf("it tells who: %s", field)
		}
	}
}

func TestADraftIsCheckedInSlack(t *testing.T) {
	t.Parallel()
	n := newNewsroom(t)
	n.beginWith(t, bridge)
	n.serve(t)
	if err := n.Do.Command(n.ana, n.desk, "check"); err != nil {
		t.Fatal(err)
	}
	form := n.modal(t, "Check quotes")
	if err := n.Controls.Fill(n.ana, form, "draft", "“The bridge is old, and so are we, and nobody will pay,” said Ada Quill."); err != nil {
		t.Fatal(err)
	}
	if err := n.Controls.Submit(n.ana, form); err != nil {
		t.Fatal(err)
	}
	checked := n.modal(t, "Checked quotes")
	for _, want := range []string{"Altered", "tired", "Bridge to close"} {
		if !strings.Contains(checked.Shown(), want) {
			t.Errorf("the report lacks %q:\n%s", want, checked.Shown())
		}
	}
}
