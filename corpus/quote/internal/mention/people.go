package mention

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/corpus/lexicon"
	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// Person is a person whom the article names.
type Person struct {
	Name string // the fullest one printed, without title
	// Titles are those printed in this article, each once, in order.
	Titles []string
}

// People returns the people of an article, those named most first. An only name
// counts where the article shows that it is a person's: by a title or a pronoun.
func (c *Entities) People() []Person {
	out := make([]Person, 0, len(c.List)/2)
	for _, e := range c.byMentions() {
		if !e.IsPerson() || vocabulary.PlaceNames[e.Last()] && !bearsPlace(e) || seat(e.Words) {
			continue
		}
		p := Person{Name: WithoutGenitive(e.Name)}
		p.addTitle(e.Title)
		for _, i := range e.Mentions {
			p.addTitle(c.Mentions[i].Title)
		}
		out = append(out, p)
	}
	return out
}

// bearsPlace reports somebody whose surname is a place's, too: "Ada London".
func bearsPlace(e *Entity) bool { return len(e.Words) > 1 && vocabulary.IsGiven(e.Words[0]) }

func (p *Person) addTitle(title string) {
	for _, other := range p.Titles {
		if strings.EqualFold(title, other) {
			return
		}
	}
	if title != "" {
		p.Titles = append(p.Titles, title)
	}
}

// Organisations returns the fullest names of the bodies of an article, those named
// most first. spoken counts the quotes of each entity.
func (c *Entities) Organisations(spoken map[int]int) []string {
	var out []string
	for _, e := range c.byMentions() {
		if name := WithoutGenitive(e.Name); c.isOrganisation(e, spoken) && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// isOrganisation reports whether e is a body rather than a place, a work or a
// word in capitals: its name says so, or it acts as one.
func (c *Entities) isOrganisation(e *Entity, spoken map[int]int) bool {
	last := e.Last()
	if e.Person > 0 || vocabulary.PlaceNames[last] && !Unions[last] || vocabulary.StateAbbreviations[last] {
		return false
	}
	if slices.ContainsFunc(e.Words, func(w string) bool { return institutions[w] || Unions[w] }) {
		return true
	}
	if sites[last] {
		return false
	}
	caps, acts, speaks := true, false, false
	for _, i := range e.Mentions {
		m := &c.Mentions[i]
		caps = caps && c.Doc.Tokens[m.From].Is(document.AllCaps)
		speaks = speaks || spoken[m.Entity] > 0
		acts = acts || speaks || m.Subject
	}
	if speaks && e.Person < 0 {
		return true
	}
	// An only name that speaks may be a surname.
	only := len(e.Words) == 1 && (caps || attribution.Press[last])
	return acts && (only || IsOrg(last))
}

// seat reports a party and state in brackets after a name: "R-Calif."
func seat(name []string) bool {
	return len(name) == 1 && len(name[0]) > 2 && name[0][1] == '-' && strings.Contains("rdi", name[0][:1])
}

// Unions of states are bodies and places.
var Unions = vocabulary.WordSet(`u.n. un eu nations union nato`)

// sites end the names of what is built, found on a map, fought, signed or won.
var sites = lexicon.Words("sites")

// byMentions returns the entities with the most mentions first, then in order.
func (c *Entities) byMentions() []*Entity {
	out := slices.Clone(c.List)
	slices.SortStableFunc(out, func(a, b *Entity) int {
		return cmp.Or(cmp.Compare(len(b.Mentions), len(a.Mentions)), cmp.Compare(a.Mentions[0], b.Mentions[0]))
	})
	return out
}

func WithoutGenitive(name string) string {
	return strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s")
}
