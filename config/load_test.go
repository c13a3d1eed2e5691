package config

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the zones must not depend on the machine

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/knadh/koanf/providers/confmap"
	"github.com/knadh/koanf/v2"
	"github.com/spf13/pflag"
)

// written puts a configuration file into a folder of its own.
func written(t *testing.T, yaml string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "config.yaml")
	if err := os.WriteFile(path, []byte(yaml), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func flagsOf(t *testing.T, args ...string) *pflag.FlagSet {
	t.Helper()
	flags := pflag.NewFlagSet("serve", pflag.ContinueOnError)
	flags.String("data", "from a flag that was not given", "")
	flags.Duration("poll", time.Hour, "")
	flags.StringSlice("feeds", nil, "")
	flags.Bool("json", false, "")
	if err := flags.Parse(args); err != nil {
		t.Fatal(err)
	}
	return flags
}

var ignoreSecrets = cmp.Options{cmpopts.IgnoreFields(Slack{}, "BotToken", "AppToken", "SigningSecret"), cmpopts.IgnoreFields(Postgres{}, "URL"), cmpopts.IgnoreFields(OpenSearch{}, "Password")}

// unconfigured is what holds where nothing is configured.
func unconfigured() Config {
	return Config{
		Data:       filepath.Join("/home/ana/.local/share", "onrecord"),
		Archive:    "sqlite",
		Index:      "bleve",
		OpenSearch: OpenSearch{Addresses: []string{}, Name: "onrecord", Shards: 3, Replicas: 1},
		Role:       "all",
		Feeds:      []string{},
		Folders:    []string{},
		AllowHosts: []string{},
		Poll:       5 * time.Minute,
		Slack:      Slack{APIURL: "https://slack.com/api/", Command: "/onrecord", Editors: []string{}, ReadThreads: true, AgentPane: true},
		Digest:     Digest{Channels: []string{}, Time: "08:30", Zone: "UTC", Days: []string{}, Skip: []string{}},
		Watches:    Watches{Gather: 3 * time.Minute},
		People:     People{Audited: []string{}},
		Vanished:   "keep",
		API:        API{Tokens: []Secret{}, PerMinute: 600},
		Sections:   Sections{VisibleTo: []string{}},
		Retention:  90 * 24 * time.Hour,
		Log:        Log{Level: "info", Format: "text"},
	}
}

func TestNothingConfiguredGivesTheDefaults(t *testing.T) {
	got, err := Load(Sources{DataHome: "/home/ana/.local/share", ConfigHome: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	want := unconfigured()
	if diff := cmp.Diff(want, got, ignoreSecrets); diff != "" {
		t.Error(diff)
	}
	if got.Slack.BotToken.IsSet() || got.Slack.AppToken.IsSet() || got.Slack.SigningSecret.IsSet() {
		t.Error("a token is set by default")
	}
}

func TestFlagsBeforeEnvironmentBeforeFile(t *testing.T) {
	path := written(t, `
data: /file
poll: 10m
feeds: [https://news.example/a.xml, https://news.example/b.xml]
digest: {zone: Europe/Vienna, time: 07:15}
log: {level: debug}
`)
	got, err := Load(Sources{
		File: path,
		Env: []string{"ONRECORD_DATA=/env", "ONRECORD_POLL=20m", "ONRECORD_DIGEST_CHANNELS=C024BE91L, G0AB12CD3",
			"ONRECORD_LOG_LEVEL=", "ONRECORD_SLACK_BOT_TOKEN=xoxb-1-aB\n", "ONRECORD_SLACK_ANSWER_IN_SHARED_CHANNELS=true", "HOME=/home/ana"},
		Flags: flagsOf(t, "--poll", "30m", "--feeds", "https://news.example/c.xml", "--json"),
	})
	if err != nil {
		t.Fatal(err)
	}
	want := unconfigured()
	want.File, want.Data, want.Feeds, want.Poll, want.Log.Level = path, "/env", []string{"https://news.example/c.xml"}, 30*time.Minute, "debug"
	want.Slack.AnswerInSharedChannels = true
	want.Digest = Digest{Channels: []string{"C024BE91L", "G0AB12CD3"}, Time: "07:15", Zone: "Europe/Vienna", Days: []string{}, Skip: []string{}}
	if diff := cmp.Diff(want, got, ignoreSecrets); diff != "" {
		t.Error(diff)
	}
	if got.Slack.BotToken.Reveal() != "xoxb-1-aB" {
		t.Errorf("bot token %q: white space around it should not count", got.Slack.BotToken.Reveal())
	}
	hour, minute, zone, err := got.Digest.Schedule()
	if hour != 7 || minute != 15 || zone.String() != "Europe/Vienna" || err != nil {
		t.Errorf("digest at %d:%d %v, %v", hour, minute, zone, err)
	}
}

func TestTheTokensOfTheAPIAreRead(t *testing.T) {
	first, second := strings.Repeat("a1", 12), strings.Repeat("b2", 12)
	c, err := Load(Sources{Env: []string{"ONRECORD_API_ADDRESS=127.0.0.1:9465", "ONRECORD_API_PER_MINUTE=60", "ONRECORD_API_TOKENS=cms:read+write:" + first + ", desk:read:" + second}})
	if err != nil {
		t.Fatal(err)
	}
	keys, err := c.API.Keys()
	if err != nil || len(keys) != 2 || c.API.PerMinute != 60 {
		t.Fatalf("%d keys, %d a minute, %v", len(keys), c.API.PerMinute, err)
	}
	if k := keys[0]; k.Name != "cms" || !k.Read || !k.Write || k.Secret.Reveal() != first {
		t.Errorf("the first is %+v", k)
	}
	if k := keys[1]; k.Name != "desk" || !k.Read || k.Write || k.Secret.Reveal() != second {
		t.Errorf("the second is %+v", k)
	}
}

func TestWhichFileIsRead(t *testing.T) {
	home := t.TempDir()
	own := filepath.Join(home, "onrecord", "config.yaml")
	if err := os.MkdirAll(filepath.Dir(own), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(own, []byte("poll: 2m"), 0o600); err != nil {
		t.Fatal(err)
	}
	byEnv, byFlag := written(t, "poll: 3m"), written(t, "poll: 4m")
	env := []string{"ONRECORD_CONFIG=" + byEnv}

	for _, test := range []struct {
		name    string
		sources Sources
		file    string
		poll    time.Duration
	}{
		{"the user's own", Sources{ConfigHome: home}, own, 2 * time.Minute},
		{"the environment's before it", Sources{ConfigHome: home, Env: env}, byEnv, 3 * time.Minute},
		{"the flag's before both", Sources{ConfigHome: home, Env: env, File: byFlag}, byFlag, 4 * time.Minute},
	} {
		t.Run(test.name, func(t *testing.T) {
			c, err := Load(test.sources)
			if err != nil || c.File != test.file || c.Poll != test.poll {
				t.Errorf("read %s, poll %v, %v", c.File, c.Poll, err)
			}
		})
	}
}

func TestARelativeFolderOfTheFileIsBesideIt(t *testing.T) {
	path := written(t, "data: archive\nfolders: [../export, /srv/cms]")
	c, err := Load(Sources{File: path, Env: []string{"ONRECORD_SLACK_COMMAND=/quotes"}})
	if err != nil {
		t.Fatal(err)
	}
	beside := filepath.Dir(path)
	if want := filepath.Join(beside, "archive"); c.Data != want {
		t.Errorf("data in %s, want %s", c.Data, want)
	}
	if diff := cmp.Diff([]string{filepath.Join(beside, "../export"), "/srv/cms"}, c.Folders); diff != "" {
		t.Error(diff)
	}
}

func TestTheExampleIsValidAndNamesEverySetting(t *testing.T) {
	c, err := Load(Sources{File: "example.yaml", DataHome: "/unused"})
	if err != nil {
		t.Fatal(err)
	}
	if c.Digest.Channels[0] != "C0123456789" || c.Feeds[0] != "https://cms.example.com/feeds/all.xml" {
		t.Errorf("read %+v", c)
	}
	content, err := os.ReadFile("example.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range keys() {
		if name := key[strings.LastIndex(key, ".")+1:]; !strings.Contains(string(content), name+":") {
			t.Errorf("example.yaml says nothing of %s", key)
		}
	}
}

// The keys and the fields of Config are written down in two places.
func TestEveryKeyHasAField(t *testing.T) {
	for key, value := range defaults("/data") {
		k := koanf.New(".")
		value := map[string]any{key: changed(value)}
		if err := k.Load(confmap.Provider(value, "."), nil); err != nil {
			t.Fatal(err)
		}
		var c Config
		if err := k.Unmarshal("", &c); err != nil {
			t.Fatal(err)
		}
		if cmp.Equal(c, Config{}, ignoreSecrets) && !c.Slack.BotToken.IsSet() && !c.Slack.AppToken.IsSet() && !c.Slack.SigningSecret.IsSet() && !c.Postgres.URL.IsSet() && !c.OpenSearch.Password.IsSet() {
			t.Errorf("%s sets no field of Config", key)
		}
	}
}

// changed is a value of the same type that is not zero.
func changed(value any) any {
	switch value.(type) {
	case bool:
		return true
	case string:
		return "set"
	case []string:
		return []string{"set"}
	}
	return value
}

func TestLoadReturnsProblems(t *testing.T) {
	_, err := Load(Sources{File: written(t, "pol: 5m")})
	var problems Problems
	if !errors.As(err, &problems) || len(problems) != 1 {
		t.Fatalf("got %v", err)
	}
}
