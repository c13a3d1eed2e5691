package command

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/spf13/cobra"

	"onrecord/bot/label"
)

func healthCommand(a *app) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "health",
		Short: "Ask the running bot whether it answers: exit code 0 if it does, 1 if not",
		Long: `Ask the bot that runs on this data folder whether archive and index answer, and how many
articles they hold. It asks through the socket in the data folder, so it needs no address and no
token. Containers and supervisors run it to see whether the bot has to be started anew; to find
out what is wrong, run onrecord doctor.`,
		Example: `  onrecord health --data /var/lib/onrecord`,
		Args:    misuse(cobra.NoArgs),
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	c.RunE = func(c *cobra.Command, _ []string) error {
		s, err := a.settings(c)
		if err != nil {
			return err
		}
		return askHealth(c.Context(), a, s.Data, asJSON)
	}
	return c
}

// askHealth prints what the bot of a data folder says about itself.
func askHealth(ctx context.Context, a *app, dir string, asJSON bool) error {
	ctx, cancel := context.WithTimeout(ctx, healthWait+time.Second)
	defer cancel()
	bot, found := a.findBot(ctx, dir, "health")
	if !found {
		return fmt.Errorf("no bot answers in %s: start it with onrecord serve", dir)
	}
	defer bot.close() // nothing is left to be written
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, botAddress+"/v1/health", nil)
	if err != nil {
		return err
	}
	response, err := bot.client.Do(request)
	if err != nil {
		return fmt.Errorf("the bot in %s does not answer: %w", dir, err)
	}
	defer response.Body.Close()
	content, err := io.ReadAll(io.LimitReader(response.Body, 1<<16))
	if err != nil {
		return fmt.Errorf("the bot in %s stopped in the middle of its answer: %w", dir, err)
	}
	var h apiHealth
	if err := json.Unmarshal(content, &h); response.StatusCode != http.StatusOK || err != nil {
		return fmt.Errorf("the bot in %s is not well (%s): run onrecord doctor", dir, response.Status)
	}
	if asJSON {
		_, err = a.Out.Write(content)
		return err
	}
	_, err = fmt.Fprintf(a.Out, "ok: %s, %s not searched yet\n", label.Count(h.Articles, "article"), label.Count(h.Behind, "change"))
	return err
}
