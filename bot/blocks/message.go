// Package blocks owns how a reply looks in Slack: an answer or a digest
// becomes Block Kit and the plain text for notifications, inside Slack's
// limits. The functions are pure.
//
// Words of an article go into rich_text and plain_text elements only, where
// Slack reads no mark-up, and the fallback text is escaped: a headline that
// holds <!channel> notifies nobody.
package blocks

import "github.com/slack-go/slack"

// Message is what Slack is given to show.
type Message struct {
	Blocks []slack.Block
	// Fallback is shown in notifications; it is escaped.
	Fallback string
}
