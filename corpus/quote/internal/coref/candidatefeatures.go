package coref

import (
	"onrecord/corpus/lexicon"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/linear"
	"onrecord/corpus/quote/internal/mention"
	"onrecord/corpus/quote/internal/vocabulary"
)

// The features of this file, each by what it pairs.
var (
	candidateGenerators                                       = linear.Named("candidate: generators")
	candidateKindGender                                       = linear.Named("candidate: kind × gender")
	candidateKindSameAsLast                                   = linear.Named("candidate: kind × same as last")
	candidateDeterminerKind                                   = linear.Named("candidate: determiner × kind")
	candidateSameAsLastSpoken                                 = linear.Named("candidate: same as last × spoken")
	candidateKindHead                                         = linear.Named("candidate: kind × head")
	candidateByHead                                           = linear.Named("candidate: by × head")
	candidateByFormKind                                       = linear.Named("candidate: by × form kind")
	candidateByKind                                           = linear.Named("candidate: by × kind")
	candidateRuleDeterminer                                   = linear.Named("candidate: rule × determiner")
	candidateRuleKind                                         = linear.Named("candidate: rule × kind")
	candidateRuleLength                                       = linear.Named("candidate: rule × length")
	candidateRuleHead                                         = linear.Named("candidate: rule × head")
	candidateCutDeterminer                                    = linear.Named("candidate: cut × determiner")
	candidateCutLength                                        = linear.Named("candidate: cut × length")
	candidateCutDistanceToLastQuote                           = linear.Named("candidate: cut × distance to last quote")
	candidatePrecedingMentionInSourceFollowingMentionInSource = linear.Named("candidate: preceding mention in source × following mention in source")
	candidatePrecedingMentionInSourceKind                     = linear.Named("candidate: preceding mention in source × kind")
	candidateFollowingMentionInSourceKind                     = linear.Named("candidate: following mention in source × kind")
	candidateBeginGenerators                                  = linear.Named("candidate: begin × generators")
	candidateSpokenDistanceToLastQuote                        = linear.Named("candidate: spoken × distance to last quote")
	candidateSpokenKind                                       = linear.Named("candidate: spoken × kind")
	candidateSpokenSpokenEntity                               = linear.Named("candidate: spoken × spoken entity")
	candidateSpokenOpensSentenceToken                         = linear.Named("candidate: spoken × opens sentence token")
	candidateSameAsLastOpensSentenceToken                     = linear.Named("candidate: same as last × opens sentence token")
	candidateKindSpoken                                       = linear.Named("candidate: kind × spoken")
	candidateLinkedSameAsLast                                 = linear.Named("candidate: linked × same as last")
	candidateLinkedGenerators                                 = linear.Named("candidate: linked × generators")
	candidateCandidatesGenerators                             = linear.Named("candidate: candidates × generators")
	unnamedRivalsDeterminer                                   = linear.Named("unnamed: rivals × determiner")
	unnamedRivalsShort                                        = linear.Named("unnamed: rivals × short")
	unnamedRivalsShortDeterminer                              = linear.Named("unnamed: rivals × short determiner")
	unnamedUnnamedRivals                                      = linear.Named("unnamed: unnamed × rivals")
	unnamedUnnamedShortDeterminer                             = linear.Named("unnamed: unnamed × short determiner")
)

// candidateFeatures appends what tells whether ref stands for candidate k.
func candidateFeatures(r *Resolver, f []uint32, ref anaphor, k int, order []int) []uint32 {
	o := &r.candidates[k]
	add := func(template linear.Template, a, b uint32) {
		f = append(f, linear.Feature(template, a<<4|uint32(ref.class), b))
	}
	kind := kindOfCandidate(r, o)
	runs := distanceToLastQuote(r, ref.token)
	running := uint32(0)
	if r.lastSpeakerQuote != document.None && sameVerdict(&r.Out[r.lastSpeakerQuote], &o.Verdict) {
		running = runs
	}
	add(candidateGenerators, o.generators, 0)
	add(candidateKindGender, kind, genderMatch(o.gender, ref.gender))
	add(candidateKindSameAsLast, kind, running)
	add(candidateDeterminerKind, ref.article, kind)
	add(candidateSameAsLastSpoken, running, o.spoken)
	f = generatorFeatures(r, f, ref, o, kind)
	if o.generators&(1<<fromPrinted) != 0 {
		add(candidateCutDeterminer, o.cut, ref.article)
		add(candidateCutLength, o.cut, uint32(min(ref.source.To-ref.source.From, 8)))
		add(candidateCutDistanceToLastQuote, o.cut, runs)
	}
	if o.cut > 0 || o.rule == ruleUnnamed {
		f = unnamedFeatures(r, f, ref, o)
	}
	f = aheadFeatures(r, f, ref, o)
	if m := o.named; m != nil {
		add(candidatePrecedingMentionInSourceFollowingMentionInSource, precedingMentionInSource(r, m), followingMentionInSource(r, m))
		add(candidatePrecedingMentionInSourceKind, precedingMentionInSource(r, m), kind)
		add(candidateFollowingMentionInSourceKind, followingMentionInSource(r, m), kind)
	}
	if o.phrase != document.None {
		f = phraseFeatures(r, f, ref, o)
		begins := uint32(0)
		if p := &r.phrases[o.phrase]; r.Ents.Doc.SentenceAt(p.From).From == p.From {
			begins = 1 + uint32(min(int(r.Ents.Doc.Tokens[ref.token].Sentence-r.Ents.Doc.Tokens[p.head].Sentence), 4))
		}
		add(candidateBeginGenerators, begins, o.generators)
	}
	if o.spoken > 0 {
		add(candidateSpokenDistanceToLastQuote, o.spoken, runs)
		add(candidateSpokenKind, o.spoken, kind)
		add(candidateSpokenSpokenEntity, o.spoken, uint32(min(r.Spoken[o.entity], 3)))
	}
	if ref.class == classUnprinted {
		add(candidateSpokenOpensSentenceToken, o.spoken, opensSentence(r, ref.token))
		add(candidateSameAsLastOpensSentenceToken, running, opensSentence(r, ref.token))
	}
	if o.near != document.None {
		f = nearFeatures(r, f, ref, o, order, running)
	} else if o.entity != document.None {
		add(candidateKindSpoken, kind, o.spoken)
	}
	if o.entity != document.None {
		f = sinceFeatures(r, f, ref, o, running)
		f = voiceFeatures(r, f, ref, k, running)
		f = standingFeatures(r, f, ref, o)
		if ref.head != document.None {
			f = wordFeatures(r, f, ref, o)
			if ref.class == classDocument {
				f = issueFeatures(r, f, ref, o)
			}
		}
	}
	linked := goesOnFromLast(r, ref)
	add(candidateLinkedSameAsLast, linked, running)
	add(candidateLinkedGenerators, linked, o.generators)
	add(candidateCandidatesGenerators, uint32(min(len(r.candidates), 12)), o.generators)
	return f
}

// genderMatch says whether a candidate is known to be of a gender, and of the anaphor's.
func genderMatch(candidate, anaphor vocabulary.Gender) uint32 {
	switch {
	case !mention.Compatible(candidate, anaphor):
		return 3
	case candidate != vocabulary.AnyGender:
		return 1
	}
	return 0
}

// generatorFeatures appends by what generators, and by which rule, a candidate was found.
func generatorFeatures(r *Resolver, f []uint32, ref anaphor, o *candidateSpeaker, kind uint32) []uint32 {
	add := func(template linear.Template, a, b uint32) {
		f = append(f, linear.Feature(template, a<<4|uint32(ref.class), b))
	}
	form := uint32(ref.class)<<2 | ref.article
	headed, head := ref.head != document.None, uint32(0)
	if headed {
		head = r.Ents.Doc.Tokens[ref.head].Hash
		add(candidateKindHead, kind, head)
	}
	for by := range uint32(generatorCount) {
		switch {
		case o.generators>>by&1 == 0:
		case headed:
			add(candidateByHead, by, head)
			add(candidateByFormKind, by, form<<4|kind)
		default:
			add(candidateByKind, by, kind)
		}
	}
	if o.generators&(1<<fromRule) != 0 {
		add(candidateRuleDeterminer, uint32(o.rule), ref.article)
		add(candidateRuleKind, uint32(o.rule), kind)
		add(candidateRuleLength, uint32(o.rule), uint32(min(ref.source.To-ref.source.From, 8)))
		if headed {
			add(candidateRuleHead, uint32(o.rule), head)
		}
	}
	return f
}

// unnamedFeatures appends what speaks against taking the words of a source as
// they stand: someone else whom they could mean.
func unnamedFeatures(r *Resolver, f []uint32, ref anaphor, o *candidateSpeaker) []uint32 {
	add := func(template linear.Template, a, b uint32) {
		f = append(f, linear.Feature(template, a<<4|uint32(ref.class), b))
	}
	rivals := uint32(0) // who else may be meant, as bits
	para := r.Ents.Doc.ParagraphAt(ref.token)
	for k := range r.candidates {
		x := &r.candidates[k]
		switch {
		case x == o:
		case x.generators>>fromRole&1 == 1:
			rivals |= 1
		case x.generators>>fromSameHead&1 == 1:
			rivals |= 2
		case x.spoken == 1 && x.entity != document.None && r.Ents.Doc.ParagraphAt(r.lastToken(r.lastSpeakerQuote)) >= para-1:
			rivals |= 4
		case x.generators>>fromSource&1 == 1:
			rivals |= 8
		case x.near != document.None && r.Ents.List[x.entity].IsPerson() && r.Ents.Mentions[r.near[x.near].last].From >= r.Ents.Doc.Paragraphs[para].From:
			rivals |= 16
		}
	}
	short := uint32(min(ref.source.To-ref.source.From, 5))
	add(unnamedRivalsDeterminer, rivals, ref.article)
	add(unnamedRivalsShort, rivals, short)
	add(unnamedRivalsShortDeterminer, rivals&3, short<<2|ref.article)
	if ref.role != "" {
		unnamed := uint32(0)
		if r.indefinite[mention.CanonicalRole(ref.role)] {
			unnamed = 1
		}
		add(unnamedUnnamedRivals, unnamed, rivals)
		add(unnamedUnnamedShortDeterminer, unnamed, short<<2|ref.article)
	}
	return f
}

// unnamedRoles are borne by people whom an article leaves unnamed.
var unnamedRoles = lexicon.Words("unnamed-roles")

// precedingMentionInSource says what stands before the mention of a candidate in its source.
func precedingMentionInSource(r *Resolver, m *mention.Mention) uint32 {
	if m.Before == 0 {
		return 0
	}
	k := &r.Ents.Doc.Tokens[m.Before-1]
	if vocabulary.LinkWords[k.Lower] || vocabulary.Determiner[k.Lower] {
		return k.Hash
	}
	return uint32(k.Tag)
}

func followingMentionInSource(r *Resolver, m *mention.Mention) uint32 {
	if m.To >= len(r.Ents.Doc.Tokens) {
		return 0
	}
	k := &r.Ents.Doc.Tokens[m.To]
	switch {
	case k.Genitive():
		return 101
	case isDocument(k.Lower):
		return 102
	case vocabulary.OrgNouns[k.Lower]:
		return 103
	case mention.IsRole(k.Lower):
		return 104
	case peopleWord(k.Lower):
		return 105
	}
	return uint32(k.Tag)
}
