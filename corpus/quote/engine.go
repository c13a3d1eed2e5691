package quote

import (
	"io"
	"sync"

	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/model"
	"onrecord/corpus/quote/internal/tagger"
)

// Engine finds quotes with learned models.
type Engine struct {
	models    *model.Models
	scratches sync.Pool
}

// shipped returns the engine whose models are in the binary.
var shipped = sync.OnceValue(func() *Engine { return &Engine{models: model.Shipped()} })

// Read reads the weights that Learn wrote.
func Read(r io.Reader) (*Engine, error) {
	m, err := model.Read(r)
	if err != nil {
		return nil, err
	}
	return &Engine{models: m}, nil
}

// tag gives the tokens of a document their parts of speech. Words of wire copy in
// capitals are read in lower case where they are known to the models.
func (e *Engine) tag(t *document.Document) {
	t.TrueCase(e.models.Attribution.Knows)
	tagger.TagText(e.models.Tagger, t)
}

// scratch is memory to annotate one article at a time.
type scratch struct {
	doc       document.Document
	workspace attribution.Workspace
}

// scratch returns memory that the engine has used before, if it has any. What is
// given back must not be referred to any more.
func (e *Engine) scratch() *scratch {
	if s, ok := e.scratches.Get().(*scratch); ok {
		return s
	}
	return &scratch{}
}
