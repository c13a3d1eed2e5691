package intake

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

// How the network is asked: by name, one request at a time and with a pause
// between two for each host, and never for longer, further or more than this.
const (
	userAgent    = "onrecord (newsroom archive; reads feeds and their articles)"
	accepted     = "application/rss+xml, application/atom+xml, application/feed+json, text/html;q=0.9, application/xml;q=0.9, */*;q=0.5"
	fetchTimeout = 30 * time.Second // from the request to the last byte
	maxRedirects = 5
)

// polite returns a client like the given one that keeps to the policy.
func polite(client *http.Client) *http.Client {
	c := *client
	c.Timeout = 0 // fetch sets it for each request
	c.CheckRedirect = func(next *http.Request, via []*http.Request) error {
		switch {
		case len(via) > maxRedirects:
			return fmt.Errorf("more than %d redirects", maxRedirects)
		case !isURL(next.URL.String()):
			return fmt.Errorf("it redirects to %s, which is not http or https", next.URL)
		}
		return nil
	}
	return &c
}

// validators are what a server gave to ask with whether anything is new.
type validators struct{ etag, modified string }

// answer is what came back from the network.
type answer struct {
	at          *url.URL // after redirects
	contentType string
	content     []byte
	unchanged   bool // nothing is new since the validators; there is no content
	validators  validators
}

// fetch gets an address, at most maxArticle bytes of it.
func (in *Intake) fetch(ctx context.Context, address string, known validators) (answer, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return answer{}, wrong("check the spelling", "not an address that can be fetched")
	}
	h := in.host(u.Host)
	if err := h.enter(ctx, in.options.Pause); err != nil {
		return answer{}, err
	}
	defer h.leave()
	if wait := h.closed.Sub(in.options.Clock()); wait > 0 {
		return answer{}, later(wait, "%s asked not to be asked again yet", u.Host)
	}
	limited, cancel := context.WithTimeout(ctx, fetchTimeout)
	defer cancel()
	request, err := http.NewRequestWithContext(limited, http.MethodGet, address, nil)
	if err != nil {
		return answer{}, wrong("check the spelling", "not an address that can be fetched: %w", err)
	}
	request.Header.Set("User-Agent", userAgent)
	request.Header.Set("Accept", accepted)
	if known.etag != "" {
		request.Header.Set("If-None-Match", known.etag)
	}
	if known.modified != "" {
		request.Header.Set("If-Modified-Since", known.modified)
	}
	response, err := in.client.Do(request)
	if err != nil {
		return answer{}, noAnswer(err)
	}
	defer response.Body.Close()
	return in.take(response, h)
}

// take reads a response, or says why it is not what was asked for.
func (in *Intake) take(response *http.Response, h *host) (answer, error) {
	if response.StatusCode == http.StatusNotModified {
		return answer{unchanged: true}, nil
	}
	if response.StatusCode < 200 || response.StatusCode > 299 {
		return answer{}, in.refusal(response, h)
	}
	content, err := io.ReadAll(io.LimitReader(response.Body, maxArticle+1))
	if err != nil {
		return answer{}, noAnswer(err)
	}
	if len(content) > maxArticle {
		return answer{}, wrong("give the address of a page or a feed", "the answer is larger than %d MiB", maxArticle>>20)
	}
	return answer{
		at:          response.Request.URL,
		contentType: response.Header.Get("Content-Type"),
		content:     content,
		validators:  validators{response.Header.Get("ETag"), response.Header.Get("Last-Modified")},
	}, nil
}

// noAnswer tells of a request that failed on its way.
func noAnswer(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		err = u.Err // the address is told already
	}
	p := wrong("check the address and the network, then try again", "no answer: %w", err)
	if errors.Is(err, context.DeadlineExceeded) {
		p = wrong("try again later", "no answer within %v", fetchTimeout)
	}
	p.passing = true
	return p
}

// refusal tells of an answer that is an error, and notes how long the host
// wants to be left alone.
func (in *Intake) refusal(response *http.Response, h *host) error {
	status := strconv.Itoa(response.StatusCode) + " " + http.StatusText(response.StatusCode)
	now := in.options.Clock()
	if wait := retryAfter(response.Header.Get("Retry-After"), now); wait > 0 {
		h.closed = now.Add(wait)
		return later(wait, "%s", status)
	}
	p := wrong("check the address, or take it out of the settings", "%s", status)
	switch code := response.StatusCode; {
	case code == http.StatusUnauthorized || code == http.StatusForbidden:
		p.Mend = "the site does not let onrecord read it: ask the outlet for its feed, or add the files"
	case code == http.StatusTooManyRequests || code >= 500:
		p.Mend, p.passing = "try again later", true
	}
	return p
}

func later(wait time.Duration, format string, args ...any) error {
	p := wrong(fmt.Sprintf("try again in %v", wait.Round(time.Second)), format, args...)
	p.passing = true
	return p
}

// retryAfter reads the header of that name: seconds, or a date.
func retryAfter(header string, now time.Time) time.Duration {
	if seconds, err := strconv.Atoi(header); err == nil {
		return time.Duration(seconds) * time.Second
	}
	if t, err := http.ParseTime(header); err == nil {
		return t.Sub(now)
	}
	return 0
}

// host lets one request at a time through to a host.
type host struct {
	turn   chan struct{} // holds one token while a request is on its way
	last   time.Time     // when the last request ended
	closed time.Time     // not to be asked before
}

func (in *Intake) host(name string) *host {
	in.mu.Lock()
	defer in.mu.Unlock()
	h := in.hosts[name]
	if h == nil {
		h = &host{turn: make(chan struct{}, 1)}
		in.hosts[name] = h
	}
	return h
}

// enter waits for its turn, and until pause has passed since the last request.
func (h *host) enter(ctx context.Context, pause time.Duration) error {
	select {
	case h.turn <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	rest := time.NewTimer(time.Until(h.last.Add(pause)))
	defer rest.Stop()
	select {
	case <-rest.C:
		return nil
	case <-ctx.Done():
		<-h.turn
		return ctx.Err()
	}
}

func (h *host) leave() {
	h.last = time.Now()
	<-h.turn
}
