package quote

import (
	"cmp"
	"slices"
	"strings"
)

// Person is a person whom the article names.
type Person struct {
	Name string // the fullest one printed, without title
	// Titles are those printed in this article, each once, in order.
	Titles []string
}

// people returns the people of a cast, those named most first. An only name
// counts where the article shows that it is a person's: by a title or a pronoun.
func (c *cast) people() []Person {
	out := make([]Person, 0, len(c.entities)/2)
	for _, e := range c.byMentions() {
		if !e.isPerson() || places[e.last()] || seat(e.words) {
			continue
		}
		p := Person{Name: withoutGenitive(e.name)}
		p.addTitle(e.title)
		for _, i := range e.mentions {
			p.addTitle(c.mentions[i].title)
		}
		out = append(out, p)
	}
	return out
}

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

// organisations returns the fullest names of the bodies of a cast, those named
// most first. spoken counts the quotes of each entity.
func (c *cast) organisations(spoken map[int]int) []string {
	var out []string
	for _, e := range c.byMentions() {
		if name := withoutGenitive(e.name); c.isOrganisation(e, spoken) && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// isOrganisation reports whether e is a body rather than a place, a work or a
// word in capitals: its name says so, or it acts as one.
func (c *cast) isOrganisation(e *entity, spoken map[int]int) bool {
	if e.person > 0 || places[e.last()] && !unions[e.last()] || states[e.last()] {
		return false
	}
	for _, w := range e.words {
		if institutions[w] || unions[w] {
			return true
		}
	}
	if sites[e.last()] {
		return false
	}
	shouts, acts, speaks := true, false, false
	for _, i := range e.mentions {
		m := &c.mentions[i]
		shouts = shouts && c.tokens[m.from].is(shouted)
		speaks = speaks || spoken[m.entity] > 0
		acts = acts || speaks || m.subject
	}
	// An only name that speaks may be a surname.
	only := len(e.words) == 1
	return acts && (only && (shouts || press[e.last()]) || isBody(e.last())) || speaks && e.person < 0
}

// seat reports a party and state in brackets after a name: "R-Calif."
func seat(name []string) bool {
	return len(name) == 1 && len(name[0]) > 2 && name[0][1] == '-' && strings.Contains("rdi", name[0][:1])
}

// unions of states are bodies and places.
var unions = words(`u.n. un eu nations union nato`)

// sites end the names of what is built, found on a map, fought, signed or won.
var sites = words(`states province district region river street road avenue station bridge act war day treaty agreement accord award awards prize
	cup championship championships games olympics stadium arena orbit transport kingdom`)

// byMentions returns the entities with the most mentions first, then in order.
func (c *cast) byMentions() []*entity {
	out := slices.Clone(c.entities)
	slices.SortStableFunc(out, func(a, b *entity) int {
		return cmp.Or(cmp.Compare(len(b.mentions), len(a.mentions)), cmp.Compare(a.mentions[0], b.mentions[0]))
	})
	return out
}

func withoutGenitive(name string) string {
	return strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s")
}
