package question

import (
	"strings"

	"onrecord/index"
)

// operatorOf are the operators that narrow by the value of a facet.
var operatorOf = map[index.Field]string{
	index.Speaker: "speaker", index.Outlet: "outlet", index.Section: "section", index.ByKind: "kind",
	index.Year: "on", index.Month: "on",
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
	said := q.Words + q.Phrase + strings.Join(q.Without, "")
	return operator, said == "" && q.String() != "" && (name == "on" || taken(q, value))
}

// taken reports whether an operator was read as it was meant.
func taken(q Question, value string) bool {
	f := q.Filter
	switch {
	case q.Speaker != "":
		return q.Speaker == value
	case len(f.Outlets) == 1:
		return f.Outlets[0] == value
	case len(f.Sections) == 1:
		return f.Sections[0] == value
	}
	return len(f.Kinds) == 1 && string(f.Kinds[0]) == value
}
