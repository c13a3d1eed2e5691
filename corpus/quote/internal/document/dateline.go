package document

import (
	"strings"

	"onrecord/corpus/lexicon"
	"onrecord/corpus/quote/internal/vocabulary"
)

// longestDateline bounds a dateline, in tokens.
const longestDateline = 16

// InDateline reports whether sentence s is a dateline.
func (t *Document) InDateline(s Sentence) bool {
	return t.Paragraphs[s.Paragraph].From == s.From && datelineEnd(t, t.Paragraphs[s.Paragraph].Range) == s.To
}

// datelineEnd returns where the dateline of a paragraph ends, with its dash:
// "TARNBY, Vt. —", "PORT ELLIS, Nov 3 (Meridian) -", or with the agency alone,
// "Tarnby (CNN)", or where the paragraph begins if it has none. The place in it says nothing and does nothing.
func datelineEnd(t *Document, p Range) int {
	if p.Empty() || !t.Tokens[p.From].Is(Capitalized) {
		return p.From
	}
	bracketed := false
	for i := p.From; i < min(p.To-1, p.From+longestDateline); i++ {
		k := &t.Tokens[i]
		switch k.Lower {
		case "—", "–", "-", "--":
			if i > p.From && (k.Is(Spaced) || t.Tokens[i+1].Is(Spaced)) && (bracketed || t.Tokens[p.From].Is(AllCaps)) {
				return i + 1
			}
			return p.From
		case "(", ")":
			bracketed = true
			if endsWithAgency(t, p, i) {
				return i + 1
			}
		case ",", ".", "/", "&":
		default:
			if !k.Is(Capitalized) && !k.Is(Numeric) && !vocabulary.NameParticles[k.Lower] {
				return p.From
			}
		}
	}
	return p.From
}

// agencies are printed behind a place in brackets.
var agencies = lexicon.Words("press-words")

// endsWithAgency reports the bracket at token i that closes around an agency whose initials are
// not those of what stands before it: "Tarnby (CNN) Ada Quill said".
func endsWithAgency(t *Document, p Range, i int) bool {
	open, next := i-2, &t.Tokens[i+1]
	if t.Tokens[i].Lower != ")" || open <= p.From || t.Tokens[open].Lower != "(" || !next.Is(Spaced) || !next.Is(Capitalized) {
		return false
	}
	agency := &t.Tokens[i-1]
	dated := open-2 > p.From && t.Tokens[open-1].Is(Numeric) && (vocabulary.Months[t.Tokens[open-2].Lower] || vocabulary.Months[t.Tokens[open-2].Lower+"."]) // "Tarnby, Aug 4 (TNW)"
	return agency.Is(AllCaps) && (dated || agencies[agency.Lower] && open-p.From < len(agency.Lower))
}

// longestTimeLine bounds the line above an entry of a live blog, in tokens.
const longestTimeLine = 12

// timeLineEnd returns where the first line of a paragraph ends that says when an entry of a live
// blog was posted, "11:15 Harbour wall breached", "2.14am", or where the paragraph begins.
func timeLineEnd(t *Document, p Range) int {
	if p.Empty() || !isTimeOfDay(t.Body[t.Tokens[p.From].Start:t.Tokens[p.From].End]) {
		return p.From
	}
	for i := p.From + 1; i < min(p.To, p.From+longestTimeLine); i++ {
		if strings.Contains(t.Body[t.Tokens[i-1].End:t.Tokens[i].Start], "\n") {
			return i
		}
	}
	return p.From
}

// isTimeOfDay reports "11:15", "2.14am", "9pm".
func isTimeOfDay(w string) bool {
	rest := strings.TrimLeft(w, "0123456789")
	if len(rest) == len(w) || len(w)-len(rest) > 2 {
		return false
	}
	if rest != "" && (rest[0] == ':' || rest[0] == '.') {
		minutes := rest[1:]
		rest = strings.TrimLeft(minutes, "0123456789")
		if len(minutes)-len(rest) != 2 {
			return false
		}
		return rest == "" || rest == "am" || rest == "pm"
	}
	return rest == "am" || rest == "pm"
}
