// Package tagger owns the part-of-speech tags of tokens: an averaged perceptron
// over words, shapes and the tags before.
package tagger

import (
	"onrecord/corpus/lexicon"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/linear"
)

// The features of this file, each by what it pairs.
var (
	tagWord                       = linear.Named("tag: word")
	tagSuffixShape                = linear.Named("tag: suffix × shape")
	tagSuffixShape2               = linear.Named("tag: suffix × shape (2)")
	tagShapeTags                  = linear.Named("tag: shape × tags")
	tagBeforeWord                 = linear.Named("tag: before word")
	tagAfterWord                  = linear.Named("tag: after word")
	tagTags                       = linear.Named("tag: tags")
	tagBeforeTagWord              = linear.Named("tag: before tag × word")
	tagBeforeTagSuffix            = linear.Named("tag: before tag × suffix")
	tagAfterSuffixAfterShape      = linear.Named("tag: after suffix × after shape")
	tagAfterSuffixBeforeTagSuffix = linear.Named("tag: after suffix × before tag suffix")
	tagAtSuffix                   = linear.Named("tag: at suffix")
	tagBeforeWordAfterWord        = linear.Named("tag: before word × after word")
	tagAtWord                     = linear.Named("tag: at word")
	tagPrefixLowerShape           = linear.Named("tag: prefix lower × shape")
	tagClassShape                 = linear.Named("tag: class × shape")
	tagClassBeforeTagSuffix       = linear.Named("tag: class × before tag suffix")
	tagAfterClassBeforeTag        = linear.Named("tag: after class × before tag")
	tagBeforeClassAfterClass      = linear.Named("tag: before class × after class")
)

// TagText tags the tokens of a text, sentence by sentence.
func TagText(m *linear.Tagger, t *document.Document) {
	var features []uint32
	for _, s := range t.Sentences {
		features = tagSentence(m, t.Tokens[s.From:s.To], features)
	}
}

// tagSentence tags the tokens of a sentence, in the memory of features.
func tagSentence(m *linear.Tagger, tokens []document.Token, features []uint32) []uint32 {
	classify(tokens)
	for i := range tokens {
		if tokens[i].Is(document.Punct) {
			tokens[i].Tag = document.TagMark
			continue
		}
		if label, ok := m.Known(tokens[i].Hash); ok {
			tokens[i].Tag = document.Tag(label)
			continue
		}
		features = tagFeatures(features[:0], tokens, i)
		tokens[i].Tag = document.Tag(m.Best(features))
		if tokens[i].Tag == document.TagWh && !whWords[tokens[i].Lower] {
			tokens[i].Tag = document.TagNoun // an unknown word; all question words are known
		}
	}
	return features
}

var whWords = lexicon.Words("question-words")

// tagFeatures appends the features of token i, given the tags before it.
func tagFeatures(f []uint32, tokens []document.Token, i int) []uint32 {
	at := func(k int) *document.Token {
		if k < 0 || k >= len(tokens) {
			return &document.OutsideToken
		}
		return &tokens[k]
	}
	t, before, after := at(i), at(i-1), at(i+1)
	shape := t.Shape()
	if i == 0 || before.Is(document.Punct) && i == 1 {
		shape |= 1 << 20 // the capital tells nothing
	}
	if Hyphen(t.Lower) {
		shape |= 1 << 21
	}
	tags := uint32(before.Tag)<<8 | uint32(at(i-2).Tag)
	return append(f,
		linear.Feature(tagWord, t.Hash, 0),
		linear.Feature(tagSuffixShape, t.Suffix, shape),
		linear.Feature(tagSuffixShape2, t.Suffix&0xffff, shape),
		linear.Feature(tagShapeTags, shape, tags),
		linear.Feature(tagBeforeWord, before.Hash, 0),
		linear.Feature(tagAfterWord, after.Hash, 0),
		linear.Feature(tagTags, tags, 0),
		linear.Feature(tagBeforeTagWord, uint32(before.Tag), t.Hash),
		linear.Feature(tagBeforeTagSuffix, uint32(before.Tag), t.Suffix),
		linear.Feature(tagAfterSuffixAfterShape, after.Suffix, after.Shape()),
		linear.Feature(tagAfterSuffixBeforeTagSuffix, after.Suffix&0xffff, uint32(before.Tag)<<16|t.Suffix&0xffff),
		linear.Feature(tagAtSuffix, at(i+2).Suffix, 0),
		linear.Feature(tagBeforeWordAfterWord, before.Hash, after.Hash),
		linear.Feature(tagAtWord, at(i-2).Hash, 0),
		linear.Feature(tagPrefixLowerShape, prefix(t.Lower), shape),
		linear.Feature(tagClassShape, uint32(t.Class), shape),
		linear.Feature(tagClassBeforeTagSuffix, uint32(t.Class), uint32(before.Tag)<<16|t.Suffix&0xffff),
		linear.Feature(tagAfterClassBeforeTag, uint32(after.Class), uint32(before.Tag)),
		linear.Feature(tagBeforeClassAfterClass, uint32(before.Class)<<8|uint32(t.Class), uint32(after.Class)),
	)
}

func Hyphen(s string) bool {
	for i := range len(s) {
		if s[i] == '-' {
			return true
		}
	}
	return false
}

// prefix packs the first three bytes of a word.
func prefix(s string) uint32 {
	n := uint32(0)
	for i := 0; i < len(s) && i < 3; i++ {
		n = n<<8 | uint32(s[i])
	}
	return n
}

// TaggedWord is a word with its Penn tag, to learn from.
type TaggedWord struct{ Word, Tag string }

const (
	tagBits   = 17
	tagEpochs = 6
)

// LearnTags trains the part-of-speech tagger.
func LearnTags(sentences [][]TaggedWord) *linear.Tagger {
	trainer := linear.NewTaggerTrainer(int(document.TagCount), tagBits)
	for _, s := range sentences {
		for i, k := range wordTokens(s) {
			if !k.Is(document.Punct) {
				trainer.Count(k.Hash, uint8(tagOf(s[i].Tag)))
			}
		}
	}
	var f []uint32
	for epoch := range tagEpochs {
		for _, k := range linear.Order(len(sentences), epoch) {
			tokens := wordTokens(sentences[k])
			classify(tokens)
			for i := range tokens {
				if tokens[i].Is(document.Punct) {
					tokens[i].Tag = document.TagMark
					continue
				}
				f = tagFeatures(f[:0], tokens, i)
				tokens[i].Tag = document.Tag(trainer.Learn(f, uint8(tagOf(sentences[k][i].Tag))))
			}
		}
	}
	return trainer.Tagger()
}

func tagOf(name string) document.Tag {
	return document.Penn[name] // of one it does not know: tagOther
}

// wordTokens makes tokens of words that come without their text.
func wordTokens(sentence []TaggedWord) []document.Token {
	tokens := make([]document.Token, len(sentence))
	for i, w := range sentence {
		z := document.Tokenizer{Body: w.Word, Lowered: document.LowerASCII(w.Word), Spaced: true}
		z.Add(0, len(w.Word))
		tokens[i] = z.Tokens[0]
	}
	return tokens
}
