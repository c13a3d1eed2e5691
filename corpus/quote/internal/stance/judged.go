package stance

import (
	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// A sentence near a quote may say that its words, or the thing in which they stand,
// were made up: "A video shows Quill saying “…”. The video is fake.", "A forged letter
// is going round. In it Quill says …".

// judgementReach is how many sentences after that of a quote may judge it.
const judgementReach = 3

// longestJudgement is how far into its sentence a judgement may begin, in tokens.
const longestJudgement = 20

// exhibit is what a quote is shown in: "video" in "A video shows Quill saying".
type exhibit struct {
	*document.Document
	medium  int  // the noun in the quote's sentence, or None
	subject bool // what the sentence is about, so that "it" may stand for it
}

// judgedFalse reports a quote of which another sentence says that it was made up.
func judgedFalse(t *document.Document, a *attribution.Attribution) bool {
	first := t.SentenceAt(a.Content[0].From)
	if !a.Cue.Empty() && a.Cue.From < first.From {
		first = t.SentenceAt(a.Cue.From)
	}
	x := exhibitOf(t, a, first)
	if shownInFake(t, first) || x.fakedAside(first) {
		return true
	}
	last := lastSentence(t, a)
	if noRecordBehind(t, a) {
		return true
	}
	if x.judgedBehind(a, t.Sentences[last]) {
		return true
	}
	for n := last + 1; n < min(len(t.Sentences), last+1+judgementReach); n++ {
		s := t.Sentences[n]
		if s.Paragraph > t.Sentences[last].Paragraph+1 || t.Tokens[s.From].Is(document.OpensQuotation) {
			return false
		}
		if n == last+1 && (noRecord(t, s) || noTruth(t, s)) || x.judgedIn(s) {
			return true
		}
		if x.medium == document.None || anotherExhibit(t, s) {
			return false
		}
	}
	return false
}

// fakedAside reports a sentence that says in an aside of what shows the words that it was made
// up: "In the clip, which has been edited, Quill says".
func (x exhibit) fakedAside(s document.Sentence) bool {
	if x.medium == document.None || x.Lower(x.medium+1) != "," || !isWord(x.Document, x.medium+2, "which", "that") {
		return false
	}
	return predicatesFake(x.Document, x.medium+3, s, false, true)
}

// judgedBehind reports a sentence that says behind a semicolon of the words before it that they
// were made up: "; her office said the quote was invented".
func (x exhibit) judgedBehind(a *attribution.Attribution, s document.Sentence) bool {
	for i := a.Content[len(a.Content)-1].To; i+1 < s.To; i++ {
		if x.Lower(i) == ";" {
			return x.judgedIn(document.Sentence{Range: document.Range{From: i + 1, To: s.To}, Paragraph: s.Paragraph})
		}
	}
	return false
}

// noRecordBehind reports a sentence that goes on behind its words to say that nothing shows that they
// were said, "…, but there is no record of it", and takes that off them.
func noRecordBehind(t *document.Document, a *attribution.Attribution) bool {
	last := &a.Content[len(a.Content)-1]
	s := t.SentenceAt(last.To - 1)
	for i := last.From + 1; i+3 < s.To; i++ {
		if w := t.Lower(i); w != "," && w != ";" && w != "—" && w != "–" || t.Tokens[i].Quotation != document.Unquoted {
			continue
		}
		from := i + 1
		if isWord(t, from, "but", "though", "although", "and", "yet") {
			from++
		}
		rest := document.Sentence{Range: document.Range{From: from, To: s.To}, Paragraph: s.Paragraph}
		if noRecord(t, rest) || saysNo(t, rest) {
			last.To = min(last.To, i)
			return true
		}
	}
	return false
}

// lastSentence returns the index of the sentence with which an attribution ends.
func lastSentence(t *document.Document, a *attribution.Attribution) int {
	last := t.Tokens[a.Content[len(a.Content)-1].To-1].Sentence
	if !a.Cue.Empty() {
		last = max(last, t.Tokens[a.Cue.From].Sentence)
	}
	return int(last)
}

// exhibitOf finds the medium in the sentence of a quote, outside of its words, or in
// the one before that the sentence goes on about: "In it she says".
func exhibitOf(t *document.Document, a *attribution.Attribution, s document.Sentence) exhibit {
	x := exhibit{Document: t, medium: document.None}
	if pointsBack(t, s) && s.From > 0 {
		if before := t.SentenceAt(s.From - 1); anyBetween(t, before.From, before.To, media) {
			x.medium, x.subject = s.From, true
			return x
		}
	}
	for i := s.From; i < s.To; i++ {
		if !isAny(t, i, media) || t.Tokens[i].Quotation != document.Unquoted || attribution.KindOf(t, a.Content) == attribution.Indirect && attribution.Within(i, a.Content) {
			continue
		}
		x.medium = i
		x.subject = nounsLeft(t, s.From, i+1).From == s.From || passedOn(t, s)
		return x
	}
	return x
}

// passedOn reports a sentence that says that words are quoted, ascribed or shared.
func passedOn(t *document.Document, s document.Sentence) bool {
	for i := s.From; i < s.To; i++ {
		if t.Tokens[i].Quotation == document.Unquoted && isWord(t, i, "quoted", "attributed", "ascribed", "circulated", "circulating", "shared", "viral") {
			return true
		}
	}
	return false
}

// pointsBack reports a sentence that says where its words stand by what the one before
// tells of: "In it she says", "In the clip she says".
func pointsBack(t *document.Document, s document.Sentence) bool {
	i := s.From
	if isWord(t, i, "in", "on") {
		i++
	}
	switch t.Lower(i) {
	case "it":
		return true
	case "the", "this", "that":
		return isAny(t, i+1, media)
	}
	return false
}

// shownInFake reports a sentence whose words stand in a fake that one of the two before
// it tells of.
func shownInFake(t *document.Document, s document.Sentence) bool {
	if !pointsBack(t, s) {
		return false
	}
	n := int(t.Tokens[s.From].Sentence)
	for k := max(0, n-2); k < n; k++ {
		before := t.Sentences[k]
		for i := before.From; i < before.To; i++ {
			if isAny(t, i, fakes) && t.Tokens[i].Quotation == document.Unquoted && before.Paragraph+1 >= s.Paragraph && !negatedAt(t, i, before) && fakeMedium(t, i, before.To) {
				return true
			}
		}
	}
	return false
}

// negatedAt reports a negation shortly before token i: "is not a fake".
func negatedAt(t *document.Document, i int, s document.Sentence) bool {
	return anyBetween(t, max(s.From, i-4), i, negations) || isWord(t, i-1, "no")
}

// anotherExhibit reports a sentence that tells of something new in which words can
// stand: "A second clip".
func anotherExhibit(t *document.Document, s document.Sentence) bool {
	for i := s.From; i < s.To; i++ {
		if isAny(t, i, media) && t.Tokens[i].Quotation == document.Unquoted {
			if np := nounsLeft(t, s.From, i); !np.Empty() && isWord(t, np.From, "a", "an", "another", "one") {
				return true
			}
		}
	}
	return false
}

// judgedIn reports a sentence that says of the quote, or of what shows it, that it was
// made up: "The clip is a fake", "It was doctored, the police said", "Experts found that
// the video had been faked".
func (x exhibit) judgedIn(s document.Sentence) bool {
	from := s.From
	for isWord(x.Document, from, "but", "however", "yet", "in", "fact", "reality", "truth", "actually", ",") && from+1 < s.To {
		from++
	}
	if x.judgedFrom(from, s, false) {
		return true
	}
	for i := from + 1; i+2 < min(s.To, from+longestJudgement); i++ {
		if x.Tokens[i].Quotation != document.Unquoted {
			return false
		}
		if isWord(x.Document, i, "and", ";", ":") && isWord(x.Document, i+1, "the", "this") && x.judgedFrom(i+1, s, true) {
			return true // "She has no account, and the post is a forgery"
		}
		if !isWord(x.Document, i, "found", "established", "confirmed", "concluded", "determined", "showed", "shows", "proved", "proves", "revealed", "verified", "admitted", "said", "says") || x.Tokens[i-1].Tag == document.TagTo {
			continue
		}
		if x.Lower(i+1) == "that" { // "Experts found that the video was forged"
			i++
		}
		if x.judgedFrom(i+1, s, true) {
			return true
		}
	}
	return false
}

// judgedFrom reads a judgement whose subject begins at token i. By others it counts
// only where it says that something was forged, not that it is wrong.
func (x exhibit) judgedFrom(i int, s document.Sentence, byOthers bool) bool {
	end, negated := x.subjectEnd(i, s)
	if end == document.None {
		return false
	}
	for ; end < s.To && end < i+12 && isWord(x.Document, end, "of", "in", "on", "from", "itself", "themselves", "also"); end++ { // "the words in the post"
		if np := nounsRight(x.Document, end+1, s.To); !np.Empty() {
			end = np.To - 1
		}
	}
	return predicatesFake(x.Document, end, s, negated, byOthers)
}

// subjectEnd returns where the subject at token i ends, if it is the quote or what
// shows it, or None; negated tells of one that is none, "Neither clip".
func (x exhibit) subjectEnd(i int, s document.Sentence) (end int, negated bool) {
	w := x.Lower(i)
	negated = w == "neither" || w == "none"
	switch w {
	case "it", "this", "that", "they", "these", "those", "both", "neither", "none":
		if attribution.Auxiliary[x.Lower(i+1)] || isWord(x.Document, i+1, "of", "turned", "proved", "never", "also", "came") {
			if x.medium == document.None || !x.subject {
				return document.None, negated
			}
			return i + 1, negated
		}
	case "the", "his", "her", "their", "all", "its", "such":
	default:
		return document.None, false
	}
	for k := i + 1; k < min(i+5, s.To); k++ {
		switch {
		case x.Tokens[k].Quotation != document.Unquoted:
			return document.None, negated
		case isAny(x.Document, k+1, media) || quotations[x.Lower(k+1)]: // "the video clip"
		case quotations[x.Lower(k)]:
			return k + 1, negated
		case isAny(x.Document, k, media):
			if x.medium == document.None {
				return document.None, negated
			}
			return k + 1, negated
		case !nominal(x.Document, k):
			return document.None, negated
		}
	}
	return document.None, negated
}

// quotations are nouns for the words of a quote themselves.
var quotations = vocabulary.WordSet(`quote quotes quotation quotations remark remarks words line lines sentence comment comments attribution`)

// predicatesFake reports whether the verb group at token i says that its subject is
// made up: "is a crude fake", "turned out to be forged", "are not real", "never happened".
func predicatesFake(t *document.Document, i int, s document.Sentence, negated, byOthers bool) bool {
	first := i
	for ; i < min(s.To, first+longestPredicate); i++ {
		k := &t.Tokens[i]
		switch w := k.Lower; {
		case k.Is(document.OpensQuotation) && byOthers:
			continue // "said the quote was “invented”"
		case endsPredicate(k, byOthers):
			return false
		case negates(t, i):
			negated = !negated
		case i == first && origins[w]:
			return !negated && anyBetween(t, i+1, min(s.To, i+9), fakes)
		case i > first && (madeUpAt(t, i) || !byOthers && isAny(t, i, falseWords)):
			return !negated
		case negated && genuine[w]:
			return true
		case !leadsToPredicate(t, i):
			return false
		}
	}
	return false
}

func negates(t *document.Document, i int) bool {
	return isAny(t, i, negations) || isWord(t, i, "no", "hardly")
}

// endsPredicate reports a mark, or quoted words where the article itself judges.
func endsPredicate(k *document.Token, byOthers bool) bool {
	return k.Is(document.Punct) || k.Quotation != document.Unquoted && !byOthers
}

// origins are verbs for where a quote is from: "comes from a parody account".
var origins = vocabulary.WordSet(`came comes stems stemmed originated originates`)

// longestPredicate bounds a verb group with what it says, in tokens.
const longestPredicate = 9

// leadsToPredicate reports a token that can stand between a subject and what is said
// of it: "has since been shown to be a crude".
func leadsToPredicate(t *document.Document, i int) bool {
	k := &t.Tokens[i]
	return attribution.Auxiliary[k.Lower] || leading[k.Lower] || k.Tag == document.TagAdverb || k.Tag == document.TagAdjective || k.Tag == document.TagDeterminer || vocabulary.Adverbial[k.Lower]
}

var leading = vocabulary.WordSet(`turned turns proved proven out to be been shown found exposed debunked revealed identified flagged known as a an the does do did has
	have had quite such simply entirely completely digitally crudely clearly almost certainly`)

// madeUpAt reports a word at token i for something that nobody said: "forged", "made
// up", "an invention", "edited" but not "edited for length".
func madeUpAt(t *document.Document, i int) bool {
	switch w := t.Lower(i); w {
	case "made":
		return t.Lower(i+1) == "up" || isWord(t, i+1, "with", "by") && isWord(t, i+2, "software", "ai", "artificial", "computer")
	case "edited", "altered", "staged", "spliced":
		return !isWord(t, i+1, "for", "down", "to")
	case "generated", "created":
		return isWord(t, i+1, "by", "with", "using") && isWord(t, i+2, "software", "ai", "artificial", "a", "computer")
	default:
		return inventions[w] || isAny(t, i, fakes|lies)
	}
}

var inventions = vocabulary.WordSet(`forgery forgeries fabrication fabrications invention inventions fiction fictional apocryphal satire spoof hacked made-up falsified tampered`)

// genuine are what a quote is not that nobody said.
var genuine = vocabulary.WordSet(`real genuine authentic true hers his theirs accurate happened existed exist exists said uttered spoken`)

// noTruth reports a sentence that says of the words before it that they are untrue: "The hospital
// says there is no truth in them".
func noTruth(t *document.Document, s document.Sentence) bool {
	for i := s.From + 1; i+2 < s.To; i++ {
		if isWord(t, i, "truth", "substance") && isWord(t, i-1, "no", "little") && isWord(t, i+1, "in", "to") && isWord(t, i+2, "it", "them", "this", "that", "any", "the", "these", "such") {
			return t.Tokens[i].Quotation == document.Unquoted
		}
	}
	return false
}

// noRecord reports a sentence that says of the words before it that nothing shows that
// they were said: "There is no record that he did", "No such remark exists".
func noRecord(t *document.Document, s document.Sentence) bool {
	i := s.From
	if t.Lower(i) == "but" {
		i++
	}
	if t.Lower(i) == "there" && attribution.Auxiliary[t.Lower(i+1)] {
		i += 2
	}
	if t.Lower(i) != "no" {
		return false
	}
	if t.Lower(i+1) == "such" {
		return quotations[t.Lower(i+2)] || isAny(t, i+2, media|claims)
	}
	if !isWord(t, i+1, "record", "evidence", "proof", "trace", "sign", "recording", "transcript") {
		return false
	}
	k := i + 2
	if isWord(t, k, "exists", "whatever", "at", "anywhere") {
		k++
	}
	switch t.Lower(k) {
	case "that":
		for k++; k < min(s.To, i+8); k++ {
			if isWord(t, k, "did", "so", "this", "it", "them") && isWord(t, k+1, ".", ",", "!") {
				return true
			}
		}
	case "of", "for":
		return isWord(t, k+1, "it", "this", "that", "them", "any") || isWord(t, k+2, "saying", "having", "ever")
	case ".":
		return true
	}
	return false
}
