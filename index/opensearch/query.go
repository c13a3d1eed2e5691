package opensearch

import (
	"context"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"onrecord/index"
	"onrecord/index/filing"
	"onrecord/index/score"
	"onrecord/index/stored"
)

// object is a JSON object of OpenSearch's query language.
type object = map[string]any

var everything = object{"match_all": object{}}

// passing is a query for the passages that pass a narrowing and, of others, must match.
func passing(n filing.Narrowing, others ...any) object {
	filter := append(queriesOf(n.Must), others...)
	if len(filter) == 0 && len(n.Not) == 0 {
		return everything
	}
	return object{"bool": object{"filter": filter, "must_not": queriesOf(n.Not)}}
}

func queriesOf(formulas []filing.Formula) []any {
	out := make([]any, len(formulas))
	for i, f := range formulas {
		out[i] = queryOf(f)
	}
	return out
}

func queryOf(f filing.Formula) object {
	switch f := f.(type) {
	case filing.Term:
		return object{"term": object{string(f.Field): termOf(f)}}
	case filing.All:
		if len(f) > 0 {
			return object{"bool": object{"filter": queriesOf(f)}}
		}
	case filing.Any:
		switch should := alternatives(f); len(should) {
		case 0:
		case 1:
			return should[0]
		default:
			return object{"bool": object{"should": should, "minimum_should_match": 1}}
		}
	}
	return object{"match_none": object{}}
}

// alternatives are the queries of formulas of which one is enough: one for all terms of a
// field, for the cluster takes a thousand queries side by side and many more terms.
func alternatives(formulas []filing.Formula) (out []object) {
	at := make(map[filing.Field]int) // of each field's, among out
	terms := make(map[filing.Field][]string)
	for _, f := range formulas {
		t, ok := f.(filing.Term)
		if !ok {
			out = append(out, queryOf(f))
			continue
		}
		terms[t.Field] = append(terms[t.Field], termOf(t))
		if _, known := at[t.Field]; !known {
			at[t.Field] = len(out)
			out = append(out, nil)
		}
		out[at[t.Field]] = object{"terms": object{string(t.Field): terms[t.Field]}}
	}
	return out
}

// clueQueries score a passage the weight of each clue that it has.
func clueQueries(clues []score.Clue) []any {
	out := make([]any, len(clues))
	for i, c := range clues {
		out[i] = worth(queryOf(c.Term), c.Weight)
	}
	return out
}

func worth(query object, weight float64) object {
	return object{"constant_score": object{"filter": query, "boost": max(0, weight)}}
}

// passages is a request for the passages of a query.
func passages(query object, size int) object {
	return object{"query": query, "size": size, "track_total_hits": false, "docvalue_fields": []string{passageField}, "stored_fields": "_none_"}
}

// inOrder is a request whose passages come in the order in which they were written where
// they score alike, and not in one of the cluster's.
func inOrder(request object) object {
	request["sort"], request["track_scores"] = []object{{"_score": object{"order": "desc"}}, {orderField: object{"order": "asc"}}}, true
	return request
}

// found is what a search gives.
type found struct {
	TimedOut bool   `json:"timed_out"`
	Shards   shards `json:"_shards"`
	Hits     struct {
		Total struct {
			Value int `json:"value"`
		} `json:"total"`
		Hits []hit `json:"hits"`
	} `json:"hits"`
	Aggregations map[string]json.RawMessage `json:"aggregations"`
	Scroll       string                     `json:"_scroll_id"`
	refusal
}

// hit is a document that a search gives.
type hit struct {
	ID      string   `json:"_id"`
	Routing string   `json:"_routing"`
	Score   float64  `json:"_score"`
	Matched []string `json:"matched_queries"`
	Fields  struct {
		Passage []string `json:"passage"`
		Meaning []string `json:"meaning"`
		Key     []int64  `json:"key"`
		Seq     []int64  `json:"seq"`
		Ordinal []int    `json:"ordinal"`
	} `json:"fields"`
}

func (h hit) passage() (p index.Passage, err error) {
	if len(h.Fields.Passage) == 0 {
		return p, fmt.Errorf("%w: a document without a passage", stored.ErrDamaged)
	}
	b, err := bytesOf(h.Fields.Passage[0])
	if err != nil {
		return p, err
	}
	size, n := binary.Uvarint(b)
	if n <= 0 || size > uint64(len(b)-n) {
		return p, fmt.Errorf("%w: a passage without an id", stored.ErrDamaged)
	}
	return stored.PassageOf(string(b[n:n+int(size)]), b[n+int(size):])
}

// bytesOf reads a binary value of a document, which comes without padding.
func bytesOf(value string) ([]byte, error) {
	b, err := base64.RawStdEncoding.DecodeString(strings.TrimRight(value, "="))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", stored.ErrDamaged, err)
	}
	return b, nil
}

// passageBytes is a passage with its id before it.
func passageBytes(p index.Passage) []byte {
	id := stored.ID(p)
	b := binary.AppendUvarint(nil, uint64(len(id)))
	return append(append(b, id...), stored.Passage(p)...)
}

// whole is an error where a part of the index has not answered.
func (f *found) whole() error {
	if f.Status >= http.StatusMultipleChoices {
		if f.isAway() || f.Status == http.StatusTooManyRequests {
			return f.unavailable()
		}
		return &f.refusal
	}
	if f.TimedOut {
		return fmt.Errorf("%w (OpenSearch took too long)", index.ErrIncomplete)
	}
	return f.Shards.whole()
}

// timeout bounds a search in the cluster; what it gives until then is an error here.
const timeout = "10s"

// One copy of each shard answers, so that equal scores come in the same order each time.
const preference = "onrecord"

// content is the index of a generation.
type content struct {
	client client
	name   string
	shards int
}

// search runs searches at once, and returns what each gives.
func (c content) search(ctx context.Context, bodies ...object) ([]found, error) {
	var out []found
	var err error
	for _, b := range bodies {
		b["timeout"] = timeout
	}
	if len(bodies) == 1 {
		out = make([]found, 1)
		path := c.name + "/_search?allow_partial_search_results=false&preference=" + preference
		err = c.client.call(ctx, searching, http.MethodPost, path, bodies[0], &out[0])
	} else {
		out, err = c.searchEach(ctx, bodies)
	}
	for i := range out {
		if err == nil {
			err = out[i].whole()
		}
	}
	if is(err, http.StatusNotFound) {
		err = fmt.Errorf("the index was built anew by another process: start this one again: %w", err)
	}
	if err != nil && !errors.Is(err, context.Canceled) {
		err = fmt.Errorf("search the index: %w", err)
	}
	return out, err
}

func (c content) searchEach(ctx context.Context, bodies []object) ([]found, error) {
	var body lines
	for _, b := range bodies {
		header := object{"index": c.name, "preference": preference, "allow_partial_search_results": false}
		if err := errors.Join(body.add(header), body.add(b)); err != nil {
			return nil, err
		}
	}
	var done struct {
		Responses []found `json:"responses"`
	}
	err := c.client.call(ctx, searching, http.MethodPost, "_msearch", body, &done)
	if err == nil && len(done.Responses) != len(bodies) {
		err = fmt.Errorf("OpenSearch answers %d searches of %d", len(done.Responses), len(bodies))
	}
	return done.Responses, err
}

// inNoOrder is the quickest order to read documents in.
const inNoOrder = "_doc"

// each calls do with every document of a search, in the order of a field.
func (c content) each(ctx context.Context, body object, order string, do func(hit) error) (err error) {
	const page, kept = 2000, "1m"
	body["size"], body["sort"] = page, []string{order}
	var f found
	path := fmt.Sprintf("%s/_search?scroll=%s&allow_partial_search_results=false", c.name, kept)
	err = c.client.call(ctx, searching, http.MethodPost, path, body, &f)
	defer func() {
		if f.Scroll != "" { // it ends by itself, only later
			c.client.call(context.WithoutCancel(ctx), searching, http.MethodDelete, "_search/scroll/"+url.PathEscape(f.Scroll), nil, nil)
		}
	}()
	for {
		if err == nil {
			err = f.whole()
		}
		if err != nil {
			return fmt.Errorf("read the index: %w", err)
		}
		for _, h := range f.Hits.Hits {
			if err := do(h); err != nil {
				return err
			}
		}
		if len(f.Hits.Hits) < page {
			return nil
		}
		scroll := f.Scroll
		f = found{}
		err = c.client.call(ctx, searching, http.MethodPost, "_search/scroll", object{"scroll": kept, "scroll_id": scroll}, &f)
	}
}
