package quote

// directShare is the share of a content's words that must stand inside
// quotation marks for it to be a direct quote.
const directShare = 0.85

// kindOf says how much of a content stands inside quotation marks.
func (t *text) kindOf(content []tokenRange) Kind {
	quoted, all := 0, 0
	for _, r := range content {
		for i := r.from; i < r.to; i++ {
			if t.tokens[i].is(mark) {
				continue
			}
			all++
			if t.tokens[i].quotation != outside {
				quoted++
			}
		}
	}
	switch {
	case quoted == 0:
		return Indirect
	case float64(quoted) >= directShare*float64(all):
		return Direct
	}
	return Mixed
}
