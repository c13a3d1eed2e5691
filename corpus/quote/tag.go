package quote

import "onrecord/corpus/quote/internal/linear"

// tag is a part of speech: the Penn tags, those merged that the engine has no
// use to tell apart.
type tag uint8

const (
	tagOther tag = iota
	tagNoun
	tagNouns
	tagName
	tagVerb         // base form
	tagPast         // "said"
	tagGerund       // "saying"
	tagParticiple   // "quoted"
	tagPresent      // "say"
	tagPresentThird // "says"
	tagModal
	tagAdjective
	tagAdverb
	tagPreposition // and subordinating conjunctions
	tagTo
	tagDeterminer
	tagPronoun
	tagPossessive // "his"
	tagConjunction
	tagNumber
	tagWh
	tagParticle
	tagGenitive // "'s"
	tagMark
	tagCount
)

// penn maps the Penn tags.
var penn = map[string]tag{
	"NN": tagNoun, "NNS": tagNouns, "NNP": tagName, "NNPS": tagName, "VB": tagVerb, "VBD": tagPast, "VBG": tagGerund, "VBN": tagParticiple,
	"VBP": tagPresent, "VBZ": tagPresentThird, "MD": tagModal, "JJ": tagAdjective, "JJR": tagAdjective, "JJS": tagAdjective, "RB": tagAdverb,
	"RBR": tagAdverb, "RBS": tagAdverb, "IN": tagPreposition, "TO": tagTo, "DT": tagDeterminer, "PDT": tagDeterminer, "PRP": tagPronoun,
	"PRP$": tagPossessive, "CC": tagConjunction, "CD": tagNumber, "WDT": tagWh, "WP": tagWh, "WP$": tagWh, "WRB": tagWh, "RP": tagParticle,
	"POS": tagGenitive, ".": tagMark, ",": tagMark, ":": tagMark, "``": tagMark, "''": tagMark, "-LRB-": tagMark, "-RRB-": tagMark, "(": tagMark,
	")": tagMark, "HYPH": tagMark, "NFP": tagMark, "$": tagMark, "SYM": tagMark, "#": tagMark,
}

func (t tag) verb() bool { return tagVerb <= t && t <= tagPresentThird }

// finite reports a verb that has its subject beside it.
func (k *token) finite() bool {
	switch k.tag {
	case tagPast, tagPresent, tagPresentThird, tagModal:
		return !k.is(upper)
	}
	return false
}

func (t tag) noun() bool { return tagNoun <= t && t <= tagName }

// shape packs what a token looks like.
func (t *token) shape() uint32 {
	return uint32(t.flags & (upper | shouted | mark | numeric | nonASCII))
}

// edge stands for the token before the first and after the last.
var edge = token{flags: mark, hash: 1}

// tagText tags the tokens of a text, sentence by sentence.
func tagText(m *linear.Tagger, t *text) {
	var features []uint32
	for _, s := range t.sentences {
		features = tagSentence(m, t.tokens[s.from:s.to], features)
	}
}

// tagSentence tags the tokens of a sentence, in the memory of features.
func tagSentence(m *linear.Tagger, tokens []token, features []uint32) []uint32 {
	classify(tokens)
	for i := range tokens {
		if tokens[i].is(mark) {
			tokens[i].tag = tagMark
			continue
		}
		if label, ok := m.Known(tokens[i].hash); ok {
			tokens[i].tag = tag(label)
			continue
		}
		features = tagFeatures(features[:0], tokens, i)
		tokens[i].tag = tag(m.Best(features))
		if tokens[i].tag == tagWh && !whWords[tokens[i].lower] {
			tokens[i].tag = tagNoun // an unknown word; all question words are known
		}
	}
	return features
}

var whWords = words(`who whom whose which what when where why how that whatever whoever whomever whichever whenever wherever however whether`)

// tagFeatures appends the features of token i, given the tags before it.
func tagFeatures(f []uint32, tokens []token, i int) []uint32 {
	at := func(k int) *token {
		if k < 0 || k >= len(tokens) {
			return &edge
		}
		return &tokens[k]
	}
	t, before, after := at(i), at(i-1), at(i+1)
	shape := t.shape()
	if i == 0 || before.is(mark) && i == 1 {
		shape |= 1 << 20 // the capital tells nothing
	}
	if hyphen(t.lower) {
		shape |= 1 << 21
	}
	tags := uint32(before.tag)<<8 | uint32(at(i-2).tag)
	return append(f,
		linear.Feature(1, t.hash, 0),
		linear.Feature(2, t.suffix, shape),
		linear.Feature(3, t.suffix&0xffff, shape),
		linear.Feature(4, shape, tags),
		linear.Feature(5, before.hash, 0),
		linear.Feature(6, after.hash, 0),
		linear.Feature(7, tags, 0),
		linear.Feature(8, uint32(before.tag), t.hash),
		linear.Feature(9, uint32(before.tag), t.suffix),
		linear.Feature(10, after.suffix, after.shape()),
		linear.Feature(11, after.suffix&0xffff, uint32(before.tag)<<16|t.suffix&0xffff),
		linear.Feature(12, at(i+2).suffix, 0),
		linear.Feature(13, before.hash, after.hash),
		linear.Feature(14, at(i-2).hash, 0),
		linear.Feature(15, prefix(t.lower), shape),
		linear.Feature(16, uint32(t.class), shape),
		linear.Feature(17, uint32(t.class), uint32(before.tag)<<16|t.suffix&0xffff),
		linear.Feature(18, uint32(after.class), uint32(before.tag)),
		linear.Feature(19, uint32(before.class)<<8|uint32(t.class), uint32(after.class)),
	)
}

func hyphen(s string) bool {
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

// learnTags trains the part-of-speech tagger.
func learnTags(sentences [][]TaggedWord) *linear.Tagger {
	trainer := linear.NewTaggerTrainer(int(tagCount), tagBits)
	for _, s := range sentences {
		for i, k := range wordTokens(s) {
			if !k.is(mark) {
				trainer.Count(k.hash, uint8(tagOf(s[i].Tag)))
			}
		}
	}
	var f []uint32
	for epoch := range tagEpochs {
		for _, k := range linear.Order(len(sentences), epoch) {
			tokens := wordTokens(sentences[k])
			classify(tokens)
			for i := range tokens {
				if tokens[i].is(mark) {
					tokens[i].tag = tagMark
					continue
				}
				f = tagFeatures(f[:0], tokens, i)
				tokens[i].tag = tag(trainer.Learn(f, uint8(tagOf(sentences[k][i].Tag))))
			}
		}
	}
	return trainer.Tagger()
}

func tagOf(name string) tag {
	return penn[name] // of one it does not know: tagOther
}

// wordTokens makes tokens of words that come without their text.
func wordTokens(sentence []TaggedWord) []token {
	tokens := make([]token, len(sentence))
	for i, w := range sentence {
		z := tokenizer{body: w.Word, lowered: lowerASCII(w.Word), spaced: true}
		z.add(0, len(w.Word))
		tokens[i] = z.tokens[0]
	}
	return tokens
}
