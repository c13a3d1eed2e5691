// Package mark owns the words that must not be printed again: statements that an editor
// has marked as false, as corrected or as checked, with a reason and a link. Looking back
// it lists where they are printed, or come near; looking forward it tells whether words
// are marked, so that answers, checks and digests carry the mark. What denies the words,
// or says that they are false, does not repeat them.
package mark

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"onrecord/bot/label"
	"onrecord/corpus/pattern"
	"onrecord/corpus/quote"
	"onrecord/index/person"
	"onrecord/index/term"
)

// As is what a statement is marked as.
type As string

const (
	False     As = "false"
	Corrected As = "corrected"
	Checked   As = "fact-checked"
)

// All are what a statement can be marked as.
var All = []As{False, Corrected, Checked}

// Mark is a statement that is marked.
type Mark struct {
	ID      int64     `json:"id"`
	Words   string    `json:"words"`
	Speaker string    `json:"speaker"` // whose words they are; empty is anybody's
	As      As        `json:"as"`
	Reason  string    `json:"reason"`
	Link    string    `json:"link"`
	Editor  string    `json:"editor"`
	At      time.Time `json:"at"`
}

// fewest is how many words tell one statement from another.
const fewest = 4

// Validate tells what is wrong with a mark.
func (m Mark) Validate() error {
	switch {
	case len(term.Words(m.Words)) < fewest:
		return fmt.Errorf("mark at least %d words: fewer stand everywhere", fewest)
	case !slices.Contains(All, m.As):
		return fmt.Errorf("--as %s: use false, corrected or fact-checked", m.As)
	case strings.TrimSpace(m.Reason) == "":
		return errors.New("say why, with --reason")
	}
	return nil
}

// Note is the mark as it stands beside words: "marked false by the newsroom, 2026-11-29:
// the figure is from a satire, https://…".
func (m Mark) Note() string {
	note := label.Text("mark.note", m.As, m.At.Format(time.DateOnly), m.Reason)
	if m.Link != "" {
		note += ", " + m.Link
	}
	return note
}

// Closeness is how near words come to a mark.
type Closeness string

const (
	Printed Closeness = "printed" // the words, or all but a few of them
	Near    Closeness = "near"    // words of the same matter: a proposal, for a person to judge
)

// compiled is a mark with its words as they are compared.
type compiled struct {
	Mark
	stems   []string
	content map[string]bool
	negated bool
	long    bool // of several sentences, of which a passage may have one
	key     person.Key
}

func compile(m Mark) compiled {
	c := compiled{Mark: m, stems: term.Stems(m.Words), content: make(map[string]bool), key: person.KeyOf(m.Speaker)}
	c.negated = isNegated(c.stems)
	c.long = several().MatchString(m.Words)
	for _, s := range c.stems {
		if !common[s] {
			c.content[s] = true
		}
	}
	return c
}

// several matches the end of a sentence before another one.
var several = pattern.Lazy(`\pL{2,}[.!?…][”"’')]*\s`)

// negations turn a statement round; of two, none is left.
var negations = set("not never no none nobody nothing neither cannot deni deny denies denied fals untru incorrect wrong refut reject debunk hoax fabric")

func isNegated(stems []string) bool {
	n := 0
	for _, s := range stems {
		if negations[s] || strings.HasSuffix(s, "n't") || strings.HasSuffix(s, "n’t") {
			n++
		}
	}
	return n%2 == 1
}

// common are the stems that stand in every text.
var common = set("the a an of in on at to for from by with and or but is ar wa were be been being it thi that these those there here he she they we i you hi her their our your my ha have had do doe did will would can could should may might must as if so than then not no all ani some more most very just onli also about over out up into what which who whom when where how sai said say")

func set(words string) map[string]bool {
	out := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

const (
	ordered = 0.7 // of a mark's words that stand in order, from which they are printed
	telling = 0.8 // of those among them that do not stand in every text
	stretch = 1.8 // times its length in which they have to stand
)

// printedIn reports whether the words stand in a text, or all but a few of them.
func (c compiled) printedIn(stems []string) bool {
	found, negated := c.find(stems)
	return found && negated == c.negated
}

// find reports whether the words stand in a text, turned round or not, and whether they are
// negated there.
func (c compiled) find(stems []string) (found, negated bool) {
	matched := term.Align(c.stems, stems)
	if len(matched) == 0 || float64(len(matched)) < ordered*float64(len(c.stems)) {
		return false, false
	}
	first, last := matched[0][1], matched[len(matched)-1][1]
	if float64(last-first+1) > stretch*float64(len(c.stems))+2 {
		return false, false
	}
	content := 0
	here := stems[first : last+1]
	for s := range c.content {
		if slices.Contains(here, s) {
			content++
		}
	}
	return float64(content) >= telling*float64(len(c.content)), isNegated(around(stems, first, last))
}

// before is how many words before a stretch may turn it round: "it is not true that".
const before = 6

func around(stems []string, first, last int) []string { return stems[max(0, first-before) : last+1] }

// mayBe reports whether a speaker may be whom the mark names. Whoever is only described may
// be anybody.
func (c compiled) mayBe(s quote.Speaker) bool {
	return c.key == "" || !s.Named || person.MayBe(s.Name, c.Speaker)
}
