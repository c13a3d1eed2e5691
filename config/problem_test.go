package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestProblems holds what an admin is told, word for word, with FILE for the
// configuration file's path.
func TestProblems(t *testing.T) {
	for _, test := range []struct {
		name string
		file string
		env  []string
		args []string
		want []string
	}{
		{
			name: "a misspelt key",
			file: "poll: 5m\nfeds: [https://news.example/a.xml]",
			want: []string{`FILE:2: feds: is no setting: did you mean feeds?`},
		},
		{
			name: "a key at the top that belongs to a section",
			file: "bot_token: xoxb-1-secret",
			want: []string{`FILE:1: bot_token: is no setting: did you mean slack.bot_token?`},
		},
		{
			name: "a misspelt section",
			file: "slak:\n  bot_token: xoxb-1-secret",
			want: []string{`FILE:1: slak: is no setting: did you mean slack?`},
		},
		{
			name: "an index in a cluster that is not named",
			file: "index: opensearch",
			want: []string{`opensearch.addresses: is missing: with index opensearch, write the addresses of its nodes, like https://node-1.example.com:9200, or set ONRECORD_OPENSEARCH_ADDRESSES`},
		},
		{
			name: "an index of another kind",
			file: "index: elastic",
			want: []string{`FILE:1: index: "elastic" is no index: write bleve or opensearch`},
		},
		{
			name: "a cluster that cannot be reached, or not safely",
			file: "index: opensearch\nopensearch:\n  addresses: [node-1.example.com, http://node-2.example.com:9200, https://ana:secret@node-3.example.com]\n  password: secret\n  name: On Record\n  shards: 0\n  replicas: 90",
			want: []string{
				`FILE:3: opensearch.addresses: "node-1.example.com" is no address of a node: write one that begins with https:// or http://, like https://node-1.example.com:9200`,
				`FILE:3: opensearch.addresses: "http://node-2.example.com:9200" would send the password in the clear: write https://`,
				`FILE:3: opensearch.addresses: "https://[hidden]@node-3.example.com" holds a password: write it as opensearch.password, or set ONRECORD_OPENSEARCH_PASSWORD`,
				`opensearch.user: stands without its other half: set opensearch.user and opensearch.password both, or neither`,
				`FILE:5: opensearch.name: "On Record" is no name of an index: write small letters, digits, - and _, like onrecord`,
				`FILE:6: opensearch.shards: "0" is no number of parts: write 1 to 100`,
				`FILE:7: opensearch.replicas: "90" is no number of copies: write 0 to 10`,
			},
		},
		{
			name: "sources that cannot be read",
			file: "folders: [/srv/cms]\nsources:\n  - from: https://ana:secret@a.example/feed\n    evry: 5m\n    every: 5s\n  - from: /srv/cms\n    vanished: maybe\n" +
				"  - name: Wire\n    from: s3://\n  - from: ftp://a.example/x\n    user: ana\n  - https://a.example\n  - name: Wire\n    from: https://b.example/feed\n    since: May\n    endpoint: storage\n    map: text",
			want: []string{
				`FILE:4: sources.evry: is no setting: did you mean every?`,
				`FILE:12: sources: has an item that is no source: write it as - from: https://…`,
				`FILE:17: sources.map: says what fields mean: write each on a line of its own, as story: text`,
				`FILE:3: sources.every: "5s" is too often: write 1m0s or more`,
				`FILE:6: sources.from: "/srv/cms" is read already: name each source once`,
				`FILE:6: sources.vanished: "maybe" is neither: write keep or withdraw`,
				`FILE:8: sources.from: "s3://" lacks the name of the bucket: write s3://NAME or s3://NAME/PREFIX`,
				`FILE:10: sources.from: "ftp://a.example/x" is no address that can be read: write one that begins with https:// or http://, a folder, or s3://NAME`,
				`FILE:10: sources.user: "ana" needs a password, and a password a user`,
				`FILE:13: sources.name: "Wire" is the name of another source`,
				`FILE:13: sources.since: "May" is no day: write one like 2026-01-31`,
				`FILE:13: sources.endpoint: "storage" says where a bucket is: write https://HOST, and leave it out for other sources`,
			},
		},
		{
			name: "an archive that is kept nowhere",
			file: "archive: postgres",
			want: []string{`postgres.url: is missing: with archive: postgres, write the URL of the database, or set ONRECORD_POSTGRES_URL`},
		},
		{
			name: "an archive of another kind, and an address that is none",
			file: "archive: mysql",
			env:  []string{"ONRECORD_POSTGRES_URL=db.example:secret"},
			want: []string{
				`FILE:1: archive: "mysql" is neither: write sqlite or postgres`,
				`ONRECORD_POSTGRES_URL: postgres.url: is no URL of a database: write one like postgres://onrecord@db.example/onrecord?sslmode=verify-full`,
			},
		},
		{
			name: "a key like none",
			file: "digest:\n  recipients: [C024BE91L]",
			want: []string{`FILE:2: digest.recipients: is no setting: there are digest.channels, digest.chart, digest.days, digest.skip, digest.time, digest.zone`},
		},
		{
			name: "a token in place of a key",
			file: "slack:\n  xoxb-1-secret: true",
			want: []string{`FILE:2: slack.[hidden]: is no setting: there are slack.agent_pane, slack.answer_in_shared_channels, slack.api_url, slack.app_token, slack.bot_token, slack.command, slack.drafts, slack.editors, slack.files, slack.follow_ups, slack.guests, slack.hints, slack.listen, slack.read_threads, slack.signing_secret, slack.url`},
		},
		{
			name: "a key set twice",
			file: "poll: 5m\npoll: 10m",
			want: []string{`FILE:2: poll: is set twice, first at FILE:1: remove one`},
		},
		{
			name: "wrong types",
			file: "poll: 300\ndata: 2026\nfeeds: https://news.example/a.xml\nfolders: [/srv, 7]\nslack:\n  answer_in_shared_channels: maybe\n  bot_token: [xoxb-1-secret]\ndigest: morning",
			want: []string{
				`FILE:1: poll: "300" is no length of time: write a number and its unit, like 5m or 1h30m`,
				`FILE:2: data: is text: write its value in quotation marks`,
				`FILE:3: feeds: is a list: write each item on a line of its own, after a dash`,
				`FILE:4: folders: has an item that is not text: write it in quotation marks`,
				`FILE:6: slack.answer_in_shared_channels: "maybe" is neither true nor false: write one of them`,
				`FILE:7: slack.bot_token: is one value, not a list or a section`,
				`FILE:8: digest: must hold settings, one a line, as key: value`,
			},
		},
		{
			name: "no settings at all",
			file: "just a line of text",
			want: []string{`FILE:1: must hold settings, one a line, as key: value`},
		},
		{
			name: "no YAML",
			file: "poll: 5m\n\tdata: x",
			want: []string{`FILE:2: is not YAML: found a tab character that violates indentation`},
		},
		{
			name: "every invalid value, and each item of a list at its own line",
			file: "data: \"\"\npoll: 10s\nfeeds:\n  - https://news.example/a.xml\n  - ftp://news.example/b.xml\n  - https:///c.xml\nfolders:\n  - ~/export\n" +
				"slack:\n  api_url: https://slack.com/api\n  command: onrecord\n  editors: [U024BE91L, mo]\ndigest:\n  channels: [\"#news\"]\n  time: 8.30\n  zone: Vienna\n  days: [Moonday]\n  skip: [Christmas]\nlog:\n  level: loud",
			want: []string{
				`FILE:15: digest.time: is text: write its value in quotation marks`,
				`FILE:1: data: is empty: write the path of a folder`,
				`FILE:5: feeds: "ftp://news.example/b.xml" is no address of a feed: write one that begins with https:// or http://`,
				`FILE:6: feeds: "https:///c.xml" is no address of a feed: write one that begins with https:// or http://`,
				`FILE:8: folders: "~/export" is not a full path: write the home folder's path instead of ~`,
				`FILE:2: poll: "10s" is too often: write 1m0s or more`,
				`FILE:10: slack.api_url: "https://slack.com/api" lacks the slash at its end: write https://slack.com/api/`,
				`FILE:11: slack.command: "onrecord" is no slash command: write a slash and up to 31 small letters, digits, hyphens or underscores, like /onrecord`,
				`FILE:12: slack.editors: "mo" is no editor: copy a member id, which begins with U, from a profile in Slack, or the id of a user group, which begins with S; or write admins`,
				`FILE:14: digest.channels: "#news" is no channel id: copy the one that begins with C or G from the channel's details in Slack`,
				`FILE:16: digest.zone: "Vienna" is no time zone: write its IANA name, like UTC or Europe/Vienna`,
				`FILE:17: digest.days: "Moonday" is no day of the week: write one like Monday`,
				`FILE:18: digest.skip: "Christmas" is no day: write one like 2026-12-25`,
				`FILE:20: log.level: "loud" is no level: write debug, info, warn or error`,
			},
		},
		{
			name: "the environment",
			env: []string{"ONRECORD_SLACK_BOT_TOKE=xoxb-1-secret", "ONRECORD_SLACK_TOKEN=xoxb-1-secret", "ONRECORD_POLL=often",
				"ONRECORD_DIGEST_TIME=25:00", "ONRECORD_FEEDS=https://news.example/a.xml,news.example"},
			want: []string{
				`ONRECORD_SLACK_BOT_TOKE: is no setting: did you mean ONRECORD_SLACK_BOT_TOKEN?`,
				`ONRECORD_SLACK_TOKEN: is no setting: did you mean ONRECORD_SLACK_APP_TOKEN or ONRECORD_SLACK_BOT_TOKEN or ONRECORD_SLACK_FILES or ONRECORD_SLACK_LISTEN?`,
				`ONRECORD_POLL: poll: "often" is no length of time: write a number and its unit, like 5m or 1h30m`,
				`ONRECORD_FEEDS: feeds: "news.example" is no address of a feed: write one that begins with https:// or http://`,
				`ONRECORD_DIGEST_TIME: digest.time: "25:00" is no time of the day: write one from 00:00 to 23:59, like 08:30`,
			},
		},
		{
			name: "what Kubernetes sets beside a service of this name is none of ours",
			env:  []string{"ONRECORD_SERVICE_HOST=10.0.0.1", "ONRECORD_PORT=tcp://10.0.0.1:80", "ONRECORD_PORT_80_TCP=tcp://10.0.0.1:80"},
		},
		{
			name: "signed requests",
			file: "slack:\n  listen: onrecord.example.com\n  signing_secret: \"8f74 2231\"\n  url: http://onrecord.example.com",
			want: []string{
				`FILE:3: slack.signing_secret: is no signing secret: copy the Signing Secret, letters and digits alone, from Basic Information in the app's settings`,
				`FILE:2: slack.listen: "onrecord.example.com" is no address to listen on: write a host and a port, like 127.0.0.1:3000, or leave it out for Socket Mode`,
				`FILE:4: slack.url: "http://onrecord.example.com" is no address that Slack can call: write one that begins with https://`,
			},
		},
		{
			name: "a flag",
			args: []string{"--poll", "30s"},
			want: []string{`--poll: poll: "30s" is too often: write 1m0s or more`},
		},
		{
			name: "a setting that a flag puts right is no problem",
			file: "poll: 30s",
			args: []string{"--poll", "2m"},
		},
		{
			name: "the tokens the wrong way round",
			env:  []string{"ONRECORD_SLACK_BOT_TOKEN=xapp-1-secret", "ONRECORD_SLACK_APP_TOKEN=xoxb-1-secret"},
			want: []string{
				`ONRECORD_SLACK_BOT_TOKEN: slack.bot_token: holds the app-level token (xapp-…): that one belongs in slack.app_token; the bot token here begins with xoxb-`,
				`ONRECORD_SLACK_APP_TOKEN: slack.app_token: holds the bot token (xoxb-…): that one belongs in slack.bot_token; the app-level token here begins with xapp-`,
			},
		},
		{
			name: "tokens that are none",
			env:  []string{"ONRECORD_SLACK_BOT_TOKEN=xoxp-1-secret", "ONRECORD_SLACK_APP_TOKEN=xapp-1 secret"},
			want: []string{
				`ONRECORD_SLACK_BOT_TOKEN: slack.bot_token: is no bot token: copy the one that begins with xoxb- from OAuth & Permissions in the app's settings`,
				`ONRECORD_SLACK_APP_TOKEN: slack.app_token: is damaged: copy the app-level token again from Basic Information in the app's settings`,
			},
		},
		{
			name: "tokens and passwords where none belong",
			file: "feeds: [\"ftp://ana:secret@news.example/a.xml\"]\nslack: {command: xoxb-1-secret}\ndigest: {channels: [xapp-1-secret]}",
			want: []string{
				`FILE:1: feeds: "ftp://[hidden]@news.example/a.xml" is no address of a feed: write one that begins with https:// or http://`,
				`FILE:2: slack.command: "[hidden]" is no slash command: write a slash and up to 31 small letters, digits, hyphens or underscores, like /onrecord`,
				`FILE:3: digest.channels: "[hidden]" is no channel id: copy the one that begins with C or G from the channel's details in Slack`,
			},
		},
		{
			name: "tokens sent in the clear",
			env:  []string{"ONRECORD_SLACK_API_URL=http://slack.example/api/"},
			want: []string{`ONRECORD_SLACK_API_URL: slack.api_url: "http://slack.example/api/" would send the tokens in the clear: write https://`},
		},
		{
			name: "tokens of the API",
			file: "api:\n  address: 9465\n  per_minute: 0\n  tokens:\n    - cms:1-secret\n    - cms:read:1-secret\n    - cms:all:1-secret1-secret1-secret\n    - cms:write:1-secret1-secret1-secret",
			want: []string{
				`FILE:2: api.address: is text: write its value in quotation marks`,
				`FILE:5: api.tokens: is no token: write NAME:SCOPE:SECRET, like cms:read:…, with a name of letters, digits, - and _`,
				`FILE:6: api.tokens: has a secret that can be guessed: make one of 24 characters or more, with openssl rand -hex 24`,
				`FILE:7: api.tokens: has no scope that is known: write read, write or read+write between name and secret`,
				`FILE:8: api.tokens: has the name of another: give each its own`,
			},
		},
		{
			name: "sections that are shown to nobody who is known",
			file: "sections:\n  visible_to:\n    - desk only\n    - \"desk only: #floor\"\n    - \"desk only: C0123456789 U0123456789 token:cms\"",
			want: []string{
				`FILE:3: sections.visible_to: does not say who may see which section: write SECTION: and the ids of channels and people, like desk only: C0123456789 U0123456789`,
				`FILE:4: sections.visible_to: names #floor, which is no id of a channel (C… or G…) or of a person (U…), nor token:NAME: copy the id from Slack`,
			},
		},
		{
			name: "what is forgotten at once",
			file: "retention: 24h",
			want: []string{`FILE:1: retention: "24h0m0s" is too short for corrections to reach what was posted: write 168h (a week) or more`},
		},
		{
			name: "an API that nobody may call",
			file: "api:\n  address: \"9465\"",
			want: []string{
				`FILE:2: api.address: "9465" is no address to listen on: write a host and a port, like 127.0.0.1:9465, or leave it out for the socket alone`,
				`api.tokens: is missing: with api.address set, write who may call it, as NAME:SCOPE:SECRET, or set ONRECORD_API_TOKENS`,
			},
		},
		{
			name: "an API that answers nothing, and a token in the place of another setting",
			file: "feeds: [\"ftp://x.example/cms:read:1-secret1-secret1-secret\"]\napi:\n  address: \"127.0.0.1:0\"\n  tokens: [\"cms:read:1-secret1-secret1-secret\"]\n  per_minute: 0",
			want: []string{
				`FILE:1: feeds: "ftp://x.example/[hidden]" is no address of a feed: write one that begins with https:// or http://`,
				`FILE:5: api.per_minute: "0" lets nobody call: write 1 or more`,
			},
		},
		{
			name: "a Slack on this machine",
			env:  []string{"ONRECORD_SLACK_API_URL=http://127.0.0.1:8080/api/"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			path := written(t, test.file)
			_, err := Load(Sources{File: path, Env: test.env, Flags: flagsOf(t, test.args...), DataHome: "/home/ana/.local/share"})
			var got []string
			if err != nil {
				if strings.Contains(err.Error(), "1-secret") {
					t.Errorf("a secret is printed: %v", err)
				}
				for _, p := range err.(Problems) {
					got = append(got, strings.ReplaceAll(p.Error(), path, "FILE"))
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAFileThatCannotBeRead(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "gone.yaml")
	for _, test := range []struct {
		name    string
		sources Sources
		want    string
	}{
		{"missing, named by the flag", Sources{File: missing},
			`configuration: --config: "` + missing + `" does not exist: write the path of the configuration file`},
		{"missing, named by the environment", Sources{Env: []string{"ONRECORD_CONFIG=" + missing}},
			`configuration: ONRECORD_CONFIG: "` + missing + `" does not exist: write the path of the configuration file`},
		{"a folder", Sources{File: filepath.Dir(missing)},
			`configuration: --config: "` + filepath.Dir(missing) + `" cannot be read: is a directory`},
	} {
		t.Run(test.name, func(t *testing.T) {
			if _, err := Load(test.sources); err == nil || err.Error() != test.want {
				t.Errorf("got  %v\nwant %s", err, test.want)
			}
		})
	}
}

func TestSeveralProblemsAreOneError(t *testing.T) {
	_, err := Load(Sources{Env: []string{"ONRECORD_POLL=often", "ONRECORD_LOG_LEVEL=loud"}, DataHome: "/data"})
	want := `configuration: 2 problems
  ONRECORD_POLL: poll: "often" is no length of time: write a number and its unit, like 5m or 1h30m
  ONRECORD_LOG_LEVEL: log.level: "loud" is no level: write debug, info, warn or error`
	if err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}

func TestCheckSlackSaysWhatIsMissing(t *testing.T) {
	c := Config{Slack: Slack{BotToken: NewSecret("xoxb-1-a")}}
	want := "configuration: slack.app_token: is missing: set ONRECORD_SLACK_APP_TOKEN to the app-level token " +
		"(xapp-…, from Basic Information in the app's settings), or write it as app_token below slack: in the configuration file"
	if err := c.CheckSlack(); err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
	c.Slack.AppToken = NewSecret("xapp-1-a")
	if err := c.CheckSlack(); err != nil {
		t.Errorf("with both tokens: %v", err)
	}

	c.Slack.AppToken, c.Slack.Listen = Secret{}, "127.0.0.1:3000"
	if err := c.CheckSlack(); err == nil || !strings.Contains(err.Error(), "ONRECORD_SLACK_SIGNING_SECRET") || strings.Contains(err.Error(), "app_token") {
		t.Errorf("with an address to listen on and no secret: %v", err)
	}
	c.Slack.SigningSecret = NewSecret("8f742231b10e8888abcd99yyyzzz85a5")
	if err := c.CheckSlack(); err != nil {
		t.Errorf("with an address and its secret: %v", err)
	}
}

func TestValidateAConfigMadeByHand(t *testing.T) {
	err := Config{Data: "/data", Vanished: "keep", Poll: time.Minute, Slack: Slack{APIURL: "https://slack.com/api/", Command: "/quotes"},
		Digest: Digest{Time: "24:00", Zone: "UTC"}, Log: Log{Level: "info", Format: "text"}}.Validate()
	want := `configuration: digest.time: "24:00" is no time of the day: write one from 00:00 to 23:59, like 08:30`
	if err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}

func FuzzFile(f *testing.F) {
	example, err := os.ReadFile("example.yaml")
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range []string{string(example), "slack: &s\n  slack: *s", "feeds: [*x]", "? [a]\n: b", "<<: {poll: 5m}", "\x00", "poll: 5m\n---\npoll: 6m"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		parsed := parseFile("config.yaml", content)
		for key := range parsed.values {
			if _, known := defaults("")[key]; !known && key != sourcesKey {
				t.Errorf("took the unknown key %q", key)
			}
		}
	})
}
