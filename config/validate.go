package config

import (
	"fmt"
	"net"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// Validate reports every setting that is not what it may be, as [Problems].
func (c Config) Validate() error { return c.problems().err() }

var (
	channelID    = regexp.MustCompile(`^[CG][A-Z0-9]{2,}$`)
	editor       = regexp.MustCompile(`^([USW][A-Z0-9]{2,}|admins)$`)
	slashCommand = regexp.MustCompile(`^/[\p{Ll}\p{Lo}\p{Nd}_-]+$`)
)

func (c Config) problems() Problems {
	var ps Problems
	if fix := folderFix(c.Data); fix != "" {
		ps.add("data", 0, c.Data, fix)
	}
	c.archiveProblems(&ps)
	c.indexProblems(&ps)
	c.roleProblems(&ps)
	for i, feed := range c.Feeds {
		if u, ok := webURL(feed); !ok || u.Hostname() == "" {
			ps.add("feeds", i+1, feed, "is no address of a feed: write one that begins with https:// or http://")
		}
	}
	for i, folder := range c.Folders {
		if fix := folderFix(folder); fix != "" {
			ps.add("folders", i+1, folder, fix)
		}
	}
	if c.Vanished != "keep" && c.Vanished != "withdraw" {
		ps.add("vanished", 0, c.Vanished, "is neither: write keep or withdraw")
	}
	if c.Poll < minPoll {
		ps.add("poll", 0, c.Poll.String(), fmt.Sprintf("is too often: write %v or more", minPoll))
	}
	c.sourceProblems(&ps)
	c.Slack.problems(&ps)
	if c.Watches.Gather < 0 || c.Watches.Gather > maxGather {
		ps.add("watches.gather", 0, c.Watches.Gather.String(), "is too long to wait for news: write at most 1h")
	}
	c.Digest.problems(&ps)
	if c.Retention != 0 && c.Retention < minRetention {
		ps.add("retention", 0, c.Retention.String(), "is too short for corrections to reach what was posted: write 168h (a week) or more")
	}
	for i, line := range c.Sections.VisibleTo {
		if _, _, err := viewersOf(line); err != nil {
			ps.add("sections.visible_to", i+1, "", withoutSecrets(err.Error()))
		}
	}
	c.API.problems(&ps)
	if c.Metrics.Listen != "" && !listenable(c.Metrics.Listen) {
		ps.add("metrics.listen", 0, c.Metrics.Listen, "is no address to listen on: write a host and a port, like 127.0.0.1:9464, or leave it out")
	}
	c.Log.problems(&ps)
	return ps
}

// archiveProblems are those of where the archive is kept.
func (c Config) archiveProblems(ps *Problems) {
	u, err := url.Parse(c.Postgres.URL.Reveal())
	isURL := err == nil && (u.Scheme == "postgres" || u.Scheme == "postgresql") && u.Host != ""
	if c.Archive != "" && c.Archive != sqlite && c.Archive != postgres {
		ps.add("archive", 0, c.Archive, "is neither: write sqlite or postgres")
	}
	switch {
	case c.Archive == postgres && !c.Postgres.URL.IsSet():
		ps.add("postgres.url", 0, "", "is missing: with archive: postgres, write the URL of the database, or set "+envName("postgres.url"))
	case c.Postgres.URL.IsSet() && !isURL:
		ps.add("postgres.url", 0, "", "is no URL of a database: write one like postgres://onrecord@db.example/onrecord?sslmode=verify-full")
	}
}

// roleProblems are those of what one of several bots does.
func (c Config) roleProblems(ps *Problems) {
	switch c.Role {
	case "", "all":
	case "edge", "ingest":
		if c.Archive != postgres {
			ps.add("role", 0, c.Role, "is for one of several bots: it needs archive: postgres, for a data folder has one bot, which does all")
		}
	default:
		ps.add("role", 0, c.Role, "is no role: write all, edge or ingest")
	}
}

var indexName = regexp.MustCompile(`^[a-z][a-z0-9_-]{0,60}$`)

func (c Config) indexProblems(ps *Problems) {
	o := c.OpenSearch
	switch c.Index {
	case "", "bleve":
		return
	case "opensearch":
	default:
		ps.add("index", 0, c.Index, "is no index: write bleve or opensearch")
		return
	}
	if len(o.Addresses) == 0 {
		ps.add("opensearch.addresses", 0, "", "is missing: with index opensearch, write the addresses of its nodes, like https://node-1.example.com:9200, or set "+envName("opensearch.addresses"))
	}
	for i, address := range o.Addresses {
		switch u, ok := webURL(address); {
		case !ok || u.Hostname() == "":
			ps.add("opensearch.addresses", i+1, address, "is no address of a node: write one that begins with https:// or http://, like https://node-1.example.com:9200")
		case u.User != nil:
			ps.add("opensearch.addresses", i+1, address, "holds a password: write it as opensearch.password, or set "+envName("opensearch.password"))
		case o.Password.IsSet() && u.Scheme != "https" && !loopback(u.Hostname()):
			ps.add("opensearch.addresses", i+1, address, "would send the password in the clear: write https://")
		}
	}
	if (o.User == "") == o.Password.IsSet() {
		ps.add("opensearch.user", 0, "", "stands without its other half: set opensearch.user and opensearch.password both, or neither")
	}
	if !indexName.MatchString(o.Name) {
		ps.add("opensearch.name", 0, o.Name, "is no name of an index: write small letters, digits, - and _, like onrecord")
	}
	if o.Shards < 1 || o.Shards > 100 {
		ps.add("opensearch.shards", 0, strconv.Itoa(o.Shards), "is no number of parts: write 1 to 100")
	}
	if o.Replicas < 0 || o.Replicas > 10 {
		ps.add("opensearch.replicas", 0, strconv.Itoa(o.Replicas), "is no number of copies: write 0 to 10")
	}
}

// add notes what is wrong with a setting, or with an item of one that is a list.
func (ps *Problems) add(key string, item int, value, fix string) {
	*ps = append(*ps, Problem{Key: key, Value: withoutSecrets(value), Fix: fix, item: item})
}

func (d Digest) problems(ps *Problems) {
	for i, channel := range d.Channels {
		if !channelID.MatchString(channel) {
			ps.add("digest.channels", i+1, channel, "is no channel id: copy the one that begins with C or G from the channel's details in Slack")
		}
	}
	if _, err := time.Parse("15:04", d.Time); err != nil {
		ps.add("digest.time", 0, d.Time, "is no time of the day: write one from 00:00 to 23:59, like 08:30")
	}
	if _, err := time.LoadLocation(d.Zone); err != nil || d.Zone == "" {
		ps.add("digest.zone", 0, d.Zone, "is no time zone: write its IANA name, like UTC or Europe/Vienna")
	}
	for i, name := range d.Days {
		if _, ok := weekday(name); !ok {
			ps.add("digest.days", i+1, name, "is no day of the week: write one like Monday")
		}
	}
	for i, day := range d.Skip {
		if _, err := time.Parse(time.DateOnly, day); err != nil {
			ps.add("digest.skip", i+1, day, "is no day: write one like 2026-12-25")
		}
	}
}

func (l Log) problems(ps *Problems) {
	if _, ok := levels[l.Level]; !ok {
		ps.add("log.level", 0, l.Level, "is no level: write debug, info, warn or error")
	}
	if l.Format != "text" && l.Format != "json" {
		ps.add("log.format", 0, l.Format, "is no format: write text or json")
	}
}

// listenable reports a host, which may be empty, and a port.
func listenable(address string) bool {
	_, port, err := net.SplitHostPort(address)
	return err == nil && port != ""
}

func (s Slack) problems(ps *Problems) {
	if fix := tokenFix(s.BotToken, botToken, appToken); fix != "" {
		ps.add(botToken.key, 0, "", fix)
	}
	if fix := tokenFix(s.AppToken, appToken, botToken); fix != "" {
		ps.add(appToken.key, 0, "", fix)
	}
	if s.SigningSecret.IsSet() && !signingSecret.MatchString(s.SigningSecret.Reveal()) {
		ps.add("slack.signing_secret", 0, "", "is no signing secret: copy the Signing Secret, letters and digits alone, from Basic Information in the app's settings")
	}
	if s.Listen != "" && !listenable(s.Listen) {
		ps.add("slack.listen", 0, s.Listen, "is no address to listen on: write a host and a port, like 127.0.0.1:3000, or leave it out for Socket Mode")
	}
	if u, ok := webURL(s.URL); s.URL != "" && (!ok || u.Scheme != "https" && !loopback(u.Hostname())) {
		ps.add("slack.url", 0, s.URL, "is no address that Slack can call: write one that begins with https://")
	}
	switch u, ok := webURL(s.APIURL); {
	case !ok:
		ps.add("slack.api_url", 0, s.APIURL, "is no address of an API: write https://slack.com/api/ or leave it out")
	case !strings.HasSuffix(s.APIURL, "/"):
		ps.add("slack.api_url", 0, s.APIURL, "lacks the slash at its end: write "+withoutSecrets(s.APIURL)+"/")
	case u.Scheme != "https" && !loopback(u.Hostname()):
		ps.add("slack.api_url", 0, s.APIURL, "would send the tokens in the clear: write https://")
	}
	if !slashCommand.MatchString(s.Command) || utf8.RuneCountInString(s.Command) > 32 { // Slack's limit
		ps.add("slack.command", 0, s.Command, "is no slash command: write a slash and up to 31 small letters, digits, hyphens or underscores, like /onrecord")
	}
	for i, who := range s.Editors {
		if !editor.MatchString(who) {
			ps.add("slack.editors", i+1, who, "is no editor: copy a member id, which begins with U, from a profile in Slack, or the id of a user group, which begins with S; or write admins")
		}
	}
}

func (a API) problems(ps *Problems) {
	if a.Address != "" && !listenable(a.Address) {
		ps.add("api.address", 0, a.Address, "is no address to listen on: write a host and a port, like 127.0.0.1:9465, or leave it out for the socket alone")
	}
	if a.Address != "" && len(a.Tokens) == 0 {
		ps.add("api.tokens", 0, "", "is missing: with api.address set, write who may call it, as NAME:SCOPE:SECRET, or set "+envName("api.tokens"))
	}
	met := map[string]bool{}
	for i, text := range a.Tokens {
		t, err := tokenOf(text)
		switch {
		case err != nil:
			ps.add("api.tokens", i+1, "", err.Error())
		case met[t.Name]:
			ps.add("api.tokens", i+1, "", "has the name of another: give each its own")
		}
		met[t.Name] = true
	}
	if a.Address != "" && a.PerMinute < 1 {
		ps.add("api.per_minute", 0, strconv.Itoa(a.PerMinute), "lets nobody call: write 1 or more")
	}
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

var signingSecret = regexp.MustCompile(`^[A-Za-z0-9]{16,}$`)

var tokenTail = regexp.MustCompile(`^[A-Za-z0-9._-]+$`)

// tokenFix says what is wrong with a secret that should be the token want,
// and might be the other; empty where nothing is. It never quotes the secret.
func tokenFix(s Secret, want, other token) string {
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

// CheckSlack reports, as [Problems], what is missing that the bot needs to reach
// Slack and to be reached by it.
func (c Config) CheckSlack() error {
	var ps Problems
	require := func(set bool, key, what string) {
		if set {
			return
		}
		_, name, _ := strings.Cut(key, ".")
		ps = append(ps, Problem{Key: key, Fix: fmt.Sprintf(
			"is missing: set %s to %s, or write it as %s below slack: in the configuration file", envName(key), what, name)})
	}
	require(c.Slack.BotToken.IsSet(), botToken.key, botToken.described())
	if c.Slack.Listen == "" {
		require(c.Slack.AppToken.IsSet(), appToken.key, appToken.described())
		return ps.err()
	}
	require(c.Slack.SigningSecret.IsSet(), "slack.signing_secret", "the Signing Secret (from Basic Information in the app's settings)")
	return ps.err()
}

func (t token) described() string {
	return fmt.Sprintf("the %s (%s…, from %s in the app's settings)", t.name, t.prefix, t.where)
}

func folderFix(folder string) string {
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
