package opensearch

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"onrecord/corpus"
	"onrecord/index"
)

// In a cluster lie, under a name:
//
//	NAME            an alias: the generation in use
//	NAME-7          a generation: an index with a document a passage, its stamp in its mapping
//	NAME-positions  a document for each generation: the position that it has reached
//
// A new generation is built beside the one in use, and takes its place when the alias is
// moved, which is one step.

// Options say where an index lies and what it has to be.
type Options struct {
	Cluster
	// Name is what the index is called in the cluster, in lower case; onrecord by default.
	Name string
	// Shards is into how many parts a new index is cut, and Replicas how many further copies
	// there are of each: 3 and 1 by default. A negative number of replicas is none.
	Shards, Replicas int
	// Stamp names the archive and the schema that the index is built from. An index with
	// another stamp is begun anew.
	Stamp string
	// Follows reports whether the archive has what the index has reached: an older copy that
	// was put back does not, and the index is begun anew. Nil is always.
	Follows func(corpus.Position) (bool, error)
	Log     *slog.Logger
}

func (o Options) withDefaults() Options {
	o.Name, o.Shards, o.Replicas = cmp.Or(o.Name, "onrecord"), cmp.Or(o.Shards, 3), max(0, cmp.Or(o.Replicas, 1))
	return o
}

func (o Options) stamp() string { return fmt.Sprintf("%s, mapping %d", o.Stamp, mappingVersion) }

func (o Options) positions() string { return o.Name + "-positions" }

// Open opens the index of a cluster, beginning an empty one where there is none or where
// the one that is there is another archive's or another version's.
func Open(ctx context.Context, o Options) (*Engine, error) {
	return opened(ctx, o, func(e *Engine) error {
		because, err := e.find(ctx)
		if err != nil || e.content.name != "" && because == nil {
			return err
		}
		if because != nil {
			o.Log.Warn("the index is built anew from the archive", "because", because)
		}
		if err := e.begin(ctx); err != nil {
			return err
		}
		return e.Promote(ctx)
	})
}

// Look tells how the index of a cluster is found, and leaves it as it is; and how the part of
// the cluster is doing in which it lies, or all of it where there is no index.
func Look(ctx context.Context, o Options) (found index.Condition, h Health, err error) {
	o = o.withDefaults()
	c, err := connect(o.Cluster)
	if err != nil {
		return found, h, err
	}
	e := newEngine(o, c)
	if found.Stale, err = e.find(ctx); err == nil && e.content.name != "" {
		found.Reached, err = e.Reached(ctx)
	}
	if err == nil {
		h, err = e.Health(ctx)
	}
	if err = errors.Join(err, e.Close()); err != nil {
		err = fmt.Errorf("index %s in OpenSearch: %w", o.Name, err)
	}
	return found, h, err
}

// find takes the generation in use as the engine's, and returns why it cannot be used: nil
// where it can, and where there is none.
func (e *Engine) find(ctx context.Context) (because, err error) {
	generation, stamp, err := e.inUse(ctx)
	if err != nil || generation == "" {
		return nil, err
	}
	e.content.name = generation
	if stamp != e.options.stamp() {
		return index.ErrOtherStamp, nil
	}
	return e.follows(ctx)
}

// Rebuild opens an empty index beside the one in use, which stays as it is until Promote is
// called.
func Rebuild(ctx context.Context, o Options) (*Engine, error) {
	return opened(ctx, o, func(e *Engine) error { return e.begin(ctx) })
}

func opened(ctx context.Context, o Options, in func(*Engine) error) (*Engine, error) {
	o = o.withDefaults()
	c, err := connect(o.Cluster)
	if err != nil {
		return nil, err
	}
	e := newEngine(o, c)
	if err = e.havePositions(ctx); err == nil {
		err = in(e)
	}
	if err == nil {
		err = e.readMeta(ctx)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("index %s in OpenSearch: %w", o.Name, err), e.Close())
	}
	return e, nil
}

// follows returns why the archive does not have what the index has reached; nil where it
// does.
func (e *Engine) follows(ctx context.Context) (because, err error) {
	if e.options.Follows == nil {
		return nil, nil
	}
	at, err := e.Reached(ctx)
	if err != nil {
		return nil, err
	}
	ok, err := e.options.Follows(at)
	if err != nil || ok {
		return nil, err
	}
	return index.ErrOlderCopy, nil
}

// inUse returns the generation that the alias stands for, and its stamp; empty where there
// is none.
func (e *Engine) inUse(ctx context.Context) (generation, stamp string, err error) {
	var found map[string]described
	err = e.content.client.call(ctx, searching, http.MethodGet, e.options.Name+"/_mapping", nil, &found)
	if is(err, http.StatusNotFound) {
		return "", "", nil
	}
	for name, d := range found {
		if name == e.options.Name {
			return "", "", fmt.Errorf("%s is an index of somebody else's: set opensearch.name to another", name)
		}
		generation, stamp = name, d.Mappings.Meta.Stamp
	}
	return generation, stamp, err
}

// described is what an index says of itself.
type described struct {
	Mappings struct {
		Meta meta `json:"_meta"`
	} `json:"mappings"`
}

func (e *Engine) readMeta(ctx context.Context) error {
	var found map[string]described
	err := e.content.client.call(ctx, searching, http.MethodGet, e.content.name+"/_mapping", nil, &found)
	e.content.shards = found[e.content.name].Mappings.Meta.Shards
	return err
}

// havePositions makes the index of positions where it is missing: on every node.
func (e *Engine) havePositions(ctx context.Context) error {
	err := e.content.client.call(ctx, searching, http.MethodGet, e.options.positions()+"/_mapping", nil, nil)
	if !is(err, http.StatusNotFound) {
		return err
	}
	err = e.content.client.call(ctx, writing, http.MethodPut, e.options.positions(), map[string]any{
		"settings": map[string]any{"number_of_shards": 1, "auto_expand_replicas": "0-2"},
		"mappings": map[string]any{"dynamic": "strict", "properties": map[string]any{
			"seq":     map[string]any{"type": "long", "index": false},
			"lineage": map[string]any{"type": "keyword", "index": false},
		}},
	}, nil)
	if r := new(refusal); errors.As(err, &r) && r.Cause.Type == "resource_already_exists_exception" {
		return nil
	}
	return err
}

// generations returns the names of all generations.
func (e *Engine) generations(ctx context.Context) ([]string, error) {
	var found map[string]struct{}
	err := e.content.client.call(ctx, searching, http.MethodGet, url.PathEscape(e.options.Name+"-*")+"/_alias", nil, &found)
	if err != nil {
		return nil, err
	}
	var out []string
	for name := range found {
		if _, err := strconv.Atoi(strings.TrimPrefix(name, e.options.Name+"-")); err == nil {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out, nil
}

// begin creates an empty generation, with a number that none has yet.
func (e *Engine) begin(ctx context.Context) error {
	have, err := e.generations(ctx)
	if err != nil {
		return err
	}
	last := 0
	for _, name := range have {
		n, _ := strconv.Atoi(strings.TrimPrefix(name, e.options.Name+"-")) // generations has read it
		last = max(last, n)
	}
	e.content.name = fmt.Sprintf("%s-%d", e.options.Name, last+1)
	// A position that is left of a generation with this name is none of its own.
	err = e.content.client.call(ctx, writing, http.MethodDelete, e.options.positions()+"/_doc/"+e.content.name, nil, nil)
	if err != nil && !is(err, http.StatusNotFound) {
		return err
	}
	var made struct {
		Ready bool `json:"shards_acknowledged"`
	}
	if err := e.content.client.call(ctx, writing, http.MethodPut, e.content.name, mapping(e.options), &made); err != nil {
		return err
	}
	if !made.Ready {
		return fmt.Errorf("%w (OpenSearch: no node takes the new index %s: see _cluster/allocation/explain)", index.ErrIncomplete, e.content.name)
	}
	return nil
}

// Promote makes the engine's generation the one in use and removes all others.
func (e *Engine) Promote(ctx context.Context) error {
	actions := []any{}
	have, err := e.generations(ctx)
	if err != nil {
		return err
	}
	for _, name := range have {
		if name != e.content.name {
			actions = append(actions, map[string]any{"remove_index": map[string]any{"index": name}})
		}
	}
	actions = append(actions, map[string]any{"add": map[string]any{"index": e.content.name, "alias": e.options.Name}})
	err = e.content.client.call(ctx, writing, http.MethodPost, "_aliases", map[string]any{"actions": actions}, nil)
	if err != nil {
		return fmt.Errorf("put the new index in place: %w", err)
	}
	return nil
}
