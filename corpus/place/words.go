package place

import "strings"

// words makes a set of the words of lists.
func words(lists ...string) map[string]bool {
	set := map[string]bool{}
	for _, list := range lists {
		for w := range strings.FieldsSeq(list) {
			set[w] = true
		}
	}
	return set
}

var (
	// locating words stand before places and hardly ever before people.
	locating = words(`in near outside across throughout inside around within visiting
		In Near Outside Across Throughout Inside Around Within Visiting
		northern southern eastern western central northeastern northwestern southeastern southwestern
		north south east west northeast northwest southeast southwest downtown mainland upstate suburban nearby neighboring neighbouring`)

	leading = words(`from to toward towards into via through leaving From To Toward Towards Into Via Through Leaving`)

	// openers begin sentences and belong to no name.
	openers = words(`The A An At On For With By As And But Or Nor So Yet If When While Where After Before Since Until Although Though
		Because Both Either Neither Then Now Today Yesterday Meanwhile However Still Also Even Only Just Like Unlike Over Under Against
		Between Among Behind Beyond During Is Are Was Were Will Would Can Could Should Did Does Do Has Have Had Why How What Who Which
		That This These Those Here There Its Their Our My His Her Your He She It We They You I All Some Many Most Much Several Few Every
		Each No Not Former Elsewhere Perhaps Of Says Said Does Did Despite Without Once Whether`, timeWords)

	// times follow a place in the news: "in Geneva Tuesday".
	times = words(timeWords)

	// parts before a place say which part of it is meant, or whose.
	parts = words(`North South East West Northern Southern Eastern Western Central Northeast Northwest Southeast Southwest Northeastern
		Northwestern Southeastern Southwestern Greater Downtown Upper Lower Inner Mainland Metro Metropolitan Midtown Suburban Upstate Rural Old
		GOP Republican Democratic`)

	abbreviatedTitles = words(`Mr Mrs Ms Mx Dr Prof Sen Sens Rep Reps Gov Govs Lt Col Gen Sgt Capt Cmdr Adm Maj Cpl Pvt Rev Fr Hon Atty Pres Supt
		Det St Ste Mt Ft Jr Sr Messrs`)

	// Capitalised words before "of" and a place: settlements and heads leave
	// the place its name, bodies make a longer one with it, and the rest does so
	// with cities alone.
	settlements = words(`city town village capital port suburb outskirts streets state province north south east west people residents
		City Town Village Outskirts Residents`)
	heads = words(`President Presidents Premier Minister Chancellor King Queen Emir Sultan Shah Emperor Governor Mayor Ambassador Government
		State States Province Kingdom Republic Parts Part Much Most Many Some All Half One Two Three None Both Because Instead Out Outside Inside
		North South East West People Citizens Invasion Occupation Leaders Officials Thousands Hundreds Dozens Millions Members Critics
		Supporters Fears Images Photos`, `City Town Village Outskirts Residents`)

	bodies = words(`University College School Institute Institution Academy Bank Church Archbishop Bishop Archdiocese Diocese Cardinal Duke Duchess Earl
		Prince Princess Lord Baron Museum Gallery Library Theatre Theater Opera Orchestra Hospital Foundation Trust Fund Federation Confederation
		Association Society League Union Council Committee Commission Board Bureau Agency Chamber Conference Party Club Company Corporation Radio
		Voice Journal Gulf Sea Bay Strait Straits Cape Battle Treaty Order Daughters Sons House Court Kings Statue Parliament Congress
		Ministry Department Spirit Coalition Isle Islands Island Scouts Knights Friends`)

	// offices follow countries and their demonyms without making another name
	// of them: "French President", "Ohio Republican".
	offices = words(`President Prime Premier Minister Foreign Defense Defence Interior Finance Justice Health Chancellor King Queen Prince Princess
		Crown Ambassador Embassy Consulate Senator Senate Sen Representative Rep Gov Governor Lt Lieutenant Attorney Secretary Supreme Parliament
		Army Navy Air Police Republican Republicans Democrat Democrats Democratic Treasury Congress Congressman Congresswoman General Gen Vice Chief
		Deputy Government Department House Assembly Constitution Cabinet Revolutionary Revolution War District Court Federal
		Central Legislature Muslim Muslims Christian Christians Jew Jews Jewish Kurd Kurds Kurdish Arab Arabs Catholic Grand Embassies
		Coast Marine Marines Special Sunni Shiite Communist Labor Labour Conservative National Commerce Energy Education Agriculture Homeland Islamists
		Olympic Internet`)

	civic = words(`Mayor Police Gov Governor County Council Fire Archbishop Bishop Cardinal Democrat Republican`)
)

const timeWords = ` Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December
	Jan Feb Aug Sept Sep Oct Nov Dec `
