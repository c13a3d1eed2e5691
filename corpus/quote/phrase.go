package quote

// Function words that the rules for names and sources go by, in lower case.
var (
	pronouns  = words(`he she they it we i you`)
	adverbial = words(`also later then now further earlier just previously again repeatedly once still already often always once even only instead
		yesterday today tonight recently reportedly subsequently`)
	weekdays   = words(`monday tuesday wednesday thursday friday saturday sunday`)
	determiner = words(`the a an this that these those his her their its our my some many most several one two three another other
		both each every no few all`)
	clauseWords = words(`that but when as if because while after or which who whom whose where although though since until unless whether than before so`)
	linkWords   = words(`of for in at from with on to by about`)
)

// opensClause reports a word that begins a subordinate clause, but not "the WHO".
func (k *token) opensClause() bool {
	return (clauseWords[k.lower] || k.tag == tagWh) && !k.is(shouted)
}
