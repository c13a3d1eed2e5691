package quote

// Some clauses behind a verb of saying are no statement of its subject, whatever
// the models find.

// told lists verbs whose passive has those who hear it for its subject: "they were
// told that the horn would stay".
var told = stems(`tell told ask warn inform advise remind assure promise notify brief instruct order`)

// be holds the forms of the auxiliary of the passive.
var be = words(`am is are was were be been being 's 're 'm`)

// unsaid reports whether an attribution is none: its source only heard it, or asks
// to stay unnamed.
func (t *text) unsaid(a attribution) bool {
	if a.cue.empty() || len(a.content) == 0 {
		return false
	}
	return t.onlyHeard(a) || t.staysUnnamed(a.content[0])
}

// onlyHeard reports a passive of telling without "by" and its agent.
func (t *text) onlyHeard(a attribution) bool {
	i := a.cue.from
	s := t.sentenceAt(i)
	if !told[t.tokens[i].stem] || t.tokens[i].tag == tagGerund || a.source.from >= a.cue.to || a.source.empty() {
		return false
	}
	for i > s.from && t.tokens[i-1].tag == tagAdverb {
		i--
	}
	return i > a.source.to-1 && i > s.from && be[t.lower(i-1)]
}

// staysUnnamed reports a content like "not to be named", "for anonymity".
func (t *text) staysUnnamed(r tokenRange) bool {
	for i := r.from; i < min(r.to, r.from+5); i++ {
		switch w := t.lower(i); w {
		case "named", "identified", "quoted":
			return t.lower(r.from) == "not" || t.lower(r.from+1) == "not"
		case "anonymous", "anonymity":
			return true
		}
	}
	return false
}
