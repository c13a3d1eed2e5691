package answer

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"onrecord/bot/asking/question"
	"onrecord/bot/label"
	"onrecord/bot/match"
	"onrecord/corpus"
	"onrecord/corpus/pattern"
	"onrecord/index"
	"onrecord/index/term"
)

// otherwise answers a question that nothing answers as it was read in the other way in which its
// words may be meant. It leaves the answer as it is where there is none.
func (in finder) otherwise(ctx context.Context, q question.Question, a *Answer) error {
	if in.desk.WordsOnly {
		return nil
	}
	switch {
	case asksForEither(q):
		return in.eitherTopic(ctx, q, a)
	case q.Intent == question.Find && q.Phrase != "" && q.Words != "":
		q.Words = "" // what was said about the quote: "a line for page one"
		return in.findByIntent(ctx, q, a)
	case q.Intent == question.Find && q.Speaker == "" && q.Phrase == "":
		return in.asSomebodyOn(ctx, q, a)
	case q.Intent == question.Articles && len(q.Filter.Bylines) == 1 && len(q.Filter.Outlets) == 0:
		q.Filter.Outlets, q.Filter.Bylines = q.Filter.Bylines, nil
		return in.findByIntent(ctx, q, a)
	case q.Intent == question.WhoWrote && q.Words != "":
		q.Intent, q.Speaker = question.Articles, "" // whose bylines the archive does not have
		return in.findByIntent(ctx, q, a)
	case q.Intent == question.OverTime && q.Words != "" && q.Speaker != "":
		return in.onTopicOverTime(ctx, q, a)
	case q.AboutStatement() && q.Speaker != "":
		return in.ofOffice(ctx, q, a)
	}
	return nil
}

// asksForEither reports whether a question names two topics, or words to look for, with "or" between them.
func asksForEither(q question.Question) bool {
	return (q.Intent == question.Find || !q.HasWording()) && q.Phrase == "" && strings.Contains(q.Words, " or ")
}

// eitherTopic answers for each of the topics between which "or" stands.
func (in finder) eitherTopic(ctx context.Context, q question.Question, a *Answer) error {
	var all []Citation
	each := q
	each.Seen = 0
	for topic := range strings.SplitSeq(q.Words, " or ") {
		one := Answer{Intent: q.Intent, Suggestions: a.Suggestions, most: q.Seen + a.most}
		if each.Words = topic; each.Empty() {
			continue
		}
		if err := in.findByIntent(ctx, each, &one); err != nil {
			return err
		}
		all = append(all, one.Citations...)
	}
	a.page(q, all)
	return nil
}

// asSomebodyOn reads words that begin with the name of somebody who is quoted as what they said on a
// topic: "kerry ceasefire". Only what surely answers is taken.
func (in finder) asSomebodyOn(ctx context.Context, q question.Question, a *Answer) error {
	words := strings.Fields(q.Words)
	if len(words) < 2 || len(words) > longestName {
		return nil
	}
	q, err := nameLookup(in).quoteOf(ctx, q, words)
	if err != nil || q.Intent != question.WhatSaid {
		return err
	}
	found := Answer{Intent: q.Intent, Suggestions: a.Suggestions, most: a.most}
	if err := in.findByIntent(ctx, q, &found); err != nil || len(found.Citations) == 0 || q.Seen == 0 && found.Citations[0].likely {
		return err
	}
	a.take(found)
	a.Note = found.Note
	return nil
}

// onTopicOverTime gives what somebody said on a topic in other words than those asked for, the oldest
// first.
func (in finder) onTopicOverTime(ctx context.Context, q question.Question, a *Answer) error {
	q.Intent = question.WhatSaid
	if err := in.findByIntent(ctx, q, a); err != nil {
		return err
	}
	slices.SortStableFunc(a.Citations, func(x, y Citation) int { return cmp.Compare(cmp.Or(x.Published, "9999"), cmp.Or(y.Published, "9999")) })
	a.inOrder = false
	var days []corpus.Day
	for _, c := range a.Citations {
		days = append(days, c.Published)
	}
	a.lead = overTimeLine(days)
	return nil
}

// office parts an office from the place it is of: "mayor of Ostrey".
var office = pattern.Lazy(`(?i)^(?:the )?(\S+(?: \S+){0,2}) (?:of|for|in|from|at) (?:the )?(\S+(?: \S+){0,2})$`)

// localOffices are those of one person in a place. An article about a company names the heads of others.
var localOffices = pattern.Lazy(`(?i)^(?:(?:deputy )?mayor|governor|sheriff|(?:police|fire) chief|chief of police|harbou?r master|(?:arch)?bishop|head ?teacher|headmaster|prosecutor|district attorney)$`)

// openingBytes is how much of an article tells which place it is about.
const openingBytes = 600

// leastAhead is how many times as many statements the holder of an office has as whoever else is called
// so in the articles about its place.
const leastAhead = 2

// ofOffice answers for an office that articles print without its place: in those about Ostrey, "the
// mayor" is that of Ostrey. The answer says whom it takes for it.
func (in finder) ofOffice(ctx context.Context, q question.Question, a *Answer) error {
	parts := office().FindStringSubmatch(q.Speaker)
	if parts == nil {
		return nil
	}
	title, place := parts[1], parts[2]
	if !localOffices().MatchString(title) {
		return nil
	}
	query := index.Query{Speaker: title, Words: place, About: place, Limit: wide, Filter: index.Filter{Kinds: quotes, From: q.Filter.From, To: q.Filter.To}}
	found, err := in.desk.Index.Search(ctx, query)
	if err != nil {
		return err
	}
	called := term.Words(q.Speaker)
	opens := make(map[corpus.ArticleID]bool) // with the place
	var holders people
	for _, h := range found.Hits {
		if !h.Speaker.Named || h.Confidence < match.Asked.Clear || !saysNoMore(h.Speaker.Title, called) {
			continue
		}
		opening, known := opens[h.Article]
		if !known {
			r, ok, err := match.Article(ctx, in.desk.Archive, in.desk.Clock(), h.Passage)
			if err != nil {
				return err
			}
			opening = ok && lacking(term.Of(place), r.Headline+"\n"+r.Body[:min(len(r.Body), openingBytes)]) == 0
			opens[h.Article] = opening
		}
		if opening {
			holders.add(h.Speaker.Name)
		}
	}
	slices.SortStableFunc(holders, func(x, y someone) int { return cmp.Compare(y.count, x.count) })
	if len(holders) == 0 || len(holders) > 1 && holders[0].count < leastAhead*holders[1].count {
		return nil
	}
	q.Speaker = holders[0].name
	if err := in.findByIntent(ctx, q, a); err != nil || len(a.Citations) == 0 {
		return err
	}
	for i := range a.Citations {
		a.Citations[i].likely = true
	}
	a.Note = strings.TrimSpace(label.Text("answer.office-of", q.Speaker, title, place) + " " + a.Note)
	return nil
}

// speaksWithout reports whether somebody is called by all words of an entry that no answer has:
// whoever asks for "ferry -varga" wants nothing of Varga's.
func speaksWithout(without []string, name string) bool {
	called := term.Words(name)
	return slices.ContainsFunc(without, func(entry string) bool {
		words := term.Words(entry)
		return len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(called, w) })
	})
}
