package fetch

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"onrecord/corpus"
	"onrecord/corpus/intake/raw"
)

// What one request may take.
const (
	userAgent    = "onrecord (newsroom archive; reads feeds and their articles)"
	accepted     = "application/rss+xml, application/atom+xml, application/feed+json, text/html;q=0.9, application/xml;q=0.9, */*;q=0.5"
	timeout      = 30 * time.Second // from the request to the last byte
	maxRedirects = 5
	maxWait      = 24 * time.Hour // however long a host wants to be left alone
)

// Options are what a Fetcher needs from outside. The zero value works.
type Options struct {
	// HTTP carries the requests; nil is a client without special settings. Its
	// redirect policy and timeout are replaced.
	HTTP *http.Client
	// Clock tells when a host may be asked again; nil is time.Now.
	Clock func() time.Time
	// Pause is the least time between two requests to one host; zero is half a
	// second.
	Pause time.Duration
	// Allow are hosts inside the network that feeds and pages may lead to, such as
	// that of the CMS.
	Allow []string
}

// Fetcher asks the network. It may be used by several goroutines at once.
type Fetcher struct {
	client *http.Client
	clock  func() time.Time
	pause  time.Duration
	hosts  hosts
}

// New returns a Fetcher.
func New(o Options) *Fetcher {
	client := http.Client{}
	if o.HTTP != nil {
		client = *o.HTTP
	}
	client.Timeout = 0 // Get sets it for each request
	client.Transport = newDoors(client.Transport, o.Allow)
	client.CheckRedirect = func(next *http.Request, via []*http.Request) error {
		switch {
		case len(via) > maxRedirects:
			return fmt.Errorf("more than %d redirects", maxRedirects)
		case !raw.IsURL(next.URL.String()):
			return fmt.Errorf("it redirects to %s, which is not http or https", corpus.SourceAt(next.URL.String()))
		}
		return nil
	}
	f := &Fetcher{client: &client, clock: o.Clock, pause: cmp.Or(o.Pause, 500*time.Millisecond)}
	if f.clock == nil {
		f.clock = time.Now
	}
	return f
}

// Origin is what the user named himself: its host may be one inside the network,
// and alone gets the name and password that the address has.
type Origin struct {
	Host   string // with its port
	secure bool   // named with https
	// User is sent to the host with every request; nil is nobody.
	User *url.Userinfo
	// Header goes with every request to the host.
	Header http.Header
}

// OriginOf takes the origin of an address that the user named, and the address
// without its credentials.
func OriginOf(address string) (Origin, string) {
	u, err := url.Parse(address)
	if err != nil {
		return Origin{}, address
	}
	origin := Origin{Host: u.Host, secure: strings.EqualFold(u.Scheme, "https"), User: u.User}
	if u.User == nil {
		return origin, address
	}
	u.User = nil
	return origin, u.String()
}

// Validators are what a server gave to ask with whether anything is new.
type Validators struct{ ETag, Modified string }

// Answer is what came back from the network.
type Answer struct {
	At         *url.URL // after redirects, without credentials
	Type       string   // the media type as it was declared
	Header     http.Header
	Content    []byte
	Unchanged  bool // nothing is new since the validators; there is no content
	Validators Validators
}

// Get gets an address, at most [raw.MaxArticle] bytes of it.
func (f *Fetcher) Get(ctx context.Context, origin Origin, address string, known Validators) (Answer, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return Answer{}, raw.Wrong("check the spelling", "not an address that can be fetched")
	}
	u.User = nil
	h := f.hosts.host(u.Host)
	if err := h.enter(ctx, f.pause); err != nil {
		return Answer{}, err
	}
	defer h.leave()
	if wait := h.closed.Sub(f.clock()); wait > 0 {
		return Answer{}, later(wait, "%s", h.why)
	}
	limited, cancel := context.WithTimeout(withOrigin(ctx, origin), timeout)
	defer cancel()
	request, err := http.NewRequestWithContext(limited, http.MethodGet, u.String(), nil)
	if err != nil {
		return Answer{}, raw.Wrong("check the spelling", "not an address that can be fetched: %w", err)
	}
	origin.sign(request)
	request.Header.Set("User-Agent", userAgent)
	request.Header.Set("Accept", accepted)
	if known.ETag != "" {
		request.Header.Set("If-None-Match", known.ETag)
	}
	if known.Modified != "" {
		request.Header.Set("If-Modified-Since", known.Modified)
	}
	response, err := f.client.Do(request)
	if err != nil {
		h.failed(f.clock(), u.Host)
		return Answer{}, noAnswer(err)
	}
	defer response.Body.Close()
	return f.take(response, h)
}

// trusts reports whether an address may get what opens the origin: on its own host,
// and not in the clear where it was named with https.
func (o Origin) trusts(u *url.URL) bool {
	return strings.EqualFold(u.Host, o.Host) && (!o.secure || strings.EqualFold(u.Scheme, "https"))
}

// sign gives a request to the origin's own host what opens it.
func (o Origin) sign(r *http.Request) {
	if !o.trusts(r.URL) {
		return
	}
	if o.User != nil {
		password, _ := o.User.Password()
		r.SetBasicAuth(o.User.Username(), password)
	}
	for name, values := range o.Header {
		r.Header[name] = values
	}
}

// unsigned is a request without what opens the origin: net/http takes it along to
// other ports of a host and to names below it.
func (o Origin) unsigned(r *http.Request) *http.Request {
	r = r.Clone(r.Context())
	r.Header.Del("Authorization")
	for name := range o.Header {
		r.Header.Del(name)
	}
	return r
}

// take reads a response, or says why it is not what was asked for.
func (f *Fetcher) take(response *http.Response, h *host) (Answer, error) {
	if response.StatusCode == http.StatusNotModified {
		h.answered()
		return Answer{Unchanged: true}, nil
	}
	if response.StatusCode < 200 || response.StatusCode > 299 {
		return Answer{}, f.refusal(response, h)
	}
	content, err := io.ReadAll(io.LimitReader(response.Body, raw.MaxArticle+1))
	if err != nil {
		h.failed(f.clock(), response.Request.URL.Host)
		return Answer{}, noAnswer(err)
	}
	h.answered()
	if len(content) > raw.MaxArticle {
		return Answer{}, raw.Wrong("give the address of a page or a feed", "the answer is larger than %d MiB", raw.MaxArticle>>20)
	}
	at := *response.Request.URL
	at.User = nil
	return Answer{
		At:         &at,
		Type:       response.Header.Get("Content-Type"),
		Header:     response.Header,
		Content:    content,
		Validators: Validators{response.Header.Get("ETag"), response.Header.Get("Last-Modified")},
	}, nil
}

// noAnswer tells of a request that failed on its way.
func noAnswer(err error) error {
	if errors.Is(err, errInside) {
		return raw.Wrong("if it is right, name its host in allow_hosts of the settings", "not fetched: %w", errInside)
	}
	var u *url.Error
	if errors.As(err, &u) {
		err = u.Err // the address is told already
	}
	p := raw.Wrong("check the address and the network, then try again", "no answer: %w", err)
	if errors.Is(err, context.DeadlineExceeded) {
		p = raw.Wrong("try again later", "no answer within %v", timeout)
	}
	p.Passing = true
	return p
}

// StatusError is an answer that is an error.
type StatusError struct{ Code int }

func (e *StatusError) Error() string { return strconv.Itoa(e.Code) + " " + http.StatusText(e.Code) }

// refusal tells of an answer that is an error, and notes how long the host
// wants to be left alone.
func (f *Fetcher) refusal(response *http.Response, h *host) error {
	status := &StatusError{response.StatusCode}
	now := f.clock()
	if wait := retryAfter(response.Header.Get("Retry-After"), now); wait > 0 {
		h.close(now.Add(wait), response.Request.URL.Host+" asked not to be asked again yet")
		return later(wait, "%w", status)
	}
	p := raw.Wrong("check the address, or take it out of the settings", "%w", status)
	switch code := response.StatusCode; {
	case code == http.StatusUnauthorized || code == http.StatusForbidden:
		p.Fix = "the site does not let onrecord read it: ask the outlet for its feed, or add the files"
	case code == http.StatusTooManyRequests || code >= 500:
		h.failed(now, response.Request.URL.Host)
		p.Fix, p.Passing = "try again later", true
	}
	return p
}

func later(wait time.Duration, format string, args ...any) error {
	p := raw.Wrong(fmt.Sprintf("try again in %v", wait.Round(time.Second)), format, args...)
	p.Passing = true
	return p
}

// retryAfter reads the header of that name: seconds, or a date; at most a day.
func retryAfter(header string, now time.Time) time.Duration {
	if seconds, err := strconv.ParseFloat(header, 64); err == nil {
		return time.Duration(min(seconds, maxWait.Seconds()) * float64(time.Second))
	}
	if t, err := http.ParseTime(header); err == nil {
		return min(t.Sub(now), maxWait)
	}
	return 0
}
