package quote

// Words that make a person out of a description, and what they tell of it.
var (
	// courtesy titles stand before a name and are no office.
	courtesy = map[string]gender{
		"mr": male, "mr.": male, "mrs": female, "mrs.": female, "ms": female, "ms.": female, "miss": female, "sir": male,
		"dame": female, "lord": male, "lady": female, "dr": anyGender, "dr.": anyGender, "prof.": anyGender, "rev.": anyGender,
		"hon.": anyGender, "baroness": female, "baron": male, "madam": female, "sheikh": male, "ayatollah": male, "imam": male, "sister": female, "father": male, "brother": male,
	}
	// roles are offices, trades and ties that one person has.
	roles = words(`ig ag pm president vice-president ex-president president-elect mayor governor senator sen. sens. sen rep. reps. rep gov. gov gen. gen lt. col. sgt. cpl. pvt. spc. det. insp. supt. capt. maj. adm. cmdr. lieutenant corporal
		minister premier chancellor secretary undersecretary under-secretary commissioner ambassador envoy diplomat consul attaché delegate
		chairman chairwoman chairperson chair director ceo ceos cfo coo cto chief head boss leader deputy captain commander colonel general admiral major
		sergeant officer constable inspector superintendent detective sheriff marshal judge justice magistrate attorney lawyer solicitor barrister
		prosecutor counsel spokesman spokeswoman spokesperson spokesman-for press-secretary professor lecturer researcher scientist historian economist
		analyst strategist expert specialist scholar fellow physicist biologist epidemiologist virologist psychologist sociologist geologist astronomer
		meteorologist climatologist doctor physician surgeon nurse paramedic teacher headteacher principal dean rector provost student pupil graduate
		coach manager goalkeeper striker midfielder defender quarterback pitcher forward skipper player athlete swimmer driver jockey champion rider
		actor actress singer musician guitarist drummer rapper composer conductor director filmmaker producer comedian comic author writer novelist poet
		playwright artist painter sculptor designer architect engineer developer programmer entrepreneur founder co-founder cofounder owner co-owner
		executive investor billionaire businessman businesswoman banker trader broker farmer fisherman rancher miner worker employee baker chef
		journalist reporter correspondent editor columnist presenter broadcaster host anchor commentator moderator blogger photographer critic
		activist campaigner organizer organiser volunteer resident neighbor neighbour eyewitness witness bystander survivor victim suspect defendant
		plaintiff patient tourist passenger pilot astronaut cosmonaut sailor soldier veteran fighter rebel
		congressman congresswoman councilman councilwoman councillor councilor lawmaker legislator mp msp mep assemblyman assemblywoman alderman
		representative candidate nominee contender frontrunner challenger incumbent politician democrat republican conservative
		whip speaker treasurer bishop archbishop cardinal pope pastor priest rabbi imam minister reverend monk nun
		king queen prince princess duke duchess emperor sultan emir
		man woman boy girl father mother dad mum mom son daughter brother sister husband wife widow widower uncle aunt cousin nephew niece grandfather
		grandmother grandson granddaughter friend colleague partner fiancé fiancée girlfriend boyfriend ex-wife ex-husband
		adviser advisor aide assistant consultant coordinator administrator supervisor trustee negotiator mediator rapporteur pollster operative lobbyist
		official source insider person speaker lady mp`)
	// plural roles: nobody in particular.
	bodies = words(`officials authorities police investigators prosecutors lawyers experts analysts scientists researchers sources witnesses critics supporters
		residents activists doctors leaders lawmakers republicans democrats officers people reporters journalists scholars economists`)

	// kinship is a tie, not a title.
	kinship = words(`father mother dad mum mom son daughter brother sister husband wife widow widower uncle aunt cousin nephew niece grandfather
		grandmother grandson granddaughter friend colleague partner fiancé fiancée girlfriend boyfriend ex-wife ex-husband man woman boy girl`)

	feminine  = words(`spokeswoman chairwoman congresswoman councilwoman assemblywoman businesswoman actress queen princess duchess woman girl mother mum mom daughter sister wife widow aunt niece grandmother granddaughter fiancée girlfriend ex-wife nun`)
	masculine = words(`spokesman congressman councilman assemblyman businessman king prince duke man boy father dad son brother husband widower uncle nephew grandfather grandson fiancé boyfriend ex-husband priest pope cardinal bishop monk fisherman`)

	// organisations are words that make an organisation or a work of a name.
	organisations = words(`conference enforcement survey chamber embassy library archive archives command university college school institute academy committee commission council company corporation corp. corp inc. inc co. co ltd. ltd llc plc group
		holdings bank fund foundation trust union association society federation league club agency authority bureau department ministry office service services
		court parliament senate congress assembly house cabinet government administration army navy force forces guard police party movement front coalition alliance
		campaign network observatory center centre laboratory lab hospital clinic church mosque museum museum times post journal tribune herald gazette guardian
		telegraph mail news newspaper press magazine radio television tv channel broadcasting studios records entertainment airlines airways motors systems
		technologies industries partners associates international nations organization organisation board team project program programme initiative conference chamber
		kingdom states republic city county state province district region river street road avenue airport station bridge
		act war day united command transport orbit treaty agreement accord award awards prize cup championship championships games olympics stadium arena`)

	// documents state something in the name of whoever issued them.
	documents = words(`ad advert advertisement motion suit warning proclamation policy polling result finding update handbook manual footnote sign average stats
		projection guideline rule projections guidelines findings results polls numbers readout summary projections estimates guidelines proposal decree biography profile directive memoir op-ed column report study poll survey statement document documents letter review analysis research paper article editorial memo email emails
		filing complaint lawsuit indictment affidavit transcript release post tweet message messages note website site page book record records
		data figures statistics census investigation audit assessment estimate forecast notice advisory bulletin account blog post posts video footage database decree ruling opinion order op-ed column`)

	// notNames are capitalised and yet name nobody when they stand alone.
	notNames = words(`monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november
		december jan. feb. mar. apr. aug. sept. oct. nov. dec. i i'm i've i'd i'll american americans british english scottish welsh irish french german italian spanish greek turkish russian chinese japanese korean indian
		pakistani israeli palestinian syrian iraqi iranian saudi egyptian african asian european canadian australian mexican brazilian christian
		muslim muslims jewish jews catholic islamic republicans democrats democratic labour tory tories conservatives liberal liberals western eastern northern southern
		covid covid-19 english internet god earth easter christmas ramadan mr mrs ms dr`)

	// particles stand in lower case inside a name.
	// places name no person, whatever stands around them.
	places = words(`afghanistan albania algeria angola argentina armenia australia austria azerbaijan bahrain bangladesh belarus belgium bolivia bosnia
		botswana brazil britain bulgaria cambodia cameroon canada chile china colombia croatia cuba cyprus denmark ecuador egypt england eritrea estonia
		ethiopia europe finland france germany ghana greece guatemala haiti honduras hungary iceland india indonesia iran iraq ireland israel italy
		jamaica japan kazakhstan kenya kosovo kuwait latvia lebanon liberia libya lithuania luxembourg malaysia mali malta mexico moldova mongolia
		montenegro morocco mozambique myanmar namibia nepal netherlands nicaragua niger nigeria norway oman pakistan palestine panama paraguay peru
		philippines poland portugal qatar romania russia rwanda salvador scotland senegal serbia singapore slovakia slovenia somalia spain sudan sweden
		switzerland syria taiwan tanzania thailand tunisia turkey uganda ukraine uruguay uzbekistan venezuela vietnam wales yemen zambia zimbabwe
		africa asia america u.s. us uk u.k. eu u.n. un usa
		alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana iowa kansas kentucky louisiana
		maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas
		utah vermont wisconsin wyoming ontario quebec alberta manitoba saskatchewan
		amsterdam ankara athens baghdad bangkok barcelona beijing beirut berlin boston brussels cairo chicago copenhagen damascus delhi dublin geneva
		istanbul jakarta jerusalem kabul kyiv kiev lagos lima lisbon london madrid manila melbourne milan moscow mumbai munich nairobi oslo ottawa
		prague pyongyang riyadh rome seoul shanghai stockholm sydney tehran tokyo toronto vienna warsaw zurich`)

	// states are their abbreviations.
	states = words(`ala. ariz. ark. calif. colo. conn. del. fla. ga. ill. ind. kan. ky. la. mass. md. mich. minn. miss. mo. mont. neb. nev.
		n.h. n.j. n.m. n.y. n.c. n.d. okla. ore. pa. r.i. s.c. s.d. tenn. tex. vt. va. wash. w.va. wis. wyo. d.c. ont. que. alta.`)

	particles = words(`de dela la van von der den bin al el du di da del della dos das le ten ter ibn ben bint abu y e`)
	// postnominals stand behind a name and are none of it.
	postnominals = words(`qc kc md m.d. phd ph.d. mbe obe cbe`)
	suffixes     = words(`jr jr. sr sr. ii iii iv`)
)
