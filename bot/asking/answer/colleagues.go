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
)

// colleague is somebody who wrote what is asked for.
type colleague struct {
	name        string
	about, with []candidate // the best passage of each article, by what it was found
}

// articles is how many articles are theirs.
func (c colleague) articles() int { return len(c.about) + len(c.with) }

// newest is the passage of their newest article.
func (c colleague) newest() candidate {
	return slices.MaxFunc(slices.Concat(c.about, c.with), func(x, y candidate) int {
		return cmp.Or(cmp.Compare(x.day, y.day), -cmp.Compare(x.Article, y.Article))
	})
}

// does counts what somebody has done of what is asked: written about the topic, quoted the
// speaker.
func (c colleague) does() int { return min(len(c.about), 1) + min(len(c.with), 1) }

// colleagues answers who of the newsroom wrote about a topic, or has quotes of somebody in
// what they wrote: those who did both come first, with their newest article.
func colleagues(ctx context.Context, d *Desk, q question.Question, a *Answer) error {
	by := make(map[string]*colleague)
	of := func(author string) *colleague {
		if by[author] == nil {
			by[author] = &colleague{name: author}
		}
		return by[author]
	}
	if q.Words != "" {
		topic := q
		topic.Speaker = ""
		err := authors(ctx, d, topic, func(author string, c candidate) { of(author).about = append(of(author).about, c) })
		if err != nil {
			return err
		}
	}
	if q.Speaker != "" {
		speaker := q
		speaker.Words = ""
		err := authors(ctx, d, speaker, func(author string, c candidate) { of(author).with = append(of(author).with, c) })
		if err != nil {
			return err
		}
	}
	var all []colleague
	for _, c := range by {
		all = append(all, *c)
	}
	slices.SortFunc(all, func(x, y colleague) int {
		return cmp.Or(cmp.Compare(y.does(), x.does()), cmp.Compare(y.articles(), x.articles()), cmp.Compare(y.newest().day, x.newest().day), strings.Compare(x.name, y.name))
	})
	var groups []group
	var told []string
	for i, c := range all {
		newest := c.newest()
		if i < mostNames {
			told = append(told, c.String())
		}
		newest.score = 1 // none is dropped for the words of the others
		groups = append(groups, group{candidate: newest})
	}
	a.lead = strings.Join(told, "; ")
	return d.cite(ctx, q, groups, a)
}

// String is what somebody wrote: "Ada Quill: 3 articles about it, 2 that quote them, the
// last on 2026-03-02".
func (c colleague) String() string {
	var parts []string
	if n := len(c.about); n > 0 {
		parts = append(parts, label.Text("answer.wrote-about", label.Count(n, "article")))
	}
	if n := len(c.with); n > 0 {
		parts = append(parts, label.Text("answer.wrote-with", label.Count(n, "article")))
	}
	if day := c.newest().day; day != "" {
		parts = append(parts, label.Text("answer.wrote-last", day))
	}
	return c.name + ": " + strings.Join(parts, ", ")
}

// mostWritten is among how many articles those who wrote them are looked for.
const mostWritten = 200

// authors tells who wrote the articles that answer a question, each article once.
func authors(ctx context.Context, d *Desk, q question.Question, wrote func(author string, c candidate)) error {
	query := q.Query()
	if q.Speaker != "" && len(query.Filter.Kinds) == 0 {
		query.Filter.Kinds = quotes
	}
	ranked, err := d.search(q).find(ctx, query)
	if err != nil {
		return err
	}
	if ranked, err = (finder{d}).withoutExcepted(ctx, q, ranked); err != nil {
		return err
	}
	seen := make(map[corpus.ArticleID]bool)
	for _, c := range ranked {
		if len(seen) == mostWritten {
			break
		}
		if !c.answers() || seen[c.Article] || q.Speaker != "" && c.unclear() {
			continue
		}
		seen[c.Article] = true
		r, ok, err := match.Article(ctx, d.Archive, d.Clock(), c.Passage)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		for _, author := range corpus.Authors(r.Byline) {
			wrote(author, c)
		}
	}
	return nil
}
