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
	at     int // the place where it is changed
	change change
}

// change is how the content of a variant differs at a place.
type change uint8

const (
	endsBefore change = iota // behind the cue
	beginsAt                 // before the cue
	startsAt                 // behind the cue
	onlyBefore               // the cue
	onlyBehind               // the cue
)

const (
	mostEnds   = 8 // that are weighed, of those that may end the content
	mostBegins = 4 // before the cue
	mostStarts = 3 // behind the cue
)

// variants returns labellings whose content behind the cue ends or begins at another
// bound of a clause than in labels, or before the cue begins at another one, or stands
// on one side of the cue alone, the likeliest first. They are valid until they are asked for again.
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
				out = append(out, variant{at: k, change: beginsAt})
			}
		}
		out = e.likeliest(t, w, labels, out, ends, mostBegins)
	}
	out = e.starts(t, w, labels, out)
	w.variants = e.sides(t, w, labels, out)
	return w.variants
}

// starts appends variants whose content behind the cue begins elsewhere: right behind
// the cue and its source, or behind what tells when, where and to whom it was said.
func (e *Model) starts(t *document.Document, w *Workspace, labels []uint8, out []variant) []variant {
	cue := slices.Index(labels, labelCue)
	last := lastIndex(labels, labelContent)
	if last < cue {
		return out
	}
	from, s := len(out), t.SentenceAt(w.positions[cue].From)
	first := indexFrom(labels, cue+1, labelContent)
	for k := cue + 1; k < min(last, cue+mostBehindCue) && s.Has(w.positions[k].From); k++ {
		if k != first && labels[k] != labelSource && mayStart(t, w.positions, k) {
			out = append(out, variant{at: k, change: startsAt})
		}
	}
	return e.likeliest(t, w, labels, out, from, mostStarts)
}

// mostBehindCue bounds how far behind the cue its content may begin, in places.
const mostBehindCue = 24

// mayStart reports whether the content behind a cue may begin at place k: with "that" or
// "to", at a noun phrase, or behind a mark, a quotation or a day.
func mayStart(t *document.Document, places []position, k int) bool {
	here, before := &t.Tokens[places[k].From], &t.Tokens[places[k-1].From]
	switch {
	case here.Is(document.Punct) && !places[k].quotation:
		return false
	case here.Lower == "that", here.Tag == document.TagTo, here.Tag == document.TagWh:
		return true
	case places[k-1].side == 0, places[k-1].quotation, before.Is(document.Punct), vocabulary.Weekdays[before.Lower]:
		return true
	}
	switch here.Tag {
	case document.TagDeterminer, document.TagPronoun, document.TagPossessive, document.TagName:
		switch before.Tag {
		case document.TagNoun, document.TagNouns, document.TagPronoun, document.TagAdverb:
			return true
		case document.TagName:
			return here.Tag != document.TagName
		}
	}
	return false
}

// sides appends the variants whose content stands on one side of the cue alone.
func (e *Model) sides(t *document.Document, w *Workspace, labels []uint8, out []variant) []variant {
	cue, from := slices.Index(labels, labelCue), len(out)
	if lastIndex(labels, labelContent) < cue || lastIndex(labels[:cue], labelContent) < 0 {
		return out
	}
	return e.likeliest(t, w, labels, append(out, variant{change: onlyBefore}, variant{change: onlyBehind}), from, 2)
}

// likeliest labels the variants from one on and keeps the n likeliest of these.
func (e *Model) likeliest(t *document.Document, w *Workspace, labels []uint8, all []variant, from, n int) []variant {
	cue := slices.Index(labels, labelCue)
	some := all[from:]
	for i := range some {
		v := &some[i]
		v.labels = w.copyOf(labels)
		v.relabel(cue)
		v.score = e.spanTagger.Score(&w.sequence, &w.lattice, v.labels)
	}
	slices.SortStableFunc(some, func(a, b variant) int { return cmp.Compare(b.score, a.score) })
	return all[:from+min(n, len(some))]
}

// relabel changes the labels of v.
func (v *variant) relabel(cue int) {
	switch v.change {
	case beginsAt:
		last := lastIndex(v.labels[:cue], labelContent)
		without(v.labels[:v.at], labelContent)
		for k := v.at; k <= last; k++ {
			v.labels[k] = labelContent
		}
	case startsAt:
		last := lastIndex(v.labels, labelContent)
		without(v.labels[cue:v.at], labelContent)
		fill(v.labels[v.at : last+1])
	case endsBefore:
		without(v.labels[v.at:], labelContent)
		fill(v.labels[indexFrom(v.labels, cue+1, labelContent):v.at])
	case onlyBefore:
		without(v.labels[cue:], labelContent)
	case onlyBehind:
		without(v.labels[:cue], labelContent)
	}
}

// without takes a label off labels.
func without(labels []uint8, label uint8) {
	for k := range labels {
		if labels[k] == label {
			labels[k] = labelNone
		}
	}
}

// fill makes content of what is no source.
func fill(labels []uint8) {
	for k := range labels {
		if labels[k] != labelSource {
			labels[k] = labelContent
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
