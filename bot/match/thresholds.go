package match

import "onrecord/index"

// Thresholds are from where on words that were found count, to whoever looks for them.
type Thresholds struct {
	// Promising is the share of the best hit's score in the index from which a hit is read
	// again.
	Promising float64
	// Found is the share of the weight of the words from which they are found.
	Found float64
	// Near is the share of the weight of the words from which a passage is worth showing where
	// none has enough.
	Near float64
	// Sure is the share of the weight of the words from which no more is looked for.
	Sure float64
	// NearlyBest is the share of what the best has from which another is looked at beside it.
	NearlyBest float64
	// Clear is the quote engine's confidence in a speaker from which it is taken for granted
	// who said the words.
	Clear float64
	// LeastWeight keeps a word that every passage has from counting for nothing: it is still a
	// word of the quote. MostWeight keeps one that hardly any has, a slip of the memory
	// perhaps, from counting for everything. Both in natural logarithms of the inverse
	// document frequency.
	LeastWeight, MostWeight float64
}

// Asked are those of a question, which may be half remembered. Found is on the curve that
// go run ./bot/eval answers -curve shows: on the articles that the quote engine is trained
// on, 96 of 100 questions with one word of seven changed reach it, and 2 of 100 statements
// that nobody made. The others were set by hand, by looking at answers.
var Asked = Thresholds{
	Promising: 0.4, Found: 0.69, Near: 0.3, Sure: 0.9, NearlyBest: 0.8, Clear: 0.5,
	LeastWeight: 0.2, MostWeight: 5,
}

// Drafted are those of a draft, whose quotes are to be exact, and in which a wrong speaker is
// an accusation. All were set by hand, by
// looking at reports; the figures of bot/eval hold the result.
var Drafted = Thresholds{
	Promising: 0.5, Found: 0.6, Near: 0.5, Sure: 0.85, NearlyBest: 0.85, Clear: 0.7,
	LeastWeight: 0.5, MostWeight: 5,
}

// What one of them has beside.
const (
	// FoundTopic is Found of a question for words to look for, in whatever wording.
	FoundTopic = 0.6
	// Unquoted is what the share of a sentence is multiplied with that nobody is quoted with,
	// where a question is who said it.
	Unquoted = 0.9
	// FoundDoubtful is Found of a draft where fewer than FewWords words match that may be
	// somebody else's.
	FoundDoubtful = 0.8
	FewWords      = 8
	// FoundReported is Found of a draft where the words stand in reported speech, or are the
	// article's own.
	FoundReported = 0.7
)

// Keep returns the hits that have not much less of the words than the best of them, which
// comes first: the others cannot come near it once their words are read.
func (t Thresholds) Keep(hits []index.Hit) []index.Hit {
	n := 0
	for n < len(hits) && hits[n].Score >= t.Promising*hits[0].Score {
		n++
	}
	return hits[:n]
}
