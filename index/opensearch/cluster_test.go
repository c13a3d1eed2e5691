package opensearch_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"onrecord/corpus"
	"onrecord/corpus/nettest"
	"onrecord/index"
	"onrecord/index/opensearch"
	"onrecord/index/opensearch/clustertest"
)

// ferries are changes of so many articles, each with one sentence.
func ferries(n int) []index.Change {
	out := make([]index.Change, n)
	for i := range out {
		id := corpus.ArticleID(fmt.Sprint("ferry-", i))
		out[i] = index.Change{Article: id, Revision: 1, Documents: []index.Document{{
			Passage: index.Passage{Article: id, Revision: 1, Kind: index.Sentence, Spans: []corpus.Span{{Start: 0, End: 16}}},
			Text:    "The ferry sails.",
			Day:     "2026-03-01",
		}}}
	}
	return out
}

func apply(t *testing.T, e *opensearch.Engine, seq corpus.Seq, changes ...index.Change) {
	t.Helper()
	if err := (patient{e}).Apply(t.Context(), changes, corpus.Position{Seq: seq, Lineage: "a"}); err != nil {
		t.Fatal(err)
	}
}

// expect checks how many documents there are, that as many are found, and the position.
func expect(t *testing.T, engine *opensearch.Engine, documents int, seq corpus.Seq) {
	t.Helper()
	e := patient{engine}
	n, err := e.Count(t.Context(), "")
	if err != nil || n != documents {
		t.Errorf("%d documents, %v; want %d", n, err, documents)
	}
	r, err := e.Search(t.Context(), index.Query{Words: "ferry", Limit: 20_000}) // as a digest asks for
	if err != nil || len(r.Hits) != documents {
		t.Errorf("%d hits, %v; want %d", len(r.Hits), err, documents)
	}
	if at, err := e.Reached(t.Context()); err != nil || at.Seq != seq {
		t.Errorf("reached %+v, %v; want %d", at, err, seq)
	}
}

// proxy stands before a cluster. What spoils answers a request is not passed on.
func proxy(t *testing.T, c *clustertest.Cluster, spoils func(w http.ResponseWriter, r *http.Request) bool) opensearch.Cluster {
	t.Helper()
	to, err := url.Parse(c.Addresses[0])
	if err != nil {
		t.Fatal(err)
	}
	pass := httputil.NewSingleHostReverseProxy(to)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !spoils(w, r) {
			pass.ServeHTTP(w, r)
		}
	}))
	t.Cleanup(server.Close)
	return opensearch.Cluster{Addresses: []string{server.URL}}
}

func close(t *testing.T, e *opensearch.Engine) {
	t.Helper()
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
}

func isThereAfterARestart(t *testing.T, c *clustertest.Cluster) {
	o := c.Options(t)
	e := open(t, o)
	apply(t, e, 5, ferries(3)...)
	close(t, e)
	e = open(t, o)
	defer close(t, e)
	expect(t, e, 3, 5)
}

func ofAnotherArchive(t *testing.T, c *clustertest.Cluster) {
	o := c.Options(t)
	e := open(t, o)
	apply(t, e, 5, ferries(3)...)
	close(t, e)
	other := o
	other.Stamp = "archive 2, schema 1"
	// Whoever only looks leaves it as it is.
	if found, h, err := opensearch.Look(t.Context(), other); err != nil || !errors.Is(found.Stale, index.ErrOtherStamp) || found.Reached.Seq != 5 || !h.Whole() {
		t.Errorf("looked at: %+v, %v, %v", found, h, err)
	}
	if found, _, err := opensearch.Look(t.Context(), o); err != nil || found.Stale != nil || found.Reached.Seq != 5 {
		t.Errorf("looked at as it was: %+v, %v", found, err)
	}
	e = open(t, other)
	defer close(t, e)
	expect(t, e, 0, 0)
}

func olderCopy(t *testing.T, c *clustertest.Cluster) {
	o := c.Options(t)
	e := open(t, o)
	apply(t, e, 5, ferries(3)...)
	close(t, e)
	o.Follows = func(at corpus.Position) (bool, error) { return at.Seq < 5, nil }
	e = open(t, o)
	defer close(t, e)
	expect(t, e, 0, 0)
}

func rebuild(t *testing.T, c *clustertest.Cluster) {
	o := c.Options(t)
	inUse := open(t, o)
	defer close(t, inUse)
	apply(t, inUse, 5, ferries(3)...)

	stopped, err := opensearch.Rebuild(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	apply(t, stopped, 2, ferries(1)...)
	close(t, stopped)
	expect(t, inUse, 3, 5)

	whole, err := opensearch.Rebuild(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	apply(t, whole, 6, ferries(4)...)
	if err := whole.Promote(t.Context()); err != nil {
		t.Fatal(err)
	}
	close(t, whole)
	e := open(t, o)
	defer close(t, e)
	expect(t, e, 4, 6)
	if _, err := inUse.Search(t.Context(), index.Query{Words: "ferry"}); err == nil {
		t.Error("the old index is searched after another took its place")
	}
}

func crashBeforeThePosition(t *testing.T, c *clustertest.Cluster) {
	o := c.Options(t)
	var crashed atomic.Bool
	o.Cluster = proxy(t, c, func(w http.ResponseWriter, r *http.Request) bool {
		if crashed.Load() && r.Method == http.MethodPut {
			http.Error(w, `{"error":{"type":"crash","reason":"the process is gone"}}`, http.StatusBadRequest)
			return true
		}
		return false
	})
	e := open(t, o)
	apply(t, e, 3, ferries(3)...)
	crashed.Store(true)
	if err := e.Apply(t.Context(), ferries(6), corpus.Position{Seq: 9, Lineage: "a"}); err == nil {
		t.Fatal("no error of a position that was not written")
	}
	close(t, e)
	crashed.Store(false)
	e = open(t, o)
	defer close(t, e)
	if at, err := e.Reached(t.Context()); err != nil || at.Seq != 3 {
		t.Errorf("reached %+v, %v after the crash; want 3", at, err)
	}
	// The batches are others when they are applied again, and one article is gone since.
	again := ferries(6)
	again[5].Documents, again[5].Revision = nil, 2
	apply(t, e, 7, again[:4]...)
	apply(t, e, 10, again[4:]...)
	expect(t, e, 5, 10)
}

func noRoom(t *testing.T, c *clustertest.Cluster) {
	o := c.Options(t)
	var bulks atomic.Int32
	to := c.Addresses[0]
	o.Cluster = proxy(t, c, func(w http.ResponseWriter, r *http.Request) bool {
		if !strings.HasSuffix(r.URL.Path, "/_bulk") {
			return false
		}
		switch bulks.Add(1) {
		case 1: // no room for anything
			http.Error(w, `{"error":{"type":"rejected","reason":"queue is full"},"status":429}`, http.StatusTooManyRequests)
			return true
		case 2: // no room for the second document
			body, err := io.ReadAll(r.Body)
			if err != nil {
				t.Error(err)
			}
			all := bytes.SplitAfter(body, []byte("\n"))
			taken := append(append([]byte{}, bytes.Join(all[:2], nil)...), bytes.Join(all[4:], nil)...)
			response, err := http.Post(to+r.URL.Path, "application/x-ndjson", bytes.NewReader(taken))
			if err != nil {
				t.Error(err)
				return true
			}
			defer response.Body.Close()
			answer, err := io.ReadAll(response.Body)
			if err != nil {
				t.Error(err)
			}
			answer = bytes.Replace(answer, []byte(`"errors":false`), []byte(`"errors":true`), 1)
			at := bytes.Index(answer, []byte(`},{"index"`)) + 2
			refused := `{"index":{"_id":"ferry-1#1.0","status":429,"error":{"type":"rejected","reason":"queue is full"}}},`
			w.Header().Set("Content-Type", "application/json")
			w.Write(append(append(append([]byte{}, answer[:at]...), refused...), answer[at:]...))
			return true
		}
		return false
	})
	e := open(t, o)
	defer close(t, e)
	apply(t, e, 3, ferries(3)...)
	expect(t, e, 3, 3)
	if n := bulks.Load(); n < 3 {
		t.Errorf("%d bulk requests; want one more for the document that was refused", n)
	}
}

func twoBots(t *testing.T, c *clustertest.Cluster) {
	o := c.Options(t)
	one := open(t, o)
	defer close(t, one)
	two := open(t, o)
	defer close(t, two)
	done := make(chan error, 2)
	for _, e := range []*opensearch.Engine{one, two} {
		go func() { done <- (patient{e}).Apply(t.Context(), ferries(50), corpus.Position{Seq: 50, Lineage: "a"}) }()
	}
	for range 2 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	expect(t, one, 50, 50)
	expect(t, two, 50, 50)
}

func anotherHasApplied(t *testing.T, c *clustertest.Cluster) {
	o := c.Options(t)
	one := open(t, o)
	defer close(t, one)
	two := open(t, o)
	defer close(t, two)
	expect(t, two, 0, 0)
	apply(t, one, 3, ferries(3)...)
	if _, err := (patient{two}).Reached(t.Context()); err != nil { // as its follower asks every second
		t.Fatal(err)
	}
	expect(t, two, 3, 3)
}

func away(t *testing.T, c *clustertest.Cluster) {
	o := c.Options(t)
	var gone atomic.Bool
	o.Cluster = proxy(t, c, func(w http.ResponseWriter, r *http.Request) bool {
		if gone.Load() {
			panic(http.ErrAbortHandler) // the connection is closed
		}
		return false
	})
	e := open(t, o)
	defer close(t, e)
	apply(t, e, 3, ferries(3)...)
	expect(t, e, 3, 3)
	gone.Store(true)
	if r, err := e.Search(t.Context(), index.Query{Words: "ferry"}); !errors.Is(err, index.ErrIncomplete) {
		t.Errorf("%d hits, %v; want %v", len(r.Hits), err, index.ErrIncomplete)
	}
	gone.Store(false)
	expect(t, e, 3, 3)
}

func cutOff(t *testing.T, c *clustertest.Cluster) {
	o := c.Options(t)
	to, err := url.Parse(c.Addresses[0])
	if err != nil {
		t.Fatal(err)
	}
	wire := nettest.Open(t, to.Host)
	o.Cluster = opensearch.Cluster{Addresses: []string{"http://" + wire.Address}}
	e := open(t, o)
	defer close(t, e)
	apply(t, e, 3, ferries(3)...)
	expect(t, e, 3, 3)
	wire.Cut()
	applied := make(chan error, 1)
	go func() { applied <- e.Apply(t.Context(), ferries(6)[3:], corpus.Position{Seq: 6, Lineage: "a"}) }()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
	defer cancel()
	if r, err := e.Search(ctx, index.Query{Words: "ferry"}); !errors.Is(err, index.ErrIncomplete) {
		t.Errorf("%d hits, %v; want %v", len(r.Hits), err, index.ErrIncomplete)
	}
	wire.Mend()
	if <-applied != nil {
		apply(t, e, 6, ferries(6)[3:]...) // as its follower does
	}
	expect(t, e, 6, 6)
}

// A question whose time is up while the meanings are read leaves them to the next.
func readOn(t *testing.T, c *clustertest.Cluster) {
	o := c.Options(t)
	var begun atomic.Int32
	mayRead := make(chan struct{})
	o.Cluster = proxy(t, c, func(_ http.ResponseWriter, r *http.Request) bool {
		if r.URL.Query().Has("scroll") {
			begun.Add(1)
			<-mayRead
		}
		return false
	})
	e := open(t, o)
	defer close(t, e)
	quits := ferries(1)
	quits[0].Documents[0].Kind, quits[0].Documents[0].Text = index.Direct, "I shall step down as leader."
	apply(t, e, 1, quits...)
	asked := index.Query{Near: index.Near{Words: "boss resigning"}}
	ctx, cancel := context.WithTimeout(t.Context(), 500*time.Millisecond)
	defer cancel()
	if r, err := e.Search(ctx, asked); !errors.Is(err, index.ErrIncomplete) {
		t.Errorf("%d hits, %v; want %v", len(r.Hits), err, index.ErrIncomplete)
	}
	done := make(chan struct{})
	go func() {
		defer func() { done <- struct{}{} }()
		if r, err := e.Search(t.Context(), asked); err != nil || len(r.Hits) != 1 {
			t.Errorf("%d hits, %v; want 1", len(r.Hits), err)
		}
	}()
	mayRead <- struct{}{}
	<-done
	if n := begun.Load(); n != 1 {
		t.Errorf("the meanings were read from the beginning %d times", n)
	}
}

func wrongPassword(t *testing.T, c *clustertest.Cluster) {
	o := c.Options(t)
	o.Cluster = proxy(t, c, func(w http.ResponseWriter, r *http.Request) bool {
		user, password, _ := r.BasicAuth()
		if user == "ana" && password == "right" {
			return false
		}
		http.Error(w, "Unauthorized", http.StatusUnauthorized)
		return true
	})
	o.User, o.Password = "ana", "right"
	close(t, open(t, o))
	o.Password = "wrong"
	if _, err := opensearch.Open(t.Context(), o); err == nil || !strings.Contains(err.Error(), "set opensearch.user and opensearch.password") {
		t.Errorf("got %v", err)
	}
}

func somebodyElses(t *testing.T, c *clustertest.Cluster) {
	o := c.Options(t)
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPut, c.Addresses[0]+"/"+o.Name, nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	defer func() {
		request.Method = http.MethodDelete
		if response, err := http.DefaultClient.Do(request); err == nil {
			response.Body.Close()
		}
	}()
	if _, err := opensearch.Open(t.Context(), o); err == nil || !strings.Contains(err.Error(), "set opensearch.name") {
		t.Errorf("got %v", err)
	}
}

// With two of three nodes gone a search of the cluster's own answers with what is left. The
// third may have all, where there was time to copy it.
func nodesGone(t *testing.T, c *clustertest.Cluster) {
	e := open(t, c.Options(t))
	defer close(t, e)
	apply(t, e, 300, ferries(300)...)
	expect(t, e, 300, 300)
	c.Kill(t, 1)
	whole := func() error { // the copies of its shards are on the others
		r, err := e.Search(t.Context(), index.Query{Words: "ferry", Limit: 1000})
		if err == nil && len(r.Hits) < 300 {
			t.Errorf("%d hits where %d were put in", len(r.Hits), 300)
		}
		return err
	}
	if err := whole(); err != nil && !errors.Is(err, index.ErrIncomplete) { // which copies there were time for is the cluster's
		t.Errorf("with one of three nodes gone: %v; want %v", err, index.ErrIncomplete)
	}
	c.Kill(t, 2)
	if err := whole(); err != nil && !errors.Is(err, index.ErrIncomplete) {
		t.Errorf("with two of three nodes gone: %v; want %v", err, index.ErrIncomplete)
	}
	if err := e.Apply(t.Context(), ferries(301)[300:], corpus.Position{Seq: 301, Lineage: "a"}); err != nil && !errors.Is(err, index.ErrIncomplete) {
		t.Errorf("a change with two of three nodes gone: %v; want %v", err, index.ErrIncomplete)
	}
	c.Restart(t)
	if err := soon(whole); err != nil {
		t.Fatal(err)
	}
}
