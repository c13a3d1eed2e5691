package quote

import (
	"onrecord/corpus/quote/internal/linear"
)

// optionFeatures appends what tells whether ref stands for option k.
func (r *resolver) optionFeatures(f []uint32, ref reference, k int, order []int) []uint32 {
	o := &r.options[k]
	form := uint32(ref.class)<<2 | ref.article
	add := func(template, a, b uint32) { f = append(f, linear.Feature(template, a<<4|uint32(ref.class), b)) }
	kind := r.kindOfOption(o)
	runs := r.runs(ref.token)
	running := uint32(0)
	if r.running != nobody && sameVerdict(&r.out[r.running], &o.verdict) {
		running = runs
	}
	known := uint32(0)
	switch {
	case !compatible(o.gender, ref.gender):
		known = 3
	case o.gender != anyGender:
		known = 1
	}
	add(500, o.proposers, 0)
	add(501, kind, known)
	add(502, kind, running)
	add(503, ref.article, kind)
	add(504, running, o.spoken)
	head := uint32(0)
	if ref.head != nobody {
		head = r.tokens[ref.head].hash
		add(505, kind, head)
		for by := range uint32(proposerCount) {
			if o.proposers>>by&1 == 1 {
				add(506, by, head)
				add(507, by, form<<4|kind)
			}
		}
	} else {
		for by := range uint32(proposerCount) {
			if o.proposers>>by&1 == 1 {
				add(508, by, kind)
			}
		}
	}
	if o.proposers&(1<<proposedByRule) != 0 {
		add(510, uint32(o.rule), ref.article)
		add(511, uint32(o.rule), kind)
		add(512, uint32(o.rule), uint32(min(ref.source.to-ref.source.from, 8)))
		if ref.head != nobody {
			add(513, uint32(o.rule), head)
		}
	}
	if o.proposers&(1<<proposedAsPrinted) != 0 {
		add(514, o.cut, ref.article)
		add(515, o.cut, uint32(min(ref.source.to-ref.source.from, 8)))
		add(516, o.cut, runs)
	}
	if o.cut > 0 || o.rule == ruleUnnamed {
		f = r.unnamedFeatures(f, ref, o)
	}
	if m := o.named; m != nil {
		add(520, r.before(m), r.after(m))
		add(521, r.before(m), kind)
		add(522, r.after(m), kind)
	}
	if o.phrase != nobody {
		f = r.phraseFeatures(f, ref, o)
		begins := uint32(0)
		if p := &r.phrases[o.phrase]; r.sentenceAt(p.from).from == p.from {
			begins = 1 + uint32(min(int(r.tokens[ref.token].sentence-r.tokens[p.head].sentence), 4))
		}
		add(560, begins, o.proposers)
	}
	if o.spoken > 0 {
		add(530, o.spoken, runs)
		add(531, o.spoken, kind)
		add(532, o.spoken, uint32(min(r.spoken[o.entity], 3)))
	}
	if ref.class == classUnprinted {
		add(533, o.spoken, r.opening(ref.token))
		add(534, running, r.opening(ref.token))
	}
	if o.near != nobody {
		f = r.nearFeatures(f, ref, o, order, running)
	} else if o.entity != nobody {
		add(535, kind, o.spoken)
	}
	if o.entity != nobody {
		f = r.standingFeatures(f, ref, o)
		if ref.head != nobody {
			f = r.wordFeatures(f, ref, o)
			if ref.class == classDocument {
				f = r.issueFeatures(f, ref, o)
			}
		}
	}
	add(540, uint32(min(len(r.options), 12)), o.proposers)
	return f
}

// unnamedFeatures appends what speaks against taking the words of a source as
// they stand: someone else whom they could mean.
func (r *resolver) unnamedFeatures(f []uint32, ref reference, o *option) []uint32 {
	add := func(template, a, b uint32) { f = append(f, linear.Feature(template, a<<4|uint32(ref.class), b)) }
	rivals := uint32(0) // who else may be meant, as bits
	para := r.paragraphAt(ref.token)
	for k := range r.options {
		x := &r.options[k]
		switch {
		case x == o:
		case x.proposers>>proposedByRole&1 == 1:
			rivals |= 1
		case x.proposers>>proposedByHead&1 == 1:
			rivals |= 2
		case x.spoken == 1 && x.entity != nobody && r.paragraphAt(r.lastToken(r.running)) >= para-1:
			rivals |= 4
		case x.proposers>>proposedInSource&1 == 1:
			rivals |= 8
		case x.near != nobody && r.entities[x.entity].isPerson() && r.mentions[r.near[x.near].last].from >= r.paragraphs[para].from:
			rivals |= 16
		}
	}
	short := uint32(min(ref.source.to-ref.source.from, 5))
	add(525, rivals, ref.article)
	add(526, rivals, short)
	add(527, rivals&3, short<<2|ref.article)
	if ref.role != "" {
		unnamed := uint32(0)
		if r.indefinite[kin(ref.role)] {
			unnamed = 1
		}
		add(528, unnamed, rivals)
		add(529, unnamed, short<<2|ref.article)
	}
	return f
}

// unnamedRoles are borne by people whom an article leaves unnamed.
var unnamedRoles = words(`spokesman spokeswoman spokesperson source official witness eyewitness officer aide adviser advisor insider suspect victim
	resident person soldier fighter patient passenger man boy girl father`)

// before and after say what stands beside the mention of an option in the source.
func (r *resolver) before(m *mention) uint32 {
	if m.before == 0 {
		return 0
	}
	k := &r.tokens[m.before-1]
	if linkWords[k.lower] || determiner[k.lower] {
		return k.hash
	}
	return uint32(k.tag)
}

func (r *resolver) after(m *mention) uint32 {
	if m.to >= len(r.tokens) {
		return 0
	}
	k := &r.tokens[m.to]
	switch {
	case k.genitive():
		return 101
	case isDocument(k.lower):
		return 102
	case bodyWords[k.lower]:
		return 103
	case isRole(k.lower):
		return 104
	case peopleWord(k.lower):
		return 105
	}
	return uint32(k.tag)
}
