package person

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus/lexicon"
	"onrecord/index/term"
)

// Titles returns the forms under which a printed title is looked for, folded:
// "us secretary of state", "secretary of state". What stands behind a word such
// as "deputy" or "former", or behind "of", is not the title.
func Titles(printed string) []string {
	words := term.Words(printed)
	words = words[:min(len(words), maxWords)]
	var out []string
	for i, w := range words {
		if links[w] {
			break
		}
		out = append(out, strings.Join(words[i:], " "))
		if limits[w] {
			break
		}
	}
	return out
}

// maxWords of a title are kept; what is longer is a description.
const maxWords = 12

var (
	// links come after the head of a title.
	links = wordSet("of for at in to on with by from and who that which whose under")
	// limits make another title of the words behind them.
	limits = wordSet("deputy vice assistant associate acting former ex retired late then previously interim under shadow junior co candidate would-be aspiring nominated designate")
	// articles do not count at the beginning of what is asked for.
	articles = wordSet("the a an")
)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// Asked returns the words of a title asked for as one of its forms would have
// them: "the Secretary of State" is "secretary of state".
func Asked(title string) string {
	words := term.Words(title)
	for len(words) > 0 && articles[words[0]] {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// Answers reports whether a form of a title is what was asked for, or goes on
// with what it is a title of: "secretary of state" answers "secretary", "deputy
// secretary" does not.
func Answers(form, asked string) bool {
	rest, ok := strings.CutPrefix(form, asked)
	if !ok || rest == "" {
		return ok
	}
	next, _, _ := strings.Cut(strings.TrimPrefix(rest, " "), " ")
	return rest[0] == ' ' && links[next]
}

// Month is a month as "2016-02".
type Month string

// Printing is a title that an article prints beside a name.
type Printing struct {
	Title string // a form of it
	Key   Key
	Month Month // in which the article was published
	Count int   // of the articles that print it
}

// Tenure is a time in which somebody is taken to have held a title. From and To
// are the first and the last month.
type Tenure struct {
	Key      Key
	From, To Month
}

// validityMonths is for how many months before and after its printing a title holds.
const validityMonths = 6

// minTitleShare is the share of a title's printings from which it is somebody's in
// particular: one in so many. It leaves out the senators, but not the presidents.
const minTitleShare = 10

// Tenures returns when each of those who are printed with a title held it. Where
// somebody else is printed with the same title, it ends. Those who are one of
// many are left out.
func Tenures(printed []Printing) []Tenure {
	counts, all := map[Key]int{}, 0
	for _, p := range printed {
		counts[p.Key] += p.Count
		all += p.Count
	}
	printed = slices.DeleteFunc(slices.Clone(printed), func(p Printing) bool { return counts[p.Key]*minTitleShare < all })
	slices.SortFunc(printed, func(a, b Printing) int {
		return cmp.Or(cmp.Compare(a.Title, b.Title), cmp.Compare(a.Month, b.Month), cmp.Compare(a.Key, b.Key))
	})
	var held []Tenure
	for i, p := range printed {
		t := Tenure{p.Key, p.Month.plus(-validityMonths), p.Month.plus(validityMonths)}
		for k := i - 1; k >= 0 && printed[k].Title == p.Title; k-- {
			if !printed[k].Key.Compatible(p.Key) {
				t.From = max(t.From, min(p.Month, printed[k].Month.plus(1)))
				break
			}
		}
		for k := i + 1; k < len(printed) && printed[k].Title == p.Title; k++ {
			if !printed[k].Key.Compatible(p.Key) {
				t.To = min(t.To, max(p.Month, printed[k].Month.plus(-1)))
				break
			}
		}
		held = append(held, t)
	}
	return joined(held)
}

// joined makes one of the tenures of a person that overlap or follow each other.
func joined(all []Tenure) []Tenure {
	slices.SortFunc(all, func(a, b Tenure) int { return cmp.Or(cmp.Compare(a.Key, b.Key), cmp.Compare(a.From, b.From)) })
	var out []Tenure
	for _, t := range all {
		if n := len(out); n > 0 && out[n-1].Key == t.Key && t.From <= out[n-1].To.plus(1) {
			out[n-1].To = max(out[n-1].To, t.To)
			continue
		}
		out = append(out, t)
	}
	return out
}

const monthLayout = "2006-01"

// plus returns the month n months later; m itself where it is no month.
func (m Month) plus(n int) Month {
	t, err := time.Parse(monthLayout, string(m))
	if err != nil {
		return m
	}
	return Month(t.AddDate(0, n, 0).Format(monthLayout))
}

// Bare is a printed title without what an article may have before it, which is none of it, and as
// of one person: "Russian President" of "unusual warmth toward Russian President", "Justice" of
// "Justices". It is empty where it is no title: a clause about somebody, somebody else's name with
// it, the same office twice.
func Bare(printed string) string {
	terms := term.Of(printed)
	from := 0
	for i, t := range terms {
		if i == 0 && clauses[t.Word] {
			return ""
		}
		if (before[t.Word] || i == 0 && t.Word == "under") && i+1 < len(terms) && terms[i+1].Word != "secretary" && (t.Word != "close" || strings.HasPrefix(printed, "CLOSE")) {
			from = terms[i+1].Span.Start
		}
	}
	if namesAnother(printed, terms) || repeats(terms) || tells(terms) {
		return ""
	}
	return ofOne(fromOffice(printed[from:]))
}

// tells reports whether words before a name tell of somebody, and are no title: an adjective alone,
// "leading", or what somebody did, "voters easily elected centrist".
func tells(terms []term.Term) bool {
	if len(terms) == 1 {
		return strings.HasSuffix(terms[0].Word, "ing") && !lexicon.Roles()[terms[0].Word]
	}
	return slices.ContainsFunc(terms[min(1, len(terms)):], func(t term.Term) bool {
		return len(t.Word) > minAdverb && strings.HasSuffix(t.Word, "ly") && !nouns[t.Word]
	})
}

// minAdverb is the length above which a word in -ly is an adverb, unless it is one of nouns.
const minAdverb = 5

var nouns = wordSet("assembly monthly weekly supply anomaly butterfly family italy")

// fromOffice is a title from the office on that is printed with a capital, without what the sentence
// has before it: "Attorney General" of "speech Attorney General"; "former Attorney General" is whole.
func fromOffice(title string) string {
	for _, t := range term.Of(title) {
		first, _ := utf8.DecodeRuneInString(title[t.Span.Start:])
		switch {
		case unicode.IsUpper(first):
			return title[t.Span.Start:]
		case !unicode.IsLower(first) || links[t.Word] || limits[t.Word] || ofOffices[t.Word] || strings.Contains(t.Word, "'") || strings.Contains(title[t.Span.Start:t.Span.End], "-"):
			return title
		}
	}
	return title
}

// ofOffices are words that begin an office, in lower case before a capital: "state Sen.".
var ofOffices = wordSet(`senior chief executive managing general lead head principal founding first top current outgoing incoming longtime veteran legal political
	public state county city federal national international local regional district town party house national deputy world military civil human criminal
	financial economic foreign medical police fellow one another`)

// namesAnother reports whether a title has a name in it that is nobody's of whom it is the title,
// or is of a body as well: "Port Maren mayor Ada Quill", "ferry and its owner"; but "adviser to Ada
// Quill".
func namesAnother(printed string, terms []term.Term) bool {
	for i, t := range terms {
		if t.Word != "and" {
			if links[t.Word] {
				return false
			}
			if i+1 < len(terms) {
				continue
			}
		}
		if i+1 < len(terms) && theirs[terms[i+1].Word] {
			return true
		}
		name := terms[:i]
		if i+1 == len(terms) {
			name = terms
		}
		if n := len(name); n > 2 && isName(printed, name[n-2], name[n-1]) || n == 2 && ofSeveral[name[0].Word] && !lexicon.Roles()[name[1].Word] {
			return true // Sens. Quill
		}
	}
	return false
}

var (
	theirs = wordSet("its his her their")
	// ofSeveral are short offices before the names of several people.
	ofSeveral = wordSet("sens reps govs gens profs drs")
)

// isName reports whether two words of a title are a given name and a surname: no "Austin Mayor".
func isName(printed string, given, surname term.Term) bool {
	high := func(t term.Term) bool {
		r, _ := utf8.DecodeRuneInString(printed[t.Span.Start:])
		return unicode.IsUpper(r)
	}
	return high(given) && high(surname) && lexicon.GivenNames()[given.Word] && !places()[given.Word] && !lexicon.Roles()[surname.Word] && !lexicon.Roles()[surname.Word+"."]
}

var places = sync.OnceValue(func() map[string]bool { return lexicon.Words("places") })

// repeats reports whether a title is printed twice, and so not one: "Secretary of Education
// Secretary".
func repeats(terms []term.Term) bool {
	for i, t := range terms {
		if i > 0 && t.Word == terms[0].Word && len(t.Word) >= minRepeated {
			return true
		}
	}
	return false
}

// minRepeated is the length of a word that no title has twice.
const minRepeated = 6

// ofOne is a title of several people as one of them has it: "Justice" of "Justices".
func ofOne(title string) string {
	head, at := title, 0
	for _, t := range term.Of(title) {
		if links[t.Word] {
			break
		}
		head, at = title[:t.Span.End], t.Span.Start
	}
	one, ok := ones[strings.ToLower(head[at:])]
	if !ok {
		return title
	}
	if r, _ := utf8.DecodeRuneInString(head[at:]); unicode.IsLower(r) {
		one = strings.ToLower(one)
	}
	return head[:at] + one + title[len(head):]
}

// ones are offices that several people with one title in front of their names share: "Justices
// Ada Quill and Bo Fenn".
var ones = map[string]string{
	"justices": "Justice", "judges": "Judge", "sens": "Sen", "reps": "Rep", "govs": "Gov", "gens": "Gen",
	"senators": "Senator", "representatives": "Representative", "governors": "Governor", "generals": "General", "presidents": "President",
	"ministers": "Minister", "secretaries": "Secretary", "congressmen": "Congressman", "congresswomen": "Congresswoman", "professors": "Professor",
	"mayors": "Mayor", "attorneys": "Attorney", "lawyers": "lawyer", "candidates": "candidate", "spokesmen": "spokesman", "spokeswomen": "spokeswoman",
}

var (
	clauses = wordSet("who whom whose which where when")
	// before are words that may stand before a title, and never in one.
	before = wordSet("between toward towards against alongside onto into than especially once will today week weeks month months ago far hence said says reports warns promise close")
)
