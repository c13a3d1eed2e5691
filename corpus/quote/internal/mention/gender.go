package mention

import (
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// How far a pronoun is looked for after a name, in tokens, and after how many
// mentions of it.
const (
	pronounReach    = 30
	pronounMentions = 8
)

// genderAfter returns the gender that the pronouns right after the mentions of
// an entity tell, where they have the majority by enough: "Weidan Moor raised
// her hand".
func (c *Entities) genderAfter(e *Entity, enough int) vocabulary.Gender {
	balance := 0
	for _, i := range e.Mentions[:min(len(e.Mentions), pronounMentions)] {
		switch c.pronounAfter(i) {
		case vocabulary.Male:
			balance++
		case vocabulary.Female:
			balance--
		}
	}
	switch {
	case balance >= enough:
		return vocabulary.Male
	case balance <= -enough:
		return vocabulary.Female
	}
	return vocabulary.AnyGender
}

// pronounAfter returns the gender of the first pronoun after mention i in its
// sentence, before another name, or at the beginning of the next.
func (c *Entities) pronounAfter(i int) vocabulary.Gender {
	m := &c.Mentions[i]
	if c.Doc.Tokens[m.From].Quotation != document.Unquoted {
		return vocabulary.AnyGender
	}
	end := min(c.Doc.SentenceAt(m.From).To+1, m.To+pronounReach, len(c.Doc.Tokens))
	if i+1 < len(c.Mentions) {
		end = min(end, c.Mentions[i+1].From)
	}
	for k := m.To; k < end; k++ {
		if c.Doc.Tokens[k].Quotation != document.Unquoted {
			continue
		}
		switch c.Doc.Tokens[k].Lower {
		case "he", "his", "him", "himself":
			return vocabulary.Male
		case "she", "her", "hers", "herself":
			return vocabulary.Female
		}
	}
	return vocabulary.AnyGender
}
