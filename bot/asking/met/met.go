// Package met owns what the archive knows of a name before it is printed: whether anybody
// of that name was quoted before, how often, in what and as what, and who else is called
// nearly so. It tells what the archive holds, and judges nobody.
package met

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"onrecord/corpus"
	"onrecord/corpus/quote"
	"onrecord/index"
	"onrecord/index/person"
	"onrecord/index/term"
)

// Index knows who is quoted.
type Index interface {
	Search(ctx context.Context, q index.Query) (index.Result, error)
	People(ctx context.Context, begins []string, like func(name string) bool) ([]index.FacetValue, error)
}

// Archive is what the words of quotes are read from.
type Archive interface {
	Excerpts(ctx context.Context, places []corpus.Place) ([]corpus.Excerpt, error)
}

// Desk tells of names. It may be used by several goroutines.
type Desk struct {
	Index   Index
	Archive Archive
	Clock   func() time.Time
	// Distrusted are names that the newsroom does not trust; nil is none.
	Distrusted *Names
}

// Person is what the archive knows of a name. Its JSON form is part of the contract of the
// command line.
type Person struct {
	Name string `json:"name"` // as asked
	// FirstTime is true where nobody of that name is quoted in this archive.
	FirstTime bool `json:"first_time"`
	// Statements are those of the person, copies once; Articles and Outlets have them.
	Statements int        `json:"statements"`
	Articles   int        `json:"articles"`
	Outlets    int        `json:"outlets"`
	From       corpus.Day `json:"from"` // the first and the last day
	To         corpus.Day `json:"to"`
	Titles     []Title    `json:"titles"` // as printed, the last one first
	// OtherTitle is the last title that is printed, where the one asked is none of them.
	OtherTitle *Title `json:"other_title"`
	Near       []Near `json:"near"` // people called nearly so, the likeliest first
	// Warning is what the newsroom's list of names that are not to be trusted says.
	Warning string `json:"warning"`

	names []string // by which the person is printed
}

// Title is a title that is printed with a name.
type Title struct {
	Title    string     `json:"title"`
	Articles int        `json:"articles"`
	Last     corpus.Day `json:"last"`
}

// Near is somebody who is called nearly so.
type Near struct {
	Name       string `json:"name"`
	Statements int    `json:"statements"` // copies counted too
	OneLetter  bool   `json:"one_letter"` // a letter makes the difference
}

const (
	likeness   = 0.8 // from which a name is near
	mostNear   = 3
	mostTitles = 5
	everything = 50_000
	sure       = 0.5 // the confidence from which a quote is somebody's
)

// Meet tells what the archive knows of a name, and of the title that is to be printed with
// it; that may be empty.
func (d *Desk) Meet(ctx context.Context, name, title string) (Person, error) {
	name = strings.Join(strings.Fields(name), " ")
	p := Person{Name: name, Titles: []Title{}, Near: []Near{}}
	if d.Distrusted != nil {
		p.Warning = d.Distrusted.Warning(name)
	}
	key := person.KeyOf(name)
	if key == "" {
		return p, nil
	}
	if err := d.look(ctx, key, &p); err != nil {
		return p, err
	}
	if p.FirstTime = len(p.names) == 0; p.FirstTime {
		return p, nil
	}
	said, err := d.said(ctx, p.names)
	if err != nil {
		return p, err
	}
	p.count(said)
	p.FirstTime = p.Statements == 0
	p.compare(title)
	return p, nil
}

// Beside tells who else is called nearly like somebody, and whether the newsroom trusts the
// name; nothing is counted.
func (d *Desk) Beside(ctx context.Context, name string) (Person, error) {
	p := Person{Name: strings.Join(strings.Fields(name), " "), Titles: []Title{}, Near: []Near{}}
	if d.Distrusted != nil {
		p.Warning = d.Distrusted.Warning(p.Name)
	}
	key := person.KeyOf(p.Name)
	if key == "" {
		return p, nil
	}
	return p, d.look(ctx, key, &p)
}

// look finds the names by which somebody is printed, and those that are nearly so.
func (d *Desk) look(ctx context.Context, key person.Key, p *Person) error {
	like := person.NewLikeness(p.Name)
	named, err := d.Index.People(ctx, like.Letters(), func(other string) bool {
		return like.Of(other) >= likeness || person.KeyOf(other).Surname() == key.Surname()
	})
	if err != nil {
		return err
	}
	p.names = namesOf(key, named)
	p.near(key, like, named)
	return nil
}

// namesOf returns the names by which somebody is printed: those that are the person's whom
// the asked name stands for, or whose it is alone.
func namesOf(key person.Key, named []index.FacetValue) (out []string) {
	keys := []person.Key{}
	for _, n := range named {
		if k := person.KeyOf(n.Value); k.Surname() == key.Surname() && !slices.Contains(keys, k) {
			keys = append(keys, k)
		}
	}
	known := slices.Contains(keys, key)
	if !known {
		keys = append(keys, key)
	}
	same := person.Cluster(keys)
	for _, n := range named {
		if k := person.KeyOf(n.Value); k.Surname() == key.Surname() && same[k] == same[key] {
			out = append(out, n.Value)
		}
	}
	return out
}

// near lists who else is called nearly so.
func (p *Person) near(key person.Key, like person.Likeness, named []index.FacetValue) {
	type candidate struct {
		Near
		like float64
	}
	var all []candidate
	for _, n := range named {
		if slices.Contains(p.names, n.Value) || !person.KeyOf(n.Value).IsFull() {
			continue
		}
		if l := like.Of(n.Value); l >= likeness && len(term.Words(n.Value)) >= len(term.Words(p.Name)) {
			all = append(all, candidate{Near{n.Value, n.Count, IsOneLetter(p.Name, n.Value)}, l})
		}
	}
	slices.SortFunc(all, func(a, b candidate) int {
		return cmp.Or(rank(b.OneLetter)-rank(a.OneLetter), cmp.Compare(b.like, a.like), cmp.Compare(b.Statements, a.Statements), cmp.Compare(a.Name, b.Name))
	})
	for _, c := range all[:min(len(all), mostNear)] {
		p.Near = append(p.Near, c.Near)
	}
}

func rank(b bool) int {
	if b {
		return 1
	}
	return 0
}

// IsOneLetter reports whether one letter more, less, another, or two exchanged, makes one
// name of the other.
func IsOneLetter(a, b string) bool {
	restX, restY, _ := person.Differ(strings.Join(term.Words(a), " "), strings.Join(term.Words(b), " "))
	if len(restX) > len(restY) {
		restX, restY = restY, restX
	}
	switch {
	case len(restX) == 0:
		return len(restY) == 1
	case len(restX) == 1:
		return len(restY) == 1
	}
	return len(restX) == 2 && len(restY) == 2 && restX[0] == restY[1] && restX[1] == restY[0]
}

// statement is a quote of the person.
type statement struct {
	corpus.Excerpt
	passage index.Passage
}

// said returns the statements of a person who is printed by some names, of articles that
// may be shown, the oldest first.
func (d *Desk) said(ctx context.Context, names []string) ([]statement, error) {
	found := make(map[[2]any]index.Passage)
	var order [][2]any
	for _, name := range names {
		r, err := d.Index.Search(ctx, index.Query{
			Speaker: name, Limit: everything,
			Filter: index.Filter{Kinds: index.Quotes()},
		})
		if err != nil {
			return nil, err
		}
		for _, h := range r.Hits {
			key := [2]any{h.Article, h.Ordinal}
			if _, known := found[key]; !known && counts(h.Passage, names) {
				found[key] = h.Passage
				order = append(order, key)
			}
		}
	}
	places := make([]corpus.Place, len(order))
	for i, key := range order {
		places[i] = corpus.Place{Article: found[key].Article, Span: corpus.Hull(found[key].Spans)}
	}
	excerpts, err := d.Archive.Excerpts(ctx, places)
	if err != nil {
		return nil, err
	}
	now := d.Clock()
	var out []statement
	for i, key := range order {
		if e, p := excerpts[i], found[key]; e.Revision == p.Revision && !e.Hidden(now) {
			out = append(out, statement{e, p})
		}
	}
	slices.SortStableFunc(out, func(a, b statement) int {
		return cmp.Or(cmp.Compare(cmp.Or(a.Day, "9999"), cmp.Or(b.Day, "9999")), cmp.Compare(a.Article, b.Article))
	})
	return out, nil
}

// counts reports whether a passage counts as what somebody said: nobody said what is only
// supposed, and what they refused to say.
func counts(p index.Passage, names []string) bool {
	return p.Confidence >= sure && p.Stance != quote.NotSaid && p.Stance != quote.Hypothetical &&
		slices.Contains(names, strings.Join(strings.Fields(p.Speaker.Name), " "))
}

// count counts statements, each of which counts once.
func (p *Person) count(said []statement) {
	words, articles, outlets := make(map[string]bool), make(map[corpus.ArticleID]bool), make(map[string]bool)
	titled := make(map[string]map[corpus.ArticleID]bool)
	at := make(map[string]int)
	for _, s := range said {
		if key := string(s.passage.Stance) + wordsOf(s); !words[key] {
			words[key] = true
			p.Statements++
		}
		articles[s.Article] = true
		if s.Outlet != "" {
			outlets[s.Outlet] = true
		}
		if s.Day != "" {
			p.From, p.To = cmp.Or(p.From, s.Day), s.Day
		}
		title := strings.Join(strings.Fields(s.passage.Speaker.Title), " ")
		if title == "" {
			continue
		}
		key := folded(title)
		if titled[key] == nil {
			titled[key] = make(map[corpus.ArticleID]bool)
			at[key] = len(p.Titles)
			p.Titles = append(p.Titles, Title{Title: title})
		}
		titled[key][s.Article] = true
		t := &p.Titles[at[key]]
		t.Articles, t.Last = len(titled[key]), max(t.Last, s.Day)
	}
	p.Articles, p.Outlets = len(articles), len(outlets)
	slices.SortStableFunc(p.Titles, func(a, b Title) int { return cmp.Compare(b.Last, a.Last) })
}

// wordsOf are the words of a statement, without what splits it.
func wordsOf(s statement) string {
	var out []string
	from := corpus.Hull(s.passage.Spans).Start
	for _, span := range s.passage.Spans {
		if span.End-from <= len(s.Text) {
			out = append(out, term.Words(s.Text[span.Start-from:span.End-from])...)
		}
	}
	return strings.Join(out, " ")
}

func folded(text string) string { return strings.Join(term.Words(text), " ") }

// compare compares the titles with the one that is to be printed.
func (p *Person) compare(title string) {
	if asked := term.Words(title); len(asked) > 0 && len(p.Titles) > 0 {
		if !slices.ContainsFunc(p.Titles, func(t Title) bool { return agree(term.Words(t.Title), asked) }) {
			last := p.Titles[0]
			p.OtherTitle = &last
		}
	}
	p.Titles = p.Titles[:min(len(p.Titles), mostTitles)]
}

// agree reports whether two titles may be one: one has all the words of the other.
func agree(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return !slices.ContainsFunc(a, func(w string) bool { return !small[w] && !slices.Contains(b, w) })
}

var small = map[string]bool{"the": true, "a": true, "an": true, "of": true, "for": true, "at": true, "in": true, "and": true, "to": true, "s": true}
