// Package opensearch owns the engine that keeps its documents in an OpenSearch cluster. It
// is the only package that knows OpenSearch.
//
// The cluster holds the terms of package filing, made by us, so that it finds the same
// words as every other engine; its own scores and analysers are not used. What quotes mean
// is held in memory by package near, as everywhere, and read from the cluster when it is
// first asked for. A part of the cluster that does not answer makes an error of a search,
// [index.ErrIncomplete], and never a smaller answer.
package opensearch

import (
	"context"
	"fmt"
	"net/http"
	"sync"

	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/filing"
)

// Engine is an index.Engine.
type Engine struct {
	options Options
	content content

	applying chan struct{} // holds a value while something is applied, or made searchable

	life context.Context // ends when the engine is closed
	end  context.CancelFunc
	open sync.WaitGroup // what runs until then

	mutex   sync.Mutex
	fresh   *view    // of what was written; nil where something was since
	busy    bool     // a search has been made since the last Apply
	known   meanings // in memory
	reading *reading // of known, that goes on; nil for none
}

func newEngine(o Options, c client) *Engine {
	e := &Engine{options: o, content: content{client: c}, applying: make(chan struct{}, 1)}
	e.life, e.end = context.WithCancel(context.Background())
	return e
}

// alone waits until nothing else is applied, and keeps it so until done.
func (e *Engine) alone(ctx context.Context) (done func(), err error) {
	select {
	case e.applying <- struct{}{}:
		return func() { <-e.applying }, nil
	case <-ctx.Done():
		return nil, absent(ctx, ctx.Err())
	}
}

var _ index.Engine = (*Engine)(nil)

// Reached implements index.Engine.
func (e *Engine) Reached(ctx context.Context) (corpus.Position, error) {
	at, _, err := e.position(ctx)
	if err != nil {
		return at, err
	}
	e.mutex.Lock()
	defer e.mutex.Unlock()
	if e.fresh != nil && e.fresh.at != at {
		e.fresh = nil // another process has applied something
	}
	return at, nil
}

// Count implements index.Engine.
func (e *Engine) Count(ctx context.Context, article corpus.ArticleID) (int, error) {
	v, err := e.view(ctx)
	if err != nil {
		return 0, err
	}
	if article == "" {
		return v.total, nil
	}
	return v.Count(ctx, filing.Term{Field: filing.Article, Term: string(article)})
}

// Close lets go of the cluster.
func (e *Engine) Close() error {
	e.end()
	e.open.Wait()
	return e.content.client.Close()
}

// view returns the index as it is now. What was applied is made searchable first, and
// never half of what is being applied.
func (e *Engine) view(ctx context.Context) (*view, error) {
	if v := e.current(); v != nil {
		return v, nil
	}
	done, err := e.alone(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	if v := e.current(); v != nil {
		return v, nil
	}
	return e.renew(ctx)
}

// current returns the view of all that was written; nil where something was since.
func (e *Engine) current() *view {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	e.busy = true
	return e.fresh
}

// renew makes searchable what was written, and returns the view of it.
func (e *Engine) renew(ctx context.Context) (*view, error) {
	if err := e.content.refresh(ctx); err != nil {
		return nil, err
	}
	at, _, err := e.position(ctx)
	if err != nil {
		return nil, err
	}
	v := newView(e.content, at)
	if v.total, err = v.count(ctx, everything); err != nil {
		return nil, err
	}
	e.mutex.Lock()
	defer e.mutex.Unlock()
	e.fresh = v
	return v, nil
}

// refresh makes searchable what was written.
func (c content) refresh(ctx context.Context) error {
	var done struct {
		Shards shards `json:"_shards"`
	}
	if err := c.client.call(ctx, writing, http.MethodPost, c.name+"/_refresh", nil, &done); err != nil {
		return fmt.Errorf("refresh the index: %w", err)
	}
	// Copies on nodes that are away count as not successful, and are no loss.
	if done.Shards.Failed > 0 {
		return done.Shards.whole()
	}
	return nil
}
