package question

import (
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord/bot/label"
	"onrecord/corpus/quote"
	"onrecord/index"
)

// operatorOf are the operators that narrow by the value of a facet.
var operatorOf = map[index.Field]string{
	index.Speaker: "speaker", index.Outlet: "outlet", index.Section: "section", index.ByKind: "kind",
	index.Year: "on", index.Month: "on", index.Place: "place", index.Organisation: "organisation", index.Stance: "stance",
	index.Byline: "by",
}

// Operator returns the operator that narrows a question to a value of a facet:
// speaker:"Elin Varga". ok is false where there is none, as for a value that
// cannot stand in quotation marks.
func Operator(field index.Field, value string) (operator string, ok bool) {
	name, ok := operatorOf[field]
	if !ok {
		return "", false
	}
	operator = name + `:"` + value + `"`
	q := Parse(operator, Options{})
	if q.Words+q.Phrase+strings.Join(q.Without, "") != "" {
		return operator, false
	}
	if name == "on" {
		return operator, q.Filter.From != ""
	}
	f := q.Filter
	read := slices.Concat(f.Outlets, f.Sections, f.Bylines, f.Places, f.Organisations)
	if q.Speaker != "" {
		read = append(read, q.Speaker)
	}
	for _, k := range f.Kinds {
		read = append(read, string(k))
	}
	for _, s := range f.Stances {
		read = append(read, string(s))
	}
	return operator, len(read) == 1 && read[0] == value && Parse(q.String(), Options{}).String() == q.String()
}

// taker returns what takes the operators of a text.
func (q *Question) taker(c calendar) func(name, value string) bool {
	return func(name, value string) bool { return q.take(c, name, value) }
}

// negation stands before the name of an operator whose value no answer has.
const negation = "-"

// pasted is the name under which the address of a page is taken.
const pasted = "https://"

// take takes an operator; one that is not known, or a value without meaning, is
// not taken.
func (q *Question) take(c calendar, name, value string) bool {
	name = strings.ToLower(name)
	positive, negated := strings.CutPrefix(name, negation)
	f, e := &q.Filter, &q.Filter.Except
	values := map[string][2]*[]string{
		"outlet": {&f.Outlets, &e.Outlets}, "section": {&f.Sections, &e.Sections}, "by": {&f.Bylines, &e.Bylines},
		"place": {&f.Places, &e.Places}, "organisation": {&f.Organisations, &e.Organisations},
	}
	into := 0
	if negated {
		into = 1
	}
	switch positive {
	case "":
		if !negated {
			return false
		}
		q.Without = append(q.Without, value)
	case pasted:
		if q.Article == "" {
			q.Article = value
		}
	case "speaker":
		if negated {
			e.Speakers = append(e.Speakers, value)
		} else {
			q.Speaker = value
		}
	case "outlet", "section", "by", "place", "organisation":
		*values[positive][into] = append(*values[positive][into], value)
	case "kind":
		k, ok := kindOf(value)
		if !ok {
			return false
		}
		if negated {
			e.Kinds = append(e.Kinds, k)
		} else {
			f.Kinds = append(f.Kinds, k)
		}
	case "stance":
		s, ok := stanceOf(value)
		if !ok {
			return false
		}
		if negated {
			e.Stances = append(e.Stances, s)
		} else {
			f.Stances = append(f.Stances, s)
		}
	case "before", "after", "on", "since":
		return q.takeDay(c, name, value)
	default:
		return false
	}
	return true
}

// takeDay bounds as Slack's own search does: without the day named.
func (q *Question) takeDay(c calendar, name, value string) bool {
	p, ok := c.periodOf(value)
	if !ok {
		return false
	}
	first, last := p.days()
	f := &q.Filter
	switch name {
	case "on":
		f.From, f.To = first, last
	case "-on":
		f.Except.From, f.Except.To = first, last
	case "after":
		f.From, _ = onDay(p.last.AddDate(0, 0, 1)).days()
	case "-after":
		f.To = last
	case "since":
		f.From = first
	case "-since":
		_, f.To = onDay(p.first.AddDate(0, 0, -1)).days()
	case "before":
		_, f.To = onDay(p.first.AddDate(0, 0, -1)).days()
	case "-before":
		f.From = first
	}
	return true
}

func kindOf(value string) (index.Kind, bool) {
	k := index.Kind(strings.ToLower(value))
	return k, slices.Contains(kinds, k)
}

var kinds = []index.Kind{index.Direct, index.Mixed, index.Indirect, index.Sentence}

func stanceOf(value string) (quote.Stance, bool) {
	s := quote.Stance(strings.ToLower(value))
	return s, slices.Contains(quote.Stances, s)
}

// operators are those that a text may have, each of them negated by a "-" before it.
var operators = []string{"speaker", "outlet", "section", "by", "place", "organisation", "kind", "stance", "before", "after", "on", "since"}

// Misused tells what is wrong with the operators of a text, for whoever typed it:
// one that does not exist, with those that do, or a value that means nothing to its
// operator. It is empty where nothing is wrong. [Parse] takes what is wrong for
// words to look for.
func Misused(text string, o Options) string {
	if _, ok := parseCanonical(text); ok {
		return ""
	}
	var problems, unknown []string
	c := newCalendar(o.Now)
	q := new(Question)
	read(text, func(name, value string) bool {
		if q.take(c, name, value) {
			return true
		}
		bare := strings.TrimPrefix(name, negation)
		if values := valuesOf(strings.ToLower(bare)); values != "" {
			problems = append(problems, label.Text("operator.means-nothing", bare+":"+value, bare+":", values))
		} else if isOperator(bare, value) {
			unknown = append(unknown, bare+":")
		}
		return false
	})
	if len(unknown) > 0 {
		all := strings.Join(operators, ": ") + ":"
		if len(unknown) == 1 {
			problems = append(problems, label.Text("operator.unknown", unknown[0], all))
		} else {
			problems = append(problems, label.Text("operator.unknown-all", strings.Join(unknown, ", "), all))
		}
	}
	return strings.Join(problems, "; ")
}

// valuesOf tells what an operator takes that does not take everything.
func valuesOf(name string) string {
	switch name {
	case "kind":
		return label.Text("operator.kinds")
	case "stance":
		return label.Text("operator.stances")
	case "before", "after", "on", "since":
		return label.Text("operator.days")
	}
	return ""
}

// isOperator reports whether somebody means an operator by a word with a colon in
// it, rather than what comes next: "Varga:yes", "who said:yes", "10:30", "https://…".
func isOperator(name, value string) bool {
	first, _ := utf8.DecodeRuneInString(value)
	return len(name) > 1 && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz") == "" && !beforeColon[name] && isWordRune(first)
}

// beforeColon are words with a colon behind them that are no operators: the scheme of
// an address, the head of a message, and what a wording comes after.
var beforeColon = set("http https mailto ftp slack tel re fwd fw who what when where how that this " + lexicon["SAY"] + " " + lexicon["TALK"] + " " + lexicon["QUOTES"])
