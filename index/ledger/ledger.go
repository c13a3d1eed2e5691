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
	stale    bool // the order of the book's articles is

	speakers  map[Speaker]int32
	wordings  map[uint64]int32 // by hash
	unsettled map[string]bool  // surnames with new names
}

// New returns the empty ledger of an archive.
func New(archive Archive, quotes annotation.Keeper, clock func() time.Time) *Ledger {
	return &Ledger{
		archive: archive, quotes: quotes, clock: clock,
		articles: make(map[corpus.ArticleID]*Article),
		book:     Book{surnames: make(map[string][]int32), named: make(map[person.Key]int)},
		speakers: make(map[Speaker]int32), wordings: make(map[uint64]int32), unsettled: make(map[string]bool),
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
	if l.Sees == nil {
		return do(&l.book)
	}
	seen := l.book
	seen.Articles = slices.DeleteFunc(slices.Clone(seen.Articles), func(a *Article) bool { return !l.Sees(ctx, a.Section) })
	return do(&seen)
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
	shown := make([]corpus.Record, 0, len(records))
	for _, r := range records {
		if old := l.articles[r.ID]; old != nil {
			for _, key := range old.people {
				l.book.named[key]--
			}
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
		l.articles[r.ID] = l.articleOf(r, found[i])
	}
	return nil
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
	l.stale = false
	l.book.First = slices.Repeat([]*Article{nil}, len(l.book.Speakers))
	for _, a := range slices.Backward(l.book.Articles) { // those without a day come first here
		for i := range a.Statements {
			if who := l.book.One[a.Statements[i].Speaker]; l.book.First[who] == nil || l.book.First[who].Day != "" {
				l.book.First[who] = a
			}
		}
	}
}

func orLast(d corpus.Day) corpus.Day { return cmp.Or(d, "9999") }

// speaker returns the number of a speaker.
func (l *Ledger) speaker(s Speaker) int32 {
	if n, ok := l.speakers[s]; ok {
		return n
	}
	n := int32(len(l.book.Speakers))
	l.speakers[s] = n
	l.book.Speakers = append(l.book.Speakers, s)
	l.book.One = append(l.book.One, n)
	var key person.Key
	if s.Group == Person {
		key = person.KeyOf(s.Name)
		l.book.surnames[key.Surname()] = append(l.book.surnames[key.Surname()], n)
		l.unsettled[key.Surname()] = true
	} else if _, known := l.speakers[Speaker{s.Name, Person}]; known {
		l.unsettled[person.KeyOf(s.Name).Surname()] = true
	}
	l.book.keys, l.book.full = append(l.book.keys, key), append(l.book.full, key.IsFull())
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

// clusterNames tells which names are one person's, of the surnames that have new names. The
// fullest name stands for the person.
func (l *Ledger) clusterNames() {
	for surname := range l.unsettled {
		byKey := make(map[person.Key]int32)
		var keys []person.Key
		for _, n := range l.book.surnames[surname] {
			key := l.book.keys[n]
			if _, known := byKey[key]; !known {
				byKey[key], keys = n, append(keys, key)
			}
		}
		same := person.Cluster(keys)
		for _, n := range l.book.surnames[surname] {
			l.book.One[n] = byKey[same[l.book.keys[n]]]
			// An article may not tell that the name is a person's: others do.
			if body, known := l.speakers[Speaker{l.book.Speakers[n].Name, Body}]; known {
				l.book.One[body] = l.book.One[n]
			}
		}
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
