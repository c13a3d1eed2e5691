package person

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"

	"onrecord/bot/asking/question"
	"onrecord/bot/label"
	"onrecord/corpus"
	"onrecord/corpus/annotation"
	"onrecord/corpus/namesake"
	"onrecord/index/person"
)

// Names keeps rulings on two names.
type Names interface {
	Rulings
	Rule(ctx context.Context, r Ruling) (id int64, err error)
	Undo(ctx context.Context, id int64, by string) error
}

// Register is where admins say who is who. Which names are one person's is kept beside the
// archive; in which articles a name is another person's, in it.
type Register struct {
	Names   Names
	Archive *corpus.Archive
}

// Kept is what became of a ruling: of two names its number, of two people of one name in how
// many articles the other one is.
type Kept struct {
	ID       int64
	Articles int
}

// ErrNoArticle is the error of a ruling on two people of one name that no article bears out.
var ErrNoArticle = errors.New("no article names anybody so")

// Rule keeps a ruling.
func (g Register) Rule(ctx context.Context, r Ruling) (Kept, error) {
	if err := r.Validate(); err != nil {
		return Kept{}, err
	}
	if !r.OneName() {
		id, err := g.Names.Rule(ctx, r)
		return Kept{ID: id}, err
	}
	if !r.Same {
		return g.part(ctx, r)
	}
	articles, any, err := g.rejoin(ctx, r)
	if any || err != nil {
		return Kept{Articles: articles}, err
	}
	id, err := g.Names.Rule(ctx, r) // an editor has put single quotes right
	return Kept{ID: id}, err
}

// part parts two people of one name. Where nothing else chooses the articles, it is those in
// which the person is called as the mark says.
func (g Register) part(ctx context.Context, r Ruling) (Kept, error) {
	_, mark := namesake.Split(r.Other)
	p := corpus.Parting{Name: r.Name, Mark: mark, Where: r.Where, At: r.At, By: r.By, Reason: r.Reason}
	p.Where.Articles = nil
	for _, named := range r.Where.Articles {
		found, err := g.Archive.Find(ctx, string(named))
		if err != nil {
			return Kept{}, err
		}
		for _, a := range found {
			p.Where.Articles = append(p.Where.Articles, a.ID)
		}
	}
	if w := p.Where; w.Called == "" && w.Outlet == "" && w.Section == "" && len(w.Articles) == 0 {
		p.Where.Called = mark
	}
	t, err := g.touched(ctx, p, r.At)
	if err == nil && len(t.articles) == 0 {
		err = fmt.Errorf("%w: %s%s", ErrNoArticle, p.Name, whereText(p.Where))
	}
	if err == nil {
		p.Name = cmp.Or(t.printed, p.Name)
		_, err = g.Archive.Quotes.Part(ctx, p, t.articles, t.after)
	}
	return Kept{Articles: len(t.articles)}, err
}

// rejoin takes back what parted two people, if anything does, in so many articles.
func (g Register) rejoin(ctx context.Context, r Ruling) (articles int, any bool, err error) {
	all, err := g.Archive.Quotes.Partings(ctx)
	for _, p := range all {
		if err != nil || !p.Back.IsZero() || person.KeyOf(namesake.Marked(p.Name, p.Mark)) != person.KeyOf(r.Other) {
			continue
		}
		var t touched
		if t, err = g.touched(ctx, p, r.At); err == nil {
			err = g.Archive.Quotes.Rejoin(ctx, r.At, p.ID, r.By, t.articles, t.after)
			articles, any = articles+len(t.articles), true
		}
	}
	return articles, any, err
}

// touched are the articles to which a parting applies, of those that had changed by a sequence
// number, and the name as they print it, where any prints it so.
type touched struct {
	articles []corpus.ArticleID
	after    corpus.Seq
	printed  string
}

func (g Register) touched(ctx context.Context, p corpus.Parting, now time.Time) (t touched, err error) {
	if t.after, err = g.Archive.Last(ctx); err != nil {
		return t, err
	}
	candidates := p.Where.Articles
	if len(candidates) == 0 {
		if candidates, err = g.printing(ctx, p.Name); err != nil {
			return t, err
		}
	}
	for _, id := range candidates {
		r, err := g.Archive.Article(ctx, id)
		if err != nil {
			return t, err
		}
		if r.Hidden(now) {
			continue // it is read when it is shown
		}
		found, err := annotation.Of(ctx, g.Archive.Quotes, r)
		if err != nil {
			return t, err
		}
		names := namesake.Meant(r.Article, found, p)
		if len(names) > 0 {
			t.articles = append(t.articles, id)
		}
		for _, name := range names {
			if printed := namesake.Printed(name); strings.EqualFold(printed, p.Name) {
				t.printed = printed
			}
		}
	}
	return t, nil
}

// printing returns the articles that print a surname, however the admin typed it.
func (g Register) printing(ctx context.Context, name string) (out []corpus.ArticleID, err error) {
	words := strings.Fields(name)
	surname := []rune(words[len(words)-1])
	forms := []string{string(surname), string(append([]rune{unicode.ToUpper(surname[0])}, surname[1:]...)), strings.ToUpper(string(surname))}
	slices.Sort(forms)
	for _, form := range slices.Compact(forms) {
		found, err := g.Archive.Printing(ctx, form)
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// Undo takes a ruling on two names back, by its number.
func (g Register) Undo(ctx context.Context, id int64, by string) error {
	return g.Names.Undo(ctx, id, by)
}

// List tells what admins have said, a line each.
func (g Register) List(ctx context.Context) (out []string, err error) {
	rulings, err := g.Names.Rulings(ctx)
	if err != nil {
		return nil, err
	}
	for _, r := range rulings {
		out = append(out, r.String())
	}
	partings, err := g.Archive.Quotes.Partings(ctx)
	for _, p := range partings {
		line := label.Text("namesake.other", namesake.Marked(p.Name, p.Mark), p.Name, whereText(p.Where), p.At.Format(time.DateOnly), cmp.Or(p.By, "–"))
		if p.Reason != "" {
			line += ": " + p.Reason
		}
		if !p.Back.IsZero() {
			line += ", " + label.Text("namesake.undone-by", p.BackBy)
		}
		out = append(out, line)
	}
	return out, err
}

// whereText says in which articles a name is the other person's.
func whereText(w corpus.Where) string {
	var b strings.Builder
	if w.Called != "" {
		b.WriteString(label.Text("namesake.called", w.Called))
	}
	if w.Section != "" {
		b.WriteString(label.Text("namesake.section", w.Section))
	}
	if w.Outlet != "" {
		b.WriteString(label.Text("namesake.outlet", w.Outlet))
	}
	if n := len(w.Articles); n > 0 {
		b.WriteString(label.Text("namesake.articles", label.Count(n, "article")))
	}
	return b.String()
}

var because = regexp.MustCompile(`(?i)\s+because\s+(\S.*)$`)

// ParseRuling reads a ruling as it is typed: Karen Holm = Karen Holm (swimmer) section:sport because
// they are two. ok is false where it is none.
func ParseRuling(text string) (r Ruling, ok bool, err error) {
	if at := because.FindStringSubmatchIndex(text); at != nil {
		text, r.Reason = text[:at[0]], strings.TrimSpace(text[at[2]:])
	}
	name, other, ok := strings.Cut(text, "=")
	if !ok {
		return Ruling{}, false, nil
	}
	rest, operators := question.Split(other)
	r.Name, r.Other = person.Typed(name), person.Typed(rest)
	for _, typed := range operators {
		key, value, _ := strings.Cut(typed, ":")
		value = person.Typed(value)
		switch key {
		case "called":
			r.Where.Called = value
		case "section":
			r.Where.Section = value
		case "outlet":
			r.Where.Outlet = value
		case "article":
			r.Where.Articles = append(r.Where.Articles, corpus.ArticleID(value))
		default:
			return r, true, fmt.Errorf("%s chooses no articles: called:, section:, outlet: and article: do", typed)
		}
	}
	return r, true, nil
}
