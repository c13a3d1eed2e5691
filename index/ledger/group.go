package ledger

import (
	"slices"
	"strings"
	"unicode"

	"onrecord/corpus/lexicon"
	"onrecord/corpus/pattern"
	"onrecord/corpus/quote"
)

// speakerOf is the speaker of a quote, by name or by the description that is printed.
func speakerOf(q quote.Quote, in quote.Annotation, isPerson func(quote.Speaker) bool, body string) Speaker {
	if label := labelOf(q, body); label != "" {
		return Speaker{label, Unnamed}
	}
	return Speaker{strings.Join(strings.Fields(q.Speaker.Name), " "), groupOf(q, in, isPerson, body)}
}

// labelOf is the role that stands for a name before a line of a transcript, "THE CLERK" or
// "Operator"; empty where a name stands there, or nothing.
func labelOf(q quote.Quote, body string) string {
	if len(q.Source) != 1 || !q.Speaker.Named {
		return ""
	}
	label := q.Source[0].Of(body)
	if label == "THE "+q.Speaker.Name && strings.ToUpper(label) == label && headOf(label) != "" {
		return label
	}
	if label == q.Speaker.Name && labels[strings.ToLower(label)] && strings.HasPrefix(body[q.Source[0].End:], ":") {
		return label
	}
	return ""
}

// labels are roles by which transcripts call those who have no name in them.
var labels = set("announcer", "facilitator", "host", "interviewer", "moderator", "narrator", "operator", "presenter", "reporter", "translator", "interpreter")

// groupOf tells what a speaker is: a person, a body, or somebody who is only described.
// A description is of somebody where its head is a word for people: "a senior official
// who asked not to be named", "two residents"; that of anything else, "the ministry" or
// "a report", is a body's.
func groupOf(q quote.Quote, in quote.Annotation, isPerson func(quote.Speaker) bool, body string) Group {
	s := q.Speaker
	if s.Named {
		if isPerson(s) {
			return Person
		}
		return Body
	}
	before, after := beside(q, body)
	description := s.Name
	if ofThem().MatchString(after) && !strings.Contains(description, " ") {
		description += after // "some of the companies"
	}
	head := headOf(description)
	switch {
	case head == "":
		return Body
	case strings.EqualFold(description, "both"), isDefinite(s.Name) && !isIntroduced(head, body) && mayBeNamed(s.Name, head, in), apposed().MatchString(before) && single().MatchString(s.Name), called().MatchString(after), withName().MatchString(s.Name):
		return Unclear
	}
	return Unnamed
}

// near is how many bytes beside a description are looked at.
const near = 40

// beside is what stands before and after the words that name the source of a quote.
func beside(q quote.Quote, body string) (before, after string) {
	if len(q.Source) == 0 {
		return "", ""
	}
	first, last := q.Source[0].Start, q.Source[len(q.Source)-1].End
	return body[max(0, first-near):first], body[last:min(len(body), last+near)]
}

var (
	// ofThem matches what goes on with "some".
	ofThem = pattern.Lazy(`^ of (?:the|their|its|his|her|these|those)?`)
	// apposed matches a name that a description follows: "Emily Rook, a journalist".
	apposed = pattern.Lazy(`\p{Lu}\pL+ \p{Lu}[\pL’'-]+, $`)
	single  = pattern.Lazy(`(?i)^(?:an?|the|one)\s`)
	// called matches what names somebody who was described.
	called = pattern.Lazy(`^,? (?:identified (?:only )?as|identified by|named|called|known as|who gave (?:his|her|their) name as) \p{Lu}`)
	// withName matches a name in a description: "Mr. Reed and others".
	withName = pattern.Lazy(`^(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\.? (?:\p{Lu}[\pL.-]*(?: |,|$))+|^\p{Lu}\pL+ \p{Lu}\pL+ and |\b(?:named|called) \p{Lu}`)
)

// definite matches "the interpreter", and "the City's manager": somebody whom the article
// has named before, or is about to.
var definite = pattern.Lazy(`(?i)^(?:the|this|that)\s|^\S+['’]s?\s`)

// mayBeNamed reports whether somebody with a definite description may be one whom the
// article names. Whose bearers often stay unnamed, "the senator's spokesman", is not, where
// nobody's title in the article has the word.
func mayBeNamed(description, head string, in quote.Annotation) bool {
	if !unnamedRoles[head] || !possessive().MatchString(description) {
		return true
	}
	for _, p := range in.People {
		for _, title := range p.Titles {
			if slices.Contains(strings.FieldsFunc(strings.ToLower(title), notInWord), head) {
				return true
			}
		}
	}
	return false
}

func notInWord(r rune) bool { return !unicode.IsLetter(r) && r != '-' }

var (
	unnamedRoles = lexicon.Words("unnamed-roles")
	possessive   = pattern.Lazy(`^\S+(?: \S+){0,3}['’]s?\s`)
)

// own matches a tie to somebody who speaks: "my brother" needs no introduction.
var own = pattern.Lazy(`(?i)^(?:my|our|his|her|their|its|your)\s`)

func isDefinite(description string) bool {
	head := headOf(description)
	return definite().MatchString(description) && !own().MatchString(description) && !strings.HasSuffix(head, "s") && !strings.HasSuffix(head, "men") && !strings.HasSuffix(head, "people")
}

// isIntroduced reports whether an article speaks of somebody as one whom nobody knows yet:
// "a senior official", "one of the officials".
func isIntroduced(head, body string) bool {
	body = strings.ToLower(body)
	for from := 0; ; {
		at := strings.Index(body[from:], head)
		if at < 0 {
			return false
		}
		at += from
		before := strings.Fields(body[max(0, at-wayBack):at])
		for i := len(before) - 1; i >= 0 && i >= len(before)-4; i-- {
			if w := strings.Trim(before[i], "“”\"‘(—"); w == "a" || w == "an" || w == "one" || w == "another" || w == "second" {
				return true
			}
			if strings.ContainsAny(before[i], ".,;:") {
				break
			}
		}
		from = at + len(head)
	}
}

// wayBack is how many bytes before a word are looked at for its article.
const wayBack = 60

// headOf is the word for people that a description has for its head; empty where it
// describes no people.
func headOf(description string) string {
	words := strings.Fields(strings.ReplaceAll(strings.ToLower(description), "é", "e"))
	for {
		phrase, rest := untilMore(words)
		if len(phrase) == 0 {
			return ""
		}
		head := phrase[len(phrase)-1]
		if i := strings.LastIndexByte(head, '-'); i > 0 && !people[head] {
			head = head[i+1:]
		}
		if (counts[head] || someone[head]) && len(rest) > 1 && rest[0] == "of" {
			words = rest[1:] // "one of the residents", "dozens of lawmakers"
			continue
		}
		if (people[head] || someone[head] || agent().MatchString(head) && !things[head]) && !bodies[head] {
			return head
		}
		return ""
	}
}

// agent matches words for those who do something, or know it: "stallholders", "florist".
var agent = pattern.Lazy(`^\pL{3,}(?:er|or|ist|ian|man|woman|men|women)s?$`)

// things are such words that are none for people.
var things = func() map[string]bool {
	out := set(strings.Fields(`paper newspaper letter order number matter center counter computer register tower power water river weather server border poster banner filter
		folder ladder layer master-plan meter motor mirror monitor error factor sector vector corridor harbour harbor labour labor honour humor humour rumour rumor behaviour behavior
		summer winter september october november december cover offer answer quarter chapter charter barometer thermometer timer trailer transfer tremor reminder encounter disaster
		chamber member-state list twist consist persist exist assist regular newsletter ticker twitter however whoever other another never ever under over after later earlier`)...)
	for _, list := range []string{"document-nouns", "organisation-descriptions", "institutions", "organisation-words", "media"} {
		for _, w := range lexicon.List(list) {
			out[w] = true
		}
	}
	for w := range out {
		out[plural(w)] = true
	}
	return out
}()

// participle matches what says more of those before it: "adults surveyed".
var participle = pattern.Lazy(`^\pL{3,}(?:ing|ed)$|^held$`)

// areMany reports whether a word stands for several people.
func areMany(word string) bool {
	return isOf(word) && (word == "those" || strings.HasSuffix(word, "s") || strings.HasSuffix(word, "men") || word == "people")
}

// isOf reports whether a word stands for people.
func isOf(word string) bool { return people[word] || someone[word] }

// untilMore is a phrase up to its head, and what says more of it.
func untilMore(words []string) (phrase, rest []string) {
	for i, w := range words {
		if joins := w == "and" || w == "or"; i > 0 && goesOn[w] && !(joins && !isOf(phrase[i-1])) {
			return phrase, words[i:]
		}
		bare := strings.Trim(w, "“”\"‘.,;:()")
		bare = strings.TrimRight(bare, "'’")
		if i > 0 && areMany(phrase[i-1]) && participle().MatchString(bare) {
			return phrase, nil // "legislators supporting the law"
		}
		phrase = append(phrase, bare)
		if strings.HasSuffix(w, ",") && people[bare] {
			return phrase, words[i+1:]
		}
	}
	for len(phrase) > 1 && when[phrase[len(phrase)-1]] {
		phrase = phrase[:len(phrase)-1]
	}
	return phrase, nil
}

func set(words ...string) map[string]bool {
	out := make(map[string]bool)
	for _, w := range words {
		out[w] = true
	}
	return out
}

// people are the words for somebody, one or several.
var people = func() map[string]bool {
	out := set(strings.Fields(`anyone bystander bystanders citizen citizens civilian civilians commuter commuters contact crewman customer customers dissident
		employee employees figure figures holidaymaker hand hands individual individuals lawmaker lawmakers loyalist migrant migrants mourner mourners neighbour
		neighbor neighbours neighbors observer observers onlooker onlookers operative operatives parishioner pensioner people person persons persona passer-by
		passers-by pollster pollsters pupil pupils reader readers refugee refugees respondent respondents shopper shoppers staffer staffers
		strategist strategists student students survivor survivors teenager teenagers tenant tenants tourist tourists townspeople traveller travellers
		viewer viewers visitor visitors volunteer volunteers voter voters veteran veterans whistleblower whistleblowers woman women man men girl girls boy boys
		child children parent parents farmer farmers fisherman fishermen villager villagers worker workers colleague colleagues friend friends ally allies
		delegate delegates agent agents islander islanders caller callers insider insiders guest guests eyewitnesses lady gentleman couple regular regulars colonel attache naval-attache
		adult adults advocate advocates pundit pundits fan fans classmate classmates acquaintance acquaintances associate associates professional professionals militant militants
		interviewee interviewees evacuee evacuees detainee detainees trainee trainees pros cops couples sophomore freshman opponent opponents`)...)
	for _, list := range []string{"unnamed-roles", "plural-roles", "roles", "trades", "kinship", "group-nouns"} {
		for _, w := range lexicon.List(list) {
			out[w] = true
			if list == "roles" || list == "trades" || list == "unnamed-roles" || list == "kinship" {
				out[plural(w)] = true
			}
		}
	}
	return out
}()

func plural(w string) string {
	switch {
	case strings.HasSuffix(w, "man"):
		return strings.TrimSuffix(w, "man") + "men"
	case strings.HasSuffix(w, "s"), strings.HasSuffix(w, "ch"), strings.HasSuffix(w, "x"):
		return w + "es"
	case strings.HasSuffix(w, "y") && !strings.HasSuffix(w, "ey") && !strings.HasSuffix(w, "ay"):
		return strings.TrimSuffix(w, "y") + "ies"
	}
	return w + "s"
}

var (
	// bodies are words for people that stand for a body.
	bodies = set("police", "authorities", "team", "crowd", "band", "staff", "cabinet", "management", "leadership", "trio", "duo", "quartet", "groups")
	// someone stands for people by itself.
	someone = set("one", "some", "others", "another", "several", "many", "most", "few", "both", "somebody", "someone", "second", "them", "two", "three", "four", "five", "those", "everyone", "everybody")
	// counts are words before "of the residents".
	counts = set("none", "dozens", "scores", "hundreds", "thousands", "handful", "number", "couple", "group", "crowd", "slew", "list", "majority", "half", "third", "quarter", "percent", "pair", "six", "seven", "eight", "nine", "ten", "all", "each", "either", "neither", "any")
	// when says when somebody spoke, behind the words that describe them.
	when = set("last", "this", "week", "month", "year", "night", "morning", "yesterday", "today", "tonight", "evening", "afternoon", "late", "later", "earlier", "recently", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "publicly", "privately", "alike")
	// goesOn begins what says more of somebody.
	goesOn = set("of", "in", "at", "for", "with", "from", "on", "near", "to", "by", "who", "whom", "whose", "that", "which", "and", "or", "close", "familiar", "involved", "briefed", "speaking",
		"present", "working", "living", "inside", "outside", "within", "based", "quoted", "interviewed", "knowledgeable", "aware", "here", "there", "like", "about", "under", "after", "before", "whoever", "ranging", "thought", "named", "called")
)
