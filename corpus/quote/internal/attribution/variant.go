package attribution

import (
	"cmp"
	"slices"

	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
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
func (e *Model) variants(t *document.Document, w *Workspace, labels []uint8) []variant {
	out := w.variants[:0]
	if len(labels) == 0 {
		return nil
	}
	w.used = 0
	cue := slices.Index(labels, labelCue)
	s := t.SentenceAt(w.positions[cue].From)
	if first := indexFrom(labels, cue+1, labelContent); first > 0 {
		for k := first + 1; k <= len(labels); k++ {
			if k == len(labels) || boundary(t, w.positions[k].From) {
				out = append(out, variant{at: k})
			}
			if k < len(labels) && !s.Has(w.positions[k].From) {
				break
			}
		}
		out = e.likeliest(t, w, labels, out, 0, mostEnds)
	}
	ends := len(out)
	if last := lastIndex(labels[:cue], labelContent); last >= 0 {
		for k := last; k >= 0 && s.Has(w.positions[k].From); k-- {
			if w.positions[k].From == s.From || k > 0 && partsClauses(t, w.positions[k-1].From) {
				out = append(out, variant{at: k, begins: true})
			}
		}
		out = e.likeliest(t, w, labels, out, ends, mostBegins)
	}
	w.variants = out
	return out
}

// likeliest labels the variants from one on and keeps the n likeliest of these.
func (e *Model) likeliest(t *document.Document, w *Workspace, labels []uint8, all []variant, from, n int) []variant {
	cue := slices.Index(labels, labelCue)
	some := all[from:]
	for i := range some {
		v := &some[i]
		v.labels = w.copyOf(labels)
		v.change(cue)
		v.score = e.spanTagger.Score(&w.sequence, &w.lattice, v.labels)
	}
	slices.SortStableFunc(some, func(a, b variant) int { return cmp.Compare(b.score, a.score) })
	return all[:from+min(n, len(some))]
}

// change moves the end or the beginning of the content in the labels of v.
func (v *variant) change(cue int) {
	if v.begins {
		last := lastIndex(v.labels[:cue], labelContent)
		for k := range v.labels[:last+1] {
			switch {
			case k >= v.at:
				v.labels[k] = labelContent
			case v.labels[k] == labelContent:
				v.labels[k] = labelNone
			}
		}
		return
	}
	for k := indexFrom(v.labels, cue+1, labelContent); k < len(v.labels); k++ {
		switch {
		case v.labels[k] == labelSource:
		case k < v.at:
			v.labels[k] = labelContent
		default:
			v.labels[k] = labelNone
		}
	}
}

// partsClauses reports whether token i is a mark or a conjunction between clauses.
func partsClauses(t *document.Document, i int) bool {
	k := &t.Tokens[i]
	if k.Quotation != document.Unquoted || k.Lower == "$" || k.Lower == "&" || k.Lower == "/" {
		return false
	}
	return k.Is(document.Punct) || k.Tag == document.TagConjunction || k.Lower == "that"
}

// boundary reports whether the content of a quote may end before token i: at a
// mark, a conjunction, a preposition, a day or a gerund.
func boundary(t *document.Document, i int) bool {
	k := &t.Tokens[i]
	switch {
	case k.Quotation != document.Unquoted:
		return false
	case k.Is(document.Punct):
		return partsClauses(t, i)
	}
	return k.Tag == document.TagConjunction || k.Tag == document.TagPreposition || k.Tag == document.TagWh || vocabulary.ClauseWords[k.Lower] || vocabulary.Weekdays[k.Lower] || k.Tag == document.TagTo || k.Tag == document.TagGerund
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
func (w *Workspace) copyOf(labels []uint8) []uint8 {
	if w.used == len(w.buffers) {
		w.buffers = append(w.buffers, nil)
	}
	w.buffers[w.used] = append(w.buffers[w.used][:0], labels...)
	w.used++
	return w.buffers[w.used-1]
}
