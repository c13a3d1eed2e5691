package bleve

import (
	"runtime"

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
	articleField = "counted" // stored, of the first document: what its passages are counted by
	meaningField = "meaning" // stored, of the first document: what the article's quotes mean
)

// How often a word stands in a passage is not kept: candidates are scored by which words they
// have, see search.go.
const listed = api.IndexField | api.SkipFreqNorm

// searched are the fields that are searched by. What passages are counted by is read into memory,
// see articles.go and own.go.
var searched = func() map[filing.Field]bool {
	out := make(map[filing.Field]bool)
	for _, f := range filing.Searched() {
		out[f] = true
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
	store := func(in int, field string, value []byte) {
		out[in].AddField(document.NewTextFieldWithIndexingOptions(field, nil, value, api.StoreField))
	}
	for i, fields := range filing.Of(passages) {
		out[i] = document.NewDocument(stored.ID(passages[i].Passage))
		for _, t := range fields {
			if searched[t.Field] {
				out[i].AddField(document.NewTextFieldCustom(string(t.Field), nil, nil, listed, tokens(t.Terms)))
			}
		}
		store(i, passageField, stored.Passage(passages[i].Passage))
	}
	if len(passages) == 0 {
		return nil
	}
	store(0, articleField, stored.ArticleOf(passages[0]).Bytes())
	m := stored.MeaningsOf(passages)
	if len(m.Quotes) > 0 {
		store(0, meaningField, m.Bytes())
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
