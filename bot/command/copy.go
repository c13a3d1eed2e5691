package command

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"onrecord/bot/label"
	"onrecord/bot/state"
	"onrecord/corpus"
	"onrecord/corpus/postgres"
)

func copyCommand(a *app) *cobra.Command {
	var from, to string
	c := &cobra.Command{
		Use:   "copy --from A --to B",
		Short: "Copy archive and state into another database, and prove that both hold the same",
		Long: `Copy the archive and what the bot keeps into another database, and prove that both hold the
same. A and B are data folders, URLs of PostgreSQL databases, or the word postgres for the one
that postgres.url names, so that no password stands on the command line.

The bot may run on A meanwhile, and articles may come in; on B nothing may run. What is cut off
goes on where it stopped when it is run again. To move, copy while the bot runs, which may take
long; stop the bot, copy what has come since, change the setting, and start the bot again.`,
		Example: `  onrecord copy --from /var/lib/onrecord --to postgres`,
		Args:    misuse(cobra.NoArgs),
	}
	c.Flags().StringVar(&from, "from", "", "where archive and state lie")
	c.Flags().StringVar(&to, "to", "", "where their copy goes")
	c.RunE = func(c *cobra.Command, _ []string) error {
		s, err := a.settings(c)
		if err != nil {
			return err
		}
		source, err := s.at(from)
		if err != nil {
			return usage(fmt.Errorf("--from: %w", err))
		}
		target, err := s.at(to)
		if err != nil {
			return usage(fmt.Errorf("--to: %w", err))
		}
		return copyPlaces(c.Context(), a, source, target)
	}
	return c
}

// at are the settings of a place that copy names.
func (s Settings) at(place string) (Settings, error) {
	switch {
	case place == "":
		return Settings{}, errors.New("is missing: name a data folder, the URL of a PostgreSQL database, or postgres for that of the settings")
	case place == "postgres" && s.PostgresURL == "":
		return Settings{}, errors.New("postgres.url is not set: write it into the configuration file, or set ONRECORD_POSTGRES_URL")
	case place == "postgres":
		return Settings{Data: s.Data, Postgres: s.PostgresURL}, nil
	case postgres.IsURL(place):
		return Settings{Data: s.Data, Postgres: place}, nil
	}
	return Settings{Data: place}, nil
}

func copyPlaces(ctx context.Context, a *app, from, to Settings) error {
	if from.archivePlace() == to.archivePlace() {
		return usage(errors.New("--from and --to are the same place"))
	}
	if err := hasArchive(ctx, from); err != nil {
		return err
	}
	if to.Postgres == "" {
		if _, runs := a.findBot(ctx, to.Data, "copy"); runs {
			return fmt.Errorf("a bot runs on %s: stop it before its archive is copied over", to.Data)
		}
		if err := makeData(to.Data); err != nil {
			return err
		}
	}
	// The state first: it says how far the archive was read, and the archive's copy must
	// reach as far. But not over that of another archive.
	archive, err := openCopying(ctx, from, to)
	if err != nil {
		return err
	}
	defer func() { archive.From.Close(); archive.To.Close() }() // all is committed
	if err := archive.Begin(ctx); err != nil {
		return err
	}
	kept, err := moveState(ctx, from, to)
	if err != nil {
		return err
	}
	rows, changes, err := copyArchive(ctx, a, archive)
	if err != nil {
		return err
	}
	fmt.Fprintf(a.text(), "copied %s; %s holds the same as %s: %d rows of the archive and %d of the state\n",
		label.Count(changes, "change"), to.place(), from.place(), rows, kept)
	return nil
}

func openCopying(ctx context.Context, from, to Settings) (corpus.Copying, error) {
	source, err := openArchive(ctx, from)
	if err != nil {
		return corpus.Copying{}, err
	}
	target, err := openArchive(ctx, to)
	if err != nil {
		return corpus.Copying{}, errors.Join(err, source.Close())
	}
	return corpus.Copying{From: source, To: target}, nil
}

// copyArchive copies the archive, showing progress.
func copyArchive(ctx context.Context, a *app, c corpus.Copying) (rows, changes int, err error) {
	last, err := c.From.Last(ctx)
	if err != nil {
		return 0, 0, err
	}
	has, err := c.To.Last(ctx)
	if err != nil {
		return 0, 0, err
	}
	bar := a.progress(int64(last - has))
	defer bar.Finish()
	c.Progress = func(n int) {
		changes += n
		bar.Add(n)
	}
	rows, err = c.Run(ctx)
	return rows, changes, err
}

// moveState copies the bot's state, where there is one.
func moveState(ctx context.Context, from, to Settings) (rows int, err error) {
	if !hasState(from) {
		return 0, nil
	}
	source, err := openState(ctx, from)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, source.Close()) }()
	target, err := openState(ctx, to)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, target.Close()) }()
	return state.Copy(ctx, source, target)
}
