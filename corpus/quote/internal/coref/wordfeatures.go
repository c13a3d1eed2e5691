package coref

import (
	"slices"
	"strings"

	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/linear"
	"onrecord/corpus/quote/internal/mention"
	"onrecord/corpus/quote/internal/vocabulary"
)

// phraseFeatures appends what an earlier phrase tells.
func phraseFeatures(r *Resolver, f []uint32, ref anaphor, o *candidateSpeaker) []uint32 {
	p := &r.phrases[o.phrase]
	add := func(template, a, b uint32) { f = append(f, linear.Feature(template, a<<4|uint32(ref.class), b)) }
	distance := uint32(min(int(r.Ents.Doc.Tokens[ref.token].Sentence-r.Ents.Doc.Tokens[p.head].Sentence), 6))
	length := uint32(min(p.To-p.From, 7))
	begins := r.articleOf(p.Range)
	same := o.generators >> fromSameHead & 1
	longer := uint32(0)
	if !ref.source.Empty() && p.To-p.From > ref.source.To-ref.source.From {
		longer = 1
	}
	subject := uint32(0)
	if p.To < len(r.Ents.Doc.Tokens) && (r.Ents.Doc.Tokens[p.To].Tag.Verb() || r.Ents.Doc.Tokens[p.To].Tag == document.TagModal || r.Ents.Doc.Tokens[p.To].Lower == "who") {
		subject = 1
	}
	add(550, same<<4|ref.article, distance)
	add(551, same<<4|ref.article, length)
	add(552, same<<4|ref.article, begins)
	add(553, same<<1|longer, begins)
	add(554, same<<1|subject, distance)
	add(555, same, r.Ents.Doc.Tokens[p.head].Hash)
	first := uint32(1)
	for k := o.phrase - 1; k >= 0 && o.phrase-k < memoryMentions; k-- {
		if groupSynonym(r.Ents.Doc.Lower(r.phrases[k].head)) == groupSynonym(r.Ents.Doc.Lower(p.head)) {
			first = 0
			break
		}
	}
	add(556, same<<1|first, begins)
	add(557, same<<1|longer, ref.article)
	add(558, same<<3|first<<2|longer, ref.article<<2|begins)
	add(559, same<<1|longer, o.spoken)
	named := uint32(0)
	if namesPlace(r.Ents.Doc, p.Range) {
		named = 1
	}
	add(593, same<<1|longer, named)
	return f
}

// wordFeatures appends how the words of a description suit those of an entity.
func wordFeatures(r *Resolver, f []uint32, ref anaphor, o *candidateSpeaker) []uint32 {
	add := func(template, a, b uint32) { f = append(f, linear.Feature(template, a<<4|uint32(ref.class), b)) }
	it := r.Ents.List[o.entity]
	shared, missing := 0, 0
	for i := ref.segment.From; i < ref.segment.To; i++ {
		w := r.Ents.Doc.Lower(i)
		if vocabulary.Determiner[w] || vocabulary.LinkWords[w] || r.Ents.Doc.Tokens[i].Is(document.Punct) {
			continue
		}
		if it.Roles[w] || slices.Contains(it.Words, w) || isAkinTo(w, it.Roles) {
			shared++
		} else {
			missing++
		}
	}
	role := uint32(0)
	if ref.role != "" {
		for w := range it.Roles {
			if mention.CanonicalRole(w) == mention.CanonicalRole(ref.role) {
				role = 1
			}
		}
		if role == 0 && len(it.Roles) > 0 {
			role = 2
		}
	}
	inName := uint32(0)
	if slices.Contains(it.Words, r.Ents.Doc.Lower(ref.head)) {
		inName = 1
		if it.Last() == r.Ents.Doc.Lower(ref.head) {
			inName = 2
		}
	}
	add(560, uint32(min(shared, 3)), uint32(min(missing, 3)))
	add(561, role, uint32(min(shared, 3)))
	add(562, role, o.generators)
	add(563, inName, ref.article)
	add(564, inName, o.spoken)
	add(565, document.Hash(it.Last()), r.Ents.Doc.Tokens[ref.head].Hash)
	if ref.class == classOrg || ref.class == classDocument {
		add(590, fitOf(it, r.Ents.Doc.Lower(ref.head)), ref.article)
		add(591, sortsOf(it), r.Ents.Doc.Tokens[ref.head].Hash)
	}
	return f
}

// isAkinTo reports whether one of the words of a title is made of the same stem:
// "Mexico" and "Mexican President".
func isAkinTo(w string, title map[string]bool) bool {
	const stem = 5
	if len(w) < stem {
		return false
	}
	for x := range title {
		if strings.HasPrefix(x, w[:stem]) {
			return true
		}
	}
	return false
}

// standingFeatures appends how an entity stands in the whole article.
func standingFeatures(r *Resolver, f []uint32, ref anaphor, o *candidateSpeaker) []uint32 {
	it := r.Ents.List[o.entity]
	add := func(template, a, b uint32) { f = append(f, linear.Feature(template, a<<4|uint32(ref.class), b)) }
	kind := r.kindOfCandidate(o)
	often := uint32(min(len(it.Mentions), 6))
	first := uint32(min(r.Ents.Doc.ParagraphAt(r.Ents.Mentions[it.Mentions[0]].From), 3))
	named := uint32(0) // before the anaphor
	if r.Ents.Mentions[it.Mentions[0]].From < ref.token {
		named = 1
	}
	rank := uint32(0)
	for k := range r.candidates {
		if e := r.candidates[k].entity; e != document.None && r.Ents.List[e].IsPerson() == it.IsPerson() && len(r.Ents.List[e].Mentions) > len(it.Mentions) {
			rank++
		}
	}
	rank = min(rank, 4)
	add(570, often, kind)
	add(571, first, kind)
	add(572, rank, kind)
	add(573, rank, ref.article)
	add(574, named, kind)
	add(575, named<<3|first, rank)
	if ref.head != document.None {
		add(576, rank, r.Ents.Doc.Tokens[ref.head].Hash)
	}
	acts := agencyOf(r, it)
	add(577, acts, kind)
	add(578, acts, rank)
	return f
}

// agencyMentions is how many mentions of an entity are looked at.
const agencyMentions = 12

// agencyOf packs how many mentions of an entity are the subject of a verb and how
// many own something: people and bodies act, things and events seldom do.
func agencyOf(r *Resolver, it *mention.Entity) uint32 {
	subjects, owners := 0, 0
	list := it.Mentions[:min(len(it.Mentions), agencyMentions)]
	for _, k := range list {
		m := &r.Ents.Mentions[k]
		if m.Subject && r.Ents.Doc.Tokens[m.From].Quotation == document.Unquoted {
			subjects++
		}
		if m.To < len(r.Ents.Doc.Tokens) && r.Ents.Doc.Tokens[m.To].Genitive() {
			owners++
		}
	}
	n := len(list)
	return uint32(min(n, 3))<<4 | uint32((3*subjects+n-1)/n)<<2 | uint32(min(owners, 2))
}
