package edge

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Finding is one thing that Check looked at.
type Finding struct {
	About string // what was looked at: "bot token"
	OK    bool
	// Detail is what was found, or what is wrong and what puts it right.
	Detail string
}

// checkTime bounds each question to Slack, which a client without a network
// would repeat for a minute.
const checkTime = 10 * time.Second

// Check asks Slack whether the tokens work and allow what the edge does. It
// returns a finding for each token or secret and for the scopes, good or bad.
func (e *Edge) Check(ctx context.Context) []Finding {
	if e.opts.Listen != "" {
		return append(e.checkBot(ctx), e.checkWeb())
	}
	return slices.Concat(e.checkBot(ctx), e.checkApp(ctx))
}

// checkWeb looks at what signed requests need. Whether Slack reaches the address
// only Slack can say, when the manifest is saved.
func (e *Edge) checkWeb() Finding {
	const about = "signed requests"
	if err := checkSecret(e.opts.SigningSecret); err != nil {
		return Finding{About: about, Detail: err.Error()}
	}
	if e.opts.URL == "" {
		return Finding{About: about, Detail: "slack.url is missing: write the address at which Slack reaches " + e.opts.Listen}
	}
	return Finding{About: about, OK: true, Detail: fmt.Sprintf("taken on %s, sent to %s/slack/…", e.opts.Listen, strings.TrimSuffix(e.opts.URL, "/"))}
}

func (e *Edge) checkBot(ctx context.Context) []Finding {
	const about = "bot token"
	if err := checkToken(about, e.opts.BotToken, "xoxb-", botTokenHome); err != nil {
		return []Finding{{About: about, Detail: err.Error()}}
	}
	ctx, cancel := context.WithTimeout(ctx, checkTime)
	defer cancel()
	auth, err := e.api.AuthTestContext(ctx)
	if err != nil {
		return []Finding{trouble(about, err, botRefusal(err))}
	}
	found := Finding{About: about, OK: true, Detail: fmt.Sprintf("%s in the workspace %s", auth.User, auth.Team)}
	return []Finding{found, checkScopes(e.opts.scopes(), auth.Header.Get("X-OAuth-Scopes"))}
}

// checkScopes compares the scopes granted, as Slack lists them in a header,
// with those that the edge uses.
func checkScopes(scopes []scopeUse, header string) Finding {
	var granted, missing []string
	for scope := range strings.SplitSeq(header, ",") {
		granted = append(granted, strings.TrimSpace(scope))
	}
	for _, use := range scopes {
		if !slices.Contains(granted, use.Scope) {
			missing = append(missing, fmt.Sprintf("%s (%s)", use.Scope, use.For))
		}
	}
	if len(missing) > 0 {
		return Finding{About: "scopes", Detail: "missing: " + strings.Join(missing, ", ") +
			": paste the output of `onrecord manifest` into the app's settings and install it again"}
	}
	return Finding{About: "scopes", OK: true, Detail: fmt.Sprintf("all %d granted", len(scopes))}
}

func (e *Edge) checkApp(ctx context.Context) []Finding {
	const about = "app token"
	if err := checkToken(about, e.opts.AppToken, "xapp-", appTokenHome); err != nil {
		return []Finding{{About: about, Detail: err.Error()}}
	}
	ctx, cancel := context.WithTimeout(ctx, checkTime)
	defer cancel()
	// This opens no connection: it returns an address for one.
	if _, _, err := e.api.StartSocketModeContext(ctx); err != nil {
		return []Finding{trouble(about, err, appRefusal(err))}
	}
	return []Finding{{About: about, OK: true, Detail: "Slack offers a Socket Mode connection"}}
}

// trouble is the finding of a call that failed; refused is what to do about it
// where Slack refused the token.
func trouble(about string, err, refused error) Finding {
	if refused != nil {
		return Finding{About: about, Detail: refused.Error()}
	}
	if name, ok := refusedWith(err); ok {
		return Finding{About: about, Detail: fmt.Sprintf("Slack answered %s: look at the app's settings", name)}
	}
	return Finding{About: about, Detail: fmt.Sprintf("Slack could not be reached (%v): check the network and the proxy", err)}
}
