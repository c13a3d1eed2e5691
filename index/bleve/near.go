package bleve

import (
	"cmp"
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
	for _, x := range article {
		b = append(b, byte(x))
	}
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
	for i, x := range d.take(vector.Dims) {
		article[i] = int8(x)
	}
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
	// nearest is how many quotes are compared word by word: those with the nearest vectors.
	nearest = 2000
	// What the article counts beside the quote's vector: how near it is, and the share that
	// it has of what is asked for.
	nearArticle, sharedArticle = 0.6, 0.3
	// What the words count beside that: how well those asked for have counterparts, less for
	// those that are the same, and how like the speaker is to who is asked for.
	alignedAsked, sameAsked, likeSpeaker = 2.2, -1.5, 0.3
)

// near returns the quotes that are nearest in meaning and pass narrow, which may be nil,
// best first; shares are what the articles have of what is asked about.
func (e *Engine) near(ctx context.Context, r *reader, q index.Near, narrow query.Query, shares map[uint64]float64, limit int) ([]nearDocument, error) {
	words := vector.Words(term.Words(q.Words))
	if len(words) == 0 {
		return nil, nil
	}
	columns, err := e.columns.of(r)
	if err != nil {
		return nil, err
	}
	scan := scan{columns: columns, sense: vector.NewSense(words), shares: shares, wanted: nearest, least: gone}
	if narrow == nil {
		scan.all()
	} else if err := scan.passing(ctx, r, narrow); err != nil {
		return nil, err
	}
	found := scan.best()
	speaker := vector.NewSense(vector.Words(term.Words(q.Speaker)))
	for i := range found {
		c := &columns[found[i].column]
		a := scan.sense.Align(c.words.of(found[i].quote))
		found[i].score += float32(alignedAsked*a.Asked + sameAsked*a.Same + likeSpeaker*speaker.Nearest(c.speakers.of(found[i].quote)))
	}
	slices.SortFunc(found, byNearness)
	out := make([]nearDocument, min(len(found), limit))
	for i := range out {
		c := &columns[found[i].column]
		first := c.articles[c.articleOf[found[i].quote]].first
		out[i] = nearDocument{c.from + uint64(c.documents[found[i].quote]), shares[c.from+uint64(first)]}
	}
	return out, nil
}

// nearDocument is the document of a quote that is near, with the share that its article
// has of what is asked about.
type nearDocument struct {
	document uint64
	about    float64
}

// nearQuote is a quote of a column, and how near it is.
type nearQuote struct {
	column, quote int
	score         float32
}

func byNearness(a, b nearQuote) int {
	return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.column, b.column), cmp.Compare(a.quote, b.quote))
}

// scan looks for the quotes with the nearest vectors.
type scan struct {
	columns []placed
	sense   *vector.Sense
	shares  map[uint64]float64 // of what is asked for, by the first document of an article
	wanted  int
	found   []nearQuote
	least   float32 // score of what is kept
}

// all scans every quote.
func (s *scan) all() {
	for at := range s.columns {
		articles := s.articles(&s.columns[at])
		for i := range s.columns[at].documents {
			s.see(at, i, articles)
		}
	}
}

// passing scans those that pass narrow.
func (s *scan) passing(ctx context.Context, r *reader, narrow query.Query) error {
	m, err := r.matches(ctx, narrow)
	if err != nil {
		return err
	}
	defer m.searcher.Close()
	at := -1
	var articles []float32
	for {
		n, ok, err := m.next()
		if err != nil || !ok {
			return err
		}
		for at < 0 || n >= s.columns[at].from+uint64(len(s.columns[at].quoteAt)) {
			at++
			articles = s.articles(&s.columns[at])
		}
		if i := s.columns[at].quoteAt[n-s.columns[at].from]; i >= 0 {
			s.see(at, int(i), articles)
		}
	}
}

// gone is less than what any article counts that is still there.
const gone = -10

// articles returns what each article of a column counts.
func (s *scan) articles(c *placed) []float32 {
	out := make([]float32, len(c.articles))
	for i := range c.articles {
		a := &c.articles[i]
		out[i] = nearArticle*s.sense.CosineTo(&a.vector) + sharedArticle*float32(s.shares[c.from+uint64(a.first)])
		if c.deleted != nil && c.deleted.Contains(a.first) {
			out[i] = 2 * gone
		}
	}
	return out
}

// see keeps a quote that is near enough, of a column whose articles count so much. Twice
// as many as are wanted are kept before the rest is dropped.
func (s *scan) see(at, quote int, articles []float32) {
	c := s.columns[at].column
	score := articles[c.articleOf[quote]] + s.sense.Cosine(c.words.of(quote), c.lengths[quote])
	if score <= s.least {
		return
	}
	s.found = append(s.found, nearQuote{at, quote, score})
	if len(s.found) == 2*s.wanted {
		s.least = s.best()[s.wanted-1].score
	}
}

// best drops all but the nearest quotes.
func (s *scan) best() []nearQuote {
	slices.SortFunc(s.found, byNearness)
	s.found = s.found[:min(len(s.found), s.wanted)]
	return s.found
}

func damagedMeaning(id string, err error) error {
	return fmt.Errorf("%w: what the quotes of %q mean", err, id)
}
