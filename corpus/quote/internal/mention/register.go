package mention

import (
	"strings"

	"onrecord/corpus/quote/internal/document"
)

// A page may run its register of people into the text: behind a name the name in
// full, with the nickname in brackets, and glued to it the headlines about its
// bearer: "Kari Moe Katarina (Kari) Ann MoeFerry sinks in fog Strike ends MORE said".
// Only the name that the article itself prints is one.

// longestHeadlines bounds the headlines, in tokens.
const longestHeadlines = 120

// withoutRegister returns a run of name words without what a register adds to it,
// and the token behind the headlines, or 0 where no register is run in.
func (n *detector) withoutRegister(run document.Range) (document.Range, int) {
	if run.To-run.From < 3 {
		return run, 0
	}
	if n.doc.Lower(run.To) != "(" || n.doc.Lower(run.To+2) != ")" {
		return n.withoutFullName(run)
	}
	surname := n.doc.Lower(run.To - 2)
	for i := run.To + 3; i < min(run.To+7, len(n.doc.Tokens)); i++ {
		if runOn(n, i, surname) > 0 {
			return document.Range{From: run.From, To: run.To - 1}, n.afterHeadlines(i)
		}
	}
	return run, 0
}

// withoutFullName is withoutRegister for a full name without a nickname: "President Moe Carl
// Otto MoeFerry sinks in fog MORE".
func (n *detector) withoutFullName(run document.Range) (document.Range, int) {
	for surname := run.From; surname < run.To-1; surname++ {
		for i := surname + 2; i < min(surname+5, run.To); i++ {
			if runOn(n, i, n.doc.Lower(surname)) > 0 {
				return document.Range{From: run.From, To: i + 1}, n.afterHeadlines(i)
			}
		}
	}
	return run, 0
}

// afterHeadlines returns the token behind the link that ends the headlines glued to
// token i, or the one behind i.
func (n *detector) afterHeadlines(i int) int {
	for k := i; k < min(i+longestHeadlines, len(n.doc.Tokens)); k++ {
		if strings.HasSuffix(n.doc.Body[n.doc.Tokens[k].Start:n.doc.Tokens[k].End], "MORE") {
			return k + 1
		}
	}
	return i + 1
}
