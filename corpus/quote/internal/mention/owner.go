package mention

import (
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// Bodies that go by one word behind a name in the genitive, "Moe Sheriff’s Office",
// and by two behind that of a state, "Ostrava’s Coast Guard". Either alone would be
// the name of many.
var (
	houses      = vocabulary.WordSet(`office almanac bazaar hospital club college school church bank foundation magazine digest guild department fund`)
	stateBodies = vocabulary.WordSet(`ministry court guard`)
)

// takeOwner widens a name to the one in the genitive before it without which it says
// little, and takes back the mention of that.
func (n *detector) takeOwner(m *Mention) {
	owner := m.From - 2
	if owner < n.doc.SentenceAt(m.From).From || !n.doc.Tokens[m.From-1].Genitive() || !n.doc.Tokens[owner].Is(document.Capitalized) {
		return
	}
	last := n.doc.Lower(m.To - 1)
	switch place := vocabulary.PlaceNames[n.doc.Lower(owner)]; {
	case m.To-m.From == 1 && houses[last] && !place:
	case m.To-m.From == 2 && stateBodies[last] && place:
	default:
		return
	}
	m.From = owner
	if k := len(n.mentions) - 1; k >= 0 && n.mentions[k].To == owner+1 {
		m.From = n.mentions[k].Before
		n.mentions = n.mentions[:k]
	} else {
		for m.From > n.doc.SentenceAt(owner).From && nameGoesOn(n.casing, m.From) && isNameWord(n.casing, m.From-1) {
			m.From--
		}
	}
	m.Before = m.From
}
