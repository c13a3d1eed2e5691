package digest

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus/lexicon"
	"onrecord/corpus/pattern"
	"onrecord/index/person"
	"onrecord/index/term"
)

// isMarked reports whether what was said begins with a quotation mark: of a transcript or a
// post it is less sure where the words of one person end.
func isMarked(said string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimSpace(said))
	return strings.ContainsRune("\"“„«‘'", first)
}

// isWhole reports whether what was said is one or more whole sentences that state
// something: it begins as a sentence does, ends as one, asks nothing and has a verb.
func isWhole(said string) bool {
	said = strings.TrimFunc(said, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("\"“”„«»‘’'", r) })
	first, _ := utf8.DecodeRuneInString(said)
	last, _ := utf8.DecodeLastRuneInString(said)
	return (unicode.IsUpper(first) || unicode.IsDigit(first)) && strings.ContainsRune(".,!", last) && !strings.Contains(said, "?") && hasVerb(said) &&
		!isHalf(said) && !isHeadline(said)
}

// opening are words that open a clause on which another one has to follow.
var opening = set("when if while because although though as since once unless until whenever where whereas")

// isHalf reports whether what was said is a clause that leans on one which is not there: "When we
// talk about the harbour,".
func isHalf(said string) bool {
	words := term.Words(said)
	clause, ends := strings.CutSuffix(said, ",")
	return ends && len(words) > 0 && opening[words[0]] && !strings.ContainsAny(clause, ",.;—–")
}

// isHeadline reports whether the words are printed as a headline or in capitals: "Take the Names
// Off Our Bridges".
func isHeadline(said string) bool {
	words, high, capitals, letters := 0, 0, 0, 0
	for word := range strings.FieldsSeq(said) {
		if first, _ := utf8.DecodeRuneInString(word); len(word) >= 4 && unicode.IsLetter(first) {
			words++
			if unicode.IsUpper(first) {
				high++
			}
		}
		for _, r := range word {
			if unicode.IsLetter(r) {
				letters++
				if unicode.IsUpper(r) {
					capitals++
				}
			}
		}
	}
	return words >= 4 && high == words || 2*capitals > letters
}

// verbs are forms that only verbs have, of those that most sentences have one of.
var verbs = set("is are was were am be been being isn't aren't wasn't weren't has have had haven't hasn't hadn't do does did don't doesn't didn't " +
	"will would won't wouldn't can could can't cannot couldn't shall should shouldn't must may might ought need needs needed want wants wanted " +
	"think thinks thought know knows knew say says said get gets got go goes went make makes made take takes took see sees saw come comes came give gives gave " +
	"keep keeps kept let lets tell tells told become becomes became believe believes believed feel feels felt remain remains remained seem seems seemed " +
	"show shows showed mean means meant find finds found lose loses lost win wins won pay pays paid stand stands stood ask asks asked")

// subjects are the pronouns behind which a verb stands.
var subjects = set("i we you they he she who")

// contracted are the ends of pronouns that hold a verb: "we're", "it's", "they've".
var contracted = pattern.Lazy(`(?i)\b(i|we|you|they|he|she|it|that|there|here|what|who)['’](m|re|s|ve|ll|d)\b`)

func hasVerb(said string) bool {
	if contracted().MatchString(said) {
		return true
	}
	words := term.Words(said)
	for i, w := range words {
		if verbs[strings.ReplaceAll(w, "’", "'")] || i > 0 && subjects[words[i-1]] {
			return true
		}
	}
	return false
}

// clock and banner are what stands before an entry of a live blog, and is no part of a title.
var (
	clock  = pattern.Lazy(`(?i)^.*?\b\d{1,2}[:.]\d{2}\s*([ap]\.?\s?m\.?|[A-Z]{2,4})?\s*[:–—-]?\s*`)
	banner = pattern.Lazy(`^(UPDATE[D]?|BREAKING|LIVE|WATCH|NEW|CORRECTION|VIDEO|EXCLUSIVE|CLOSE)\b[\s:–—-]*`)
	clause = pattern.Lazy(`\s+(who|whose|which|that)\s.*$`)
	// whose is what a title leans on that only the article has: "the institute's director",
	// "chairman of the group".
	whose = pattern.Lazy(`^\p{Ll}+[’']s\s+|\s+(?:of|for|at|with)\s+the\s+(?:group|company|firm|institute|association|agency|network|committee|panel|organi[sz]ation|union|team|study|paper|report)$`)
)

// isPress reports whether a speaker is a newspaper, an agency or a broadcaster, or begins
// in capitals: a presenter as transcripts name them, or the outlet before the name.
func isPress(name string) bool {
	first, rest, several := strings.Cut(name, " ")
	return several && rest != "" && len(first) >= 3 && strings.ToUpper(first) == first && !strings.Contains(first, ".") ||
		slices.ContainsFunc(term.Words(name), func(w string) bool { return press[w] })
}

var press = set("news press newspaper journal times post tribune gazette herald chronicle reuters newswire broadcasting network magazine")

// odd are words with which no title begins.
var odd = set("unlike very same such other own unseat oust defeat replace succeed beat support oppose victory win loss bid race campaign war fight battle")

// dangling are words with which nothing ends that a statement came through: their other
// half was not read as part of it.
var dangling = set("following before after during about with by on in at from to of the a an his her their its and or for")

// through is what a statement came through, as a line prints it; none where half of it is
// missing.
func through(medium string) string {
	words := term.Words(medium)
	if len(words) == 0 || dangling[words[len(words)-1]] || strings.HasSuffix(medium, "’s") || strings.HasSuffix(medium, "'s") {
		return ""
	}
	return medium
}

var places = sync.OnceValue(func() map[string]bool {
	out := lexicon.Words("places")
	out["u.s."], out["u.k."], out["washington"] = true, true, true
	return out
})

// mostTitle is the longest title that a line has room for, in runes.
const mostTitle = 70

// tidy is a title as a line prints it: without the banner of a live blog before it and the
// clause behind it; none where it is too long even so.
func tidy(title string) string {
	if words := term.Words(title); len(words) > 0 && odd[words[0]] {
		return ""
	}
	title = whose().ReplaceAllString(person.Bare(banner().ReplaceAllString(strings.TrimSpace(title), "")), "")
	title = strings.TrimSuffix(clause().ReplaceAllString(clock().ReplaceAllString(title, ""), ""), ",")
	if words := term.Words(title); len(words) > 0 && dangling[words[len(words)-1]] {
		title, _, _ = strings.Cut(title, " and ")
	}
	title = withoutPlace(title)
	words := term.Words(title)
	if utf8.RuneCountInString(title) > mostTitle || len(words) > 0 && (verbs[words[0]] || slices.ContainsFunc(words, isDocument)) {
		return ""
	}
	return title
}

// isDocument reports whether a word of a title is of what somebody signed, and not of what they are.
func isDocument(word string) bool {
	return word == "statement" || word == "letter" || word == "article"
}

// withoutPlace is a title without the place at its end whose other half was not read as part of
// it: "director of the Washington", of its "D.C., chapter".
func withoutPlace(title string) string {
	at := strings.LastIndex(title, " the ")
	if at < 0 || !places()[strings.ToLower(title[at+len(" the "):])] {
		return title
	}
	head := title[:at]
	return head[:max(strings.LastIndexByte(head, ' '), 0)]
}
