package answer

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/dustin/go-humanize"

	"onrecord/bot/asking/question"
	"onrecord/bot/label"
	"onrecord/bot/match"
	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/person"
	"onrecord/index/term"
)

// intents answer those that count or compare: who said most, which articles, how many.
type intents struct{ desk *Desk }

// mostSaid answers who is quoted most: with one quote, the newest, of each of those
// with the most statements, and how many they have. Copies of one count once.
func (by intents) mostSaid(ctx context.Context, q question.Question, a *Answer) error {
	if q.Words == "" && q.Speaker == "" && q.Article == "" {
		return by.mostOfAll(ctx, q, a)
	}
	ranked, err := finder(by).inArticleOrAll(ctx, q, a)
	if err != nil {
		return err
	}
	groups := namedAnswers(ranked)
	if len(groups) == 0 && q.Article == "" && q.Words != "" {
		if ranked, err = by.inArticlesAbout(ctx, q); err != nil {
			return err
		}
		groups = namedAnswers(ranked)
	}
	slices.SortStableFunc(groups, func(a, b group) int { return cmp.Compare(b.day, a.day) })
	first := onePerSpeaker(groups, "")
	keys := make([]person.Key, len(groups))
	for i, g := range groups {
		keys[i] = person.KeyOf(g.Speaker.Name)
	}
	statements := make(map[string]Count) // by the name of the first, under the usual full one
	for _, g := range first {
		key, c, full := person.KeyOf(g.Speaker.Name), Count{Value: g.Speaker.Name}, make(map[string]int)
		for i, other := range keys {
			if !key.Compatible(other) {
				continue
			}
			c.Count++
			if name := groups[i].Speaker.Name; other.IsFull() && !key.IsFull() {
				if full[name]++; full[name] > full[c.Value] {
					c.Value = name
				}
			}
		}
		statements[g.Speaker.Name] = c
	}
	slices.SortStableFunc(first, func(x, y group) int {
		return cmp.Compare(statements[y.Speaker.Name].Count, statements[x.Speaker.Name].Count)
	})
	most := make([]Count, len(first))
	for i, g := range first {
		most[i] = statements[g.Speaker.Name]
	}
	a.lead = mostLine(most, len(ranked) >= question.CountLimit)
	return by.desk.cite(ctx, q, first, a)
}

// namedAnswers returns what surely answers of those who are named, without copies.
func namedAnswers(ranked []candidate) []group {
	groups := withoutCopies(withoutOverlaps(slices.DeleteFunc(ranked, candidate.unclear)))
	return slices.DeleteFunc(groups, func(g group) bool { return !g.answers() || !g.Speaker.Named })
}

// wholly is from how much on an article has all of a topic.
const wholly = 0.99

// inArticlesAbout returns the quotes of the articles that are about a topic, where no quote names it.
func (by intents) inArticlesAbout(ctx context.Context, q question.Question) ([]candidate, error) {
	query := q.Query()
	query.About = query.Words
	if len(query.Filter.Kinds) == 0 {
		query.Filter.Kinds = quotes
	}
	if len(query.Filter.Stances) == 0 {
		query.Filter.Stances = asserted
	}
	found, err := by.desk.Index.Search(ctx, query)
	if err != nil {
		return nil, err
	}
	about := slices.DeleteFunc(found.Hits, func(h index.Hit) bool { return h.About < wholly })
	ranked, err := read(ctx, by.desk.Archive, by.desk.Clock(), about)
	for i := range ranked {
		ranked[i].score, ranked[i].enough = 1, match.FoundTopic
	}
	return ranked, err
}

// mostOfAll is mostSaid without a topic: the index counts.
func (by intents) mostOfAll(ctx context.Context, q question.Question, a *Answer) error {
	query := q.Query()
	if len(query.Filter.Kinds) == 0 {
		query.Filter.Kinds = quotes
	}
	if len(query.Filter.Stances) == 0 {
		query.Filter.Stances = asserted
	}
	counted, err := by.desk.Index.Facets(ctx, query, index.Speaker)
	if err != nil {
		return err
	}
	var most []Count
	for _, f := range counted {
		for _, v := range f.Values {
			if len(most) < maxCitations && v.Value != "" {
				most = append(most, Count(v))
			}
		}
	}
	var groups []group
	for _, c := range most {
		query.Speaker, query.Limit = c.Value, mostLookedAt
		found, err := by.desk.Index.Search(ctx, query)
		if err != nil {
			return err
		}
		newest, err := read(ctx, by.desk.Archive, by.desk.Clock(), found.Hits)
		if err != nil {
			return err
		}
		if len(newest) > 0 {
			n := telling(newest)
			n.score, n.enough = 1, match.FoundTopic
			groups = append(groups, group{candidate: n})
		}
	}
	a.lead = mostLine(most, false)
	return by.desk.cite(ctx, q, groups, a)
}

// mostLookedAt is among how many of a person's newest quotes one is chosen, and
// fewTerms how many words tell little.
const mostLookedAt, fewTerms = 10, 5

// telling is the first quote in the person's own words and of some length, or else the
// first.
func telling(newest []candidate) candidate {
	for _, c := range newest {
		if c.Kind == index.Direct && len(c.terms) >= fewTerms && !c.unclear() {
			return c
		}
	}
	return newest[0]
}

// mostNames is how many names a line has room for.
const mostNames = 5

// mostLine tells who has how many statements: "Elin Varga 5, Tomas Brandt 2".
func mostLine(most []Count, cut bool) string {
	var parts []string
	for _, c := range most[:min(len(most), mostNames)] {
		parts = append(parts, c.Value+" "+humanize.Comma(int64(c.Count)))
	}
	line := strings.Join(parts, ", ")
	if cut {
		line += " " + label.Text("answer.of-nearest", question.CountLimit)
	}
	return line
}

// articles answers which articles are about a topic, or quote somebody: with the best
// passage of each.
func (by intents) articles(ctx context.Context, q question.Question, a *Answer) error {
	query := q.Query()
	if q.Speaker != "" && len(query.Filter.Kinds) == 0 {
		query.Filter.Kinds = quotes
	}
	ranked, err := by.desk.search(q).find(ctx, query)
	if err != nil {
		return err
	}
	if ranked, err = finder(by).withoutExcepted(ctx, q, ranked); err != nil {
		return err
	}
	var groups []group
	passages := make(map[corpus.ArticleID]int)
	for _, c := range ranked {
		if !c.answers() {
			continue
		}
		if passages[c.Article]++; passages[c.Article] == 1 {
			groups = append(groups, group{candidate: c})
		}
	}
	slices.SortStableFunc(groups, func(x, y group) int {
		return cmp.Or(
			cmp.Compare(rounded(y.score), rounded(x.score)),
			cmp.Compare(min(passages[y.Article], severalPassages), min(passages[x.Article], severalPassages)),
			cmp.Compare(y.day, x.day),
		)
	})
	if a.lead = label.Count(len(groups), "article"); len(ranked) >= question.CountLimit {
		a.lead = label.Text("answer.at-least", a.lead)
	}
	return by.desk.cite(ctx, q, groups, a)
}

// severalPassages is from how many passages on an article is about a topic, and more
// tell nothing more.
const severalPassages = 3

// isRight answers whether a statement is right with what the archive has: the figures,
// where it has one, or the passages, each with who gave it. It says neither yes nor no.
func (by intents) isRight(ctx context.Context, q question.Question, a *Answer) error {
	var counted, rest []string
	for _, t := range term.Of(q.Words) {
		if auxiliaries[t.Word] == "" && t.Word != "the" && t.Word != "there" {
			if counted = append(counted, t.Word); !IsFigure(t.Word) {
				rest = append(rest, t.Word)
			}
		}
	}
	if len(rest) == len(counted) || len(rest) == 0 {
		q.Intent = question.Find
		if err := finder(by).passages(ctx, q, a); err != nil {
			return err
		}
		whollyFirst(a)
		a.inOrder = false
		return nil
	}
	if err := by.figures(ctx, q, strings.Join(counted, " "), a); err != nil || len(a.Citations) > 0 {
		return err
	}
	return by.otherFigures(ctx, q, strings.Join(rest, " "), a)
}

// whollyFirst leaves out of the answers to whether something is right those that lack some of it, where
// others have all, and takes the rest for likely.
func whollyFirst(a *Answer) {
	if whole := slices.DeleteFunc(slices.Clone(a.Citations), func(c Citation) bool { return c.Score < wholly }); len(whole) > 0 {
		a.Citations = whole
		return
	}
	for i := range a.Citations {
		a.Citations[i].likely = true
	}
}

// enoughBesideFigure is the score from which a passage answers that has the very
// figure asked about.
const enoughBesideFigure = 0.4

// figures answers with the passages that give the very figure that was asked about, in
// digits or in words.
func (by intents) figures(ctx context.Context, q question.Question, words string, a *Answer) error {
	asked := numbersOf(classified(term.Of(q.Words)))
	q.Intent, q.Words = question.HowMany, words
	ranked, err := by.desk.search(q).find(ctx, q.Query())
	if err != nil {
		return err
	}
	of, where := besideFigures(words), newWording(words, nil, 0)
	ranked = slices.DeleteFunc(ranked, func(c candidate) bool {
		if !slices.ContainsFunc(c.terms, func(t term.Term) bool { return of[t.Stem] }) {
			return true // the figure of something else
		}
		if where.lacksPlace(&comparison{passage: classified(c.terms)}) {
			return true // or of somewhere else
		}
		return !slices.ContainsFunc(numbersOf(classified(c.terms)), func(n float64) bool { return slices.Contains(asked, n) })
	})
	for i := range ranked {
		ranked[i].enough = enoughBesideFigure
	}
	if err := by.desk.cite(ctx, q, withoutCopies(withoutOverlaps(ranked)), a); err != nil || !countedIn(words).dead {
		return err
	}
	for i, c := range a.Citations {
		a.Citations[i].likely = !slices.ContainsFunc(term.Of(c.Text), func(t term.Term) bool { return deadWords[t.Word] }) // they need not be dead
	}
	slices.SortStableFunc(a.Citations, func(x, y Citation) int { return cmp.Compare(oneIf(x.likely), oneIf(y.likely)) })
	a.inOrder = false
	return nil
}

func oneIf(is bool) int {
	if is {
		return 1
	}
	return 0
}

// besideFigures are the stems of what a figure is given for.
func besideFigures(topic string) map[string]bool {
	out := make(map[string]bool)
	for _, t := range term.Of(topic) {
		if !IsFigure(t.Word) && !isMagnitude(t.Word) && !fillers[t.Word] && !currencies[t.Word] {
			out[t.Stem] = true
		}
	}
	return out
}

// otherFigures answers with the passages that give another figure for what was asked about,
// or have its words without one. None is found as what was asked, and the answer says so.
func (by intents) otherFigures(ctx context.Context, q question.Question, rest string, a *Answer) error {
	other := q
	other.Intent, other.Words = question.HowMany, rest
	a.Nearest = []Citation{}
	if err := finder(by).passages(ctx, other, a); err != nil {
		return err
	}
	if len(a.Citations) == 0 {
		q.Intent, a.Nearest = question.Find, []Citation{}
		if err := finder(by).passages(ctx, q, a); err != nil {
			return err
		}
	}
	for i := range a.Citations {
		a.Citations[i].likely = true
	}
	if len(a.Citations) > 0 {
		a.Note = strings.TrimSpace(label.Text("answer.other-figure") + " " + a.Note)
	}
	return nil
}

// saidTo keeps the quotes that the article prints as said to somebody: "she told
// residents". Where there are none, it keeps all.
func (by intents) saidTo(ctx context.Context, to string, ranked []candidate) ([]candidate, error) {
	words := term.Words(to)
	if len(words) == 0 {
		return ranked, nil
	}
	var out []candidate
	for _, c := range ranked[:min(len(ranked), by.desk.depth.reach(index.DefaultLimit))] {
		r, ok, err := match.Article(ctx, by.desk.Archive, by.desk.Clock(), c.Passage)
		if err != nil {
			return nil, err
		}
		if !ok {
			continue
		}
		beside := attributing(r.Body, c.Spans)
		if slices.ContainsFunc(beside, func(s corpus.Span) bool { return tells(s.Of(r.Body), words) }) {
			out = append(out, c)
		}
	}
	if len(out) == 0 {
		return ranked, nil
	}
	return out, nil
}

// tells reports whether an attribution has all of some words behind a verb of telling.
func tells(attribution string, words []string) bool {
	telling := false
	for _, t := range term.Of(attribution) {
		switch t.Word {
		case "told", "tells", "telling", "to", "assured", "warned", "urged", "asked", "reminded", "informed":
			telling = true
		}
		if i := slices.Index(words, t.Word); telling && i >= 0 {
			if words = slices.Delete(slices.Clone(words), i, i+1); len(words) == 0 {
				return true
			}
		}
	}
	return false
}

// mostBeside is in how many articles, the newest, those are looked for whom the
// articles quote beside somebody.
const mostBeside = 10

// besideTheirs keeps, of who contradicted somebody about a topic, or agreed, those who are quoted in
// the articles in which that person speaks of it, and of those whoever is clear: others knew nothing of
// it. Where there are none, it keeps all.
func (by intents) besideTheirs(ctx context.Context, q question.Question, ranked []candidate) ([]candidate, error) {
	if q.Intent == question.WhoElse {
		return ranked, nil
	}
	theirs := q.Query()
	theirs.Speaker, theirs.Filter.Kinds, theirs.Limit = q.Named(), quotes, question.CountLimit
	found, err := by.desk.Index.Search(ctx, theirs)
	if err != nil {
		return nil, err
	}
	articles := make(map[corpus.ArticleID]bool)
	for _, h := range found.Hits {
		articles[h.Article] = true
	}
	var beside []candidate
	for _, c := range ranked {
		if articles[c.Article] {
			beside = append(beside, c)
		}
	}
	if !firstAnswers(beside) {
		beside = ranked
	}
	if clear := slices.DeleteFunc(slices.Clone(beside), candidate.unclear); firstAnswers(clear) {
		return clear, nil
	}
	return beside, nil
}

// besideThem answers who contradicted somebody, or agreed, where no topic is named:
// with whom the articles quote beside them, one quote each. How they stand to each
// other is for the reader to say.
func (by intents) besideThem(ctx context.Context, q question.Question, a *Answer) error {
	theirs := q.Query()
	theirs.Speaker, theirs.Filter.Kinds = q.Named(), quotes
	found, err := by.desk.Index.Search(ctx, theirs)
	if err != nil {
		return err
	}
	var ids []corpus.ArticleID
	var own []index.Hit
	for _, h := range found.Hits {
		if own = append(own, h); !slices.Contains(ids, h.Article) && len(ids) < mostBeside {
			ids = append(ids, h.Article)
		}
	}
	var groups []group
	for _, id := range ids {
		said, err := finder(by).inArticle(ctx, id)
		if err != nil {
			return err
		}
		for _, c := range said {
			theirs := slices.ContainsFunc(own, func(h index.Hit) bool {
				return h.Article == c.Article && (MaySpeak(h.Speaker.Name, c.Speaker.Name) || corpus.Hull(h.Spans).Overlaps(corpus.Hull(c.Spans)))
			})
			if c.Kind != index.Sentence && !c.unclear() && !theirs {
				groups = append(groups, group{candidate: c})
			}
		}
	}
	return by.desk.cite(ctx, q, onePerSpeaker(groups, q.Named()), a)
}

// daysOf returns the days of those that answer.
func daysOf(groups []group) (days []corpus.Day) {
	for _, g := range groups {
		if g.answers() {
			days = append(days, g.day)
		}
	}
	return days
}

// overTimeLine says how many statements there are from which day to which, the oldest first.
func overTimeLine(days []corpus.Day) string {
	if len(days) < 2 {
		return ""
	}
	dated := func(d corpus.Day) string { return cmp.Or(string(d), label.Text("tally.undated")) }
	return label.Text("answer.over-time", len(days), dated(days[0]), dated(days[len(days)-1]))
}
