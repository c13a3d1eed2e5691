package coref

import (
	"onrecord/corpus/quote/internal/mention"
	"onrecord/corpus/quote/internal/vocabulary"
)

// orgSorts says of what sort a body is, by a word of its name or by the noun
// that it goes by, as bits: "Herald" and "the newspaper" share one.
var orgSorts = sorts(
	`post times herald gazette journal tribune guardian telegraph mail news newspaper press magazine radio television tv channel broadcasting
		network paper outlet publication broadcaster daily weekly tabloid cnn bbc nbc cbs abc npr msnbc reuters website site`,
	`inc inc. corp corp. corporation co co. ltd ltd. llc plc holdings motors airlines airways technologies industries company firm manufacturer
		maker automaker carmaker retailer operator chain giant airline carrier startup start-up store stores brand studio studios entertainment`,
	`department ministry agency bureau administration authority service commission office council board regulator watchdog centers cabinet
		government fbi cia nasa fda cdc epa`,
	`university college school institute academy`,
	`party campaign caucus republicans democrats conservatives labour`,
	`association union federation league society alliance coalition foundation trust network organization organisation group charity nonprofit
		ngo institute center centre tank think-tank`,
	`court tribunal`,
	`club team`,
	`police army force forces guard navy`,
	`bank fund`,
	`hospital clinic`,
)

func sorts(lists ...string) map[string]uint32 {
	out := map[string]uint32{}
	for k, list := range lists {
		for w := range vocabulary.WordSet(list) {
			out[w] |= 1 << k
		}
	}
	return out
}

// sortsOf returns those that the words of the name tell.
func sortsOf(e *mention.Entity) uint32 {
	all := uint32(0)
	for _, w := range e.Words {
		all |= orgSorts[w]
	}
	return all
}

// How a name fits the noun that a body goes by.
const (
	fitUnknown uint32 = iota // the noun tells no sort
	fitSame
	fitOther
	fitPerson
	fitUntold // the name tells none
)

// fitOf returns how an entity fits a noun for a body.
func fitOf(e *mention.Entity, noun string) uint32 {
	wanted, has := orgSorts[noun], sortsOf(e)
	switch {
	case wanted == 0:
		return fitUnknown
	case wanted&has != 0:
		return fitSame
	case has != 0:
		return fitOther
	case e.IsPerson():
		return fitPerson
	}
	return fitUntold
}
