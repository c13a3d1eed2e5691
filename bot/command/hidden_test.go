package command_test

import (
	"testing"

	"onrecord/bot/slack/workspace"
)

// Where all articles are withdrawn or under embargo, the bot says so, and nothing of them
// comes into a channel by itself.
func TestOfAnArchiveThatIsHiddenNothingIsPosted(t *testing.T) {
	t.Parallel()
	n := newNewsroomOf(t, workspace.Options{Scopes: allScopes, Events: []string{"app_home_opened", "app_mention", "message.im"}})
	floor := n.Channels.AddChannel(workspace.Channel{Name: "floor"}, n.ana, n.People.Bot())
	n.env = append(n.env, "ONRECORD_DIGEST_CHANNELS="+floor.ID)
	n.add(t, newsOf("weir", "“The weir holds, and it will hold through the winter,” said Ada Quill, the engineer."),
		newsOf("quay", "“The quay sinks, and nobody has looked at it since the spring,” said Bo Fenn, the pilot.", `"embargo":"2999-01-01T00:00:00Z"`))
	n.must(t, "withdraw", "weir")

	n.must(t, "digest", "--post")
	for _, m := range n.Messages.Replies(floor) {
		hides(t, m, "weir", "quay", "Quill", "Fenn")
	}
	n.serve(t)
	answer := n.mention(t, "who said the weir holds?")
	shows(t, answer, "the archive holds no article that can be shown")
	hides(t, answer, "Quill", "Harbour Wire")
	n.openHomeUntil(t, n.ana, "no article that can be shown")
	command := func(text string) workspace.Message {
		return n.reply(t, func() workspace.Channel { return n.desk }, func() error { return n.Do.Command(n.ana, n.desk, text) })
	}
	for text, want := range map[string]string{
		"person Ada Quill": "Nobody called Ada Quill is quoted", "story weir": "Nobody is quoted on weir", "sources": "0 articles", "digest preview": "",
	} {
		got := command(text)
		shows(t, got, want)
		hides(t, got, "through the winter", "quay", "Fenn")
	}
}
