// Onrecord answers a newsroom's questions from its own archive, in Slack and in
// the terminal: who said it, in the exact words, and where.
package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // the digest's zone, on machines without zone files

	"github.com/spf13/pflag"

	"onrecord/bot/api"
	"onrecord/bot/command"
	"onrecord/bot/slack/edge"
	"onrecord/bot/visible"
	"onrecord/config"
	"onrecord/corpus/intake"
	"onrecord/index/opensearch"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "onrecord:", visible.Text(err.Error())) // it may name what an article says
	}
	os.Exit(command.ExitCode(err))
}

func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) error {
	return command.Run(ctx, args, command.Streams{In: stdin, Out: stdout, Err: stderr}, settings)
}

// settings hands each part its own options.
func settings(file string, flags *pflag.FlagSet) (command.Settings, error) {
	c, err := config.Load(config.ProcessSources(file, flags))
	if err != nil {
		return command.Settings{}, err
	}
	hour, minute, zone, err := c.Digest.Schedule()
	if err != nil {
		return command.Settings{}, err
	}
	viewers, err := c.Sections.Viewers()
	if err != nil {
		return command.Settings{}, err
	}
	keys, err := c.API.Keys()
	if err != nil {
		return command.Settings{}, err
	}
	return command.Settings{
		File:        c.File,
		Data:        c.Data,
		Postgres:    c.DatabaseURL(),
		PostgresURL: c.Postgres.URL.Reveal(),
		Sources:     sources(c),

		OpenSearch: cluster(c),
		Role:       command.Role(c.Role),

		NoSources:  c.CheckSources(),
		AllowHosts: c.AllowHosts,
		Slack: edge.Options{
			BotToken:       c.Slack.BotToken.Reveal(),
			AppToken:       c.Slack.AppToken.Reveal(),
			Listen:         c.Slack.Listen,
			SigningSecret:  c.Slack.SigningSecret.Reveal(),
			URL:            c.Slack.URL,
			ReadThreads:    c.Slack.ReadThreads,
			APIURL:         c.Slack.APIURL,
			Command:        c.Slack.Command,
			AnswerInShared: c.Slack.AnswerInSharedChannels,
			Editors:        c.Slack.Editors,
			Guests:         c.Slack.Guests,
			FollowUps:      c.Slack.FollowUps,
			Drafts:         c.Slack.Drafts,
			Hints:          c.Slack.Hints,
			AgentPane:      c.Slack.AgentPane,
			Charts:         c.Digest.Chart,
			Files:          c.Slack.Files,
		},
		NoSlack:    c.CheckSlack(),
		Sections:   viewers,
		Retention:  c.Retention,
		API:        command.APISettings{Address: c.API.Address, Tokens: tokens(keys), PerMinute: c.API.PerMinute},
		Metrics:    c.Metrics.Listen,
		Gather:     c.Watches.Gather,
		Traits:     c.People.Traits,
		Aliases:    c.People.Aliases,
		Distrusted: c.People.Distrusted,
		Audited:    c.People.Audited,
		Digest:     command.DigestSettings{Channels: c.Digest.Channels, Hour: hour, Minute: minute, Zone: zone, Days: c.Digest.Weekdays(), Skip: c.Digest.Skip},
		Log:        command.LogSettings{Level: c.Log.SlogLevel(), JSON: c.Log.Format == "json"},
	}, nil
}

// cluster is where the index lies, if it is not the data folder.
func cluster(c config.Config) (o opensearch.Options) {
	if c.Index == "opensearch" {
		o.Cluster = opensearch.Cluster{Addresses: c.OpenSearch.Addresses, User: c.OpenSearch.User, Password: c.OpenSearch.Password.Reveal(), CA: c.OpenSearch.CA}
		o.Name, o.Shards, o.Replicas = c.OpenSearch.Name, c.OpenSearch.Shards, cmp.Or(c.OpenSearch.Replicas, -1)
	}
	return o
}

// sources are what serve reads: those with settings of their own, and the others.
func sources(c config.Config) (out []command.Source) {
	all := c.Sources
	for _, feed := range c.Feeds {
		all = append(all, config.Source{From: feed})
	}
	for _, folder := range c.Folders {
		all = append(all, config.Source{From: folder})
	}
	for _, s := range all {
		out = append(out, command.Source{
			Source: intake.Source{
				At: s.From, Outlet: s.Outlet, Section: s.Section, Map: s.Map, Since: s.FirstDay(),
				User: s.User, Password: s.Password.Reveal(), Endpoint: s.Endpoint, Region: s.Region,
			},
			Name:     s.Name,
			Every:    cmp.Or(s.Every, c.Poll),
			Withdraw: cmp.Or(s.Vanished, c.Vanished) == "withdraw",
		})
	}
	return out
}

// tokens are who may call the API.
func tokens(keys []config.Token) (out []api.Token) {
	for _, k := range keys {
		t := api.Token{Name: k.Name, Secret: k.Secret.Reveal()}
		if k.Read {
			t.Scopes = append(t.Scopes, api.Read)
		}
		if k.Write {
			t.Scopes = append(t.Scopes, api.Write)
		}
		out = append(out, t)
	}
	return out
}
