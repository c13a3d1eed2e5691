package attribution

import (
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// OpensClause reports a word that begins a subordinate clause, but not "the WHO".
func OpensClause(k *document.Token) bool {
	return (vocabulary.ClauseWords[k.Lower] || k.Tag == document.TagWh) && !k.Is(document.AllCaps)
}
