package question

import (
	"strconv"
	"strings"
	"time"

	"onrecord/corpus"
)

// The canonical form is what an answer shows of how a question was understood:
//
//	Kerry · ceasefire · since 1 Jan 2016
//	who said · all hope would be lost · outlet lantern
//
// It is the intent, the words and what narrows them, in this order. What
// somebody said has no intent before it but the speaker. [Parse] reads it back
// to the same question.
const (
	separator = " · "
	anything  = "anything" // where there are no words
)

// intents are their labels; where Words are a topic, " about" follows.
var intents = []struct {
	intent Intent
	label  string
}{
	{WhoSaid, "who said"}, {WhatSaid, "what was said"}, {DidSay, "was it said"}, {WhenSaid, "when said"}, {WhereSaid, "where said"},
	{FirstSaid, "first said"}, {LastSaid, "last said"}, {HowOften, "how often said"}, {WhoIs, "who is"}, {WhoElse, "who else said"},
	{HowMany, "how many"}, {MostSaid, "who is quoted most"}, {Articles, "articles"}, {WhoWrote, "who wrote"}, {OverTime, "over time"}, {Against, "who contradicted"},
	{Agreeing, "who agreed"}, {IsRight, "is it right"}, {Find, "find"}, {SmallTalk, "small talk"},
}

// Fields of the canonical form.
const (
	bySpeaker = "by "
	listener  = "to "
	page      = "article "
	beside    = "beside " // the speaker who is left out
	without   = "without "
	outlet    = "outlet "
	section   = "section "
	byline    = "byline "
	place     = "place "
	body      = "organisation "
	kind      = "kind "
	stance    = "stance "
	except    = "not "
	seen      = "after the first "
	typed     = "typed as "
)

// AsTyped is the canonical form with what was typed, where that says more of who is asked for than
// the words do: "which senator said …". [Parse] reads it back with its Text.
func AsTyped(q Question) string {
	opening, _, _ := strings.Cut(strings.ToLower(Typed(q)), " ")
	switch opening {
	case "who", "whose", "which", "how":
		return q.String() + separator + typed + Typed(q)
	}
	return q.String()
}

// Typed is the text as typed, in one line; empty where that is the canonical form.
func Typed(q Question) string {
	if strings.Contains(q.Text, separator) {
		return ""
	}
	return strings.Join(strings.Fields(q.Text), " ")
}

// String is the canonical form.
func (q Question) String() string {
	parts := q.lead()
	if len(parts) == 0 {
		return ""
	}
	add := func(field string, values ...string) {
		for _, v := range values {
			parts = append(parts, field+v)
		}
	}
	if q.To != "" {
		add(listener, q.To)
	}
	if q.Article != "" {
		add(page, q.Article)
	}
	if q.Phrase != "" {
		add("", "“"+q.Phrase+"”")
	}
	add(without, q.Without...)
	add(outlet, q.Filter.Outlets...)
	add(section, q.Filter.Sections...)
	add(byline, q.Filter.Bylines...)
	add(place, q.Filter.Places...)
	add(body, q.Filter.Organisations...)
	for _, k := range q.Filter.Kinds {
		add(kind, string(k))
	}
	for _, s := range q.Filter.Stances {
		add(stance, string(s))
	}
	if days := showDays(q.Filter.From, q.Filter.To); days != "" {
		add("", days)
	}
	e := q.Filter.Except
	add(except+bySpeaker, e.Speakers...)
	add(except+outlet, e.Outlets...)
	add(except+section, e.Sections...)
	add(except+byline, e.Bylines...)
	add(except+place, e.Places...)
	add(except+body, e.Organisations...)
	for _, k := range e.Kinds {
		add(except+kind, string(k))
	}
	for _, s := range e.Stances {
		add(except+stance, string(s))
	}
	if days := showDays(e.From, e.To); days != "" {
		add(except, days)
	}
	if q.Seen > 0 {
		add(seen, strconv.Itoa(q.Seen))
	}
	return strings.Join(parts, separator)
}

// lead is the intent, the words and the speaker; empty for the empty question.
func (q Question) lead() []string {
	said := q.Words
	if said == "" {
		said = anything
	}
	if q.Intent == WhatSaid && q.Speaker != "" {
		if _, isLabel := labelled(q.Speaker); !isLabel {
			return []string{q.Speaker, said}
		}
	}
	if q.Intent == Find && q.Empty() {
		return nil
	}
	label := ""
	for _, i := range intents {
		if i.intent == q.Intent {
			label = i.label
		}
	}
	if q.Topic {
		label += " about"
	}
	switch {
	case q.Intent == WhoIs && q.Speaker != "":
		return []string{label, q.Speaker}
	case q.Speaker == "":
		return []string{label, said}
	case q.AsksForOthers():
		return []string{label, said, beside + q.Speaker}
	}
	return []string{label, said, bySpeaker + q.Speaker}
}

// labelled returns the question that a label begins.
func labelled(label string) (Question, bool) {
	rest, about := strings.CutSuffix(label, " about")
	for _, i := range intents {
		q := Question{Intent: i.intent, Topic: about}
		if i.label == rest && (!about || q.mayHaveWording()) {
			return q, true
		}
	}
	return Question{}, false
}

// parseCanonical reads the canonical form; ok is false for any other text.
func parseCanonical(text string) (q Question, ok bool) {
	parts := strings.Split(text, separator)
	if len(parts) < 2 {
		return Question{}, false
	}
	if q, ok = labelled(parts[0]); !ok {
		q = Question{Intent: WhatSaid, Speaker: parts[0]}
	}
	switch {
	case parts[1] == anything:
	case q.Intent == WhoIs:
		q.Speaker = parts[1]
	default:
		q.Words = parts[1]
	}
	for _, part := range parts[2:] {
		if !q.takeField(part) {
			return Question{}, false
		}
	}
	return q, true
}

func (q *Question) takeField(part string) bool {
	if phrase, ok := strings.CutPrefix(part, "“"); ok {
		q.Phrase, ok = strings.CutSuffix(phrase, "”")
		return ok
	}
	if from, to, ok := readDays(part); ok {
		q.Filter.From, q.Filter.To = from, to
		return true
	}
	if exception, ok := strings.CutPrefix(part, except); ok {
		return q.takeExcept(exception)
	}
	for _, f := range fields {
		if value, ok := strings.CutPrefix(part, f.label); ok && value != "" {
			return f.take(q, value)
		}
	}
	return false
}

// fields are the labelled parts of a canonical question, in the order in which they are
// tried, and what takes the value of each; false is no such value.
var fields = []struct {
	label string
	take  func(q *Question, value string) bool
}{
	{bySpeaker, into(func(q *Question) *string { return &q.Speaker })},
	{listener, into(func(q *Question) *string { return &q.To })},
	{page, into(func(q *Question) *string { return &q.Article })},
	{beside, into(func(q *Question) *string { return &q.Speaker })},
	{without, onto(func(q *Question) *[]string { return &q.Without })},
	{outlet, onto(func(q *Question) *[]string { return &q.Filter.Outlets })},
	{section, onto(func(q *Question) *[]string { return &q.Filter.Sections })},
	{byline, onto(func(q *Question) *[]string { return &q.Filter.Bylines })},
	{place, onto(func(q *Question) *[]string { return &q.Filter.Places })},
	{body, onto(func(q *Question) *[]string { return &q.Filter.Organisations })},
	{kind, func(q *Question, value string) bool {
		k, ok := kindOf(value)
		q.Filter.Kinds = append(q.Filter.Kinds, k)
		return ok
	}},
	{stance, func(q *Question, value string) bool {
		s, ok := stanceOf(value)
		q.Filter.Stances = append(q.Filter.Stances, s)
		return ok
	}},
	{typed, into(func(q *Question) *string { return &q.Text })},
	{seen, func(q *Question, value string) bool {
		n, err := strconv.Atoi(value)
		q.Seen = n
		return err == nil && n > 0
	}},
}

// into sets a text of a question.
func into(text func(*Question) *string) func(*Question, string) bool {
	return func(q *Question, value string) bool {
		*text(q) = value
		return true
	}
}

// onto adds to a list of a question.
func onto(list func(*Question) *[]string) func(*Question, string) bool {
	return func(q *Question, value string) bool {
		*list(q) = append(*list(q), value)
		return true
	}
}

// takeExcept takes what an answer may not have.
func (q *Question) takeExcept(part string) bool {
	e := &q.Filter.Except
	if from, to, ok := readDays(part); ok {
		e.From, e.To = from, to
		return true
	}
	for field, values := range map[string]*[]string{
		bySpeaker: &e.Speakers, outlet: &e.Outlets, section: &e.Sections, byline: &e.Bylines, place: &e.Places, body: &e.Organisations,
	} {
		if value, ok := strings.CutPrefix(part, field); ok && value != "" {
			*values = append(*values, value)
			return true
		}
	}
	if value, ok := strings.CutPrefix(part, stance); ok {
		s, known := stanceOf(value)
		if known {
			e.Stances = append(e.Stances, s)
		}
		return known
	}
	value, ok := strings.CutPrefix(part, kind)
	k, known := kindOf(value)
	if ok && known {
		e.Kinds = append(e.Kinds, k)
	}
	return ok && known
}

// Layouts of a day, a month and a year as they are shown.
const dayLayout, monthLayout, yearLayout = "2 Jan 2006", "Jan 2006", "2006"

// showDays is a stretch of days as it is shown: "in Feb 2016", "since 3 Feb 2016".
func showDays(from, to corpus.Day) string {
	first, last := from.Time(), to.Time()
	switch {
	case from == "" && to == "":
		return ""
	case to == "":
		return "since " + first.Format(dayLayout)
	case from == "":
		return "until " + last.Format(dayLayout)
	case from == to:
		return "on " + first.Format(dayLayout)
	case period{first, last} == yearOf(first.Year()):
		return "in " + first.Format(yearLayout)
	case period{first, last} == monthOf(first.Year(), int(first.Month())):
		return "in " + first.Format(monthLayout)
	}
	return "from " + first.Format(dayLayout) + " to " + last.Format(dayLayout)
}

// readDays reads what showDays shows.
func readDays(text string) (from, to corpus.Day, ok bool) {
	word, rest, _ := strings.Cut(text, " ")
	first, last, ranged := strings.Cut(rest, " to ")
	if word == "in" {
		if t, err := time.Parse(yearLayout, rest); err == nil {
			from, to = yearOf(t.Year()).days()
			return from, to, true
		}
		t, err := time.Parse(monthLayout, rest)
		from, to = monthOf(t.Year(), int(t.Month())).days()
		return from, to, err == nil
	}
	if !ranged {
		last = first
	}
	a, err := time.Parse(dayLayout, first)
	if err != nil {
		return "", "", false
	}
	b, err := time.Parse(dayLayout, last)
	if err != nil {
		return "", "", false
	}
	from, to = corpus.DayOf(a), corpus.DayOf(b)
	switch {
	case word == "since" && !ranged:
		return from, "", true
	case word == "until" && !ranged:
		return "", to, true
	case word == "on" && !ranged, word == "from" && ranged:
		return from, to, true
	}
	return "", "", false
}
