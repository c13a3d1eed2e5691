package edge

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/slack-go/slack"
)

const (
	botTokenHome = "the Bot User OAuth Token (xoxb-…) under OAuth & Permissions in the app's settings"
	secretHome   = "the Signing Secret under Basic Information in the app's settings"
	appTokenHome = "an app-level token (xapp-…) with the scope connections:write under Basic Information in the app's settings"
)

// Validate reports a token or secret that is missing or is not of its kind,
// without asking Slack and without naming it.
func (o Options) Validate() error {
	transport := checkToken("app token", o.AppToken, "xapp-", appTokenHome)
	if o.Listen != "" {
		transport = checkSecret(o.SigningSecret)
	}
	return errors.Join(checkToken("bot token", o.BotToken, "xoxb-", botTokenHome), transport)
}

func checkSecret(secret string) error {
	if secret == "" {
		return fmt.Errorf("the Slack signing secret is missing: use %s", secretHome)
	}
	return nil
}

func checkToken(name, token, prefix, home string) error {
	switch {
	case token == "":
		return fmt.Errorf("the Slack %s is missing: use %s", name, home)
	case strings.HasPrefix(token, prefix):
		return nil
	case strings.HasPrefix(token, "xoxb-"), strings.HasPrefix(token, "xapp-"):
		return fmt.Errorf("the Slack %s begins with %s and must begin with %s: the two tokens may be swapped; use %s",
			name, token[:5], prefix, home)
	default:
		return fmt.Errorf("the Slack %s must begin with %s: use %s", name, prefix, home)
	}
}

// refusals are the answers of Slack that no waiting cures, and what does.
var refusals = map[string]string{
	"invalid_auth":           "it is not a token of this workspace, or was regenerated: copy it again",
	"not_authed":             "no token arrived: copy it again",
	"account_inactive":       "the app was removed from the workspace: install it again and copy the new token",
	"token_revoked":          "the token was revoked: install the app again and copy the new token",
	"token_expired":          "the token has expired: turn token rotation off, or copy the new token",
	"not_allowed_token_type": "it is a token of the wrong kind",
	"missing_scope":          "it lacks a scope",
	"no_permission":          "it lacks a permission",
}

// refusal returns what to do where err is Slack refusing the named token, and
// nil for any other error.
func refusal(err error, name, home string) error {
	refused, ok := errors.AsType[slack.SlackErrorResponse](err)
	if !ok {
		return nil
	}
	fix, ok := refusals[refused.Err]
	if !ok {
		return nil
	}
	if refused.Needed != "" {
		fix += " (needed: " + refused.Needed + ")"
	}
	return fmt.Errorf("the %s was refused (%w): %s; use %s", name, err, fix, home)
}

func botRefusal(err error) error { return refusal(err, "bot token", botTokenHome) }
func appRefusal(err error) error { return refusal(err, "app token", appTokenHome) }

// refusedWith returns Slack's name for the error where Slack refused a call;
// ok is false where the call failed otherwise, and may have been carried out.
func refusedWith(err error) (name string, ok bool) {
	refused, ok := errors.AsType[slack.SlackErrorResponse](err)
	return refused.Err, ok && !slices.Contains(accidents, refused.Err)
}

// accidents are the answers of Slack after which some of a call may have been
// carried out.
var accidents = []string{"fatal_error", "internal_error", "request_timeout", "service_unavailable"}
