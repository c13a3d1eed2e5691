package check

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"onrecord/corpus"
	"onrecord/corpus/pattern"
	"onrecord/corpus/quote"
	"onrecord/index/person"
	"onrecord/index/term"
)

// What stands outside quotation marks in an article is the reporter's. In a source it may
// be said as it stands: in a recording behind the name of who speaks, in a speech or a
// post by whoever gave it. The words of a press release are those of whoever issued it.

// speaking is what is said outside quotation marks in a source.
type speaking struct {
	body   string
	found  quote.Annotation
	spoken []quote.Quote // a sentence each
}

// speak returns the annotation of a source with what is said in it outside quotation
// marks; issued is the same for words of a body that issued it. Both have a quotation for
// each sentence that is said.
func speak(s Source) (found quote.Annotation, issued quote.Annotation) {
	found = quote.Annotate(s.Article)
	a := speaking{body: s.Article.Body, found: found}
	if turns := a.turns(len(s.Times) > 0); len(turns) > 0 {
		for _, t := range turns {
			a.say(t.words, t.speaker, t.label)
		}
	} else if own := a.own(); a.isPersonal(own) || headed(a.body, own, s.Article.Headline) {
		voice, at := a.voice(s.Article, own)
		for _, p := range own {
			a.say(p, voice, at)
		}
	} else {
		whole := speaking{body: a.body, found: found}
		for _, p := range own {
			whole.say(p, quote.Speaker{}, nil)
		}
		return found, whole.annotation()
	}
	return a.annotation(), quote.Annotation{}
}

// annotation is what was found, with what is said.
func (a *speaking) annotation() quote.Annotation {
	out := a.found
	out.Quotes = slices.Concat(a.spoken, out.Quotes)
	out.Quotations = slices.DeleteFunc(slices.Clone(out.Quotations), func(q corpus.Span) bool {
		return slices.ContainsFunc(a.spoken, func(s quote.Quote) bool { return s.Content[0].Overlaps(q) })
	})
	for _, q := range a.spoken {
		out.Quotations = append(out.Quotations, q.Content[0])
	}
	slices.SortFunc(out.Quotations, func(a, b corpus.Span) int { return cmp.Compare(a.Start, b.Start) })
	return out
}

// say adds the sentences of a stretch, but for what somebody else is quoted with in it.
func (a *speaking) say(in corpus.Span, speaker quote.Speaker, label []corpus.Span) {
	for _, s := range a.found.Sentences {
		if !s.Span.Overlaps(in) {
			continue
		}
		from, to := max(s.Span.Start, in.Start), min(s.Span.End, in.End)
		for _, q := range a.others(speaker) {
			if q.Start < to && from < q.End {
				a.add(corpus.Span{Start: from, End: q.Start}, speaker, label)
				from = max(from, q.End)
			}
		}
		a.add(corpus.Span{Start: from, End: to}, speaker, label)
	}
}

func (a *speaking) add(s corpus.Span, speaker quote.Speaker, label []corpus.Span) {
	if s.Start >= s.End || !strings.ContainsFunc(s.Of(a.body), isLetterOrDigit) {
		return
	}
	q := quote.Quote{Kind: quote.Direct, Content: []corpus.Span{s}, Source: label, Speaker: speaker, Confidence: 1, Stance: quote.Asserted}
	if speaker.Name != "" {
		q.Resolved = quote.ByName
	}
	a.spoken = append(a.spoken, q)
}

// others are the quotations with which somebody else than a speaker is quoted.
func (a *speaking) others(speaker quote.Speaker) (out []corpus.Span) {
	for _, s := range a.found.Quotations {
		if !isOpening(s.Of(a.body)) || len(term.Words(s.Of(a.body))) < fewestTelling {
			continue
		}
		if slices.ContainsFunc(a.found.Quotes, func(q quote.Quote) bool {
			_, of := common(s, q.Content)
			return of && q.Speaker.Name != "" && (speaker.Name == "" || !mayBeOne(q.Speaker.Name, speaker.Name))
		}) {
			out = append(out, s)
		}
	}
	return out
}

// isOpening reports whether a text begins with a quotation mark.
func isOpening(text string) bool { return strings.IndexAny(text, "\"“”«»„‘'") == 0 }

// turn is what somebody says behind their name.
type turn struct {
	words   corpus.Span
	speaker quote.Speaker
	label   []corpus.Span
}

// speakerLabel matches who speaks before the words: "LOTTE AMSEL: ", "Q: ".
var speakerLabel = pattern.Lazy(`^(?:>>+ *|[-–—*] *)*((?:\p{Lu}[\p{L}.'’-]*)(?: \p{Lu}[\p{L}.'’-]*){0,4})(?:, [^:\n]{1,60}| ?\([^)\n]{1,40}\))?:\**\s+`)

// turns finds what is said in a transcript: most of its paragraphs begin with a label, and
// a label comes again. A recording is one without that.
func (a *speaking) turns(recorded bool) []turn {
	var out []turn
	times := make(map[string]int)
	labelled, again := 0, false
	paragraphs := corpus.Paragraphs(a.body)
	for _, p := range paragraphs {
		text := p.Span.Of(a.body)
		m := speakerLabel().FindStringSubmatchIndex(text)
		if m == nil {
			if n := len(out); n > 0 {
				out = append(out, turn{p.Span, out[n-1].speaker, out[n-1].label})
			} else if recorded {
				out = append(out, turn{words: p.Span})
			}
			continue
		}
		name := text[m[2]:m[3]]
		labelled++
		times[name]++
		again = again || times[name] > 1
		at := corpus.Span{Start: p.Span.Start + m[2], End: p.Span.Start + m[3]}
		out = append(out, turn{corpus.Span{Start: p.Span.Start + m[1], End: p.Span.End}, quote.Speaker{Name: name}, []corpus.Span{at}})
	}
	if !recorded && (!again || labelled < 2 || 3*labelled < len(paragraphs)) {
		return nil
	}
	for i := range out {
		out[i].speaker = a.named(out[i].speaker.Name, times)
	}
	for name := range times {
		if s := a.named(name, times); s.Named && !slices.ContainsFunc(a.found.People, func(p quote.Person) bool { return p.Name == s.Name }) {
			a.found.People = append(slices.Clone(a.found.People), quote.Person{Name: s.Name})
		}
	}
	return out
}

// named is who a label names, by the fullest name of the source: "Lotte Amsel" of
// "AMSEL". A letter, "Q", names nobody.
func (a *speaking) named(label string, labels map[string]int) quote.Speaker {
	if len([]rune(label)) < 2 {
		return quote.Speaker{}
	}
	name := label
	if strings.ToUpper(label) == label {
		begins := true
		name = strings.Map(func(r rune) rune {
			if !begins {
				r = unicode.ToLower(r)
			}
			begins = !unicode.IsLetter(r)
			return r
		}, label)
	}
	s := quote.Speaker{Name: name, Named: true}
	fuller := func(other string) {
		if len(other) > len(s.Name) && !strings.EqualFold(other, s.Name) && person.KeyOf(other).Compatible(person.KeyOf(name)) {
			s.Name = other
		}
	}
	for _, p := range a.found.People {
		if fuller(p.Name); s.Name == p.Name && len(p.Titles) > 0 {
			s.Title = p.Titles[0]
		}
	}
	for other := range labels {
		if strings.ToUpper(other) != other {
			fuller(other)
		}
	}
	return s
}

// own are the paragraphs of a source, but for its heading.
func (a *speaking) own() (out []corpus.Span) {
	for i, p := range corpus.Paragraphs(a.body) {
		if i > 0 || !isHeading(p.Span.Of(a.body)) {
			out = append(out, p.Span)
		}
	}
	return out
}

// isHeading reports whether a paragraph is a title: it is short and ends no sentence.
func isHeading(text string) bool {
	text = strings.TrimSpace(text)
	return len(strings.Fields(text)) <= mostOfHeading && !strings.ContainsAny(text[max(0, len(text)-1):], ".?!”\"")
}

// mostOfHeading is how many words a heading, or a signature, has.
const mostOfHeading = 24

// personal are the words of who speaks of themselves.
var personal = set("i i'm i've i'll i'd me my mine myself we we're we've we'll we'd us our ours ourselves")

// isPersonal reports whether somebody speaks of themselves outside quotation marks, in a
// quarter of the sentences there.
func (a *speaking) isPersonal(paragraphs []corpus.Span) bool {
	all, own := 0, 0
	for _, s := range a.found.Sentences {
		if !slices.ContainsFunc(paragraphs, s.Span.Overlaps) || slices.ContainsFunc(a.found.Quotations, func(q corpus.Span) bool {
			return q.Overlaps(s.Span) && isOpening(q.Of(a.body))
		}) {
			continue
		}
		all++
		if slices.ContainsFunc(wordsOf(a.body, s.Span), func(w word) bool { return personal[w.text] }) {
			own++
		}
	}
	return own > 0 && 4*own >= all
}

// heading matches what a text is that somebody gives in their own words, and who gave it.
var heading = pattern.Lazy(`(?i)\b(?:speech|address|remarks|keynote|lecture|sermon|eulogy|toast|testimony|evidence|statement|letter|post|blog|column|essay|diary|message)\b[^.\n]{0,60}?\b(?:by|from|of|given by)\s+`)

// headed reports whether the heading of a source says that somebody speaks in it.
func headed(body string, own []corpus.Span, headline string) bool {
	if heading().MatchString(headline) {
		return true
	}
	return len(own) > 0 && own[0].Start > 0 && heading().MatchString(body[:own[0].Start])
}

// voice is who gives a speech or wrote a post: whom the heading, the byline or the
// signature names.
func (a *speaking) voice(of corpus.Article, own []corpus.Span) (quote.Speaker, []corpus.Span) {
	heads, begins := []string{of.Headline}, []string(nil)
	paragraphs := corpus.Paragraphs(a.body)
	for i, p := range paragraphs {
		text := p.Span.Of(a.body)
		if (i < 3 || i == len(paragraphs)-1) && isHeading(text) {
			heads = append(heads, text)
		} else if i < 3 {
			begins = append(begins, text)
		}
	}
	for _, h := range slices.Concat(heads, begins) {
		for _, gives := range []*regexp.Regexp{heading(), selfNamed()} {
			if m := gives.FindStringIndex(h); m != nil {
				if s, ok := a.first(h[m[1]:]); ok {
					return s, nil
				}
			}
		}
	}
	for _, author := range corpus.Authors(of.Byline) {
		if strings.Contains(author, " ") {
			return quote.Speaker{Name: author, Named: true}, nil
		}
	}
	for _, h := range heads[1:] {
		if s, ok := a.first(strings.TrimLeft(strings.TrimPrefix(h, "By "), "–—- ")); ok {
			return s, nil
		}
	}
	return quote.Speaker{}, nil
}

// selfNamed matches what stands before the name of who speaks: "I am Bram Tielemans".
var selfNamed = pattern.Lazy(`\b(?:I am|I’m|I'm|[Mm]y name is)\s+`)

// first is the person with whose name a text begins, perhaps behind a title.
func (a *speaking) first(text string) (quote.Speaker, bool) {
	best, at := quote.Speaker{}, len(text)
	for _, p := range a.found.People {
		if i := strings.Index(text, p.Name); i >= 0 && i < at {
			best, at = quote.Speaker{Name: p.Name, Named: true}, i
			if len(p.Titles) > 0 {
				best.Title = p.Titles[0]
			}
		}
	}
	return best, best.Named && len(strings.Fields(text[:at])) <= mostOfTitle
}

// mostOfTitle is how many words of a title stand before a name.
const mostOfTitle = 4
