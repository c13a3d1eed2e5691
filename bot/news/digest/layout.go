package digest

import (
	"slices"
	"strings"

	"onrecord/bot/asking/answer"
	"onrecord/corpus"
	"onrecord/index/term"
)

// Room of the parts of a digest, in lines. The quotes of the day get what the
// others leave.
const (
	watchedRoom     = 3
	beforeRoom      = 2
	correctionsRoom = 2
	// perSpeaker is how many lines one speaker has, so that nobody fills the
	// digest; perArticle and perOutlet keep one newspaper from doing so.
	perSpeaker = 2
	perArticle = 1
	perOutlet  = 3
	// perStory is how many lines one story has, told by so many words in common of
	// the headlines.
	perStory      = 2
	storyInCommon = 3
	// restRoom is how many quotes the thread has room for.
	restRoom = 12
)

// layout counts what has been laid.
type layout struct {
	m        *dayQuotes
	speakers map[string]int
	articles map[corpus.ArticleID]int
	outlets  map[string]int
	laid     map[place]bool
	ofOutlet int                   // how many lines one outlet has
	stories  map[place][]string    // the words of the headline of each quote laid
	words    map[string][][]string // of each quote laid, by its speaker
}

func newLayout(m *dayQuotes) layout {
	l := layout{m, map[string]int{}, map[corpus.ArticleID]int{}, map[string]int{}, map[place]bool{}, perOutlet, map[place][]string{}, map[string][][]string{}}
	outlets := make(map[string]bool)
	for _, a := range m.articles {
		outlets[a.Outlet] = true
	}
	if len(outlets)*perOutlet < MaxLines {
		l.ofOutlet = MaxLines + restRoom // the newsroom's own archive
	}
	return l
}

// arrange puts what was chosen into the lines, and the rest into the thread.
func (d *Digest) arrange(m *dayQuotes, watched []answer.Citation, before []Pair, corrections []Correction) {
	l := newLayout(m)
	quota := MaxLines
	if len(d.Speakers) > 0 {
		quota--
	}
	d.Corrections, d.Rest.Corrections = split(corrections, correctionsRoom)
	quota -= len(d.Corrections)
	for _, c := range watched {
		switch {
		case len(d.Watched) < watchedRoom && m.isPrintable(c) && l.take(c, perSpeaker, perSpeaker):
			d.Watched = append(d.Watched, c)
		case len(d.Rest.Watched) < restRoom:
			d.Rest.Watched = append(d.Rest.Watched, c)
			l.laid[placeOf(c)] = true
		}
	}
	quota -= len(d.Watched)
	for _, p := range before {
		switch {
		case len(d.Before) < beforeRoom && l.take(p.Now, perSpeaker, perSpeaker):
			d.Before = append(d.Before, p)
		case len(d.Rest.Before) < beforeRoom:
			d.Rest.Before = append(d.Rest.Before, p)
		}
	}
	quota -= len(d.Before)
	// On a day with few articles, two quotes of one are better than an empty line.
	for _, ofArticle := range []int{perArticle, perSpeaker} {
		d.Quotes = append(d.Quotes, l.fill(quota-len(d.Quotes), 1, ofArticle)...)
	}
	d.Rest.Quotes = l.fill(restRoom, perSpeaker, perSpeaker)
}

// fill takes so many of the quotes that are left, those first that an editor would
// lead with.
func (l layout) fill(quota, ofSpeaker, ofArticle int) []answer.Citation {
	var out []answer.Citation
	for _, c := range l.m.said {
		if len(out) < quota && l.m.isPrintable(c) && l.m.knows(c) && l.take(c, ofSpeaker, ofArticle) {
			out = append(out, c)
		}
	}
	return out
}

// take lays a quote unless it is laid already, or its speaker, article or outlet
// has as many lines as it may.
func (l layout) take(c answer.Citation, ofSpeaker, ofArticle int) bool {
	name := l.m.nameOf(c)
	if l.laid[placeOf(c)] || l.speakers[name] >= ofSpeaker || l.articles[c.Article] >= ofArticle ||
		c.Outlet != "" && l.outlets[c.Outlet] >= l.ofOutlet || l.told(c) >= perStory*ofSpeaker || l.repeats(c) {
		return false
	}
	l.words[name] = append(l.words[name], wordsOf(c))
	l.laid[placeOf(c)] = true
	l.stories[placeOf(c)] = matterOf(c.Headline)
	l.speakers[name]++
	l.articles[c.Article]++
	l.outlets[c.Outlet]++
	return true
}

// repeatedShare is the share of the words of the shorter of two quotes from which they are one, cut
// in two ways.
const repeatedShare = 0.7

// repeats reports whether a line has the quote already, by the same speaker, cut or punctuated in
// another way: other articles print less of it, or more.
func (l layout) repeats(c answer.Citation) bool {
	words := wordsOf(c)
	return slices.ContainsFunc(l.words[l.m.nameOf(c)], func(laid []string) bool {
		shorter, longer := words, laid
		if len(laid) < len(words) {
			shorter, longer = laid, words
		}
		common := 0
		for _, w := range shorter {
			if slices.Contains(longer, w) {
				common++
			} else if answer.IsFigure(w) {
				return false // 40 boats are not 60
			}
		}
		return float64(common) >= repeatedShare*float64(len(shorter))
	})
}

// wordsOf are the words of a quote, each once.
func wordsOf(c answer.Citation) []string {
	words := term.Words(strings.Join(c.Pieces(), " "))
	slices.Sort(words)
	return slices.Compact(words)
}

// told is how many lines tell the story of a quote already.
func (l layout) told(c answer.Citation) int {
	words, n := matterOf(c.Headline), 0
	for _, other := range l.stories {
		common := 0
		for _, w := range words {
			if slices.Contains(other, w) {
				common++
			}
		}
		if common >= storyInCommon {
			n++
		}
	}
	return n
}

// split returns the first n, and the others.
func split[T any](all []T, n int) (first, others []T) {
	n = min(n, len(all))
	return all[:n:n], all[n:]
}
