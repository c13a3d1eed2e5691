package gold

// Stances that an article takes to the words of a quote.
const (
	asserted     = "asserted"     // the speaker says so
	denied       = "denied"       // the speaker says that it is not so
	notSaid      = "not-said"     // the speaker did not, or would not, say it
	hypothetical = "hypothetical" // may, should or will be said
	disputed     = "disputed"     // said or ascribed, and the article says that it is wrong
	asked        = "asked"        // a question
	retracted    = "retracted"    // taken back
)

var stances = []string{asserted, denied, notSaid, hypothetical, disputed, asked, retracted}
