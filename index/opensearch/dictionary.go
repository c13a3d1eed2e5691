package opensearch

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/opensearch-project/opensearch-go/v4/opensearchutil/shardhash"

	"onrecord/corpus"
	"onrecord/index/filing"
)

// view is the index as it was when it was refreshed last, and what was asked of it since:
// it does not change. It is a filing.Dictionary.
type view struct {
	content content
	at      corpus.Position
	total   int // passages

	mutex   sync.Mutex
	counted map[filing.Term]int // passages that have a term
	listed  map[string][]filing.Counted
	weighed map[filing.Term]int // as counted, with those that are gone and not yet cleared away
}

func newView(c content, at corpus.Position) *view {
	return &view{content: c, at: at, counted: make(map[filing.Term]int), listed: make(map[string][]filing.Counted), weighed: make(map[filing.Term]int)}
}

// mostKnown bounds what a view remembers of terms.
const mostKnown = 200_000

// remember keeps a value, or returns the one that is kept.
func remember[K comparable, V any](v *view, kept map[K]V, key K, get func() (V, error)) (V, error) {
	v.mutex.Lock()
	value, known := kept[key]
	v.mutex.Unlock()
	if known {
		return value, nil
	}
	value, err := get()
	if err == nil {
		v.mutex.Lock()
		defer v.mutex.Unlock()
		if len(kept) >= mostKnown {
			clear(kept)
		}
		kept[key] = value
	}
	return value, err
}

// count returns how many passages match a query.
func (v *view) count(ctx context.Context, query object) (int, error) {
	f, err := v.content.search(ctx, object{"query": query, "size": 0, "track_total_hits": true})
	if err != nil {
		return 0, err
	}
	return f[0].Hits.Total.Value, nil
}

// Count implements filing.Dictionary.
func (v *view) Count(ctx context.Context, t filing.Term) (int, error) {
	return remember(v, v.counted, t, func() (int, error) { return v.count(ctx, queryOf(t)) })
}

// From implements filing.Dictionary.
func (v *view) From(ctx context.Context, f filing.Field, prefix string, most int, wanted func(string) bool) ([]filing.Counted, error) {
	all, err := remember(v, v.listed, strings.Join([]string{string(f), prefix, strconv.Itoa(most)}, "\n"), func() ([]filing.Counted, error) {
		return v.from(ctx, f, prefix, most)
	})
	if err != nil {
		return nil, err
	}
	var out []filing.Counted
	for _, c := range all {
		if wanted(c.Term) {
			out = append(out, c)
		}
	}
	return out, nil
}

// bucket is a term that an aggregation counts.
type bucket struct {
	Key   json.RawMessage `json:"key"`
	Count int             `json:"doc_count"`
}

// from returns the terms of a field that begin with prefix; none where most do or more.
func (v *view) from(ctx context.Context, f filing.Field, prefix string, most int) ([]filing.Counted, error) {
	const page = 5000
	query := everything
	if prefix != "" {
		query = object{"prefix": object{string(f): short(prefix)}}
	}
	var out []filing.Counted
	composite := object{"size": page, "sources": []any{object{"term": object{"terms": object{"field": string(f)}}}}}
	for {
		found, err := v.content.search(ctx, object{"query": query, "size": 0, "track_total_hits": false, "aggs": object{"terms": object{"composite": composite}}})
		if err != nil {
			return nil, err
		}
		var given struct {
			After   object   `json:"after_key"`
			Buckets []bucket `json:"buckets"`
		}
		if err := json.Unmarshal(found[0].Aggregations["terms"], &given); err != nil {
			return nil, fmt.Errorf("read the index: %w", err)
		}
		for _, b := range given.Buckets {
			var key struct {
				Term string `json:"term"`
			}
			if err := json.Unmarshal(b.Key, &key); err != nil {
				return nil, fmt.Errorf("read the index: %w", err)
			}
			// Passages with such a term have others in the same field, too.
			if strings.HasPrefix(key.Term, prefix) {
				out = append(out, filing.Counted{Term: key.Term, Count: b.Count})
			}
		}
		if most > 0 && len(out) >= most {
			return nil, nil
		}
		if len(given.Buckets) < page {
			return out, nil
		}
		composite["after"] = given.After
	}
}

// mostSlips is how many words are looked at that a word may be a slip of.
const mostSlips = 1000

// Slips implements filing.Dictionary.
func (v *view) Slips(ctx context.Context, f filing.Field, word string, letters int) ([]filing.Slip, error) {
	_, first := utf8.DecodeRuneInString(word)
	found, err := v.content.search(ctx, object{
		"query": object{"fuzzy": object{string(f): object{
			"value": word, "fuzziness": letters, "prefix_length": 1, "max_expansions": mostSlips, "transpositions": false,
		}}},
		"size": 0, "track_total_hits": false,
		"aggs": object{"terms": object{"terms": object{
			"field": string(f), "size": mostSlips, "shard_size": 10 * mostSlips, "include": regexp.QuoteMeta(word[:first]) + ".*",
		}}},
	})
	if err != nil {
		return nil, err
	}
	counted, err := found[0].terms("terms")
	if err != nil {
		return nil, err
	}
	var out []filing.Slip
	for _, c := range counted {
		if n := distance([]rune(word), []rune(c.Term)); n <= letters {
			out = append(out, filing.Slip{Counted: c, Letters: n})
		}
	}
	return out, nil
}

// terms returns what an aggregation of terms has counted.
func (f *found) terms(name string) ([]filing.Counted, error) {
	var given struct {
		Buckets []bucket `json:"buckets"`
	}
	if err := json.Unmarshal(f.Aggregations[name], &given); err != nil {
		return nil, fmt.Errorf("count in the index: %w", err)
	}
	out := make([]filing.Counted, len(given.Buckets))
	for i, b := range given.Buckets {
		if err := json.Unmarshal(b.Key, &out[i].Term); err != nil {
			return nil, fmt.Errorf("count in the index: %w", err)
		}
		out[i].Count = b.Count
	}
	return out, nil
}

// distance is by how many letters two words differ (Levenshtein, 1966).
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, y := range b {
			changed := diagonal
			if x != y {
				changed++
			}
			diagonal = row[j+1]
			row[j+1] = min(changed, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

// Articles implements filing.Dictionary.
func (v *view) Articles(ctx context.Context, f filing.Formula, most int) ([]string, error) {
	found, err := v.content.search(ctx, passages(object{"bool": object{"filter": queryOf(f)}}, most))
	if err != nil {
		return nil, err
	}
	var out []string
	for _, h := range found[0].Hits.Hits {
		p, err := h.passage()
		if err != nil {
			return nil, err
		}
		if id := string(p.Article); !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out, nil
}

// weigh finds out how many passages have each of some terms, and remembers it. A made-up
// document is put to each shard, which says of each of its terms how many documents it has:
// that reads no documents, and takes one request for all terms. Of documents that are gone
// and not yet cleared away it counts the terms too, which is near enough for a weight.
func (v *view) weigh(ctx context.Context, terms []filing.Term) error {
	wanted := v.unweighed(terms)
	if len(wanted) == 0 {
		return nil
	}
	of := make(map[filing.Field][]string)
	for _, t := range wanted {
		of[t.Field] = append(of[t.Field], termOf(t))
	}
	doc := make(object)
	for f, values := range of {
		doc[string(f)] = strings.Join(values, "\n")
	}
	var docs []object
	for _, routing := range routings(v.content.shards) {
		docs = append(docs, object{
			"_index": v.content.name, "routing": routing, "doc": doc,
			"term_statistics": true, "field_statistics": false, "positions": false, "offsets": false, "payloads": false,
		})
	}
	var given struct {
		Docs []struct {
			refusal
			Fields map[string]struct {
				Terms map[string]struct {
					Documents int `json:"doc_freq"`
				} `json:"terms"`
			} `json:"term_vectors"`
		} `json:"docs"`
	}
	if err := v.content.client.call(ctx, searching, http.MethodPost, "_mtermvectors", object{"docs": docs}, &given); err != nil {
		return fmt.Errorf("search the index: %w", err)
	}
	sums := make([]int, len(wanted))
	for _, d := range given.Docs {
		if d.Cause.Type != "" {
			return fmt.Errorf("search the index: %w", d.unavailable())
		}
		for i, t := range wanted {
			sums[i] += d.Fields[string(t.Field)].Terms[termOf(t)].Documents
		}
	}
	v.mutex.Lock()
	defer v.mutex.Unlock()
	if len(v.weighed) >= mostKnown {
		clear(v.weighed)
	}
	for i, t := range wanted {
		v.weighed[t] = sums[i]
	}
	return nil
}

// unweighed returns those of terms that are not known, each once.
func (v *view) unweighed(terms []filing.Term) []filing.Term {
	v.mutex.Lock()
	defer v.mutex.Unlock()
	var out []filing.Term
	for _, t := range terms {
		if _, known := v.weighed[t]; !known && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}

// weight returns what weigh has found out.
func (v *view) weight(t filing.Term) (int, error) {
	v.mutex.Lock()
	defer v.mutex.Unlock()
	return v.weighed[t], nil
}

// routings returns a routing that leads to each of so many shards.
func routings(shards int) []string {
	out := make([]string, shards)
	for i, left := 0, shards; left > 0; i++ {
		routing := "r" + strconv.Itoa(i)
		if at := shardhash.ForRouting(routing, shards*routingFactor, shards); out[at] == "" {
			out[at] = routing
			left--
		}
	}
	return out
}
