package bleve

import (
	"runtime"
	"strconv"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/document"
	api "github.com/blevesearch/bleve_index_api"
	"golang.org/x/sync/errgroup"

	"onrecord/index"
	"onrecord/index/filing"
	"onrecord/index/stored"
)

// The fields of a document beside those of package filing.
const (
	passageField = "passage" // stored: the passage
	meaningField = "meaning" // stored, of the first document: what the article's quotes mean
	ordinalField = "ordinal" // of a quote whose meaning is known, among the passages, to find it by
)

const (
	// How often a word stands in a passage is not kept: candidates are scored by
	// which words they have, see search.go.
	listed = api.IndexField | api.SkipFreqNorm
	// counted fields are sorted and counted by; without chunks and compression
	// that takes a fifth of the time.
	counted = api.IndexField | api.DocValues | api.SkipFreqNorm | api.SkipDVChunking | api.SkipDVCompression
)

// options are those of each field.
var options = func() map[filing.Field]api.FieldIndexingOptions {
	out := make(map[filing.Field]api.FieldIndexingOptions)
	all, sorted := filing.Fields()
	for _, f := range all {
		if out[f] = listed; sorted[f] {
			out[f] = counted
		}
	}
	return out
}()

// documentsOf makes the documents of each change, several changes at a time.
func documentsOf(changes []index.Change) [][]*document.Document {
	out := make([][]*document.Document, len(changes))
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i, c := range changes {
		work.Go(func() error {
			out[i] = documentsOfArticle(c.Documents)
			return nil
		})
	}
	work.Wait()
	return out
}

func documentsOfArticle(passages []index.Document) []*document.Document {
	out := make([]*document.Document, len(passages))
	add := func(to int, field string, options api.FieldIndexingOptions, values []string) {
		out[to].AddField(document.NewTextFieldCustom(field, nil, nil, options, tokens(values)))
	}
	for i, fields := range filing.Of(passages) {
		out[i] = document.NewDocument(stored.ID(passages[i].Passage))
		for _, t := range fields {
			add(i, string(t.Field), options[t.Field], t.Terms)
		}
		out[i].AddField(document.NewTextFieldWithIndexingOptions(passageField, nil, stored.Passage(passages[i].Passage), api.StoreField))
	}
	m := stored.MeaningsOf(passages)
	at := make(map[int]int, len(passages))
	for i, p := range passages {
		at[p.Ordinal] = i
	}
	for _, q := range m.Quotes {
		add(at[q.Ordinal], ordinalField, counted, []string{strconv.Itoa(q.Ordinal)})
	}
	if len(m.Quotes) > 0 {
		out[0].AddField(document.NewTextFieldWithIndexingOptions(meaningField, nil, m.Bytes(), api.StoreField))
	}
	return out
}

// tokens is an analyzer that has its answer already.
type tokens []string

func (t tokens) Analyze([]byte) analysis.TokenStream {
	stream := make(analysis.TokenStream, len(t))
	for i, word := range t {
		stream[i] = &analysis.Token{Term: []byte(word), Position: i + 1}
	}
	return stream
}
