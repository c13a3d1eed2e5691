// Package config owns the settings: which there are, what each may be, and
// where they come from. Defaults give way to the configuration file, that to
// the environment (ONRECORD_…), and that to the flags. [Load] reports all that
// is wrong at once, each with its place and its fix, and never prints a token.
package config

import (
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// Config is every setting. The example file, example.yaml, says the same to
// the admin who fills it in.
type Config struct {
	// File is the configuration file that was read, empty where there was none.
	File string `koanf:"-"`

	// Data is the folder of the archive, the index and the bot's state; by
	// default "onrecord" in the user's data folder ($XDG_DATA_HOME).
	Data string `koanf:"data"`
	// Archive is what keeps the archive and the bot's state: sqlite, the default, in files
	// of the data folder, or postgres, a server.
	Archive  string   `koanf:"archive"`
	Postgres Postgres `koanf:"postgres"`

	// Index is where the index lies: bleve, the default, in the data folder, or opensearch.
	Index      string     `koanf:"index"`
	OpenSearch OpenSearch `koanf:"opensearch"`
	// Role is what this one of several bots does: all, the default, edge, which answers and
	// posts, or ingest, which reads the sources.
	Role string `koanf:"role"`
	// Feeds are the URLs of RSS, Atom and JSON feeds to poll; none by default.
	Feeds []string `koanf:"feeds"`
	// Folders are folders whose articles are read at each poll; none by default.
	Folders []string `koanf:"folders"`
	// Sources are what is read at intervals of their own; none by default.
	Sources []Source `koanf:"sources"`
	// Vanished is what becomes of the articles of a file that is in its folder no more:
	// keep, the default, or withdraw.
	Vanished string `koanf:"vanished"`
	// AllowHosts are hosts inside the network, with their port or without, that feeds
	// and pages may lead to; none by default.
	AllowHosts []string `koanf:"allow_hosts"`
	// Poll is the time between two rounds over feeds and folders: 5 minutes by
	// default, at least minPoll.
	Poll time.Duration `koanf:"poll"`

	// Retention is how long it is remembered what was posted, so that corrections reach it,
	// and what watches found: 90 days by default, at least minRetention.
	Retention time.Duration `koanf:"retention"`

	Sections Sections `koanf:"sections"`

	Slack   Slack   `koanf:"slack"`
	Digest  Digest  `koanf:"digest"`
	Watches Watches `koanf:"watches"`
	API     API     `koanf:"api"`
	People  People  `koanf:"people"`
	Metrics Metrics `koanf:"metrics"`
	Log     Log     `koanf:"log"`
}

// Postgres is the PostgreSQL database of the archive and the bot's state.
type Postgres struct {
	// URL leads to it, such as postgres://onrecord@db.example/onrecord?sslmode=verify-full;
	// no default. A password that does not stand in it is taken from PGPASSWORD, or from
	// the file that PGPASSFILE names, as PostgreSQL's own programs do.
	URL Secret `koanf:"url"`
}

// DatabaseURL is the URL of the database, empty where archive and state are files.
func (c Config) DatabaseURL() string {
	if c.Archive != postgres {
		return ""
	}
	return c.Postgres.URL.Reveal()
}

// What may keep the archive.
const (
	sqlite   = "sqlite"
	postgres = "postgres"
)

// OpenSearch is the cluster in which the index lies, with Index opensearch.
type OpenSearch struct {
	// Addresses are the URLs of its nodes; no default.
	Addresses []string `koanf:"addresses"`
	// User and Password are whom the cluster knows the bot as; nobody by default.
	User     string `koanf:"user"`
	Password Secret `koanf:"password"`
	// CA is a file with the certificate of the authority that signed those of the nodes; by
	// default those are proved that the machine trusts.
	CA string `koanf:"ca"`
	// Name is what the index is called there, "onrecord" by default.
	Name string `koanf:"name"`
	// Shards is into how many parts a new index is cut, 3 by default, and Replicas how many
	// further copies there are of each, 1 by default.
	Shards   int `koanf:"shards"`
	Replicas int `koanf:"replicas"`
}

// minPoll is the shortest time between two polls that a publisher's server
// should have to bear.
const minPoll = time.Minute

// minRetention is the shortest time for which a correction must reach what was posted.
const minRetention = 7 * 24 * time.Hour

// Sections are what not everybody may see.
type Sections struct {
	// VisibleTo holds, for each section that only some may see, its name, a colon and the
	// ids of channels (C…, G…), of people (U…) and token:NAME for tokens of the API,
	// with spaces; none by default.
	VisibleTo []string `koanf:"visible_to"`
}

var viewer = regexp.MustCompile(`^([CGUW][A-Z0-9]{2,}|token:[A-Za-z0-9_-]{1,40})$`)

// Viewers are those who may see each section. It fails only for Sections that
// [Config.Validate] refuses.
func (s Sections) Viewers() (map[string][]string, error) {
	out := map[string][]string{}
	for _, line := range s.VisibleTo {
		section, ids, err := viewersOf(line)
		if err != nil {
			return nil, err
		}
		out[section] = append(out[section], ids...)
	}
	return out, nil
}

func viewersOf(line string) (section string, ids []string, err error) {
	at := strings.Index(line, ": ")
	if at <= 0 {
		return "", nil, errors.New("does not say who may see which section: write SECTION: and the ids of channels and people, like desk only: C0123456789 U0123456789")
	}
	section, ids = strings.TrimSpace(line[:at]), strings.Fields(line[at+1:])
	for _, id := range ids {
		if !viewer.MatchString(id) {
			return "", nil, fmt.Errorf("names %s, which is no id of a channel (C… or G…) or of a person (U…), nor token:NAME: copy the id from Slack", id)
		}
	}
	return section, ids, nil
}

// Slack is how the bot reaches Slack. Only `serve` needs the tokens: see
// [Config.CheckSlack].
type Slack struct {
	BotToken Secret `koanf:"bot_token"` // xoxb-…; no default
	AppToken Secret `koanf:"app_token"` // xapp-…, for Socket Mode; no default
	// Listen is the address on which Slack's requests are taken, such as
	// "127.0.0.1:3000"; empty, the default, is Socket Mode.
	Listen string `koanf:"listen"`
	// SigningSecret proves that a request taken on Listen is Slack's; no default.
	SigningSecret Secret `koanf:"signing_secret"`
	// URL is the public address that leads to Listen; no default.
	URL string `koanf:"url"`
	// ReadThreads lets the bot read the channels that it answers in, to find out
	// after a crash whether an answer arrived; true by default.
	ReadThreads bool `koanf:"read_threads"`
	// APIURL is the root of Slack's Web API, with a trailing slash; by default
	// https://slack.com/api/. Tests and the local workspace have their own.
	APIURL string `koanf:"api_url"`
	// Command is the slash command, "/onrecord" by default.
	Command string `koanf:"command"`
	// AnswerInSharedChannels lets the bot answer in channels shared with other
	// organisations; false by default.
	AnswerInSharedChannels bool `koanf:"answer_in_shared_channels"`
	// Guests lets guests of the workspace ask, who otherwise are told to ask a member;
	// false by default.
	Guests bool `koanf:"guests"`
	// Editors are those who may put quotes right: ids of people (U…) and of user groups
	// (S…), or "admins" for those of the workspace; nobody by default.
	Editors []string `koanf:"editors"`
	// FollowUps lets people of a channel turn on that the bot answers follow-ups in
	// its threads without a mention; false by default. It needs scopes to read what
	// is said in channels.
	FollowUps bool `koanf:"follow_ups"`
	// Drafts lets admins turn on that the quotes of each new message of a channel are
	// checked; false by default. It needs the scopes of FollowUps.
	Drafts bool `koanf:"drafts"`
	// Hints tells whoever calls the bot by its name without a mention how it is asked, once
	// a day; false by default. It needs the scopes of FollowUps.
	Hints bool `koanf:"hints"`
	// AgentPane makes the app an agent, with suggested questions and named
	// conversations; true by default.
	AgentPane bool `koanf:"agent_pane"`
	// Files answers the rows of lists that are dropped into the direct message, and hands
	// over answers as files; false by default. The app needs the scopes files:read and
	// files:write for it.
	Files bool `koanf:"files"`
}

// Digest is where and when the morning digest is posted.
type Digest struct {
	// Channels are the ids of channels (C… or G…); with none, the default,
	// nothing is posted.
	Channels []string `koanf:"channels"`
	// Time of the day in Zone, 24 hours, "08:30" by default.
	Time string `koanf:"time"`
	// Zone is an IANA name such as "Europe/Vienna"; "UTC" by default.
	Zone string `koanf:"zone"`
	// Days are the days of the week on which it is posted, such as "Monday"; each digest tells
	// of all days since the one before. Empty, the default, is every day.
	Days []string `koanf:"days"`
	// Skip are days on which no channel gets one, such as "2026-12-25"; none by default.
	Skip []string `koanf:"skip"`
	// Chart puts a picture of who was quoted how often under each digest; false by
	// default. The app needs the scope files:write for it.
	Chart bool `koanf:"chart"`
}

// Watches is how people are told what they watch for.
type Watches struct {
	// Gather is how long what is found for a person is gathered into one message:
	// 3 minutes by default, at most an hour.
	Gather time.Duration `koanf:"gather"`
}

// People is what the newsroom knows of people, beside the articles.
type People struct {
	// Traits is a CSV file, its first line "name" and a column for each trait; none by
	// default.
	Traits string `koanf:"traits"`
	// Aliases is a file of what else people are called, a line each: the PM = Elin Varga; none
	// by default.
	Aliases string `koanf:"aliases"`
	// Distrusted is a file of names not to be trusted, each with a reason; none by default.
	Distrusted string `koanf:"distrusted"`
	// Audited are the people whose bylines onrecord audit may look at; nobody by default.
	Audited []string `koanf:"audited"`
}

// maxGather is the longest time for which news can wait.
const maxGather = time.Hour

// Schedule returns hour and minute of Time, and Zone as a location. It fails
// only for a Digest that [Config.Validate] refuses.
func (d Digest) Schedule() (hour, minute int, zone *time.Location, err error) {
	clock, err := time.Parse("15:04", d.Time)
	if err != nil {
		return 0, 0, nil, err
	}
	zone, err = time.LoadLocation(d.Zone)
	return clock.Hour(), clock.Minute(), zone, err
}

// Weekdays returns Days; it passes over what [Config.Validate] refuses.
func (d Digest) Weekdays() (out []time.Weekday) {
	for _, name := range d.Days {
		if day, ok := weekday(name); ok {
			out = append(out, day)
		}
	}
	return out
}

func weekday(name string) (time.Weekday, bool) {
	for d := time.Sunday; d <= time.Saturday; d++ {
		if strings.EqualFold(name, d.String()) {
			return d, true
		}
	}
	return 0, false
}

// API is where programs call the bot, beside the socket in the data folder.
type API struct {
	// Address is where the API is, such as "127.0.0.1:9465"; empty, the default, is
	// nowhere but the socket.
	Address string `koanf:"address"`
	// Tokens are who may call it there, and what: each is NAME:SCOPE:SECRET, where the
	// scope is read, write or read+write; none by default.
	Tokens []Secret `koanf:"tokens"`
	// PerMinute is how many requests each token may make a minute, 600 by default.
	PerMinute int `koanf:"per_minute"`
}

// Token is who may call the API.
type Token struct {
	Name        string
	Read, Write bool
	Secret      Secret
}

// shortestSecret is the least that the secret of a token has.
const shortestSecret = 24

// Keys reads the tokens. It fails only for an API that [Config.Validate] refuses.
func (a API) Keys() (out []Token, err error) {
	for _, text := range a.Tokens {
		t, err := tokenOf(text)
		if err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	return out, nil
}

var tokenName = regexp.MustCompile(`^[A-Za-z0-9_-]{1,40}$`)

func tokenOf(text Secret) (Token, error) {
	name, rest, _ := strings.Cut(text.Reveal(), ":")
	scope, secret, ok := strings.Cut(rest, ":")
	t := Token{Name: name, Secret: NewSecret(secret)}
	switch {
	case !ok || !tokenName.MatchString(name):
		return t, errors.New("is no token: write NAME:SCOPE:SECRET, like cms:read:…, with a name of letters, digits, - and _")
	case len(secret) < shortestSecret || strings.ContainsAny(secret, " \t"):
		return t, fmt.Errorf("has a secret that can be guessed: make one of %d characters or more, with openssl rand -hex 24", shortestSecret)
	}
	for one := range strings.SplitSeq(scope, "+") {
		switch one {
		case "read":
			t.Read = true
		case "write":
			t.Write = true
		default:
			return t, errors.New("has no scope that is known: write read, write or read+write between name and secret")
		}
	}
	return t, nil
}

// Metrics is where it is told how the bot is doing.
type Metrics struct {
	// Listen is the address of /metrics, /healthz and /readyz, such as
	// "127.0.0.1:9464"; empty, the default, is none.
	Listen string `koanf:"listen"`
}

// Log is what goes to standard error while serving.
type Log struct {
	Level string `koanf:"level"` // debug, info (the default), warn or error
	// Format is text, the default, or json, an object a line.
	Format string `koanf:"format"`
}

// SlogLevel returns Level for slog, and info for a level that is none.
func (l Log) SlogLevel() slog.Level {
	return levels[l.Level]
}

var levels = map[string]slog.Level{
	"debug": slog.LevelDebug,
	"info":  slog.LevelInfo,
	"warn":  slog.LevelWarn,
	"error": slog.LevelError,
}

// defaults holds every key and its default, whose type is the key's type.
func defaults(dataHome string) map[string]any {
	return map[string]any{
		"data":                            filepath.Join(dataHome, "onrecord"),
		"archive":                         sqlite,
		"postgres.url":                    "",
		"index":                           "bleve",
		"opensearch.addresses":            []string{},
		"opensearch.user":                 "",
		"opensearch.password":             "",
		"opensearch.ca":                   "",
		"opensearch.name":                 "onrecord",
		"opensearch.shards":               3,
		"opensearch.replicas":             1,
		"role":                            "all",
		"feeds":                           []string{},
		"folders":                         []string{},
		"vanished":                        "keep",
		"allow_hosts":                     []string{},
		"poll":                            5 * time.Minute,
		"slack.bot_token":                 "",
		"slack.app_token":                 "",
		"slack.listen":                    "",
		"slack.signing_secret":            "",
		"slack.url":                       "",
		"slack.read_threads":              true,
		"slack.api_url":                   "https://slack.com/api/",
		"slack.command":                   "/onrecord",
		"slack.answer_in_shared_channels": false,
		"retention":                       90 * 24 * time.Hour,
		"sections.visible_to":             []string{},
		"slack.guests":                    false,
		"slack.editors":                   []string{},
		"slack.follow_ups":                false,
		"slack.drafts":                    false,
		"slack.hints":                     false,
		"slack.agent_pane":                true,
		"digest.channels":                 []string{},
		"digest.time":                     "08:30",
		"digest.zone":                     "UTC",
		"digest.days":                     []string{},
		"digest.skip":                     []string{},
		"slack.files":                     false,
		"digest.chart":                    false,
		"watches.gather":                  3 * time.Minute,
		"api.address":                     "",
		"api.tokens":                      []string{},
		"api.per_minute":                  600,
		"people.traits":                   "",
		"people.aliases":                  "",
		"people.distrusted":               "",
		"people.audited":                  []string{},
		"metrics.listen":                  "",
		"log.level":                       "info",
		"log.format":                      "text",
	}
}
