package coref

import (
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/mention"
)

// unnamedPerson reports whether quote q is that of one unnamed person.
func unnamedPerson(r *Resolver, q int) bool {
	s := r.quotes[q].Source
	return !s.Empty() && mention.HeadRole(r.Ents.Doc, s) != ""
}

// salientEntity is one in the reader's mind.
type salientEntity struct {
	entity   int
	salience float64
	count    int
	last     int // its last mention before the anaphor
}

// How far back a reader remembers, in sentences and in names.
const (
	memorySentences = 30
	memoryMentions  = 100
)

// salientEntities returns the entities named shortly before token i, the last named
// first.
func salientEntities(r *Resolver, i int) []salientEntity {
	here := int(r.Ents.Doc.Tokens[i].Sentence)
	out := make([]salientEntity, 0, 16)
	start := firstMention(r, i) - 1
	for k := start; k >= 0 && start-k < memoryMentions; k-- {
		m := &r.Ents.Mentions[k]
		distance := here - int(r.Ents.Doc.Tokens[m.From].Sentence)
		if distance > memorySentences {
			break
		}
		at := slices.IndexFunc(out, func(c salientEntity) bool { return c.entity == m.Entity })
		if at < 0 {
			at = len(out)
			out = append(out, salientEntity{entity: m.Entity, last: k})
		}
		out[at].count++
		out[at].salience = max(out[at].salience, prominence(r, m, distance))
	}
	for k := range out {
		out[k].salience += float64(min(out[k].count, 4)) / 2
	}
	return out
}

// prominence says how much one mention weighs some sentences later.
func prominence(r *Resolver, m *mention.Mention, distance int) float64 {
	s := 8 / (1 + float64(distance)/2)
	if m.Subject {
		s *= 1.5
	}
	if r.Ents.Doc.Tokens[m.From].Quotation != document.Unquoted {
		s /= 3
	}
	return s
}

// firstPersonSpeaker resolves "we" and "I": in a quotation its speaker, outside of one the
// outlet.
func firstPersonSpeaker(r *Resolver, i int) Verdict {
	if r.Ents.Doc.Tokens[i].Quotation != document.Unquoted {
		return lastSpeaker(r)
	}
	if r.print.Outlet == "" {
		return Verdict{entity: document.None}
	}
	return Verdict{Speaker: Speaker{Name: r.print.Outlet, Named: true}, How: ByPronoun, entity: document.None, rule: ruleOutlet}
}

// author resolves an "I" outside of all quotation marks: to whoever alone signs the
// article or, where nobody alone does and nobody has spoken yet, to its outlet.
func author(r *Resolver, i int) (Verdict, bool) {
	if r.Ents.Doc.Lower(i) != "i" || r.Ents.Doc.Tokens[i].Quotation != document.Unquoted {
		return Verdict{}, false
	}
	if signed := corpus.Authors(r.print.Byline); len(signed) == 1 && isPersonal(signed[0]) {
		return Verdict{Speaker: Speaker{Name: signed[0], Named: true}, How: ByPronoun, Confidence: sureOfRole, entity: document.None, class: classPerson, rule: ruleOutlet}, true
	}
	if r.lastSpeakerQuote != document.None {
		return Verdict{}, false
	}
	v := firstPersonSpeaker(r, i)
	v.Confidence = sureOfOnly
	return v, v.Name != ""
}

// isPersonal reports a byline that is somebody's name, and no agency's.
func isPersonal(byline string) bool {
	words := strings.Fields(strings.ToLower(byline))
	return len(words) > 1 && !slices.ContainsFunc(words, func(w string) bool { return mention.IsOrg(w) || attribution.Press[w] || mention.IsRole(w) })
}

// relativePronoun resolves "who": the name right before it.
func relativePronoun(r *Resolver, i int) Verdict {
	k := firstMention(r, i) - 1
	if k < 0 || i-r.Ents.Mentions[k].To > 2 {
		return Verdict{entity: document.None}
	}
	return r.named(r.Ents.Mentions[k].Entity, ByPronoun).by(ruleRelative)
}

// memoryQuotes is how many quotes before and after a source its speaker is
// looked for among theirs.
const memoryQuotes = 12
