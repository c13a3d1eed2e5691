package raw

// Claim is a statement that a page says it has checked: a ClaimReview of schema.org.
type Claim struct {
	Words   string // the statement
	Speaker string // who made it; empty is not said
	Verdict string // in the words of the page: "False"
	Link    string // where the check is
}
