package sourcing

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"onrecord/bot/asking/question"
	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/ledger"
)

// counter counts the statements of a book. What it keeps of speakers is kept by their
// number.
type counter struct {
	book     *ledger.Book
	question question.Question
	traits   traits
	articles []*ledger.Article
	wanted   map[int32]bool // speakers whom the question lets through, as far as known
	*room
}

// room is what a report needs room for, of all statements and speakers of a book. It is kept for
// the next report, so that many of them leave no garbage behind.
type room struct {
	known   []known
	tallied []int32 // statements of each speaker in a tally; nothing between two
	said    []int32 // who is known to have said each wording, from 1
	all     []found
	who     []int32 // whose they are, in the order of the first of each
	some    []int32 // the same, of a part
	offices []office
}

// clear makes room for a book.
func (r *room) clear(b *ledger.Book) {
	r.known, r.tallied, r.said = cleared(r.known, len(b.Speakers)), cleared(r.tallied, len(b.Speakers)), cleared(r.said, b.Wordings)
	clear(r.all)
	r.all, r.who = r.all[:0], r.who[:0]
	r.offices = append(r.offices, make([]office, len(b.Titles)-len(r.offices))...)
}

// office is whether a title is of a public office. It is kept from report to report.
type office uint8

const (
	unread office = iota
	isOne
	isNone
)

// cleared is a slice of so many empty values, where it may be an old one.
func cleared[T any](old []T, n int) []T {
	if cap(old) < n {
		return make([]T, n, n+n/8)
	}
	clear(old[:cap(old)])
	return old[:n]
}

// known is what the statements of a report say of a speaker.
type known struct {
	statements, articles int32
	first, last          int32        // of the statements, and of the articles, that are counted
	group                ledger.Group // what the speaker counts as
	official             bool
	printed              ledger.Pronoun
	contradicts          bool // articles print both pronouns: one of them errs
}

// found is a statement that is counted.
type found struct {
	statement *ledger.Statement
	article   int32 // its place
	who       int32 // who stands for the person
}

func newCounter(b *ledger.Book, q question.Question, t traits, r *room) *counter {
	r.clear(b)
	return &counter{book: b, question: q, traits: t, articles: b.Select(q.Filter), wanted: make(map[int32]bool), room: r}
}

// report fills in a report, with at most so many voices and unnamed sources; all of
// them for 0.
func (c *counter) report(r *Report, most int) {
	f := c.question.Filter
	r.ranged = f.From != ""
	r.Articles = len(c.articles)
	if dated := ledger.Dated(c.articles); dated > 0 {
		r.From, r.To = c.articles[0].Day, c.articles[dated-1].Day
	}
	c.count()
	days := span{f.From, f.To}
	c.tally(c.who, func(who int32) int { return int(c.known[who].statements) }, days, &r.Tally)
	voices := slices.DeleteFunc(c.who, func(who int32) bool { return c.known[who].group > ledger.Body })
	r.more = len(voices)
	voices = c.mostQuoted(voices, most)
	slices.SortFunc(voices, func(a, b int32) int {
		return cmp.Or(cmp.Compare(c.known[b].statements, c.known[a].statements), cmp.Compare(c.book.Speakers[a].Name, c.book.Speakers[b].Name), cmp.Compare(a, b))
	})
	if most > 0 {
		voices = voices[:min(len(voices), most)]
	}
	r.more -= len(voices)
	r.Voices = c.voices(voices, days)
	for _, one := range c.all {
		if most > 0 && len(r.Unnamed) == most {
			break
		}
		if c.known[one.who].group == ledger.Unnamed {
			r.Unnamed = append(r.Unnamed, Unnamed{c.book.Speakers[one.who].Name, c.place(one)})
		}
	}
	if r.By != "" {
		r.Parts = c.parts(r.By, days)
	}
}

// place is where a statement stands.
func (c *counter) place(one found) Place {
	a, s := c.articles[one.article], one.statement
	return Place{a.ID, a.Headline, a.Outlet, a.Day, a.URL, int(s.Paragraph)}
}

// mostQuoted returns those of some speakers who may be among so many who are quoted most: for
// few of many they need not all be sorted.
func (c *counter) mostQuoted(voices []int32, most int) []int32 {
	if most == 0 {
		return voices
	}
	var with []int // speakers with so many statements
	for _, v := range voices {
		n := int(c.known[v].statements)
		if n >= len(with) {
			with = append(with, make([]int, n+1-len(with))...)
		}
		with[n]++
	}
	fewest, enough := len(with), 0
	for fewest > 0 && enough < most {
		fewest--
		enough += with[fewest]
	}
	return slices.DeleteFunc(voices, func(v int32) bool { return int(c.known[v].statements) < fewest })
}

// count counts the statements of the articles that the question lets through, each
// once: that of the article that printed it first.
func (c *counter) count() {
	others := make(map[[2]int32]bool) // of words that several people said
	for at, a := range c.articles {
		for i := range a.Statements {
			s := &a.Statements[i]
			who := c.book.One[s.Speaker]
			first, key := c.said[s.Words], [2]int32{s.Words, who}
			if first == who+1 || first != 0 && others[key] || !wants(&c.question.Filter, s) || !c.wants(who) {
				continue
			}
			if first == 0 {
				c.said[s.Words] = who + 1
			} else {
				others[key] = true
			}
			one := found{s, int32(at), who}
			c.note(one)
			c.all = append(c.all, one)
		}
	}
}

// note keeps what a statement says of its speaker; it is the next to be counted.
func (c *counter) note(one found) {
	k := &c.known[one.who]
	if k.statements++; k.statements == 1 {
		k.first, k.group = int32(len(c.all)), c.groupOf(one.who)
		c.who = append(c.who, one.who)
	}
	if k.articles == 0 || k.last != one.article {
		k.last = one.article
		k.articles++
	}
	k.official = k.official || c.isOffice(one.statement.Title)
	if p := one.statement.Printed; p != ledger.NotPrinted {
		k.contradicts = k.contradicts || k.printed != ledger.NotPrinted && k.printed != p
		k.printed = p
	}
}

// groupOf is what a speaker counts as: a name that nobody bears is a body's.
func (c *counter) groupOf(who int32) ledger.Group {
	if group := c.book.Speakers[who].Group; group != ledger.Person || c.book.IsPerson(who) {
		return group
	}
	return ledger.Body
}

// isOffice reports whether a printed title, of which the number is given, is of a public office.
func (c *counter) isOffice(title int32) bool {
	o := &c.offices[title]
	if *o == unread {
		*o = isNone
		if isOffice(c.book.Titles[title]) {
			*o = isOne
		}
	}
	return *o == isOne
}

// wants reports whether the question lets a speaker through.
func (c *counter) wants(who int32) bool {
	if c.question.Speaker == "" && len(c.question.Filter.Except.Speakers) == 0 {
		return true
	}
	pass, known := c.wanted[who]
	if !known {
		var wanted []string
		if c.question.Speaker != "" {
			wanted = []string{c.question.Speaker}
		}
		pass = index.Passes(c.book.Speakers[who].Name, wanted, c.question.Filter.Except.Speakers)
		c.wanted[who] = pass
	}
	return pass
}

// span is a stretch of days in which somebody may be new; one without a first day tells
// nothing.
type span struct{ from, to corpus.Day }

// isNew reports whether a person was quoted for the first time in some days. A surname
// alone that several people have is nobody new.
func (c *counter) isNew(who int32, in span) bool {
	if in.from == "" || c.known[who].group != ledger.Person {
		return false
	}
	if day := c.book.FirstDay(who); day == "" || day < in.from || in.to != "" && day > in.to {
		return false
	}
	return !c.book.MayBeAnother(who)
}

func (k known) pronoun() string {
	switch {
	case k.contradicts:
	case k.printed == ledger.She:
		return "she"
	case k.printed == ledger.He:
		return "he"
	}
	return ""
}

// mostTitles is how many titles of a voice are told.
const mostTitles = 3

// voices tells of speakers.
func (c *counter) voices(of []int32, in span) []Voice {
	out := make([]Voice, len(of))
	titles := make([]map[int32]int, len(of))
	for i, who := range of {
		k := c.known[who]
		c.tallied[who] = int32(i + 1) // its place
		v := Voice{
			Name: c.book.Speakers[who].Name, Group: "organisation", Statements: int(k.statements), Articles: int(k.articles),
			First: c.place(c.all[k.first]), FirstTime: c.isNew(who, in), Titles: []string{}, Traits: map[string]string{}, In: []corpus.ArticleID{},
		}
		if k.group == ledger.Person {
			v.Group, v.Printed = "private", k.pronoun()
			if k.official {
				v.Group = "official"
			}
			maps.Copy(v.Traits, c.traits.of(v.Name))
		}
		out[i] = v
	}
	for _, one := range c.all {
		i := c.tallied[one.who] - 1
		if i < 0 {
			continue
		}
		if n, id := len(out[i].In), c.articles[one.article].ID; n == 0 || out[i].In[n-1] != id {
			out[i].In = append(out[i].In, id)
		}
		if title := one.statement.Title; title != 0 {
			if titles[i] == nil {
				titles[i] = make(map[int32]int)
			}
			titles[i][title]++
		}
	}
	for i, counts := range titles {
		c.tallied[of[i]] = 0
		printed := slices.SortedFunc(maps.Keys(counts), func(a, b int32) int {
			return cmp.Or(cmp.Compare(counts[b], counts[a]), strings.Compare(c.book.Titles[a], c.book.Titles[b]))
		})
		for _, title := range printed[:min(len(printed), mostTitles)] {
			out[i].Titles = append(out[i].Titles, c.book.Titles[title])
		}
	}
	return out
}

// parts divides a report of some days.
func (c *counter) parts(by By, days span) []Part {
	count, statements, all := make(map[string]int), make(map[string]stretch), c.all
	for _, a := range c.articles {
		for _, value := range valuesOf(a, by) {
			count[value]++
		}
	}
	for from := 0; from < len(all); {
		to := from + 1
		for to < len(all) && all[to].article == all[from].article {
			to++
		}
		for _, value := range valuesOf(c.articles[all[from].article], by) {
			statements[value] = statements[value].with(all, from, to)
		}
		from = to
	}
	out := []Part{}
	for value, n := range count {
		in := days
		if by == Month && value != "" {
			in = span{corpus.Day(value + "-01"), corpus.Day(value + "-31")}
		}
		p := Part{Value: value, Articles: n}
		c.tallyPart(statements[value].found, in, &p.Tally)
		out = append(out, p)
	}
	slices.SortFunc(out, func(a, b Part) int {
		if by == Month {
			return strings.Compare(a.Value, b.Value)
		}
		return cmp.Or(cmp.Compare(b.Statements, a.Statements), strings.Compare(a.Value, b.Value))
	})
	return out
}

// stretch are statements of one part: a stretch of them all, as long as they stand together.
type stretch struct {
	found []found
	end   int // where the last of them stands
}

// with adds the statements from to to.
func (s stretch) with(all []found, from, to int) stretch {
	if n := len(s.found); n > 0 && s.end == from && &s.found[0] == &all[from-n] {
		return stretch{all[from-n : to : to], to}
	} else if n == 0 {
		return stretch{all[from:to:to], to}
	}
	return stretch{append(s.found, all[from:to]...), to}
}

// valuesOf are the values by which an article is counted; an empty one is unknown.
func valuesOf(a *ledger.Article, by By) []string {
	switch {
	case by == Section:
		return []string{a.Section}
	case by == Byline && len(a.Authors) > 0:
		return a.Authors
	case by == Month:
		return []string{string(a.Day[:min(len(a.Day), len("2006-01"))])}
	}
	return []string{""}
}
