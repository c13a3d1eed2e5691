package opensearch

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/filing"
	"onrecord/index/near"
	"onrecord/index/stored"
)

// meanings is what all quotes mean, in memory. The documents of an article have numbers
// that follow each other, so the number of a passage is that of the first and its ordinal.
type meanings struct {
	mutex    sync.RWMutex
	begun    bool
	upTo     corpus.Seq // what was written up to it is there
	from     corpus.Seq // what was written before it is there: of a reading that was cut off some more
	column   near.Column
	articles []remembered  // in the order of their first documents
	at       map[int64]int // of each article among articles, by its number
	gone     gone
	next     uint32
}

// remembered is an article whose quotes are in memory.
type remembered struct {
	first    uint32
	id       corpus.ArticleID
	revision int
}

// gone are the first documents of articles that have others since.
type gone map[uint32]bool

// Contains reports whether a document is gone.
func (g gone) Contains(document uint32) bool { return g[document] }

// reading is one that goes on, whoever waits for it.
type reading struct {
	done chan struct{}
	err  error // once it is done
}

// meant returns once what was written is in memory, as far as a view sees it. It is read for
// all who ask, and read on when one of them asks no more: of a large index it takes longer
// than one question may.
func (e *Engine) meant(ctx context.Context, v *view) error {
	for !e.known.has(v) {
		r := e.readOn(v)
		select {
		case <-r.done:
			if r.err != nil {
				return r.err
			}
		case <-ctx.Done():
			if errors.Is(ctx.Err(), context.Canceled) {
				return ctx.Err()
			}
			return fmt.Errorf("%w (what its quotes mean is read just now)", index.ErrIncomplete)
		}
	}
	return nil
}

// readOn returns the reading that goes on, or begins one.
func (e *Engine) readOn(v *view) *reading {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	if e.reading != nil {
		return e.reading
	}
	r := &reading{done: make(chan struct{})}
	e.reading = r
	e.open.Go(func() {
		r.err = e.known.catchUp(e.life, v)
		e.mutex.Lock()
		defer e.mutex.Unlock()
		e.reading = nil
		close(r.done)
	})
	return r
}

// has reports whether what a view sees is in memory.
func (m *meanings) has(v *view) bool {
	m.mutex.RLock()
	defer m.mutex.RUnlock()
	return m.begun && m.upTo >= v.at.Seq
}

// catchUp reads what was written since, as far as a view sees it. An article that was taken
// out stays in memory: its quotes are not found in the cluster. What is cut off goes on where
// it stopped.
func (m *meanings) catchUp(ctx context.Context, v *view) error {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if !m.begun || 2*len(m.gone) > len(m.articles) {
		m.begun, m.upTo, m.from, m.column, m.articles, m.next = true, -1, 0, near.Column{}, nil, 0
		m.at, m.gone = make(map[int64]int), make(gone)
	}
	err := v.content.each(ctx, object{
		"query": object{"bool": object{"filter": []any{
			queryOf(filing.Term{Field: filing.About, Term: filing.EveryArticle}), object{"range": object{seqField: object{"gte": m.from}}},
		}}},
		"stored_fields": "_none_", "docvalue_fields": []string{passageField, meaningField, keyField, seqField},
	}, seqField, m.add)
	if err != nil {
		return err
	}
	m.upTo, m.from = v.at.Seq, v.at.Seq+1
	return nil
}

// add takes in an article, by its first document.
func (m *meanings) add(h hit) error {
	p, err := h.passage()
	if err != nil {
		return err
	}
	key := h.Fields.Key[0]
	m.from = corpus.Seq(h.Fields.Seq[0])
	if i, known := m.at[key]; known {
		m.gone[m.articles[i].first] = true
		delete(m.at, key)
	}
	if len(h.Fields.Meaning) == 0 {
		return nil
	}
	b, err := bytesOf(h.Fields.Meaning[0])
	if err != nil {
		return err
	}
	of, err := stored.MeaningsFrom(b)
	if err != nil {
		return fmt.Errorf("%w: what the quotes of %q mean", err, p.Article)
	}
	first := m.next
	m.column.Add(first, of, func(ordinal int) uint32 {
		m.next = max(m.next, first+uint32(ordinal)+1)
		return first + uint32(ordinal)
	})
	m.at[key] = len(m.articles)
	m.articles = append(m.articles, remembered{first, p.Article, p.Revision})
	return nil
}

// document returns the number of a passage, by the number of its article; none where the
// article has no quotes of that revision.
func (m *meanings) document(article int64, ordinal int) (document uint64, ok bool) {
	i, known := m.at[article]
	if !known {
		return 0, false
	}
	end := m.next
	if i+1 < len(m.articles) {
		end = m.articles[i+1].first
	}
	document = uint64(m.articles[i].first) + uint64(ordinal)
	return document, document < uint64(end)
}

// passage is a quote that is in memory: where it stands, and no more.
func (m *meanings) passage(q near.Quote) index.Passage {
	i, _ := slices.BinarySearchFunc(m.articles, uint32(q.First), func(r remembered, first uint32) int { return cmp.Compare(r.first, first) })
	return index.Passage{Article: m.articles[i].id, Revision: m.articles[i].revision, Ordinal: int(q.Document - q.First)}
}

// sense is what a query means; zero of one that asks for no meaning.
type sense struct {
	subject *near.Subject
	known   *meanings
}

// mean finds out what the query means. What it is compared with stays as it is until done.
func (a *asked) mean(ctx context.Context) (done func(), err error) {
	if err := a.engine.meant(ctx, a.view); err != nil {
		return nil, err
	}
	m := a.known
	m.mutex.RLock()
	column := near.Placed{Column: &m.column, To: uint64(m.next)}
	if len(m.gone) > 0 {
		column.Gone = m.gone
	}
	a.sense = sense{near.NewSubject([]near.Placed{column}, a.query.Near.Words), m}
	return m.mutex.RUnlock, nil
}

// nearness is how near the article of a quote is to what is asked for; 0 of what is no quote.
func (s sense) nearness(p index.Passage) float64 {
	if s.subject == nil || p.Kind == index.Sentence {
		return 0
	}
	document, ok := s.known.document(numberOf(keyOf(p.Article)), p.Ordinal)
	if !ok {
		return 0
	}
	return s.subject.Article(document)
}

// near returns the quotes that are near in meaning, the nearest first, with the score of
// their words.
func (a *asked) near(ctx context.Context) (index.Result, error) {
	a.query.Words = cmp.Or(a.query.About, a.query.Near.Words)
	work, inner := errgroup.WithContext(ctx)
	work.Go(func() error { return a.weighing(inner) })
	work.Go(func() error { return a.narrowing(inner) })
	if err := work.Wait(); err != nil {
		return index.Result{}, err
	}
	result := index.Result{Weights: a.weights, Passages: a.view.total}
	found, err := a.nearest(ctx)
	if err != nil || len(found) == 0 {
		return result, err
	}
	result.Hits, err = a.readNear(ctx, found)
	return result, err
}

// mostPassing is how many passages are read one by one for whether they pass.
const mostPassing = 10_000

// nearest returns the nearest quotes that pass. Where more pass than can be read, the
// nearest of all are asked whether they do.
func (a *asked) nearest(ctx context.Context) ([]near.Quote, error) {
	speaker := a.query.Near.Speaker
	if a.narrow.Everything() {
		return a.sense.subject.Quotes(speaker, nil, a.limit)
	}
	documents, all, err := a.passing(ctx)
	if err != nil {
		return nil, err
	}
	if all {
		return a.sense.subject.Quotes(speaker, func(each func(document uint64)) error {
			for _, d := range documents {
				each(d)
			}
			return nil
		}, a.limit)
	}
	found, err := a.sense.subject.Quotes(speaker, nil, mostPassing)
	if err != nil {
		return nil, err
	}
	passes, err := a.which(ctx, found)
	if err != nil {
		return nil, err
	}
	found = slices.DeleteFunc(found, func(q near.Quote) bool { return !passes[q.Document] })
	return found[:min(len(found), a.limit)], nil
}

// numbers is a request for the numbers of quotes that pass.
func (a *asked) numbers(others ...any) object {
	quotes := object{"bool": object{"must_not": queryOf(filing.Term{Field: filing.Kind, Term: string(index.Sentence)})}}
	return object{
		"query": passing(a.narrow, append(others, quotes)...), "size": mostPassing, "track_total_hits": mostPassing + 1,
		"sort": []string{"_doc"}, "stored_fields": "_none_", "docvalue_fields": []string{keyField, ordinalField},
	}
}

// passing returns the quotes that pass, in rising order; all is false where more do than
// can be read.
func (a *asked) passing(ctx context.Context) (documents []uint64, all bool, err error) {
	found, err := a.view.content.search(ctx, a.numbers())
	if err != nil || found[0].Hits.Total.Value > mostPassing {
		return nil, false, err
	}
	for _, h := range found[0].Hits.Hits {
		if d, ok := a.known.document(h.Fields.Key[0], h.Fields.Ordinal[0]); ok {
			documents = append(documents, d)
		}
	}
	slices.Sort(documents)
	return documents, true, nil
}

// which returns which of some quotes pass.
func (a *asked) which(ctx context.Context, quotes []near.Quote) (map[uint64]bool, error) {
	ids := make([]string, len(quotes))
	for i, q := range quotes {
		ids[i] = a.idOf(q)
	}
	found, err := a.view.content.search(ctx, a.numbers(object{"ids": object{"values": ids}}))
	if err != nil {
		return nil, err
	}
	passes := make(map[uint64]bool, len(quotes))
	for _, h := range found[0].Hits.Hits {
		if d, ok := a.known.document(h.Fields.Key[0], h.Fields.Ordinal[0]); ok {
			passes[d] = true
		}
	}
	return passes, nil
}

// idOf is the id of the document of a quote.
func (a *asked) idOf(q near.Quote) string {
	p := a.known.passage(q)
	p.Article = corpus.ArticleID(keyOf(p.Article))
	return stored.ID(p)
}

// readNear reads quotes that are near, with what their words score and what their articles
// are about. One that the cluster has no more is left out.
func (a *asked) readNear(ctx context.Context, quotes []near.Quote) ([]index.Hit, error) {
	ids, articles := make([]string, len(quotes)), make([]string, len(quotes))
	for i, q := range quotes {
		ids[i], articles[i] = a.idOf(q), keyOf(a.known.passage(q).Article)
	}
	requests := []object{passages(object{"bool": object{"filter": object{"ids": object{"values": ids}}, "should": clueQueries(a.clues)}}, len(quotes))}
	if len(a.topic) > 0 {
		requests = append(requests, passages(object{"bool": object{
			"filter": []any{queryOf(filing.Term{Field: filing.About, Term: filing.EveryArticle}), object{"terms": object{string(filing.Article): articles}}},
			"should": clueQueries(a.topic),
		}}, len(quotes)))
	}
	found, err := a.view.content.search(ctx, requests...)
	if err != nil {
		return nil, err
	}
	hits, err := a.hits(found[0])
	if err != nil {
		return nil, err
	}
	about := make(map[corpus.ArticleID]float64)
	if len(a.topic) > 0 {
		for _, h := range found[1].Hits.Hits {
			p, err := h.passage()
			if err != nil {
				return nil, err
			}
			about[p.Article] = share(h.Score, a.whole)
		}
	}
	byID := make(map[string]index.Hit, len(hits))
	for _, h := range hits {
		h.About = about[h.Article]
		p := h.Passage
		p.Article = corpus.ArticleID(keyOf(p.Article))
		byID[stored.ID(p)] = h
	}
	var out []index.Hit
	for _, id := range ids {
		if h, there := byID[id]; there {
			out = append(out, h)
		}
	}
	return out, nil
}
