package quote

import "strings"

// sense is the group that a word belongs to by its meaning: what somebody does
// who uses the verb, or what the noun stands for. It tells the models about
// words that no training article holds.
type sense uint8

const (
	noSense sense = iota
	senseSay
	senseAnnounce
	senseClaim
	senseAdmit
	senseAnswer
	senseUtter
	senseWrite
	senseAsk
	senseUrge
	sensePromise
	sensePredict
	senseTell
	senseCall
	senseBlame
	sensePraise
	senseShow
	senseCite
	senseExpress
	senseTalk
	senseThink
	senseWant
	senseSee
	senseAct
	senseWord
	senseDocument
	senseRole
	senseGroup
	senseBody
	sensePress
	sensePronoun
	senseCount
)

// senses lists the words of each group; of a verb, any form that its stem
// covers, and the irregular ones.
var senses = func() map[uint32]sense {
	out := map[uint32]sense{}
	add := func(s sense, list string) {
		for _, w := range strings.Fields(list) {
			if _, known := out[stem(w)]; !known {
				out[stem(w)] = s
			}
		}
	}
	add(senseSay, `say said saying add comment explain mention note observe remark state opine muse reflect joke quip deadpan gush enthuse reason
		continue conclude elaborate clarify reiterate repeat recall recount reminisce relate summarize summarise interject volunteer chime emphasize
		emphasise stress underline underscore highlight insist maintain detail specify stipulate indicate`)
	add(senseAnnounce, `announce report declare reveal disclose confirm publish unveil release proclaim inform notify update relay broadcast air leak divulge
		verify certify decree rule`)
	add(senseClaim, `claim allege argue assert contend purport boast brag charge counter dispute deny refute reject rebut dismiss disagree object protest complain
		gripe grumble lament bemoan moan whine fume rail rant vent challenge question doubt insinuate profess plead disavow`)
	add(senseAdmit, `admit acknowledge concede confess accept agree concur regret apologize apologise grant`)
	add(senseAnswer, `answer reply respond retort react rejoin`)
	add(senseUtter, `shout yell scream cry exclaim whisper murmur mutter mumble chant sing sigh laugh growl snap bark groan roar holler intone recite read
		quote quoted paraphrase utter pronounce stammer sob thunder blurt`)
	add(senseWrite, `write wrote written tweet tweeted retweet post blog text email message pen caption sign type comment editorialize editorialise`)
	add(senseAsk, `ask inquire enquire query wonder quiz interrogate press`)
	add(senseUrge, `urge call demand beg implore plead exhort appeal encourage advise recommend suggest propose counsel instruct order direct command request
		invite remind caution warn press lobby advocate challenge insist petition pray`)
	add(sensePromise, `promise vow pledge swear swore sworn threaten threatened guarantee commit undertake assure reassure offer`)
	add(sensePredict, `predict forecast foresee foresaw project estimate anticipate speculate theorize theorise hypothesize hypothesise posit postulate calculate
		reckon guess surmise`)
	add(senseTell, `tell told telling testify testified brief lecture advise inform`)
	add(senseCall, `describe characterize characterise label brand dub term deem portray depict refer liken compare rename tout bill name christen style
		regard rate rank hail consider`)
	add(senseBlame, `accuse blame criticize criticise condemn denounce slam blast decry deplore lambast lambaste rebuke chide castigate mock ridicule deride attack
		assail bash fault rip skewer scold berate admonish excoriate disparage belittle scoff sneer taunt insult knock pan reprimand censure upbraid`)
	add(sensePraise, `praise laud applaud commend thank congratulate salute welcome cheer compliment endorse credit celebrate defend honour honor toast back`)
	add(senseShow, `show shown find found suggest demonstrate prove imply determine record identify discover rate list measure detect establish`)
	add(senseCite, `cite quote attribute credit source mention refer point reference invoke`)
	add(senseExpress, `express voice convey signal communicate articulate air reaffirm affirm outline lay deliver issue offer stated present make give`)
	add(senseTalk, `talk speak spoke spoken discuss chat debate address preach lecture campaign touch weigh converse`)
	add(senseThink, `think thought believe hope expect feel felt fear worry know knew known assume suppose suspect imagine understand understood remember
		realize realise recognize recognise judge view sense decide conclude learn learnt`)
	add(senseWant, `want wish plan intend mean meant seek sought aim prefer need desire hope mull consider decide refuse decline agree vote try tried attempt`)
	add(senseSee, `see saw seen hear heard watch read notice witness`)
	add(senseAct, `go went gone come came take took taken get got give gave given make made put set run ran leave left hold held keep kept bring brought
		begin began become became send sent show meet met win won lose lost pay paid buy bought sell sold build built fall fell rise rose grow grew
		kill arrest help work play start end open close move turn use face lead led serve stand stood follow live die create allow include cause`)
	add(senseWord, `statement comment remark claim allegation accusation assertion announcement warning reply response answer question word words speech
		testimony explanation insistence contention argument suggestion prediction promise pledge vow threat denial criticism complaint call demand request
		message interview news conference briefing`)
	for w := range documents {
		out[stem(w)] = keep(out[stem(w)], senseDocument)
	}
	for w := range bodies {
		out[stem(w)] = keep(out[stem(w)], senseGroup)
	}
	for w := range roles {
		out[stem(w)] = keep(out[stem(w)], senseRole)
	}
	for w := range press {
		out[stem(w)] = keep(out[stem(w)], sensePress)
	}
	for w := range bodyWords {
		out[stem(w)] = keep(out[stem(w)], senseBody)
	}
	for w := range pronouns {
		out[stem(w)] = keep(out[stem(w)], sensePronoun)
	}
	return out
}()

// keep returns the sense a word has already, or else the other.
func keep(a, b sense) sense {
	if a != noSense {
		return a
	}
	return b
}
