package quote

import (
	"maps"
	"strings"
)

// initial reports whether token i has its capital from the beginning of a
// sentence or quotation.
func (n *namer) initial(i int) bool {
	if n.sentenceAt(i).from == i {
		return true
	}
	if n.tokens[i-1].is(closesQuot) { // “…,” Moe said
		return false
	}
	return n.tokens[i-1].is(mark) && n.lower(i-1) != "," && n.lower(i-1) != "-" && n.lower(i-1) != "(" && n.lower(i-1) != "&"
}

// neverNames begin sentences and stand in no name.
var neverNames = words(`former ex speaking according asked despite under during last next first second following earlier later new several
	dear hello yes no please thank thanks breaking update read watch photo image share follow more such only just now then today tonight`)

// nameWord reports whether token i can be part of a name.
func (n *namer) nameWord(i int) bool {
	k := &n.tokens[i]
	if !k.is(upper) || k.is(mark) {
		return false
	}
	if isGiven(k.lower) {
		return true
	}
	if stem, ok := strings.CutSuffix(k.lower, "."); ok && anywhere[stem] && !suffixes[k.lower] {
		return false // "Calif."
	}
	if weekdays[k.lower] || len(k.lower) == 1 || modifier(k.lower) || partyTag(k.lower) {
		return false
	}
	if _, ok := courtesy[k.lower]; ok {
		return true
	}
	if !n.initial(i) {
		return !starters[k.lower] || k.is(shouted)
	}
	if starters[k.lower] || neverNames[k.lower] || pronouns[k.lower] || auxiliary[k.lower] {
		return k.is(shouted) && n.seen[k.lower] // "WHO"
	}
	if i+2 < len(n.tokens) && n.tokens[i+1].lower == "&" && n.nameGoesOn(i+2) || n.numbered(i+1) {
		return true // "Moe & Quill", "News 12"
	}
	if n.seen[k.lower] || k.is(nonASCII) && n.seen[withoutAccents(k.lower)] || isRole(k.lower) || k.is(shouted) && !k.is(numeric) {
		return true
	}
	if functionWords[k.lower] {
		return false
	}
	if k.habit != unseen { // the tag of a word never seen before is a guess
		switch k.tag {
		case tagPreposition, tagDeterminer, tagConjunction, tagAdverb, tagPronoun, tagPossessive, tagWh, tagTo, tagNumber, tagModal, tagGerund:
			return false
		}
	}
	if k.tag.verb() && k.tag != tagParticiple {
		return false
	}
	return n.nameGoesOn(i+1) && !strings.HasSuffix(k.lower, "ing")
}

// numbered reports whether token i is the number of a station.
func (n *namer) numbered(i int) bool {
	return i < len(n.tokens) && n.tokens[i].is(numeric) && n.tokens[i].is(spaced) && len(n.tokens[i].lower) < 3 &&
		(stations[n.lower(i-1)] || n.tokens[i-1].is(shouted) && !n.tokens[i-1].is(numeric) && len(n.lower(i-1)) > 2 && len(n.lower(i-1)) < 5)
}

// functionWords begin no name.
var functionWords = union(determiner, linkWords, clauseWords, adverbial, auxiliary, leading)

func union(sets ...map[string]bool) map[string]bool {
	all := map[string]bool{}
	for _, s := range sets {
		maps.Copy(all, s)
	}
	return all
}

// leading prepositions and adverbs begin sentences.
var leading = words(`without within through throughout against among amid despite between beyond behind below above across around near over under toward
	towards unlike via per besides beside upon onto out off up down there now then here thus hence therefore moreover furthermore additionally
	nevertheless nonetheless meanwhile eventually finally initially originally previously currently nearly almost about longtime veteran remarked said says`)

// modifier reports a compound that stands before a name: "London-based".
func modifier(w string) bool {
	i := strings.LastIndexByte(w, '-')
	return i >= 0 && compounds[w[i+1:]]
}

// partyTag reports a party and a state, "R-Ohio".
func partyTag(w string) bool {
	return len(w) > 3 && w[1] == '-' && (w[0] == 'r' || w[0] == 'd' || w[0] == 'i')
}

var compounds = words(`old based led backed born era style area owned run controlled trained wide linked aligned speaking funded affiliated`)

// nameGoesOn reports whether token i stands right after a name's word and
// continues it.
func (n *namer) nameGoesOn(i int) bool {
	return i < len(n.tokens) && n.tokens[i].is(spaced) && n.tokens[i].is(upper) && !n.tokens[i].is(opensPara) &&
		!weekdays[n.tokens[i].lower] && !starters[n.tokens[i].lower]
}
