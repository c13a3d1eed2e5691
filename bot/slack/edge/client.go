package edge

import (
	"errors"
	"net"
	"net/http"
	"time"

	"github.com/slack-go/slack"
)

// newClient returns a Web API client that waits out rate limits. Beyond those
// it repeats only requests that never left: one whose connection broke on the
// way may have been carried out, and repeating it would post twice.
func newClient(opts Options) *slack.Client {
	retry := slack.DefaultRetryConfig()
	retry.MaxRetries = 10
	retry.Handlers = []slack.RetryHandler{unsentRetry{}}
	return slack.New(opts.BotToken,
		slack.OptionAppLevelToken(opts.AppToken),
		slack.OptionAPIURL(opts.APIURL),
		slack.OptionHTTPClient(newLimits(opts.HTTP, opts.APIURL, opts.Turns)),
		slack.OptionRetryConfig(retry), // wraps the HTTP client above: the order matters
	)
}

// unsentRetry repeats a request whose connection could not be made.
type unsentRetry struct{}

func (unsentRetry) ShouldRetry(state *slack.RetryState, req *http.Request, _ *http.Response, err error) (bool, time.Duration) {
	if state.Attempt >= state.MaxRetries || !unsent(err) || (req.Body != nil && req.GetBody == nil) {
		return false, 0
	}
	return true, state.Backoff.Duration()
}

// unsent reports whether err says that the request never left this machine.
func unsent(err error) bool {
	op, ok := errors.AsType[*net.OpError](err)
	return ok && op.Op == "dial"
}
