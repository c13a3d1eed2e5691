package workspace

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"
)

// RequestURLs are where an app that does not use Socket Mode takes what
// happens. They may be one address.
type RequestURLs struct {
	Events, Commands, Interactivity string
	Options                         string // of menus that ask the app
}

func (u RequestURLs) of(e *envelope) string {
	switch {
	case e.suggestion:
		return u.Options
	case e.kind == "slash_commands":
		return u.Commands
	case e.kind == "interactive":
		return u.Interactivity
	}
	return u.Events
}

// longestAck is how much of an app's answer is read, in bytes.
const longestAck = 1 << 20

// UseRequestURLs delivers over HTTP from now on, signed with SigningSecret,
// after the app has answered the challenge of the address for events. Without
// addresses it delivers over Socket Mode again.
func (app *App) UseRequestURLs(ctx context.Context, urls RequestURLs) error {
	if urls.Events != "" {
		if err := app.verify(ctx, urls.Events); err != nil {
			return fmt.Errorf("the request URL %s was not verified: %w", urls.Events, err)
		}
	}
	app.w.mu.Lock()
	defer app.w.mu.Unlock()
	app.urls = urls
	return nil
}

// SigningSecret is what the app checks requests with.
func (app *App) SigningSecret() string { return app.w.opts.SigningSecret }

// Sign adds to a request the headers by which an app knows it for Slack's, as
// of the time given.
func (app *App) Sign(r *http.Request, body []byte, at time.Time) {
	stamp := strconv.FormatInt(at.Unix(), 10)
	mac := hmac.New(sha256.New, []byte(app.w.opts.SigningSecret))
	fmt.Fprintf(mac, "v0:%s:%s", stamp, body)
	r.Header.Set("X-Slack-Request-Timestamp", stamp)
	r.Header.Set("X-Slack-Signature", "v0="+hex.EncodeToString(mac.Sum(nil)))
}

// verify asks the app to repeat a challenge, as plain text, as a form or as
// JSON.
func (app *App) verify(ctx context.Context, address string) error {
	challenge := rand.Text()
	body, err := json.Marshal(map[string]any{"type": "url_verification", "token": "local", "challenge": challenge})
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, app.w.opts.AckTime)
	defer cancel()
	resp, err := app.request(ctx, address, "application/json", body, http.Header{})
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(io.LimitReader(resp.Body, longestAck))
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("the app answered the challenge with status %d", resp.StatusCode)
	}
	var said struct {
		Challenge string `json:"challenge"`
	}
	form, _ := url.ParseQuery(string(answer))
	if strings.TrimSpace(string(answer)) == challenge || form.Get("challenge") == challenge ||
		json.Unmarshal(answer, &said) == nil && said.Challenge == challenge {
		return nil
	}
	return errors.New("the app did not answer with the challenge")
}

// newClient is for requests to the app. Slack follows no redirection.
func newClient() *http.Client {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.Proxy = nil
	transport.MaxIdleConnsPerHost = 100
	return &http.Client{
		Transport:     transport,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// request sends a signed request to the app.
func (app *App) request(ctx context.Context, address, kind string, body []byte, header http.Header) (*http.Response, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	r.Header = header
	r.Header.Set("Content-Type", kind)
	r.Header.Set("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)")
	app.Sign(r, body, app.w.opts.Now())
	return app.client.Do(r)
}

// post delivers an envelope over HTTP.
func (app *App) post(e *envelope, address string, attempt int, reason string) outcome {
	header := http.Header{}
	if attempt > 0 {
		header.Set("X-Slack-Retry-Num", strconv.Itoa(attempt))
		header.Set("X-Slack-Retry-Reason", reason)
	}
	ctx, cancel := context.WithTimeout(app.w.ctx, app.w.opts.AckTime)
	defer cancel()
	began := time.Now()
	kind, body := e.form()
	resp, err := app.request(ctx, address, kind, body, header)
	var ack []byte
	if err == nil {
		defer resp.Body.Close()
		ack, err = io.ReadAll(io.LimitReader(resp.Body, longestAck))
	}
	ended := outcome{ack: ack, took: time.Since(began)}
	switch {
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, os.ErrDeadlineExceeded):
		ended.reason = "http_timeout"
	case err != nil:
		ended.reason = "connection_failed"
	case resp.StatusCode != http.StatusOK:
		ended.reason, ended.noRetry = "http_error", resp.Header.Get("X-Slack-No-Retry") == "1"
	}
	return ended
}

// form is the envelope as it is sent over HTTP: an event is JSON, a command a
// form, and an interaction JSON within a form.
func (e *envelope) form() (kind string, body []byte) {
	const form = "application/x-www-form-urlencoded"
	switch e.kind {
	case "slash_commands":
		var fields map[string]string
		json.Unmarshal(e.payload, &fields) // all that a command says is text
		values := url.Values{}
		for name, value := range fields {
			values.Set(name, value)
		}
		return form, []byte(values.Encode())
	case "interactive":
		return form, []byte(url.Values{"payload": {string(e.payload)}}.Encode())
	}
	return "application/json", e.payload
}
