package place

// disambiguator holds what an article as a whole says of its places.
type disambiguator struct {
	uses  map[*form]*usage
	sites map[*site]bool // places named beyond doubt
}

// usage is how an article uses a form.
type usage struct {
	located bool // once with evidence that it is a place
	person  bool // once as somebody's name
	sense   *site
	chosen  bool // sense holds, even where it is nil
}

// disambiguate decides over the candidates, each in the light of all the others.
func (f *finder) disambiguate() []Mention {
	if len(f.candidates) == 0 {
		return nil
	}
	s := disambiguator{uses: map[*form]*usage{}, sites: map[*site]bool{}}
	for i := range f.candidates {
		s.look(&f.candidates[i])
	}
	for i := range f.candidates {
		if c := &f.candidates[i]; s.certain(c) {
			if c.sense != nil {
				s.sites[c.sense] = true
			} else if len(c.form.senses) == 1 {
				s.sites[c.form.usual] = true
			}
		}
	}
	mentions := make([]Mention, 0, len(f.candidates))
	for i := range f.candidates {
		c := &f.candidates[i]
		if at := s.resolve(c); at != nil {
			mentions = append(mentions, Mention{Span: c.Span, Place: at.name})
		}
	}
	return mentions
}

func (s *disambiguator) look(c *candidate) {
	u := s.uses[c.form]
	if u == nil {
		u = &usage{}
		s.uses[c.form] = u
	}
	u.located = u.located || c.verdict == shown
	u.person = u.person || c.verdict == person
	// "Albany, New York" does not make every New York the state.
	if c.sense != nil && (c.sense.kind == city || c.form.usual == nil) {
		u.sense, u.chosen = c.sense, true
	}
}

// certain reports whether a candidate names a place whatever other places the
// article names. That somebody may bear the name makes a well-known city
// doubtful only while nothing else shows that it is meant.
func (s *disambiguator) certain(c *candidate) bool {
	u := s.uses[c.form]
	doubtful := u.person && (c.form.weak || c.form.is(city) && !u.located)
	switch c.verdict {
	case refused, person:
		return false
	case shown:
		return true
	case hinted:
		return !doubtful
	}
	return !doubtful && !c.form.weak
}

// resolve returns the place that a candidate names, or nil.
func (s *disambiguator) resolve(c *candidate) *site {
	sense := c.sense
	if sense == nil {
		sense = s.sense(c.form)
	}
	switch u := s.uses[c.form]; {
	case sense == nil || c.verdict <= person:
		return nil
	case s.certain(c):
		return sense
	case u.person:
		return nil
	case u.located, s.sites[sense], c.form.usual == nil:
		return sense
	}
	return nil
}

// sense returns what a form stands for in this article, nil if that is open.
func (s *disambiguator) sense(f *form) *site {
	u := s.uses[f]
	if !u.chosen {
		u.sense, u.chosen = s.choose(f), true
	}
	return u.sense
}

// choose decides between places of one name by the other places of the article.
func (s *disambiguator) choose(f *form) *site {
	if len(f.senses) == 1 {
		return f.usual
	}
	best, support, tie := f.usual, 0, false
	if f.usual != nil {
		support = s.support(f.usual)
	}
	for _, sense := range f.senses {
		if sense == f.usual || f.usual != nil && (sense.kind != city || f.usual.kind != city) {
			continue
		}
		switch n := s.support(sense); {
		case n > support:
			best, support, tie = sense, n, false
		case n == support && n > 0:
			tie = true
		}
	}
	if tie {
		return f.usual
	}
	return best
}

// support weighs how far the article speaks of the surroundings of a place: 2
// where it names the region or country of a city, or a place inside a country
// or region, 1 where it names a region beside a region.
func (s *disambiguator) support(p *site) int {
	support := 0
	for other := range s.sites {
		switch {
		case other == p:
		case p.kind == city && other.kind != city && p.within(other) && (other.kind == region || p.region == ""),
			p.kind != city && other.within(p):
			return 2
		case p.kind == region && other.kind == region && p.country == other.country:
			support = 1
		}
	}
	return support
}
