package answer

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"

	"onrecord/bot/asking/question"
	"onrecord/bot/label"
	"onrecord/bot/match"
	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/term"
)

// judging are the words with which an article tells that somebody is against something, or
// for it, by the intent of who asks.
var judging = map[question.Intent][]string{
	question.Against: strings.Fields("criticised criticized condemned denounced slammed blasted decried deplored lambasted rebuked chided castigated " +
		"mocked ridiculed derided bashed berated excoriated disparaged censured opposed opposes disputed rejected refuted rebutted contradicted challenged " +
		"assailed disagreed disagrees critic opponent"),
	question.Agreeing: strings.Fields("praised lauded applauded commended hailed saluted welcomed endorsed defended supported supports backed favoured " +
		"favored championed agreed agrees sided sides supporter champion"),
}

// judgingStems are the stems of judging.
var judgingStems = sync.OnceValue(func() map[question.Intent]map[string]bool {
	return map[question.Intent]map[string]bool{
		question.Against:  stemsIn(judging[question.Against]),
		question.Agreeing: stemsIn(judging[question.Agreeing]),
	}
})

// whoJudged answers who criticised something or somebody, or stood up for it, with what the
// archive reports so: "slammed the travel ban as cruel". Whoever is quoted in that comes
// first, once each, and then the sentences that quote nobody. It leaves the answer as it is
// where there is none.
func (by intents) whoJudged(ctx context.Context, q question.Question, a *Answer) (answered bool, err error) {
	target := slices.DeleteFunc(term.Of(q.Speaker), func(t term.Term) bool { return fillers[t.Word] })
	judgements, err := by.judgements(ctx, q, target)
	if err != nil {
		return false, err
	}
	if len(judgements) == 0 && len(target) > 1 {
		isPerson, err := nameLookup(by).isPerson(ctx, term.Words(q.Speaker))
		if err != nil || !isPerson {
			return false, err
		}
		if judgements, err = by.judgements(ctx, q, target[len(target)-1:]); err != nil {
			return false, err
		}
	}
	if judgements, err = by.onTopic(ctx, q.Words, judgements); err != nil {
		return false, err
	}
	var said, told, unnamed []group
	articles := make(map[corpus.ArticleID][]candidate)
	for _, j := range judgements[:min(len(judgements), mostJudgements)] {
		passages, known := articles[j.Article]
		if !known {
			if passages, err = finder(by).inArticle(ctx, j.Article); err != nil {
				return false, err
			}
			articles[j.Article] = passages
		}
		quoted := j.quotedIn(passages)
		switch {
		case quoted.Kind != index.Sentence:
			said = append(said, group{candidate: quoted})
		case pronouns[j.terms[0].Word]:
			unnamed = append(unnamed, group{candidate: quoted})
		default:
			told = append(told, group{candidate: quoted})
		}
	}
	groups := slices.Concat(onePerSpeaker(said, q.Named()), told, unnamed)
	if len(groups) == 0 {
		return false, nil
	}
	a.lead = label.Text("answer.reported-against", q.Speaker)
	if q.Intent == question.Agreeing {
		a.lead = label.Text("answer.reported-for", q.Speaker)
	}
	return true, by.desk.cite(ctx, q, groups, a)
}

// onTopic keeps, of the newest judgements, those whose headline and paragraph have all of a topic.
func (by intents) onTopic(ctx context.Context, topic string, all []judgement) (on []judgement, err error) {
	asked := askedWords(topic)
	if len(asked) == 0 {
		return all, nil
	}
	for _, j := range all[:min(len(all), mostRead)] {
		r, ok, err := match.Article(ctx, by.desk.Archive, by.desk.Clock(), j.Passage)
		if err != nil {
			return nil, err
		}
		if ok && lacking(asked, r.Headline+"\n"+paragraphOf(r.Body, j.Spans[0].Start)) == 0 {
			on = append(on, j)
		}
	}
	return on, nil
}

// paragraphOf returns the paragraph of a body in which a byte stands.
func paragraphOf(body string, at int) string {
	p, _ := corpus.ParagraphAt(corpus.Paragraphs(body), at)
	return p.Span.Of(body)
}

// pronouns begin a sentence that does not say by itself who judged.
var pronouns = words("he she they it we i this that")

// judgements returns the sentences that tell that somebody is against what the words name, or for
// it, the newest first.
func (by intents) judgements(ctx context.Context, q question.Question, words []term.Term) ([]judgement, error) {
	if len(words) == 0 {
		return nil, nil
	}
	var names, stems []string
	for _, t := range words {
		names, stems = append(names, t.Word), append(stems, t.Stem)
	}
	query := q.Query()
	query.Words, query.Phrase, query.Limit = strings.Join(judging[q.Intent], " "), strings.Join(names, " "), question.CountLimit
	query.Filter.Kinds = []index.Kind{index.Sentence}
	found, err := by.desk.Index.Search(ctx, query)
	if err != nil {
		return nil, err
	}
	sentences, err := read(ctx, by.desk.Archive, by.desk.Clock(), found.Hits)
	if err != nil {
		return nil, err
	}
	var out []judgement
	for _, c := range sentences {
		if at, ok := judges(c.terms, stems, judgingStems()[q.Intent]); ok && c.Asserted() && len(c.terms) <= longestSentence {
			out = append(out, judgement{c, at})
		}
	}
	slices.SortStableFunc(out, func(x, y judgement) int { return cmp.Compare(y.day, x.day) })
	return out, nil
}

// longestSentence is of how many words one is; a longer one is a list, or a page's furniture.
const longestSentence = 60

// mostJudgements is of how many sentences, the newest, the articles are read.
const mostJudgements = 20

// judgement is a sentence that tells that somebody is against something, or for it; at is which
// of its terms does.
type judgement struct {
	candidate
	at int
}

// How many words may stand between a verb and what it is of, how many between it and a word that
// negates it, and within how many a verb in the passive has its "by".
const (
	beforeObject  = 3
	afterNegation = 3
	beforeAgent   = 3
)

// outside are words behind a verb with which its object is over, or has not begun.
var outside = words("by for to from in on at as that and but or when while who which if because over after before he she they it we i")

// judges returns which term says that somebody is against what the stems of target name, or for
// it: "condemned the strikes", "the strikes were condemned by". A negated one does not.
func judges(terms []term.Term, target []string, verbs map[string]bool) (at int, ok bool) {
	for at, t := range terms {
		if !verbs[t.Stem] || isNegatedAt(terms, at) {
			continue
		}
		behind := terms[at+1:]
		if nouns[t.Stem] && !(len(behind) > 0 && behind[0].Word == "of") {
			continue // "his opponent, Petra Hollis"
		}
		if isObject(behind, target) || isSubject(terms[:at], target) && hasAgent(behind) {
			return at, true
		}
	}
	return 0, false
}

// nouns are the stems of judging that are nouns: "a critic of".
var nouns = stemsIn([]string{"critic", "opponent"})

// isObject reports whether terms behind a verb begin with what it is of: "the new travel ban".
func isObject(terms []term.Term, target []string) bool {
	first, _, ok := stretchOf(terms, target)
	return ok && first <= beforeObject && !slices.ContainsFunc(terms[:first], func(t term.Term) bool { return outside[t.Word] })
}

// isSubject reports whether terms before a verb end with what it is of, in the passive: "the
// strikes have been widely".
func isSubject(terms []term.Term, target []string) bool {
	passive := false
	for len(terms) > 0 {
		last := terms[len(terms)-1].Word
		switch auxiliaries[last] {
		case "be":
			passive = true
		case "":
			if !strings.HasSuffix(last, "ly") {
				from := max(0, len(terms)-2*len(target))
				_, end, ok := stretchOf(terms[from:], target)
				return passive && ok && from+end == len(terms)-1
			}
		}
		terms = terms[:len(terms)-1]
	}
	return false
}

// hasAgent reports whether terms behind a verb in the passive say by whom.
func hasAgent(terms []term.Term) bool {
	return slices.ContainsFunc(terms[:min(len(terms), beforeAgent)], func(t term.Term) bool { return t.Word == "by" })
}

// isNegatedAt reports whether a verb is negated, or only said to be left out: "refused to condemn".
func isNegatedAt(terms []term.Term, at int) bool {
	return slices.ContainsFunc(terms[max(0, at-afterNegation):at], func(t term.Term) bool { return IsNegation(t.Word) || withheld[t.Word] })
}

// withheld are verbs that say that something is not done.
var withheld = words("refuse refuses refused refusing decline declines declined declining fail fails failed failing stop stops stopped stopping " +
	"avoid avoids avoided avoiding hesitate hesitates hesitated without reluctant unwilling")

// stretchOf returns the first stretch of terms that has all of some stems, with few others
// among them.
func stretchOf(terms []term.Term, stems []string) (first, last int, ok bool) {
	for i := range terms {
		if !slices.Contains(stems, terms[i].Stem) {
			continue
		}
		end := min(len(terms), i+2*len(stems))
		left := slices.Clone(stems)
		for j := i; j < end; j++ {
			if k := slices.Index(left, terms[j].Stem); k >= 0 {
				if left = slices.Delete(left, k, k+1); len(left) == 0 {
					return i, j, true
				}
			}
		}
	}
	return 0, 0, false
}

// quotedIn returns the quote, of the passages of the article, in the sentence of a judgement whose
// speaker the sentence names before the verb; where there is none, the sentence.
func (j judgement) quotedIn(passages []candidate) candidate {
	sentence, verb := j.Spans[0], j.terms[j.at].Span
	for _, c := range passages {
		if c.Kind != index.Sentence && !c.unclear() && c.Asserted() && c.Speaker.Named && sentence.Contains(corpus.Hull(c.Spans)) &&
			verb.End <= c.Spans[0].Start && j.namesBefore(c) {
			return c
		}
	}
	j.score = 1 // it was asked for
	return j.candidate
}

// namesBefore reports whether the sentence of a judgement prints the speaker of a quote before
// the verb, by the surname or as the source of the quote.
func (j judgement) namesBefore(c candidate) bool {
	names := append(term.Words(c.Speaker.Name), term.Words(c.AsPrinted)...)
	return slices.ContainsFunc(j.terms[:j.at], func(t term.Term) bool { return slices.Contains(names, t.Word) && !fillers[t.Word] })
}
