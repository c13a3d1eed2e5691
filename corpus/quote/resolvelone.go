package quote

// plain returns the speaker of an attribution that is none of the article's
// quotes, where its source names one.
func (r *resolver) plain(a attribution) (verdict, bool) {
	if a.source.empty() {
		return verdict{}, false
	}
	a.source = r.wholeName(a.source)
	r.quotes = append(r.quotes, a)
	v, ok := r.plainly(r.reference(len(r.quotes) - 1))
	r.quotes = r.quotes[:len(r.quotes)-1]
	return v, ok && v.Named
}
