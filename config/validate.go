package config

import (
	"fmt"
	"net"
	"net/url"
	"regexp"
	"strings"
	"time"
)

// Validate reports every setting that is not what it may be, as [Problems].
func (c Config) Validate() error { return c.problems().err() }

var (
	channelID    = regexp.MustCompile(`^[CG][A-Z0-9]{2,}$`)
	slashCommand = regexp.MustCompile(`^/[\p{Ll}\p{Lo}\p{Nd}_-]{1,31}$`) // Slack's limit is 32 characters
)

func (c Config) problems() Problems {
	var ps Problems
	wrong := func(key string, item int, value, mend string) {
		ps = append(ps, Problem{Key: key, Value: withoutSecrets(value), Mend: mend, item: item})
	}
	if mend := folderMend(c.Data); mend != "" {
		wrong("data", 0, c.Data, mend)
	}
	for i, feed := range c.Feeds {
		if u, ok := webURL(feed); !ok || u.Hostname() == "" {
			wrong("feeds", i+1, feed, "is no address of a feed: write one that begins with https:// or http://")
		}
	}
	for i, folder := range c.Folders {
		if mend := folderMend(folder); mend != "" {
			wrong("folders", i+1, folder, mend)
		}
	}
	if c.Poll < MinPoll {
		wrong("poll", 0, c.Poll.String(), fmt.Sprintf("is too often: write %v or more", MinPoll))
	}
	ps = append(ps, c.Slack.problems()...)
	for i, channel := range c.Digest.Channels {
		if !channelID.MatchString(channel) {
			wrong("digest.channels", i+1, channel, "is no channel id: copy the one that begins with C or G from the channel's details in Slack")
		}
	}
	if _, err := time.Parse("15:04", c.Digest.Time); err != nil {
		wrong("digest.time", 0, c.Digest.Time, "is no time of the day: write one from 00:00 to 23:59, like 08:30")
	}
	if _, err := time.LoadLocation(c.Digest.Zone); err != nil || c.Digest.Zone == "" {
		wrong("digest.zone", 0, c.Digest.Zone, "is no time zone: write its IANA name, like UTC or Europe/Vienna")
	}
	if _, ok := levels[c.Log.Level]; !ok {
		wrong("log.level", 0, c.Log.Level, "is no level: write debug, info, warn or error")
	}
	return ps
}

func (s Slack) problems() Problems {
	var ps Problems
	wrong := func(key, value, mend string) {
		ps = append(ps, Problem{Key: key, Value: withoutSecrets(value), Mend: mend})
	}
	if mend := tokenMend(s.BotToken, botToken, appToken); mend != "" {
		wrong(botToken.key, "", mend)
	}
	if mend := tokenMend(s.AppToken, appToken, botToken); mend != "" {
		wrong(appToken.key, "", mend)
	}
	switch u, ok := webURL(s.APIURL); {
	case !ok:
		wrong("slack.api_url", s.APIURL, "is no address of an API: write https://slack.com/api/ or leave it out")
	case !strings.HasSuffix(s.APIURL, "/"):
		wrong("slack.api_url", s.APIURL, "lacks the slash at its end: write "+withoutSecrets(s.APIURL)+"/")
	case u.Scheme != "https" && !loopback(u.Hostname()):
		wrong("slack.api_url", s.APIURL, "would send the tokens in the clear: write https://")
	}
	if !slashCommand.MatchString(s.Command) {
		wrong("slack.command", s.Command, "is no slash command: write a slash and up to 31 small letters, digits, hyphens or underscores, like /onrecord")
	}
	return ps
}

// token is one of Slack's two kinds of token that the bot uses.
type token struct {
	key, prefix, name string
	where             string // where in the app's settings it is found
}

var (
	botToken = token{"slack.bot_token", "xoxb-", "bot token", "OAuth & Permissions"}
	appToken = token{"slack.app_token", "xapp-", "app-level token", "Basic Information"}
)

var tokenTail = regexp.MustCompile(`^[A-Za-z0-9._-]+$`)

// tokenMend says what is wrong with a secret that should be the token want,
// and might be the other; empty where nothing is. It never quotes the secret.
func tokenMend(s Secret, want, other token) string {
	tail, ok := strings.CutPrefix(s.Reveal(), want.prefix)
	switch {
	case !s.IsSet(), ok && tokenTail.MatchString(tail):
		return ""
	case ok:
		return fmt.Sprintf("is damaged: copy the %s again from %s in the app's settings", want.name, want.where)
	case strings.HasPrefix(s.Reveal(), other.prefix):
		return fmt.Sprintf("holds the %s (%s…): that one belongs in %s; the %s here begins with %s",
			other.name, other.prefix, other.key, want.name, want.prefix)
	}
	return fmt.Sprintf("is no %s: copy the one that begins with %s from %s in the app's settings",
		want.name, want.prefix, want.where)
}

// CheckSlack reports, as [Problems], which tokens are missing that Slack needs.
func (c Config) CheckSlack() error {
	var ps Problems
	require := func(s Secret, t token) {
		if s.IsSet() {
			return
		}
		section, key, _ := strings.Cut(t.key, ".")
		ps = append(ps, Problem{Key: t.key, Mend: fmt.Sprintf(
			"is missing: set %s to the %s (%s…, from %s in the app's settings), or write it as %s below %s: in the configuration file",
			envName(t.key), t.name, t.prefix, t.where, key, section)})
	}
	require(c.Slack.BotToken, botToken)
	require(c.Slack.AppToken, appToken)
	return ps.err()
}

func folderMend(folder string) string {
	switch {
	case folder == "":
		return "is empty: write the path of a folder"
	case strings.HasPrefix(folder, "~"):
		return "is not a full path: write the home folder's path instead of ~"
	}
	return ""
}

func webURL(text string) (*url.URL, bool) {
	u, err := url.Parse(text)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		return nil, false
	}
	return u, true
}

func loopback(host string) bool {
	return host == "localhost" || net.ParseIP(host).IsLoopback()
}
