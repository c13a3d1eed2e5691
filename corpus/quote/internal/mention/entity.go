// Package mention owns the names of an article: it detects their mentions, takes
// titles off them, and clusters the mentions of one person or organisation into
// an entity.
package mention

import (
	"slices"
	"strings"

	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// Entity is a person or body with all its mentions in the article.
type Entity struct {
	Name     string   // the fullest name printed
	Words    []string // of that name, lower case, without suffix
	Title    string   // the first one printed
	Roles    map[string]bool
	Gender   vocabulary.Gender
	Sure     bool              // the gender is told by more than a given name
	Leaning  vocabulary.Gender // what the pronouns after it tell, where nothing else does
	Person   int               // evidence for a person (> 0) or a body (< 0)
	Placed   int               // mentions after "in" or the like
	inside   bool              // one of them stands after a word that only places do
	linked   int               // mentions after "of" or "to"
	Mentions []int
	Plain    bool // introduced by a name without a title
	signed   bool // the name is that of an account
	doubtful bool // the first word of the name may be none of it
}

func (e *Entity) IsPerson() bool { return e.Person > 0 }

// IsSite reports whether the article uses the name as that of a place alone.
func (e *Entity) IsSite() bool {
	return e.inside && e.Person == 0 && e.Placed+e.linked == len(e.Mentions) && !attribution.Platforms[e.Last()] && !attribution.Press[e.Last()]
}

// IsAside reports whether the name only stands where places do, behind "of", "in"
// or "at", and nothing else tells what it is of.
func (e *Entity) IsAside() bool { return e.Person == 0 && e.Placed+e.linked >= len(e.Mentions) }

// Bears adds a word of a title.
func (e *Entity) Bears(role string) {
	if e.Roles == nil {
		e.Roles = map[string]bool{}
	}
	e.Roles[role] = true
}

func (e *Entity) Last() string { return e.Words[len(e.Words)-1] }

// Entities is everyone and everything that an article names.
type Entities struct {
	Doc      *document.Document
	Mentions []Mention
	List     []*Entity
	ByWord   map[string][]int // entities by each word of their names
	ByRole   map[string][]int // people by each role in their titles, see CanonicalRole
	initials map[string]int   // bodies by the initials of their names
	aliases  map[string]int   // bodies by what the text glosses them with, people by a nickname
	spelled  map[string]int   // bodies by an abbreviation looked for, or None
	alone    map[string]int   // first token of each name of one word

	memory struct {
		entities document.Arena[Entity]
		words    document.Arena[string]
		indices  document.Arena[int]
	}
}

// namesakes bounds how many entities with a word in common are compared; an
// article that has more of them is a list.
const namesakes = 40

// Latest returns the entities of a list that were named last.
func Latest(list []int) []int { return list[max(0, len(list)-namesakes):] }

// ClusterMentions brings the mentions of a text together: one entity for each person
// and body. Full names come first, so that a surname printed before its full
// name finds its owner too.
func ClusterMentions(t *document.Document) *Entities {
	c := &Entities{Doc: t, Mentions: detectNames(t), ByWord: map[string][]int{}, ByRole: map[string][]int{}, initials: map[string]int{}, aliases: map[string]int{}, spelled: map[string]int{}, alone: map[string]int{}}
	for i := range c.Mentions {
		c.Mentions[i].Entity = document.None
		if m := &c.Mentions[i]; m.To-m.From > 1 {
			c.join(i, c.sameName(m))
		} else if _, known := c.alone[c.plainWord(m.From)]; !known {
			c.alone[c.plainWord(m.From)] = m.From
		}
	}
	for e, it := range c.List {
		if short := initials(it.Words); it.Person > 0 && len(short) > 2 {
			if _, taken := c.initials[short]; !taken {
				c.initials[short] = e
			}
		} else if it.Person <= 0 {
			c.initials[initials(it.Words)] = e
			if last := len(it.Words) - 1; it.Words[last] == "department" {
				c.initials["do"+initials(it.Words[:last])] = e // "the Justice Department"
			}
		}
	}
	for i := range c.Mentions {
		if m := &c.Mentions[i]; m.To-m.From == 1 {
			c.join(i, c.shortName(i))
		}
	}
	for e := range c.List {
		c.finish(e)
	}
	return c
}

// nameWords returns the words of a mention in lower case.
func (c *Entities) nameWords(m *Mention) []string {
	out := c.memory.words.Take(m.To - m.From)
	for i := m.From; i < m.To; i++ {
		if n := c.nickname(i, m); n > i {
			i = n
			continue
		}
		if c.Doc.Tokens[i].Lower != "'s" {
			out = append(out, c.plainWord(i))
		}
	}
	if n := len(out) - 1; m.over > 0 && m.over < len(out[n]) {
		out[n] = out[n][:len(out[n])-m.over]
	}
	return out
}

// nickname returns the last token of what stands in marks at token i of a name,
// or i.
func (c *Entities) nickname(i int, m *Mention) int {
	if !c.Doc.Tokens[i].Is(document.Punct) || i == m.From || c.Doc.Tokens[i].Lower == "&" || c.Doc.Tokens[i].Lower == "," {
		return i
	}
	for j := i + 1; j < m.To; j++ {
		if c.Doc.Tokens[j].Is(document.Punct) {
			return j
		}
	}
	return i
}

// plainWord returns token i in lower case and without accents, which an article
// may print once and leave out the next time.
func (c *Entities) plainWord(i int) string {
	if c.Doc.Tokens[i].Is(document.NonASCII) {
		return vocabulary.WithoutAccents(c.Doc.Tokens[i].Lower)
	}
	return c.Doc.Tokens[i].Lower
}

// join adds mention i to entity e, or to a new one where e is nobody.
func (c *Entities) join(i, e int) {
	m := &c.Mentions[i]
	if e == document.None {
		e = len(c.List)
		it := append(c.memory.entities.Take(1), Entity{Mentions: c.memory.indices.Take(prominent)})
		c.List = append(c.List, &it[0])
	}
	m.Entity = e
	it := c.List[e]
	it.Mentions = append(it.Mentions, i)
	it.learn(m)
	if w := c.nameWords(m); it.takes(m, w) {
		it.Words, it.signed, it.doubtful = w, m.signed, m.doubtful
		c.indexWords(e)
		it.Name = ""
	}
	if it.Name == "" || m.End > m.To && slices.Equal(c.nameWords(m), it.Words) {
		it.Name = c.Doc.Printed(document.Range{From: m.From, To: m.End})
		it.Name = it.Name[:len(it.Name)-m.over]
	}
	if first := m.From + 1; m.To > first+3 && c.nickname(first, m) == first+2 && c.Doc.Tokens[first].Is(document.OpensQuotation) {
		c.aliases[c.plainWord(first+1)] = e // "Emma “Kit” Moe"
	}
	if m.tie != "" {
		it.Bears(m.tie)
	}
	for w := range strings.FieldsSeq(strings.ToLower(m.Title)) {
		it.Bears(strings.Trim(w, ","))
	}
}

// learn adds what a mention tells of what the entity is.
func (e *Entity) learn(m *Mention) {
	if m.person > 0 || m.To-m.From > 1 || e.Person <= 0 { // "the Moe years" makes no thing of Ada Moe
		e.Person += m.person
	}
	if m.placed {
		e.Placed++
	}
	if m.linked {
		e.linked++
	}
	e.inside = e.inside || m.inside
	if m.sure && !e.Sure || e.Gender == vocabulary.AnyGender {
		e.Gender, e.Sure = m.gender, m.sure
	}
}

// indexWords lets an entity be found by each word of its name.
func (c *Entities) indexWords(id int) {
	for _, word := range c.List[id].Words {
		l := c.ByWord[word]
		if len(l) > 0 && l[len(l)-1] == id {
			continue
		}
		if len(l) == 0 {
			l = c.memory.indices.Take(1)
		}
		c.ByWord[word] = append(l, id)
	}
}

// takes reports whether an entity goes by the name w of m from now on: it is fuller than
// what it has gone by. A name of two words in the text goes before the one on an
// account: "Ada Quill" before "Ada J. Quill (@adaquill)".
func (e *Entity) takes(m *Mention, w []string) bool {
	if m.signed != e.signed && len(w) > 1 && len(e.Words) > 1 {
		return e.signed
	}
	switch {
	case m.doubtful && len(e.Words) > 1 && hasSuffix(w, e.Words):
		return false
	case e.doubtful && len(w) > 1 && hasSuffix(e.Words, w):
		return true
	}
	if len(w) > 1 && len(w) == len(e.Words) && isNickname(e.Words[0], w[0]) {
		return true
	}
	return fuller(w, e.Words)
}

// fuller reports whether a is a fuller form of the name b. A word before a given
// name is rather none of it: "Fellow Ada Quill".
func fuller(a, b []string) bool {
	switch {
	case len(a) == 2 && len(b) == 1 && a[1] == b[0] && vocabulary.PlaceNames[a[0]] && !IsOrg(b[0]):
		return false // "US TikTok"
	case len(a) > 1 && hasSuffix(b, a) && vocabulary.IsGiven(a[0]) && !vocabulary.IsGiven(b[0]):
		return true
	case len(b) > 1 && hasSuffix(a, b) && vocabulary.IsGiven(b[0]) && !vocabulary.IsGiven(a[0]) && a[0] != "st.":
		return false
	}
	return len(a) > len(b)
}

// withArticle gives a title that stands for its bearer its article: "The King".
func (e *Entity) withArticle() {
	if len(e.Words) == 1 && reigning[e.Words[0]] && e.Sure {
		e.Name = "The " + e.Name
	}
}

// finish settles what only all the mentions together tell.
func (c *Entities) finish(id int) {
	e := c.List[id]
	slices.Sort(e.Mentions)
	if e.Person > 0 {
		c.spell(e)
	}
	e.withArticle()
	first := e.Mentions[0]
	for _, i := range e.Mentions {
		if e.Title == "" {
			e.Title = c.Mentions[i].Title
		}
	}
	for w := range e.Roles {
		if (vocabulary.Roles[w] || vocabulary.IsTrade(w)) && !slices.Contains(Latest(c.ByRole[CanonicalRole(w)]), id) {
			c.ByRole[CanonicalRole(w)] = append(c.ByRole[CanonicalRole(w)], id)
		}
	}
	if !e.Sure && e.Person >= 0 {
		if e.Gender == vocabulary.AnyGender {
			e.Leaning = c.genderAfter(e, 1)
		} else if told := c.genderAfter(e, 2); !Compatible(told, e.Gender) {
			e.Gender, e.Leaning = vocabulary.AnyGender, told // "Stacey Moe defends his idea"
		}
	}
	e.Plain = c.Mentions[first].Title == "" && c.Mentions[first].To-c.Mentions[first].From > 1
	if len(e.Words) > 1 && len(e.Words) < 5 && e.Person == 0 {
		for _, i := range e.Mentions {
			if m := &c.Mentions[i]; m.To-m.From == 1 && c.plainWord(m.From) == e.Last() {
				e.Person++ // called by the last word alone, as people are
			}
		}
	}
}
