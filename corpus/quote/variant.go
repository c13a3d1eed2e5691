package quote

import (
	"cmp"
	"slices"
)

// variant is a labelling that differs from the likeliest in where the content
// ends or begins.
type variant struct {
	labels []uint8
	score  float64
	at     int // the place that it ends before, or begins with
	begins bool
}

const (
	mostEnds   = 8 // that are weighed, of those that may end the content
	mostBegins = 4
)

// variants returns labellings whose content behind the cue ends at another bound
// of a clause than in labels, or before the cue begins at another one, the
// likeliest first. They are valid until they are asked for again.
func (e *attributor) variants(t *text, w *workspace, labels []uint8) []variant {
	out := w.variants[:0]
	if len(labels) == 0 {
		return nil
	}
	w.used = 0
	cue := slices.Index(labels, inCue)
	s := t.sentenceAt(w.places[cue].from)
	if first := indexFrom(labels, cue+1, inContent); first > 0 {
		for k := first + 1; k <= len(labels); k++ {
			if k == len(labels) || t.boundary(w.places[k].from) {
				out = append(out, variant{at: k})
			}
			if k < len(labels) && !s.has(w.places[k].from) {
				break
			}
		}
		out = e.likeliest(t, w, labels, out, 0, mostEnds)
	}
	ends := len(out)
	if last := lastIndex(labels[:cue], inContent); last >= 0 {
		for k := last; k >= 0 && s.has(w.places[k].from); k-- {
			if w.places[k].from == s.from || k > 0 && t.parts(w.places[k-1].from) {
				out = append(out, variant{at: k, begins: true})
			}
		}
		out = e.likeliest(t, w, labels, out, ends, mostBegins)
	}
	w.variants = out
	return out
}

// likeliest labels the variants from one on and keeps the n likeliest of these.
func (e *attributor) likeliest(t *text, w *workspace, labels []uint8, all []variant, from, n int) []variant {
	cue := slices.Index(labels, inCue)
	some := all[from:]
	for i := range some {
		v := &some[i]
		v.labels = w.copyOf(labels)
		v.change(cue)
		v.score = e.scope.Score(&w.sequence, &w.lattice, v.labels)
	}
	slices.SortStableFunc(some, func(a, b variant) int { return cmp.Compare(b.score, a.score) })
	return all[:from+min(n, len(some))]
}

// change moves the end or the beginning of the content in the labels of v.
func (v *variant) change(cue int) {
	if v.begins {
		last := lastIndex(v.labels[:cue], inContent)
		for k := range v.labels[:last+1] {
			switch {
			case k >= v.at:
				v.labels[k] = inContent
			case v.labels[k] == inContent:
				v.labels[k] = inNothing
			}
		}
		return
	}
	for k := indexFrom(v.labels, cue+1, inContent); k < len(v.labels); k++ {
		switch {
		case v.labels[k] == inSource:
		case k < v.at:
			v.labels[k] = inContent
		default:
			v.labels[k] = inNothing
		}
	}
}

// parts reports whether token i is a mark or a conjunction between clauses.
func (t *text) parts(i int) bool {
	k := &t.tokens[i]
	if k.quotation != outside || k.lower == "$" || k.lower == "&" || k.lower == "/" {
		return false
	}
	return k.is(mark) || k.tag == tagConjunction || k.lower == "that"
}

// boundary reports whether the content of a quote may end before token i: at a
// mark, a conjunction, a preposition, a day or a gerund.
func (t *text) boundary(i int) bool {
	k := &t.tokens[i]
	switch {
	case k.quotation != outside:
		return false
	case k.is(mark):
		return t.parts(i)
	}
	return k.tag == tagConjunction || k.tag == tagPreposition || k.tag == tagWh || clauseWords[k.lower] || weekdays[k.lower] || k.tag == tagTo || k.tag == tagGerund
}

// indexFrom returns the index of the first label from one on, or -1.
func indexFrom(labels []uint8, from int, label uint8) int {
	if k := slices.Index(labels[from:], label); k >= 0 {
		return from + k
	}
	return -1
}

// lastIndex returns the index of the last label, or -1.
func lastIndex(labels []uint8, label uint8) int {
	for k := len(labels) - 1; k >= 0; k-- {
		if labels[k] == label {
			return k
		}
	}
	return -1
}

// copyOf returns a copy of labels that lives until variants are asked for again.
func (w *workspace) copyOf(labels []uint8) []uint8 {
	if w.used == len(w.buffers) {
		w.buffers = append(w.buffers, nil)
	}
	w.buffers[w.used] = append(w.buffers[w.used][:0], labels...)
	w.used++
	return w.buffers[w.used-1]
}
