// Package ledger owns who is quoted where, in memory: a row for each statement of the
// archive, with its article and its speaker, kept up with the archive. It is for counting
// and comparing all of them, which an index is not made for; answers come from the index.
//
// What may not be shown is not in it, and what editors put right is as they put it.
package ledger

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	"onrecord/corpus"
	"onrecord/corpus/annotation"
	"onrecord/corpus/quote"
	"onrecord/index/person"
)

// Archive is what a Ledger reads.
type Archive interface {
	ChangesWithin(ctx context.Context, after corpus.Seq, limit, bytes int) ([]corpus.Record, error)
	LiftEmbargoes(ctx context.Context, now time.Time) (int, error)
}

// Ledger is the book of an archive. Its methods may be called from several goroutines.
type Ledger struct {
	// Sees tells whether whoever reads may see the articles of a section; nil is all.
	Sees func(ctx context.Context, section string) bool

	archive Archive
	quotes  annotation.Keeper
	clock   func() time.Time

	mu       sync.Mutex
	reached  corpus.Seq
	articles map[corpus.ArticleID]*Article
	book     Book
	stale    bool             // the order of the book's articles is
	parts    map[string]*Book // what some may see of the book, by the sections that they may not

	wordings  map[uint64]int32 // by hash
	titles    map[string]int32
	texts     map[string]string // what many articles have in common, each kept once
	unsettled map[string]bool   // surnames that are printed more often, or less
}

// New returns the empty ledger of an archive.
func New(archive Archive, quotes annotation.Keeper, clock func() time.Time) *Ledger {
	return &Ledger{
		archive: archive, quotes: quotes, clock: clock,
		articles: make(map[corpus.ArticleID]*Article),
		book:     Book{Titles: []string{""}, numbers: make(map[Speaker]int32), surnames: make(map[string][]int32), named: make(map[person.Key]int), bearers: make(map[string]int)},
		parts:    make(map[string]*Book), wordings: make(map[uint64]int32), titles: map[string]int32{"": 0}, texts: make(map[string]string), unsettled: make(map[string]bool),
	}
}

// What is read at once.
const (
	batchArticles = 200
	batchBytes    = 2 << 20 // of bodies
)

// Read brings the ledger up to the archive, and has do read it. Nothing of the book may
// be kept or changed.
func (l *Ledger) Read(ctx context.Context, do func(*Book) error) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.catchUp(ctx); err != nil {
		return err
	}
	return do(l.seen(ctx))
}

// seen is the part of the book that whoever reads may see. It is made once for the same
// sections, until the archive changes.
func (l *Ledger) seen(ctx context.Context) *Book {
	if l.Sees == nil {
		return &l.book
	}
	sees := make(map[string]bool)
	var hidden []string
	for _, a := range l.book.Articles {
		if _, known := sees[a.Section]; !known {
			if sees[a.Section] = l.Sees(ctx, a.Section); !sees[a.Section] {
				hidden = append(hidden, a.Section)
			}
		}
	}
	if len(hidden) == 0 {
		return &l.book
	}
	slices.Sort(hidden)
	key := strings.Join(hidden, "\x00")
	if l.parts[key] == nil {
		l.parts[key] = l.book.part(func(a *Article) bool { return sees[a.Section] })
	}
	return l.parts[key]
}

func (l *Ledger) catchUp(ctx context.Context) error {
	now := l.clock()
	if _, err := l.archive.LiftEmbargoes(ctx, now); err != nil {
		return err
	}
	for {
		records, err := l.archive.ChangesWithin(ctx, l.reached, batchArticles, batchBytes)
		if err != nil {
			return err
		}
		if len(records) == 0 {
			break
		}
		if err := l.take(ctx, records, now); err != nil {
			return err
		}
		l.reached = records[len(records)-1].Seq
	}
	l.clusterNames()
	if l.stale {
		l.order()
	}
	return nil
}

// take puts in what articles are now, in the place of what they were.
func (l *Ledger) take(ctx context.Context, records []corpus.Record, now time.Time) error {
	l.stale = true
	clear(l.parts)
	shown := make([]corpus.Record, 0, len(records))
	for _, r := range records {
		if old := l.articles[r.ID]; old != nil {
			l.enter(old, -1)
			delete(l.articles, r.ID)
		}
		if !r.Hidden(now) {
			shown = append(shown, r)
		}
	}
	found, err := annotation.All(ctx, l.quotes, shown)
	if err != nil {
		return err
	}
	for i, r := range shown {
		a := l.articleOf(r, found[i])
		l.enter(a, 1)
		l.articles[r.ID] = a
	}
	return nil
}

// enter counts whom an article names and quotes; with -1 it takes that back.
func (l *Ledger) enter(a *Article, by int) {
	l.book.count(a, by)
	for _, key := range a.people {
		l.unsettled[key.Surname()] = true
	}
	for _, s := range a.Statements {
		l.unsettle(s.Speaker)
	}
}

// unsettle has the names of a surname clustered anew: one of them has more statements, or fewer.
func (l *Ledger) unsettle(who int32) {
	b := &l.book
	switch s := b.Speakers[who]; s.Group {
	case Person:
		l.unsettled[b.keys[who].Surname()] = true
	case Body:
		if one, known := b.numbers[Speaker{s.Name, Person}]; known {
			l.unsettled[b.keys[one].Surname()] = true
		}
	}
}

// order puts the articles in the order of their days, those without one last.
func (l *Ledger) order() {
	l.book.Articles = l.book.Articles[:0]
	for _, a := range l.articles {
		l.book.Articles = append(l.book.Articles, a)
	}
	slices.SortFunc(l.book.Articles, func(a, b *Article) int {
		return cmp.Or(cmp.Compare(orLast(a.Day), orLast(b.Day)), cmp.Compare(a.arrived, b.arrived), cmp.Compare(a.ID, b.ID))
	})
	l.book.settle()
	l.stale = false
}

func orLast(d corpus.Day) corpus.Day { return cmp.Or(d, "9999") }

// speaker returns the number of a speaker.
func (l *Ledger) speaker(s Speaker) int32 {
	b := &l.book
	if n, ok := b.numbers[s]; ok {
		return n
	}
	n := int32(len(b.Speakers))
	s.Name = strings.Clone(s.Name) // it is a part of the annotation, which would be kept whole
	b.numbers[s] = n
	b.Speakers, b.One, b.printed = append(b.Speakers, s), append(b.One, n), append(b.printed, 0)
	var key person.Key
	if s.Group == Person {
		key = person.KeyOf(s.Name)
		b.surnames[key.Surname()] = append(b.surnames[key.Surname()], n)
	}
	b.keys, b.full = append(b.keys, key), append(b.full, key.IsFull())
	return n
}

// wording returns the number of words, given their hash.
func (l *Ledger) wording(hash uint64) int32 {
	n, ok := l.wordings[hash]
	if !ok {
		n = int32(len(l.wordings))
		l.wordings[hash] = n
		l.book.Wordings = len(l.wordings)
	}
	return n
}

// title returns the number of a title.
func (l *Ledger) title(printed string) int32 {
	n, ok := l.titles[printed]
	if !ok {
		n, printed = int32(len(l.titles)), strings.Clone(printed)
		l.titles[printed] = n
		l.book.Titles = append(l.book.Titles, printed)
	}
	return n
}

// shared is a text that many articles have in common, of which one copy is kept: without the
// annotation that it may be a part of.
func (l *Ledger) shared(text string) string {
	kept, ok := l.texts[text]
	if !ok {
		kept = strings.Clone(text)
		l.texts[kept] = kept
	}
	return kept
}

// clusterNames tells which names are one person's, of the surnames whose names have changed.
func (l *Ledger) clusterNames() {
	for surname := range l.unsettled {
		l.book.cluster(surname)
	}
	clear(l.unsettled)
}

// sure is the confidence from which a speaker is named without reservation. Somebody
// who is only described, "his publisher", is told in the words that are printed beside the
// quote, which err less than a name that is found elsewhere: sureOfUnnamed is enough.
const (
	sure          = 0.5
	sureOfUnnamed = 0.35
)

// said reports whether a quote counts as something that its speaker said: nobody said
// what is only supposed, and what somebody refused to say.
func said(q quote.Quote, by Group) bool {
	from := sure
	if by == Unnamed {
		from = sureOfUnnamed
	}
	return q.Speaker.Name != "" && q.Confidence >= from && q.Stance != quote.NotSaid && q.Stance != quote.Hypothetical
}
