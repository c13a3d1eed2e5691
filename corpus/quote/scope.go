package quote

// Labels of the places around a cue.
const (
	inNothing = iota
	inSource
	inContent
	inCue // the last label is the one that only fixed places have
	scopeLabels
)

// place is one position that gets a label: a token, or a whole quotation, which
// is said by one speaker or not at all.
type place struct {
	tokenRange
	quotation bool
	side      int // of the cue: -1, 0, +1
	// Between the place and the cue:
	distance, commas, verbs, quotations, rivals, sentences, complements, names int
}

// widest bounds what is looked at on either side of a cue, in tokens.
const widest = 120

// scope returns the stretch around a cue that may hold its source and content:
// its sentence, and the sentences that a quotation ties to it.
func (t *text) scope(cue int) tokenRange {
	p := t.paragraphs[t.paragraphAt(cue)]
	s := t.sentenceAt(cue)
	r := s.tokenRange
	for n := 0; n < 3 && r.from > p.from && cue-r.from < widest; n++ {
		q := t.tokens[r.from-1].quotation
		if q == outside {
			q = t.tokens[r.from].quotation
			if q == outside || t.quotations[q].from >= r.from {
				break
			}
		}
		r.from = min(t.sentenceAt(t.quotations[q].from).from, r.from)
		if t.quotations[q].from < cue-widest {
			break
		}
	}
	for n := 0; n < 2 && r.to < p.to && r.to-cue < widest; n++ {
		q := t.tokens[r.to].quotation
		if q == outside && t.lower(r.to-1) != ":" {
			break
		}
		if q == outside {
			r.to = t.sentenceAt(r.to).to
			continue
		}
		r.to = max(t.quotations[q].to, r.to)
		r.to = max(r.to, t.sentenceAt(r.to-1).to)
	}
	return tokenRange{max(r.from, cue-2*widest), min(r.to, cue+2*widest)}
}

// places divides a scope into places around the cue, and counts what lies
// between each of them and the cue.
func (t *text) places(scope tokenRange, cue tokenRange, out []place) []place {
	out = out[:0]
	inside := t.tokens[cue.from].quotation
	at := 0
	for i := scope.from; i < scope.to; {
		if i == cue.from {
			at = len(out)
			out = append(out, place{tokenRange: cue})
			i = cue.to
			continue
		}
		if q := t.tokens[i].quotation; q != outside && q != inside {
			end := min(t.quotations[q].to, scope.to)
			if cue.from > i {
				end = min(end, cue.from)
			}
			out = append(out, place{tokenRange: tokenRange{i, end}, quotation: true})
			i = end
			continue
		}
		out = append(out, place{tokenRange: tokenRange{i, i + 1}})
		i++
	}
	t.count(out[at:], +1)
	t.count(out[:at+1], -1)
	return out
}

// count walks from the cue, at one end of places, to the other.
func (t *text) count(places []place, side int) {
	var n place
	sentence := int32(0)
	for k := range places {
		p := &places[k]
		if side < 0 {
			p = &places[len(places)-1-k]
		}
		if k == 0 {
			sentence = t.tokens[p.from].sentence
			continue
		}
		r, q := p.tokenRange, p.quotation
		first := &t.tokens[r.from]
		if first.sentence != sentence {
			sentence = first.sentence
			n.sentences++
		}
		n.distance++
		*p = n
		p.tokenRange, p.quotation, p.side = r, q, side
		switch {
		case q:
			n.quotations++
		case first.lower == "," || first.lower == ";" || first.lower == ":":
			n.commas++
		case first.tag.verb() || first.tag == tagModal:
			n.verbs++
			if first.habit > sometimes {
				n.rivals++
			}
		case first.lower == "that" || first.tag == tagTo || first.tag == tagWh:
			n.complements++
		case first.tag == tagName || first.tag == tagPronoun:
			n.names++
		}
	}
}
