package tagger

import (
	"bufio"
	"bytes"
	"compress/gzip"
	_ "embed"
	"strings"
	"sync"

	"onrecord/corpus/quote/internal/document"
)

// A class of words holds those that news uses alike: of a word that no training
// article has, the models know what they know of its class. The classes are
// clusters of word vectors, a line each; the vectors are distilled from
// all-MiniLM-L6-v2 (Apache License 2.0) and bge-small-en-v1.5 (MIT License), and go
// run ./corpus/quote/classes rebuilds the file from them.
//
//go:embed classes.gz
var classFile []byte

// classes maps the hash of each word to its class, from 1.
var classes = sync.OnceValue(func() document.ByHash[uint8] {
	z, err := gzip.NewReader(bytes.NewReader(classFile))
	if err != nil {
		panic("quote: the embedded classes are damaged: " + err.Error()) // a broken build, not bad input
	}
	out := make(map[uint32]uint8, 1<<15)
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<20)
	for class := uint8(1); lines.Scan(); class++ {
		for w := range strings.FieldsSeq(lines.Text()) {
			out[document.Hash(w)] = class
		}
	}
	return document.NewByHash(out)
})

// classify sets the class of each token.
func classify(tokens []document.Token) {
	classes := classes()
	for i := range tokens {
		tokens[i].Class = classes.Get(tokens[i].Hash)
	}
}
