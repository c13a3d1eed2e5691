package quote

// How far a pronoun is looked for after a name, in tokens, and after how many
// mentions of it.
const (
	pronounReach    = 30
	pronounMentions = 8
)

// genderAfter returns the gender that the pronouns right after the mentions of
// an entity tell, where they have the majority by enough: "Weidan Moor raised
// her hand".
func (c *cast) genderAfter(e *entity, enough int) gender {
	balance := 0
	for _, i := range e.mentions[:min(len(e.mentions), pronounMentions)] {
		switch c.pronounAfter(i) {
		case male:
			balance++
		case female:
			balance--
		}
	}
	switch {
	case balance >= enough:
		return male
	case balance <= -enough:
		return female
	}
	return anyGender
}

// pronounAfter returns the gender of the first pronoun after mention i in its
// sentence, before another name, or at the beginning of the next.
func (c *cast) pronounAfter(i int) gender {
	m := &c.mentions[i]
	if c.tokens[m.from].quotation != outside {
		return anyGender
	}
	end := min(c.sentenceAt(m.from).to+1, m.to+pronounReach, len(c.tokens))
	if i+1 < len(c.mentions) {
		end = min(end, c.mentions[i+1].from)
	}
	for k := m.to; k < end; k++ {
		if c.tokens[k].quotation != outside {
			continue
		}
		switch c.tokens[k].lower {
		case "he", "his", "him", "himself":
			return male
		case "she", "her", "hers", "herself":
			return female
		}
	}
	return anyGender
}
