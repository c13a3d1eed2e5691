package question

import (
	"slices"
	"strings"

	"onrecord/index"
)

// operatorOf are the operators that narrow by the value of a facet.
var operatorOf = map[index.Field]string{
	index.Speaker: "speaker", index.Outlet: "outlet", index.Section: "section", index.ByKind: "kind",
	index.Year: "on", index.Month: "on", index.Place: "place", index.Organisation: "organisation",
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
	read := slices.Concat(f.Outlets, f.Sections, f.Places, f.Organisations)
	if q.Speaker != "" {
		read = append(read, q.Speaker)
	}
	for _, k := range f.Kinds {
		read = append(read, string(k))
	}
	return operator, len(read) == 1 && read[0] == value && Parse(q.String(), Options{}).String() == q.String()
}
