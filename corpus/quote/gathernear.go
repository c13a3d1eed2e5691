package quote

// gatherSpoken proposes the speakers of the last quotes.
func (r *resolver) gatherSpoken(ref reference) {
	n := uint32(0)
	for q := r.running; q >= 0 && r.running-q < memoryQuotes && n < mostSpoken; q-- {
		v := r.out[q]
		if v.Name == "" || v.entity == nobody && ref.class == classPerson && !r.sameRole(ref, q) {
			continue
		}
		v.how = ByDescription
		before := len(r.options)
		o := r.propose(proposedBySpeech, v)
		if o.spoken == 0 {
			n++
			o.spoken = n
		}
		if len(r.options) > before && !r.fits(ref, o) {
			r.options = r.options[:before]
		}
	}
}

// sameRole reports whether the source of quote q is somebody unnamed of the role
// of ref, which "the source" may always be.
func (r *resolver) sameRole(ref reference, q int) bool {
	s := r.quotes[q].source
	if s.empty() {
		return false
	}
	role := r.headRole(r.segments(s)[0])
	return role != "" && (kin(role) == kin(ref.role) || ref.role == "source" || ref.role == "person")
}

// gatherNear proposes those named before.
func (r *resolver) gatherNear(ref reference) {
	r.near = r.salient(ref.token)
	n := 0
	for k, c := range r.near {
		before := len(r.options)
		o := r.propose(proposedByName, r.named(c.entity, ByDescription))
		if len(r.options) > before && !r.fits(ref, o) {
			r.options = r.options[:before]
			continue
		}
		if len(r.options) > before {
			n++
		}
		o.near = k
		if n == mostNear {
			break
		}
	}
}

// gatherNext proposes the next speaker who is printed by name.
func (r *resolver) gatherNext(ref reference) {
	here := r.paragraphAt(ref.token)
	after := r.quotes[ref.quote+1:]
	for _, next := range after[:min(len(after), memoryQuotes)] {
		if r.paragraphAt(next.content[0].from) > here+2 {
			return
		}
		if next.source.empty() {
			continue
		}
		if e := r.headName(r.segments(next.source)[0]); e != nobody {
			before := len(r.options)
			if o := r.propose(proposedByNext, r.named(e, ByDescription)); len(r.options) > before && !r.fits(ref, o) {
				r.options = r.options[:before]
			}
		}
		return
	}
}

// fits reports whether a reference can stand for an option at all.
func (r *resolver) fits(ref reference, o *option) bool {
	if o.entity == nobody {
		switch ref.class {
		case classPersonal, classPerson:
			if o.class != classPerson {
				return false
			}
		case classDocument, classPlural, classImpersonal, classBody:
			if o.class == classPerson {
				return false
			}
		}
		return ref.gender == anyGender || compatible(o.gender, ref.gender)
	}
	it := r.entities[o.entity]
	if it.isSite() {
		return false
	}
	switch ref.class {
	case classRelative:
		return !places[it.last()]
	case classPersonal, classPerson:
		return it.person >= 0 && compatible(it.gender, ref.gender) && !places[it.last()]
	case classImpersonal, classPlural, classBody, classPeople:
		return !it.isPerson()
	}
	return true
}

// mostPairs is how many pairs of names before a reference are looked at.
const mostPairs = 2

// gatherPairs proposes two that are named together, for "they" and "the couple".
func (r *resolver) gatherPairs(ref reference) {
	n := 0
	start := r.firstMention(ref.token) - 1
	for k := start; k > 0 && start-k < memoryMentions && n < mostPairs; k-- {
		a, b := &r.mentions[k-1], &r.mentions[k]
		if a.end+1 > b.before || r.lower(b.before-1) != "and" || a.end+1 != b.before || !r.entities[a.entity].isPerson() || !r.entities[b.entity].isPerson() {
			continue
		}
		n++
		v := verdict{Speaker: Speaker{Name: r.entities[a.entity].name + " and " + r.entities[b.entity].name, Named: true}, how: ByDescription, entity: nobody, class: classPeople}
		r.propose(proposedAsPair, v)
	}
}
