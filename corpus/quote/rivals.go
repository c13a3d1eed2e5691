package quote

// neighbours is how many candidates on either side are looked at for rivals.
const neighbours = 5

// rivals packs how likely the cues are whose content holds this one, that stand
// in its content, and that claim much the same words.
func rivals(all []candidate, i int, r *reading) (outer, inner, twin uint32) {
	c := &all[i]
	for k := max(0, i-neighbours); k < min(len(all), i+neighbours+1); k++ {
		if k == i {
			continue
		}
		o := &all[k]
		best := &o.readings[0]
		if best.hull.has(c.token) && within(c.token, best.content) {
			outer = max(outer, 1+chance(o.cue))
		}
		if within(o.token, r.content) {
			inner = max(inner, 1+chance(o.cue))
		}
		if 2*common(r.content, best.content) > min(r.words, best.words) {
			side := uint32(0)
			if o.cue > c.cue {
				side = 16
			}
			twin = max(twin, side+1+chance(o.cue))
		}
	}
	return outer, inner, twin
}

func within(token int, ranges []tokenRange) bool {
	for _, r := range ranges {
		if r.has(token) {
			return true
		}
	}
	return false
}

// common is the number of tokens that two lists of ranges share.
func common(a, b []tokenRange) int {
	n := 0
	for _, x := range a {
		for _, y := range b {
			n += max(0, min(x.to, y.to)-max(x.from, y.from))
		}
	}
	return n
}
