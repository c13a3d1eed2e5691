package attribution

import (
	"strings"

	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// A verb of saying may have a thing for its object, "announced nine shops", "blamed
// the lamp", "said goodbye". Without a clause or quoted words nothing is said then.

// takers lists verbs that state nothing with a thing for their object, but for words
// behind it that make a statement of it, "blamed the heron for the flood". Some of
// them take no clause: a verb with another subject is then another sentence.
var takers = []struct {
	verbs    map[uint32]bool
	unless   map[string]bool
	noClause bool
}{
	{verbs: stems(`claim add confirm announce deny accept note quote conclude question acknowledge find finds found`)},
	{stems(`describe`), vocabulary.WordSet(`as`), true},
	{stems(`blame praise criticise criticize condemn applaud applauded commend commended thank congratulate scold scolded mock
		reject dismiss dismissed slam slammed attack`), vocabulary.WordSet(`for as over on`), true},
}

// conditions are adjectives behind somebody who is found: "found the hiker alive".
var conditions = vocabulary.WordSet(`alive dead safe well unhurt unharmed unconscious injured hurt asleep hidden intact empty missing`)

// utterances are objects of "say" that are no more than the name of what is said.
var utterances = vocabulary.WordSet(`nothing little much goodbye goodbyes farewell hello grace mass amen prayer prayers word words piece`)

// tales are objects of "tell" that are no more than the name of what is told.
var tales = vocabulary.WordSet(`time truth tale tales story stories joke jokes lie lies`)

// events are what is called when nobody is: "called a strike".
var events = vocabulary.WordSet(`meeting strike halt vote election referendum truce ceasefire ambulance ambulances taxi police`)

var (
	calling = stems(`call`)
	arguing = stems(`argue`)
	saying  = stems(`say said`)
	telling = stems(`tell told`)
	finding = stems(`find finds found`)
)

// takesThing reports a verb whose content is a thing rather than a statement.
func takesThing(t *document.Document, a Attribution) bool {
	r := a.Content[len(a.Content)-1]
	if first := a.Content[0]; r != first && t.Tokens[first.From].Quotation != document.Unquoted || a.Cue.To-a.Cue.From > 1 || holdsQuoted(t, r) {
		return false
	}
	verb := &t.Tokens[a.Cue.From]
	if r.From != a.Cue.To {
		return tellsTale(t, a.Cue, r) || r.From > a.Cue.To+1 && t.Lower(r.From-1) == "," && onlyNames(t, r)
	}
	for _, taker := range takers {
		if taker.verbs[verb.Stem] {
			thing, bare := bareObject(t, r, verb, taker.noClause)
			return bare && !thing.Empty() && !holdsWord(t, r, taker.unless) && !(finding[verb.Stem] && counts(t, thing, r))
		}
	}
	if saying[verb.Stem] && utterances[t.Lower(r.From)] && t.Lower(r.From+1) == "to" {
		return true // "says goodbye to the crew"
	}
	thing, bare := bareObject(t, r, verb, true)
	return bare && saysNothing(t, verb, thing, r)
}

// saysNothing reports whether the object of a verb that mostly has a statement for it is
// none: "called her sister", "argued about the will", "said goodbye", "tells the time".
func saysNothing(t *document.Document, verb *document.Token, thing, r document.Range) bool {
	switch stem := verb.Stem; {
	case calling[stem]:
		return summons(t, thing)
	case arguing[stem]:
		return disputing[t.Lower(r.From)]
	case saying[stem]:
		return holdsWord(t, thing, utterances)
	case telling[stem]:
		return holdsWord(t, thing, tales)
	}
	return false
}

// tellsTale reports a content r that goes on behind what is told: "tells the time to within a
// minute".
func tellsTale(t *document.Document, cue, r document.Range) bool {
	return telling[t.Tokens[cue.From].Stem] && r.From > cue.To && t.Lower(r.From) != "that" && t.Tokens[r.From+1].Tag != document.TagVerb &&
		holdsWord(t, document.Range{From: cue.To, To: r.From}, tales)
}

// onlyNames reports a content that is a name and no more, of somebody who is spoken of
// before it: "arguing with his tenant, Inga Voss, on Sunday".
func onlyNames(t *document.Document, r document.Range) bool {
	name := r.From
	for name < r.To && t.Tokens[name].Is(document.Capitalized) && !t.Tokens[name].Is(document.Punct) {
		name++
	}
	if name == r.From || name < r.To && t.Lower(name) != "," {
		return false
	}
	for i := name; i < r.To; i++ {
		if k := &t.Tokens[i]; k.Tag.Verb() || k.Tag == document.TagModal || Auxiliary[k.Lower] {
			return false
		}
	}
	return true
}

// disputing words lead from "argued" to what about or with whom.
var disputing = vocabulary.WordSet(`about over with`)

// counts reports a finding that is a statement by itself: how many, none, or how
// something is, but for somebody who is found "alive".
func counts(t *document.Document, thing, r document.Range) bool {
	last := &t.Tokens[thing.To-1]
	if last.Tag == document.TagAdjective && !conditions[last.Lower] || t.Lower(thing.From) == "no" {
		return true
	}
	for i := r.From; i < r.To; i++ {
		if t.Tokens[i].Is(document.Numeric) {
			return true
		}
	}
	return false
}

// bareObject returns the noun phrase that a content begins with, and whether the
// content is no clause: it holds no verb of its own, and ends before the next thing
// done, in the tense of the verb.
func bareObject(t *document.Document, r document.Range, verb *document.Token, noClause bool) (thing document.Range, bare bool) {
	from := r.From
	for from+1 < r.To && (t.Tokens[from].Tag == document.TagAdverb || t.Lower(from) == "than") {
		from++ // "more than nine"
	}
	thing = PhraseRight(t, from, r.To)
	if first := &t.Tokens[r.From]; first.Lower == "to" || first.Lower == "for" || OpensClause(first) || first.Tag == document.TagGerund {
		return thing, false
	}
	o := objectIn{t, r, verb.Tag, noClause}
	for i := r.From; i < r.To; i++ {
		switch {
		case o.states(i):
			return thing, false
		case i > r.From && i+1 < r.To && o.endsAt(i):
			return thing, true
		}
	}
	return thing, true
}

// objectIn is what reads the words behind a verb as its object.
type objectIn struct {
	t        *document.Document
	r        document.Range
	tense    document.Tag // of the verb
	noClause bool         // the verb takes none
}

// clausal words make a statement of the thing that they stand behind: "the claim that".
var clausal = vocabulary.WordSet(`that whether how why what worth`)

// states reports whether token i makes a statement of the object: a verb that has it for
// its subject, or a word that begins a clause.
func (o objectIn) states(i int) bool {
	k := &o.t.Tokens[i]
	if clausal[k.Lower] || o.noClause && k.Lower == "as" {
		return true
	}
	if k.Is(document.Capitalized) || i == o.r.From || conditions[k.Lower] {
		return false
	}
	before := &o.t.Tokens[i-1]
	switch {
	case Auxiliary[k.Lower]:
		return !(k.Lower == "'s" && before.Tag.Noun()) && before.Lower != "the" && before.Tag != document.TagPossessive // "the will"
	case k.Tag == document.TagAdverb: // the tagger takes some verbs for them
		return strings.HasSuffix(k.Lower, "s") || strings.HasSuffix(k.Lower, "ed")
	case k.Tag == document.TagVerb:
		return before.Lower != "to"
	case k.Tag == document.TagParticiple || k.Tag == document.TagGerund:
		return before.Tag.Noun() || before.Tag == document.TagPronoun || before.Tag == document.TagAdverb || before.Is(document.Capitalized)
	}
	return k.Tag.Verb()
}

// endsAt reports whether what goes on at token i is no part of the object any more:
// another verb behind "and", a clause.
func (o objectIn) endsAt(i int) bool {
	k, next := &o.t.Tokens[i], &o.t.Tokens[i+1]
	switch {
	case k.Tag == document.TagConjunction:
		j := i + 1
		for j+1 < o.r.To && o.t.Tokens[j].Tag == document.TagAdverb {
			j++
		}
		return o.t.Tokens[j].Finite() && o.t.Tokens[j].Tag == o.tense || o.noClause && verbOf(o.t, i+1, o.r.To) != document.None
	case k.Lower == ";":
		return true
	case k.Lower == ",":
		return next.Lower == "and" || next.Lower == "but" || next.Lower == "with" || OpensClause(next) || next.Tag == document.TagGerund || next.Finite() && next.Tag == o.tense && !Auxiliary[next.Lower]
	}
	return OpensClause(k) && k.Lower != "than"
}

// summons reports whether the object of "called" is somebody who is spoken to or sent for,
// "called her sister", and not what is called something.
func summons(t *document.Document, thing document.Range) bool {
	for i := thing.From + 1; i < thing.To; i++ {
		if k := &t.Tokens[i]; k.Tag == document.TagDeterminer || k.Tag == document.TagPossessive || t.Tokens[i-1].Tag == document.TagPronoun {
			return false
		}
	}
	if thing.Empty() {
		return false
	}
	last := t.Lower(thing.To - 1)
	return vocabulary.Kinship[last] || vocabulary.Roles[last] || events[last]
}

// holdsWord reports whether r holds one of the words.
func holdsWord(t *document.Document, r document.Range, words map[string]bool) bool {
	for i := r.From; i < r.To; i++ {
		if words[t.Lower(i)] {
			return true
		}
	}
	return false
}
