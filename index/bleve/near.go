package bleve

import (
	"context"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/search/query"
	api "github.com/blevesearch/bleve_index_api"

	"onrecord/index"
	"onrecord/index/term"
	"onrecord/index/vector"
)

// What was said in other words is found by its meaning. The first document of each
// article keeps the words of its quotes and of their speakers, as package vector knows
// them; columns.go holds them in memory. A search compares the vector of what is asked for
// with those of all quotes, and then its words with those of the quotes that are nearest.

// meaning is what is kept of a quote.
type meaning struct {
	ordinal int // of the passage
	words   []vector.Word
	length  float32       // of words
	speaker []vector.Word // of the name, the title and the words that are printed for them
}

// addMeanings adds to the first document of an article what its quotes mean, and to
// that of each quote its ordinal.
func addMeanings(documents []*document.Document, passages []index.Document) {
	var words []vector.Word
	var quotes []meaning
	for i, d := range passages {
		said := vector.Words(term.Words(d.Text))
		words = append(words, said...)
		if !isQuote(d.Kind) || len(said) == 0 {
			continue
		}
		quotes = append(quotes, meaning{d.Ordinal, said, vector.Length(said), vector.Words(d.Mentions())})
		documents[i].AddField(document.NewTextFieldCustom(ordinalField, nil, nil, counted, tokens{strconv.Itoa(d.Ordinal)}))
	}
	if len(quotes) > 0 {
		documents[0].AddField(document.NewTextFieldWithIndexingOptions(meaningField, nil, encodeMeanings(vector.Of(words), quotes), api.StoreField))
	}
}

// encodeMeanings writes the vector of the article, and for each quote its ordinal, its
// words with their length, and those of its speaker. Numbers are varints.
func encodeMeanings(article vector.Vector, quotes []meaning) []byte {
	b := make([]byte, 0, vector.Dims+80*len(quotes))
	b = append(b, article[:]...)
	words := func(words []vector.Word) {
		b = binary.AppendUvarint(b, uint64(len(words)))
		for _, w := range words {
			b = binary.AppendUvarint(b, uint64(w))
		}
	}
	b = binary.AppendUvarint(b, uint64(len(quotes)))
	for _, q := range quotes {
		b = binary.AppendUvarint(b, uint64(q.ordinal))
		words(q.words)
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(q.length))
		words(q.speaker)
	}
	return b
}

// decodeMeanings is the reverse of encodeMeanings.
func decodeMeanings(stored []byte) (article vector.Vector, quotes []meaning, err error) {
	d := decoder{rest: stored}
	copy(article[:], d.take(vector.Dims))
	for range d.number() {
		q := meaning{ordinal: d.number(), words: d.words(), length: d.float32(), speaker: d.words()}
		if d.damaged {
			return article, nil, errDamaged
		}
		quotes = append(quotes, q)
	}
	return article, quotes, nil
}

func (d *decoder) float32() float32 {
	b := d.take(4)
	if b == nil {
		return 0
	}
	return math.Float32frombits(binary.LittleEndian.Uint32(b))
}

func (d *decoder) words() []vector.Word {
	words := make([]vector.Word, min(d.number(), len(d.rest)))
	for i := range words {
		words[i] = vector.Word(d.number())
	}
	return words
}

const (
	// nearest is how many quotes are compared word by word: those with the nearest vectors
	// of the roughly nearest.
	nearest, roughly = 5000, 12_000
	// nearArticle is what the vector of the article counts beside that of the quote.
	nearArticle = 0.6
	// What the words count beside that: how well those asked for have counterparts, less for
	// those that are the same, and how like the speaker is to who is asked for.
	alignedAsked, sameAsked, likeSpeaker = 2.2, -1.5, 0.3
)

// subject is what a query means, beside what all quotes do.
type subject struct {
	columns []placed
	sense   *vector.Sense
}

// subject returns what some words mean; nil where none is known.
func (e *Engine) subject(r *reader, asked string) (*subject, error) {
	words := vector.Words(term.Words(asked))
	if len(words) == 0 {
		return nil, nil
	}
	columns, err := e.columns.of(r)
	return &subject{columns, vector.NewSense(words)}, err
}

// article returns how near the article of a quote is, by its document; 0 of what is no quote.
func (s *subject) article(document uint64) float64 {
	if s == nil {
		return 0
	}
	at, _ := slices.BinarySearchFunc(s.columns, document, func(c placed, n uint64) int {
		if c.from <= n {
			return -1
		}
		return 1
	})
	c := &s.columns[at-1]
	i := c.quoteAt[document-c.from]
	if i < 0 {
		return 0
	}
	a := &c.articles[c.articleOf[i]]
	return float64(s.sense.CosineTo(&a.vector, a.length))
}

// quotes returns the quotes of a reader that are nearest in meaning and pass narrow, which
// may be nil, best first; speaker holds words for who is asked for.
func (s *subject) quotes(ctx context.Context, r *reader, speaker string, narrow query.Query, limit int) ([]nearQuote, error) {
	if s == nil {
		return nil, nil
	}
	scan := newScan(*s)
	if narrow == nil {
		scan.all()
	} else if err := scan.passing(ctx, r, narrow); err != nil {
		return nil, err
	}
	found := best(scan.exactly(scan.highest(roughly)), nearest)
	who := vector.NewSense(vector.Words(term.Words(speaker)))
	for i := range found {
		c, quote := scan.at(found[i])
		a := s.sense.Align(c.words.of(quote))
		found[i].score += alignedAsked*a.Asked + sameAsked*a.Same + likeSpeaker*who.Nearest(c.speakers.of(quote))
	}
	found = best(found, limit)
	out := make([]nearQuote, len(found))
	for i := range found {
		c, quote := scan.at(found[i])
		out[i] = nearQuote{c.from + uint64(c.documents[quote]), c.from + uint64(c.articles[c.articleOf[quote]].first)}
	}
	return out, nil
}

// nearQuote is the document of a quote that is near, and the first of its article.
type nearQuote struct{ document, first uint64 }

// scan looks for the quotes with the nearest vectors: roughly among all, by a head of each,
// and then by all words of those that come nearest.
type scan struct {
	of     subject
	scores [][]uint16 // roughly, of the quotes of each column; 0 is not seen
	counts [1 << 16 / scoresPerCount]int
}

// Scores from -scoreBias are kept in parts of scoreUnit, and counted so many together.
const scoreUnit, scoreBias, scoresPerCount = 1 << 14, 2, 64

func newScan(of subject) *scan {
	s := &scan{of: of, scores: make([][]uint16, len(of.columns))}
	for i, c := range of.columns {
		s.scores[i] = make([]uint16, len(c.documents))
	}
	return s
}

// all sees every quote.
func (s *scan) all() {
	for at := range s.of.columns {
		c := &s.of.columns[at]
		i := uint32(0)
		for a := range c.articles {
			score, there := s.article(c, a)
			for ; i < c.articles[a].end; i++ {
				if there {
					s.see(at, i, score)
				}
			}
		}
	}
}

// passing sees those that pass narrow.
func (s *scan) passing(ctx context.Context, r *reader, narrow query.Query) error {
	m, err := r.matches(ctx, narrow)
	if err != nil {
		return err
	}
	defer m.searcher.Close()
	at, article, score := 0, -1, float32(0)
	for {
		n, ok, err := m.next()
		if err != nil || !ok {
			return err
		}
		for n >= s.of.columns[at].from+uint64(len(s.of.columns[at].quoteAt)) {
			at, article = at+1, -1
		}
		c := &s.of.columns[at]
		i := c.quoteAt[n-c.from]
		if i < 0 {
			continue
		}
		if of := int(c.articleOf[i]); of != article {
			article = of
			score, _ = s.article(c, of)
		}
		s.see(at, uint32(i), score)
	}
}

// article returns what an article of a column counts; there is false of one that is gone.
func (s *scan) article(c *placed, i int) (score float32, there bool) {
	a := &c.articles[i]
	if c.deleted != nil && c.deleted.Contains(a.first) {
		return 0, false
	}
	return nearArticle * s.of.sense.CosineTo(&a.vector, a.length), true
}

// see scores a quote roughly, of an article that counts so much.
func (s *scan) see(at int, quote uint32, article float32) {
	c := s.of.columns[at].column
	score := article + s.of.sense.Rough(&c.heads[quote], c.lengths[quote])
	kept := uint16(max(1, min(1<<16-1, (score+scoreBias)*scoreUnit)))
	s.scores[at][quote] = kept
	s.counts[kept/scoresPerCount]++
}

// highest returns so many quotes with the highest rough scores, or a few more. The document
// of each is the number of its column and its own there.
func (s *scan) highest(wanted int) []candidate {
	least := len(s.counts) - 1
	for n := s.counts[least]; least > 0 && n < wanted; n += s.counts[least] {
		least--
	}
	from := uint16(max(1, least*scoresPerCount))
	out := make([]candidate, 0, 2*wanted)
	for at, scores := range s.scores {
		for i, score := range scores {
			if score >= from {
				out = append(out, candidate{document: uint64(at)<<columnBits | uint64(i)})
			}
		}
	}
	return out
}

// exactly scores quotes by all their words.
func (s *scan) exactly(found []candidate) []candidate {
	var of *placed
	article, score := -1, float32(0)
	for i := range found {
		c, quote := s.at(found[i])
		if a := int(c.articleOf[quote]); c != of || a != article {
			of, article = c, a
			score, _ = s.article(c, a)
		}
		found[i].score = float64(score + s.of.sense.Cosine(c.words.of(quote), c.lengths[quote]))
	}
	return found
}

const columnBits = 32

// at returns where a quote stands that was found.
func (s *scan) at(c candidate) (of *placed, quote int) {
	return &s.of.columns[c.document>>columnBits], int(uint32(c.document))
}

func damagedMeaning(id string, err error) error {
	return fmt.Errorf("%w: what the quotes of %q mean", err, id)
}
