package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"onrecord/bot/asking/question"
	"onrecord/bot/eval/exam"
	"onrecord/bot/factcheck/mark"
	"onrecord/corpus"
	"onrecord/corpus/pattern"
	"onrecord/corpus/quote/eval/gold"
	"onrecord/index"
)

// marks measures what becomes of marked statements: how many articles that repeat them are
// listed, in their words and in others, and what else is over a month.
func marks(flags *flag.FlagSet) func(context.Context, *exam.Sitting, io.Writer) error {
	typed := flags.String("questions", "", "file of questions as reporters type them, whose paraphrases are planted")
	month := flags.String("month", "", "month that is replayed, such as 2020-06")
	return func(ctx context.Context, s *exam.Sitting, stdout io.Writer) error {
		asked, err := exam.ReadAsked(*typed, s.Articles)
		if err != nil {
			return err
		}
		first, err := time.Parse("2006-01", *month)
		if *month != "" && err != nil {
			return fmt.Errorf("-month %s: write it as 2020-06", *month)
		}
		all := markedOf(asked, s.Articles)
		if err := plant(ctx, s.Library, all); err != nil {
			return err
		}
		for _, named := range []bool{true, false} {
			t := markTable{marked: all, library: s.Library, mistakes: s.Mistakes, named: named}
			if err := t.look(ctx); err != nil {
				return err
			}
			if *month != "" {
				if err := t.replay(ctx, first); err != nil {
					return err
				}
			}
			if s.Mistakes == nil {
				t.print(stdout)
			}
		}
		return nil
	}
}

// mostMarked is how many statements are marked.
const mostMarked = 100

// marked is a statement that is marked, with the articles that repeat it.
type marked struct {
	gold.Quote
	article    corpus.ArticleID // that printed it
	words      string
	paraphrase string
}

// markedOf are the statements of which the questions have a paraphrase.
func markedOf(asked []exam.Asked, articles []gold.Article) (out []marked) {
	bodies := make(map[corpus.ArticleID]gold.Article)
	for _, a := range articles {
		bodies[a.ID] = a
	}
	seen := make(map[string]bool)
	for _, q := range asked {
		if q.Form != "paraphrase" || q.Quote.Speaker == "" || len(out) == mostMarked {
			continue
		}
		words := strings.Join(printed(bodies[q.Article].Body, q.Quote), " ")
		if m := (mark.Mark{Words: words, As: mark.False, Reason: "measured"}); m.Validate() != nil || seen[words] {
			continue
		}
		seen[words] = true
		other := question.Parse(q.Text, question.Options{Now: time.Now()})
		out = append(out, marked{q.Quote, q.Article, strings.TrimRight(words, ".,;!?"), strings.TrimSpace(other.Words + " " + other.Phrase)})
	}
	return out
}

// repeat is how a planted article repeats a statement.
type repeat string

const (
	inMarks  repeat = "quoted"
	inReport repeat = "reported"
	changed  repeat = "quoted, one word in seven changed"
	asOwn    repeat = "stated, one word in seven changed"
	inOthers repeat = "in other words"
	denied   repeat = "denied"
)

var repeats = []repeat{inMarks, inReport, changed, asOwn, inOthers, denied}

// text is the sentence by which an article repeats a statement.
func (m marked) text(how repeat) string {
	altered := strings.Fields(m.words)
	for i := 3; i+3 < len(altered); i += 7 {
		if !negation().MatchString(altered[i]) {
			altered[i] = "indeed"
		}
	}
	switch how {
	case inMarks:
		return fmt.Sprintf("“%s,” %s said on Tuesday.", m.words, m.Speaker)
	case inReport:
		return fmt.Sprintf("%s said on Tuesday that %s.", m.Speaker, lowered(m.words))
	case changed:
		return fmt.Sprintf("“%s,” %s said on Tuesday.", strings.Join(altered, " "), m.Speaker)
	case asOwn:
		return strings.Join(altered, " ") + "."
	case inOthers:
		return fmt.Sprintf("%s said on Tuesday that %s.", m.Speaker, m.paraphrase)
	}
	return fmt.Sprintf("%s denied on Tuesday that %s.", m.Speaker, lowered(m.words))
}

// negation matches a word without which a statement is another.
var negation = pattern.Lazy(`(?i)^(no|not|never|none|nobody|nothing|neither|cannot)\b|n['’]t\b`)

func lowered(words string) string {
	_, first := utf8.DecodeRuneInString(words)
	return strings.ToLower(words[:first]) + words[first:]
}

// planted is the id of the article that repeats the statement with a number.
func planted(i int, how repeat) corpus.ArticleID {
	return corpus.ArticleID(fmt.Sprintf("planted-%d-%s", i, how))
}

// plantedOn is the day of the planted articles: after all others.
var plantedOn = time.Date(2026, 11, 1, 8, 0, 0, 0, time.UTC)

// plant puts the articles that repeat the statements into a library.
func plant(ctx context.Context, l *exam.Library, all []marked) error {
	var articles []corpus.Article
	for i, m := range all {
		for _, how := range repeats {
			articles = append(articles, corpus.Article{
				ID: planted(i, how), Outlet: "Planted", Headline: "A day in the council", Published: plantedOn, Status: corpus.Published,
				Body: "The council met in the evening, and few came.\n\n" + m.text(how) + "\n\nThe meeting ended at nine.",
			})
		}
	}
	return l.Add(ctx, articles...)
}

// markTable counts what is listed of marked statements.
type markTable struct {
	marked   []marked
	library  *exam.Library
	mistakes io.Writer
	named    bool // the marks name whose words they are

	printed, near map[repeat]int
	// Of the replay: its days, and how many articles are new in the lists.
	days, newPrinted, newNear int
}

func (t *markTable) mark(i int) mark.Mark {
	m := mark.Mark{ID: int64(i), Words: t.marked[i].words, As: mark.False, Reason: "measured"}
	if t.named {
		m.Speaker = t.marked[i].Speaker
	}
	return m
}

// look counts which of the planted articles are listed.
func (t *markTable) look(ctx context.Context) error {
	t.printed, t.near = make(map[repeat]int), make(map[repeat]int)
	d := mark.Desk{Archive: t.library.Archive, Index: t.library.Engine, Clock: time.Now}
	for i := range t.marked {
		places, err := d.Back(ctx, t.mark(i))
		if err != nil {
			return err
		}
		at := make(map[corpus.ArticleID]mark.Closeness)
		for _, p := range places {
			at[p.Citation.Article] = p.Closeness
		}
		for _, how := range repeats {
			switch at[planted(i, how)] {
			case mark.Printed:
				t.printed[how]++
			case mark.Near:
				t.near[how]++
			default:
				if t.mistakes != nil && how != denied {
					fmt.Fprintf(t.mistakes, "missed\t%s\t%s\n", how, t.marked[i].text(how))
				}
				continue
			}
			if t.mistakes != nil && how == denied {
				fmt.Fprintf(t.mistakes, "listed\t%s\t%s\n", at[planted(i, how)], t.marked[i].text(how))
			}
		}
	}
	return nil
}

// until is an index as it was at the end of a day.
type until struct {
	mark.Index
	day corpus.Day
}

func (u until) Search(ctx context.Context, q index.Query) (index.Result, error) {
	q.Filter.To = u.day
	return u.Index.Search(ctx, q)
}

// replay counts the articles that are new in the lists for whoever looks at them once a week,
// over a month.
func (t *markTable) replay(ctx context.Context, first time.Time) error {
	for at := first; at.Month() == first.Month(); at = at.AddDate(0, 0, 7) {
		t.days += 7
		from, day := corpus.DayOf(at), corpus.DayOf(at.AddDate(0, 0, 6))
		d := mark.Desk{Archive: t.library.Archive, Index: until{t.library.Engine, day}, Clock: time.Now}
		for i := range t.marked {
			places, err := d.Back(ctx, t.mark(i))
			if err != nil {
				return err
			}
			for _, p := range places {
				if c := p.Citation; c.Published >= from && c.Article != t.marked[i].article {
					if p.Closeness == mark.Near {
						t.newNear++
					} else {
						t.newPrinted++
					}
					if t.mistakes != nil {
						fmt.Fprintf(t.mistakes, "%s\t%s\t%q\t%q\n", day, p.Closeness, t.marked[i].words, c.Text)
					}
				}
			}
		}
	}
	return nil
}

func (t *markTable) print(w io.Writer) {
	of := "marks that name the speaker"
	if !t.named {
		of = "marks of anybody's words"
	}
	fmt.Fprintf(w, "%d %s\n", len(t.marked), of)
	for _, how := range repeats {
		fmt.Fprintf(w, "%-34s %4d printed, %4d near\n", how, t.printed[how], t.near[how])
	}
	if t.days > 0 {
		fmt.Fprintf(w, "new in the lists within %d days: %d as printed, %d near\n", t.days, t.newPrinted, t.newNear)
	}
}
