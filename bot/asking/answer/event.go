package answer

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"onrecord/bot/asking/question"
	"onrecord/bot/label"
	"onrecord/corpus"
	"onrecord/corpus/pattern"
	"onrecord/index"
	"onrecord/index/term"
)

// aroundEvent answers what somebody said about a topic after, before or during something that
// happened, where the archive tells when that was: "about gun control after Sandy Hook", "in the
// week after the vote". It leaves the question as it is where that finds nothing sure.
func (in finder) aroundEvent(ctx context.Context, q question.Question, a *Answer) (answered bool, err error) {
	if q.Intent != question.WhatSaid || q.Filter.From != "" || q.Filter.To != "" || in.desk.WordsOnly {
		return false, nil
	}
	if o, ok := spanOf(q.Words); ok {
		return true, in.inSpan(ctx, q, o, a)
	}
	parts := event().FindStringSubmatch(q.Words)
	if parts == nil || q.Speaker == "" {
		return false, nil
	}
	topic, when, what := parts[1], strings.ToLower(parts[2]), parts[3]
	from, ok, err := in.monthOf(ctx, what)
	if err != nil || !ok {
		return false, err
	}
	q.Words = topic
	came := from.Format("January 2006")
	note := label.Text("answer.after-event", what, came)
	switch when {
	case "before":
		note, q.Filter.To = label.Text("answer.before-event", what, came), corpus.DayOf(from.AddDate(0, 1, -1))
	case "during", "amid":
		q.Filter.From, q.Filter.To = corpus.DayOf(from), corpus.DayOf(from.AddDate(0, monthsDuring, -1))
	case "since":
		q.Filter.From = corpus.DayOf(from)
	default:
		q.Filter.From, q.Filter.To = corpus.DayOf(from), corpus.DayOf(from.AddDate(0, monthsAfter, -1))
	}
	found := Answer{Intent: q.Intent, Suggestions: a.Suggestions, most: a.most}
	if err := in.find(ctx, q, &found); err != nil || len(found.Citations) == 0 || q.Seen == 0 && found.Citations[0].likely {
		return false, err
	}
	a.take(found)
	a.lead = found.lead
	a.Note = strings.TrimSpace(note + " " + found.Note)
	return true, nil
}

// event parts a topic from what happened; its words are those of a name or a few more.
var event = pattern.Lazy(`(?i)^(.{3,}?),? (after|since|following|before|during|amid) (?:the )?(\S+(?: \S+){0,3})$`)

// occasion is a span of days after something that happened, or before it: "week after the
// vote". What was said of a topic may be asked for, or else of what happened itself.
type occasion struct {
	topic, what string
	span        string
	before      bool
}

var spanned = pattern.Lazy(`(?i)^(?:(.{3,}?),? (?:in|during|on) )?(?:the )?(?:first )?(hour|day|week|fortnight|month|year)s? (after|following|before) (?:the )?(\S+(?: \S+){0,4})$`)

// spanOf reads words as an occasion.
func spanOf(words string) (o occasion, ok bool) {
	parts := spanned().FindStringSubmatch(words)
	if parts == nil {
		return o, false
	}
	return occasion{topic: cmp.Or(parts[1], parts[4]), span: strings.ToLower(parts[2]), before: strings.EqualFold(parts[3], "before"), what: parts[4]}, true
}

// days returns the days of an occasion, of what happened on a day.
func (o occasion) days(on time.Time) (from, to time.Time) {
	length := map[string]func(time.Time, int) time.Time{
		"hour": daysLater(1), "day": daysLater(3), "week": daysLater(7), "fortnight": daysLater(14),
		"month": func(t time.Time, n int) time.Time { return t.AddDate(0, n, 0) },
		"year":  func(t time.Time, n int) time.Time { return t.AddDate(n, 0, 0) },
	}[o.span]
	if o.before {
		return length(on, -1), on.AddDate(0, 0, -1)
	}
	return on, length(on, 1)
}

func daysLater(days int) func(time.Time, int) time.Time {
	return func(t time.Time, n int) time.Time { return t.AddDate(0, 0, n*days) }
}

// inSpan answers what was said in a span of days about something that happened, and of any day
// where the archive does not tell when that was; the answer says which.
func (in finder) inSpan(ctx context.Context, q question.Question, o occasion, a *Answer) error {
	q.Words = o.topic
	on, ok, err := in.dayOf(ctx, o.what)
	if err != nil {
		return err
	}
	note := label.Text("answer.event-unknown", o.what)
	if ok {
		from, to := o.days(on)
		q.Filter.From, q.Filter.To = corpus.DayOf(from), corpus.DayOf(to)
		note = label.Text("answer.span-after-event", q.Filter.From, q.Filter.To)
	}
	if err := in.find(ctx, q, a); err != nil || len(a.Citations) == 0 {
		return err
	}
	a.Note = strings.TrimSpace(note + " " + a.Note)
	return nil
}

// dayOf returns the first day on which the archive writes about something that happened as much
// as on half of the day with the most, in the month in which that began.
func (in finder) dayOf(ctx context.Context, what string) (day time.Time, ok bool, err error) {
	month, ok, err := in.monthOf(ctx, what)
	if err != nil || !ok {
		return day, false, err
	}
	query := index.Query{Words: what, Oldest: true, Limit: question.CountLimit}
	query.Filter.From, query.Filter.To = corpus.DayOf(month), corpus.DayOf(month.AddDate(0, 1, -1))
	found, err := in.desk.Index.Search(ctx, query)
	if err != nil {
		return day, false, err
	}
	printed, err := read(ctx, in.desk.Archive, in.desk.Clock(), found.Hits)
	if err != nil {
		return day, false, err
	}
	words, counts, seen := stemsIn([]string{what}), make(map[corpus.Day]int), make(map[corpus.ArticleID]bool)
	for _, c := range printed {
		if !seen[c.Article] && hasAll(c.terms, words) {
			seen[c.Article] = true
			counts[c.day]++
		}
	}
	most := 0
	for _, n := range counts {
		most = max(most, n)
	}
	first := corpus.Day("")
	for d, n := range counts {
		if 2*n >= most && d != "" && (first == "" || d < first) {
			first = d
		}
	}
	if first == "" {
		return month, true, nil
	}
	return first.Time(), true, nil
}

// hasAll reports whether terms have each of some stems but those of fillers.
func hasAll(terms []term.Term, stems map[string]bool) bool {
	has := make(map[string]bool)
	for _, t := range terms {
		has[t.Stem] = true
	}
	for stem := range stems {
		if !has[stem] && !fillers[stem] {
			return false
		}
	}
	return true
}

// What happened is known to the archive from leastPassages on that have its words, where at least
// one in burst of them is of the month in which they came up, or of the next. That month is the
// first that has half as many as the month with the most.
const (
	leastPassages = 5
	burst         = 5
	monthsDuring  = 3
	monthsAfter   = 12 // later, hardly anybody speaks of what happened
)

// monthOf returns the first day of the month in which the archive began to write about what
// happened; ok is false where it was at no one time.
func (in finder) monthOf(ctx context.Context, what string) (month time.Time, ok bool, err error) {
	counted, err := in.desk.Index.Facets(ctx, index.Query{Words: what}, index.Month)
	if err != nil || len(counted) == 0 {
		return month, false, err
	}
	months := counted[0].Values
	total, most := 0, 0
	for _, m := range months {
		total, most = total+m.Count, max(most, m.Count)
	}
	slices.SortFunc(months, func(a, b index.FacetValue) int { return cmp.Compare(a.Value, b.Value) })
	first := slices.IndexFunc(months, func(m index.FacetValue) bool { return 2*m.Count >= most })
	if total < leastPassages || first < 0 {
		return month, false, nil
	}
	month, err = time.Parse("2006-01", months[first].Value)
	if err != nil {
		return month, false, nil // the archive has a day that is none
	}
	then := months[first].Count
	if next := month.AddDate(0, 1, 0).Format("2006-01"); first+1 < len(months) && months[first+1].Value == next {
		then += months[first+1].Count
	}
	return month, then*burst >= total, nil
}
