package quote

import "strings"

// Reporting verbs by what they need around them. Each list holds lemmas; their
// forms come from inflect.
var (
	// stating verbs report a clause or a quotation.
	stating = forms(`say add tell state announce claim argue insist note warn report explain suggest assert declare
		allege acknowledge admit confirm deny reveal testify tweet remark maintain stress emphasize emphasise
		contend caution predict conclude complain concede recall vow pledge swear boast lament indicate estimate reiterate
		disclose recount observe speculate inform advise assure notify underline underscore promise joke quip
		affirm mention reply respond answer`)
	// quoting verbs count only beside quotation marks.
	quoting = forms(`write ask continue call describe tweet text post comment criticise criticize praise accuse blame condemn
		dismiss denounce shout yell cry exclaim whisper mutter repeat read conclude begin demand question refer label brand
		dub mock blast slam characterize characterise urge proclaim thank chant declare wonder retort hail tout`)
	// directing verbs take "to do something", after the one who is to do it.
	directing = forms(`urge ask tell call warn encourage request advise implore beg instruct`)
	// documentary verbs state something when a document is their subject.
	documentary = forms(`find show write ask`)
)

var irregular = map[string]string{
	"say": "say says said saying", "tell": "tell tells told telling", "write": "write writes wrote writing",
	"swear": "swear swears swore swearing", "read": "read reads reading", "begin": "begins began beginning",
	"find": "find finds found finding", "show": "show shows showed showing", "beg": "beg begs begged begging",
	"quip": "quip quips quipped quipping", "admit": "admit admits admitted admitting", "slam": "slams slammed slamming",
	"dub": "dubs dubbed dubbing",
}

// forms makes the set of the forms of some lemmas.
func forms(lemmas string) map[string]bool {
	set := map[string]bool{}
	for _, lemma := range strings.Fields(lemmas) {
		list, ok := irregular[lemma]
		if !ok {
			list = inflect(lemma)
		}
		for _, f := range strings.Fields(list) {
			set[f] = true
		}
	}
	return set
}

// inflect returns the forms of a regular verb.
func inflect(lemma string) string {
	last := lemma[len(lemma)-1]
	switch {
	case last == 'e':
		return lemma + " " + lemma + "s " + lemma + "d " + lemma[:len(lemma)-1] + "ing"
	case last == 'y' && !strings.ContainsRune("aeiou", rune(lemma[len(lemma)-2])):
		stem := lemma[:len(lemma)-1]
		return lemma + " " + stem + "ies " + stem + "ied " + lemma + "ing"
	case strings.HasSuffix(lemma, "ss"), strings.HasSuffix(lemma, "sh"):
		return lemma + " " + lemma + "es " + lemma + "ed " + lemma + "ing"
	}
	return lemma + " " + lemma + "s " + lemma + "ed " + lemma + "ing"
}
