package near

import (
	"slices"

	"onrecord/index/score"
	"onrecord/index/term"
	"onrecord/index/vector"
)

const (
	// nearest is how many quotes are compared word by word: those with the nearest vectors
	// of the roughly nearest.
	nearest, roughly = 2500, 8000
	// nearArticle is what the vector of the article counts beside that of the quote.
	nearArticle = 0.6
	// What the words count beside that: how well those asked for have counterparts, less for
	// those that are the same, and how like the speaker is to who is asked for.
	alignedAsked, sameAsked, likeSpeaker = 2.2, -1.5, 0.3
)

// Subject is what a query means, beside what all quotes do. It is for one question, and
// not for several goroutines; a nil Subject means nothing.
type Subject struct {
	columns []Placed
	sense   *vector.Sense
}

// NewSubject returns what some words mean; nil where none is known. Of columns, each begins
// where the one before ends.
func NewSubject(columns []Placed, asked string) *Subject {
	words := vector.Asked(term.Words(asked))
	if len(words) == 0 {
		return nil
	}
	return &Subject{columns, vector.NewSense(words)}
}

// Article returns how near the article of a quote is, by its document: a cosine, 0 of what
// is no quote.
func (s *Subject) Article(document uint64) float64 {
	if s == nil {
		return 0
	}
	at, _ := slices.BinarySearchFunc(s.columns, document, func(c Placed, n uint64) int {
		if c.From <= n {
			return -1
		}
		return 1
	})
	c := &s.columns[at-1]
	i := c.quote(document - c.From)
	if i < 0 {
		return 0
	}
	a := &c.articles[c.articleOf[i]]
	return float64(s.sense.CosineTo(&a.vector, a.length))
}

// Quotes returns the quotes that are nearest in meaning, best first; speaker holds words for
// who is asked for. Of passing, which may be nil, it calls each with what is to be done with
// each document that passes, in rising order: others are not among them.
func (s *Subject) Quotes(speaker string, passing func(each func(document uint64)) error, limit int) ([]Quote, error) {
	if s == nil {
		return nil, nil
	}
	scan := newScan(*s)
	found, err := scan.candidates(passing)
	if err != nil {
		return nil, err
	}
	found = score.Best(scan.exactly(found), nearest)
	who := vector.NewSense(vector.Asked(term.Words(speaker)))
	for i := range found {
		c, quote := scan.at(found[i])
		a := s.sense.Align(c.words.of(quote))
		found[i].Score += alignedAsked*a.Asked + sameAsked*a.Same + likeSpeaker*who.Nearest(c.speakers.of(quote))
	}
	found = score.Best(found, limit)
	out := make([]Quote, len(found))
	for i := range found {
		c, quote := scan.at(found[i])
		out[i] = Quote{c.From + uint64(c.documents[quote]), c.From + uint64(c.articles[c.articleOf[quote]].first)}
	}
	return out, nil
}

// Quote is the document of a quote that is near, and the first of its article.
type Quote struct{ Document, First uint64 }

// scan looks for the quotes with the nearest vectors: roughly among all, by a head of each,
// and then by all words of those that come nearest.
type scan struct {
	of     Subject
	scores [][]uint16 // roughly, of the quotes of each column; 0 is not seen
	counts [1 << 16 / scoresPerCount]int
}

// Scores from -scoreBias are kept in parts of scoreUnit, and counted so many together.
const scoreUnit, scoreBias, scoresPerCount = 1 << 14, 2, 64

func newScan(of Subject) *scan { return &scan{of: of, scores: make([][]uint16, len(of.columns))} }

// candidates returns the quotes that are worth a comparison by all their words: those that
// are roughly nearest, or all that pass where they are few.
func (s *scan) candidates(passing func(each func(document uint64)) error) ([]score.Candidate, error) {
	if passing == nil {
		for at := range s.of.columns {
			s.all(at)
		}
		return s.highest(roughly), nil
	}
	var found []score.Candidate
	at := 0
	err := passing(func(n uint64) {
		for n >= s.of.columns[at].To {
			at++
		}
		c := &s.of.columns[at]
		if i := c.quote(n - c.From); i >= 0 {
			found = append(found, score.Candidate{Document: uint64(at)<<columnBits | uint64(i)})
		}
	})
	if err != nil || len(found) <= roughly {
		return found, err
	}
	s.each(found, func(i int, _ *Placed, quote int, article float32) {
		s.see(int(found[i].Document>>columnBits), uint32(quote), article)
	})
	return s.highest(roughly), nil
}

// all scores every quote of a column roughly.
func (s *scan) all(at int) {
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

// each calls do with some quotes, those of one article together, and what their article counts.
func (s *scan) each(found []score.Candidate, do func(i int, c *Placed, quote int, article float32)) {
	var of *Placed
	article, counts := -1, float32(0)
	for i := range found {
		c, quote := s.at(found[i])
		if a := int(c.articleOf[quote]); c != of || a != article {
			of, article = c, a
			counts, _ = s.article(c, a)
		}
		do(i, c, quote, counts)
	}
}

// article returns what an article of a column counts; there is false of one that is gone.
func (s *scan) article(c *Placed, i int) (score float32, there bool) {
	a := &c.articles[i]
	if c.Gone != nil && c.Gone.Contains(a.first) {
		return 0, false
	}
	return nearArticle * s.of.sense.CosineTo(&a.vector, a.length), true
}

// see scores a quote roughly, of an article that counts so much.
func (s *scan) see(at int, quote uint32, article float32) {
	c := s.of.columns[at].Column
	if s.scores[at] == nil {
		s.scores[at] = make([]uint16, len(c.documents))
	}
	score := article + s.of.sense.Rough(&c.heads[quote], c.lengths[quote])
	kept := uint16(max(1, min(1<<16-1, (score+scoreBias)*scoreUnit)))
	s.scores[at][quote] = kept
	s.counts[kept/scoresPerCount]++
}

// highest returns so many quotes with the highest rough scores, or a few more. The document
// of each is the number of its column and its own there.
func (s *scan) highest(wanted int) []score.Candidate {
	least := len(s.counts) - 1
	for n := s.counts[least]; least > 0 && n < wanted; n += s.counts[least] {
		least--
	}
	from := uint16(max(1, least*scoresPerCount))
	out := make([]score.Candidate, 0, 2*wanted)
	for at, scores := range s.scores {
		for i, kept := range scores {
			if kept >= from {
				out = append(out, score.Candidate{Document: uint64(at)<<columnBits | uint64(i)})
			}
		}
	}
	return out
}

// exactly scores quotes by all their words.
func (s *scan) exactly(found []score.Candidate) []score.Candidate {
	s.each(found, func(i int, c *Placed, quote int, article float32) {
		found[i].Score = float64(article + s.of.sense.Cosine(c.words.of(quote), c.lengths[quote]))
	})
	return found
}

const columnBits = 32

// at returns where a quote stands that was found.
func (s *scan) at(c score.Candidate) (of *Placed, quote int) {
	return &s.of.columns[c.Document>>columnBits], int(uint32(c.Document))
}
