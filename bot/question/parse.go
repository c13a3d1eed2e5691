package question

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// saying matches the verbs by which reporters ask for a statement.
const saying = `(?:sa(?:id|ys?|ying)|t(?:old|ells?)|warn(?:ed|s)?|claim(?:ed|s)?|stat(?:ed?|es)|announc(?:ed?|es)|argu(?:ed?|es)|` +
	`den(?:ied|y|ies)|insist(?:ed|s)?|promis(?:ed?|es)|accus(?:ed?|es)|urg(?:ed?|es)|wr(?:ote|ites?)|tweet(?:ed|s)?|add(?:ed|s)?|` +
	`not(?:ed?|es)|admit(?:ted|s)?|suggest(?:ed|s)?|predict(?:ed|s)?|describ(?:ed?|es)|declar(?:ed?|es)|call(?:ed|s)?|ask(?:ed|s)?|` +
	`mention(?:ed|s)?|confirm(?:ed|s)?|report(?:ed|s)?|explain(?:ed|s)?|estimat(?:ed?|es))`

// about separates a person from a topic.
const about = `(?:about|on|regarding|concerning|of)`

// that joins a verb and the words said.
const that = `(?: it)?[:,]?(?: that\b)?[:,]?\s*`

// The forms of a question, tried in this order. Their named groups are the
// fields of a Question.
var forms = []struct {
	intent Intent
	form   *regexp.Regexp
}{
	{FirstSaid, regexp.MustCompile(`(?i)^(?:who|when)(?: was it)?(?: was)?(?: the)? first (?:(?:to|one to|person to) )?` + saying + `\b` + that + `(?P<words>.+)$`)},
	{FirstSaid, regexp.MustCompile(`(?i)^when (?:did|has|have|had) (?P<speaker>.+?) first ` + saying + `\b` + that + `(?P<words>.+)$`)},
	{LastSaid, regexp.MustCompile(`(?i)^(?:who|when)(?: was it)?(?: was)?(?: the)? last (?:(?:to|one to|person to) )?` + saying + `\b` + that + `(?P<words>.+)$`)},
	{LastSaid, regexp.MustCompile(`(?i)^when (?:did|has|have|had) (?P<speaker>.+?) last ` + saying + `\b` + that + `(?P<words>.+)$`)},
	{WhenSaid, regexp.MustCompile(`(?i)^when (?:did|has|have|had) (?P<speaker>.+?) ` + saying + `\b` + that + `(?P<words>.+)$`)},
	{WhenSaid, regexp.MustCompile(`(?i)^when was it said\b` + that + `(?P<words>.+)$`)},
	{DidSay, regexp.MustCompile(`(?i)^(?:did|has|have|had) (?P<speaker>.+?) (?:ever |really |actually )*` + saying + `\b` + that + `(?P<words>.+)$`)},
	{HowMany, regexp.MustCompile(`(?i)^how (?:many|much) (?P<words>.+)$`)},
	{WhoSaid, regexp.MustCompile(`(?i)^who(?:['’]s| is| was)? ?(?:it |the one )?(?:that |who )?(?:has |had |have |once |ever |also |else )*` + saying + `\b` + that + `(?P<words>.*)$`)},
	{WhoSaid, regexp.MustCompile(`(?i)^(?:whose (?:words|quote|line|phrase) (?:is|are|was|were)(?: (?:it|this|these|the words))?|(?:by )?whom was it said(?: that)?|who is quoted(?: as)? saying(?: that)?)[:,]?\s*(?P<words>.+)$`)},
	{WhatSaid, regexp.MustCompile(`(?i)^(?:what|everything|anything)(?: else)? (?:did|does|do|has|have|had)\s+(?P<speaker>.+?)\s+(?:ever |recently |just |once )?` + saying + `(?:\s+` + about + `\s+(?P<words>.+))?$`)},
	{WhatSaid, regexp.MustCompile(`(?i)^what (?:was|were|is|are) (?P<speaker>.+?) (?:saying|quoted)(?:\s+` + about + `\s+(?P<words>.+))?$`)},
	{WhatSaid, regexp.MustCompile(`(?i)^(?:(?:are|is) there )?(?:any |all |some |the )?(?:quotes?|quotations?|statements?|remarks?|comments?) (?:from|by|of)\s+(?P<speaker>.+?)(?:\s+(?:about|on|regarding|concerning)\s+(?P<words>.+))?$`)},
}

// courtesies stand before a question and mean nothing to it.
var courtesies = regexp.MustCompile(`(?i)^(?:(?:hi|hey|hello|ok|okay|please|so|and|um)\b[,!.:]*\s*|(?:can|could|would) (?:you|anyone|anybody|someone) (?:please )?(?:tell me|find(?: me| out)?|check|say)\s+|(?:do (?:you|we) know|tell me|find me|find out|remind me|i(?:['’]m| am) looking for|search for|look for|show me)\s+)+`)

// asking stands before what a question of another form is about.
var asking = regexp.MustCompile(`(?i)^(?:how (?:many|much|often|long)|when|where|why|which|what|who|whom|whose)\s+(?:(?:is|are|was|were|did|do|does|has|have|had)\s+)?`)

// Parse reads a question.
func Parse(text string) Question {
	q := Question{Text: text, Intent: Find}
	rest := strings.Join(strings.Fields(q.takeOperators(text)), " ")
	rest = strings.TrimSpace(courtesies.ReplaceAllString(rest, ""))
	rest = strings.TrimRight(rest, "?! ")
	rest = q.takeForm(rest)
	if !q.comparesWords() {
		if undated := q.takeDate(rest); undated != rest && q.Intent == Find {
			rest = q.takeForm(undated) // "what did Kerry say in 2016"
		} else {
			rest = undated
		}
	}
	if q.Intent == Find {
		if about := asking.ReplaceAllString(rest, ""); about != "" {
			rest = about
		}
	}
	q.Words, q.Phrase = q.wording(rest)
	if !q.comparesWords() {
		q.Words = withoutArticle(q.Words)
	}
	q.Speaker = withoutArticle(q.Speaker)
	return q
}

// takeForm finds the form of a question, takes its intent and speaker, and
// returns its words. A text of no form is returned as it is.
func (q *Question) takeForm(text string) string {
	for _, f := range forms {
		m := f.form.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		q.Intent = f.intent
		if i := f.form.SubexpIndex("speaker"); i > 0 {
			q.Speaker = strings.TrimSpace(m[i])
		}
		return m[f.form.SubexpIndex("words")]
	}
	return text
}

// wording returns the words of rest and the phrase that must stand exactly so.
// Somebody who asks who said "these words" may remember them wrongly, and is
// better served by the nearest quote than by none: only when looking for a
// passage do quotation marks ask for the exact words.
func (q Question) wording(rest string) (words, phrase string) {
	quoted, outside, ok := cutQuoted(rest)
	switch {
	case !ok:
		return strings.Trim(rest, `"“”„«»'‘’ `), ""
	case q.Intent != Find:
		return strings.Join(strings.Fields(outside+" "+quoted), " "), ""
	}
	return outside, quoted
}

// cutQuoted splits off the first stretch in quotation marks. Marks without a
// partner are literal.
func cutQuoted(s string) (quoted, outside string, ok bool) {
	for i, r := range s {
		closing, isOpening := closers[r]
		if !isOpening {
			continue
		}
		from := i + utf8.RuneLen(r)
		n := strings.IndexAny(s[from:], closing)
		if n < 0 {
			continue
		}
		_, width := utf8.DecodeRuneInString(s[from+n:])
		return strings.TrimSpace(s[from : from+n]), strings.TrimSpace(s[:i] + " " + s[from+n+width:]), true
	}
	return "", s, false
}

// closers holds, for each mark that opens a quotation, those that may close it.
// Phones and keyboards mix them.
var closers = map[rune]string{'"': `"”`, '“': `”"“`, '”': `”"`, '„': `“”"`, '«': `»`}

func withoutArticle(s string) string {
	for _, article := range []string{"the ", "a ", "an "} {
		if len(s) > len(article) && strings.EqualFold(s[:len(article)], article) {
			return s[len(article):]
		}
	}
	return s
}
