package quote

import (
	"slices"
	"strings"

	"onrecord/corpus/quote/internal/linear"
)

// phraseFeatures appends what an earlier phrase tells.
func (r *resolver) phraseFeatures(f []uint32, ref reference, o *option) []uint32 {
	p := &r.phrases[o.phrase]
	add := func(template, a, b uint32) { f = append(f, linear.Feature(template, a<<4|uint32(ref.class), b)) }
	distance := uint32(min(int(r.tokens[ref.token].sentence-r.tokens[p.head].sentence), 6))
	length := uint32(min(p.to-p.from, 7))
	begins := r.articleOf(p.tokenRange)
	same := o.proposers >> proposedByHead & 1
	longer := uint32(0)
	if !ref.source.empty() && p.to-p.from > ref.source.to-ref.source.from {
		longer = 1
	}
	subject := uint32(0)
	if p.to < len(r.tokens) && (r.tokens[p.to].tag.verb() || r.tokens[p.to].tag == tagModal || r.tokens[p.to].lower == "who") {
		subject = 1
	}
	add(550, same<<4|ref.article, distance)
	add(551, same<<4|ref.article, length)
	add(552, same<<4|ref.article, begins)
	add(553, same<<1|longer, begins)
	add(554, same<<1|subject, distance)
	add(555, same, r.tokens[p.head].hash)
	first := uint32(1)
	for k := o.phrase - 1; k >= 0 && o.phrase-k < memoryMentions; k-- {
		if groupKin(r.lower(r.phrases[k].head)) == groupKin(r.lower(p.head)) {
			first = 0
			break
		}
	}
	add(556, same<<1|first, begins)
	add(557, same<<1|longer, ref.article)
	add(558, same<<3|first<<2|longer, ref.article<<2|begins)
	add(559, same<<1|longer, o.spoken)
	named := uint32(0)
	if r.namesPlace(p.tokenRange) {
		named = 1
	}
	add(593, same<<1|longer, named)
	return f
}

// wordFeatures appends how the words of a description suit those of an entity.
func (r *resolver) wordFeatures(f []uint32, ref reference, o *option) []uint32 {
	add := func(template, a, b uint32) { f = append(f, linear.Feature(template, a<<4|uint32(ref.class), b)) }
	it := r.entities[o.entity]
	shared, missing := 0, 0
	for i := ref.segment.from; i < ref.segment.to; i++ {
		w := r.lower(i)
		if determiner[w] || linkWords[w] || r.tokens[i].is(mark) {
			continue
		}
		if it.roles[w] || slices.Contains(it.words, w) || akinTo(w, it.roles) {
			shared++
		} else {
			missing++
		}
	}
	role := uint32(0)
	if ref.role != "" {
		for w := range it.roles {
			if kin(w) == kin(ref.role) {
				role = 1
			}
		}
		if role == 0 && len(it.roles) > 0 {
			role = 2
		}
	}
	inName := uint32(0)
	if slices.Contains(it.words, r.lower(ref.head)) {
		inName = 1
		if it.last() == r.lower(ref.head) {
			inName = 2
		}
	}
	add(560, uint32(min(shared, 3)), uint32(min(missing, 3)))
	add(561, role, uint32(min(shared, 3)))
	add(562, role, o.proposers)
	add(563, inName, ref.article)
	add(564, inName, o.spoken)
	add(565, hash(it.last()), r.tokens[ref.head].hash)
	if ref.class == classBody || ref.class == classDocument {
		add(590, it.fitOf(r.lower(ref.head)), ref.article)
		add(591, it.sorts(), r.tokens[ref.head].hash)
	}
	return f
}

// akinTo reports whether one of the words of a title is made of the same stem:
// "Mexico" and "Mexican President".
func akinTo(w string, title map[string]bool) bool {
	const stem = 5
	if len(w) < stem {
		return false
	}
	for x := range title {
		if strings.HasPrefix(x, w[:stem]) {
			return true
		}
	}
	return false
}

// standingFeatures appends how an entity stands in the whole article.
func (r *resolver) standingFeatures(f []uint32, ref reference, o *option) []uint32 {
	it := r.entities[o.entity]
	add := func(template, a, b uint32) { f = append(f, linear.Feature(template, a<<4|uint32(ref.class), b)) }
	kind := r.kindOfOption(o)
	often := uint32(min(len(it.mentions), 6))
	first := uint32(min(r.paragraphAt(r.mentions[it.mentions[0]].from), 3))
	named := uint32(0) // before the reference
	if r.mentions[it.mentions[0]].from < ref.token {
		named = 1
	}
	rank := uint32(0)
	for k := range r.options {
		if e := r.options[k].entity; e != nobody && r.entities[e].isPerson() == it.isPerson() && len(r.entities[e].mentions) > len(it.mentions) {
			rank++
		}
	}
	rank = min(rank, 4)
	add(570, often, kind)
	add(571, first, kind)
	add(572, rank, kind)
	add(573, rank, ref.article)
	add(574, named, kind)
	add(575, named<<3|first, rank)
	if ref.head != nobody {
		add(576, rank, r.tokens[ref.head].hash)
	}
	acts := r.agency(it)
	add(577, acts, kind)
	add(578, acts, rank)
	return f
}

// agencyMentions is how many mentions of an entity are looked at.
const agencyMentions = 12

// agency packs how many mentions of an entity are the subject of a verb and how
// many own something: people and bodies act, things and events seldom do.
func (r *resolver) agency(it *entity) uint32 {
	subjects, owners := 0, 0
	list := it.mentions[:min(len(it.mentions), agencyMentions)]
	for _, k := range list {
		m := &r.mentions[k]
		if m.subject && r.tokens[m.from].quotation == outside {
			subjects++
		}
		if m.to < len(r.tokens) && r.tokens[m.to].genitive() {
			owners++
		}
	}
	n := len(list)
	return uint32(min(n, 3))<<4 | uint32((3*subjects+n-1)/n)<<2 | uint32(min(owners, 2))
}
