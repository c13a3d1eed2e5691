package mention

import (
	"slices"
	"strings"

	"onrecord/corpus/lexicon"
	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// cutTitle takes the capitalised title off the beginning of a name:
// "Secretary of State" in "Secretary of State John Kerry".
func cutTitle(n *detector, m *Mention) {
	if ties[n.doc.Tokens[m.From].Lower] && m.To-m.From > 1 && vocabulary.IsGiven(n.doc.Tokens[m.From+1].Lower) {
		m.From++
		m.Before = m.From
		m.person += 3
	}
	for i := m.To - 2; i >= m.From; i-- {
		w := n.doc.Tokens[i].Lower
		g, polite := vocabulary.CourtesyTitles[w]
		if !polite && !IsRole(w) && !isPluralTitle(n, i) && !opensWithTrade(n, i, m) || isGivenName(n, i, m) || keepsTitle(n, i, m) {
			continue
		}
		from := afterTitle(n, i, m)
		switch {
		case from == document.None, polite && from >= m.To:
			continue
		case from >= m.To:
			officeOf(n, m, i)
			return
		case polite:
		case isMiddleName(n, i, from, m):
			return
		case onlyOrg(n.doc, document.Range{From: from, To: m.To}), namesItsOwn(n, i, m.To):
			continue // "Justice Department"
		default:
			m.Title = n.doc.Printed(n.office(document.Range{From: m.From, To: from}))
		}
		m.gender = max(g, GenderOf(w))
		m.person += 3
		m.From = from
		return
	}
}

// isPluralTitle reports "Senators" before the first of several people, and not what an office
// is for: "Secretary of Veterans Affairs Ada Quill".
func isPluralTitle(n *detector, i int) bool {
	return IsRole(strings.TrimSuffix(n.doc.Lower(i), "s")) && n.doc.Lower(i-1) != "of"
}

// parties are roles that the names of bodies begin with as well.
var parties = vocabulary.WordSet(`republican conservative democrat`)

// namesItsOwn reports whether a word for members at token i belongs to the name of their body:
// "Republican National Committee", "Pilots Union".
func namesItsOwn(n *detector, i, end int) bool {
	w := n.doc.Tokens[i].Lower
	if !parties[w] && IsRole(w) || !IsOrg(n.doc.Tokens[end-1].Lower) {
		return false
	}
	return !slices.ContainsFunc(n.doc.Tokens[i+1:end], func(k document.Token) bool { return vocabulary.IsGiven(k.Lower) })
}

// ties say before the names of several people what they are to each other: "Twins Ada and
// Carl Moe".
var ties = vocabulary.WordSet(`twins triplets siblings newlyweds cousins friends neighbours neighbors teammates colleagues classmates flatmates`)

// opensWithTrade reports a trade at the beginning of a sentence, or behind a quotation, that
// a full name follows: "Fishmonger Ada Quill".
func opensWithTrade(n *detector, i int, m *Mention) bool {
	return i == m.From && m.To-i > 2 && vocabulary.IsTrade(n.doc.Tokens[i].Lower) && (isSentenceInitial(n.casing, i) || n.doc.Tokens[i-1].Is(document.ClosesQuotation)) && !vocabulary.IsGiven(n.doc.Tokens[i].Lower) &&
		!holdsOrg(n.doc, document.Range{From: i + 1, To: m.To})
}

// afterTitle returns where the name begins behind the title that ends with the role at
// token i, or None where a genitive makes it none: "Sheriff’s Office", "Network for
// Sailors’ Rights".
func afterTitle(n *detector, i int, m *Mention) int {
	from := i + 1
	switch l := n.doc.Lower(from); {
	case l == "pro" && from+2 < m.To:
		from += 2 // "President Pro Tempore"
	case l == "emeritus" && from+1 < m.To, l == "emerita" && from+1 < m.To:
		from++
	}
	switch l := n.doc.Lower(from); {
	case l == "’", l == "'", n.doc.Tokens[from].Genitive(), beyond[l]:
		return document.None
	case l == "of", l == "for":
		return afterOffice(n, from, m.To)
	case l == "on":
		return givenIn(n, from+1, m.To) // "Republican on the Rules Committee Ada Quill"
	}
	return from
}

// beyond lists prepositions that only the name of a body goes on with behind a role:
// "Sailors Without Harbours".
var beyond = vocabulary.WordSet(`without beyond between against across`)

// isMiddleName reports a role at token i that is part of a name: "James Baker III".
func isMiddleName(n *detector, i, from int, m *Mention) bool {
	if w := n.doc.Tokens[i].Lower; strings.HasSuffix(w, ".") || i > 0 && IsRole(n.doc.Tokens[i-1].Lower) {
		return false // "Georgia Republican Sen. Ada Quill", "Hong Kong Chief Executive C.Y. Moe"
	}
	return i > m.From && vocabulary.IsGiven(n.doc.Tokens[m.From].Lower) && !vocabulary.IsGiven(n.doc.Tokens[from].Lower) && !holdsOrg(n.doc, document.Range{From: m.From, To: i})
}

// kept titles are part of the name that a person goes by.
var kept = vocabulary.WordSet(`pope king queen prince princess emperor`)

// keepsTitle reports whether the title at token i belongs to the name: "Pope
// Anselm", "King Willem of Ostrava", but not "Princess Mira Solheim".
func keepsTitle(n *detector, i int, m *Mention) bool {
	switch w := n.doc.Tokens[i].Lower; {
	case w == "td":
		return m.To-i < 3 // "TD Quillbank"
	case !kept[w]:
		return false
	}
	return m.To-i < 3 || n.doc.Lower(i+2) == "of" || vocabulary.NameSuffixes[n.doc.Lower(i+2)] || numeral(n.doc.Lower(m.To-1))
}

// numeral reports a Roman numeral after a ruler's name.
func numeral(w string) bool { return strings.Trim(w, "ivx") == "" }

// isGivenName reports whether a role word is rather a given name: "Dean Smith",
// "Pope" stays a title.
func isGivenName(n *detector, i int, m *Mention) bool {
	return vocabulary.IsGiven(n.doc.Tokens[i].Lower) && i == m.From && m.To-m.From == 2
}

// departments are what the office at the head of a name may be named for,
// rather than belong to: "Secretary of State".
var departments = vocabulary.WordSet(`secretary minister undersecretary attorney chancellor duke duchess prince princess lord lady`)

// officeOf makes of an office without a name, "CEO of Tesco", the name of the
// body that has it, if any.
func officeOf(n *detector, m *Mention, role int) {
	if departments[n.doc.Tokens[role].Lower] {
		m.From = m.To // "Secretary of State" names nobody
		return
	}
	if role+2 >= m.To {
		return
	}
	m.From = role + 2
	if n.doc.Lower(m.From) == "the" {
		m.From++
	}
	m.Before = m.From
}

// afterOffice returns where the name begins after "of State", "of Foreign
// Affairs": at a given name, else at the last two words.
func afterOffice(n *detector, i, end int) int {
	if k := givenIn(n, i+2, end); k < end {
		return k
	}
	if end-2 > i+1 {
		return end - 2
	}
	return end
}

// givenIn returns where a given name with a word behind it stands from token i on, or end.
func givenIn(n *detector, i, end int) int {
	for ; i < end-1; i++ {
		if vocabulary.IsGiven(n.doc.Tokens[i].Lower) {
			return i
		}
	}
	return end
}

// tails end an office behind a word in small letters: "Special Agent in Charge", "Sergeant at
// Arms".
var tails = map[string]string{"charge": "in", "arms": "at"}

// cutOfficeTail takes off a name the end of an office, and gives it the whole as its title.
func cutOfficeTail(n *detector, m *Mention) {
	role := m.From - 2
	if before, ok := tails[n.doc.Lower(m.From)]; !ok || n.doc.Lower(m.From-1) != before || !IsRole(n.doc.Lower(role)) || m.To-m.From < 2 {
		return
	}
	s := n.doc.SentenceAt(role)
	for role > s.From && n.doc.Tokens[role-1].Is(document.Capitalized) {
		role--
	}
	m.From++
	m.Title, m.Before = n.doc.Printed(document.Range{From: role, To: m.From}), role
	m.person += 3
}

// cutFormerOffice takes off a name the office that somebody had then, whose role has no
// capital: "then-Director of National Parks Ada Quill".
func cutFormerOffice(n *detector, m *Mention) {
	role := m.From - 2
	if n.doc.Lower(m.From-1) != "of" || !strings.Contains(n.doc.Lower(role), "-") || !IsRole(n.doc.Lower(role)) {
		return
	}
	if from := givenIn(n, m.From+1, m.To); from < m.To {
		m.Title = n.doc.Printed(document.Range{From: role, To: from})
		m.From, m.Before = from, role
		m.person += 3
	}
}

// onlyTitle reports a title without a name: "Senate Minority Leader", "Mr.".
func onlyTitle(n *detector, m *Mention) bool {
	last := n.doc.Tokens[m.To-1].Lower
	if m.To-m.From > 2 && n.doc.Lower(m.To-2) == "&" {
		return false // "Moe & Son"
	}
	if m.To-m.From > 2 && n.doc.Lower(m.To-2) == "of" && onlyOrg(n.doc, document.Range{From: m.To - 3, To: m.To - 2}) {
		return false // "Department of Justice"
	}
	if m.To-m.From == 1 && (n.casing.surnames[last] || attribution.Press[last] && n.doc.Lower(m.From-1) == "the") {
		return false // "the Examiner"
	}
	if reigns(n, m) {
		return false
	}
	if _, polite := vocabulary.CourtesyTitles[last]; polite && (m.To-m.From == 1 || !vocabulary.IsGiven(n.doc.Tokens[m.From].Lower)) {
		return true
	}
	return IsRole(last) && !(vocabulary.IsGiven(n.doc.Tokens[m.From].Lower) && m.To-m.From == 2) || IsRole(strings.TrimSuffix(last, "s")) && m.To-m.From == 1
}

// reigning are titles that whoever bears one goes by, where the article gives no name: "the King".
var reigning = vocabulary.WordSet(`king queen pope`)

// reigns reports such a title that stands for its bearer, and makes m theirs: "The Queen was
// shown".
func reigns(n *detector, m *Mention) bool {
	w := n.doc.Lower(m.From)
	if m.To-m.From != 1 || !reigning[w] || n.casing.reigns[w] || n.doc.Lower(m.From-1) != "the" {
		return false
	}
	if next := n.doc.Lower(m.To); next == "of" || next == "'" || m.To < len(n.doc.Tokens) && (n.doc.Tokens[m.To].Is(document.Capitalized) || n.doc.Tokens[m.To].Genitive()) {
		return false
	}
	m.person += 3
	m.gender, m.sure = GenderOf(w), true
	return true
}

// cutModifiers takes party, nation and place off a name: "Republican Ted Cruz".
func cutModifiers(n *detector, m *Mention) {
	cutTags(n, m)
	if m.To-m.From > 1 && vocabulary.Months[n.doc.Tokens[m.From].Lower] && !vocabulary.IsGiven(n.doc.Tokens[m.From].Lower) {
		m.From++
	}
	if holdsOrg(n.doc, m.Range) {
		return
	}
	for m.To-m.From > 1 {
		w, next := n.doc.Tokens[m.From].Lower, n.doc.Tokens[m.From+1].Lower
		switch {
		case isSentenceInitial(n.casing, m.From) && n.casing.isCommon(m.From) && vocabulary.IsGiven(next) && !vocabulary.PlaceNames[next]: // "Courtesy Ada Quill"
		case vocabulary.StateAbbreviations[w]: // the end of the sentence before
		case vocabulary.IsGiven(w), vocabulary.NameParticles[w], vocabulary.NameParticles[next], n.casing.initialLetter(m.From):
			return
		case m.To-m.From == 2 && m.person <= 0:
			return
		case n.modifiesName(w, m), IsRole(strings.TrimSuffix(w, "s")):
		case !vocabulary.IsGiven(next), m.person > 0 && !vocabulary.PlaceNames[w]:
			return
		case vocabulary.PlaceNames[w], n.doc.Tokens[m.From].Is(document.AllCaps), isSentenceInitial(n.casing, m.From), vocabulary.OrgWords[w]:
		default:
			return
		}
		m.From++
	}
}

// modifiesName reports a word with a capital before a name that is none of it, as
// "Republican"; behind a title a demonym may be a given name: "Pilot Scot Moe".
func (n *detector) modifiesName(w string, m *Mention) bool {
	return vocabulary.NonNames[w] && (m.Title == "" || !demonymNames[w])
}

// cutTags takes off a name of three words what stands before it in capitals, "WR
// Quincy Moe", and a body or place before a person's full name, "United Nations
// Nikki Moe".
func cutTags(n *detector, m *Mention) {
	if m.To-m.From > 1 && (n.doc.Tokens[m.From].Lower == "ngo" || n.doc.Tokens[m.From].Lower == "ngos") {
		m.From++
	}
	if m.To-m.From > 2 && isTag(n, m.From) && !holdsOrg(n.doc, m.Range) {
		m.From++
	}
	if k := m.To - 2; k > m.From+2 && vocabulary.IsGiven(n.doc.Tokens[k].Lower) && isNameWord(n.casing, k-1) && !IsOrg(n.doc.Tokens[m.To-1].Lower) && !IsOrg(n.doc.Tokens[k].Lower) && holdsOrg(n.doc, document.Range{From: m.From, To: k - 1}) {
		m.From = k // "Harbour Committee Delegate Ada Quill"
		return
	}
	if k := m.To - 2; k > m.From && n.doc.Lower(m.From) != "the" && vocabulary.IsGiven(n.doc.Tokens[k].Lower) && !IsOrg(n.doc.Tokens[k].Lower) && !IsOrg(n.doc.Tokens[m.To-1].Lower) && IsOrg(n.doc.Tokens[k-1].Lower) {
		m.From = k
	}
}

// isTag reports a short word in capitals before a name that has none.
func isTag(n *detector, i int) bool {
	k, next := &n.doc.Tokens[i], &n.doc.Tokens[i+1]
	return k.Is(document.AllCaps) && !next.Is(document.Punct) && len(k.Lower) < 5 && !strings.Contains(k.Lower, ".") && !vocabulary.IsGiven(k.Lower) &&
		!next.Is(document.AllCaps) && !isSentenceInitial(n.casing, i+1) && !strings.HasSuffix(next.Lower, "ing")
}

// cutEcho ends a name where it begins again, as in a page whose headings run
// into its text: "Bill Nelson Bill Nelson: more".
func cutEcho(n *detector, m *Mention) {
	for i := m.From + 1; i < m.To; i++ {
		if over := runOn(n, i, n.doc.Tokens[m.From].Lower); over > 0 && i == m.To-1 && i > m.From+1 {
			m.From++
			m.over, m.Title = over, ""
			return
		}
		if n.doc.Tokens[i].Lower != n.doc.Tokens[m.From].Lower {
			continue
		}
		switch {
		case m.To-m.From == 2 && !n.doc.Tokens[i].Is(document.AllCaps): // "Sirhan Sirhan"
		case i == m.From+1:
			m.From++
		default:
			m.To = i
		}
		return
	}
}

// runOn returns how many bytes of token i a heading has glued to a name: three
// of "MoeGOP" in "Moe Carl MoeGOP leaders meet".
func runOn(n *detector, i int, name string) int {
	k := &n.doc.Tokens[i]
	over := len(k.Lower) - len(name)
	if len(name) < 3 || over < 2 || !strings.HasPrefix(k.Lower, name) {
		return 0
	}
	if c := n.doc.Body[int(k.End)-over]; c < 'A' || c > 'Z' {
		return 0
	}
	return over
}

// GenderOf returns the gender that a role tells.
func GenderOf(role string) vocabulary.Gender {
	switch {
	case vocabulary.FeminineNouns[role]:
		return vocabulary.Female
	case vocabulary.MasculineNouns[role]:
		return vocabulary.Male
	}
	return vocabulary.AnyGender
}

// longestTitle bounds a title before a name, in tokens.
const longestTitle = 8

// titleBefore finds a title in lower case before the name: "Cavs coach",
// "prime minister", and the whole of one in mixed case.
func titleBefore(n *detector, m *Mention) {
	begin := m.Before
	name := m.From
	if m.Title == "" {
		for begin = name; begin > m.Before && isCourtesy(n.doc.Tokens[begin-1].Lower) && !IsRole(n.doc.Tokens[begin-1].Lower); begin-- {
			name = begin - 1 // "senior forecaster Dr Ada Quill"
		}
		if begin == 0 || !IsRole(n.doc.Tokens[begin-1].Lower) && !isTrade(n.doc, begin-1) || n.doc.Tokens[begin-1].Sentence != n.doc.Tokens[begin].Sentence {
			return
		}
		role := n.doc.Tokens[begin-1].Lower
		m.gender = max(m.gender, GenderOf(role))
		m.person += 3
		if vocabulary.Kinship[role] {
			m.tie = role
			return
		}
	}
	first := n.doc.SentenceAt(m.From).From
	for begin > first && m.From-begin < longestTitle && inTitle(n, begin-1) {
		begin--
	}
	begin = n.afterVerb(begin, m.From)
	begin = n.wholeJoined(begin)
	begin = wholeBody(n, begin, m.From)
	m.Before = begin
	if begin > first && noMore[n.doc.Tokens[begin-1].Lower] {
		begin-- // it is no part of the office, but without it the title misstates it
	}
	m.Title = n.doc.Printed(n.office(document.Range{From: begin, To: name}))
}

// office returns the title in the words r before a name: without a word that tells when, "Now Sen.",
// the verb of a headline, "WARNS PM", and what somebody meets or addresses, "the fishing conference
// Vice President".
func (n *detector) office(r document.Range) document.Range {
	for r.To-r.From > 1 && n.isBesideOffice(r.From) {
		r.From++
	}
	for i := r.From + 1; i+1 < r.To; i++ {
		k, next := &n.doc.Tokens[i], &n.doc.Tokens[i+1]
		if k.Tag == document.TagNoun && !k.Is(document.Capitalized) && !ofOffice[k.Lower] && next.Is(document.Capitalized) && n.opensOffice(i+1, r.To) {
			r.From = i + 1
		}
	}
	return r
}

// isBesideOffice reports a word at the beginning of a title that is none of it.
func (n *detector) isBesideOffice(i int) bool {
	k, next := &n.doc.Tokens[i], &n.doc.Tokens[i+1]
	switch {
	case k.Lower == "now":
		return true
	case k.Lower == "staff":
		return n.doc.Lower(i-1) == "of" && IsRole(next.Lower) // "Chiefs of Staff Gen."
	}
	return k.Is(document.AllCaps) && next.Is(document.AllCaps) && headed[k.Lower]
}

// opensOffice reports whether an office with capitals begins at token i that needs no word before it
// for its field, as "health Minister" does: "Gov.", "Vice President", "Russian President".
func (n *detector) opensOffice(i, end int) bool {
	if w := strings.TrimSuffix(n.doc.Lower(i), "."); wholeOffices[w] {
		return true
	}
	return i+1 < end && (vocabulary.NonNames[n.doc.Lower(i)] || beginsOffice[n.doc.Lower(i)]) && n.doc.Tokens[i+1].Is(document.Capitalized) && IsRole(n.doc.Lower(i+1))
}

var (
	// headed are verbs that stand in a headline before who says something.
	headed       = vocabulary.WordSet(`says warns tells vows urges claims admits insists slams blasts hits attacks accuses demands announces reveals asks hints denies`)
	wholeOffices = vocabulary.WordSet(`sen rep gov gen col president senator representative governor congressman congresswoman mayor judge justice chancellor`)
	// ofOffice are words that an office goes on with in capitals: "Democratic state Sen.".
	ofOffice = vocabulary.WordSet(`state county city town district borough party house police union campaign church school company team club deputy vice chief executive press`)
	// beginsOffice are first words of an office that are no role.
	beginsOffice = vocabulary.WordSet(`vice prime deputy acting attorney house senate majority minority`)
)

// noMore tells of an office that somebody has no more.
var noMore = vocabulary.WordSet(`former one-time onetime erstwhile`)

// afterVerb returns where a title begins behind a verb in the past that has its
// subject before it: "journalist" of "the court freed journalist".
func (n *detector) afterVerb(begin, end int) int {
	if b := begin - 1; b >= 0 && choices[n.doc.Tokens[begin].Lower] && (n.doc.Tokens[b].Tag.Noun() || vocabulary.Pronouns[n.doc.Tokens[b].Lower] || having[n.doc.Tokens[b].Lower]) {
		return begin + 1
	}
	for i := end - 2; i > begin; i-- {
		k, before := &n.doc.Tokens[i], &n.doc.Tokens[i-1]
		switch inPast := strings.HasSuffix(k.Lower, "ed"); {
		case k.Is(document.Capitalized):
		case pasts[k.Lower],
			n.afterName(i) && (inPast || likeNouns[k.Lower]),
			choices[k.Lower] && before.Tag.Noun() && !strings.HasSuffix(before.Lower, "ly"),
			inPast && !titular[k.Lower] && k.Tag != document.TagNoun && before.Tag.Noun():
			return i + 1
		}
	}
	return begin
}

// having makes a verb of the participle behind it: "have ousted mayor Ada Quill".
var having = vocabulary.WordSet("have has had having 've 'd")

// pasts are verbs in the past that the tagger may take for nouns between two of them:
// "the car hit cyclist Ada Quill".
var pasts = vocabulary.WordSet(`hit met beat saw struck shot sent left led paid made gave found lost hurt told took drove caught chose knew thought brought bought sold hid`)

// wholeJoined returns where a title begins that begins inside a name of two words with
// "and", right behind the verb that has it: "says Rust and Thorn festival director".
func (n *detector) wholeJoined(begin int) int {
	first := begin - 2
	if first < 1 || n.doc.Lower(begin-1) != "and" || n.doc.Tokens[begin+1].Is(document.Capitalized) || !n.doc.Tokens[begin].Is(document.Capitalized) {
		return begin
	}
	if k := &n.doc.Tokens[first]; !k.Is(document.Capitalized) || vocabulary.IsGiven(k.Lower) || n.casing.surnames[k.Lower] || isSentenceInitial(n.casing, first) || n.doc.Tokens[first-1].CuePrior < attribution.PriorOften {
		return begin
	}
	return first
}

// afterName reports whether a person's full name ends before token i: what they do
// follows it, as in "Swimmer Ada Quill beat champion Olga Moe".
func (n *detector) afterName(i int) bool {
	for k := len(n.mentions) - 1; k >= 0 && n.mentions[k].To >= i; k-- {
		if m := &n.mentions[k]; m.To == i {
			return m.person > 0 && m.To-m.From > 1
		}
	}
	return false
}

var (
	// likeNouns are verbs in the past only behind the name of who did so.
	likeNouns = vocabulary.WordSet(`cast cut put let set bet split sought taught fought`)
	// choices are participles of titles that are verbs where somebody stands before them.
	choices = vocabulary.WordSet(`elected appointed re-elected ousted exiled`)
)

// wholeBody returns where a title begins that begins inside a name with "of" or
// "and": "Department of Harbours spokesman Carl Moe".
func wholeBody(n *detector, begin, end int) int {
	for k := len(n.mentions) - 1; k >= 0 && n.mentions[k].End > begin; k-- {
		if m := &n.mentions[k]; m.From < begin && m.To < end && m.person <= 0 {
			return m.From
		}
	}
	return begin
}

// titular participles stand in titles: "acting director".
var titular = lexicon.Words("title-participles")

// inTitle reports whether token i can stand in a title before a name.
func inTitle(n *detector, i int) bool {
	k := &n.doc.Tokens[i]
	switch {
	case k.Is(document.Punct), n.doc.SentenceAt(i).From == i && !k.Is(document.Capitalized):
		return false
	case k.Tag.Verb() && !k.Is(document.Capitalized) && !titular[k.Lower]:
		return false // "arrested banker"
	case n.doc.SentenceAt(i).From == i && k.CuePrior >= attribution.PriorOften && strings.HasSuffix(k.Lower, "ed"):
		return false // "Tweeted astronomer"
	case k.Lower == "past" && n.doc.Tokens[i-1].Tag.Verb():
		return false // "walked past waiter"
	}
	return !outsideTitles[k.Lower] && !(k.Finite() && k.CuePrior > attribution.PriorSeldom)
}

// outsideTitles stand in no title.
var outsideTitles = vocabulary.UnionOf(vocabulary.Determiner, vocabulary.LinkWords, vocabulary.ClauseWords, attribution.Auxiliary, vocabulary.Pronouns, document.Starters,
	vocabulary.WordSet(`'s including former then like named`), beyond,
	vocabulary.WordSet(`beside near behind alongside among after before opposite versus than via within during despite around toward towards into onto upon through neither nor both either`))
