package answer

import (
	"context"
	"slices"
	"strings"

	"onrecord/bot/asking/question"
	"onrecord/corpus/lexicon"
	"onrecord/corpus/pattern"
	"onrecord/index/person"
	"onrecord/index/term"
)

// documents are the words for what states something in the name of whoever issued it.
var documents = lexicon.Words("document-nouns")

// ofDocument reads what somebody's document says as said by them: "Varga's letter", "vargas
// letter", "the Varga report". The engine resolves such a source to whoever issued it.
func (lookup nameLookup) ofDocument(ctx context.Context, q question.Question) (question.Question, error) {
	words := strings.Fields(q.Speaker)
	if len(words) < 2 || !documents[strings.ToLower(words[len(words)-1])] {
		return q, nil
	}
	issuer := strings.Join(words[:len(words)-1], " ")
	if bare := possessive().ReplaceAllString(issuer, ""); bare != issuer {
		q.Speaker = bare
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

var possessive = pattern.Lazy(`(?:['’]s|['’])$`)

// isPerson reports whether words are the name of somebody who is quoted under a full name: all
// of it, or its end.
func (lookup nameLookup) isPerson(ctx context.Context, words []string) (bool, error) {
	if len(words) == 0 || len(words) > longestName {
		return false, nil
	}
	found, err := lookup.desk.Index.People(ctx, words[len(words)-1:], func(name string) bool {
		return person.KeyOf(name).IsFull() && isNamed(words, term.Words(name))
	})
	return len(found) > 0, err
}

// withoutOthers holds back what is said by somebody else beside whom the person is named that is
// asked for: "Obama's campaign manager" is not Obama.
func (lookup nameLookup) withoutOthers(ctx context.Context, q question.Question, found []candidate) error {
	words := term.Words(q.Speaker)
	others := func(c candidate) bool { return c.answers() && isBeside(words, c) }
	if !slices.ContainsFunc(found, others) {
		return nil
	}
	isPerson, err := lookup.isPerson(ctx, words)
	if err != nil || !isPerson {
		return err
	}
	for i := range found {
		found[i].held = found[i].held || isBeside(words, found[i])
	}
	rank(q, found)
	return nil
}

// isBeside reports whether a candidate is said by somebody of whom the title, or what is printed
// for them, has a name as a possessive, and whose own name has none of its words.
func isBeside(name []string, c candidate) bool {
	if len(name) == 0 || !c.Speaker.Named || slices.ContainsFunc(term.Words(c.Speaker.Name), func(w string) bool { return slices.Contains(name, w) }) {
		return false
	}
	last := name[len(name)-1]
	for _, printed := range []string{c.Speaker.Title, c.AsPrinted} {
		for word := range strings.FieldsSeq(printed) {
			if bare := possessive().ReplaceAllString(word, ""); bare != word && slices.Equal(term.Words(bare), []string{last}) {
				return true
			}
		}
	}
	return false
}
