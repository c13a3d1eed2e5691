// Package ranker owns the learned order of the candidates of an answer: the features
// of a candidate, each with a name, what each of them weighs, and the chance that the
// best candidate is what was meant. The weights are trained (package train) on
// questions whose right quotes are known; weights.txt holds them.
package ranker

import (
	_ "embed"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Task is what a question gives: the words that were said, or what they were about; or
// words that nobody said so, where only their sense can tell what was meant.
type Task int

const (
	Wording Task = iota
	Topic
	Sense
)

var tasks = [...]string{"wording", "topic", "sense"}

// Feature is one way in which a candidate stands to a question. Shares are of the
// weight of the question's words, by inverse document frequency.
type Feature int

const (
	Bias        Feature = iota
	Coverage            // share of the words that the passage has, in whatever form and order
	Order               // share of the longest common subsequence
	Aligned             // score of the local alignment
	Verbatim            // 1 where all words stand there, one after the other
	Missed              // weight of the heaviest word that the passage lacks, in parts of the most
	Hit                 // weight of the heaviest word that it has, in parts of the most
	Content             // share of the number of content words that it has
	Pairs               // share of the neighbouring pairs that it has
	About               // share of the words that the article has
	Length              // natural logarithm of the words of the passage to those asked for
	Dense               // share of the passage's content words that were asked for
	Sentence            // 1 where nobody is quoted
	Reported            // 1 for reported speech
	Unclear             // 1 where it is unclear who spoke
	Resolved            // 1 where the speaker was resolved from a pronoun or description
	Negation            // 1 where one side has a "not" that the other lacks
	Figure              // 1 where the question has a figure that the passage lacks
	OtherFigure         // 1 where the passage has another one, too: 300 people, 500 people
	Index               // score of the index, in parts of the best candidate's
	Meaning             // cosine of the vectors of both
	Asked               // how well the words asked for have counterparts of a like meaning
	Said                // how well those of the passage have
	Same                // share of the words asked for that are there as they are
	Subject             // cosine of the vectors of the question and of the article
	Who                 // how like the speaker is to who is asked for: "senator", "tennis star"
	Count
)

var names = [Count]string{
	"bias", "coverage", "order", "aligned", "verbatim", "missed", "hit", "content", "pairs", "about", "length", "dense", "sentence",
	"reported", "unclear", "resolved", "negation", "figure", "other-figure", "index",
	"meaning", "asked", "said", "same", "subject", "who",
}

func (f Feature) String() string { return names[f] }

// Features are the values of one candidate.
type Features [Count]float64

// paired are the features that the order by sense weighs by twos as well. That the words have
// counterparts of a like meaning tells more where the article is about them, and where
// somebody speaks who is like the one asked for.
var paired = [...]Feature{Coverage, About, Length, Meaning, Asked, Said, Same, Subject, Who}

// Terms are what the order of candidates weighs: the features of one, and then the product
// of each of the paired features with itself and with each after it.
type Terms [int(Count) + len(paired)*(len(paired)+1)/2]float64

// TermsOf returns the terms of a candidate.
func TermsOf(f Features) (t Terms) {
	copy(t[:], f[:])
	at := int(Count)
	for i, a := range paired {
		for _, b := range paired[i:] {
			t[at] = f[a] * f[b]
			at++
		}
	}
	return t
}

// Terms returns how many of the terms the order of a task weighs, from the first.
func (t Task) Terms() int {
	if t == Sense {
		return len(Terms{})
	}
	return int(Count)
}

// termNames are the names of terms: "about", "about*who".
var termNames = func() (out [len(Terms{})]string) {
	copy(out[:], names[:])
	at := int(Count)
	for i, a := range paired {
		for _, b := range paired[i:] {
			out[at] = names[a] + "*" + names[b]
			at++
		}
	}
	return out
}()

// Weights are what each term of a task weighs, to order candidates, and each feature, to tell
// the chance that the best is right. Margin weighs how far it is ahead of the next.
type Weights struct {
	Order  Terms
	Chance Features
	Margin float64
}

// Model is the weights of each task.
type Model [len(tasks)]Weights

//go:embed weights.txt
var trained string

// Trained is the model that the program ships.
var Trained = func() Model {
	m, err := Parse(trained)
	if err != nil {
		panic(err) // a test reads the file
	}
	return m
}()

// Score returns the place of a candidate among others of one question: the higher, the
// better.
func (w *Weights) Score(f Features) float64 {
	terms := TermsOf(f)
	return dot(w.Order[:], terms[:])
}

// FarAhead is a margin from which more tells nothing.
const FarAhead = 4

// Likelihood returns the chance, from 0 to 1, that the best candidate is what was meant,
// given by how much its score exceeds that of the next.
func (w *Weights) Likelihood(best Features, margin float64) float64 {
	return 1 / (1 + math.Exp(-dot(w.Chance[:], best[:])-w.Margin*min(margin, FarAhead)))
}

func dot(a, b []float64) float64 {
	sum := 0.0
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}

const margin = "margin"

// String writes a model as [Parse] reads it: a weight a line, "sense order about*who 1.25".
func (m Model) String() string {
	var b strings.Builder
	for t, w := range m {
		for i, weight := range w.Order[:Task(t).Terms()] {
			fmt.Fprintf(&b, "%s order %s %.4g\n", tasks[t], termNames[i], weight)
		}
		for f := range Count {
			fmt.Fprintf(&b, "%s chance %s %.4g\n", tasks[t], f, w.Chance[f])
		}
		fmt.Fprintf(&b, "%s chance %s %.4g\n", tasks[t], margin, w.Margin)
	}
	return b.String()
}

// Parse reads a model. What it does not name weighs nothing.
func Parse(text string) (m Model, err error) {
	at := make(map[string]*float64)
	for t := range m {
		for i, name := range termNames[:Task(t).Terms()] {
			at[tasks[t]+" order "+name] = &m[t].Order[i]
		}
		for f := range Count {
			at[tasks[t]+" chance "+names[f]] = &m[t].Chance[f]
		}
		at[tasks[t]+" chance "+margin] = &m[t].Margin
	}
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSpace(line)
		space := max(0, strings.LastIndexByte(line, ' '))
		name, value := line[:space], strings.TrimPrefix(line[space:], " ")
		to, known := at[name]
		if !known {
			return m, fmt.Errorf("line %d: no weight is called %q", n, name)
		}
		if *to, err = strconv.ParseFloat(value, 64); err != nil {
			return m, fmt.Errorf("line %d: %q is no number", n, value)
		}
	}
	return m, nil
}
