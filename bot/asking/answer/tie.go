package answer

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"onrecord/bot/asking/question"
	"onrecord/bot/label"
	"onrecord/bot/match"
	"onrecord/corpus/lexicon"
	"onrecord/corpus/quote"
	"onrecord/index"
	"onrecord/index/person"
	"onrecord/index/term"
)

// tie is somebody who is asked for by what they are to somebody else: "Varga's lawyer", "the
// mother of Ada Quill".
type tie struct {
	owner []string // folded; of "vargas lawyer", with the letter that may be a possessive
	role  string
	bare  bool // the owner may be named without the last letter
}

// sameRoles are the words for one who speaks, or pleads, for somebody.
var sameRoles = [][]string{
	{"lawyer", "attorney", "counsel"}, {"spokesman", "spokeswoman", "spokesperson"}, {"adviser", "advisor"}, {"doctor", "physician"}, {"aide"},
	{"agent"}, {"manager"}, {"biographer"}, {"mother", "mom", "mum"}, {"father", "dad"},
}

// kin are the words of kin and friends: whoever has one may share the name.
var kin = lexicon.Words("kinship")

// rolesLike returns a role, and the other words for it; none of what is no companion's.
func rolesLike(role string) []string {
	for _, like := range sameRoles {
		if slices.Contains(like, role) {
			return like
		}
	}
	if kin[role] {
		return []string{role}
	}
	return nil
}

// tieOf parses what somebody is asked for by.
func tieOf(speaker string) (c tie, ok bool) {
	words := strings.Fields(strings.ToLower(speaker))
	last := len(words) - 1
	switch {
	case last < 1:
		return c, false
	case rolesLike(words[last]) != nil:
		owner := strings.Join(words[:last], " ")
		owned, possessive := person.Owner(owner)
		c = tie{owner: term.Words(owned), role: words[last], bare: !possessive && strings.HasSuffix(owner, "s")}
	case last > 1 && rolesLike(words[0]) != nil && (words[1] == "of" || words[1] == "for" || words[1] == "to"):
		c = tie{owner: term.Words(strings.Join(words[2:], " ")), role: words[0]}
	}
	return c, len(c.owner) > 0 && !fillers[c.owner[0]]
}

// owners returns the names of whose companion is asked for, as they may be printed.
func (c tie) owners() [][]string {
	out := [][]string{c.owner}
	if c.bare {
		last := len(c.owner) - 1
		out = append(out, append(slices.Clone(c.owner[:last]), strings.TrimSuffix(c.owner[last], "s")))
	}
	return out
}

// isOwner reports whether a name is rather that of whose companion is asked for.
func (c tie) isOwner(name string) bool {
	called := term.Words(name)
	return slices.ContainsFunc(c.owners(), func(owner []string) bool {
		if !slices.Contains(called, owner[len(owner)-1]) {
			return false
		}
		return !kin[c.role] || !slices.ContainsFunc(owner, func(w string) bool { return !slices.Contains(called, w) })
	})
}

// tells reports whether a title, or what is printed for a speaker, has the role with the owner's surname
// beside it: "Varga’s lawyer", "lawyer for Elin Varga".
func (c tie) tells(text, surname string) bool {
	words, roles := term.Words(text), rolesLike(c.role)
	for i, w := range words {
		if slices.Contains(roles, w) {
			before, behind := words[max(0, i-besideRole):i], words[i+1:min(len(words), i+1+besideRole)]
			return slices.Contains(before, surname) || slices.Contains(behind, surname)
		}
	}
	return false
}

// besideRole is how many words away from a role the name stands whose it is: "lawyer for the actor Ada Quill".
const besideRole = 5

// asCompanion answers for whom articles call so who is asked for as somebody's lawyer, or mother; the
// answer says whom. Where nobody is called so it leaves the answer as it is.
func (in finder) asCompanion(ctx context.Context, q question.Question, a *Answer) (answered bool, err error) {
	c, ok := tieOf(q.Speaker)
	if !ok || in.desk.WordsOnly || q.AsksForOthers() {
		return false, nil
	}
	var holders people
	for _, owner := range c.owners() {
		for _, role := range rolesLike(c.role) {
			if err := in.addHolders(ctx, q, c, owner, role, &holders); err != nil {
				return false, err
			}
		}
	}
	if len(holders) == 0 {
		return false, nil
	}
	slices.SortStableFunc(holders, func(x, y someone) int { return cmp.Compare(y.count, x.count) })
	asked := q.Speaker
	q.Speaker = holders[0].name
	if err := in.findOne(ctx, q, a); err != nil || len(a.Citations) == 0 {
		return false, err
	}
	a.Note = strings.TrimSpace(label.Text("answer.companion-of", q.Speaker, asked) + " " + a.Note)
	return true, nil
}

// addHolders counts those who are called so in articles that name the owner whole.
func (in finder) addHolders(ctx context.Context, q question.Question, c tie, owner []string, role string, holders *people) error {
	surname := owner[len(owner)-1]
	query := index.Query{Speaker: surname + " " + role, Limit: wide, Filter: index.Filter{Kinds: quotes, From: q.Filter.From, To: q.Filter.To}}
	found, err := in.desk.Index.Search(ctx, query)
	if err != nil {
		return err
	}
	for _, h := range found.Hits {
		inPrint := h.Resolved != quote.ByDescription && c.tells(h.AsPrinted, surname)
		if !h.Speaker.Named || h.Confidence < match.Asked.Clear || c.isOwner(h.Speaker.Name) || !inPrint && !c.tells(h.Speaker.Title, surname) {
			continue
		}
		if len(owner) > 1 {
			r, ok, err := match.Article(ctx, in.desk.Archive, in.desk.Clock(), h.Passage)
			if err != nil {
				return err
			}
			if !ok || !strings.Contains(" "+strings.Join(term.Words(r.Body), " ")+" ", " "+strings.Join(owner, " ")+" ") {
				continue
			}
		}
		holders.add(h.Speaker.Name)
	}
	return nil
}
