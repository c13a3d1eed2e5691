// Package hook owns the calls of webhooks: what watches found is posted as JSON, signed with
// a secret that whoever gets it shares ([Sign]), and never to an address inside the
// network, whatever a name resolves to and wherever a redirect leads.
//
// The headers are those of Standard Webhooks: webhook-id stays the same when a call is
// repeated, webhook-timestamp is in seconds since 1970, webhook-signature is "v1," and the
// HMAC-SHA256 of id, timestamp and body with full stops between them, in base64.
package hook

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/bot/news/watch"
	"onrecord/corpus/intake/fetch"
)

// Caller calls webhooks. It implements watch.Hooks.
type Caller struct {
	client *http.Client
	clock  func() time.Time
}

// patience is how long one call may take, redirects too.
const patience = 15 * time.Second

// New returns a Caller that reaches addresses outside the network, and of those inside the
// hosts that the newsroom allows. A nil transport is the default one.
func New(transport http.RoundTripper, allow []string, clock func() time.Time) *Caller {
	return &Caller{&http.Client{Timeout: patience, Transport: fetch.Guarded(transport, allow), CheckRedirect: follow}, clock}
}

// mostRedirects is how often a call may be sent on.
const mostRedirects = 3

func follow(r *http.Request, via []*http.Request) error {
	switch {
	case len(via) > mostRedirects:
		return errors.New("it is sent on too often")
	case r.URL.Scheme != "https" && via[0].URL.Scheme == "https":
		return errors.New("it is sent on to an address without https")
	}
	return nil
}

// found is what is posted.
type found struct {
	ID         string      `json:"id"`
	Type       string      `json:"type"`
	Timestamp  string      `json:"timestamp"` // RFC 3339
	Statements []statement `json:"statements"`
}

// statement is a citation with the watch that found it.
type statement struct {
	Watch    string          `json:"watch"`
	Citation answer.Citation `json:"citation"`
}

// Call posts what watches found.
func (c *Caller) Call(ctx context.Context, address, secret string, n watch.Notice) error {
	now := c.clock()
	f := found{ID: fmt.Sprint("found-", n.Bundle), Type: "watch.found", Timestamp: now.UTC().Format(time.RFC3339)}
	for _, l := range n.Lines {
		f.Statements = append(f.Statements, statement{l.Watch.Question.String(), l.Match.Citation})
	}
	body, err := json.Marshal(f)
	if err != nil {
		return err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(body))
	if err != nil {
		return errors.New("the address of a webhook is none")
	}
	at := strconv.FormatInt(now.Unix(), 10)
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("User-Agent", "onrecord")
	r.Header.Set("webhook-id", f.ID)
	r.Header.Set("webhook-timestamp", at)
	r.Header.Set("webhook-signature", Sign(secret, f.ID, at, body))
	response, err := c.client.Do(r)
	if failed, ok := errors.AsType[*url.Error](err); ok {
		err = failed.Err // without the address, of which the path may be a secret
	}
	if err != nil {
		return fmt.Errorf("the webhook at %s: %w", r.URL.Hostname(), err)
	}
	defer response.Body.Close()
	io.Copy(io.Discard, io.LimitReader(response.Body, 64<<10)) // so that the connection is used again
	if response.StatusCode/100 != 2 {
		return fmt.Errorf("the webhook at %s answers %s", r.URL.Hostname(), response.Status)
	}
	return nil
}

// Sign is the signature of a body that is sent under an id at a moment, in seconds since
// 1970.
func Sign(secret, id, at string, body []byte) string {
	mac := hmac.New(sha256.New, []byte(secret))
	fmt.Fprintf(mac, "%s.%s.", id, at)
	mac.Write(body)
	return "v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil))
}
