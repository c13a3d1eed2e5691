package exam

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/quote"
	"onrecord/corpus/quote/eval/gold"
	"onrecord/index/term"
)

// Form is how much of a quote a question remembers.
type Form string

const (
	Start   Form = "who-said, its start"             // at most startWords
	Window  Form = "who-said, seven words"           // somewhere in the quote
	Changed Form = "who-said, one word changed"      // seven words, one of them another
	Content Form = "who-said, content words"         // without the words of grammar
	Topic   Form = "what-said, two words of a topic" // of the speaker's name
	Verify  Form = "did-say, seven words"            // with the speaker's name
	Nobody  Form = "who-said, invented"              // nobody did
)

// Forms lists all, in the order of a report.
var Forms = []Form{Start, Window, Changed, Content, Topic, Verify, Nobody}

// Question is a question with what a right answer cites.
type Question struct {
	Text string
	Form Form
	// Article and Quote are what the question was made from; zero for Nobody.
	Article corpus.ArticleID
	Quote   gold.Quote
	// Words are those of the quote, as printed next to each other in the article,
	// that a copy of it has too.
	Words string
}

// Lengths in words.
const (
	startWords   = 12
	windowWords  = 7
	contentWords = 8
	leastWords   = 4 // of a quote that can be told from others
)

// Questions makes the questions of every form that the quotes of an article
// allow, but for those that were not said, such as what somebody denied: the same for
// the same article. Words to put in place of others are
// taken from vocabulary.
func Questions(a gold.Article, vocabulary []string) []Question {
	var out []Question
	for i, q := range a.Quotes {
		if q.Stance != "" && q.Stance != string(quote.Asserted) && q.Kind != quote.Direct {
			continue
		}
		seed := fnv.New64a()
		fmt.Fprint(seed, a.ID, "#", i)
		m := maker{random: rand.New(rand.NewPCG(seed.Sum64(), 0)), vocabulary: vocabulary}
		m.ask(a, q)
		out = append(out, m.out...)
	}
	return out
}

// Vocabulary returns the content words of the quotes, each once, sorted.
func Vocabulary(articles []gold.Article) []string {
	var out []string
	for _, a := range articles {
		for _, q := range a.Quotes {
			for _, p := range q.Content {
				out = append(out, slices.DeleteFunc(contentOf(wordsOf(p.Of(a.Body))), isNegation)...)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// maker makes the questions of one quote.
type maker struct {
	random     *rand.Rand
	vocabulary []string
	out        []Question
}

func (m *maker) ask(a gold.Article, q gold.Quote) {
	first, longest := remembered(a.Body, q)
	add := func(form Form, text string, words []string) {
		m.out = append(m.out, Question{Text: text, Form: form, Article: a.ID, Quote: q, Words: strings.Join(words, " ")})
	}
	whoSaid := func(form Form, asked, words []string) { add(form, "who said "+strings.Join(asked, " "), words) }
	if start := first[:min(len(first), startWords)]; len(start) >= leastWords {
		whoSaid(Start, start, start)
	}
	name := q.Speaker
	if len(longest) >= windowWords {
		at := m.random.IntN(len(longest) - windowWords + 1)
		window := longest[at : at+windowWords]
		whoSaid(Window, window, window)
		if changed := m.changed(window); changed != nil {
			whoSaid(Changed, changed, window)
		}
		if isName(name) {
			add(Verify, fmt.Sprintf("did %s say %s", name, strings.Join(window, " ")), window)
		}
	}
	content := contentOf(longest)
	if len(content) >= leastWords {
		whoSaid(Content, content[:min(len(content), contentWords)], longest[:min(len(longest), windowWords)])
	}
	if topic := topicOf(content); topic != nil && isName(name) {
		add(Topic, fmt.Sprintf("what did %s say about %s", name, strings.Join(topic, " ")), longest[:min(len(longest), windowWords)])
	}
}

// remembered returns the words of the first piece of a quote that says enough,
// and those of the longest.
func remembered(body string, q gold.Quote) (first, longest []string) {
	for _, p := range q.Content {
		words := wordsOf(p.Of(body))
		if len(words) > 0 && words[0] == "that" && q.Kind != quote.Direct {
			words = words[1:]
		}
		if first == nil && len(words) >= leastWords {
			first = words
		}
		if len(words) > len(longest) {
			longest = words
		}
	}
	return first, longest
}

// changed returns the window with one content word replaced by another, or nil
// where it has none.
func (m *maker) changed(window []string) []string {
	var at []int
	for i, w := range window {
		if isContent(w) && !isNegation(w) {
			at = append(at, i)
		}
	}
	if len(at) == 0 || len(m.vocabulary) == 0 {
		return nil
	}
	out := slices.Clone(window)
	out[at[m.random.IntN(len(at))]] = m.vocabulary[m.random.IntN(len(m.vocabulary))]
	return out
}

// topicOf returns the two longest of the content words, in their order.
func topicOf(content []string) []string {
	if len(content) < 2 {
		return nil
	}
	byLength := slices.Clone(content)
	slices.SortStableFunc(byLength, func(a, b string) int { return len(b) - len(a) })
	topic := byLength[:2]
	if slices.Index(content, topic[0]) > slices.Index(content, topic[1]) {
		topic[0], topic[1] = topic[1], topic[0]
	}
	return topic
}

// isName reports whether a speaker is a name rather than a description: people
// do not ask what "a senior official" said.
func isName(speaker string) bool {
	return speaker != "" && speaker != strings.ToLower(speaker) && !strings.ContainsAny(speaker, "“”\"")
}

// wordsOf returns the words of a text as somebody types them: in lower case,
// with their apostrophes and without punctuation.
func wordsOf(text string) []string {
	terms := term.Of(text)
	out := make([]string, len(terms))
	for i, t := range terms {
		out[i] = strings.ToLower(strings.ReplaceAll(t.Span.Of(text), "’", "'"))
	}
	return out
}

func contentOf(words []string) []string {
	var out []string
	for _, w := range words {
		if isContent(w) {
			out = append(out, w)
		}
	}
	return out
}

// isContent reports whether a word carries meaning of its own.
func isContent(word string) bool {
	return isNegation(word) || len(word) >= 3 && !grammar[word] && !strings.Contains(word, "'")
}

// isNegation reports whether a word turns a statement round: nobody leaves it out.
func isNegation(word string) bool {
	switch word {
	case "no", "not", "nor", "never", "without", "nobody", "nothing", "none", "neither", "cannot":
		return true
	}
	return strings.HasSuffix(word, "n't")
}

// grammar holds the words that people leave out when they jot a quote down.
var grammar = func() map[string]bool {
	out := make(map[string]bool)
	for _, w := range strings.Fields(`a about after all also am an and any are as at be because been before being but by can could did do
		does doing down for from get got had has have having he her here him his how i if in into is it its just may me might more most
		must my of off on once one only or other our out over own said same say says she should so some such than that the
		their them then there these they this those through to too under up upon us very was we were what when where which while who
		whom why will with would you your yours`) {
		out[w] = true
	}
	return out
}()
