package answer

import (
	"context"
	"slices"

	"onrecord/bot/asking/question"
	"onrecord/corpus"
	"onrecord/index/person"
)

// Most is how many statements of an answer are shown at most, however often more are asked for.
const Most = 1000

// deepest is how many hits are compared for all that answers: more than Most, for many are copies
// or do not answer.
const deepest = 2 * Most

// depth is whether searches look for all that answers, and not for the best alone.
type depth bool

// reach is how many hits a search is asked for that is content with so many where the best are
// wanted.
func (deep depth) reach(limit int) int {
	if deep {
		return max(limit, deepest)
	}
	return limit
}

// All is what somebody sees who asks a question and then for more, until there is no more, and
// at most so many citations. More is true where there are more.
func (d *Desk) All(ctx context.Context, q question.Question, most int) (a Answer, more bool, err error) {
	q.Seen = 0
	if a, err = (finder{d}).answer(ctx, q, most+1); err != nil {
		return a, false, err
	}
	for page := a; !a.inOrder; {
		// It was put together from several answers, and each page is put together so.
		if page, err = d.Answer(ctx, q); err != nil {
			return a, false, err
		}
		shown := page.Citations[:min(len(page.Citations), Shown)]
		if q.Seen == 0 {
			a.Citations = nil
		}
		a.Citations = append(a.Citations, shown...)
		next := page.After(len(shown))
		if next == "" || len(a.Citations) > most {
			break
		}
		q = question.Parse(next, question.Options{})
	}
	more = len(a.Citations) > most
	a.Citations = a.Citations[:min(len(a.Citations), most)]
	return a, more, nil
}

// answers reports whether anything answers, on this page or those before.
func (a *Answer) answers() bool { return len(a.Citations)+a.Seen > 0 }

// isFull reports whether no more is to be cited.
func (a *Answer) isFull() bool {
	return len(a.Citations) == a.most || len(a.Citations) == 0 && len(a.Nearest) == maxNearest
}

// page puts of all that answers what is wanted now.
func (a *Answer) page(q question.Question, all []Citation) {
	a.Seen = min(q.Seen, len(all))
	a.Citations = append([]Citation{}, all[a.Seen:]...)
	a.Citations = a.Citations[:min(len(a.Citations), a.most)]
}

// take puts into an answer what was found for another reading of its question.
func (a *Answer) take(found Answer) {
	a.Citations, a.Suggestions, a.known, a.Seen, a.inOrder = found.Citations, found.Suggestions, found.known, found.Seen, found.inOrder
}

// mayHaveMore reports whether an answer that goes on behind its first page has fewer citations than
// are wanted, or shown with a way to more, and some of the last that a search gave still answer: then
// there may be others. Most questions end on their first page, and cost no deeper search; who spoke
// about something may all the same be more than those with the most statements.
func (a *Answer) mayHaveMore(q question.Question, ranked []candidate) bool {
	wanted := Shown + 1
	if a.most > maxCitations {
		wanted = a.most
	}
	goesOn := a.lists || a.Seen+len(a.Citations) > Shown
	return goesOn && len(a.Citations) < wanted && q.Intent != question.HowMany &&
		slices.ContainsFunc(ranked, func(c candidate) bool { return c.last && c.answers() })
}

// lastShare is the share of hits that are the last of a search.
const lastShare = 5

// markLast marks the last of the hits of a search that gave as many as were wanted.
func markLast(candidates []candidate) {
	for i := len(candidates) - len(candidates)/lastShare; i < len(candidates); i++ {
		candidates[i].last = true
	}
}

// further cites what answers beyond the groups that are cited, beside the best of them.
func (in finder) further(ctx context.Context, q question.Question, cited []group, best *candidate, a *Answer) error {
	ranked, err := in.inArticleOrAll(ctx, q, a)
	if err != nil {
		return err
	}
	known := a.known
	if ranked, err = in.asked(ctx, q, ranked, a); err != nil {
		return err
	}
	a.known = known
	groups := arrange(q, notAmong(q, cited, withoutCopies(withoutOverlaps(ranked))))
	_, err = in.citeBeside(ctx, q, best, groups, a)
	return err
}

// notAmong keeps the groups that are none of those known: neither a copy of one, nor in its place,
// nor, where the question lists speakers, of one of theirs.
func notAmong(q question.Question, known, groups []group) []group {
	in := make(map[corpus.ArticleID][]corpus.Span)
	speakers := make(map[person.Key]bool)
	for _, g := range known {
		speakers[person.KeyOf(g.Speaker.Name)] = g.answers() || speakers[person.KeyOf(g.Speaker.Name)]
		for _, c := range append(g.copies, g.candidate) {
			in[c.Article] = append(in[c.Article], corpus.Hull(c.Spans))
		}
	}
	lists := q.AsksForOthers() || listsSpeakers(q.Intent, q.Topic)
	isKnown := func(c candidate) bool { return slices.ContainsFunc(in[c.Article], corpus.Hull(c.Spans).Overlaps) }
	return slices.DeleteFunc(groups, func(g group) bool {
		if isKnown(g.candidate) || slices.ContainsFunc(g.copies, isKnown) {
			return true
		}
		if !lists {
			return false
		}
		key := person.KeyOf(g.Speaker.Name)
		for other, answered := range speakers {
			if answered && key.Compatible(other) {
				return true
			}
		}
		return false
	})
}
