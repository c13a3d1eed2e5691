package stance

import (
	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// A claim is the noun for one, with who made it and what it says: "the minister's
// claim on Friday that the lab was slow".
type claim struct {
	noun     int
	owner    document.Range // empty where nobody is named
	content  document.Range
	rejected governor // the verb whose object it is
}

// unsaidClaim reads a noun for a claim, with who made it and who rejects it.
func unsaidClaim(t *document.Document, n int, s document.Sentence) []attribution.Attribution {
	if t.Tokens[n].Quotation != document.Unquoted {
		return nil
	}
	c, ok := readClaim(t, n, s)
	if !ok {
		return nil
	}
	if c.rejected.verb != document.None {
		return c.sides(t, s)
	}
	return c.falseClaim(t, s)
}

// readClaim reads what follows the noun at token n: who made the claim, on which day,
// and the clause that says it.
func readClaim(t *document.Document, n int, s document.Sentence) (claim, bool) {
	c := claim{noun: n, owner: possessorOf(t, n, s), rejected: governorOf(t, n)}
	i := n + 1
	if isWord(t, i, "by", "from") {
		if c.owner = nounsRight(t, i+1, s.To); c.owner.Empty() {
			return c, false
		}
		i = c.owner.To
	}
	for i < s.To && (vocabulary.Weekdays[t.Lower(i)] || t.Tokens[i].Tag == document.TagAdverb || t.Lower(i) == "on" && vocabulary.Weekdays[t.Lower(i+1)]) {
		i++
	}
	switch t.Lower(i) {
	case "that":
	case "of", "about":
		if c.rejected.verb == document.None || !isAny(t, c.rejected.verb, rejects|denies) || !nominal(t, min(i+1, s.To-1)) {
			return c, false
		}
		i++
	default:
		return c, false
	}
	c.content = document.Range{From: i, To: clauseEnd(t, i, s)}
	if v := c.rejected.verb; v != document.None && t.Tokens[v].Tag == document.TagPast {
		c.content.To = attribution.BeforeDeed(t, c.content)
	}
	if n < s.From+8 && c.rejected.verb == document.None {
		c.content = opening(t, c.content, s.From, s)
	}
	return c, c.content.To-c.content.From >= 3
}

// by returns the attribution of what is claimed to a source.
func (c *claim) by(cue, source document.Range) attribution.Attribution {
	return attribution.Attribution{Cue: cue, Source: source, Content: []document.Range{c.content}, Confidence: sureUnsaid}
}

// sides returns a rejected claim as who rejects it has it, and as its owner has it.
func (c *claim) sides(t *document.Document, s document.Sentence) []attribution.Attribution {
	g := c.rejected
	v := readReport(t, g.verb)
	denial := c.by(document.Range{From: g.verb, To: c.noun + 1}, sourceOf(t, &v, s))
	switch {
	case isAny(t, g.verb, withdraws) || g.particle && isAny(t, g.verb, withdrawsWith) && !isAny(t, g.verb, rejects):
		denial.Stance = attribution.Retracted
	case v.negated || v.stance == attribution.NotSaid:
		denial.Stance = attribution.NotSaid
	case v.stance == "" && v.modal == document.None:
		denial.Stance = attribution.Denied
	}
	var out []attribution.Attribution
	if denial.Stance != "" && !denial.Source.Empty() {
		out = append(out, denial)
	}
	if denial.Stance == attribution.Denied && !c.owner.Empty() {
		owned := c.by(document.Range{From: c.noun, To: c.noun + 1}, c.owner)
		owned.Stance = attribution.Disputed
		out = append(out, owned)
	}
	return out
}

// falseClaim returns a claim that the article itself does not take for true, with
// its owner or, "repeated the lie that", with the subject of the verb before.
func (c *claim) falseClaim(t *document.Document, s document.Sentence) []attribution.Attribution {
	a := c.by(document.Range{From: c.noun, To: c.noun + 1}, c.owner)
	r := readReport(t, c.noun)
	if a.Stance = reported(t, &r, &a); a.Stance == attribution.Asserted {
		return nil
	}
	if c.owner.Empty() {
		for v := c.noun - 1; v > s.From && v > c.noun-6; v-- {
			if t.Tokens[v].Finite() && !attribution.Auxiliary[t.Lower(v)] {
				verb := readReport(t, v)
				a.Source = sourceOf(t, &verb, s)
				break
			}
		}
	}
	if a.Source.Empty() {
		return nil
	}
	return []attribution.Attribution{a}
}

// possessorOf returns whose the claim at token n is: "the minister's claim".
func possessorOf(t *document.Document, n int, s document.Sentence) document.Range {
	np := nounsLeft(t, s.From, n)
	for i := np.To - 1; i >= np.From; i-- {
		k := &t.Tokens[i]
		if k.Tag == document.TagPossessive {
			return document.Range{From: i, To: i + 1}
		}
		if k.Genitive() {
			return document.Range{From: np.From, To: i + 1}
		}
	}
	return document.Range{}
}

// governor is the verb that a noun for a claim is the object of.
type governor struct {
	verb     int // or None
	particle bool
}

// governorOf finds the verb that governs the noun at token n: "rejected" in
// "rejected the government's claims that".
func governorOf(t *document.Document, n int) governor {
	s := t.SentenceAt(n)
	g := governor{verb: document.None}
	for i := n - 1; i >= s.From && n-i < reach && t.Tokens[i].Quotation == t.Tokens[n].Quotation; i-- {
		switch w := t.Lower(i); {
		case rejectsClaim(t, i, g.particle):
			g.verb = i
			return g
		case isAny(t, i, particle):
			g.particle = g.particle || w == "back" || w == "away"
		case !joinsObject(t, i):
			return g
		}
	}
	return g
}

// rejectsClaim reports a verb that rejects or withdraws its object. With a particle
// behind it, it is a verb whatever the tagger says.
func rejectsClaim(t *document.Document, i int, withParticle bool) bool {
	if !isAny(t, i, denies|doubts|rejects|withdraws|withdrawsWith) || attribution.Auxiliary[t.Lower(i)] {
		return false
	}
	if isWord(t, i, "back", "down") || isAny(t, i, particle) && !verbal(t, i) || isWord(t, i-1, "the", "a") {
		return false
	}
	return verbal(t, i) || withParticle || isAny(t, i+1, particle)
}

// joinsObject reports a token that can stand between a verb and the noun that is its
// object. Another verb that reports does not.
func joinsObject(t *document.Document, i int) bool {
	k := &t.Tokens[i]
	if k.Tag.Verb() && !gerund(t, i) && isAny(t, i, reports) {
		return false
	}
	switch k.Tag {
	case document.TagAdverb, document.TagParticiple, document.TagParticle:
		return true
	case document.TagPreposition:
		return k.Lower != "that"
	}
	return attribution.IsPhrasal(k) || k.Lower == "cold" || k.Lower == "and" || vocabulary.Weekdays[k.Lower]
}
