package quote

import "strings"

// option is one that a source may stand for.
type option struct {
	verdict
	proposers uint32   // bits
	rule      rule     // that proposes it
	spoken    uint32   // how many other speakers are nearer, from 1
	near      int      // index into the salient entities, or nobody
	phrase    int      // index into resolver.phrases, or nobody
	named     *mention // the mention of it in the source, if any
	cut       uint32   // which cut of the source it is, from 1, where it is no more than that
}

// Who proposes an option.
const (
	proposedByRule = iota
	proposedAsPrinted
	proposedInSource
	proposedByHead   // an earlier phrase with the same head noun
	proposedByPhrase // a phrase before
	proposedBySpeech // somebody who spoke before
	proposedByName   // somebody named before
	proposedByRole
	proposedByNext // somebody who speaks next
	proposedAsPair // two that the text names together
	proposerCount
)

// How many options each proposer has.
const (
	mostSpoken  = 3
	mostNear    = 10
	mostPhrases = 3
	mostBearers = 6
)

// propose adds an option, or the proposer to one that is known.
func (r *resolver) propose(by int, v verdict) *option {
	if v.Name == "" {
		return &option{}
	}
	for k := range r.options {
		o := &r.options[k]
		switch {
		case v.entity != nobody && o.entity == v.entity:
		case (v.entity == nobody || o.entity == nobody) && sameSpeaker(o.Name, v.Name):
			if v.entity != nobody {
				o.verdict = v
			}
		default:
			continue
		}
		o.proposers |= 1 << by
		return o
	}
	r.options = append(r.options, option{verdict: v, proposers: 1 << by, near: nobody, phrase: nobody})
	return &r.options[len(r.options)-1]
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
