package bot

import (
	"strings"
	"time"

	"onrecord/bot/asking/question"
	"onrecord/bot/label"
	"onrecord/corpus"
	"onrecord/index"
)

// Form is a question in fields. The zero Form is an empty one.
type Form struct {
	// Asked is the question that is refined, in its canonical form; empty is a new
	// one.
	Asked           string
	Words           string // with operators, if any
	Speaker, Outlet string
	From, To        corpus.Day
	Kind            index.Kind // empty is any
}

// Field names a field of a form.
type Field string

const (
	WordsField Field = "words"
	FromField  Field = "from"
	ToField    Field = "to"
)

// Problems says what is wrong in which field, so that whoever fills it in can correct
// it; it is empty where nothing is.
func (f Form) Problems(now time.Time) map[Field]string {
	out := make(map[Field]string)
	today := corpus.DayOf(now)
	if misused := question.Misused(f.Words, question.Options{Now: now}); misused != "" {
		out[WordsField] = misused
	} else if f.question(now).Empty() {
		out[WordsField] = label.Text("ask.empty")
	}
	if f.From > today {
		out[FromField] = label.Text("ask.to-come")
	}
	if f.From != "" && f.To != "" && f.To < f.From {
		out[ToField] = label.Text("ask.before-first")
	}
	return out
}

// formOf fills in a form with a question.
func formOf(q question.Question) Form {
	f := Form{
		Asked: q.String(), Words: q.Words, Speaker: q.Speaker,
		From: q.Filter.From, To: q.Filter.To, Outlet: strings.Join(q.Filter.Outlets, " "),
	}
	if q.Phrase != "" {
		f.Words = strings.TrimSpace(f.Words + ` "` + q.Phrase + `"`)
	}
	if len(q.Filter.Kinds) == 1 {
		f.Kind = q.Filter.Kinds[0]
	}
	return f
}

// question is what the form asks: the question that it refines with the fields in
// the place of what it had, or else what the words say, narrowed by the others.
func (f Form) question(now time.Time) question.Question {
	f.Words, f.Speaker, f.Outlet = typed(f.Words), typed(f.Speaker), typed(f.Outlet)
	q := f.read(question.Options{Now: now})
	f.narrow(&q)
	q.Text = q.String()
	return q
}

// typed is what a field holds, in one line and without what divides the canonical
// form.
func typed(text string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(text, "·", " ")), " ")
}

// read reads the words, and what the question had that is refined.
func (f Form) read(o question.Options) question.Question {
	if f.Asked == "" {
		return question.Parse(f.Words, o)
	}
	q := question.Parse(f.Asked, o)
	before := formOf(q)
	q.Seen, q.Speaker = 0, f.Speaker
	q.Filter.From, q.Filter.To = f.From, f.To
	if f.Outlet != before.Outlet {
		q.Filter.Outlets = nil
	}
	if f.Kind != before.Kind {
		q.Filter.Kinds = nil
	}
	if f.Words != before.Words {
		said := question.Parse(f.Words, o)
		q.Words, q.Phrase = said.Words, said.Phrase
		q.Without = append(q.Without, said.Without...)
		if said.Intent != question.Find {
			q.Intent, q.Topic = said.Intent, said.Topic
		}
	}
	return q
}

// narrow adds the fields that are filled in.
func (f Form) narrow(q *question.Question) {
	if f.Speaker != "" {
		q.Speaker = f.Speaker
	}
	if f.From != "" {
		q.Filter.From = f.From
	}
	if f.To != "" {
		q.Filter.To = f.To
	}
	if f.Outlet != "" && len(q.Filter.Outlets) == 0 {
		q.Filter.Outlets = []string{f.Outlet}
	}
	if f.Kind != "" && len(q.Filter.Kinds) == 0 {
		q.Filter.Kinds = []index.Kind{f.Kind}
	}
}
