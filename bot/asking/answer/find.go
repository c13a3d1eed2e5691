package answer

import (
	"context"
	"slices"

	"onrecord/bot/asking/question"
	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/person"
)

// finder finds what answers a question: by its intent, and nearest where nothing does.
type finder struct{ desk *Desk }

// find puts what answers a question into the answer; where nothing does, what may
// have been meant.
func (in finder) find(ctx context.Context, q question.Question, a *Answer) error {
	if answered, err := in.aroundEvent(ctx, q, a); answered || err != nil {
		return err
	}
	names, err := nameLookup(in).eachOf(ctx, q)
	if err != nil {
		return err
	}
	if len(names) > 1 {
		err = nameLookup(in).several(ctx, q, names, a)
	} else {
		err = in.findOne(ctx, q, a)
	}
	if err != nil || a.answers() || q.Seen > 0 {
		return err
	}
	return in.onOtherDays(ctx, q, a)
}

// findOne is find for a question about one person, or nobody in particular.
func (in finder) findOne(ctx context.Context, q question.Question, a *Answer) error {
	if answered, err := in.asCompanion(ctx, q, a); answered || err != nil {
		return err
	}
	if err := in.findByIntent(ctx, q, a); err != nil || a.answers() {
		return err
	}
	if err := in.otherwise(ctx, q, a); err != nil || a.answers() || q.Seen > 0 {
		return err
	}
	if err := nameLookup(in).didYouMean(ctx, q, a); err != nil {
		return err
	}
	return nameLookup(in).noSuchName(ctx, q, a)
}

func (in finder) findByIntent(ctx context.Context, q question.Question, a *Answer) (err error) {
	if q.Intent == question.WhoIs {
		titles, err := in.desk.titles(ctx, q)
		if err != nil {
			return err
		}
		if a.page(q, titles); a.answers() {
			a.lead = titlesLine(a.Citations)
			return nil
		}
		q.Intent, q.Words, q.Topic, q.Speaker = question.Find, q.Speaker, true, "" // never quoted, but perhaps named
	}
	switch q.Intent {
	case question.MostSaid:
		return intents(in).mostSaid(ctx, q, a)
	case question.Articles:
		return intents(in).articles(ctx, q, a)
	case question.WhoWrote:
		return colleagues(ctx, in.desk, q, a)
	case question.IsRight:
		return intents(in).isRight(ctx, q, a)
	case question.Against, question.Agreeing:
		if answered, err := intents(in).whoJudged(ctx, q, a); answered || err != nil {
			return err
		}
		if q.Words == "" {
			return intents(in).besideThem(ctx, q, a)
		}
		if err := in.passages(ctx, q, a); err != nil {
			return err
		}
		for i := range a.Citations {
			a.Citations[i].likely = true // they are quoted on it, and may not contradict at all
		}
		return nil
	}
	return in.passages(ctx, q, a)
}

// passages puts the passages that answer a question into the answer.
func (in finder) passages(ctx context.Context, q question.Question, a *Answer) error {
	ranked, err := in.inArticleOrAll(ctx, q, a)
	if err != nil {
		return err
	}
	if asksWho(q) && !firstAnswers(ranked) {
		q.Intent = question.WhoSaid // somebody who is quoted, in other words
		if ranked, err = in.inArticleOrAll(ctx, q, a); err != nil {
			return err
		}
	}
	if ranked, err = in.asked(ctx, q, ranked, a); err != nil {
		return err
	}
	all := withoutCopies(withoutOverlaps(ranked))
	groups := arrange(q, slices.Clone(all))
	if q.Intent == question.HowMany {
		if groups, a.lead, err = intents(in).figuresOf(ctx, q, groups); err != nil {
			return err
		}
	}
	if q.Intent == question.OverTime {
		a.lead = overTimeLine(daysOf(groups))
	}
	if q.Intent == question.HowOften {
		a.lead = tallyOf(groups, len(ranked) >= question.CountLimit).String()
	}
	if err := nameLookup(in).namesakes(ctx, q, groups, a); err != nil {
		return err
	}
	best, err := in.citeBeside(ctx, q, nil, groups, a)
	if err != nil || best == nil || !a.mayHaveMore(q, ranked) {
		return err
	}
	deeper := *in.desk
	deeper.depth = true
	return finder{&deeper}.further(ctx, q, all, best, a)
}

// asked keeps of what was found the passages that the question asks for.
func (in finder) asked(ctx context.Context, q question.Question, ranked []candidate, a *Answer) ([]candidate, error) {
	err := nameLookup(in).withoutOthers(ctx, q, ranked)
	if err != nil {
		return nil, err
	}
	a.known = max(a.known, len(ranked))
	if ranked, err = in.withoutExcepted(ctx, q, ranked); err != nil {
		return nil, err
	}
	if q.Intent == question.HowOften {
		ranked = slices.DeleteFunc(ranked, candidate.unclear) // what is counted is sure
	}
	if ranked, err = intents(in).saidTo(ctx, q.To, ranked); err != nil {
		return nil, err
	}
	if q.AsksForOthers() && q.Speaker != "" {
		if ranked, err = in.withoutSpeaker(ctx, q, ranked); err != nil {
			return nil, err
		}
		return intents(in).besideTheirs(ctx, q, ranked)
	}
	return ranked, nil
}

// withoutExcepted drops the sentences that quote somebody whom the question leaves
// out: an engine knows whose a quote is, and not who is quoted in a sentence.
func (in finder) withoutExcepted(ctx context.Context, q question.Question, ranked []candidate) ([]candidate, error) {
	for _, speaker := range q.Filter.Except.Speakers {
		query := q.Query()
		query.Speaker, query.Filter.Except.Speakers, query.Filter.Kinds = speaker, nil, quotes
		query.Limit = in.desk.depth.reach(query.Limit)
		theirs, err := in.desk.Index.Search(ctx, query)
		if err != nil {
			return nil, err
		}
		ranked = slices.DeleteFunc(ranked, func(c candidate) bool {
			return c.Kind == index.Sentence && slices.ContainsFunc(theirs.Hits, func(h index.Hit) bool {
				return h.Article == c.Article && corpus.Hull(h.Spans).Overlaps(corpus.Hull(c.Spans))
			})
		})
	}
	return ranked, nil
}

// withoutSpeaker drops what was said by those whom the question names: under any name,
// or by a title that they had.
func (in finder) withoutSpeaker(ctx context.Context, q question.Question, ranked []candidate) ([]candidate, error) {
	counted, err := in.desk.Index.Facets(ctx, index.Query{Speaker: q.Named(), Filter: index.Filter{Kinds: quotes}}, index.Speaker)
	if err != nil {
		return nil, err
	}
	var named []person.Key
	for _, f := range counted {
		for _, v := range f.Values {
			if key := person.KeyOf(v.Value); key != "" && !slices.Contains(named, key) {
				named = append(named, key)
			}
		}
	}
	return slices.DeleteFunc(ranked, func(c candidate) bool {
		key := person.KeyOf(c.Speaker.Name)
		return key != "" && slices.ContainsFunc(named, key.Compatible)
	}), nil
}

// nearest adds to what is near a question that found nothing: what has another stance
// than is asked for; the words of DidSay
// as anybody else said them, and of WhatSaid what the person said last.
func (in finder) nearest(ctx context.Context, q question.Question, near []Citation) ([]Citation, error) {
	q.DaysInWords = false // what is near is of the days that were asked for
	switch {
	case q.Seen > 0:
		return []Citation{}, nil
	case len(q.Filter.Stances) > 0:
		q.Filter.Stances = nil
		others, err := in.desk.Answer(ctx, q)
		return slices.Concat(near, others.Citations, others.Nearest), err
	case q.Intent == question.DidSay:
		q.Intent, q.Speaker = question.WhoSaid, ""
		others, err := in.desk.Answer(ctx, q)
		return append(others.Citations, near...), err
	case q.Intent == question.WhatSaid && q.Speaker != "" && q.Words != "":
		q.Words = ""
		last, err := in.desk.Answer(ctx, q)
		return append(near, last.Citations...), err
	}
	return near, nil
}
