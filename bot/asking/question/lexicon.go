package question

// lexicon holds the words of the grammar, by the names that patterns use.
var lexicon = map[string]string{
	"BE":   "is are was were be been 's",
	"DID":  "did does do has have had 's",
	"EVER": "tf ever really actually just once also always recently lately publicly explicitly previously already literally then now indeed again ever either too exactly specifically apparently been keeps kept keep",
	"SAY": "said say says saying sayed sayd sed told tell tells telling warned warn warns claimed claim claims stated state states announced announce announces " +
		"argued argue argues denied deny denies insisted insist insists promised promise promises accused accuse accuses urged urge urges " +
		"wrote write writes written tweeted tweet tweets posted added add adds noted note notes admitted admit admits suggested suggest suggests " +
		"predicted predict predicts described describe describes declared declare declares called call calls asked ask asks " +
		"confirmed confirm confirms reported report reports explained explain explains estimated estimate estimates quipped joked acknowledged acknowledge " +
		"pledged pledge pledges vowed vow vows complained complain compared compare conceded concede boasted boast maintained maintain uttered utter " +
		"testified testify testifies alleged allege alleges asserted assert asserts concluded conclude concludes blamed blame blames apologised apologise apologized apologize " +
		"revealed reveal reveals remarked recommended recommend recommends demanded demand demands threatened threaten threatens stressed stress stresses recalled recall " +
		"reiterated reiterate emphasised emphasise emphasized emphasize cautioned caution dismissed dismiss dismisses hinted hint lamented lament likened liken praised praise praises " +
		"observed forecast forecasts swore swear",
	// What a study, a court or somebody who is asked does instead of saying.
	"FIND": "found find finds shown showed show shows projected project projects ruled rule rules calculated calculate calculates replied reply charged charge proclaimed proclaim " +
		"learned learn answered answer",
	"APOLOGISE": "apologised apologise apologises apologized apologize apologizes apologising apologizing",
	"URGE":      "told tell tells asked ask asks urged urge urges advised advise advises ordered order orders want wants wanted instructed instruct warned warn begged beg",
	"TALK":      "talked talk talks talking spoke speak speaks spoken speaking commented comment comments mentioned mention mentions mentioning discussed discuss weighed addressed address raised raise",
	"ABOUT":     "about on regarding concerning re of over abt against",
	"QUOTES": "quotes quote quotations quotation quoted statements statement remarks remark comments comment lines soundbites reaction reactions response " +
		"responses thoughts words",
	"VIEW": "position view views stance take opinion reaction response line thoughts message comment comments words",
	"ANY": "any all some the every more a good recent latest new older old other best strong strongest key main memorable long longest short shortest funny funniest nice nicest worst " +
		"interesting famous full couple few of one two three four five six seven eight nine ten 1 2 3 4 5 6 7 8 9 10",
	"ONE":        "anyone anybody someone somebody",
	"THING":      "anything something everything much what things",
	"BUT":        "besides except but excluding beside",
	"FIRST":      "first earliest oldest",
	"LAST":       "last latest newest recent",
	"QUOTE":      "quote quotation statement remark line comment words",
	"MOST":       "most mostly",
	"PEOPLE":     "people person persons speakers speaker names name politicians politician sources source voices voice",
	"NUMBER":     "two three four five six seven eight nine ten 2 3 4 5 6 7 8 9 10 20",
	"ASKING":     "who which what whose show list find give get me us get all any the some every is are there do we have",
	"ARTICLES":   "articles article stories story pieces reports coverage",
	"QUOTING":    "quote quotes quoted quoting cite cites cited citing",
	"MENTIONING": "mention mentions mentioned mentioning cover covers covered covering name names report reported discuss discussed",
	"US":         "us colleagues colleague reporters reporter journalists journalist bylines byline team",
	"WROTE":      "write written wrote report reported cover covered worked done",
	"SPOKE":      "spoken spoke speak talked talk met",
	"REPORT":     "report reported write written wrote cover covered publish published run print printed",
	"CONTRADICT": "contradict contradicts contradicted contradicting dispute disputes disputed refute refutes refuted rebut rebuts rebutted challenge challenges challenged " +
		"oppose opposes opposed criticise criticises criticised criticize criticizes criticized attack attacks attacked " +
		"condemn condemns condemned denounce denounces denounced slam slams slammed blast blasts blasted reject rejects rejected",
	"SUPPORT": "back backs backed support supports supported echo echoes echoed endorse endorses endorsed defend defends defended " +
		"praise praises praised welcome welcomes welcomed applaud applauds applauded hail hails hailed favour favours favoured favor favors favored",
	"CHANGE": "change changes changed changing evolve evolved shift shifted",
	"SPAN":   "hour hours day days week weeks fortnight month months year",
	"HIS":    "his her their its the",
	"MIND":   "mind position view views stance tune line story opinion",
	"TRUE":   "right true correct accurate so",
	"REALLY": "really actually still also",
	"SHOW":   "show give see read quote expand open get can could may i you we me us please and now let",
	"JOB":    "job title role position post rank office function",
	"THINK":  "think believe guess reckon thought remember recall",
	"GIVE":   "give show get find list send have got",
}
