package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// gender of a person as the article shows it: by title, role, or given name.
type gender uint8

const (
	anyGender gender = iota
	male
	female
)

// given maps common given names, in lower case, to their gender. A name borne
// by men and women alike has anyGender.
var given = givenNames()

func givenNames() map[string]gender {
	set := map[string]gender{}
	for name := range words(maleNames) {
		set[name] = male
	}
	for name := range words(femaleNames) {
		set[name] = female
	}
	for name := range words(sharedNames) {
		set[name] = anyGender
	}
	return set
}

// givenGender returns the gender of a given name in lower case, with or without
// its accents, and whether w is one at all. Of "Jean-Claude" the first part
// counts.
func givenGender(w string) (gender, bool) {
	if g, ok := given[w]; ok {
		return g, true
	}
	if first, _, ok := strings.Cut(w, "-"); ok && len(first) > 2 {
		return givenGender(first)
	}
	if bare := withoutAccents(w); bare != w {
		g, ok := given[bare]
		return g, ok
	}
	return anyGender, false
}

func isGiven(w string) bool {
	_, ok := givenGender(w)
	return ok
}

// plainLetters replaces the letters that do not decompose.
var plainLetters = strings.NewReplacer("ø", "o", "ł", "l", "đ", "d", "ı", "i")

// withoutAccents returns s with plain letters for those with an accent.
func withoutAccents(s string) string {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return strings.Map(func(r rune) rune {
				if unicode.Is(unicode.Mn, r) {
					return -1
				}
				return r
			}, norm.NFD.String(plainLetters.Replace(s)))
		}
	}
	return s
}

const (
	maleNames = `aaron abbas abdul abdullah abdulla abdel abraham adam adama adel adolfo adrian adrien ahmad ahmed aidan akbar akira al alain alan albert
	alberto aldo alec alejandro aleksandr aleksander alessandro alexander alexandre alexandros alexei alexey alf alfonso alfred alfredo ali allan allen
	alonzo alvaro alvin amir amit amos anatoly anders andre andreas andrei andrej andres andrew andrey andrzej andy angelo anil anthony antoine anton antonio
	antony antti anwar archie aristides arjun armando armin arnaud arne arnold arthur artur arturo arun arvind asher ashok ashraf asif atul august augusto
	austin axel aziz babak baltasar barack barney barry bart bartosz basil bashar bassam ben benedict benjamin benny benoit bernard bernardo bernd bernie
	bert bill billy bjorn bob bobby boris brad bradley brandon brendan brent bret brett brian bruce bruno bryan bryce byron caleb calvin cameron carl carlo
	carlos carlton carter cedric cesar chad charles charlie chester chris christian christoph christophe christopher chuck clarence claude claudio clay
	clayton cliff clifford clint clinton clive clyde cody colin connor conor conrad constantin cornelius craig curt curtis cyril cyrus dale damian damien
	damon dan daniel daniele danilo danny dante darian dario darius darrell darren daryl dave david dean deepak denis dennis derek derrick desmond devin
	didier diego dieter dietmar dilip dimitri dimitris dimitrios dinesh dirk dmitri dmitry dom dominic dominique don donald donny doug douglas drew duane
	duncan dustin dwayne dwight dylan earl ed eddie edgar edmund eduardo edward edwin efrain ehud eitan elias elijah elio elliot elliott elmer elon elvis
	emanuel emil emile emilio emmanuel emmerson enda enrico enrique eric erich erik ernest ernesto ernst errol ethan etienne eugene evan evo fabian fabio
	fabrice farid farouk faisal felipe felix ferdinand fernando fidel filip finn florian floyd francesco francis francisco franco francois frank franklin franz
	fred freddie frederic frederick frederik friedrich fritz gabriel gareth garrett garry gary gaspar gavin gene geoff geoffrey georg george georges georgios
	gerald gerard gerhard gerry giacomo gian gilbert gilberto gilles gino giorgio giorgos giovanni giuliano giuseppe glen glenn godfrey gonzalo gordon graeme graham
	grant greg gregor gregory guido guillaume guillermo gunter gus gustav gustavo guy habib hakim hal hamid hamza hank hans harald hari harold haroon
	harry haruki harvey hasan hashim hassan hector heinrich heinz helmut henri henrik henrique henry herbert herman hiroshi holger horst howard hubert hugh hugo
	hussain hussein hosni ian ibrahim ignacio igor ilham ilya imran ingo iqbal ira isaac ismael ismail istvan ivan ivo jack jackson jacob jacques jafar
	jair jake jakob jalal jamal james jamie jan janez janos jared jarrod jason javier jay jean jeb jeff jefferson jeffrey jens jerald jeremiah jeremy jerome
	jerry jesus jim jimmy joachim joao joaquin joe joel joerg johan johann johannes john johnny jon jonah jonas jonathan jordan jordi jorg jorge jose josef
	joseph josh joshua juan juha jules julian julien julio julius jun junaid junichiro juergen jurgen justin kamal karel karim karl karsten keir keith ken kenji kenneth
	kenny kent kevin khaled khalid khalil kieran kim kirk klaus kofi konrad konstantin kris krzysztof kumar kurt kwame kyle kyriakos lance lars larry laurent
	lawrence lech lee leif len lenny leo leon leonard leonardo leonid leroy leszek lewis liam lindsey linus lionel lloyd lorenzo lou louis luc luca lucas lucio
	luigi luis luiz lukas luke lyndon maciej magnus mahmoud mahmood mahathir malcolm malik manfred manmohan manuel marc marcel marcelo marco marcos marcus marek
	mariano mario marius mark marko markus marlon marshall martin marty marvin masood massimo mateusz mathias matt matteo matthew matthias matthieu maurice mauricio
	maurizio mauro max maxim maximilian maxwell mehdi mehmet mel melvin menachem michael michal michel miguel mihail mikael mike mikhail miklos milan milo
	milos milton miroslav mitch mitchell mitt mohamed mohammad mohammed mohsen moises morgan moses moshe muammar muhammad muhammadu mukhtar murray mustafa
	nabil nader najib narendra nasser nate nathan nathaniel navid nawaz neal ned neil nelson nicholas nick nicklas nicola nicolas niels nigel niklas nikola
	nikolai nikolas nikos nils noah noam noel norbert norman norm oleg oleksandr oliver olivier olaf olof omar orlando orrin oscar oskar osama otto owen pablo paolo
	pascal pat patrick paul paulo pavel pawel pedro pekka per percy pervez pete peter petr petro petros phil philip philipp philippe phillip pierre pietro
	piotr prakash pranab preston prince qasim rafael rafi raheem rahul raj rajesh rajiv rakesh ralf ralph ramesh rami ramon ramzan rand randall randy
	raphael rashid raul ravi ray raymond recep reginald reinhard rene reuben rex reza rhys ricardo riccardo richard rick ricky rob robert roberto robin
	rod roderick rodney rodrigo roger rohit roland rolf roman romano ron ronald ronnie rory ross roy ruben rudi rudolf rudy rufus rupert russ russell ryan
	saad sadiq saeed said salah saleh salim salman salvador salvatore sam sami samir samuel sanjay santiago satoshi saul scott sean sebastian serge sergei
	sergey sergio seth seymour shahid shane shaun shawn sheldon sherman shimon shinzo sid sidney silvio simon slobodan sol spencer stan staffan stanislav
	stanley stefan stefano stephan stephane stephen sterling steve steven stewart stuart sunil suresh svein sven syed tadeusz takeshi tariq tarek tayyip ted
	teddy terence terrence terry thabo thad theo theodore thierry thom thomas thorsten tim timo timothy tito tobias todd tom tomas tomasz tommy toni tony
	torsten travis trent trevor tristan troy tyler tyrone ulrich umar umberto uwe vaclav vadim valentin valery vance vasily vernon viktor vince vincent
	vincenzo vinnie virgil vitaly vittorio vijay vinod vladimir vojislav volker volodymyr wade waldemar waleed walid wallace walt walter warren wayne werner
	wes wesley wilbur wilfred wilhelm will willard willem william willie willy winston wojciech wolfgang xavier xi yahya yair yasir yasser yevgeny yitzhak
	yoav yonatan yosef youssef yuri yury yusuf yves zachary zack zafar zbigniew zeke andrés josé jesús gérard françois rené jürgen björn jörg györgy lászló gábor václav tomáš petr jiří nicolás joão miloš recep jea arnel zoltan zoran`

	femaleNames = `abby abigail ada adele adelaide adriana adrienne agata agatha agnes agnieszka aileen aisha alba alejandra aleksandra alessandra alexandra
	alexandria alice alicia alina alison allison alma amal amanda amber amelia amina amy ana anastasia andrea angel angela angelica angelina angie anita anja
	ann anna annabel anne annemarie annette annie antonia april arlene astrid aubrey audrey aung aurora ava ayanna aysha azra barbara beatrice beatriz becky belinda benazir
	bernadette bernice bertha beth bethany betsy betty beverly bianca birgit bonnie brenda briana brianna bridget brigitte brittany brooke camila camilla
	candace candice cara carla carly carmen carol carole carolina caroline carolyn carrie cassandra cassie catalina catherine cathy cecilia cecile celeste celia
	charlene charlotte chelsea cher cheryl chloe christa christiana christianna christiane christie christina christine ciara cindy claire clara clare claudia
	colette colleen condoleezza connie consuelo cora corinne courtney cristina crystal cynthia dagmar daisy dana daniela danielle daphne darlene dawn debbie
	deborah debra dee deirdre delia denise desiree diana diane dianne dilma dina dolores dominga donna dora doreen doris dorothea dorothy ebony edith
	eileen elaine eleanor elena eleni elisa elisabeth elise eliza elizabeth ella ellen elsa elsie emilia emily emma erica erika erin esther ethel eugenia eva eve
	evelyn fabiola faith farah fatima fatou federica felicia felicity fiona flora florence frances francesca frederica frida gabriela gabriella gabrielle gail
	genevieve georgia georgina geraldine gertrude gillian gina ginger ginny giorgia gisele giulia glenda gloria grace graciela greta gretchen guadalupe gwen
	gwendolyn hailey hala haley hanna hannah harriet hazel heather heidi helen helena helene helga henrietta hilary hilda hillary holly hope huda ida ilana
	ilona imelda ines ingrid iolanda irena irene irina iris irma isabel isabella isabelle isla ivana ivanka ivy jacinda jackie jaclyn jacqueline jada jade jan jana
	jane janet janice janine jasmine jean jeanette jeanne jeannie jen jenna jennie jennifer jenny jessica jill jo joan joana joanna joanne jocelyn jodi jodie
	johanna josephine joy joyce juana juanita judith judy julia juliana julianne julie juliet juliette justine kaja kamala kara karen karin karina karla kate
	katerina katherine kathleen kathryn kathy katia katie katja katrina katy kay kayla kayleigh keiko keisha kellyanne kelsey kendra kerstin kirsten kirstjen
	kristen kristi kristin kristina kristine krista kyrsten laila lana lara larissa laura lauren laurie laverne leah leila lena leticia lia lila lilian liliana
	lillian lily linda lisa lise liz liza lizzie lois lola loretta lori lorraine louisa louise lourdes luciana lucia lucie lucille lucy ludmila luisa lydia lynda
	lynette lynn lynne mabel madeleine madeline madison mae magdalena maggie maia malala malgorzata mandy manuela marcela marcia margaret margarita margot
	maria mariah mariam marian mariana marianne marie mariela marilyn marina marine marion marisa marissa marjorie marla marlene marta martha martina mary maryam
	matilda maura maureen maxine maya mayra megan meghan melania melanie melinda melissa mercedes meredith mette mia michaela michele michelle mila mildred
	millie mindy minnie miranda miriam moira mollie molly mona monica monika monique muriel myra myrna nadia nadine nancy nanette naomi natalia natalie natasha
	nathalie nell nellie nicola nicole nikki nina noor nora noreen norma octavia olga olive olivia oprah paige pam pamela patricia patty paula paulette
	paulina pauline pearl peggy penelope penny petra philippa phoebe phyllis polly priscilla priti priya rachel rachelle ramona raquel rebecca regina renata renee
	rhonda rita roberta robyn rocio rosa rosalind rosalie rosanna rose rosemary rosie roxanne ruby ruth sabine sabrina sadie sally samantha sandra sandy sania sara
	sarah sasha savannah selena selma serena shannon sharon shaheen sheila shelley sheryl shirley sian silvia simone simona sinead siobhan sofia sonia sonja sonya sophia
	sophie stacey stacy stella stephanie sue susan susana susanna susanne susie suzanne svetlana sylvia sylvie tabitha tamara tammy tania tanya tara tatiana
	teresa terri tess tessa thelma theresa therese theresa tiffany tina toni tonya tracey tracy tricia trudy tulsi uma ursula valentina valeria valerie vanessa vera
	veronica veronique vicki vicky victoria viola violet virginia vivian viviane wanda wendy whitney wilma winifred wilhelmina xenia yasmin yolanda yvette yvonne zahra zara
	zeinab zelda zoe zsuzsanna maría inés mónica verónica hélène amélie chloé zoë ursula angela`

	sharedNames = `alex ashley avery blake casey charlie chris dana devon dominique drew jamie jan jaime jean jessie jody jordan jules kelly kerry kim lee leslie
	lindsay lindsey logan lou lynn mackenzie madison marion morgan nicola parker pat peyton quinn reese riley robin rowan sam sandy sasha sidney skyler stacy taylor terry toni tracy
	val vivian wei xi yi min jing ming hong li ling yan ying yu jun hua ping sue`
)
