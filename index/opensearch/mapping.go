package opensearch

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"onrecord/corpus"
	"onrecord/index/filing"
)

// mappingVersion numbers the mapping: raise it when it changes. It is part of the stamp
// of an index.
const mappingVersion = 3

// The fields of a document beside those of package filing.
const (
	passageField = "passage" // the bytes of the passage
	meaningField = "meaning" // of the first document of an article: what its quotes mean
	keyField     = "key"     // a number for the article
	ordinalField = "ordinal" // of the passage
	atField      = "at"      // revision and ordinal, to sort by
	seqField     = "seq"     // the position with which it was written
	orderField   = "order"   // rises as documents are written: what scores alike is in this order
)

// The words of a passage are many, and only searched, so they are a text with a line for
// each term, of which nothing is kept but which documents have it. What is counted, sorted
// or looked through is a keyword. The source of a document is not kept: the archive is.
func mapping(o Options) map[string]any {
	words := map[string]any{"type": "text", "analyzer": "lines", "index_options": "docs", "norms": false}
	number := map[string]any{"type": "long", "index": false}
	fields := map[string]any{
		passageField: map[string]any{"type": "binary", "doc_values": true},
		meaningField: map[string]any{"type": "binary", "doc_values": true},
		keyField:     number,
		ordinalField: number,
		atField:      map[string]any{"type": "keyword", "index": false},
		seqField:     map[string]any{"type": "long"},
		orderField:   number,
	}
	for _, f := range filing.Fields() {
		fields[string(f)] = map[string]any{"type": "keyword"}
		if isText(f) {
			fields[string(f)] = words
		}
	}
	return map[string]any{
		"settings": map[string]any{
			"number_of_shards": o.Shards, "number_of_routing_shards": o.Shards * routingFactor, "number_of_replicas": o.Replicas,
			"refresh_interval":  "-1", // on demand
			"max_result_window": mostHits,
			"analysis": map[string]any{
				"tokenizer": map[string]any{"lines": map[string]any{"type": "char_group", "tokenize_on_chars": []string{"\n"}, "max_token_length": longest}},
				"analyzer":  map[string]any{"lines": map[string]any{"type": "custom", "tokenizer": "lines"}},
			},
		},
		"mappings": map[string]any{
			"_meta":   meta{Stamp: o.stamp(), Shards: o.Shards},
			"dynamic": "strict", "_source": map[string]any{"enabled": false}, "properties": fields,
		},
	}
}

// mostHits is how many passages a search may give: all of a day, for a digest. A cluster refuses
// more than 10,000 by itself.
const mostHits = 1_000_000

// routingFactor is into how many parts a shard can be split.
const routingFactor = 64

// meta is what an index tells of itself.
type meta struct {
	Stamp  string `json:"stamp"`
	Shards int    `json:"shards"`
}

func isText(f filing.Field) bool {
	switch f {
	case filing.Quote, filing.Pair, filing.Sentence, filing.About:
		return true
	}
	return false
}

// longest is how many bytes a term has at most; Lucene takes no more than 32,766.
const longest = 8000

// short is a term that can be stored; one that is too long to be anybody's word is cut.
func short(term string) string {
	if len(term) > longest {
		return strings.ToValidUTF8(term[:longest], "")
	}
	return term
}

// keyOf is the id of an article where OpenSearch takes it for a part of its own, and
// otherwise a hash.
func keyOf(article corpus.ArticleID) string {
	const most = 400 // of 512 bytes
	if len(article) <= most {
		return string(article)
	}
	sum := sha256.Sum256([]byte(article))
	return "sha256:" + hex.EncodeToString(sum[:])
}

// termOf is a term as it is stored.
func termOf(t filing.Term) string {
	if t.Field == filing.Article {
		return keyOf(corpus.ArticleID(t.Term))
	}
	return short(t.Term)
}
