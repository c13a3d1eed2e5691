package answer

import (
	"cmp"
	"context"
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"onrecord/bot/asking/question"
	"onrecord/bot/label"
	"onrecord/corpus/namesake"
	"onrecord/corpus/pattern"
	"onrecord/index"
	"onrecord/index/person"
	"onrecord/index/term"
)

// nameLookup finds out who is meant by a name, and what else it may stand for.
type nameLookup struct{ desk *Desk }

// Suggestion is a question that may have been meant. In JSON it is the question alone.
type Suggestion struct {
	Label    string // what it has in the place of what was asked: a name
	Question string
}

// MarshalJSON implements json.Marshaler.
func (s Suggestion) MarshalJSON() ([]byte, error) { return json.Marshal(s.Question) }

// mostSuggestions is how many questions are offered at most.
const mostSuggestions = 5

// suggest returns the question with somebody's name in the place of the speaker: as it
// was typed, where the speaker stands in it so.
func suggest(q question.Question, name string) Suggestion {
	typed := regexp.MustCompile(`(?i)(^|\PL)(?:(?:the|mr|mrs|ms|miss|dr) )?` + regexp.QuoteMeta(q.Speaker) + `($|\PL)`)
	if at := typed.FindAllStringSubmatchIndex(q.Text, 2); len(at) == 1 && q.Speaker != "" {
		return Suggestion{name, q.Text[:at[0][3]] + name + q.Text[at[0][4]:]}
	}
	q.Speaker = name
	return Suggestion{name, q.String()}
}

// alsoAsked offers the further question of a text that asks two.
func (a *Answer) alsoAsked(next string) {
	if next == "" {
		return
	}
	a.Suggestions = append(a.Suggestions, Suggestion{next, next})
	a.Note = strings.TrimSpace(a.Note + " " + label.Text("answer.also-asked", next))
}

// reread reads words to look for as what somebody said on a topic, "varga on the ferry",
// or as somebody's name alone, where the archive quotes somebody who is called so.
func (lookup nameLookup) reread(ctx context.Context, q question.Question) (question.Question, error) {
	if q.Intent != question.Find || q.Speaker != "" {
		return q, nil
	}
	if q.Phrase != "" {
		return lookup.phraseOf(ctx, q)
	}
	if words, ok := quoteOf(q.Words); ok {
		return lookup.quoteOf(ctx, q, words)
	}
	who, topic := whoOn(q.Words)
	described := false
	if at := clause().FindStringIndex(who); at != nil && topic == "" {
		who, described = who[:at[0]], true
	}
	words := term.Words(who)
	if len(words) == 0 || len(words) > longestName || topic == "" && !described && len(words) < 2 {
		return q, nil
	}
	found, err := lookup.desk.Index.Search(ctx, index.Query{Speaker: who, Filter: index.Filter{Kinds: quotes}, Limit: mostSuggestions})
	if err != nil {
		return q, err
	}
	called := func(h index.Hit) bool {
		if topic == "" && !described {
			return slices.Equal(term.Words(h.Speaker.Name), words)
		}
		return isNamed(words, h.Speaker.Name) || slices.ContainsFunc(person.Titles(h.Speaker.Title), func(form string) bool { return person.Answers(form, person.Asked(who)) })
	}
	switch {
	case !slices.ContainsFunc(found.Hits, called):
	case described:
		q.Intent, q.Speaker, q.Words = question.WhoIs, who, ""
	default:
		q.Intent, q.Speaker, q.Words = question.WhatSaid, who, topic
	}
	return q, nil
}

// phraseOf reads a phrase with nothing but somebody's name beside it, "Varga: “four knots”" or "varga “four
// knots” quote", as whether they said so.
func (lookup nameLookup) phraseOf(ctx context.Context, q question.Question) (question.Question, error) {
	words := strings.Fields(q.Words)
	if rest, ok := quoteOf(q.Words); ok || len(rest) == 1 {
		words = rest
	}
	who := strings.Join(words, " ")
	if isPerson, err := lookup.isPerson(ctx, term.Words(who)); err != nil || !isPerson {
		return q, err
	}
	q.Intent, q.Speaker, q.Words, q.Phrase, q.Topic = question.DidSay, who, q.Phrase, "", false
	return q, nil
}

// whoOn parts words into somebody and a topic: "Varga on the ferry", "Varga's view of the ferry". The
// topic is empty where there is none.
func whoOn(words string) (who, topic string) {
	at := position().FindStringIndex(words)
	if at == nil {
		at = onTopic().FindStringIndex(words)
	}
	if at == nil {
		return withoutArticle().ReplaceAllString(words, ""), ""
	}
	return withoutArticle().ReplaceAllString(words[:at[0]], ""), withoutArticle().ReplaceAllString(words[at[1]:], "")
}

// quoteOf returns the words of "varga ferry quote" without the last; ok is false where
// nobody asks for a quote.
func quoteOf(words string) (rest []string, ok bool) {
	all := strings.Fields(words)
	for _, w := range all {
		switch strings.ToLower(w) {
		case "quote", "quotes":
			ok = true
		case "when", "where", "who":
		default:
			rest = append(rest, w)
		}
	}
	return rest, ok && len(rest) > 1
}

// quoteOf reads words to look for as what somebody said on a topic whose name they begin
// with.
func (lookup nameLookup) quoteOf(ctx context.Context, q question.Question, words []string) (question.Question, error) {
	for n := min(len(words)-1, longestName); n > 0; n-- {
		who := strings.Join(words[:n], " ")
		found, err := lookup.desk.Index.Search(ctx, index.Query{Speaker: who, Filter: index.Filter{Kinds: quotes}, Limit: mostSuggestions})
		if err != nil {
			return q, err
		}
		if slices.ContainsFunc(found.Hits, func(h index.Hit) bool { return isNamed(term.Words(who), h.Speaker.Name) }) {
			q.Intent, q.Speaker, q.Words = question.WhatSaid, who, strings.Join(words[n:], " ")
			return q, nil
		}
	}
	return q, nil
}

// longestName is how many words somebody is called by who is no description.
const longestName = 5

var (
	onTopic        = pattern.Lazy(`(?i) (?:on|about|re|regarding) `)
	clause         = pattern.Lazy(`(?i),? who (?:got|was|is|has|had|did|lost|won|ran|left|said|went|came|took|made|wants|wanted) `)
	position       = pattern.Lazy(`(?i)(?:['’]s|s['’]?) (?:position|stance|views?|opinion|line|take|thoughts|comments?|remarks?|statements?|words|policy) (?:on|about|of|regarding|towards?) `)
	withoutArticle = pattern.Lazy(`(?i)^(?:the|a|an|his|her|their|its) `)
)

// isNamed reports whether words are a name, or the end of it, with or without what tells its
// person from another of the same name.
func isNamed(words []string, name string) bool {
	printed, mark := namesake.Split(name)
	all := term.Words(printed)
	if len(all) == 0 {
		return false
	}
	last := words[len(words)-1]
	ends := last == all[len(all)-1]
	if mark != "" {
		all = append(all, term.Words(mark)...)
		ends = ends || last == all[len(all)-1]
	}
	return ends && !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(all, w) })
}

// isNearlyCalled reports whether each word of what somebody is called, but for one wrong
// letter, is one of a speaker's name, title or description; or whether both are the same
// letters: "aj brown", "A.J. Brown".
func isNearlyCalled(asked string, c candidate) bool {
	letters := func(words []string) string { return strings.Join(words, "") }
	words := term.Words(asked)
	if len(words) == 0 || c.Speaker.Name == "" {
		return false
	}
	if letters(words) == letters(term.Words(c.Speaker.Name)) {
		return true
	}
	printed := c.Mentions()
	for _, w := range words {
		if !fillers[w] && !slices.ContainsFunc(printed, func(p string) bool { return p == w || slipped(p, w) }) {
			return false
		}
	}
	return true
}

var severalNames = pattern.Lazy(`\s*(?:,| and | or | & |\+)\s*`)

// NamesOf returns the names of a speaker who may be several people, "varga and brandt",
// or one whose name is written so: "Calder & Roe".
func NamesOf(speaker string) []string {
	return slices.DeleteFunc(severalNames().Split(speaker, -1), func(n string) bool { return strings.TrimSpace(n) == "" })
}

// eachOf returns the names of a speaker who is several people, "varga and brandt";
// one where the archive knows somebody by all of it.
func (lookup nameLookup) eachOf(ctx context.Context, q question.Question) ([]string, error) {
	names := NamesOf(q.Speaker)
	if len(names) < 2 || q.Intent == question.WhoIs {
		return []string{q.Speaker}, nil
	}
	known, err := lookup.isKnown(ctx, q.Named())
	if err != nil || !known {
		return names, err
	}
	for _, name := range names {
		alone, err := lookup.speaksAlone(ctx, name)
		if err != nil || !alone {
			return []string{q.Speaker}, err
		}
	}
	return names, nil
}

// speaksAlone reports whether somebody is quoted who is called so, and not together with
// somebody else: "Calder" is only of "Calder & Roe".
func (lookup nameLookup) speaksAlone(ctx context.Context, name string) (bool, error) {
	found, err := lookup.desk.Index.Search(ctx, index.Query{Speaker: name, Filter: index.Filter{Kinds: quotes}, Limit: index.DefaultLimit})
	return slices.ContainsFunc(found.Hits, func(h index.Hit) bool { return h.Speaker.Name != "" && len(NamesOf(h.Speaker.Name)) == 1 }), err
}

// isKnown reports whether anybody is quoted who is called so.
func (lookup nameLookup) isKnown(ctx context.Context, speaker string) (bool, error) {
	found, err := lookup.desk.Index.Search(ctx, index.Query{Speaker: speaker, Filter: index.Filter{Kinds: quotes}, Limit: 1})
	return len(found.Hits) > 0, err
}

// several answers for each of several people, and gives in turn what they said.
func (lookup nameLookup) several(ctx context.Context, q question.Question, names []string, a *Answer) error {
	var answers []Answer
	var silent, counted []string
	longest := 0
	for _, name := range names {
		one := Answer{Intent: q.Intent, most: q.Seen + a.most}
		of := q
		of.Speaker, of.Seen = name, 0
		if err := finder(lookup).findOne(ctx, of, &one); err != nil {
			return err
		}
		if len(one.Citations) == 0 {
			silent = append(silent, name)
			a.Nearest = append(a.Nearest, one.Nearest...)
			a.Suggestions = append(a.Suggestions, one.Suggestions...)
		} else if q.Intent == question.HowOften {
			counted = append(counted, name+": "+one.lead)
		}
		answers = append(answers, one)
		longest = max(longest, len(one.Citations))
	}
	var all []Citation
	for i := range longest {
		for _, one := range answers {
			if i < len(one.Citations) {
				all = append(all, one.Citations[i])
			}
		}
	}
	a.page(q, all)
	a.lead = strings.Join(counted, "; ")
	if len(silent) > 0 && len(a.Citations) > 0 {
		a.Note = label.Text("answer.nothing-by", strings.Join(silent, " "+label.Text("answer.or")+" "))
	}
	return nil
}

// wellKnown is from how many quotes on nobody else is meant by a name, and how many times
// as often somebody is quoted who is, rather than the one who is called exactly so.
const wellKnown = 5

// leastLike is how like a name has to be to what was typed, to be offered.
const leastLike = 0.75

// didYouMean offers the names that are like one that nobody is known by.
func (lookup nameLookup) didYouMean(ctx context.Context, q question.Question, a *Answer) error {
	if q.Speaker == "" || q.AsksForOthers() || a.known >= wellKnown {
		return nil
	}
	found, err := lookup.desk.Index.Search(ctx, index.Query{Speaker: q.Named(), Filter: index.Filter{Kinds: quotes}, Limit: wellKnown})
	known := len(found.Hits)
	if err != nil || known >= wellKnown || known > 0 && a.known == 0 {
		return err
	}
	offered, err := lookup.offer(ctx, q.Named(), wellKnown*known, known > 0)
	if err != nil {
		return err
	}
	for _, name := range offered {
		a.Suggestions = append(a.Suggestions, suggest(q, name))
	}
	if len(offered) > 0 {
		a.Note = label.Text("answer.did-you-mean", strings.Join(offered, ", "+label.Text("answer.or")+" "))
	}
	return nil
}

// Like returns the names of people that are like one that nobody is known by, the likest
// first.
func (d *Desk) Like(ctx context.Context, typed string) ([]string, error) {
	return nameLookup{d}.offer(ctx, typed, 0, false)
}

// offer returns the first of those who are called much like what was typed, each by the
// longest of their names; or else who are partly called so.
func (lookup nameLookup) offer(ctx context.Context, typed string, least int, known bool) ([]string, error) {
	names, err := lookup.likeNamed(ctx, typed, least, known)
	if err == nil && len(names) == 0 && !known {
		names, err = lookup.partlyCalled(ctx, typed)
	}
	return eachOnce(names), err
}

// likeNamed returns those who have at least some quotes and are called much like what was
// typed, the likest first; where somebody is known by that very name, nobody of the same.
func (lookup nameLookup) likeNamed(ctx context.Context, typed string, least int, known bool) ([]index.FacetValue, error) {
	likeness, like := make(map[string]float64), person.NewLikeness(typed)
	names, err := lookup.desk.Index.People(ctx, like.Letters(), func(name string) bool {
		l := like.Of(name)
		if l >= leastLike {
			likeness[name] = l
		}
		return l >= leastLike
	})
	if err != nil {
		return nil, err
	}
	names = slices.DeleteFunc(names, func(n index.FacetValue) bool { return n.Count < least || known && likeness[n.Value] == 1 })
	slices.SortFunc(names, func(x, y index.FacetValue) int {
		return cmp.Or(cmp.Compare(likeness[y.Value], likeness[x.Value]), cmp.Compare(y.Count, x.Count), cmp.Compare(x.Value, y.Value))
	})
	return names, nil
}

// eachOnce returns the first of some people, each by the longest of their names.
func eachOnce(names []index.FacetValue) []string {
	var offered []string
	for _, n := range names {
		i := slices.IndexFunc(offered, func(o string) bool { return MaySpeak(o, n.Value) })
		switch {
		case i >= 0 && len(n.Value) > len(offered[i]):
			offered[i] = n.Value
		case i < 0 && len(offered) < mostOffered:
			offered = append(offered, n.Value)
		}
	}
	return offered
}

// mostOffered is how many names are offered for one that is not known.
const mostOffered = 3

// fewestDescribing is how many words of a description there are, without those of
// grammar, of which one may be wrong.
const fewestDescribing = 3

// partlyCalled returns those who have all but one of the words of a name or a
// description: the surname with it, or a title.
func (lookup nameLookup) partlyCalled(ctx context.Context, speaker string) ([]index.FacetValue, error) {
	words := slices.DeleteFunc(term.Words(speaker), func(w string) bool { return fillers[w] })
	if len(words) < fewestDescribing || len(words) > longestName {
		return nil, nil
	}
	var out []index.FacetValue
	for i := range words {
		rest := slices.Delete(slices.Clone(words), i, i+1)
		found, err := lookup.desk.Index.Search(ctx, index.Query{Speaker: strings.Join(rest, " "), Filter: index.Filter{Kinds: quotes}})
		if err != nil {
			return nil, err
		}
		for _, h := range found.Hits {
			title := term.Words(h.Speaker.Title)
			titled := slices.ContainsFunc(rest, func(w string) bool { return slices.Contains(title, w) })
			if !h.Speaker.Named || h.Speaker.Name == "" || !titled && !(i < len(words)-1 && isNamed(rest, h.Speaker.Name)) {
				continue
			}
			if !slices.ContainsFunc(out, func(v index.FacetValue) bool { return v.Value == h.Speaker.Name }) {
				out = append(out, index.FacetValue{Value: h.Speaker.Name, Count: 1})
			}
		}
	}
	return out, nil
}

// noSuchName tells of the outlet or section that a question narrows to, where none is
// called so, which there are.
func (lookup nameLookup) noSuchName(ctx context.Context, q question.Question, a *Answer) error {
	for _, narrowed := range []struct {
		field  index.Field
		values []string
	}{{index.Outlet, q.Filter.Outlets}, {index.Section, q.Filter.Sections}} {
		if len(narrowed.values) == 0 {
			continue
		}
		counted, err := lookup.desk.Index.Facets(ctx, index.Query{}, narrowed.field)
		if err != nil {
			return err
		}
		var names []string
		for _, f := range counted {
			for _, v := range f.Values {
				if v.Value != "" {
					names = append(names, v.Value)
				}
			}
		}
		for _, value := range narrowed.values {
			words := term.Words(value)
			has := func(name string) bool {
				printed := term.Words(name)
				return !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(printed, w) })
			}
			if slices.ContainsFunc(names, has) || len(names) == 0 {
				continue
			}
			slices.SortStableFunc(names, func(x, y string) int { return cmp.Compare(person.Like(value, y), person.Like(value, x)) })
			a.Note = strings.TrimSpace(a.Note + " " + label.Text("answer.no-such-name", narrowed.field, value, listed(names)))
		}
	}
	return nil
}

// mostListed is how many names a line has room for.
const mostListed = 6

func listed(names []string) string {
	if more := len(names) - mostListed; more > 0 {
		return strings.Join(names[:mostListed], ", ") + " " + label.Text("answer.more", more)
	}
	return strings.Join(names, ", ")
}
