package opensearch

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/opensearch-project/opensearch-go/v4"

	"onrecord/index"
)

// Cluster says how an OpenSearch cluster is reached.
type Cluster struct {
	Addresses []string // URLs of nodes; at least one
	User      string   // empty is nobody in particular
	Password  string
	// CA is a file of certificates in PEM by which the nodes' own are proved; empty is those
	// that the machine trusts.
	CA string
}

// How long is waited for the cluster.
const (
	dialing   = 3 * time.Second  // for a connection
	searching = 15 * time.Second // for what is read
	writing   = time.Minute      // for what is written
	retries   = 4                // of a request on other nodes
)

// client calls a cluster.
type client struct{ *opensearch.Client }

func connect(c Cluster) (client, error) {
	transport := &http.Transport{
		Proxy:       http.ProxyFromEnvironment,
		DialContext: (&net.Dialer{Timeout: dialing, KeepAlive: 15 * time.Second}).DialContext,
		// Several searches of one question run at once.
		MaxIdleConnsPerHost: 32,
		IdleConnTimeout:     90 * time.Second,
		TLSHandshakeTimeout: dialing,
	}
	if c.CA != "" {
		pem, err := os.ReadFile(c.CA)
		if err != nil {
			return client{}, fmt.Errorf("opensearch.ca: %w", err)
		}
		pool := x509.NewCertPool()
		if !pool.AppendCertsFromPEM(pem) {
			return client{}, fmt.Errorf("opensearch.ca: %s has no certificate in PEM: name the file of the authority that signed those of the nodes", c.CA)
		}
		transport.TLSClientConfig = &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}
	}
	found, err := opensearch.NewClient(opensearch.Config{
		Addresses: c.Addresses, Username: c.User, Password: c.Password, Transport: transport,
		MaxRetries: retries, EnableRetryOnTimeout: true, RequestTimeout: writing,
		RetryBackoff: func(attempt int) time.Duration { return time.Duration(attempt) * 50 * time.Millisecond },
	})
	if err != nil {
		return client{}, fmt.Errorf("opensearch.addresses: %w", err)
	}
	return client{found}, nil
}

// lines is a body of several JSON values, a line each.
type lines []byte

func (l *lines) add(value any) error {
	b, err := json.Marshal(value)
	*l = append(append(*l, b...), '\n')
	return err
}

// refusal is what the cluster says of a request that it does not carry out.
type refusal struct {
	Status int `json:"status"`
	Cause  struct {
		Type   string `json:"type"`
		Reason string `json:"reason"`
	} `json:"error"`
}

func (r *refusal) Error() string {
	return fmt.Sprintf("OpenSearch: %s (%s, %d)", r.Cause.Reason, r.Cause.Type, r.Status)
}

// isAway reports whether the cluster cannot do now what it was asked for. Of a shard that no
// node has it says so with 500 or 503, depending on what was asked.
func (r *refusal) isAway() bool { return r.Status >= http.StatusInternalServerError }

// unavailable is the error of a part of an answer that is a refusal: a part of the index
// did not answer.
func (r *refusal) unavailable() error { return fmt.Errorf("%w (%w)", index.ErrIncomplete, r) }

// is reports whether an error is a refusal with a status.
func is(err error, status int) bool {
	r := new(refusal)
	return errors.As(err, &r) && r.Status == status
}

// call sends a request, whose body is lines, any other value as JSON or nil, and reads the
// answer into out, which may be nil. An error is a *refusal, or index.ErrIncomplete where
// the cluster cannot answer now.
func (c client) call(ctx context.Context, patience time.Duration, method, path string, body, out any) error {
	ctx, done := context.WithTimeout(ctx, patience)
	defer done()
	var content io.Reader
	kind := "application/json"
	switch body := body.(type) {
	case nil:
	case lines:
		content, kind = bytes.NewReader(body), "application/x-ndjson"
	default:
		b, err := json.Marshal(body)
		if err != nil {
			return err
		}
		content = bytes.NewReader(b)
	}
	request, err := http.NewRequestWithContext(ctx, method, "/"+path, content)
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", kind)
	response, err := c.Stream(request)
	if response == nil {
		return absent(ctx, err)
	}
	defer response.Body.Close()
	b, err := io.ReadAll(response.Body)
	if err != nil {
		return absent(ctx, err)
	}
	if response.StatusCode >= http.StatusMultipleChoices {
		return refused(response.StatusCode, b)
	}
	if out == nil {
		return nil
	}
	if err := json.Unmarshal(b, out); err != nil {
		return fmt.Errorf("OpenSearch answers %s %s with what is none of its answers: %w", method, path, err)
	}
	return nil
}

// absent is the error of a cluster that did not answer. Whoever asked may have gone first.
func absent(ctx context.Context, err error) error {
	if errors.Is(ctx.Err(), context.Canceled) {
		return ctx.Err()
	}
	return fmt.Errorf("%w (OpenSearch: %w)", index.ErrIncomplete, err)
}

func refused(status int, body []byte) error {
	r := &refusal{}
	if json.Unmarshal(body, r) != nil || r.Cause.Reason == "" {
		r.Cause.Type, r.Cause.Reason = http.StatusText(status), string(bytes.TrimSpace(body[:min(len(body), 300)]))
	}
	r.Status = status
	switch {
	case status == http.StatusUnauthorized || status == http.StatusForbidden:
		return fmt.Errorf("OpenSearch does not let this user in: set opensearch.user and opensearch.password: %w", r)
	case r.isAway():
		return r.unavailable()
	}
	return r
}

// shards tells how many parts of an index have answered.
type shards struct {
	Total, Successful, Failed int
}

// whole is an error where a part has not answered.
func (s shards) whole() error {
	if s.Failed > 0 || s.Successful < s.Total {
		return fmt.Errorf("%w (OpenSearch: %d of %d shards answered)", index.ErrIncomplete, s.Successful, s.Total)
	}
	return nil
}
