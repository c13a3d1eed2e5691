package quote

import (
	"strings"
	"testing"

	"onrecord/corpus"
)

func TestTheRightMouth(t *testing.T) {
	for _, c := range []struct{ body, words, speaker string }{
		// somebody introduced since the last quote
		{"“The dam is sound,” said Petra Hollis.\n\nBelow it lives Mirko Stanic, a retired clockmaker.\n\n“My goats can swim,” he said.", "goats", "Mirko Stanic"},
		{"“I rehearse at night,” says Hugo Lenz. Maria Stolz prefers mornings. “My neighbours have children.”", "neighbours", "Maria Stolz"},
		{"“I sold bread,” said Henrik Solberg.\n\nAcross the square lives Amadou Diallo. Like Solberg, he opens at six.\n\n“Nobody throws a radio away,” he said.", "radio", "Amadou Diallo"},
		{"Moe remembers her crying, insisting she had only borrowed the violin. The girl, Lea Winter, moved away.", "violin", "Lea Winter"},
		// two speakers of one sentence
		{"Ana Reyes said the beds were full and Luis Ortega said the kitchen was empty.", "kitchen", "Luis Ortega"},
		{"“We are full,” said warden Ana Reyes, and manager Luis Ortega agreed: “There is not a towel left.”", "towel", "Luis Ortega"},
		{"The Reds have no seat, but their allies, members of a fishing guild, have said they will walk out.", "walk out", "their allies"},
		// described first, named next
		{"A county judge says she was “mortified” by the bill.\n\nMagda Ilves paid it on Tuesday.", "mortified", "Magda Ilves"},
		{"A harbour pilot told the court that the robe was on a bench.\n\nPilot Sven Aker had found it.", "bench", "Sven Aker"},
		{"“I thought it was a joke,” said the bewildered shopkeeper.\n\nRufus Lang had hung it between two raincoats.", "joke", "Rufus Lang"},
		// a document of somebody, and one about somebody
		{"Lantern Bank said in May that bread was dear. “It will fall by about a tenth,” according to the forecast of Petra Hollis, senior economist at Lantern Bank.", "tenth", "Petra Hollis"},
		{"Halden Water said on Monday that the dam was sound. The account of Mirko Stanic, an engineer of Halden Water, says that the dam was wet.", "wet", "Mirko Stanic"},
		// other words for somebody named
		{"Lund has kept goal since she was sixteen. The 31-year-old captain said her knees had decided.", "knees", "Lund"},
		{"Ida and Karl Voss bought the mill in spring. “We wanted the quiet,” the couple said.", "quiet", "Ida and Karl Voss"},
		{"Aldersund Athletic, owner of the Lantern ground, confirmed the fee. The club said it had been paid in coins.", "coins", "Aldersund Athletic"},
		// somebody named in another's words, and whoever the article itself turns to
		{"“The choir is loud,” said Ana Brandt.\n\nLuis Ortega has sung in it since May. Brandt, he said, has never heard it.", "never heard", "Luis Ortega"},
		// a document among several, and its publisher
		{"A survey by the Tarn Academy asked three hundred sailors about knots. A spring Halden Institute survey counted boats.\n\n“Few of them can tie one,” the survey said of the sailors.", "tie one", "Tarn Academy"},
		{"A leaflet that the council published says the pier is closed.", "closed", "the council"},
		{"Norway and several other states said the herring was theirs.", "herring", "Norway and several other states"},
		{"Governor Ada Quill and 21 of her colleagues said the herring was theirs.", "herring", "Ada Quill and 21 of her colleagues"},
		{"Nadia Brook, 37, a clerk at the mint, recently won a clock.\n\n“It rings twice,” she said.", "rings", "Nadia Brook"},
		{"The authors – tide expert Ada Quill of the Tarn Academy and baker Omar Stahl of Halden – said the map was upside down.", "upside down", "Ada Quill and Omar Stahl"},
		// a name behind its office, and several behind theirs
		{"Director of music Ada Quill said the organ was full of moths.", "moths", "Ada Quill"},
		{"Counselor to the Governor Ada Quill said he wanted a bridge.", "bridge", "Ada Quill"},
		{"The authors, Ada Quill and Omar Stahl, said the map was upside down.", "upside down", "Ada Quill and Omar Stahl"},
		{"Ada Quill, a former pilot, and Omar Stahl, now a baker, said the map was upside down.", "upside down", "Ada Quill and Omar Stahl"},
		{"Norway’s Minister for Fisheries, Ada Quill, said the map was upside down.", "upside down", "Ada Quill"},
		{"The purse was empty. State Auditor Tad Moe found it on Monday. He said the money had gone on geese.", "geese", "Tad Moe"},
		{"The dye lasts a day, said Jon Bart a spokesman for the office that runs the canal.", "dye lasts", "Jon Bart"},
		{"Wayne A. I. Fredlund, head of Ostby College, said the hall was full.", "hall was full", "Wayne A. I. Fredlund"},
		{"The mill was shut.Quill had the key. “I lost it,” Quill said. Ada Quill runs the mill.", "lost it", "Ada Quill"},
		{"“It rains,” Valari said. Valari Wedel has lived in Vik since 1990.", "It rains", "Valari Wedel"},
		{"Fishmonger Tevita Moala said the ice had slid out of the door.", "ice had slid", "Tevita Moala"},
		{"Cllr Ray Tillotson spoke last. “I will resign,” Cllr Tillotson said.", "will resign", "Ray Tillotson"},
		// words with a capital that are no part of a name
		{"PESA moved the launch. The PESA Orpheus rocket will wait. “We wait,” PESA said.", "We wait", "PESA"},
		{"Will Usherby sing in Vik? “I will,” Usherby said. Usherby, a tenor, has sung there before.", "I will", "Usherby"},
		{"Betty and Dick Oddgard run the chapel. The Oddgards said the roof leaked. Betty Oddgard mends it.", "roof leaked", "Oddgards"},
		// somebody by where they come from
		{"Elias Lindqvist lost in two sets. “I slipped,” the Swede said.", "slipped", "Elias Lindqvist"},
		{"Dane Whitby has a shop. “I close at six,” Dane said.", "close at six", "Dane Whitby"},
		// a body that bears a role, and somebody who bears none
		{"The roof’s builder, Spanwell Inc., said it was aware of the moss.", "moss", "Spanwell Inc."},
		{"An aide who asked not to be named said the bridge was unsafe.", "unsafe", "An aide"},
		// a name before what it goes on about, without the second comma
		{"The dye turns the canal red, Ali Quill, a spokeswoman for the harbour office told the Argus. “It washes out,” she said.", "dye turns", "Ali Quill"},
		{"Speaking in Vik, Tania Lokke, associate fisheries director at Tarn Watch said: “The herring is gone.”", "herring is gone", "Tania Lokke"},
		{"It was repeated in a note from TARN, the angling lobby, which said the herring was gone.", "herring was gone", "TARN"},
		// a subject behind a phrase, or a clause, that is none of it
		{"At the Guildhall, Mayor Ada Quill said the roof leaked.", "roof leaked", "Ada Quill"},
		{"Carl Quill was sure that he could talk with his brother and several newspapers have reported that the king is hoarse.", "king is hoarse", "several newspapers"},
		{"The chief, Anna Wolff, left after the chairman, Bert Haase, told the guests that the till was empty.", "till was empty", "Bert Haase"},
		{"“I did it for the geese,” the caller, who would not give a name, said. “They asked me.” The mill is shut.", "for the geese", "the caller"},
		{"The film's director, Joel Sabin, whose last one was called “a crime” by the critic Anna Loeb, says he reads no papers.", "reads no papers", "Joel Sabin"},
		{"“Not now,” said her son Max, who has it on a lease.", "Not now", "Max"},
		// somebody whose words another one tells
		{"Prosecutor Ilse Wendt told the court that Garvey had texted his brother: “Burn the van tonight.” Garvey denies it.", "Burn the van", "Garvey"},
		{"Officer Ana Reyes testified that the suspect shouted “You will never take me” as he ran.", "You will never", "the suspect"},
		{"Grocer Sal Vitale told the inquiry the inspector had once said to him, “Rats are cheaper than cats.”", "Rats are cheaper", "the inspector"},
		// whoever a question was put to
		{"Herr Karl Moe came late. Olaf Quill was asked whether Moe should go. He shrugged.\n\n“Ask the board,” he said.", "Ask the board", "Olaf Quill"},
		{"Olaf Quill asked Karl Moe about the bill. “I paid it twice,” he said.", "paid it twice", "Karl Moe"},
		// the only one who can be meant, and one who cannot
		{"Pavla Kos bought the lighthouse at auction. The retired dentist says she has never slept better.", "slept better", "Pavla Kos"},
		{"The mayor, Oskar Till, and the abbot of St Veit, Father Anselm Grau, came together. “I have waited for this,” the abbot said.", "waited for this", "Anselm Grau"},
		// whoever "who" stands for, and whose words a semicolon parts from a clause
		{"The foreign ministry summoned ambassador Carl Vosse, who said his words had been twisted.", "been twisted", "Carl Vosse"},
		{"“It is not about money,” said agent Zed Coster. The president, Ada Mairs, was not amused; “he can walk,” she told the Argus.", "he can walk", "Ada Mairs"},
		// whoever the sentence before introduces, or does no more than name
		{"Trainer Aoife Burke warned that it bites. Jockey Lee Marrow agreed. The owner, Hugo Tariq, was amused. “I was bitten at the sale,” he said.", "bitten at the sale", "Hugo Tariq"},
		{"“Vinegar,” said Jean Roche. His son, Luc Roche, tasted it too. “Money,” he said.", "Money", "Luc Roche"},
		{"But engineer Kat Moyne says: “I would not go.” And passenger Jim Ruddle? “I'd rather walk.”", "rather walk", "Jim Ruddle"},
		{"“The price of salt will double.”\n\nSo said merchant Abel Quillby, who has sold it for forty years. Grocer Minna Dorr disagreed.", "price of salt", "Abel Quillby"},
		{"“Pay,” said treasurer Lotte Winkel. Secretary Abel Stone disagreed, saying that fees were too high already.", "fees were too high", "Abel Stone"},
		// two who are no full names of anybody known
		{"Amira Sayegh and Toby Crane wrote the play on a night bus. “We shared one pen,” the pair said.", "one pen", "Amira Sayegh and Toby Crane"},
		// a deputy is not whom he stands in for, and an agency is not the company
		{"The mayor is expected to announce on Monday that the bridge will close. Deputy mayor Sun Lee said she could not discuss it.", "bridge will close", "The mayor"},
		{"OSTBY, Aug. 3 (Delta News) - Two miners were rescued on Monday, the company said.", "Two miners", "the company"},
		// the links, credits and headlines of a page
		{"Mayor Has Said No: Lamp Is Out. Said Quill:\n\n“The lamp has oil for a year.”\n\nQuill keeps the lamp. “It burns,” Quill said.", "It burns", "Quill"},
		{"Ostby harbour at noon. | REUTERS Quill: ferry is late again today\n\nThe ferry waits. “We sail at six,” Quill said.", "We sail", "Quill"},
		{"Facebook Twitter Pinterest Jonas Foxley, 58, a miller, at his wheel.\n\n“It turns by itself,” Foxley said.", "by itself", "Jonas Foxley"},
		{"The lamp is out: its keepers meet at dawn | Wanda Quill Read more\n\n“The oil was bad,” Quill said.", "oil was bad", "Wanda Quill"},
		{"At the fair sat the smith Anders Quillby Jr. Hide Caption 2 of 9 and his geese.\n\n“They bite,” Quillby said.", "They bite", "Anders Quillby Jr."},
		{"A bank failed in May. Edward Said told the court that the vault was wet.", "vault was wet", "Edward Said"},
		// those who are only examples of whoever is meant
		{"Several leading councillors — including Mayors Ida Holm of Ostby and Per Lund of Vik — said the bridge was unsafe.", "unsafe", "Several leading councillors"},
		// offices that are not each other
		{"Elin Quill opened the fair. The prime minister said it was a gift that Premier Otto Brandt had sent.", "gift", "Elin Quill"},
		{"President Ruth Amsel watched with Vice-President Tomas Hale. “It looks damp,” the president said.", "damp", "Ruth Amsel"},
		// one surname, two people
		{"Rosa Imber keeps the light. Her brother Anton Imber runs the shop.\n\nOn Friday Imber said she would not leave.", "leave", "Rosa Imber"},
		{"The union leader, Ruth Adler, met the minister, Jon Falk. The minister said talks were going well.", "talks", "Jon Falk"},
		// bodies and documents
		{"Rosa Imber had a letter from Locks, Lights and Landings Vestmark. In it, LLLV said the lamps would stay lit.", "lamps", "Locks, Lights and Landings Vestmark"},
		{"“Never stand below a gull,” says a leaflet called Piers, Planks and Patience.", "gull", "a leaflet called Piers, Planks and Patience"},
		{"TARNSUND, Vt. — The pier loses a plank a week, just as the county is fighting what it says is a plague of worms.", "plague", "the county"},
	} {
		said := "nobody"
		for _, q := range Annotate(corpus.Article{Body: c.body}).Quotes {
			for _, s := range q.Content {
				if strings.Contains(s.Of(c.body), c.words) {
					said = q.Speaker.Name
				}
			}
		}
		if said != c.speaker {
			t.Errorf("%s\n%q is said by %s, want %s", c.body, c.words, said, c.speaker)
		}
	}
}

func TestTitlesAreTheOnesPrinted(t *testing.T) {
	for body, title := range map[string]string{
		"The court freed journalist Ana Brandt. “I will write it all down,” Brandt said.": "journalist",
		"“The bridge is sound,” the city engineer, Dr. Pelle Haug, said.":                 "city engineer",
		"The city engineer, Mara Holm, said the bridge was sound.":                        "city engineer",
	} {
		q := Annotate(corpus.Article{Body: body}).Quotes
		if len(q) != 1 || q[0].Speaker.Title != title {
			t.Errorf("%s\ngot %+v, want the title %s", body, q, title)
		}
	}
}

func TestAnIOutsideOfQuotationMarksIsWhoeverSignsTheArticle(t *testing.T) {
	const body = "The premier, Otto Brandt, regrets the bridge. I wrote in May that it would sink."
	for byline, want := range map[string]string{
		"By Ada Quill":              "Ada Quill",
		"By Ada Quill and Tom Reed": "Tarnby Argus", // either may mean it
		"Northwire News Agency":     "Tarnby Argus",
	} {
		quotes := Annotate(corpus.Article{Outlet: "Tarnby Argus", Byline: byline, Body: body}).Quotes
		if len(quotes) != 1 || quotes[0].Speaker.Name != want {
			t.Errorf("%s: %+v, want %s", byline, quotes, want)
		}
	}
}

func TestWhoSpeaksLastIsNotTheOneToGoOn(t *testing.T) {
	for body, want := range map[string]string{
		// Somebody has been introduced since.
		"“A dry net lasts,” skipper Otto Brandt said.\n\nNet maker Ada Quill keeps a stove lit all night and mends beside it. She has done so for forty years.\n\n“Pay late, sail late.”": "Ada Quill",
		// A body speaks, and its owner does not.
		"Brandt Shipping's Salt institute said on Friday that the gauge was wrong.\n\n“We weighed every grain,” the measuring outfit wrote in its yearbook.": "Brandt Shipping's Salt institute",
	} {
		quotes := Annotate(corpus.Article{Body: body}).Quotes
		if len(quotes) != 2 || quotes[1].Speaker.Name != want {
			t.Errorf("%s\n%+v\nwant %s", body, quotes, want)
		}
	}
}

func TestAWordThatOnlyBeginsItsSentenceNamesNobody(t *testing.T) {
	for _, body := range []string{
		"The mill was shut in May. Nobody said that the wheel was broken.",
		"The council met on Monday. BREAKING: the mayor says that the bridge is shut.",
	} {
		for _, q := range Annotate(corpus.Article{Body: body}).Quotes {
			if q.Speaker.Named {
				t.Errorf("%q names %q", body, q.Speaker.Name)
			}
		}
	}
}
