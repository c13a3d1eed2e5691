package digest

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord/bot/asking/answer"
	"onrecord/corpus"
	"onrecord/corpus/namesake"
	"onrecord/corpus/pattern"
	"onrecord/index"
	"onrecord/index/term"
)

// Bounds of a quote that can stand on its own in a line, in runes.
const (
	shortest = 40
	longest  = LineRunes
)

// standsAlone reports whether a quote can be printed without what is around it:
// somebody's own words, in whole sentences, and neither a scrap nor a speech. Who is named
// in them is hardly the one who speaks.
func standsAlone(c answer.Citation) bool {
	said := saidIn(c)
	n := utf8.RuneCountInString(said) + len(" …")*(len(c.Spans)-1)
	return c.Kind == index.Direct && isMarked(said) && n >= shortest && n <= longest && isWhole(said) && !isBoilerplate(said) &&
		!names(said, namesake.Printed(c.Speaker.Name))
}

// shortened is a quote that is too long for a line without what comes behind its attribution, where
// what comes before it is whole: “The pier is rotten,” said Ada Quill. “…”
func shortened(c answer.Citation) answer.Citation {
	if c.Kind != index.Direct || len(c.Spans) < 2 || utf8.RuneCountInString(saidIn(c)) <= longest {
		return c
	}
	first := c
	first.Spans, first.End = c.Spans[:1:1], c.Spans[0][1]
	first.Text = c.Text[:first.End-c.Start]
	if !standsAlone(first) {
		return c
	}
	return first
}

// names reports whether a text has a word of a name, beside initials and particles.
func names(text, name string) bool {
	return slices.ContainsFunc(term.Words(name), func(w string) bool { return len(w) >= 4 && hasWords(text, w) })
}

// saidIn is the text of a quote, without the attribution that splits it.
func saidIn(c answer.Citation) string { return strings.Join(c.Pieces(), " ") }

// newsValue is what a quote is worth to an editor, in points. Wide printing, a
// speaker with an office whom several articles quote, the top of the article and
// the matter of its headline speak for it; an opening that leans on what came
// before speaks against it.
//
// titled is true where the article prints a title for the speaker, here or
// elsewhere, articles is how many quote them, and echoes how many others print some of
// the same words.
func newsValue(c answer.Citation, a corpus.Article, titled bool, articles, echoes int) float64 {
	v := math.Log2(1+float64(c.Copies)) + math.Log2(1+float64(echoes))
	if c.Kind == index.Direct {
		v++
	}
	if titled {
		v += 0.5
	}
	if strings.Contains(c.Speaker.Name, " ") {
		v += 0.4
	}
	v += 0.3 * math.Min(float64(articles-1), 3)
	v += 0.5 / float64(max(1, c.Paragraph-2))
	v += math.Min(0.3*float64(inHeadline(c, a.Headline)), 0.9)
	if n := utf8.RuneCountInString(saidIn(c)); n >= 60 && n <= 200 {
		v += 0.3
	}
	if dependsOnContext(saidIn(c)) {
		v -= 1
	}
	if isOpinion(a) {
		v -= 0.6
	}
	return v
}

// inHeadline counts the words of a headline that stand in a quote of its article.
func inHeadline(c answer.Citation, headline string) int {
	said := matterOf(saidIn(c))
	n := 0
	for _, stem := range matterOf(headline) {
		if slices.Contains(said, stem) {
			n++
		}
	}
	return n
}

// matterOf returns the stems of the words of a text that may tell what it is
// about, those of four letters and more, each once.
func matterOf(text string) []string {
	var out []string
	for _, t := range term.Of(text) {
		if len(t.Word) >= 4 && !slices.Contains(out, t.Stem) {
			out = append(out, t.Stem)
		}
	}
	return out
}

// leaning are the words with which a quote opens that cannot be understood
// without what was said before it.
var leaning = set("he she it they this that these those and but so because which who his her their him them there such also or well")

// dependsOnContext reports whether a quote needs what came before it, or asks a question.
func dependsOnContext(text string) bool {
	words := term.Words(text)
	if len(words) == 0 {
		return true
	}
	first, _, _ := strings.Cut(words[0], "'")
	return leaning[first] || strings.Contains(text, "?")
}

// boilerplate is what is said when nothing is.
var boilerplate = pattern.Lazy(`(?i)\b(thoughts and prayers|(no|not|declined?|unable) (to )?(further )?comment|aware of (the|these|reports)|` +
	`takes? (this|these|it|the \w+|all \w+) (very )?seriously|(pleased|proud|honou?red|excited|thrilled|delighted) to|` +
	`look(ing)? forward to|ongoing investigation|top priority|working closely with|cooperating (fully )?with|sign up|subscribe|click here|all rights reserved)\b`)

// score is a result of a match.
var score = pattern.Lazy(`\b\d{1,3}[-–]\d{1,3}\b`)

func isBoilerplate(text string) bool {
	return boilerplate().MatchString(text) || score().MatchString(text)
}

// sporting are the words by which sections and addresses tell a sports page, and
// headlines a poll or a puzzle, which nobody reads a digest for.
var (
	sporting = set("sport sports football soccer baseball basketball hockey cricket rugby tennis golf nfl nba mlb nhl olympics racing")
	pastime  = set("poll quiz horoscope crossword")
	opining  = set("opinion opinions commentary comment column columns editorial editorials letters blog blogs")
)

// isSport reports whether an article is of the sports page, or a pastime.
func isSport(a corpus.Article) bool {
	head, _, labelled := strings.Cut(a.Headline, ":")
	return isFiled(a, sporting) || labelled && slices.ContainsFunc(term.Words(head), func(w string) bool { return pastime[w] })
}

// isOpinion reports whether an article is of the pages for opinion, where people
// are quoted to be argued with.
func isOpinion(a corpus.Article) bool { return isFiled(a, opining) }

// isFiled reports whether an article's section, tags or address have one of the
// words.
func isFiled(a corpus.Article, words map[string]bool) bool {
	where := strings.FieldsFunc(strings.ToLower(a.URL), func(r rune) bool { return r == '/' || r == '.' })
	for _, text := range append([]string{a.Section}, a.Tags...) {
		where = append(where, term.Words(text)...)
	}
	return slices.ContainsFunc(where, func(w string) bool { return words[w] })
}

func set(words string) map[string]bool {
	out := make(map[string]bool)
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}
