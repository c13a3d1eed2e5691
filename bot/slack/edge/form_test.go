package edge_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"onrecord/bot"
	"onrecord/bot/slack/blocks"
	"onrecord/bot/slack/edge"
	"onrecord/bot/slack/workspace"
	"onrecord/corpus"
)

func TestTheShortcutAsksWithAForm(t *testing.T) {
	t.Parallel()
	n, _ := newsroomWith(t, setup{}, ferries()...)
	n.ok(n.Do.Shortcut(n.ana, "ask_archive"))
	form := n.awaitModal("Ask the archive", "Speaker")
	n.ok(n.Controls.Submit(n.ana, form))
	n.awaitModal("Ask the archive", "Give words, a speaker")

	n.ok(n.Controls.Fill(n.ana, form, "words", "ferry"))
	n.ok(n.Controls.Fill(n.ana, form, "from", "2016-03-07"))
	n.ok(n.Controls.Fill(n.ana, form, "to", "2016-03-01"))
	n.ok(n.Controls.Submit(n.ana, form))
	n.awaitModal("Ask the archive", "This day is before the first one")

	n.ok(n.Controls.Fill(n.ana, form, "to", ""))
	n.ok(n.Controls.Fill(n.ana, form, "speaker", "Lund"))
	n.ok(n.Controls.Select(n.ana, form, "kind", "direct"))
	n.ok(n.Controls.Submit(n.ana, form))
	answered := n.awaitModal("Answer", "“The ferry was painted last week,”")
	if !strings.Contains(answered.Shown(), "for “ferry”, by Lund, what is quoted, since 7 Mar 2016") || strings.Contains(answered.Shown(), "Share to channel") {
		t.Errorf("answered %s", answered.Shown())
	}
	if strings.Contains(string(answered.Blocks), `"share"`) {
		t.Error("an answer that was asked for nowhere can be shared")
	}

	n.ok(n.Controls.Press(n.ana, answered, blocks.RefineAction))
	again := n.awaitModal("Refine", "Speaker")
	for _, want := range []string{`"value":"ferry"`, `"value":"Lund"`, `"selected_date":"2016-03-07"`} {
		if !strings.Contains(string(again.Values), want) {
			t.Errorf("the form is not filled in with %s: %s", want, again.Values)
		}
	}
	if len(n.Views.Modals(n.ana)) != 1 {
		t.Errorf("%d modals lie on each other", len(n.Views.Modals(n.ana)))
	}
	if len(n.Channels.All()) > 0 && len(n.Messages.Replies(n.desk)) > 0 {
		t.Errorf("said in the channel: %+v", n.Messages.Replies(n.desk))
	}
}

func TestARefinedAnswerIsSharedWhereItWasAsked(t *testing.T) {
	t.Parallel()
	n, _ := newsroomWith(t, setup{}, ferries()...)
	n.said(n.Do.Mention(n.ana, n.desk, aboutTheFerry))
	public := n.awaitReply(n.desk)
	n.ok(n.Controls.Press(n.ana, public, blocks.RefineAction))
	form := n.awaitModal("Refine", "Speaker")
	n.ok(n.Controls.Fill(n.ana, form, "speaker", "Lund"))
	n.ok(n.Controls.Submit(n.ana, form))
	answered := n.awaitModal("Answer", "Jonas Lund")
	n.ok(n.Controls.Select(n.ana, answered, blocks.CiteAction, blocks.ContextAction))
	n.awaitModal("In context", "¶1  Rain fell")
	n.ok(n.Controls.Dismiss(n.ana, n.awaitModal("In context", "")))
	n.ok(n.Controls.Press(n.ana, n.awaitModal("Answer", ""), blocks.ShareAction))
	n.awaitModal("On the Record", "Shared in this channel.")
	shared := n.awaitShown(n.desk, 1, "Jonas Lund")
	if shared.Ephemeral() || !strings.Contains(shared.Shown(), "Asked by @"+n.ana.ID) {
		t.Errorf("shared %s", shared.Shown())
	}
}

func TestAShareThatIsRefusedLeavesTheAnswerToShare(t *testing.T) {
	t.Parallel()
	n, _ := newsroomWith(t, setup{}, ferries()...)
	outside := n.Channels.AddChannel(workspace.Channel{Name: "outside"}, n.ana)
	n.ok(n.Do.Command(n.ana, outside, aboutTheFerry))
	n.ok(n.Controls.Press(n.ana, n.awaitReply(outside), blocks.RefineAction))
	n.ok(n.Controls.Submit(n.ana, n.awaitModal("Refine", "Speaker")))
	answered := n.awaitModal("Answer", "Elin Varga")
	n.ok(n.Controls.Press(n.ana, answered, blocks.ShareAction))
	n.ok(n.Controls.Dismiss(n.ana, n.awaitModal("On the Record", "/invite")))

	n.ok(n.Channels.Invite(outside, n.People.Bot()))
	n.ok(n.Controls.Press(n.ana, answered, blocks.ShareAction))
	n.awaitModal("On the Record", "Shared in this channel.")
	if shared := n.awaitShown(outside, 1, "Elin Varga"); shared.Ephemeral() {
		t.Errorf("shared %+v", shared)
	}
}

func TestARefinedAnswerIsTurnedOverInItsModal(t *testing.T) {
	t.Parallel()
	n, _ := newsroomWith(t, setup{}, ferries()...)
	n.said(n.Do.DirectMessage(n.ana, aboutTheFerry))
	direct := n.Channels.DirectChannel(n.ana)
	n.ok(n.Controls.Press(n.ana, n.awaitReply(direct), blocks.RefineAction))
	n.ok(n.Controls.Submit(n.ana, n.awaitModal("Refine", "Speaker")))
	answered := n.awaitModal("Answer", "Elin Varga")
	if strings.Contains(string(answered.Blocks), `"share"`) {
		t.Error("there is nobody to share it with")
	}
	n.ok(n.Controls.Press(n.ana, answered, blocks.MoreAction))
	n.awaitModal("Answer", "after the first 3")
	if replies := n.Messages.Replies(direct); len(replies) != 1 {
		t.Errorf("said %+v", replies[1:])
	}
}

func TestTheQuotesOfADraftAreChecked(t *testing.T) {
	t.Parallel()
	n, _ := newsroomWith(t, setup{}, ferries()...)
	n.ok(n.Do.Command(n.ana, n.desk, "check"))
	form := n.awaitModal("Check quotes", "Draft")
	n.ok(n.Controls.Fill(n.ana, form, "draft", "“The ferry belongs to all of us,” said Jonas Lund.\n\n“The ferry needs a new captain,” said Elin Varga."))
	n.ok(n.Controls.Fill(n.ana, form, "draft-2", "“The moon landing was filmed in our kitchen,” said Ada Quill."))
	n.ok(n.Controls.Submit(n.ana, form))
	checked := n.awaitModal("Checked quotes", "3 quotes checked, 2 to mend: 1 word for word, 1 altered, 1 not found")
	for _, want := range []string{"Word for word", "Altered", "engine", "Not found"} {
		if !strings.Contains(checked.Shown(), want) {
			t.Errorf("lacks %q:\n%s", want, checked.Shown())
		}
	}
	if len(n.Messages.Replies(n.desk)) > 0 {
		t.Errorf("said in the channel: %+v", n.Messages.Replies(n.desk))
	}
	n.ok(n.Controls.Press(n.ana, checked, blocks.ShareAction))
	if told := n.awaitReply(n.desk).Shown(); !strings.Contains(told, "3 quotes checked, 2 to mend") || !strings.Contains(told, "Checked by") || strings.Contains(told, "moon") {
		t.Errorf("the summary, and nothing of the draft, is to be posted: %s", told)
	}
}

func TestADraftIsCheckedBesideWhatItIsMadeOf(t *testing.T) {
	t.Parallel()
	page := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `<html><head><title>Why I left the ferry</title><meta name="author" content="Ada Quill"></head><body><article><h1>Why I left the ferry</h1>
<p>I was the cook of the ferry for eleven years, and I have never written anything longer than a menu. My sister says that I should begin with the soup.</p>
<p>The soup was always the same soup. What changed was the weather, and with it how much of the soup stayed in the bowls that I had filled.</p></article></body></html>`)
	}))
	t.Cleanup(page.Close)
	n := withFiles(t)
	open := func() workspace.View {
		n.ok(n.Do.Command(n.ana, n.desk, "check"))
		form := n.awaitModal("Check quotes", "What it is made of")
		n.ok(n.Controls.Fill(n.ana, form, "draft", "“The ferry belongs to all of us,” said Jonas Lund.\n\n“I have counted every rivet,” said Pavel Gorse, the smith. “I have counted every bolt,” he said.\n\n“The soup was always the same soup,” wrote Ada Quill."))
		return form
	}
	form := open()
	recording := workspace.File{Name: "smith.vtt", Content: []byte("WEBVTT\n\n00:01:02.000 --> 00:01:05.000\n<v Pavel Gorse>I have counted every rivet, and there are two too many.\n")}
	n.ok(n.Controls.Attach(n.ana, form, blocks.SourcesField, recording))
	n.ok(n.Controls.Fill(n.ana, form, string(bot.LinksField), "speech.txt"))
	n.ok(n.Controls.Submit(n.ana, form))
	n.awaitModal("Check quotes", "speech.txt is no address of a page")

	n.ok(n.Controls.Fill(n.ana, form, string(bot.LinksField), page.URL+"/soup"))
	n.ok(n.Controls.Submit(n.ana, form))
	checked := n.awaitModal("Checked quotes", "4 quotes checked, 1 to mend: 3 word for word, 1 altered; in 2 sources and 7 articles")
	for _, want := range []string{"smith.vtt, 00:01:02", "/soup, ¶"} {
		if !strings.Contains(checked.Shown(), want) {
			t.Errorf("lacks %q:\n%s", want, checked.Shown())
		}
	}
	n.ok(n.Controls.Dismiss(n.ana, checked))

	form = open()
	n.ok(n.Controls.Fill(n.ana, form, string(bot.LinksField), strings.Replace(page.URL, "127.0.0.1", "localhost", 1)))
	n.ok(n.Controls.Submit(n.ana, form))
	n.awaitModal("On the Record", "inside the network")
}

func TestForWordsThatNobodySaidTheReportHasTrueOnesToCopy(t *testing.T) {
	t.Parallel()
	hidden := ferries()[0]
	hidden.ID, hidden.Body = "ferry-held", "“The tariffs on the ferry will double by autumn,” said Elin Varga, the harbour master."
	hidden.EmbargoUntil = time.Now().Add(time.Hour)
	n, l := newsroomWith(t, setup{}, append(ferries(), hidden)...)
	if err := l.Archive.Withdraw(t.Context(), time.Now(), "ferry-0", "a mix-up"); err != nil {
		t.Fatal(err)
	}
	n.ok(n.Do.Command(n.ana, n.desk, "check"))
	form := n.awaitModal("Check quotes", "Draft")
	n.ok(n.Controls.Fill(n.ana, form, "draft", "“We would sooner scrap our vessel than repair its ancient motor,” said Elin Varga."))
	n.ok(n.Controls.Submit(n.ana, form))
	checked := n.awaitModal("Checked quotes", "Not these words. What Elin Varga did say, nearest in meaning:").Shown()
	if got := strings.Count(checked, "“The ferry"); got < 1 || got > 4 || !strings.Contains(checked, "Ferry news") || strings.Contains(checked, "noon on Monday") || strings.Contains(checked, "tariffs") {
		t.Errorf("one to three of her statements that may be shown are to be offered:\n%s", checked)
	}
}

func TestTheQuotesOfAMessageAreChecked(t *testing.T) {
	t.Parallel()
	n, _ := newsroomWith(t, setup{}, ferries()...)
	bo := n.People.Add("bo")
	n.ok(n.Channels.Invite(n.desk, bo))
	draft := n.said(n.Do.Say(bo, n.desk, "", "“The ferry belongs to all of us,” said Elin Varga."))
	n.ok(n.Do.MessageShortcut(n.ana, draft, "check_quotes"))
	n.awaitModal("Checked quotes", "Somebody else's words")
	bare := n.said(n.Do.Say(bo, n.desk, "", "good morning"))
	n.ok(n.Do.MessageShortcut(n.ana, bare, "check_quotes"))
	n.awaitModal("Checked quotes", "No quotes in the draft.")
	if len(n.Messages.Replies(n.desk)) > 0 {
		t.Errorf("said in the channel: %+v", n.Messages.Replies(n.desk))
	}
}

// An acknowledgement carries 20 kB, a modal 250.
func TestAReportThatNoAcknowledgementHoldsComesAfterIt(t *testing.T) {
	t.Parallel()
	n, _ := newsroomWith(t, setup{edge: edge.Options{Lead: time.Second}}, ferries()...)
	var draft strings.Builder
	for i := range 40 {
		fmt.Fprintf(&draft, "“The ferry stays in port on Wednesday,” said Elin Varga on day %d.\n\n", i)
	}
	n.ok(n.Do.Command(n.ana, n.desk, "check"))
	form := n.awaitModal("Check quotes", "Draft")
	n.ok(n.Controls.Fill(n.ana, form, "draft", draft.String()))
	n.ok(n.Controls.Submit(n.ana, form))
	checked := n.awaitModal("Checked quotes", "Altered")
	if len(checked.Blocks) < 20_000 {
		t.Fatalf("the report measures %d bytes and would have fitted", len(checked.Blocks))
	}
	for _, ack := range n.App.Acks() {
		if ack.Missed {
			t.Errorf("not acknowledged: %+v", ack)
		}
	}
}

func TestANastyArticleIsShownLiterallyEverywhere(t *testing.T) {
	t.Parallel()
	const nasty = "<!channel> <@U0BOSS> <http://evil.example|click> *bold* _it_ `code`"
	article := corpus.Article{
		ID: "nasty <!here>", Outlet: nasty, Headline: nasty, Status: corpus.Published, Published: time.Date(2016, 1, 1, 0, 0, 0, 0, time.UTC),
		Body: strings.Repeat("All was calm & quiet. ", 500) + "\n\n“The " + nasty + " sails at midnight,” said Elin Varga, the harbour master.",
	}
	n, _ := newsroomWith(t, setup{}, append(ferries(), article)...)
	n.ok(n.Do.Command(n.ana, n.desk, "who said sails at midnight?"))
	private := n.awaitReply(n.desk)
	n.ok(n.Controls.Select(n.ana, private, blocks.CiteAction, blocks.ContextAction))
	shown := n.awaitModal("In context", nasty)
	n.ok(n.Controls.Press(n.ana, shown, blocks.ClipAction))
	copied := n.awaitModal("Copy citation", nasty)
	n.Controls.DismissAll(n.ana)
	n.ok(n.Controls.Press(n.ana, private, blocks.ShareAction))
	shared := n.awaitShown(n.desk, 1, nasty)
	for _, m := range []workspace.Message{private, shared, {Blocks: shown.Blocks}, {Blocks: copied.Blocks}} {
		for _, called := range m.Notifies() {
			if called != "@"+n.ana.ID { // who shared it
				t.Errorf("calls %s", called)
			}
		}
	}
}
