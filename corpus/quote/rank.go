package quote

import (
	"slices"
	"strings"

	"onrecord/corpus/quote/internal/linear"
)

// choose returns whom a reference stands for: the option that the model finds
// likeliest.
func (r *resolver) choose(ref reference) verdict {
	r.gather(ref)
	best := r.rank(ref)
	if best == nobody {
		return verdict{entity: nobody}
	}
	r.learnFrom(ref, best)
	v := r.options[best].verdict
	v.confidence = r.scores[best]
	switch ref.class {
	case unprinted:
		v.how = ByContinuation
	case personal, impersonal, plural, first, relative:
		v.how = ByPronoun
	}
	return v
}

// rank scores the options of a reference with their probabilities and returns
// the best, or nobody where there is none.
func (r *resolver) rank(ref reference) int {
	order := bySalience(r.near)
	best := nobody
	r.scores = r.scores[:0]
	for k := range r.options {
		r.features = r.optionFeatures(r.features[:0], ref, k, order)
		r.scores = append(r.scores, r.model.Score(r.features))
		if best == nobody || r.scores[k] > r.scores[best] {
			best = k
		}
	}
	linear.Probabilities(r.scores)
	return best
}

// learnFrom notes what a reference tells of the one it stands for.
func (r *resolver) learnFrom(ref reference, k int) {
	o := &r.options[k]
	if o.entity == nobody {
		return
	}
	it := r.entities[o.entity]
	if ref.class == personal {
		it.gender, it.sure = ref.gender, true
		it.person = max(it.person, 1)
	}
	if o.rule == ruleNext && o.proposers&(1<<proposedByRule) != 0 {
		it.title = r.bare(r.segments(ref.source)[0])
		o.Title = it.title
		it.addRole(ref.role)
		r.byRole[kin(ref.role)] = append(r.byRole[kin(ref.role)], o.entity)
	}
}

// bySalience returns the indices of near, the most salient first.
func bySalience(near []salientEntity) []int {
	order := make([]int, len(near))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch x, y := near[a].salience, near[b].salience; {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return 0
	})
	return order
}

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
	}
	if o.spoken > 0 {
		add(530, o.spoken, runs)
		add(531, o.spoken, kind)
		add(532, o.spoken, uint32(min(r.spoken[o.entity], 3)))
	}
	if ref.class == unprinted {
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

// Kinds of options.
const (
	kindPerson uint32 = iota + 1
	kindUnsure
	kindBody
	kindPlace
	kindRole
	kindPeople
	kindCommonBody
	kindDocument
	kindUnknown
)

func (r *resolver) kindOfOption(o *option) uint32 {
	if o.entity != nobody {
		switch it := r.entities[o.entity]; {
		case places[it.last()]:
			return kindPlace
		case it.person > 0:
			return kindPerson
		case it.person < 0:
			return kindBody
		}
		return kindUnsure
	}
	if o.phrase != nobody {
		return kindOfClass(r.phrases[o.phrase].class)
	}
	return kindOfClass(o.class)
}

func kindOfClass(c class) uint32 {
	switch c {
	case person:
		return kindRole
	case people:
		return kindPeople
	case body:
		return kindCommonBody
	case document:
		return kindDocument
	}
	return kindUnknown
}

func sameVerdict(a, b *verdict) bool {
	if a.entity != nobody || b.entity != nobody {
		return a.entity == b.entity
	}
	return sameSpeaker(a.Name, b.Name)
}

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
	return f
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
	return f
}

// wordFeatures appends how the words of a description suit those of an entity.
func (r *resolver) wordFeatures(f []uint32, ref reference, o *option) []uint32 {
	add := func(template, a, b uint32) { f = append(f, linear.Feature(template, a<<4|uint32(ref.class), b)) }
	it := r.entities[o.entity]
	shared, missing := 0, 0
	s := r.segments(ref.source)[0]
	for i := s.from; i < s.to; i++ {
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

// nearFeatures appends how an option stands in the text before the reference.
func (r *resolver) nearFeatures(f []uint32, ref reference, o *option, byRank []int, running uint32) []uint32 {
	k := o.near
	c := r.near[k]
	it := r.entities[c.entity]
	last := &r.mentions[c.last]
	distance := uint32(min(int(r.tokens[ref.token].sentence-r.tokens[last.from].sentence), 6))
	place := r.standingOf(last)
	here := uint32(0) // in the paragraph of the reference
	if begin := r.paragraphs[r.paragraphAt(ref.token)].from; last.from >= begin {
		here = 1
		if last.before == begin {
			here = 2
		}
	}
	recency, order := uint32(min(k, 4)), uint32(min(slices.Index(byRank, k), 4))
	spoken := uint32(min(r.spoken[c.entity], 3))
	mentions := uint32(min(len(it.mentions), 8) / 2)
	person := uint32(min(max(it.person, -1), 3) + 1)
	known := uint32(0)
	switch {
	case !compatible(it.gender, ref.gender):
		known = 3
	case it.gender != anyGender && it.sure:
		known = 2
	case it.gender != anyGender:
		known = 1
	}
	runs := r.runs(ref.token)
	add := func(template, a, b uint32) { f = append(f, linear.Feature(template, a<<4|uint32(ref.class), b)) }
	add(600, distance, 0)
	add(601, distance, place)
	add(602, running, 0)
	add(603, running, distance)
	add(604, known, person)
	add(618, known, running)
	add(619, known, order)
	add(605, uint32(min(c.count, 4)), distance)
	add(606, recency, order)
	add(607, order, place)
	add(608, spoken, running)
	add(609, mentions, order)
	add(610, runs, order<<3|running)
	add(611, uint32(min(len(r.near), 5)), order)
	add(612, uint32(min(len(r.near), 5)), recency)
	add(613, known<<3|person, order)
	add(614, r.opening(ref.token), distance<<3|place)
	add(615, r.opening(ref.token), running)
	add(616, uint32(min(int(c.salience), 15)), 0)
	add(617, uint32(min(len(it.words), 5)), person)
	add(621, here, place)
	add(622, here, running)
	add(623, here<<2|ref.article, order)
	if ref.role != "" {
		unnamed := uint32(0)
		if r.indefinite[kin(ref.role)] {
			unnamed = 1
		}
		add(624, here<<1|unnamed, uint32(min(ref.source.to-ref.source.from, 5)))
	}
	add(620, uint32(4*it.placed/len(it.mentions)), person)
	return f
}

// runs says how far back the last quote is, in paragraphs, in five steps.
func (r *resolver) runs(token int) uint32 {
	if r.running == nobody {
		return 0
	}
	return 1 + uint32(min(max(0, r.paragraphAt(token)-r.paragraphAt(r.lastToken(r.running))), 3))
}

// standingOf packs how a mention stands in its sentence.
func (r *resolver) standingOf(m *mention) uint32 {
	s := r.sentenceAt(m.from)
	switch before := r.lower(m.before - 1); {
	case r.tokens[m.from].quotation != outside:
		return 1
	case m.to < s.to && r.tokens[m.to].genitive():
		return 2
	case m.before > s.from && (linkWords[before] || r.tokens[m.before-1].tag == tagPreposition):
		return 3
	case m.subject && m.before == s.from:
		return 4
	case m.subject:
		return 5
	case m.before == s.from:
		return 6
	}
	return 7
}

// opening packs where a source stands: at the beginning of its paragraph, of
// its sentence, or after a quotation.
func (r *resolver) opening(i int) uint32 {
	s := r.sentenceAt(i)
	switch {
	case r.paragraphs[s.paragraph].from == i:
		return 1
	case s.from == i:
		return 2
	case r.tokens[s.from].quotation != outside:
		return 3
	}
	return 4
}
