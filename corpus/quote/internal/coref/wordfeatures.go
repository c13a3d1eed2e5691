package coref

import (
	"slices"
	"strings"

	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/linear"
	"onrecord/corpus/quote/internal/mention"
	"onrecord/corpus/quote/internal/vocabulary"
)

// The features of this file, each by what it pairs.
var (
	phraseSameDeterminerDistance         = linear.Named("phrase: same determiner × distance")
	phraseSameDeterminerLength           = linear.Named("phrase: same determiner × length")
	phraseSameDeterminerBegin            = linear.Named("phrase: same determiner × begin")
	phraseSameLongerBegin                = linear.Named("phrase: same longer × begin")
	phraseSameSubjectDistance            = linear.Named("phrase: same subject × distance")
	phraseSameHeadWord                   = linear.Named("phrase: same × head word")
	phraseSameFirstBegin                 = linear.Named("phrase: same first × begin")
	phraseSameLongerDeterminer           = linear.Named("phrase: same longer × determiner")
	phraseSameFirstLongerDeterminerBegin = linear.Named("phrase: same first longer × determiner begin")
	phraseSameLongerSpoken               = linear.Named("phrase: same longer × spoken")
	phraseSameLongerNamed                = linear.Named("phrase: same longer × named")
	wordsSharedMissing                   = linear.Named("words: shared × missing")
	wordsRoleShared                      = linear.Named("words: role × shared")
	wordsRoleGenerators                  = linear.Named("words: role × generators")
	wordsInNameDeterminer                = linear.Named("words: in name × determiner")
	wordsInNameSpoken                    = linear.Named("words: in name × spoken")
	wordsWordLastHeadWord                = linear.Named("words: word last × head word")
	wordsFitLowerHeadDeterminer          = linear.Named("words: fit lower head × determiner")
	wordsOrgSortsHeadWord                = linear.Named("words: org sorts × head word")
	standingOftenKind                    = linear.Named("standing: often × kind")
	standingFirstKind                    = linear.Named("standing: first × kind")
	standingRankKind                     = linear.Named("standing: rank × kind")
	standingRankDeterminer               = linear.Named("standing: rank × determiner")
	standingNamedKind                    = linear.Named("standing: named × kind")
	standingNamedFirstRank               = linear.Named("standing: named first × rank")
	standingRankHeadWord                 = linear.Named("standing: rank × head word")
	standingActsKind                     = linear.Named("standing: acts × kind")
	standingActsRank                     = linear.Named("standing: acts × rank")
)

// phraseFeatures appends what an earlier phrase tells.
func phraseFeatures(r *Resolver, f []uint32, ref anaphor, o *candidateSpeaker) []uint32 {
	p := &r.phrases[o.phrase]
	add := func(template linear.Template, a, b uint32) {
		f = append(f, linear.Feature(template, a<<4|uint32(ref.class), b))
	}
	distance := uint32(min(int(r.Ents.Doc.Tokens[ref.token].Sentence-r.Ents.Doc.Tokens[p.head].Sentence), 6))
	length := uint32(min(p.To-p.From, 7))
	begins := articleOf(r, p.Range)
	same := o.generators >> fromSameHead & 1
	longer := uint32(0)
	if !ref.source.Empty() && p.To-p.From > ref.source.To-ref.source.From {
		longer = 1
	}
	subject := uint32(0)
	if p.To < len(r.Ents.Doc.Tokens) && (r.Ents.Doc.Tokens[p.To].Tag.Verb() || r.Ents.Doc.Tokens[p.To].Tag == document.TagModal || r.Ents.Doc.Tokens[p.To].Lower == "who") {
		subject = 1
	}
	add(phraseSameDeterminerDistance, same<<4|ref.article, distance)
	add(phraseSameDeterminerLength, same<<4|ref.article, length)
	add(phraseSameDeterminerBegin, same<<4|ref.article, begins)
	add(phraseSameLongerBegin, same<<1|longer, begins)
	add(phraseSameSubjectDistance, same<<1|subject, distance)
	add(phraseSameHeadWord, same, r.Ents.Doc.Tokens[p.head].Hash)
	first := uint32(1)
	for k := o.phrase - 1; k >= 0 && o.phrase-k < memoryMentions; k-- {
		if groupSynonym(r.Ents.Doc.Lower(r.phrases[k].head)) == groupSynonym(r.Ents.Doc.Lower(p.head)) {
			first = 0
			break
		}
	}
	add(phraseSameFirstBegin, same<<1|first, begins)
	add(phraseSameLongerDeterminer, same<<1|longer, ref.article)
	add(phraseSameFirstLongerDeterminerBegin, same<<3|first<<2|longer, ref.article<<2|begins)
	add(phraseSameLongerSpoken, same<<1|longer, o.spoken)
	named := uint32(0)
	if namesPlace(r.Ents.Doc, p.Range) {
		named = 1
	}
	add(phraseSameLongerNamed, same<<1|longer, named)
	return f
}

// wordFeatures appends how the words of a description suit those of an entity.
func wordFeatures(r *Resolver, f []uint32, ref anaphor, o *candidateSpeaker) []uint32 {
	add := func(template linear.Template, a, b uint32) {
		f = append(f, linear.Feature(template, a<<4|uint32(ref.class), b))
	}
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
	add(wordsSharedMissing, uint32(min(shared, 3)), uint32(min(missing, 3)))
	add(wordsRoleShared, role, uint32(min(shared, 3)))
	add(wordsRoleGenerators, role, o.generators)
	add(wordsInNameDeterminer, inName, ref.article)
	add(wordsInNameSpoken, inName, o.spoken)
	add(wordsWordLastHeadWord, document.Hash(it.Last()), r.Ents.Doc.Tokens[ref.head].Hash)
	if ref.class == classOrg || ref.class == classDocument {
		add(wordsFitLowerHeadDeterminer, fitOf(it, r.Ents.Doc.Lower(ref.head)), ref.article)
		add(wordsOrgSortsHeadWord, sortsOf(it), r.Ents.Doc.Tokens[ref.head].Hash)
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
	add := func(template linear.Template, a, b uint32) {
		f = append(f, linear.Feature(template, a<<4|uint32(ref.class), b))
	}
	kind := kindOfCandidate(r, o)
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
	add(standingOftenKind, often, kind)
	add(standingFirstKind, first, kind)
	add(standingRankKind, rank, kind)
	add(standingRankDeterminer, rank, ref.article)
	add(standingNamedKind, named, kind)
	add(standingNamedFirstRank, named<<3|first, rank)
	if ref.head != document.None {
		add(standingRankHeadWord, rank, r.Ents.Doc.Tokens[ref.head].Hash)
	}
	acts := agencyOf(r, it)
	add(standingActsKind, acts, kind)
	add(standingActsRank, acts, rank)
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
