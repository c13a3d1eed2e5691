package edge_test

import (
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"onrecord/bot/asking/answer"
	parse "onrecord/bot/asking/question"
	"onrecord/bot/news/amend"
	"onrecord/bot/news/digest"
	"onrecord/bot/news/watch"
	"onrecord/bot/slack/edge"
	"onrecord/bot/slack/workspace"
	"onrecord/bot/state"
)

// notice is what a watch found.
func notice() watch.Notice {
	w := watch.Watch{ID: 1, Question: parse.Parse(`"hope"`, parse.Options{})}
	return watch.Notice{Bundle: 7, Lines: []watch.Line{{Watch: w, Match: watch.Match{Watch: 1, Citation: hopeLost("").Citations[0]}}}}
}

func TestAWatcherIsToldOnceInADirectMessage(t *testing.T) {
	t.Parallel()
	n := open(t, setup{})
	to := watch.Owner{Enterprise: "E0LOCAL", Team: "T0LOCAL", User: n.ana.ID}
	for range 2 {
		n.ok(n.edge.Publisher.Tell(t.Context(), to, notice()))
	}
	said := n.only(n.Messages.Replies(n.Channels.DirectChannel(n.ana)))
	if !strings.Contains(said.Shown(), body) || !strings.Contains(said.Shown(), "You watch for “hope”") {
		t.Errorf("told: %s", said.Shown())
	}
}

func TestWhoHasLeftIsNotToldForEver(t *testing.T) {
	t.Parallel()
	n := open(t, setup{})
	n.ok(n.edge.Publisher.Tell(t.Context(), watch.Owner{User: "U0GONE"}, notice()))
	if !strings.Contains(n.log.String(), "cannot be told") {
		t.Error("it is not logged that nobody was told")
	}
}

func TestAWatchMessageCutOffByACrashIsThereOnce(t *testing.T) {
	t.Parallel()
	n := cutOff(t, "chat.postMessage", workspace.Mishap{Slow: forever})
	to := watch.Owner{User: n.ana.ID}
	if err := n.edge.Publisher.Tell(n.untilSaid(n.Channels.DirectChannel(n.ana), 1), to, notice()); err == nil {
		t.Fatal("telling was not cut off")
	}
	n.ok(n.edge.Publisher.Tell(t.Context(), to, notice()))
	n.only(n.Messages.Replies(n.Channels.DirectChannel(n.ana)))
}

func TestTheRestOfADigestStandsInItsThread(t *testing.T) {
	t.Parallel()
	n := open(t, setup{})
	lines := digest.Lines{Quotes: []answer.Citation{hopeLost("").Citations[0]}}
	d := digest.Digest{Day: "2026-02-03", Articles: 2, Lines: lines, Rest: lines}
	for range 2 {
		n.ok(n.edge.Publisher.PostDigest(t.Context(), n.desk.ID, d))
	}
	said := n.Messages.Replies(n.desk)
	if len(said) != 2 || said[0].Thread != "" || said[1].Thread != said[0].TS {
		t.Errorf("said %+v", said)
	}
	if last, err := n.edge.Publisher.LastDigest(t.Context(), n.desk.ID); err != nil || last != "2026-02-03" {
		t.Errorf("the last digest is that of %q, %v", last, err)
	}
}

func TestADigestWhoseThreadWasCutOffGetsItOnce(t *testing.T) {
	t.Parallel()
	var posts atomic.Int32
	n := open(t, setup{edge: abrupt, workspace: reading(func(method string) workspace.Mishap {
		if method == "chat.postMessage" && posts.Add(1) == 2 {
			return workspace.Mishap{Slow: forever}
		}
		return workspace.Mishap{}
	})})
	lines := digest.Lines{Quotes: []answer.Citation{hopeLost("").Citations[0]}}
	d := digest.Digest{Day: "2026-02-03", Articles: 2, Lines: lines, Rest: lines}
	if err := n.edge.Publisher.PostDigest(n.untilSaid(n.desk, 2), n.desk.ID, d); err == nil {
		t.Fatal("posting was not cut off")
	}
	for _, whole := range []bool{false, true} {
		posted, err := n.edge.Publisher.Posted(t.Context(), n.desk.ID, d.Day)
		if n.ok(err); posted != whole {
			t.Errorf("posted %t, want %t", posted, whole)
		}
		n.ok(n.edge.Publisher.PostDigest(t.Context(), n.desk.ID, d))
	}
	if said := n.Messages.Replies(n.desk); len(said) != 2 {
		t.Errorf("said %+v", said)
	}
}

func TestNoDigestIsPostedWhereOthersReadIt(t *testing.T) {
	t.Parallel()
	n := open(t, setup{})
	shared := n.Channels.AddChannel(workspace.Channel{Name: "partners", ExtShared: true}, n.ana, n.People.Bot())
	d := digest.Digest{Day: "2026-02-03", Articles: 2}
	if err := n.edge.Publisher.PostDigest(t.Context(), shared.ID, d); err == nil || !strings.Contains(err.Error(), "shared with another organisation") {
		t.Errorf("error %v", err)
	}
	if said := n.Messages.Replies(shared); len(said) > 0 {
		t.Errorf("said %+v", said)
	}
}

func TestTheChartOfADigestStandsInItsThreadOnce(t *testing.T) {
	t.Parallel()
	o := everything()
	o.Scopes = append(o.Scopes, "files:write")
	n := open(t, setup{workspace: o, edge: edge.Options{Charts: true}})
	d := digest.Digest{Day: "2026-02-03", Articles: 2, Speakers: []digest.Count{{Name: "Marta Ilves", Statements: 7, Articles: 3}}}
	for range 2 {
		n.ok(n.edge.Publisher.PostDigest(t.Context(), n.desk.ID, d))
	}
	said := n.Messages.Replies(n.desk)
	if len(said) != 2 || said[1].Thread != said[0].TS {
		t.Fatalf("said %+v", said)
	}
	uploads := ""
	for _, call := range n.Limits.Calls() {
		if call.Method == "files.getUploadURLExternal" {
			uploads += call.Error + "ok"
		}
	}
	if uploads != "ok" {
		t.Errorf("uploads: %s", uploads)
	}
}

func TestADigestIsWholeWithoutItsChart(t *testing.T) {
	t.Parallel()
	n := open(t, setup{workspace: everything(), edge: edge.Options{Charts: true}}) // without the scope
	d := digest.Digest{Day: "2026-02-03", Articles: 2, Speakers: []digest.Count{{Name: "Marta Ilves", Statements: 7, Articles: 3}}}
	n.ok(n.edge.Publisher.PostDigest(t.Context(), n.desk.ID, d))
	n.only(n.Messages.Replies(n.desk))
}

func TestAMessageIsAmendedAndThenAsItWas(t *testing.T) {
	t.Parallel()
	n := open(t, setup{})
	n.said(n.Do.Mention(n.ana, n.desk, question))
	before := n.awaitReply(n.desk)
	n.stop() // what became of the answer is recorded
	me, err := n.edge.Identity(t.Context())
	n.ok(err)
	posts, err := state.Amendments{Store: n.store, By: me.Installation()}.Citing(t.Context(), "talks")
	n.ok(err)
	if len(posts) != 1 {
		t.Fatalf("citing: %+v", posts)
	}
	n.ok(n.edge.Publisher.Amend(t.Context(), posts[0].Key, []amend.Note{{Article: posts[0].Articles[0], Text: "Withdrawn: a piece.", Hides: true}}))
	if now := n.only(n.Messages.Replies(n.desk)); now.TS != before.TS || strings.Contains(now.Shown(), body) || !strings.Contains(now.Shown(), "Withdrawn: a piece.") {
		t.Errorf("withdrawn: %s", now.Shown())
	}
	n.ok(n.edge.Publisher.Amend(t.Context(), posts[0].Key, nil))
	if now := n.only(n.Messages.Replies(n.desk)); !strings.Contains(now.Shown(), body) || strings.Contains(now.Shown(), "Withdrawn") {
		t.Errorf("shown again: %s", now.Shown())
	}
}

func TestAMessageThatIsGoneIsNotAmended(t *testing.T) {
	t.Parallel()
	n := open(t, setup{})
	p, _, err := n.store.Outbox.Begin(t.Context(), state.Post{Channel: n.desk.ID, Purpose: "answer", Message: []byte(`{"blocks":[]}`)}, time.Now())
	n.ok(err)
	n.ok(n.store.Outbox.Confirm(t.Context(), p.Key, "1700000000.000100", time.Now(), 0))
	for _, key := range []string{"nothing", p.Key} {
		if err := n.edge.Publisher.Amend(t.Context(), key, []amend.Note{{Text: "Withdrawn: a piece."}}); !errors.Is(err, amend.ErrGone) {
			t.Errorf("error %v", err)
		}
	}
}

func TestDoctorTellsWhatAPostWasFor(t *testing.T) {
	t.Parallel()
	for purpose, want := range map[string]string{
		"digest/2026-02-03":      "the digest of 2026-02-03",
		"rest/digest/2026-02-03": "the thread of the digest of 2026-02-03",
		"watch/7":                "what a watch found",
		"review/message/1":       "what is to mend in a draft",
		"reply/message/1":        "an answer, as the person who asked was told",
	} {
		if what, told := edge.Purpose(purpose); what != want || told != strings.HasPrefix(purpose, "reply/") {
			t.Errorf("%s: %s, told %t", purpose, what, told)
		}
	}
}
