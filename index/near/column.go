package near

import (
	"onrecord/index/stored"
	"onrecord/index/vector"
)

// Column is what the quotes of some articles mean. Documents have numbers of their own
// there; every article has one for its first document, and every quote one.
type Column struct {
	articles  []columnArticle
	articleOf []uint32 // each quote's, among articles
	documents []uint32
	heads     []vector.Head
	words     runs
	lengths   []float32 // of words
	speakers  runs
	quoteAt   []int32 // of each document; -1 for none
}

type columnArticle struct {
	first  uint32 // document
	vector vector.Vector
	length float32 // of vector
	end    uint32  // of its quotes, which follow those of the article before
}

// runs are the words of many texts, one after the other.
type runs struct {
	ends  []uint32
	words []vector.Word
}

func (r *runs) add(words []vector.Word) {
	r.words = append(r.words, words...)
	r.ends = append(r.ends, uint32(len(r.words)))
}

func (r *runs) of(i int) []vector.Word {
	from := uint32(0)
	if i > 0 {
		from = r.ends[i-1]
	}
	return r.words[from:r.ends[i]]
}

// Add adds the quotes of an article after all others. The number of its first document is
// higher than those of the articles before; document tells those of its quotes, by their
// ordinals, in rising order.
func (c *Column) Add(first uint32, m stored.Meanings, document func(ordinal int) uint32) {
	for _, q := range m.Quotes {
		n := document(q.Ordinal)
		for uint32(len(c.quoteAt)) <= n {
			c.quoteAt = append(c.quoteAt, -1)
		}
		c.quoteAt[n] = int32(len(c.documents))
		c.documents = append(c.documents, n)
		c.articleOf = append(c.articleOf, uint32(len(c.articles)))
		c.heads = append(c.heads, vector.HeadOf(q.Words))
		c.words.add(q.Words)
		c.lengths = append(c.lengths, q.Length)
		c.speakers.add(q.Speaker)
	}
	c.articles = append(c.articles, columnArticle{first, m.Article, m.Article.Length(), uint32(len(c.documents))})
}

// quote returns which quote a document is; -1 of one that is none.
func (c *Column) quote(document uint64) int32 {
	if document >= uint64(len(c.quoteAt)) {
		return -1
	}
	return c.quoteAt[document]
}

// Placed is a column where it stands among the documents of an index: its own begin at
// From.
type Placed struct {
	*Column
	From, To uint64 // the first document, and the first that is not its own
	// Gone has the documents that are no more; nil is none.
	Gone interface{ Contains(document uint32) bool }
}
