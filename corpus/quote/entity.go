package quote

import (
	"slices"
	"strings"
)

// entity is a person or body with all its mentions in the article.
type entity struct {
	name     string   // the fullest name printed
	words    []string // of that name, lower case, without suffix
	title    string   // the first one printed
	roles    map[string]bool
	gender   gender
	sure     bool   // the gender is told by more than a given name
	leaning  gender // what the pronouns after it tell, where nothing else does
	person   int    // evidence for a person (> 0) or a body (< 0)
	placed   int    // mentions after "in" or the like
	inside   bool   // one of them stands after a word that only places do
	linked   int    // mentions after "of" or "to"
	mentions []int
	plain    bool // introduced by a name without a title
}

func (e *entity) isPerson() bool { return e.person > 0 }

// isSite reports whether the article uses the name as that of a place alone.
func (e *entity) isSite() bool {
	return e.inside && e.person == 0 && e.placed+e.linked == len(e.mentions) && !platforms[e.last()] && !press[e.last()]
}

// bears adds a word of a title.
func (e *entity) bears(role string) {
	if e.roles == nil {
		e.roles = map[string]bool{}
	}
	e.roles[role] = true
}

func (e *entity) last() string { return e.words[len(e.words)-1] }

// cast is everyone and everything that an article names.
type cast struct {
	*text
	mentions []mention
	entities []*entity
	byWord   map[string][]int // entities by each word of their names
	byRole   map[string][]int // people by each role in their titles, see kin
	initials map[string]int   // bodies by the initials of their names
	aliases  map[string]int   // bodies by what the text glosses them with
	spelled  map[string]int   // bodies by an abbreviation looked for, or nobody
	alone    map[string]int   // first token of each name of one word

	memory struct {
		entities arena[entity]
		words    arena[string]
		indices  arena[int]
	}
}

// namesakes bounds how many entities with a word in common are compared; an
// article that has more of them is a list.
const namesakes = 40

// latest returns the entities of a list that were named last.
func latest(list []int) []int { return list[max(0, len(list)-namesakes):] }

// assemble brings the mentions of a text together: one entity for each person
// and body. Full names come first, so that a surname printed before its full
// name finds its owner too.
func assemble(t *text) *cast {
	c := &cast{text: t, mentions: names(t), byWord: map[string][]int{}, byRole: map[string][]int{}, initials: map[string]int{}, aliases: map[string]int{}, spelled: map[string]int{}, alone: map[string]int{}}
	for i := range c.mentions {
		c.mentions[i].entity = nobody
		if m := &c.mentions[i]; m.to-m.from > 1 {
			c.join(i, c.sameName(m))
		} else if _, known := c.alone[c.plainWord(m.from)]; !known {
			c.alone[c.plainWord(m.from)] = m.from
		}
	}
	for e, it := range c.entities {
		if short := initials(it.words); it.person > 0 && len(short) > 2 {
			if _, taken := c.initials[short]; !taken {
				c.initials[short] = e
			}
		} else if it.person <= 0 {
			c.initials[initials(it.words)] = e
			if last := len(it.words) - 1; it.words[last] == "department" {
				c.initials["do"+initials(it.words[:last])] = e // "the Justice Department"
			}
		}
	}
	for i := range c.mentions {
		if m := &c.mentions[i]; m.to-m.from == 1 {
			c.join(i, c.shortName(i))
		}
	}
	for e := range c.entities {
		c.finish(e)
	}
	return c
}

// nameWords returns the words of a mention in lower case.
func (c *cast) nameWords(m *mention) []string {
	out := c.memory.words.take(m.to - m.from)
	for i := m.from; i < m.to; i++ {
		if n := c.nickname(i, m); n > i {
			i = n
			continue
		}
		if c.tokens[i].lower != "'s" {
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
func (c *cast) nickname(i int, m *mention) int {
	if !c.tokens[i].is(mark) || i == m.from || c.tokens[i].lower == "&" || c.tokens[i].lower == "," {
		return i
	}
	for j := i + 1; j < m.to; j++ {
		if c.tokens[j].is(mark) {
			return j
		}
	}
	return i
}

// plainWord returns token i in lower case and without accents, which an article
// may print once and leave out the next time.
func (c *cast) plainWord(i int) string {
	if c.tokens[i].is(nonASCII) {
		return withoutAccents(c.tokens[i].lower)
	}
	return c.tokens[i].lower
}

// join adds mention i to entity e, or to a new one where e is nobody.
func (c *cast) join(i, e int) {
	m := &c.mentions[i]
	if e == nobody {
		e = len(c.entities)
		it := append(c.memory.entities.take(1), entity{mentions: c.memory.indices.take(prominent)})
		c.entities = append(c.entities, &it[0])
	}
	m.entity = e
	it := c.entities[e]
	it.mentions = append(it.mentions, i)
	if m.person > 0 || m.to-m.from > 1 || it.person <= 0 { // "the Moe years" makes no thing of Ada Moe
		it.person += m.person
	}
	if m.placed {
		it.placed++
	}
	if m.linked {
		it.linked++
	}
	it.inside = it.inside || m.inside
	if m.sure && !it.sure || it.gender == anyGender {
		it.gender, it.sure = m.gender, m.sure
	}
	if w := c.nameWords(m); fuller(w, it.words) {
		it.words = w
		for _, word := range w {
			if l := c.byWord[word]; len(l) == 0 || l[len(l)-1] != e {
				if len(l) == 0 {
					l = c.memory.indices.take(1)
				}
				c.byWord[word] = append(l, e)
			}
		}
		it.name = ""
	}
	if it.name == "" || m.end > m.to && slices.Equal(c.nameWords(m), it.words) {
		it.name = c.printed(tokenRange{m.from, m.end})
		it.name = it.name[:len(it.name)-m.over]
	}
	if m.tie != "" {
		it.bears(m.tie)
	}
	for w := range strings.FieldsSeq(strings.ToLower(m.title)) {
		it.bears(strings.Trim(w, ","))
	}
}

// fuller reports whether a is a fuller form of the name b. A word before a given
// name is rather none of it: "Fellow Ada Quill".
func fuller(a, b []string) bool {
	switch {
	case len(a) == 2 && len(b) == 1 && a[1] == b[0] && places[a[0]] && !isBody(b[0]):
		return false // "US TikTok"
	case len(a) > 1 && hasSuffix(b, a) && isGiven(a[0]) && !isGiven(b[0]):
		return true
	case len(b) > 1 && hasSuffix(a, b) && isGiven(b[0]) && !isGiven(a[0]) && a[0] != "st.":
		return false
	}
	return len(a) > len(b)
}

// finish settles what only all the mentions together tell.
func (c *cast) finish(id int) {
	e := c.entities[id]
	slices.Sort(e.mentions)
	if e.person > 0 {
		c.spell(e)
	}
	first := e.mentions[0]
	for _, i := range e.mentions {
		if e.title == "" {
			e.title = c.mentions[i].title
		}
	}
	for w := range e.roles {
		if roles[w] && !slices.Contains(latest(c.byRole[kin(w)]), id) {
			c.byRole[kin(w)] = append(c.byRole[kin(w)], id)
		}
	}
	if !e.sure && e.person >= 0 {
		if e.gender == anyGender {
			e.leaning = c.genderAfter(e, 1)
		} else if told := c.genderAfter(e, 2); !compatible(told, e.gender) {
			e.gender, e.leaning = anyGender, told // "Stacey Moe defends his idea"
		}
	}
	e.plain = c.mentions[first].title == "" && c.mentions[first].to-c.mentions[first].from > 1
	if len(e.words) > 1 && len(e.words) < 5 && e.person == 0 {
		for _, i := range e.mentions {
			if m := &c.mentions[i]; m.to-m.from == 1 && c.plainWord(m.from) == e.last() {
				e.person++ // called by the last word alone, as people are
			}
		}
	}
}
