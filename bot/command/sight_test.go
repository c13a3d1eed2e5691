package command_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"onrecord/bot/slack/blocks"
	"onrecord/bot/slack/workspace"
)

// What the settings show to one channel, one person and one token alone, nobody else finds:
// by whatever way they ask.
func TestASectionIsSeenWhereTheSettingsShowIt(t *testing.T) {
	t.Parallel()
	n := newNewsroomOf(t, workspace.Options{Scopes: allScopes, Events: []string{"app_home_opened", "app_mention", "message.im"}}, "ONRECORD_WATCHES_GATHER=0s", "ONRECORD_DIGEST_TIME=00:00",
		"ONRECORD_API_ADDRESS=127.0.0.1:0", "ONRECORD_API_TOKENS=desk:read:"+readToken+",other:read:"+writeToken)
	bo := n.People.Add("bo")
	floor := n.Channels.AddChannel(workspace.Channel{Name: "floor"}, n.ana, bo, n.People.Bot())
	if err := n.Channels.Invite(n.desk, bo); err != nil {
		t.Fatal(err)
	}
	n.env = append(n.env, fmt.Sprintf("ONRECORD_SECTIONS_VISIBLE_TO=Desk Only: %s %s token:desk", n.desk.ID, n.ana.ID),
		"ONRECORD_DIGEST_CHANNELS="+n.desk.ID+","+floor.ID)
	n.add(t, newsOf("pier", rotten, `"section":"desk only"`), newsOf("market", "“The market is dear, and it was cheaper when I was young,” said Cy Marsh, the grocer.", `"section":"Town"`))
	_, log, _ := n.serveLogged(t)
	const asked = "who said the pier is rotten"

	// The digests come by themselves.
	digest := func(c workspace.Channel) workspace.Message {
		n.await(t, "the digest", func() bool { return len(n.replies(c)) > 0 })
		return n.replies(c)[0]
	}
	shows(t, digest(n.desk), "The pier is rotten", "The market is dear")
	hides(t, digest(floor), "pier", "Fenn")
	shows(t, digest(floor), "The market is dear")

	mention := func(who workspace.Person, where workspace.Channel) workspace.Message {
		return n.reply(t, func() workspace.Channel { return where }, func() error { _, err := n.Do.Mention(who, where, asked); return err })
	}
	command := func(who workspace.Person, where workspace.Channel, text string) workspace.Message {
		return n.reply(t, func() workspace.Channel { return where }, func() error { return n.Do.Command(who, where, text) })
	}
	shown := mention(bo, n.desk) // all who are there see it
	shows(t, shown, "Bo Fenn", "The pier is rotten")
	nothing := mention(n.ana, floor) // others read it too
	hides(t, nothing, "Fenn", "About pier")
	shows(t, nothing, "1 article")
	private := command(n.ana, floor, asked)
	shows(t, private, "The pier is rotten")
	hides(t, command(bo, floor, asked), "Fenn", "About pier")
	hides(t, command(bo, floor, "check “The pier is rotten, and everybody in this town has known it for years,” said Bo Fenn."), "About pier")
	hides(t, command(bo, floor, "digest preview"), "pier", "Fenn")
	hides(t, command(bo, floor, "who is Fenn?"), "Bo Fenn", "harbour master")
	shared := n.reply(t, func() workspace.Channel { return floor }, func() error { return n.Controls.Press(n.ana, private, blocks.ShareAction) })
	hides(t, shared, "Fenn", "About pier")

	for who, sees := range map[workspace.Person]bool{n.ana: true, bo: false} {
		n.Do.OpenHome(who)
		home := n.atHome(t, who, "article")
		if newest := strings.Contains(home.Shown(), "2 articles"); newest != sees {
			t.Errorf("%s finds at home:\n%s", who.Name, home.Shown())
		}
	}

	// Watches: both wait for the same, and one is told.
	command(n.ana, floor, "watch gale")
	command(bo, floor, "watch gale")
	n.add(t, newsOf("gale", "“The gale took the roof of the net loft, and nobody told the town,” said Bo Fenn, the harbour master.", `"section":"DESK ONLY"`))
	n.await(t, "the message", func() bool { return len(n.replies(n.Channels.DirectChannel(n.ana))) > 0 })
	n.add(t, newsOf("storm", "“The gale was the worst that I have seen in forty years at sea,” said Cy Marsh, the grocer.", `"section":"Town"`))
	n.await(t, "the other's message", func() bool { return len(n.replies(n.Channels.DirectChannel(bo))) > 0 })
	for _, m := range n.replies(n.Channels.DirectChannel(bo)) {
		hides(t, m, "net loft", "About gale")
	}

	// Programs, by their tokens.
	api := "http://" + log.awaitLine(t, `msg="serving the API" address=(\S+)`)
	for token, sees := range map[string]bool{readToken: true, writeToken: false} {
		web := &http.Client{Transport: bearer(token)}
		a := newAssistant(t, &mcp.StreamableClientTransport{Endpoint: api + "/mcp", HTTPClient: web})
		found := a.use(t, "search", map[string]any{"question": asked, "facets": true})
		if found["found"] != sees || strings.Contains(fmt.Sprint(found), "About pier") != sees || strings.Contains(fmt.Sprint(found), "Bo Fenn") != sees {
			t.Errorf("an assistant finds %v", found)
		}
		cited := a.use(t, "cite", map[string]any{"article": "pier", "spans": [][]int{{0, 30}}})
		if (cited["withheld"] == "") != sees {
			t.Errorf("an assistant is shown %v", cited)
		}
	}
	if out := n.must(t, "ask", asked); !strings.Contains(out, "Bo Fenn") {
		t.Errorf("who has the data folder: %s", out)
	}
}

// A digest that is posted by hand is read by the same people as one that comes by itself.
func TestADigestPostedByHandHasWhatItsChannelSees(t *testing.T) {
	t.Parallel()
	n := newNewsroom(t)
	floor := n.Channels.AddChannel(workspace.Channel{Name: "floor"}, n.ana, n.People.Bot())
	n.env = append(n.env, "ONRECORD_SECTIONS_VISIBLE_TO=Desk Only: "+n.desk.ID, "ONRECORD_DIGEST_CHANNELS="+n.desk.ID+","+floor.ID)
	n.add(t, newsOf("pier", rotten, `"section":"desk only"`), newsOf("market", "“The market is dear, and it was cheaper when I was young,” said Cy Marsh, the grocer.", `"section":"Town"`))
	n.must(t, "digest", "--post")
	shows(t, n.replies(n.desk)[0], "The pier is rotten", "The market is dear")
	hides(t, n.replies(floor)[0], "pier", "Fenn")
	shows(t, n.replies(floor)[0], "The market is dear")
}

// hides fails the test for a message with one of the words.
func hides(t *testing.T, m workspace.Message, words ...string) {
	t.Helper()
	for _, word := range words {
		if strings.Contains(m.Shown(), word) {
			t.Errorf("the message has %q:\n%s", word, m.Shown())
		}
	}
}
