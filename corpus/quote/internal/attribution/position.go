package attribution

import "onrecord/corpus/quote/internal/document"

// Labels of the positions around a cue.
const (
	labelNone = iota
	labelSource
	labelContent
	labelCue // the last label is the one that only fixed positions have
	labelCount
)

// position is one position that gets a label: a token, or a whole quotation, which
// is said by one speaker or not at all.
type position struct {
	document.Range
	quotation bool
	side      int // of the cue: -1, 0, +1
	// Between the place and the cue:
	distance, commas, verbs, quotations, rivals, sentences, complements, names int
}

// widest bounds what is looked at on either side of a cue, in tokens.
const widest = 120

// cueScope returns the stretch around a cue that may hold its source and content:
// its sentence, and the sentences that a quotation ties to it.
func cueScope(t *document.Document, cue int) document.Range {
	p := t.Paragraphs[t.ParagraphAt(cue)]
	s := t.SentenceAt(cue)
	r := s.Range
	for n := 0; n < 3 && r.From > p.From && cue-r.From < widest; n++ {
		q := t.Tokens[r.From-1].Quotation
		if q == document.Unquoted {
			q = t.Tokens[r.From].Quotation
			if q == document.Unquoted || t.Quotations[q].From >= r.From {
				break
			}
		}
		r.From = min(t.SentenceAt(t.Quotations[q].From).From, r.From)
		if t.Quotations[q].From < cue-widest {
			break
		}
	}
	for n := 0; n < 2 && r.To < p.To && r.To-cue < widest; n++ {
		q := t.Tokens[r.To].Quotation
		if q == document.Unquoted && t.Lower(r.To-1) != ":" {
			break
		}
		if q == document.Unquoted {
			r.To = t.SentenceAt(r.To).To
			continue
		}
		r.To = max(t.Quotations[q].To, r.To)
		r.To = max(r.To, t.SentenceAt(r.To-1).To)
	}
	return document.Range{From: max(r.From, cue-2*widest), To: min(r.To, cue+2*widest)}
}

// positionsAround divides a scope into positions around the cue, and counts what lies
// between each of them and the cue.
func positionsAround(t *document.Document, scope document.Range, cue document.Range, out []position) []position {
	out = out[:0]
	inside := t.Tokens[cue.From].Quotation
	at := 0
	for i := scope.From; i < scope.To; {
		if i == cue.From {
			at = len(out)
			out = append(out, position{Range: cue})
			i = cue.To
			continue
		}
		if q := t.Tokens[i].Quotation; q != document.Unquoted && q != inside {
			end := min(t.Quotations[q].To, scope.To)
			if cue.From > i {
				end = min(end, cue.From)
			}
			out = append(out, position{Range: document.Range{From: i, To: end}, quotation: true})
			i = end
			continue
		}
		out = append(out, position{Range: document.Range{From: i, To: i + 1}})
		i++
	}
	count(t, out[at:], +1)
	count(t, out[:at+1], -1)
	return out
}

// count walks from the cue, at one end of positions, to the other.
func count(t *document.Document, places []position, side int) {
	var n position
	sentence := int32(0)
	for k := range places {
		p := &places[k]
		if side < 0 {
			p = &places[len(places)-1-k]
		}
		if k == 0 {
			sentence = t.Tokens[p.From].Sentence
			continue
		}
		r, q := p.Range, p.quotation
		first := &t.Tokens[r.From]
		if first.Sentence != sentence {
			sentence = first.Sentence
			n.sentences++
		}
		n.distance++
		*p = n
		p.Range, p.quotation, p.side = r, q, side
		switch {
		case q:
			n.quotations++
		case first.Lower == "," || first.Lower == ";" || first.Lower == ":":
			n.commas++
		case first.Tag.Verb() || first.Tag == document.TagModal:
			n.verbs++
			if first.CuePrior > PriorSometimes {
				n.rivals++
			}
		case first.Lower == "that" || first.Tag == document.TagTo || first.Tag == document.TagWh:
			n.complements++
		case first.Tag == document.TagName || first.Tag == document.TagPronoun:
			n.names++
		}
	}
}
