package audit

import (
	"context"
	"hash/fnv"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"onrecord/bot/asking/question"
	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/ledger"
	"onrecord/index/term"
)

// evidence is what findings are made of: the articles of an archive, the people whom they
// quote, and the sentences of quotes.
type evidence struct {
	articles []article
	speakers []ledger.Speaker
	full     func(who int32) bool // the name is more than a surname
	named    map[int32]int        // how many articles name a person, whether they quote them or not
	rows     []row
	units    []unit
}

// article is an article of the ledger; wanted are those in the days of the question.
type article struct {
	ledger.Article
	wanted bool
}

// row is a statement of somebody who is named.
type row struct {
	article   int
	statement ledger.Statement
	who       int32
	text      string // of the statement
	said      corpus.Day
	around    string // what stands around it in the article
}

// unit is a sentence of a quote, of its words inside quotation marks.
type unit struct {
	row   int
	words []uint32
	text  string
}

// take copies from a book what an audit needs, so that others may read it meanwhile.
func (e *evidence) take(b *ledger.Book, q question.Question) {
	days := index.Filter{From: q.Filter.From, To: q.Filter.To, Except: index.Exception{From: q.Filter.Except.From, To: q.Filter.Except.To}}
	wanted := make(map[corpus.ArticleID]bool)
	for _, a := range b.Select(days) {
		wanted[a.ID] = true
	}
	e.speakers = slices.Clone(b.Speakers)
	another := make(map[int32]bool)
	e.named = make(map[int32]int)
	for _, a := range b.Articles {
		at := len(e.articles)
		e.articles = append(e.articles, article{*a, wanted[a.ID]})
		for _, s := range a.Statements {
			who := b.One[s.Speaker]
			if b.IsPerson(who) {
				e.named[who] = b.NamedIn(who)
				e.rows = append(e.rows, row{article: at, statement: s, who: who})
				another[who] = b.MayBeAnother(who)
			}
		}
	}
	e.full = func(who int32) bool { return !another[who] && strings.Contains(e.speakers[who].Name, " ") }
}

const (
	atOnce = 500 // excerpts that are read
	beside = 200 // bytes around a statement in which a day may stand
)

// read reads the words of the statements that stand in quotation marks. What was changed
// meanwhile is left out.
func (e *evidence) read(ctx context.Context, archive Archive, now time.Time) error {
	for at := 0; at < len(e.rows); at += atOnce {
		rows := e.rows[at:min(at+atOnce, len(e.rows))]
		places := make([]corpus.Place, len(rows))
		for i, r := range rows {
			s := r.statement
			places[i] = corpus.Place{Article: e.articles[r.article].ID, Span: corpus.Span{Start: max(0, int(s.Start)-beside), End: int(s.End) + beside}}
		}
		excerpts, err := archive.Excerpts(ctx, places)
		if err != nil {
			return err
		}
		for i := range rows {
			r := &rows[i]
			from, to := int(r.statement.Start)-places[i].Span.Start, int(r.statement.End)-places[i].Span.Start
			if x := excerpts[i]; !x.Hidden(now) && to <= len(x.Text) {
				r.take(x.Text, from, to, e.articles[r.article].Day)
				e.addUnits(at + i)
			}
		}
	}
	return nil
}

// take takes the words of a statement from what is around it, and the day that the
// sentence has it said on.
func (r *row) take(text string, from, to int, published corpus.Day) {
	r.text = strings.ToValidUTF8(text[from:to], "")
	before, after := text[:from], text[to:]
	before = before[strings.LastIndexByte(before, '\n')+1:]
	if i := strings.IndexByte(after, '\n'); i >= 0 {
		after = after[:i]
	}
	r.around = strings.ToValidUTF8(before, "") + " … " + strings.ToValidUTF8(after, "")
	if i := lastStop(before); i >= 0 {
		before = before[i:]
	}
	if i := strings.Index(after, ". "); i >= 0 {
		after = after[:i]
	}
	r.said = dayIn(before+" … "+after, published)
}

func lastStop(text string) int { return strings.LastIndex(text, ". ") }

// weekday matches the day of a week, or of the day before, in a sentence.
var weekday = regexp.MustCompile(`\b(?:(last )?(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(yesterday))\b`)

// dayIn works out the one day that a sentence names by its weekday, of an article that was
// published on a day; empty where it names none, or several.
func dayIn(sentence string, published corpus.Day) corpus.Day {
	named := weekday.FindAllStringSubmatch(sentence, -1)
	t, err := time.Parse(time.DateOnly, string(published))
	if len(named) != 1 || err != nil || named[0][1] != "" {
		return ""
	}
	if named[0][3] != "" {
		return corpus.DayOf(t.AddDate(0, 0, -1))
	}
	for range 7 {
		if strings.HasPrefix(t.Weekday().String(), named[0][2]) {
			return corpus.DayOf(t)
		}
		t = t.AddDate(0, 0, -1)
	}
	return ""
}

// quoted matches what stands in quotation marks, and stop the end of a sentence.
var (
	quoted = regexp.MustCompile(`[“"„«]([^“”"„«»]+)[”"“»]?`)
	stop   = regexp.MustCompile(`[.!?…]+[”"’']*(?:\s+|$)`)
)

const fewestWords = 5 // of a sentence that is compared

// addUnits adds the sentences of a quote.
func (e *evidence) addUnits(at int) {
	r := &e.rows[at]
	if r.statement.Kind() == index.Indirect || !r.statement.IsAsserted() {
		return
	}
	texts := []string{r.text}
	if r.statement.Kind() == index.Mixed || strings.ContainsAny(r.text, `“"„«`) {
		texts = nil
		for _, m := range quoted.FindAllStringSubmatch(r.text, -1) {
			texts = append(texts, m[1])
		}
	}
	for _, text := range texts {
		for _, sentence := range stop.Split(text, -1) {
			if words := term.Words(sentence); len(words) >= fewestWords && utf8.ValidString(sentence) {
				e.units = append(e.units, unit{at, hashed(words), sentence})
			}
		}
	}
}

func hashed(words []string) []uint32 {
	out := make([]uint32, len(words))
	for i, w := range words {
		h := fnv.New32a()
		h.Write([]byte(w))
		out[i] = h.Sum32()
	}
	return out
}

// opportunities tells of each person, and each quote, that was looked at and whose article
// it stands in.
func (e *evidence) opportunities(tell func(kind Kind, authors []string)) {
	met := make(map[[2]any]bool)
	for i, r := range e.rows {
		a := e.articles[r.article]
		if !a.wanted || len(a.Authors) == 0 {
			continue
		}
		for _, author := range a.Authors {
			if key := [2]any{author, r.who}; !met[key] && e.full(r.who) {
				met[key] = true
				tell(NowhereElse, []string{author})
			}
		}
		if e.rows[i].statement.Kind() != index.Indirect {
			for _, kind := range []Kind{Wording, Speaker, Day, Earlier} {
				tell(kind, a.Authors)
			}
		}
	}
}

// place is where a row stands, with the text that is compared.
func (e *evidence) place(at int, text string) Place {
	r := e.rows[at]
	a := e.articles[r.article]
	return Place{
		Article: a.ID, Headline: a.Headline, Outlet: a.Outlet, Published: a.Day, URL: a.URL, Byline: append([]string{}, a.Authors...),
		Paragraph: int(r.statement.Paragraph), Speaker: e.speakers[r.statement.Speaker].Name, Text: strings.TrimSpace(text),
	}
}
