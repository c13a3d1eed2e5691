// Package bot owns the conversation: what a person does arrives as an [Event],
// [Bot.Handle] turns it into a [Reply], and no word of Slack's protocol appears
// in either. A question becomes a query in package question, hits become an
// answer in package answer; the Slack edge and package blocks carry both to
// Slack and back.
package bot
