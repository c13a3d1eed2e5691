package attribution

// Stance says how the article holds the words of a quote. Only asserted ones are
// words that the speaker said, by the article, as a claim of their own.
type Stance string

const (
	Asserted     Stance = "asserted"
	Denied       Stance = "denied"       // the speaker says that it is not so: "denied that …", "rejected claims that …"
	NotSaid      Stance = "not-said"     // the speaker did not say so: "has never said that …", "refused to say whether …"
	Hypothetical Stance = "hypothetical" // nobody has said so yet: "if the minister says …", "is expected to say …"
	Disputed     Stance = "disputed"     // the article says that it is false or a fake: "falsely claimed …", "a doctored clip shows …"
	Asked        Stance = "asked"        // a question: "asked whether …"
	Retracted    Stance = "retracted"    // taken back, by the speaker or by a correction of the article
)
