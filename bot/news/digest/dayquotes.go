package digest

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"onrecord/bot/asking/answer"
	"onrecord/bot/news/mute"
	"onrecord/corpus"
	"onrecord/corpus/quote"
	"onrecord/index/person"
	"onrecord/index/term"
)

// dayQuotes is what there is to choose from: the statements of a day, those first
// that an editor would lead with.
type dayQuotes struct {
	said     []answer.Citation
	articles map[corpus.ArticleID]corpus.Record
	names    map[string]string         // the name of the day for each name printed
	heard    map[place]int             // how many other articles print some of the same words
	before   map[place]answer.Citation // the quote that an article has before another
}

func newDayQuotes(said []answer.Citation, articles map[corpus.ArticleID]corpus.Record) *dayQuotes {
	m := &dayQuotes{articles: articles, heard: echoes(said, articles)}
	m.said = quotable(said, articles)
	m.before = chained(m.said)
	m.names = namesOf(m.said)
	for _, c := range m.said { // who they are is told in full
		if full := m.nameOf(c); !strings.Contains(c.Speaker.Name, " ") {
			c.Speaker.Name = full
		}
	}
	titled := make(map[string]map[corpus.ArticleID]bool) // by speaker and the articles that quote them
	for _, c := range m.said {
		name := m.nameOf(c)
		if titled[name] == nil {
			titled[name] = make(map[corpus.ArticleID]bool)
		}
		titled[name][c.Article] = titled[name][c.Article] || c.Speaker.Title != ""
	}
	worth := make(map[place]float64, len(m.said))
	for _, c := range m.said {
		quoted := titled[m.nameOf(c)]
		worth[placeOf(c)] = newsValue(c, articles[c.Article].Article, quoted[c.Article], len(quoted), m.heard[placeOf(c)])
	}
	slices.SortStableFunc(m.said, func(a, b answer.Citation) int {
		return cmp.Or(
			cmp.Compare(worth[placeOf(b)], worth[placeOf(a)]),
			cmp.Compare(a.Paragraph, b.Paragraph),
			cmp.Compare(a.Article, b.Article),
			cmp.Compare(a.Start, b.Start),
		)
	})
	m.leadWithRepeated()
	return m
}

// leadWithRepeated puts first, of what can be printed, the quote that most articles print.
func (m *dayQuotes) leadWithRepeated() {
	lead, most := -1, 0
	for i, c := range m.said {
		if n := c.Copies + m.heard[placeOf(c)]; n > most && m.isPrintable(c) && m.knows(c) {
			lead, most = i, n
		}
	}
	if lead > 0 {
		c := m.said[lead]
		m.said = slices.Insert(slices.Delete(m.said, lead, lead+1), 0, c)
	}
}

// chained tells of each quote which one its article has before it.
func chained(said []answer.Citation) map[place]answer.Citation {
	inOrder := slices.Clone(said)
	slices.SortStableFunc(inOrder, func(a, b answer.Citation) int {
		return cmp.Or(cmp.Compare(a.Article, b.Article), cmp.Compare(a.Start, b.Start))
	})
	out := make(map[place]answer.Citation)
	for i := 1; i < len(inOrder); i++ {
		if inOrder[i-1].Article == inOrder[i].Article {
			out[placeOf(inOrder[i])] = inOrder[i-1]
		}
	}
	return out
}

// goesOnSurely reports whether a quote without a speaker of its own goes on with one of the same
// speaker, or with one that does so.
func (m *dayQuotes) goesOnSurely(c answer.Citation) bool {
	before, ok := m.before[placeOf(c)]
	return ok && m.nameOf(before) == m.nameOf(c) && (before.Speaker.Resolved != quote.ByContinuation || isSure(before, m.articles[c.Article].Body) && m.goesOnSurely(before))
}

// leaveOut leaves out what some people said.
func (m *dayQuotes) leaveOut(who mute.Names) {
	m.said = slices.DeleteFunc(m.said, func(c answer.Citation) bool { return who.Has(m.nameOf(c)) })
}

// echoed is how many words in a row tell that two articles print the same statement.
const echoed = 7

// echoes counts of each quote how many other articles print some of the same words, whoever they say
// spoke: a statement that all print, each in its own cut.
func echoes(said []answer.Citation, articles map[corpus.ArticleID]corpus.Record) map[place]int {
	in := make(map[string]map[corpus.ArticleID]bool) // by words in a row of the quotes
	stretches := func(text string, do func(string)) {
		words := term.Words(text)
		for i := 0; i+echoed <= len(words); i++ {
			do(strings.Join(words[i:i+echoed], " "))
		}
	}
	for _, c := range said {
		stretches(saidIn(c), func(words string) { in[words] = make(map[corpus.ArticleID]bool) })
	}
	for id, a := range articles {
		stretches(a.Body, func(words string) {
			if printed, ok := in[words]; ok {
				printed[id] = true
			}
		})
	}
	out := make(map[place]int)
	for _, c := range said {
		others := make(map[corpus.ArticleID]bool)
		stretches(saidIn(c), func(words string) { maps.Copy(others, in[words]) })
		delete(others, c.Article)
		out[placeOf(c)] = len(others)
	}
	return out
}

// quotable leaves out the sports page, whoever is not named, and the newspapers
// themselves.
func quotable(said []answer.Citation, articles map[corpus.ArticleID]corpus.Record) []answer.Citation {
	var out []answer.Citation
	sport := make(map[corpus.ArticleID]bool)
	outlets := make(map[string]bool)
	for id, a := range articles {
		sport[id] = isSport(a.Article)
		outlets[a.Outlet] = true
	}
	newspaper := make(map[string]bool) // whether a speaker is one of the newspapers themselves
	own, given := reporters(said), firstWords(said)
	for _, c := range said {
		if !c.Speaker.IsClear() || sport[c.Article] || own[byline{c.Article, c.Speaker.Name}] || isAnothers(c, articles[c.Article].Body, given) {
			continue
		}
		name := c.Speaker.Name
		if _, known := newspaper[name]; !known {
			newspaper[name] = isPress(name)
			for outlet := range outlets {
				newspaper[name] = newspaper[name] || hasWords(outlet, name)
			}
		}
		if newspaper[name] {
			continue
		}
		speaker := *c.Speaker
		if speaker.Title = tidy(speaker.Title); speaker.Title != "" && hasWords(c.Outlet, speaker.Title) {
			speaker.Title = ""
		}
		speaker.Medium = through(speaker.Medium)
		c.Speaker = &speaker
		out = append(out, shortened(c))
	}
	return out
}

// byline is somebody in an article.
type byline struct {
	article corpus.ArticleID
	name    string
}

// reporters are those whom an article quotes who report for its outlet.
func reporters(said []answer.Citation) map[byline]bool {
	own := make(map[byline]bool)
	for _, c := range said {
		if c.Speaker.IsClear() && isOwnReporter(c) {
			own[byline{c.Article, c.Speaker.Name}] = true
		}
	}
	return own
}

// firstWords are the first words of the names of a day, which may be rare given names.
func firstWords(said []answer.Citation) map[string]bool {
	out := make(map[string]bool)
	for _, c := range said {
		if first, _, _ := strings.Cut(c.Speaker.Name, " "); c.Speaker.IsClear() && c.Speaker.Resolved == quote.ByName {
			out[first] = true
		}
	}
	return out
}

// place tells one quote of a day from another.
type place struct {
	article corpus.ArticleID
	start   int
}

func placeOf(c answer.Citation) place { return place{c.Article, c.Start} }

// nameOf is the name of a quote's speaker, the same for all names of that person.
func (m *dayQuotes) nameOf(c answer.Citation) string {
	return cmp.Or(m.names[c.Speaker.Name], c.Speaker.Name)
}

// namesOf gives each name the one by which the day calls that person most often
// in full. A surname that may be two people's is left as it is printed.
func namesOf(said []answer.Citation) map[string]string {
	printed := make(map[person.Key]map[string]int)
	bySurname := make(map[string][]person.Key)
	for _, c := range said {
		key := person.KeyOf(c.Speaker.Name)
		if printed[key] == nil {
			printed[key] = make(map[string]int)
			bySurname[key.Surname()] = append(bySurname[key.Surname()], key)
		}
		printed[key][c.Speaker.Name]++
	}
	out := make(map[string]string)
	for _, keys := range bySurname {
		people := make(map[person.Key]map[string]int)
		for key, who := range person.Cluster(keys) {
			if people[who] == nil {
				people[who] = make(map[string]int)
			}
			maps.Copy(people[who], printed[key])
		}
		for _, names := range people {
			usual := usualName(names)
			for name := range names {
				out[name] = usual
			}
		}
	}
	return out
}

// usualName returns the name that is printed most often, in full where any is.
func usualName(counts map[string]int) string {
	full := func(name string) int { return min(strings.Count(name, " "), 1) }
	return slices.MaxFunc(slices.Collect(maps.Keys(counts)), func(a, b string) int {
		return cmp.Or(cmp.Compare(full(a), full(b)), cmp.Compare(counts[a], counts[b]), cmp.Compare(b, a))
	})
}

// mostSpeakers is how many speakers the count names; leastStatements is how often
// one of them was quoted at least.
const mostSpeakers, leastStatements = 6, 2

// mostQuoted counts the statements of each speaker, most first. It names those who
// were quoted in most articles: one long interview is not the talk of the day.
func (m *dayQuotes) mostQuoted() []Count {
	counts := make(map[string]*Count)
	seen := make(map[string]bool)
	var out []*Count
	for _, c := range m.said {
		name := m.nameOf(c)
		if counts[name] == nil {
			counts[name] = &Count{Name: name}
			out = append(out, counts[name])
		}
		counts[name].Statements++
		if in := name + "\x00" + string(c.Article); !seen[in] {
			seen[in] = true
			counts[name].Articles++
		}
	}
	slices.SortStableFunc(out, func(a, b *Count) int {
		return cmp.Or(cmp.Compare(b.Articles, a.Articles), cmp.Compare(b.Statements, a.Statements), cmp.Compare(a.Name, b.Name))
	})
	var most []Count
	for _, c := range out {
		if c.Statements >= leastStatements && len(most) < mostSpeakers && !m.ambiguous(c.Name) {
			most = append(most, *c)
		}
	}
	slices.SortStableFunc(most, func(a, b Count) int { return cmp.Compare(b.Statements, a.Statements) })
	return most
}

// ambiguous reports whether a name is a surname alone that several people of the
// day have: whose statements they are cannot be told.
func (m *dayQuotes) ambiguous(name string) bool {
	if strings.Contains(name, " ") {
		return false
	}
	for _, other := range m.names {
		if strings.HasSuffix(other, " "+name) {
			return true
		}
	}
	return false
}

// isPrintable reports whether a quote of the day can stand in a line of its own.
func (m *dayQuotes) isPrintable(c answer.Citation) bool {
	body := m.articles[c.Article].Body
	return standsAlone(c) && isSure(c, body) && (c.Speaker.Resolved != quote.ByContinuation || m.goesOnSurely(c)) &&
		(m.heard[placeOf(c)] > 0 || c.Copies > 0 || !isOld(c, body))
}

// knows reports whether the day prints the speaker's name in full: a single word may be
// anybody's, or no name.
func (m *dayQuotes) knows(c answer.Citation) bool { return strings.Contains(m.nameOf(c), " ") }

// by returns what people said whom a subscription names.
func (m *dayQuotes) by(people []string) []answer.Citation {
	var out []answer.Citation
	for _, c := range m.said {
		if slices.ContainsFunc(people, func(name string) bool { return hasWords(m.nameOf(c)+" "+c.Speaker.Title, name) }) {
			out = append(out, c)
		}
	}
	return out
}

// lookedUp is for how many quotes of a day an earlier one is looked for, those
// first that would lead.
const lookedUp = 60

// before looks for what the speakers of a day said earlier; one pair a speaker.
func (e *Editor) before(ctx context.Context, m *dayQuotes, day corpus.Day) ([]Pair, error) {
	var out []Pair
	paired := make(map[string]bool)
	for _, c := range m.said[:min(len(m.said), lookedUp)] {
		if !m.isPrintable(c) || paired[m.nameOf(c)] {
			continue
		}
		earlier, ok, err := e.Desk.Earlier(ctx, c, day)
		if err != nil {
			return nil, err
		}
		if ok && standsAlone(earlier) {
			paired[m.nameOf(c)] = true
			out = append(out, Pair{Now: c, Earlier: earlier})
		}
	}
	return out, nil
}
