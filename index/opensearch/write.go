package opensearch

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"net/http"
	"runtime"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/filing"
	"onrecord/index/stored"
)

// A cluster has no transactions. What keeps documents and position together is this:
//
//   - The id of a document is its passage's, so whoever applies a change again, after a
//     crash or beside another bot, writes the same documents and no others.
//   - Each is written with the position as its version: what is older than what is there
//     is left out.
//   - The position is written last, and only over the one that was read before: a crash
//     leaves the old one, and what came after it is applied again.
//   - Nothing that was written is searched before all of it is there: the index is
//     refreshed between two calls of Apply, and at no other time.

// Apply implements index.Engine.
func (e *Engine) Apply(ctx context.Context, changes []index.Change, at corpus.Position) error {
	done, err := e.alone(ctx)
	if err != nil {
		return err
	}
	defer done()
	_, as, err := e.position(ctx)
	if err != nil {
		return err
	}
	old, err := e.content.replaced(ctx, changes)
	if err != nil {
		return err
	}
	actions, err := actionsOf(changes, at.Seq)
	if err != nil {
		return err
	}
	for _, a := range actions {
		delete(old, a.id)
	}
	for id, routing := range old {
		actions = append(actions, action{id: id, routing: routing, seq: at.Seq})
	}
	if err := e.content.write(ctx, actions); err != nil {
		return fmt.Errorf("write the index: %w", err)
	}
	if err := e.reach(ctx, at, as); err != nil {
		return err
	}
	e.mutex.Lock()
	e.fresh = nil
	wanted := e.busy
	e.busy = false
	e.mutex.Unlock()
	if wanted {
		_, err = e.renew(ctx)
	}
	return err
}

// action is one document to be written, or to be removed where it has no source.
type action struct {
	id, routing string
	seq         corpus.Seq
	source      []byte // lines of the bulk request
}

// actionsOf makes the documents of changes, several changes at a time.
func actionsOf(changes []index.Change, seq corpus.Seq) ([]action, error) {
	made := make([][]action, len(changes))
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	order := int64(seq) << batchBits
	for i, c := range changes {
		from := order
		order += int64(len(c.Documents))
		work.Go(func() (err error) {
			made[i], err = actionsOfArticle(c.Documents, seq, from)
			return err
		})
	}
	err := work.Wait()
	var out []action
	for _, of := range made {
		out = append(out, of...)
	}
	return out, err
}

// batchBits is the room in the order of documents for those of one batch.
const batchBits = 20

func actionsOfArticle(passages []index.Document, seq corpus.Seq, order int64) ([]action, error) {
	out := make([]action, len(passages))
	means := stored.MeaningsOf(passages)
	for i, terms := range filing.Of(passages) {
		p := passages[i].Passage
		key := keyOf(p.Article)
		source := map[string]any{
			passageField: passageBytes(p), keyField: numberOf(key), ordinalField: p.Ordinal, seqField: seq, orderField: order + int64(i),
			atField: strconv.Itoa(p.Revision) + "." + strconv.Itoa(p.Ordinal),
		}
		for _, t := range terms {
			source[string(t.Field)] = valueOf(t)
		}
		if i == 0 && len(means.Quotes) > 0 {
			source[meaningField] = means.Bytes()
		}
		p.Article = corpus.ArticleID(key)
		out[i] = action{id: stored.ID(p), routing: key, seq: seq}
		if err := out[i].index(source); err != nil {
			return nil, fmt.Errorf("article %q: %w", passages[i].Article, err)
		}
	}
	return out, nil
}

// valueOf is what a document has in a field.
func valueOf(t filing.Terms) any {
	terms := make([]string, len(t.Terms))
	for i, term := range t.Terms {
		terms[i] = termOf(filing.Term{Field: t.Field, Term: term})
	}
	if isText(t.Field) {
		return strings.Join(terms, "\n")
	}
	return terms
}

// numberOf is a number for an article, by its key.
func numberOf(key string) int64 {
	h := fnv.New64a()
	h.Write([]byte(key))
	return int64(h.Sum64())
}

// target is the line of a bulk request that names a document.
type target struct {
	ID      string     `json:"_id"`
	Routing string     `json:"routing"`
	Version corpus.Seq `json:"version"`
	Kind    string     `json:"version_type"`
}

func (a *action) target() target { return target{a.id, a.routing, a.seq, "external_gte"} }

func (a *action) index(source map[string]any) error {
	var l lines
	err := errors.Join(l.add(map[string]target{"index": a.target()}), l.add(source))
	a.source = l
	return err
}

func (a *action) lines() (lines, error) {
	if a.source != nil {
		return a.source, nil
	}
	var l lines
	return l, l.add(map[string]target{"delete": a.target()})
}

// replaced returns the documents of those changes that may have fewer than before, or
// others: the routing of each by its id.
func (c content) replaced(ctx context.Context, changes []index.Change) (map[string]string, error) {
	var keys []string
	for _, change := range changes {
		// Documents of one revision have the same ids and replace each other.
		if change.Revision > 1 || change.Edited || len(change.Documents) == 0 {
			keys = append(keys, keyOf(change.Article))
		}
	}
	old := make(map[string]string)
	if len(keys) == 0 {
		return old, nil
	}
	if err := c.refresh(ctx); err != nil {
		return nil, err
	}
	const together = 100
	for from := 0; from < len(keys); from += together {
		some := keys[from:min(from+together, len(keys))]
		query := map[string]any{"terms": map[string]any{string(filing.Article): some}}
		err := c.each(ctx, map[string]any{"query": query, "_source": false}, inNoOrder, func(h hit) error {
			old[h.ID] = h.Routing
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return old, nil
}

// What is sent at once.
const (
	bulkBytes = 4 << 20
	// patience is how often a document is sent for which the cluster has no room.
	patience = 12
)

// write carries out actions, some at a time.
func (c content) write(ctx context.Context, actions []action) error {
	for len(actions) > 0 {
		size, n := 0, 0
		for n < len(actions) && (n == 0 || size+len(actions[n].source) < bulkBytes) {
			size += len(actions[n].source)
			n++
		}
		if err := c.bulk(ctx, actions[:n]); err != nil {
			return err
		}
		actions = actions[n:]
	}
	return nil
}

// bulk carries out actions at once. Those for which the cluster has no room are sent again
// after a while, a longer one each time.
func (c content) bulk(ctx context.Context, actions []action) error {
	wait := 50 * time.Millisecond
	for tried := 1; ; tried++ {
		again, err := c.send(ctx, actions)
		if err != nil || len(again) == 0 {
			return err
		}
		if tried == patience {
			return fmt.Errorf("%w (OpenSearch has had no room for %d documents for long)", index.ErrIncomplete, len(again))
		}
		actions = again
		select {
		case <-time.After(wait):
		case <-ctx.Done():
			return ctx.Err()
		}
		wait = min(2*wait, 10*time.Second)
	}
}

// send returns the actions that are to be sent again.
func (c content) send(ctx context.Context, actions []action) (again []action, err error) {
	var body lines
	for i := range actions {
		l, err := actions[i].lines()
		if err != nil {
			return nil, err
		}
		body = append(body, l...)
	}
	var done struct {
		Errors bool                `json:"errors"`
		Items  []map[string]result `json:"items"`
	}
	err = c.client.call(ctx, writing, http.MethodPost, c.name+"/_bulk", body, &done)
	if is(err, http.StatusTooManyRequests) {
		return actions, nil
	}
	if err != nil || !done.Errors {
		return nil, err
	}
	if len(done.Items) != len(actions) {
		return nil, fmt.Errorf("OpenSearch tells of %d documents of %d", len(done.Items), len(actions))
	}
	for i, item := range done.Items {
		for _, r := range item {
			switch {
			case r.Status == http.StatusTooManyRequests || r.Status == http.StatusServiceUnavailable:
				again = append(again, actions[i])
			case r.Status >= http.StatusInternalServerError: // a node that is just gone
				return nil, fmt.Errorf("%w (OpenSearch: document %s: %s, %s)", index.ErrIncomplete, actions[i].id, r.Error.Reason, r.Error.Type)
			case r.Status >= http.StatusMultipleChoices && !r.isDone():
				return nil, fmt.Errorf("document %s: %s (%s)", actions[i].id, r.Error.Reason, r.Error.Type)
			}
		}
	}
	return again, nil
}

// result is what became of an action.
type result struct {
	Status int `json:"status"`
	Error  struct {
		Type   string `json:"type"`
		Reason string `json:"reason"`
	} `json:"error"`
}

// isDone reports whether an action that failed need not be carried out: a newer version is
// there, or what is to be removed is gone.
func (r result) isDone() bool {
	return r.Status == http.StatusConflict || r.Status == http.StatusNotFound && r.Error.Type == ""
}

// revision is the one of a position that was read, to be written over.
type revision struct {
	Found bool `json:"found"`
	Seq   int  `json:"_seq_no"`
	Term  int  `json:"_primary_term"`
}

// position reads the position that was reached.
func (e *Engine) position(ctx context.Context) (corpus.Position, revision, error) {
	var kept struct {
		revision
		Source struct {
			Seq     corpus.Seq `json:"seq"`
			Lineage string     `json:"lineage"`
		} `json:"_source"`
	}
	err := e.content.client.call(ctx, searching, http.MethodGet, e.options.positions()+"/_doc/"+e.content.name, nil, &kept)
	if err != nil && !is(err, http.StatusNotFound) {
		return corpus.Position{}, revision{}, fmt.Errorf("read the index: %w", err)
	}
	return corpus.Position{Seq: kept.Source.Seq, Lineage: kept.Source.Lineage}, kept.revision, nil
}

var errOvertaken = errors.New("another process has applied other changes to the index at the same time: the next round goes on from there")

// reach writes the position that was reached over another.
func (e *Engine) reach(ctx context.Context, at corpus.Position, over revision) error {
	path := fmt.Sprintf("%s/_create/%s", e.options.positions(), e.content.name)
	if over.Found {
		path = fmt.Sprintf("%s/_doc/%s?if_seq_no=%d&if_primary_term=%d", e.options.positions(), e.content.name, over.Seq, over.Term)
	}
	err := e.content.client.call(ctx, writing, http.MethodPut, path, map[string]any{"seq": at.Seq, "lineage": at.Lineage}, nil)
	if !is(err, http.StatusConflict) {
		return err
	}
	// A request that was sent again may be in its own way; so may another bot that
	// applies the same.
	now, _, err := e.position(ctx)
	if err == nil && (now.Lineage != at.Lineage && now.Seq == at.Seq || cmp.Less(now.Seq, at.Seq)) {
		err = errOvertaken
	}
	return err
}
