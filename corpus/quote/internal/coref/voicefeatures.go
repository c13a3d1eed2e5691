package coref

import (
	"slices"
	"sort"

	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/linear"
	"onrecord/corpus/quote/internal/mention"
)

// The features of this file, each by what it pairs.
var (
	voiceLaterSoFar       = linear.Named("voice: later × so far")
	voiceLaterSameAsLast  = linear.Named("voice: later × same as last")
	voiceLaterRank        = linear.Named("voice: later × rank")
	voiceReportedPlace    = linear.Named("voice: reported × place")
	voiceReportedLast     = linear.Named("voice: reported × same as last")
	voiceReportedOrder    = linear.Named("voice: reported × order")
	voiceFreeRankLast     = linear.Named("voice: free rank × same as last")
	voiceFreeRankPlace    = linear.Named("voice: free rank × place")
	voiceFreeRankDistance = linear.Named("voice: free rank × distance")
	voiceFreeRankGender   = linear.Named("voice: free rank × gender")
	voiceFreeRankLater    = linear.Named("voice: free rank × later")
)

// collectVoices notes where each entity is the named source of a quote:
// whoever speaks by name further on is likelier to speak here.
func collectVoices(r *Resolver) {
	r.voices = map[int][]int{}
	for _, q := range r.quotes {
		if q.Source.Empty() {
			continue
		}
		if e := headName(r, segments(r, q.Source)[0]); e != document.None {
			r.voices[e] = append(r.voices[e], q.Source.From)
		}
	}
}

// speaksLater packs how often an entity speaks by name after token i, and how soon.
func speaksLater(r *Resolver, e, i int) uint32 {
	at := r.voices[e]
	at = at[sort.SearchInts(at, i+1):]
	if len(at) == 0 {
		return 0
	}
	return uint32(min(len(at), 2))<<3 | 1 + uint32(min(r.Ents.Doc.ParagraphAt(at[0])-r.Ents.Doc.ParagraphAt(i), 3))
}

// Where the last mention of an entity before an anaphor stands.
const (
	inNoQuote    uint32 = iota
	inThisQuote         // in the words whose speaker is sought
	inOwnQuote          // in words of the entity
	inOtherQuote        // in somebody else's words
)

// quotesBack is how many quotes before an anaphor are looked at for names in them.
const quotesBack = 8

// reported returns in whose words a mention before an anaphor stands, if any:
// whoever is spoken of there is less likely to speak next.
func reported(r *Resolver, ref anaphor, m *mention.Mention) uint32 {
	for q := ref.quote; q >= max(0, ref.quote-quotesBack); q-- {
		if !attribution.Within(m.From, r.quotes[q].Content) {
			continue
		}
		switch {
		case q == ref.quote:
			return inThisQuote
		case r.Out[q].entity == m.Entity:
			return inOwnQuote
		}
		return inOtherQuote
	}
	return inNoQuote
}

// opening is how many words of what is said may refer back to what was said before.
const opening = 5

// What the opening of what is said takes up.
const (
	fromNothing   uint32 = iota
	fromSeveral          // "them"
	fromThing            // "it"
	fromPerson           // "her"
	fromSpeaker          // "we"
	fromLastAlone        // "them", and of several nobody has spoken since the last quote
)

// goesOnFromLast says how what is said takes up something before it: "Two of them",
// "It is". Whoever spoke of them last is likelier to go on.
func goesOnFromLast(r *Resolver, ref anaphor) uint32 {
	content := r.quotes[ref.quote].Content[0]
	for i := content.From; i < min(content.To, content.From+opening); i++ {
		switch r.Ents.Doc.Lower(i) {
		case "them", "they", "their", "these", "those":
			if onlyLastSpokeOfSeveral(r, content.From) {
				return fromLastAlone
			}
			return fromSeveral
		case "it", "this":
			return fromThing
		case "he", "she", "him", "her", "his":
			return fromPerson
		case "i", "we", "my", "our":
			return fromSpeaker
		}
	}
	return fromNothing
}

// onlyLastSpokeOfSeveral reports whether the last quote before token i names several, and
// what stands between them does not: "they" goes on from that quote.
func onlyLastSpokeOfSeveral(r *Resolver, i int) bool {
	if r.lastSpeakerQuote == document.None || r.lastToken(r.lastSpeakerQuote) >= i {
		return false
	}
	several := func(from, to int) bool {
		for ; from < to; from++ {
			if r.Ents.Doc.Tokens[from].Tag == document.TagNouns {
				return true
			}
		}
		return false
	}
	content := r.quotes[r.lastSpeakerQuote].Content
	return !several(r.lastToken(r.lastSpeakerQuote)+1, i) && slices.ContainsFunc(content, func(c document.Range) bool { return several(c.From, c.To) })
}

// lastFree returns the last mention of an entity before an anaphor that stands in
// nobody's words, or nil.
func lastFree(r *Resolver, ref anaphor, e int) *mention.Mention {
	list := r.Ents.List[e].Mentions
	list = list[:sort.SearchInts(list, firstMention(r, ref.token))]
	for k := len(list) - 1; k >= 0; k-- {
		m := &r.Ents.Mentions[list[k]]
		if r.Ents.Doc.Tokens[ref.token].Sentence-r.Ents.Doc.Tokens[m.From].Sentence > memorySentences {
			return nil
		}
		if r.Ents.Doc.Tokens[m.From].Quotation == document.Unquoted && reported(r, ref, m) == inNoQuote {
			return m
		}
	}
	return nil
}

// voiceFeatures appends in whose words a candidate was last named, how it ranks among
// those whom the article itself names, and whether it speaks by name elsewhere.
func voiceFeatures(r *Resolver, f []uint32, ref anaphor, k int, running uint32) []uint32 {
	o := &r.candidates[k]
	add := func(template linear.Template, a, b uint32) {
		f = append(f, linear.Feature(template, a<<4|uint32(ref.class), b))
	}
	it := r.Ents.List[o.entity]
	later, soFar := speaksLater(r, o.entity, ref.token), uint32(min(r.Spoken[o.entity], 2))
	rank, place, distance := uint32(5), uint32(0), uint32(7)
	if m := r.free[k]; m != nil {
		rank = freeRank(r, k)
		place = standingOf(r, m)
		distance = sentencesBack(r, ref, m)
	}
	add(voiceLaterSoFar, later, soFar)
	add(voiceLaterSameAsLast, later, running)
	add(voiceLaterRank, later>>3, rank)
	add(voiceFreeRankLast, rank, running)
	add(voiceFreeRankPlace, rank, place)
	add(voiceFreeRankDistance, rank, distance)
	add(voiceFreeRankGender, rank, uint32(it.Gender))
	add(voiceFreeRankLater, rank<<3|place, distance<<3|running)
	if o.near != document.None {
		last := &r.Ents.Mentions[r.near[o.near].last]
		words := reported(r, ref, last)
		add(voiceReportedPlace, words, standingOf(r, last))
		add(voiceReportedLast, words, running)
		add(voiceReportedOrder, words, rank)
	}
	return f
}

// findFree notes the last mention of each candidate that stands in nobody's words.
func findFree(r *Resolver, ref anaphor) {
	r.free = r.free[:0]
	for k := range r.candidates {
		var m *mention.Mention
		if e := r.candidates[k].entity; e != document.None {
			m = lastFree(r, ref, e)
		}
		r.free = append(r.free, m)
	}
}

// freeRank counts the other candidates of its kind whom the article itself has named
// since it named candidate k.
func freeRank(r *Resolver, k int) uint32 {
	rank := uint32(0)
	person := r.Ents.List[r.candidates[k].entity].IsPerson()
	for _, m := range r.free {
		if m != nil && m.From > r.free[k].From && r.Ents.List[m.Entity].IsPerson() == person {
			rank++
		}
	}
	return min(rank, 4)
}
