package coref

import (
	"strings"

	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/mention"
)

// candidateSpeaker is one that a source may stand for.
type candidateSpeaker struct {
	Verdict
	generators uint32           // bits
	rule       rule             // that generates it
	spoken     uint32           // how many other speakers are nearer, from 1
	near       int              // index into the salient entities, or None
	phrase     int              // index into Resolver.phrases, or None
	ahead      *ahead           // how it is named after the anaphor, where it is named only there
	named      *mention.Mention // the mention of it in the source, if any
	cut        uint32           // which cut of the source it is, from 1, where it is no more than that
}

// The generators of candidates.
const (
	fromRule = iota
	fromPrinted
	fromSource
	fromSameHead    // an earlier phrase with the same head noun
	fromPhrase      // a phrase before
	fromPastSpeaker // somebody who spoke before
	fromNearName    // somebody named before
	fromRole
	fromNextSpeaker // somebody who speaks next
	fromPair        // two that the text names together
	fromNextName    // somebody named only after it
	generatorCount
)

// How many candidates each generator may add.
const (
	maxPastSpeakers = 3
	maxNear         = 10
	maxPhrases      = 3
	maxBearers      = 6
)

// propose adds a candidate, or the generator to one that is known.
func (r *Resolver) propose(by int, v Verdict) *candidateSpeaker {
	if v.Name == "" {
		return &candidateSpeaker{}
	}
	for k := range r.candidates {
		o := &r.candidates[k]
		switch {
		case v.entity != document.None && o.entity == v.entity:
		case (v.entity == document.None || o.entity == document.None) && sameSpeaker(o.Name, v.Name):
			if v.entity != document.None {
				o.Verdict = v
			}
		default:
			continue
		}
		o.generators |= 1 << by
		return o
	}
	r.candidates = append(r.candidates, candidateSpeaker{Verdict: v, generators: 1 << by, near: document.None, phrase: document.None})
	return &r.candidates[len(r.candidates)-1]
}

// sameSpeaker reports whether two names differ in no more than case, an article
// and a possessive.
func sameSpeaker(a, b string) bool { return strings.EqualFold(plainName(a), plainName(b)) }

func plainName(s string) string {
	if first, rest, ok := strings.Cut(s, " "); ok && (strings.EqualFold(first, "the") || strings.EqualFold(first, "a") || strings.EqualFold(first, "an")) {
		s = rest
	}
	return strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s")
}
