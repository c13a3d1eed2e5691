package quote

// A medium is what a statement came through: "told RIA Novosti", "in a
// statement", "on Twitter", "in comments quoted by Al-Jazeera Arabic". It keeps
// the chain from the speaker to the article.

var (
	// forms are the things in which something is said or written.
	forms = words(`statement statements interview interviews tweet tweets post posts letter letters email emails e-mail e-mails speech speeches
		report video message messages filing memo memoir book column op-ed editorial essay blog blogpost release releases conference briefing
		testimony affidavit broadcast podcast newsletter comments remarks thread account page website site`)
	// gatherings are the occasions on which something is said.
	gatherings = words(`conference briefing hearing rally meeting event ceremony`)
	// platforms carry statements under a name of their own.
	platforms = words(`twitter x facebook instagram telegram youtube tiktok linkedin weibo whatsapp reddit snapchat mastodon threads bluesky
		television tv radio`)
	// press words tell an outlet, or those who work for one.
	press = words(`reporters journalists press media newspaper newspapers magazine agency broadcaster channel television tv radio news news-agency
		correspondents times post herald tribune gazette courier chronicle guardian telegraph mail mirror sun star globe standard express
		journal independent observer wire newswire reuters afp ap bloomberg bbc cnn nbc cbs abc npr itv cnbc msnbc cbc rts
		al-jazeera jazeera politico axios buzzfeed vox newsweek today eye week weekly daily monitor examiner inquirer dispatch bulletin
		register sentinel advertiser argus echo monde figaro spiegel bild zeitung mundo repubblica xinhua tass interfax anadolu kyodo
		yonhap dpa efe ansa ria sputnik sana irna`)
	carried = words(`quoted cited carried published reported posted obtained seen broadcast aired`)
)

// mediumReach is how many tokens after a cue the medium may begin.
const mediumReach = 12

// medium returns the words of an attribution's sentence that say what the
// statement came through: after the cue, or else at the sentence's start. It is
// empty where none are printed.
func (t *text) medium(a attribution) tokenRange {
	if a.cue.empty() {
		return tokenRange{}
	}
	s := t.sentenceAt(a.cue.from).tokenRange
	for i := a.cue.to; i < min(s.to, a.cue.to+mediumReach); i++ {
		if within(i, a.content) {
			break
		}
		if a.source.has(i) {
			continue
		}
		if r := t.mediumFrom(i, s.to); !r.empty() {
			return r
		}
	}
	if first := s.from; first < a.cue.from && !within(first, a.content) && !a.source.has(first) {
		return t.mediumFrom(first, a.cue.from)
	}
	return tokenRange{}
}

// mediumFrom returns the medium that begins at token i and ends before to.
func (t *text) mediumFrom(i, to int) tokenRange {
	switch word := t.lower(i); {
	case t.lower(i-1) == "told" || t.lower(i-1) == "tells" || t.lower(i-1) == "telling":
		if end := t.phraseEnd(i, to); t.hasPress(i, end) {
			return tokenRange{i - 1, end}
		}
	case word == "in" || word == "on" || word == "at" || word == "via" || word == "through" || word == "during":
		end := t.phraseEnd(i+1, to)
		if t.isMedium(word, i+1, end) {
			return tokenRange{i, t.mediumTail(end, to)}
		}
	case carried[word] && (t.lower(i+1) == "by" || t.lower(i+1) == "in" || t.lower(i+1) == "on"):
		if end := t.phraseEnd(i+2, to); t.hasPress(i+2, end) {
			return tokenRange{i, end}
		}
	}
	return tokenRange{}
}

// isMedium reports whether the noun phrase after a preposition is a form, a
// gathering, a platform or an outlet.
func (t *text) isMedium(preposition string, from, end int) bool {
	for i := from; i < end; i++ {
		word, named := t.lower(i), t.tokens[i].is(upper)
		switch preposition {
		case "at", "during":
			if gatherings[word] || word == "interview" || word == "speech" {
				return true
			}
		case "on":
			if platforms[word] && (named || word == "television" || word == "tv" || word == "radio") || forms[word] && (word == "account" || word == "page" || word == "website" || word == "site") {
				return true
			}
		case "in":
			if forms[word] {
				return true
			}
		default: // via, through
			if forms[word] || platforms[word] {
				return true
			}
		}
	}
	return preposition == "on" && t.hasPress(from, end)
}

// mediumTail adds to a medium where it was given or carried: "in an interview
// with the Guardian", "in comments quoted by Al-Jazeera Arabic".
func (t *text) mediumTail(end, to int) int {
	link := t.lower(end)
	next := end + 1
	if carried[link] {
		next++
	}
	switch {
	case link == "with" || link == "to" || link == "for" || link == "on" || link == "from",
		carried[link] && (t.lower(end+1) == "by" || t.lower(end+1) == "in" || t.lower(end+1) == "on"):
		if after := t.phraseEnd(next, to); t.hasPress(next, after) || after > next && platforms[t.lower(after-1)] {
			return after
		}
	}
	return end
}

// hasPress reports whether a noun phrase names an outlet or the press: by a
// word of the trade, or by capitals alone ("CNN").
func (t *text) hasPress(from, end int) bool {
	for i := from; i < end; i++ {
		if k := &t.tokens[i]; press[k.lower] && (k.is(upper) || i == end-1) || k.is(shouted) && len(k.lower) > 2 {
			return true
		}
	}
	return false
}

// phraseEnd returns the end of the noun phrase that begins at token i: before a
// mark, a verb, a preposition, a clause or a day.
func (t *text) phraseEnd(i, to int) int {
	const longest = 9
	end := min(i+longest, to)
	for j := i; j < end; j++ {
		k := &t.tokens[j]
		inName := k.is(upper) && j > i && t.tokens[j-1].is(upper)
		if k.is(mark) || weekdays[k.lower] || clauseWords[k.lower] || (linkWords[k.lower] || k.tag == tagPreposition || k.finite()) && !inName || carried[k.lower] && j > i {
			return j
		}
	}
	return end
}
