package edge_test

import (
	"strings"
	"testing"

	"onrecord/bot/slack/blocks"
	"onrecord/bot/slack/edge"
	"onrecord/bot/slack/workspace"
)

// withFiles is a newsroom whose bot reads and writes files.
func withFiles(t *testing.T) *newsroom {
	t.Helper()
	o := mayRead()
	o.Scopes = append(o.Scopes, "files:read", "files:write")
	n, _ := newsroomWith(t, setup{workspace: o, edge: edge.Options{Files: true}}, ferries()...)
	return n
}

// awaitFile waits for a file in somebody's direct messages.
func (n *newsroom) awaitFile() (f workspace.File) {
	n.t.Helper()
	n.await("a file", func() bool {
		for _, m := range n.Messages.In(n.Channels.DirectChannel(n.ana)) {
			if m.Bot != "" && len(m.Files) > 0 {
				f, _ = n.Files.Get(m.Files[0])
				return true
			}
		}
		return false
	})
	return f
}

func TestAListComesBackWithItsAnswers(t *testing.T) {
	t.Parallel()
	n := withFiles(t)
	n.said(workspace.DropFile(n.Workspace, n.ana, "quotes.csv", []byte("name,quote\nElin Varga,The ferry sails at noon on Monday\n,Nobody has ever flown to the moon here\n"), ""))
	n.awaitShown(n.Channels.DirectChannel(n.ana), 0, "1 of 2 rows are in the archive")
	f := n.awaitFile()
	if got := string(f.Content); f.Name != "quotes-answered.csv" || !strings.Contains(got, "Elin Varga,The ferry sails at noon on Monday,yes,verbatim,Elin Varga") || !strings.Contains(got, "moon here,no,") {
		t.Errorf("%s: %s", f.Name, got)
	}
}

func TestWhatIsNoListIsToldApart(t *testing.T) {
	t.Parallel()
	n := withFiles(t)
	n.said(workspace.DropFile(n.Workspace, n.ana, "numbers.csv", []byte("1,2\n3,4\n"), ""))
	n.awaitShown(n.Channels.DirectChannel(n.ana), 0, "no column has names or quotes")
}

func TestAnAnswerIsHandedOverAsAFile(t *testing.T) {
	t.Parallel()
	n := withFiles(t)
	n.said(n.Do.Mention(n.ana, n.desk, aboutTheFerry))
	n.ok(n.Controls.Press(n.ana, n.awaitReply(n.desk), blocks.ExportAction))
	form := n.awaitModal("Export all", "ferry")
	n.ok(n.Controls.Select(n.ana, form, blocks.FormatField, "md"))
	n.ok(n.Controls.Submit(n.ana, form))
	n.awaitModal("On the Record", "5 statements. The file comes in our direct messages.")
	if f := n.awaitFile(); f.Name != "on-the-record.md" || strings.Count(string(f.Content), "\n- ") != 5 {
		t.Errorf("%s: %s", f.Name, f.Content)
	}
	if files := n.Messages.In(n.desk); len(files) != 2 {
		t.Errorf("said in the channel: %+v", files)
	}
}

func TestAPictureComesWithACountOfWhomWeQuote(t *testing.T) {
	t.Parallel()
	o := mayRead()
	o.Scopes = append(o.Scopes, "files:write")
	n, _ := newsroomWith(t, setup{workspace: o, edge: edge.Options{Charts: true}}, ferries()...)
	n.ok(n.Do.Command(n.ana, n.desk, "sources since 2015"))
	n.awaitShown(n.desk, 0, "Elin Varga, harbour master · 5 statements")
	if f := n.awaitFile(); f.Name != "sources.png" || f.Title != "Most quoted" || !strings.HasPrefix(string(f.Content), "\x89PNG") {
		t.Errorf("the file %s, %s, has %d bytes", f.Name, f.Title, len(f.Content))
	}
}

func TestWithoutTheSettingNoFileIsReadOrOffered(t *testing.T) {
	t.Parallel()
	n, _ := newsroomWith(t, setup{}, ferries()...)
	n.said(workspace.DropFile(n.Workspace, n.ana, "quotes.csv", []byte("quote\nThe ferry sails at noon on Monday\n"), ""))
	n.awaitShown(n.Channels.DirectChannel(n.ana), 0, "I cannot read what is in a file")
	n.said(n.Do.Mention(n.ana, n.desk, aboutTheFerry))
	if shown := n.awaitReply(n.desk); strings.Contains(string(shown.Blocks), `"export"`) {
		t.Error("an export is offered")
	}
}
