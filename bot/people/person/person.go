// Package person owns one person as the archive has them ([Library.Person]): under which
// names and titles articles print them, what they said by topic, where a statement changed,
// beside whom and in which outlets they are quoted, and when. Every word of it is an
// article's, or a label.
package person

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/met"
	"onrecord/bot/people/statement"
	"onrecord/corpus"
	"onrecord/corpus/namesake"
	"onrecord/corpus/quote"
	"onrecord/index"
	"onrecord/index/person"
	"onrecord/index/term"
)

// Person is what the archive holds of somebody. Its JSON form is part of the command
// line's contract.
type Person struct {
	Asked string `json:"person"` // as it was asked for
	Found bool   `json:"found"`
	Name  string `json:"name"`
	Title string `json:"title"` // the last that several articles print, or else the last
	// Count is of statements: what several articles print is one. More is true where the
	// archive has more of them, which are older.
	Count    int        `json:"count"`
	More     bool       `json:"more"`
	Articles int        `json:"articles"`
	From     corpus.Day `json:"from"`
	To       corpus.Day `json:"to"`
	Names    []Printed  `json:"names"`
	Titles   []Printed  `json:"titles"`
	// Topics are of what is asserted, the largest first; Other is what is on none of them.
	Topics []statement.Topic `json:"topics"`
	Other  []answer.Citation `json:"other"`
	// Held is what the articles do not hold as said, by stance.
	Held       []Held             `json:"stances"`
	Changes    []statement.Change `json:"changes"`
	QuotedWith []answer.Count     `json:"quoted_with"` // in how many of the articles
	Outlets    []answer.Count     `json:"outlets"`     // that print how many statements
	Months     []answer.Count     `json:"months"`      // with how many statements
	// Suggestions are the names of those who may have been meant.
	Suggestions []string `json:"suggestions"`
	// Near are people who are called nearly so, and Warning why the newsroom does not trust
	// the name; empty where it says nothing.
	Near    []met.Near   `json:"near"`
	Warning string       `json:"warning"`
	Scope   answer.Scope `json:"scope"`
	TookMS  float64      `json:"took_ms"`

	// Namesakes is true where several people are called so, and which is meant has to be
	// asked.
	Namesakes bool `json:"-"`
	// Alone is how many quotes are printed under the surname alone, which may be somebody
	// else's.
	Alone  int    `json:"-"`
	Sample bool   `json:"-"`
	near   string // whom the name may be a slip for
	// whole are the statements that are shown whose own words are no sentence, each with its
	// whole sentence.
	whole map[place]answer.Citation
	// trades are those of two people, where the name may be theirs.
	trades []trade
	// Request is what was asked for.
	Request Request `json:"-"`
	// Newest are all statements that are asserted, the newest first.
	Newest []answer.Citation `json:"-"`
}

// Printed is a name or a title as articles print it, from which day to which and in how many
// of them, with the sentence of the first.
type Printed struct {
	Text     string           `json:"text"`
	From     corpus.Day       `json:"from"`
	To       corpus.Day       `json:"to"`
	Articles int              `json:"articles"`
	Citation *answer.Citation `json:"citation"`
}

// Held is the statements of one stance.
type Held struct {
	Stance     quote.Stance      `json:"stance"`
	Statements []answer.Citation `json:"statements"`
}

// Desk reads what was said.
type Desk interface {
	Said(ctx context.Context, q index.Query, wanted func(index.Passage) bool) (found []answer.Citation, more bool, err error)
	PrintedIn(ctx context.Context, c answer.Citation, name string) (sentence answer.Citation, ok bool, err error)
	Beside(ctx context.Context, articles []corpus.ArticleID, own func(name string) bool) ([]answer.Count, error)
	Like(ctx context.Context, typed string) ([]string, error)
	Whole(ctx context.Context, c answer.Citation) (answer.Citation, error)
}

// Index knows who is quoted.
type Index interface {
	Search(ctx context.Context, q index.Query) (index.Result, error)
	People(ctx context.Context, begins []string, like func(name string) bool) ([]index.FacetValue, error)
}

// Archive tells how much there is.
type Archive interface {
	Scope(ctx context.Context) (corpus.Scope, error)
}

// Library is where people are looked up.
type Library struct {
	Desk    Desk
	Index   Index
	Archive Archive
	Clock   func() time.Time
	Sample  bool
	// Aliases is the file in which the newsroom keeps what else people are called; empty is
	// none.
	Aliases string
	// Rulings, if set, is what admins say of names that are one person's or two people's.
	Rulings Rulings
	// Acquaintance, if set, knows who is called nearly so, and which names the newsroom does
	// not trust.
	Acquaintance Acquaintance
}

// Acquaintance tells what is to be known of a name.
type Acquaintance interface {
	Beside(ctx context.Context, name string) (met.Person, error)
}

// Limits of a person: so many statements are read, the newest, unless all are wanted; in so
// many of their articles, the newest, others are looked for who are quoted there.
const (
	newestRead  = 400
	everything  = 50_000
	mostBeside  = 40
	mostPrinted = 8
	mostCounts  = 10
)

// Person looks somebody up.
func (l *Library) Person(ctx context.Context, r Request) (Person, error) {
	began := l.Clock()
	scope, err := l.Archive.Scope(ctx)
	if err != nil {
		return Person{}, err
	}
	p := Person{
		Asked: r.Name, Names: []Printed{}, Titles: []Printed{}, Topics: []statement.Topic{}, Other: []answer.Citation{}, Held: []Held{},
		Changes: []statement.Change{}, QuotedWith: []answer.Count{}, Outlets: []answer.Count{}, Months: []answer.Count{},
		Suggestions: []string{}, Near: []met.Near{}, Scope: answer.Scope(scope), Sample: l.Sample, Request: r,
	}
	if err := l.fill(ctx, r, &p); err != nil {
		return Person{}, err
	}
	p.TookMS = float64(l.Clock().Sub(began).Microseconds()) / 1000
	return p, nil
}

func (l *Library) fill(ctx context.Context, r Request, p *Person) error {
	also, err := l.calling(ctx)
	if err != nil {
		return err
	}
	meant, others, err := l.who(ctx, also.aliases.named(r.Name), also)
	if err != nil {
		return err
	}
	for _, o := range others {
		p.Suggestions = append(p.Suggestions, o.name)
	}
	if meant == nil {
		p.Namesakes = len(others) > 0
		if p.Namesakes {
			return nil
		}
		like, err := l.Desk.Like(ctx, r.Name)
		p.Suggestions = append(p.Suggestions, like...)
		return err
	}
	limit := newestRead
	if r.All {
		limit = everything
	}
	said, more, err := l.said(ctx, meant, also.aliases.of(meant.name), index.Query{Words: r.About, Filter: r.Filter, Limit: limit})
	if err != nil {
		return err
	}
	set := statement.Of(said, meant.name).WithoutRepeats()
	if r.About != "" {
		set = set.About(r.About)
	}
	said = set.Statements()
	p.Name, p.Alone, p.More = meant.name, meant.alone, more
	if p.Found = len(said) > 0; !p.Found {
		return nil
	}
	if l.Acquaintance != nil {
		beside, err := l.Acquaintance.Beside(ctx, p.Name)
		if err != nil {
			return err
		}
		p.Near, p.Warning, p.near = append(p.Near, beside.Near...), beside.Warning, beside.NearText()
	}
	if err := l.describe(ctx, meant, set, p); err != nil {
		return err
	}
	return l.complete(ctx, p)
}

// latestRead is among how many of somebody's newest quotes their last statement is looked for.
const latestRead = 40

// Latest is what somebody said last; ok is false where nobody is called so, or several are.
func (l *Library) Latest(ctx context.Context, name string) (c answer.Citation, ok bool, err error) {
	also, err := l.calling(ctx)
	if err != nil {
		return answer.Citation{}, false, err
	}
	meant, _, err := l.who(ctx, also.aliases.named(name), also)
	if err != nil || meant == nil {
		return answer.Citation{}, false, err
	}
	query := index.Query{Filter: index.Filter{Stances: []quote.Stance{quote.Asserted}}, Limit: latestRead}
	said, _, err := l.said(ctx, meant, also.aliases.of(meant.name), query)
	if err != nil || len(said) == 0 {
		return answer.Citation{}, false, err
	}
	return said[0], true, nil
}

// said reads what somebody said, under their own names and under those that are their
// aliases: the newest first.
func (l *Library) said(ctx context.Context, who *somebody, aliases []person.Key, q index.Query) ([]answer.Citation, bool, error) {
	q.Speaker = who.name
	said, more, err := l.Desk.Said(ctx, q, who.speaks)
	for _, alias := range aliases {
		if err != nil {
			break
		}
		var under []answer.Citation
		q.Speaker = strings.Join(alias.Words(), " ")
		under, _, err = l.Desk.Said(ctx, q, func(p index.Passage) bool { return p.Speaker.Named && person.KeyOf(p.Speaker.Name) == alias })
		said = append(said, under...)
	}
	if len(aliases) > 0 {
		slices.SortStableFunc(said, func(a, b answer.Citation) int { return cmp.Compare(b.Published, a.Published) })
	}
	return said, more, err
}

// describe tells of somebody by what they said, the newest first.
func (l *Library) describe(ctx context.Context, who *somebody, set *statement.Set, p *Person) error {
	said := set.Statements()
	p.Count = len(said)
	p.count(said)
	p.Held = held(said)
	p.trades = tradesOf(said)
	p.Newest = slices.DeleteFunc(slices.Clone(said), func(c answer.Citation) bool { return c.Stance != quote.Asserted })
	articles := articlesOf(said)
	p.Articles = len(articles)
	work, within := errgroup.WithContext(ctx)
	work.Go(func() (err error) {
		p.Titles, err = l.printed(within, said, func(c answer.Citation) string { return person.Bare(c.Speaker.Title) })
		p.Title = usual(p.Titles)
		return err
	})
	work.Go(func() (err error) {
		p.Names, err = l.printed(within, said, func(c answer.Citation) string { return namesake.Printed(c.Speaker.Name) })
		return err
	})
	work.Go(func() (err error) {
		p.Topics, p.Other, err = l.topics(within, set.Asserted())
		return err
	})
	work.Go(func() error {
		p.Changes = append(p.Changes, set.Changes()...)
		return nil
	})
	work.Go(func() error {
		with, err := l.Desk.Beside(within, articles[:min(len(articles), mostBeside)], who.isCalled)
		p.QuotedWith = append(p.QuotedWith, with[:min(len(with), mostCounts)]...)
		return err
	})
	return work.Wait()
}

// count counts the statements by outlet and by month, and tells from which day to which
// they are.
func (p *Person) count(said []answer.Citation) {
	outlets, months := make(map[string]int), make(map[string]int)
	for _, c := range said {
		if c.Published != "" {
			p.From, p.To = min(cmp.Or(p.From, c.Published), c.Published), max(p.To, c.Published)
			months[string(c.Published[:len("2006-01")])]++
		}
		for _, outlet := range append([]string{c.Outlet}, c.CopiedBy...) {
			if outlet != "" {
				outlets[outlet]++
			}
		}
	}
	p.Outlets = append(p.Outlets, counts(outlets)...)
	slices.SortFunc(p.Outlets, func(a, b answer.Count) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Value, b.Value))
	})
	p.Months = append(p.Months, counts(months)...)
	slices.SortFunc(p.Months, func(a, b answer.Count) int { return cmp.Compare(a.Value, b.Value) })
}

func counts(of map[string]int) (out []answer.Count) {
	for value, n := range of {
		out = append(out, answer.Count{Value: value, Count: n})
	}
	return out
}

func articlesOf(said []answer.Citation) (out []corpus.ArticleID) {
	seen := make(map[corpus.ArticleID]bool)
	for _, c := range said {
		if !seen[c.Article] {
			seen[c.Article] = true
			out = append(out, c.Article)
		}
	}
	return out
}

// oneCountry makes one title of what articles print in several ways.
var oneCountry = strings.NewReplacer("united states ", "us ", "u.s. ", "us ", "u.k. ", "uk ", "united kingdom ", "uk ")

// printed tells under which texts, names or titles, the articles print somebody: those of
// most articles, in the order in which they were printed first.
func (l *Library) printed(ctx context.Context, said []answer.Citation, text func(answer.Citation) string) ([]Printed, error) {
	type use struct {
		Printed
		first answer.Citation
		in    map[corpus.ArticleID]bool
	}
	uses := make(map[string]*use)
	var order []*use
	for _, c := range slices.Backward(said) { // the oldest first
		printed := strings.Join(strings.Fields(text(c)), " ")
		key := oneCountry.Replace(strings.ToLower(printed))
		if key == "" {
			continue
		}
		u := uses[key]
		if u == nil {
			u = &use{Printed: Printed{Text: printed, From: c.Published}, first: c, in: make(map[corpus.ArticleID]bool)}
			uses[key] = u
			order = append(order, u)
		}
		u.To = max(u.To, c.Published)
		u.in[c.Article] = true
	}
	most := slices.Clone(order)
	slices.SortStableFunc(most, func(a, b *use) int { return cmp.Compare(len(b.in), len(a.in)) })
	most = most[:min(len(most), mostPrinted)]
	out := []Printed{}
	for _, u := range order {
		if !slices.Contains(most, u) {
			continue
		}
		u.Articles = len(u.in)
		c, ok, err := l.Desk.PrintedIn(ctx, u.first, u.Text)
		if err != nil {
			return nil, err
		}
		if ok {
			u.Citation = &c
			out = append(out, u.Printed)
		}
	}
	return out, nil
}

// usual is the title by which somebody is introduced: the last that several articles print, or else
// the last. Of those that are printed beside it, later than it began and in its last year, it is the
// one of most articles; of those that say more than that, "New York Gov." and not "Gov.", the one of
// most again, unless it is rare.
func usual(titles []Printed) string {
	last := Printed{}
	for _, t := range titles {
		if t.Articles > 1 && last.Articles < 2 || (t.Articles > 1) == (last.Articles > 1) && t.To >= last.To {
			last = t
		}
	}
	beside := func(t Printed) bool { return t.To >= last.From && t.To.DaysTo(last.To) < daysBeside }
	most := last
	for _, t := range titles {
		if beside(t) && t.Articles > most.Articles {
			most = t
		}
	}
	fuller := most
	for _, t := range titles {
		more := fuller.Text == most.Text || t.Articles > fuller.Articles
		if more && beside(t) && saysMore(t.Text, most.Text) && t.Articles*rareTitle >= most.Articles {
			fuller = t
		}
	}
	return fuller.Text
}

// Of a title beside another: how many days before it was printed last, and one of how many articles
// is no slip.
const (
	daysBeside = 365
	rareTitle  = 6
)

// saysMore reports whether a title has all the words of another, and more before or behind them.
func saysMore(title, than string) bool {
	has := term.Words(title)
	return len(has) > len(term.Words(than)) && !slices.ContainsFunc(term.Words(than), func(w string) bool { return !slices.Contains(has, w) })
}

// held sorts what is not asserted by its stance, in the order of [quote.Stances].
func held(said []answer.Citation) []Held {
	out := []Held{}
	for _, stance := range quote.Stances[1:] {
		h := Held{Stance: stance}
		for _, c := range said {
			if c.Stance == stance {
				h.Statements = append(h.Statements, c)
			}
		}
		if len(h.Statements) > 0 {
			out = append(out, h)
		}
	}
	return out
}

// never is a day of no article: a query from it on gives the weights of its words alone.
const never corpus.Day = "9999-01-01"

// topics sorts statements by what they are about, with the index's weights of their words.
func (l *Library) topics(ctx context.Context, set *statement.Set) (topics []statement.Topic, rest []answer.Citation, err error) {
	telling := set.Telling()
	var found index.Result
	if len(telling) > 0 {
		found, err = l.Index.Search(ctx, index.Query{Words: strings.Join(telling, " "), Filter: index.Filter{Kinds: []index.Kind{index.Sentence}, From: never}, Limit: 1})
		if err != nil {
			return nil, nil, err
		}
	}
	topics, rest = set.Topics(found.Weights, found.Passages)
	return append([]statement.Topic{}, topics...), append([]answer.Citation{}, rest...), nil
}
