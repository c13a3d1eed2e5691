package stance

import (
	"slices"
	"strings"

	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// correction is a note of an article that takes back words quoted elsewhere in it:
// "Correction: The quote “…” was attributed to Ada Quill in error".
type correction struct {
	document.Range
	wrong   map[string]bool // words of the names of those who did not say it
	right   map[string]bool // words of the names of those who did
	quoted  []string        // the words that are taken back, as plain repeats them
	earlier bool            // it tells of a version that has been replaced
}

// MarkWithdrawn marks as retracted what a correction or an editor's note in the
// article withdraws or gives to somebody else. names are those of the speakers.
func MarkWithdrawn(t *document.Document, found []attribution.Attribution, names []string) {
	for p := range t.Paragraphs {
		if c, ok := readCorrection(t, t.Paragraphs[p].Range); ok {
			for i := range found {
				if a := &found[i]; a.Stance == attribution.Asserted && c.takesBack(t, a, names[i]) {
					a.Stance = attribution.Retracted
				}
			}
		}
	}
}

// takesBack reports whether the correction is about the words of a, said by name.
func (c *correction) takesBack(t *document.Document, a *attribution.Attribution, name string) bool {
	last := lastName(name)
	if c.right[last] || !c.wrong[last] && strings.ToLower(name) != name && !opensLow(t, a) {
		return false
	}
	if len(c.quoted) == 0 {
		return c.wrong[last] && !c.earlier && !c.Has(a.Content[0].From)
	}
	said := plain(t, a.Content)
	return slices.ContainsFunc(c.quoted, func(q string) bool {
		return strings.Contains(said, q) && len(q)*2 >= len(said) || strings.Contains(q, said) && len(said)*2 >= len(q)
	})
}

// opensLow reports a source without a capital: "the harbour chief".
func opensLow(t *document.Document, a *attribution.Attribution) bool {
	for i := a.Source.From; i < a.Source.To; i++ {
		if t.Tokens[i].Is(document.Capitalized) {
			return false
		}
	}
	return !a.Source.Empty()
}

func lastName(name string) string {
	words := strings.Fields(strings.ToLower(name))
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// plain returns the words of some ranges, without marks.
func plain(t *document.Document, ranges []document.Range) string {
	var b strings.Builder
	for _, r := range ranges {
		for i := r.From; i < r.To; i++ {
			if !t.Tokens[i].Is(document.Punct) {
				b.WriteByte(' ')
				b.WriteString(t.Lower(i))
			}
		}
	}
	return b.String() + " "
}

// readCorrection reads a paragraph that corrects who is quoted; ok is false for any
// other.
func readCorrection(t *document.Document, p document.Range) (c correction, ok bool) {
	if !opensCorrection(t, p) {
		return c, false
	}
	c = correction{Range: p, wrong: map[string]bool{}, right: map[string]bool{}}
	for s := t.Tokens[p.From].Sentence; int(s) < len(t.Sentences) && t.Sentences[s].From < p.To; s++ {
		r := t.Sentences[s].Range
		withdrawn := false
		for i := r.From; i < r.To; i++ {
			if t.Tokens[i].Quotation == document.Unquoted {
				withdrawn = withdrawn || withdrawsAt(t, i, r)
				c.earlier = c.earlier || isAny(t, i, earlier) && isAny(t, i+1, versions)
			}
		}
		truth := c.readRight(t, r)
		ok = ok || withdrawn
		if withdrawn || truth {
			c.readWords(t, r)
		}
	}
	for i := p.From; i < p.To; i++ {
		if k := &t.Tokens[i]; k.Is(document.Capitalized) && k.Quotation == document.Unquoted && !c.right[k.Lower] {
			c.wrong[k.Lower] = true
		}
	}
	return c, ok
}

// opensCorrection reports a paragraph that begins as a correction does: "Correction:",
// "Editor's note:", "This article was amended", "The Courier apologises".
func opensCorrection(t *document.Document, p document.Range) bool {
	end := min(p.To, p.From+16)
	label := document.None
	for i := p.From; i < end; i++ {
		switch w := t.Lower(i); {
		case corrections[w] || w == "note" && t.Tokens[max(i-1, 0)].Genitive():
			label = i
		case (w == ":" || w == "—" || w == "–") && label != document.None:
			return true
		case w == "misattributed", w == "attributed" && isAny(t, i-1, falsely):
			return true
		case corrects[w]:
			return anyBetween(t, p.From, i, versions) || strings.HasPrefix(w, "apolog") || removes[w]
		case w == "." && t.SentenceAt(i).To == i+1 && label != i-1:
			return false
		}
	}
	return label == p.From
}

var (
	corrections = vocabulary.WordSet(`correction corrections clarification clarifications apology retraction erratum`)
	corrects    = vocabulary.WordSet(`amended corrected updated edited changed revised retracts withdraws apologise apologises apologised apologize apologizes apologized`)
)

// withdrawsAt reports words of sentence r that take back a quote at token i:
// "attributed", "did not say this", "have withdrawn the quote", "not by Quill".
func withdrawsAt(t *document.Document, i int, r document.Range) bool {
	switch w := t.Lower(i); {
	case w == "attributed", w == "misattributed", w == "misquoted":
		return true
	case isAny(t, i, falsely) && isAny(t, i+1, reports) || isAny(t, i, falsely) && t.Lower(i+1) == "quoted":
		return true
	case isAny(t, i, negations):
		for k := i + 1; k < min(i+4, r.To); k++ {
			if isWord(t, k, "say", "said", "make", "made", "utter", "by", "hers", "his") {
				return true
			}
		}
	case removes[w]:
		for k := r.From; k < r.To; k++ {
			if quotesOf[t.Lower(k)] && k-i < 8 && i-k < 16 {
				return true
			}
		}
	}
	return false
}

var (
	removes  = vocabulary.WordSet(`withdrawn withdrew withdraw withdraws removed remove retracted retract retracts deleted`)
	quotesOf = vocabulary.WordSet(`quote quotes quotation quotations remark remarks words statement comment comments`)
)

// readRight notes who did say the words, by a sentence such as "It was said by Ada
// Quill, a trader" or "It was Ada Quill who said so". It reports whether there is one.
func (c *correction) readRight(t *document.Document, r document.Range) bool {
	found := false
	for i := r.From + 1; i < r.To; i++ {
		if t.Tokens[i].Quotation != document.Unquoted {
			continue
		}
		from := i + 1
		to := from
		for to < r.To && t.Tokens[to].Is(document.Capitalized) && t.Tokens[to].Quotation == document.Unquoted {
			to++
		}
		if to == from || to >= len(t.Tokens) {
			continue
		}
		switch t.Lower(i) {
		case "by":
			if isAny(t, i-1, negations) || !isWord(t, i-1, "said", "made", "spoken", "written", "uttered", "but", "come", "actually", "given") {
				continue
			}
		case "from":
			if !isWord(t, i-1, "came", "comes", "come") {
				continue
			}
		case "was", "is", "were", "but":
			if t.Lower(to) != "who" && !t.Tokens[to].Genitive() && !isWord(t, i-1, "speaker", "source") {
				continue
			}
		default:
			continue
		}
		for k := from; k < to; k++ {
			c.right[t.Lower(k)] = true
		}
		found = true
	}
	return found
}

// readWords notes the quoted words of a sentence.
func (c *correction) readWords(t *document.Document, r document.Range) {
	for i := r.From; i < r.To; i++ {
		if q := t.Tokens[i].Quotation; q != document.Unquoted && t.Quotations[q].From == i {
			c.quoted = append(c.quoted, plain(t, []document.Range{t.Quotations[q].Range}))
		}
	}
}
