package attribution

import (
	"onrecord/corpus/lexicon"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// Nouns for what is said report it where no verb does: “…” came the reply from X,
// X's advice is blunt: “…”, the builder's excuse was that the cement had frozen.

// sayingNouns are nouns for something said. The verdict nouns are among them.
var sayingNouns = func() map[string]bool {
	out := vocabulary.WordSet(`cry shout call question contribution excuse plea boast chant joke quip greeting farewell goodbye explanation diagnosis prediction
		promise order instruction instructions cheer roar murmur whisper argument complaint claim remark statement point counsel prognosis rejoinder rebuke request
		demand challenge threat lament appeal apology prayer recommendation suggestion criticism concession denial admission confession assurance observation compliment toast hope theory mantra judgement judgment opinion`)
	for w := range verdicts {
		out[w] = true
	}
	return out
}()

// SayingNoun reports a noun for something said, or for a rule that somebody has: "her motto".
func SayingNoun(w string) bool { return sayingNouns[w] || maxims[w] }

var maxims = vocabulary.WordSet(`rule rules philosophy saying creed maxim tip tips proverb wisdom recipe`)

// verdicts are nouns for what somebody says, in "was the verdict of one donor".
var verdicts = lexicon.Words("verdict-nouns")

var (
	copulas  = vocabulary.WordSet(`is was are were`)
	arrivals = vocabulary.WordSet(`came comes went goes rang`)
	pointers = vocabulary.WordSet(`that this such so thus`)
)

// nounAfter finds the attribution in “A triumph!” was the verdict of one donor, “Never,”
// came the reply from Carl Moe, “Wake me!” was his only contribution. Without an owner its
// source is empty.
func nounAfter(t *document.Document, i int) Attribution {
	if i >= len(t.Tokens) {
		return Attribution{}
	}
	end := t.SentenceAt(i).To
	if partings[t.Lower(i)] && pointers[t.Lower(i+1)] {
		i += 2 // “…”: that was the message of Carl Moe
	}
	comes := arrivals[t.Lower(i)]
	if !comes && !copulas[t.Lower(i)] || i+2 >= end {
		return Attribution{}
	}
	if !comes && t.Lower(i+1) == "how" {
		return howSomebody(t, i+1, end)
	}
	owner, noun := nounAt(t, i+1, end)
	if noun == document.None {
		return Attribution{}
	}
	if w := t.Lower(noun + 1); owner.Empty() && (w == "of" || w == "from" || w == "by") {
		owner = withName(t, PhraseRight(t, noun+2, end), end)
	}
	if owner.Empty() && !comes {
		return Attribution{}
	}
	return Attribution{Cue: document.Range{From: noun, To: noun + 1}, Source: owner, Confidence: 1}
}

// partings stand between a quotation and what points back to it.
var partings = vocabulary.WordSet(`: , — – -`)

// nounAt finds the noun for something said in the phrase that begins at token i, and whose
// it is; the noun is None where there is none.
func nounAt(t *document.Document, i, end int) (owner document.Range, noun int) {
	if t.Tokens[i].Tag == document.TagPossessive {
		owner = document.Range{From: i, To: i + 1}
	}
	for k := i; k < end; k++ {
		switch g := &t.Tokens[k]; {
		case sayingNouns[g.Lower]:
			return owner, k
		case g.Genitive() && k > i:
			owner = document.Range{From: i, To: k}
		case !IsPhrasal(g) && g.Tag != document.TagAdverb && g.LexicalClass != lexRole:
			return owner, document.None
		}
	}
	return owner, document.None
}

// summings are verbs for how somebody puts something.
var summings = vocabulary.WordSet(`sums summed put puts sees saw remembers remembered`)

// howSomebody finds who sums something up in “Too long” is how Ada Quill describes it.
func howSomebody(t *document.Document, how, end int) Attribution {
	verb := verbOf(t, how+1, end)
	source := PhraseRight(t, how+1, end)
	if verb == document.None || source.Empty() || t.Lower(source.From) == "it" || (t.Tokens[verb].LexicalClass < lexSay || t.Tokens[verb].LexicalClass > lexExpress) && !summings[t.Lower(verb)] {
		return Attribution{}
	}
	return Attribution{Cue: document.Range{From: verb, To: verb + 1}, Source: TrimSource(t, source), Confidence: 1}
}

// withName widens a noun phrase by the name that stands behind it in commas: "the chef,
// Hans Dorn".
func withName(t *document.Document, r document.Range, end int) document.Range {
	if r.Empty() || r.To+1 >= end || t.Lower(r.To) != "," || t.Tokens[r.To-1].Is(document.Capitalized) {
		return r
	}
	i := r.To + 1
	for i < end && t.Tokens[i].Is(document.Capitalized) && !t.Tokens[i].Is(document.Punct) && t.Tokens[i].Quotation == document.Unquoted {
		i++
	}
	if i-r.To < 3 || i < end && !t.Tokens[i].Is(document.Punct) {
		return r
	}
	return document.Range{From: r.From, To: i}
}

// ownedNoun reads "Her answer" and "The inspector's verdict" at token i: whose it is and
// where the noun stands, or None.
func ownedNoun(t *document.Document, i, end int) (owner document.Range, noun int) {
	if t.Tokens[i].Tag == document.TagPossessive || vocabulary.Pronouns[t.Lower(i)] && t.Lower(i) == "her" {
		owner = document.Range{From: i, To: i + 1}
	}
	for k := i + owner.To - owner.From; k < min(end, i+longestCredit); k++ {
		switch g := &t.Tokens[k]; {
		case !owner.Empty() && k-owner.To < 4 && sayingNouns[g.Lower]:
			return owner, k
		case g.Genitive() && k > i:
			owner = document.Range{From: i, To: k}
		case !IsPhrasal(g) && !(Linking(g) && owner.Empty()):
			return document.Range{}, document.None
		}
	}
	return document.Range{}, document.None
}

// nounBefore finds whose words lead up to a quotation: Her verdict: “Too much salt.”, The
// keeper's advice is blunt: “Bring boots.”, The senator's reply, “You have my vote,” drew
// a laugh.
func nounBefore(t *document.Document, it document.Quotation) Attribution {
	before := it.From - 1
	if before < 2 {
		return Attribution{}
	}
	st := t.SentenceAt(before)
	switch t.Lower(before) {
	case ":", "—", "–":
	case "?":
		if before-st.From > 12 || t.SentenceAt(it.From).Paragraph != st.Paragraph {
			return Attribution{}
		}
	case ",":
		if !it.Closed || it.Words < document.SentenceWords {
			return Attribution{}
		}
	default:
		return Attribution{}
	}
	owner, noun := ownedNoun(t, st.From, before)
	if noun == document.None || t.ParagraphAt(it.From) != st.Paragraph {
		return Attribution{}
	}
	for i := before - 1; i > noun; i-- {
		k := &t.Tokens[i]
		if k.Quotation != document.Unquoted || k.Is(document.Punct) {
			return Attribution{}
		}
		if (copulas[k.Lower] || k.Lower == "came") && t.Lower(before) == ":" {
			break
		}
		if k.Finite() {
			return Attribution{}
		}
	}
	return Attribution{Cue: document.Range{From: noun, To: noun + 1}, Source: owner, Confidence: 1}
}

// nounWas reads "The builder's excuse was that the cement had frozen" at its "that".
func nounWas(t *document.Document, i int) Attribution {
	s := t.SentenceAt(i)
	if t.Lower(i) != "that" || i < s.From+3 || !copulas[t.Lower(i-1)] || verbOf(t, i+1, s.To) == document.None && t.Lower(i+1) != "there" {
		return Attribution{}
	}
	for from := i - 2; from >= s.From; from-- {
		if from > s.From && t.Lower(from-1) != "," && t.Lower(from-1) != "and" && t.Lower(from-1) != "but" {
			continue
		}
		owner, noun := ownedNoun(t, from, i-1)
		if noun == document.None {
			return Attribution{}
		}
		for k := noun + 1; k < i-1; k++ {
			if t.Tokens[k].Finite() || t.Tokens[k].Is(document.Punct) {
				return Attribution{}
			}
		}
		return Attribution{Cue: document.Range{From: noun, To: noun + 1}, Source: owner, Content: []document.Range{{From: i, To: contentStop(t, i, s.To)}}}
	}
	return Attribution{}
}

// contentStop returns where a reported clause ends that begins at token i: at the end of
// the sentence, but before a mark that parts clauses.
func contentStop(t *document.Document, i, end int) int {
	for k := i; k < end; k++ {
		if w := t.Lower(k); t.Tokens[k].Quotation == document.Unquoted && (w == ";" || w == "." || w == "—" || w == "–" || w == "?" || w == "!") {
			return k
		}
	}
	return end
}

// nounThat reads "Her complaint that the band “plays like a clock” was not well received"
// at its "that": the statement ends with the words in quotation marks.
func nounThat(t *document.Document, i int) Attribution {
	s := t.SentenceAt(i)
	if t.Lower(i) != "that" || i < s.From+2 || !sayingNouns[t.Lower(i-1)] {
		return Attribution{}
	}
	owner, noun := ownedNoun(t, s.From, i)
	if noun != i-1 {
		return Attribution{}
	}
	end := endsQuoted(t, i, s.To)
	if end == 0 {
		return Attribution{}
	}
	return Attribution{Cue: document.Range{From: noun, To: noun + 1}, Source: owner, Content: []document.Range{{From: i, To: end}}}
}

// endsQuoted returns where the last quotation of a clause ends, at the verb of the main
// clause, or 0.
func endsQuoted(t *document.Document, i, end int) int {
	for k := i + 1; k+1 < end; k++ {
		if t.Tokens[k].Is(document.ClosesQuotation) && t.Tokens[k].Quotation != document.Unquoted && t.Tokens[k+1].Quotation == document.Unquoted {
			if next := &t.Tokens[k+1]; next.Finite() || Auxiliary[next.Lower] {
				return k + 1
			}
			return 0
		}
		if t.Tokens[k].Quotation == document.Unquoted && t.Tokens[k].Is(document.Punct) {
			return 0
		}
	}
	return 0
}

// opinions are what somebody's words are said to be in "In his opinion, the bell is lost".
var opinions = vocabulary.WordSet(`opinion view judgment judgement estimation telling reckoning estimate account count words phrase`)

// inOpinion reads "In his opinion, the bell is lost" and "In the words of its keeper, Hob
// Tarrant, the light is a candle" at the beginning of a sentence.
func inOpinion(t *document.Document, i int) Attribution {
	s := t.SentenceAt(i)
	w := t.Lower(i)
	if i != s.From || w != "in" && w != "by" {
		return Attribution{}
	}
	owner, noun := opinionAt(t, i+1, min(s.To, i+longestCredit))
	if noun == document.None || noun+3 >= s.To || w == "by" && t.Lower(noun-1) != "own" {
		return Attribution{}
	}
	comma := noun + 1
	if owner.Empty() && t.Lower(comma) == "of" {
		owner = withName(t, PhraseRight(t, comma+1, s.To), s.To)
		comma = owner.To
	}
	if owner.Empty() || comma+2 >= s.To || t.Lower(comma) != "," || t.Tokens[comma+1].Quotation != document.Unquoted || verbOf(t, comma+1, s.To) == document.None {
		return Attribution{}
	}
	return Attribution{Cue: document.Range{From: noun, To: noun + 1}, Source: TrimSource(t, owner), Content: []document.Range{{From: comma + 1, To: contentStop(t, comma+1, s.To)}}}
}

// opinionAt finds the noun for an opinion in the phrase that begins at token i, and whose it
// is; the noun is None where there is none.
func opinionAt(t *document.Document, i, end int) (owner document.Range, noun int) {
	for k := i; k < end; k++ {
		switch g := &t.Tokens[k]; {
		case opinions[g.Lower]:
			return owner, k
		case g.Tag == document.TagPossessive || k == i && g.Lower == "her":
			owner = document.Range{From: k, To: k + 1}
		case g.Genitive():
			owner = document.Range{From: i, To: k}
		case !IsPhrasal(g) && !Linking(g):
			return owner, document.None
		}
	}
	return owner, document.None
}

// captions are the words that stand under a picture or with a post.
var captions = vocabulary.WordSet(`caption words message text note comment line headline title`)

// postings are verbs of those who put something before others.
var postings = stems(`post share publish upload uploaded tweet put send sends sent print release ran hung hang paint painted`)

// captioned finds who posted something under or with a quotation: Ola Kamau shared a photo
// with the caption “Six weeks of soup.”
func captioned(t *document.Document, it document.Quotation) Attribution {
	st := t.SentenceAt(it.From)
	i := it.From - 1
	if t.Lower(i) == ":" || t.Lower(i) == "," {
		i--
	}
	cue := i
	if t.Lower(i) != "captioned" {
		if !captions[t.Lower(i)] {
			return Attribution{}
		}
		for i--; i > st.From && IsPhrasal(&t.Tokens[i]); i-- {
		}
		if i <= st.From || !captionWith[t.Lower(i)] {
			return Attribution{}
		}
	}
	for verb := i - 1; verb > st.From; verb-- {
		if k := &t.Tokens[verb]; !postings[k.Stem] || !k.Tag.Verb() && !isPast(k) {
			continue
		}
		source := phraseLeft(t, st.From, beforeAuxiliaries(t, st.From, verb))
		if source.Empty() || TellsWhen(t, source) {
			source = PhraseRight(t, st.From, verb)
		}
		if source.Empty() {
			return Attribution{}
		}
		return Attribution{Cue: document.Range{From: cue, To: cue + 1}, Source: TrimSource(t, source), Confidence: 1}
	}
	return Attribution{}
}

// captionWith lead from what is shown to the words with it.
var captionWith = vocabulary.WordSet(`with under above beneath below over beside`)
