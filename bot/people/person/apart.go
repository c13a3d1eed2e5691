package person

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"
	"sync"
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/bot/label"
	"onrecord/corpus"
	"onrecord/corpus/namesake"
	"onrecord/index/person"
)

//go:embed trades.txt
var tradesList string

// trades tell the field of work of a word of titles.
var trades = sync.OnceValue(func() map[string]int {
	out := make(map[string]int)
	for field, line := range strings.Split(tradesList, "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, word := range strings.Fields(line) {
			out[word] = field
		}
	}
	return out
})

// trade is a field of work in which articles print titles for somebody.
type trade struct {
	title    string // that most of them print
	word     string // of it, that tells the field: "swimmer"
	articles int
}

// seldomSo is how many times as often another field is printed beside which one is rather a slip.
const seldomSo = 10

// sameTime is for how long somebody of one field is not taken to have changed to another.
const sameTime = 2 * 365 * 24 * time.Hour

// tradesOf returns the fields of work, that of most articles first, under which two people may be
// hidden who bear one name: printed in the same years, and both in no article.
// Statements that are not dated tell nothing.
func tradesOf(said []answer.Citation) []trade {
	fields := make(map[int]*field)
	in := make(map[corpus.ArticleID]map[int]bool)
	for _, c := range said {
		day, err := time.Parse(time.DateOnly, string(c.Published))
		_, number, ok := tradeIn(c.Speaker.Title)
		if err != nil || !ok {
			continue
		}
		if fields[number] == nil {
			fields[number] = &field{titles: make(map[string]int)}
		}
		if in[c.Article] == nil {
			in[c.Article] = make(map[int]bool)
		}
		if !in[c.Article][number] {
			in[c.Article][number] = true
			fields[number].add(c.Speaker.Title, day)
		}
	}
	var numbers []int
	for number := range fields {
		numbers = append(numbers, number)
	}
	slices.SortFunc(numbers, func(a, b int) int {
		return cmp.Or(cmp.Compare(len(fields[b].days), len(fields[a].days)), cmp.Compare(a, b))
	})
	if len(numbers) < 2 {
		return nil
	}
	first, second := numbers[0], numbers[1]
	for _, both := range in {
		if both[first] && both[second] {
			return nil
		}
	}
	if len(fields[second].days)*seldomSo < len(fields[first].days) || !fields[first].beside(fields[second]) {
		return nil
	}
	return []trade{fields[first].trade(), fields[second].trade()}
}

// field is what articles print of one field of work.
type field struct {
	titles map[string]int
	days   []time.Time // of the articles
}

func (f *field) add(title string, day time.Time) {
	f.titles[strings.Join(strings.Fields(title), " ")]++
	f.days = append(f.days, day)
}

func (f *field) trade() trade {
	out := trade{articles: len(f.days)}
	for title, n := range f.titles {
		if most := f.titles[out.title]; n > most || n == most && title < out.title {
			out.title = title
		}
	}
	out.word, _, _ = tradeIn(out.title)
	return out
}

// beside reports whether an article of another field is of the same time.
func (f *field) beside(other *field) bool {
	return slices.ContainsFunc(f.days, func(a time.Time) bool {
		return slices.ContainsFunc(other.days, func(b time.Time) bool { return a.Sub(b).Abs() <= sameTime })
	})
}

// tradeIn returns the word of a title that tells of a field of work, and the field of it. What
// somebody was, or wants to be, tells nothing: [person.Titles] ends there.
func tradeIn(title string) (word string, number int, ok bool) {
	forms := person.Titles(title)
	if len(forms) == 0 {
		return "", 0, false
	}
	head, _, _ := strings.Cut(forms[len(forms)-1], " ")
	number, ok = trades()[head]
	return head, number, ok
}

// twoPeople tells that two people may bear the name, and how they are parted; empty where it
// says nothing.
func (p Person) twoPeople() string {
	if len(p.trades) < 2 || p.Name != namesake.Printed(p.Name) {
		return ""
	}
	a, b := p.trades[0], p.trades[1]
	return label.Text("person.two", a.title, label.Count(a.articles, "article"), b.title, label.Count(b.articles, "article"), p.Name, namesake.Marked(p.Name, b.word))
}
