package document

// Genitive reports the "'s" or "'" of a possessor.
func (k *Token) Genitive() bool { return k.Tag == TagGenitive || k.Lower == "'s" || k.Lower == "'" }

// Tag is a part of speech: the Penn tags, those merged that the engine has no
// use to tell apart.
type Tag uint8

const (
	tagOther Tag = iota
	TagNoun
	TagNouns
	TagName
	TagVerb         // base form
	TagPast         // "said"
	TagGerund       // "saying"
	TagParticiple   // "quoted"
	TagPresent      // "say"
	TagPresentThird // "says"
	TagModal
	TagAdjective
	TagAdverb
	TagPreposition // and subordinating conjunctions
	TagTo
	TagDeterminer
	TagPronoun
	TagPossessive // "his"
	TagConjunction
	TagNumber
	TagWh
	TagParticle
	TagGenitive // "'s"
	TagMark
	TagCount
)

// Penn maps the Penn tags.
var Penn = map[string]Tag{
	"NN": TagNoun, "NNS": TagNouns, "NNP": TagName, "NNPS": TagName, "VB": TagVerb, "VBD": TagPast, "VBG": TagGerund, "VBN": TagParticiple,
	"VBP": TagPresent, "VBZ": TagPresentThird, "MD": TagModal, "JJ": TagAdjective, "JJR": TagAdjective, "JJS": TagAdjective, "RB": TagAdverb,
	"RBR": TagAdverb, "RBS": TagAdverb, "IN": TagPreposition, "TO": TagTo, "DT": TagDeterminer, "PDT": TagDeterminer, "PRP": TagPronoun,
	"PRP$": TagPossessive, "CC": TagConjunction, "CD": TagNumber, "WDT": TagWh, "WP": TagWh, "WP$": TagWh, "WRB": TagWh, "RP": TagParticle,
	"POS": TagGenitive, ".": TagMark, ",": TagMark, ":": TagMark, "``": TagMark, "''": TagMark, "-LRB-": TagMark, "-RRB-": TagMark, "(": TagMark,
	")": TagMark, "HYPH": TagMark, "NFP": TagMark, "$": TagMark, "SYM": TagMark, "#": TagMark,
}

func (t Tag) Verb() bool { return TagVerb <= t && t <= TagPresentThird }

// Finite reports a verb that has its subject beside it.
func (k *Token) Finite() bool {
	switch k.Tag {
	case TagPast, TagPresent, TagPresentThird, TagModal:
		return !k.Is(Capitalized)
	}
	return false
}

func (t Tag) Noun() bool { return TagNoun <= t && t <= TagName }

// Shape packs what a token looks like.
func (t *Token) Shape() uint32 {
	return uint32(t.flags & (Capitalized | AllCaps | Punct | Numeric | NonASCII))
}

// OutsideToken stands for the token before the first and after the last.
var OutsideToken = Token{flags: Punct, Hash: 1}
