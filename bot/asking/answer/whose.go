package answer

import (
	"context"
	"slices"
	"strings"
	"sync"

	"onrecord/bot/asking/question"
	"onrecord/corpus/lexicon"
	"onrecord/corpus/quote"
	"onrecord/index/person"
	"onrecord/index/term"
)

// documents are the words for what states something in the name of whoever issued it.
var documents = sync.OnceValue(func() map[string]bool { return lexicon.Words("document-nouns") })

// meant reads a question as it is meant, by whom the archive quotes.
func (lookup nameLookup) meant(ctx context.Context, q question.Question) (question.Question, error) {
	q, err := lookup.reread(ctx, q)
	if err != nil {
		return q, err
	}
	return lookup.ofDocument(ctx, q)
}

// understood returns a question as it is meant in this archive, and a sentence that says which
// words were misspelt.
func (lookup nameLookup) understood(ctx context.Context, q question.Question) (meant question.Question, respelt string, err error) {
	if q, err = lookup.meant(ctx, q); err != nil {
		return q, "", err
	}
	q.Words = withApostrophes(q.Words)
	if q.Intent != question.SmallTalk {
		respelt, err = speller(lookup).respell(ctx, &q)
	}
	return q, respelt, err
}

// ofDocument reads what somebody's document says as said by them: "Varga's letter", "vargas
// letter", "the Varga report". The engine resolves such a source to whoever issued it.
func (lookup nameLookup) ofDocument(ctx context.Context, q question.Question) (question.Question, error) {
	words := strings.Fields(q.Speaker)
	if !q.AboutQuotes() || len(words) < 2 || !documents()[strings.ToLower(words[len(words)-1])] {
		return q, nil
	}
	issuer := strings.Join(words[:len(words)-1], " ")
	if owner, ok := person.Owner(issuer); ok {
		q.Speaker = owner
		return q, nil
	}
	for _, name := range []string{issuer, strings.TrimSuffix(issuer, "s")} {
		isPerson, err := lookup.isPerson(ctx, term.Words(name))
		if err != nil {
			return q, err
		}
		if isPerson {
			q.Speaker = name
			break
		}
	}
	return q, nil
}

// isPerson reports whether words are the name of somebody who is quoted under a full name: all
// of it, or its end.
func (lookup nameLookup) isPerson(ctx context.Context, words []string) (bool, error) {
	if len(words) == 0 || len(words) > longestName {
		return false, nil
	}
	found, err := lookup.desk.Index.People(ctx, words[len(words)-1:], func(name string) bool {
		return person.KeyOf(name).IsFull() && isNamed(words, name)
	})
	return len(found) > 0, err
}

// withoutOthers holds back what is said by somebody else beside whom the person is named that is
// asked for: "Obama's campaign manager" is not Obama.
func (lookup nameLookup) withoutOthers(ctx context.Context, q question.Question, found []candidate) error {
	words := term.Words(q.Speaker)
	other := func(c candidate) bool { return isBeside(words, c) }
	asked, ofSomebody := tieOf(q.Speaker)
	if ofSomebody {
		other = func(c candidate) bool { return c.Speaker.Named && asked.isOwner(c.Speaker.Name) }
	}
	if !slices.ContainsFunc(found, func(c candidate) bool { return c.answers() && other(c) }) {
		return nil
	}
	if !ofSomebody {
		isPerson, err := lookup.isPerson(ctx, words)
		if err != nil || !isPerson {
			return err
		}
	}
	for i := range found {
		found[i].held = found[i].held || other(found[i])
	}
	rank(q, found)
	return nil
}

// isBeside reports whether a candidate is said by somebody whose own name has none of the words of a
// name, and of whom the title, or what is printed for them, has it: "an adviser to Elin Varga", "Varga
// spokesman", "one of Varga's allies"; or by somebody without a name who is described by it: "a Varga
// aide". Of what is asked for by an office, "bishop", whoever has that as a title is meant.
func isBeside(name []string, c candidate) bool {
	if len(name) == 0 {
		return false
	}
	called := term.Words(c.Speaker.Name)
	has := slices.ContainsFunc(called, func(w string) bool { return slices.Contains(name, w) })
	if !c.Speaker.Named {
		return has && len(called) > len(name)
	}
	if has {
		return false
	}
	last := name[len(name)-1]
	owns := func(word string) bool {
		owner, ok := person.Owner(word)
		return ok && slices.Equal(term.Words(owner), []string{last})
	}
	title := strings.Fields(c.Speaker.Title)
	if slices.ContainsFunc(append(title, strings.Fields(c.AsPrinted)...), owns) {
		return true
	}
	if descriptions[last] {
		return slices.ContainsFunc(beyond(term.Words(c.Speaker.Title)), func(w string) bool { return w == last })
	}
	return slices.Contains(term.Words(c.Speaker.Title), last) || slices.Contains(aboutThem(c), last)
}

// aboutThem returns the words in which an article tells of a speaker whom it names, or describes: what
// comes behind "who", and all of a description.
func aboutThem(c candidate) []string {
	printed := term.Words(c.AsPrinted)
	if c.Resolved == quote.ByDescription {
		return printed
	}
	at := slices.IndexFunc(printed, func(w string) bool { return w == "who" || w == "whose" })
	if at < 0 {
		return nil
	}
	return printed[at:]
}

// beyond returns the words of a title from where it tells for whom, or on what, somebody works: "the
// mayor" of "adviser to the mayor".
func beyond(title []string) []string {
	at := slices.IndexFunc(title, func(w string) bool { return w == "for" || w == "to" || w == "on" || w == "about" })
	if at < 0 {
		return nil
	}
	return title[at:]
}
