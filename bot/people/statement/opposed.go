package statement

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/bot/asking/answer"
	"onrecord/corpus/pattern"
	"onrecord/corpus/quote"
	"onrecord/index/term"
)

// Contradiction is a statement with another's denial of it.
type Contradiction struct {
	Said   answer.Citation `json:"said"`
	Denied answer.Citation `json:"denied"`

	near  bool // in most words
	alike bool // in nearly all
}

// What makes a statement the one that a denial denies: so great a share of what is denied, and of
// what the statement tells, in so many stems; less of them where it accuses the one who denies.
// Set by reading the pairs of 260 stories: better none than one on another matter.
const (
	leastOpposed       = 2
	deniedShare        = 0.7
	saidShare          = 0.4
	accusedDeniedShare = 0.6
	accusedSaidShare   = 0.3
	// alikeShare and leastAlike tell that nearly the same words are said and denied.
	alikeShare = 0.75
	leastAlike = 3
	// mostOpposed is how many statements one denial may be of.
	mostOpposed = 3
	// answeredWithin is how many days lie at most between a statement and its denial: what is said
	// of one shutdown is not denied of the next.
	answeredWithin = 60
)

// Opposed returns what each denial may deny, in order of the denials, the likeliest first: a
// statement by another speaker, of the weeks before, that says what is denied. Whether the two stand
// against each other is told by their whole sentences ([Contradiction.Holds]).
func (s *Set) Opposed() [][]Contradiction {
	var out [][]Contradiction
	for i := range s.all {
		denial := &s.all[i]
		denied := deniedIn(denial)
		if len(denied) < leastOpposed {
			continue
		}
		type candidate struct {
			of    *said
			share float64
		}
		var candidates []candidate
		for j := range s.all {
			other := &s.all[j]
			if share := denied.saidIn(other); share > 0 && !sameSpeaker(denial, other) && !overlap(other, denial) && comesBefore(other, denial) {
				candidates = append(candidates, candidate{other, share})
			}
		}
		slices.SortStableFunc(candidates, func(a, b candidate) int { return cmp.Compare(b.share, a.share) })
		var of []Contradiction
		for _, c := range candidates {
			near := denied.near(c.of.content, deniedShare, saidShare)
			if len(of) < mostOpposed && (near || isAccusing(c.of.Cue)) {
				of = append(of, Contradiction{c.of.Citation, denial.Citation, near, denied.isAlike(c.of.content)})
			}
		}
		if len(of) > 0 {
			out = append(out, of)
		}
	}
	return out
}

// denying are the beginnings of the verbs whose subject says that something is not so. Whoever
// condemns something, or alleges it, holds it for true.
var denying = []string{"deni", "deny", "refut", "reject", "dismiss", "disput", "debunk", "rebut", "repudiat"}

// deniedIn are the stems of what somebody says in a statement is not so: what stands behind the verb
// in its clause, without the word that calls it a claim. There are none where it says something else.
func deniedIn(s *said) numbers {
	at := strings.Index(s.text, s.Cue)
	if s.Stance != quote.Denied || !isSomebodys(s) || at < 0 || !slices.ContainsFunc(term.Words(s.Cue), isDenying) {
		return nil
	}
	from := at + len(s.Cue)
	to := len(s.text)
	if end := clauseEnd().FindStringIndex(s.text[from:]); end != nil {
		to = from + end[0]
	}
	var out numbers
	for i, t := range s.terms {
		if t.Span.Start < from || t.Span.End > to {
			continue
		}
		if answer.IsNegation(t.Word) {
			return nil // whoever denies that it is not so says that it is
		}
		if w := s.words[i]; w.content && !claims[t.Word] {
			out = append(out, w.stem)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func isDenying(word string) bool {
	return slices.ContainsFunc(denying, func(verb string) bool { return strings.HasPrefix(word, verb) })
}

// clauseEnd is where another clause begins behind what is denied: "…, but", "… and has called".
var clauseEnd = pattern.Lazy(`[;:—]|,? (?:but|although|though|while|saying|adding|insisting|calling|claiming|after|when|because)\b|, (?:and|who|which|whose|where|so)\b|` +
	` and (?:has|have|had|is|was|were|will|would|did|does|calls|says|accuses|\p{L}+ed)\b`)

// claims are words for what is denied, which tell nothing of it.
var claims = map[string]bool{
	"allegation": true, "allegations": true, "accusation": true, "accusations": true, "claim": true, "claims": true, "charge": true, "charges": true,
	"report": true, "reports": true, "suggestion": true, "suggestions": true, "assertion": true, "assertions": true,
}

// nobody are words before who does not say something: "nothing in the report", "neither office".
var nobody = map[string]bool{"no": true, "nobody": true, "none": true, "nothing": true, "neither": true, "absolutely": true}

// isSomebodys reports whether it is known who makes a statement.
func isSomebodys(s *said) bool {
	if s.Speaker == nil || s.Speaker.Unclear {
		return false
	}
	first, _, _ := strings.Cut(strings.ToLower(s.Speaker.AsPrinted), " ")
	return !nobody[first]
}

// unsaid are words of a statement that says itself that something is not so.
var unsaid = map[string]bool{
	"false": true, "falsely": true, "untrue": true, "hoax": true, "baseless": true, "unfounded": true, "debunked": true, "denied": true, "denies": true, "deny": true,
	"denial": true, "lack": true, "lacks": true, "if": true, "whether": true,
}

// isNegative reports whether a statement says that something is not so, or asks.
func isNegative(s *said) bool {
	return negated(s.terms) || strings.Contains(s.text, "?") || slices.ContainsFunc(s.terms, func(t term.Term) bool { return unsaid[t.Word] })
}

// saidIn returns the share of what is denied that a statement says; 0 where it says something else.
func (denied numbers) saidIn(s *said) float64 {
	if s.Stance != quote.Asserted || !isSomebodys(s) || isNegative(s) || !denied.near(s.content, accusedDeniedShare, accusedSaidShare) {
		return 0
	}
	return float64(denied.shared(s.content)) / float64(len(denied))
}

// near reports whether what is said has such a share of what is denied, and that has such a share of it.
func (denied numbers) near(said numbers, ofDenied, ofSaid float64) bool {
	n := denied.shared(said)
	return n >= leastOpposed && float64(n) >= ofDenied*float64(len(denied)) && float64(n) >= ofSaid*float64(len(said))
}

// isAlike reports whether what is denied and what is said have nearly the same words.
func (denied numbers) isAlike(said numbers) bool {
	n := denied.shared(said)
	return n >= leastAlike && float64(n) >= alikeShare*float64(max(len(denied), len(said)))
}

// Holds reports whether the two are a statement and its denial: they have nearly the same words, or
// most of them and one names who speaks in the other: "Ada Quill said that the brewery fouled the
// river", "The brewery denied …"; or it is an accusation of the one who denies. Two people who
// speak of one matter may both deny it.
func (c Contradiction) Holds() bool {
	return c.alike || c.near && (names(c.Said.Text, c.Denied.Speaker) || names(c.Denied.Text, c.Said.Speaker)) || c.accuses()
}

// accuses reports whether the statement accuses the one who denies it: "accused Mayor Bo Fenn of …",
// and the denial is not of what another one says.
func (c Contradiction) accuses() bool {
	_, behind, found := strings.Cut(c.Said.Text, c.Said.Cue)
	whom, _, of := strings.Cut(behind, " of ")
	return found && of && isAccusing(c.Said.Cue) && names(whom, c.Denied.Speaker) &&
		(names(c.Denied.Text, c.Said.Speaker) || !accuser().MatchString(c.Denied.Text))
}

func isAccusing(cue string) bool { return strings.HasPrefix(cue, "accus") }

// accuser is where a denial tells whose claim is denied: "the allegation by Ada Quill".
var accuser = pattern.Lazy(`\b(?:by|from) (?:\p{Ll}+ )*\p{Lu}|\baccusers?\b`)

// names reports whether a text has the surname of a person, or a word of what a body is called.
func names(text string, who *answer.Attribution) bool {
	words, has := term.Words(who.Name), term.Words(text)
	if who.Named && len(words) > 0 {
		words = words[len(words)-1:]
	}
	return slices.ContainsFunc(words, func(w string) bool { return answer.IsContent(w) && slices.Contains(has, w) })
}

func sameSpeaker(a, b *said) bool {
	return !a.Speaker.Named && !b.Speaker.Named && a.Speaker.Name == b.Speaker.Name ||
		answer.MaySpeak(a.Speaker.Name, b.Speaker.Name) || names(a.Speaker.AsPrinted, b.Speaker) || names(b.Speaker.AsPrinted, a.Speaker)
}

// comesBefore reports whether a statement is printed on the day of another, or in the weeks before.
func comesBefore(a, b *said) bool {
	if a.Published == "" || b.Published == "" {
		return a.Article == b.Article
	}
	days := a.Published.DaysTo(b.Published)
	return days >= 0 && days <= answeredWithin
}

func overlap(a, b *said) bool {
	return a.Article == b.Article && a.Start < b.End && b.Start < a.End
}
