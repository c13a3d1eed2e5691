// Package bleve owns the engine that keeps its documents in a bleve index, in
// a folder of its own or in memory. It is the only package that knows bleve.
//
// Documents are built by hand, field by field (document.go), because the
// options that make them small and quick cannot be said in a mapping. bleve's
// scores are good enough to choose candidates and are used for nothing else.
package bleve

import (
	"context"
	"encoding/binary"
	"fmt"
	"strings"
	"sync/atomic"
	"syscall"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search/query"

	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/filing"
	"onrecord/index/near"
)

// Engine is an index.Engine.
type Engine struct {
	index bleve.Index
	place place // where it lies; zero in memory

	meanings bySegment[*near.Column] // what the quotes mean
	articles bySegment[*articles]    // what passages are counted and sorted by
	own      bySegment[map[index.Field]*own]
	suspect  atomic.Bool // an error came up while it was read or written
}

var _ index.Engine = (*Engine)(nil)

// OpenMemory opens an empty engine that is gone when it is closed.
func OpenMemory() (*Engine, error) {
	// Without a path the index type of the folder keeps its segments in memory;
	// bleve.NewMemOnly would take another, slower one.
	i, err := bleve.NewUsing("", bleve.NewIndexMapping(), bleve.Config.DefaultIndexType, bleve.Config.DefaultMemKVStore, nil)
	if err != nil {
		return nil, fmt.Errorf("open an index in memory: %w", err)
	}
	return &Engine{index: i}, nil
}

var (
	seqKey   = []byte("seq")   // the sequence number reached, big-endian, and its lineage
	stampKey = []byte("stamp") // what the index was built from, and by
	// compactedKey is written, without a value, for a snapshot of what was compacted.
	compactedKey = []byte("compacted")
)

// Apply implements index.Engine. The sequence number goes into the same batch
// as the documents, which bleve commits as one.
func (e *Engine) Apply(ctx context.Context, changes []index.Change, at corpus.Position) (err error) {
	defer e.guard(&err)()
	documents := documentsOf(changes)
	batch := e.index.NewBatch()
	for i, c := range changes {
		// Documents of one revision have the same ids and replace each other.
		if c.Revision > 1 || c.Edited || len(c.Documents) == 0 {
			old, err := e.idsOf(ctx, c.Article)
			if err != nil {
				return fmt.Errorf("article %q: %w", c.Article, err)
			}
			for _, id := range old {
				batch.Delete(id)
			}
		}
		for _, d := range documents[i] {
			if err := batch.IndexAdvanced(d); err != nil {
				return fmt.Errorf("article %q: %w", c.Article, err)
			}
		}
	}
	batch.SetInternal(seqKey, append(binary.BigEndian.AppendUint64(nil, uint64(at.Seq)), at.Lineage...))
	err = e.index.Batch(batch)
	// bleve keeps no more of the cause than its words.
	if err != nil && strings.Contains(err.Error(), syscall.ENOSPC.Error()) {
		err = fmt.Errorf("the disk is full: free some space and run it again; the archive is safe, and the index will catch up: %w", err)
	}
	if err != nil {
		return fmt.Errorf("write the index: %w", err)
	}
	return nil
}

// Reached implements index.Engine.
func (e *Engine) Reached(context.Context) (corpus.Position, error) {
	b, err := e.index.GetInternal(seqKey)
	if err != nil {
		return corpus.Position{}, fmt.Errorf("read the index: %w", err)
	}
	if len(b) < 8 {
		return corpus.Position{}, nil
	}
	return corpus.Position{Seq: corpus.Seq(binary.BigEndian.Uint64(b)), Lineage: string(b[8:])}, nil
}

// Count implements index.Engine.
func (e *Engine) Count(ctx context.Context, article corpus.ArticleID) (int, error) {
	if article == "" {
		n, err := e.index.DocCount()
		return int(n), err
	}
	found, err := e.index.SearchInContext(ctx, bleve.NewSearchRequestOptions(keyword(string(filing.Article), string(article)), 0, 0, false))
	if err != nil {
		return 0, fmt.Errorf("count in the index: %w", err)
	}
	return int(found.Total), nil
}

// Close releases the index and, for a folder, the hold on it.
func (e *Engine) Close() error {
	if err := e.index.Close(); err != nil {
		return fmt.Errorf("close the index: %w", err)
	}
	if e.suspect.Load() {
		return e.place.release()
	}
	return e.place.closed()
}

// idsOf returns the ids of the documents that the engine holds of an article.
func (e *Engine) idsOf(ctx context.Context, article corpus.ArticleID) ([]string, error) {
	n, err := e.Count(ctx, article)
	if err != nil || n == 0 {
		return nil, err
	}
	found, err := e.index.SearchInContext(ctx, bleve.NewSearchRequestOptions(keyword(string(filing.Article), string(article)), n, 0, false))
	if err != nil {
		return nil, fmt.Errorf("search the index: %w", err)
	}
	ids := make([]string, len(found.Hits))
	for i, hit := range found.Hits {
		ids[i] = hit.ID
	}
	return ids, nil
}

func keyword(field, value string) query.Query {
	q := bleve.NewTermQuery(value)
	q.SetField(field)
	return q
}
