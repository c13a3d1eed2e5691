package sourcing_test

import (
	"fmt"
	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/index/indextest"
)

// unnamedKinds are sentences of sources who are not named, and the words that describe
// them. An empty description is of a sentence that has none.
var unnamedKinds = []struct{ sentence, source string }{
	{"The dredger has been sold, according to two officials who asked not to be named.", "two officials who asked not to be named"},
	{"Officials who asked not to be named said the dredger had been sold.", "Officials who asked not to be named"},
	{"“The contract was never signed,” said a person with knowledge of the talks.", "a person with knowledge of the talks"},
	{"A person familiar with the matter said the ferry would be sold.", "A person familiar with the matter"},
	{"Two sources said the council had been warned in May.", "Two sources"},
	{"Two sources told the Gazette that the council had been warned in May.", "Two sources"},
	{"Three sources close to the negotiations said an offer had been made.", "Three sources close to the negotiations"},
	{"People briefed on the plan said the quay would close in March.", "People briefed on the plan"},
	{"The quay will close in March, people briefed on the plan said.", "people briefed on the plan"},
	{"The mayor had wept in the car, aides said.", "aides"},
	{"Aides said the mayor had wept in the car.", "Aides"},
	{"“She is tired of the whole business,” one aide said.", "one aide"},
	{"A senior official at the harbour board said that no money was left.", "A senior official at the harbour board"},
	{"“Nobody read the report,” a council insider said.", "a council insider"},
	{"Insiders say the vote was fixed weeks ago.", "Insiders"},
	{"The bridge will not open this year, a source close to the builder told the Herald.", "a source close to the builder"},
	{"Sources say that the bridge will not open this year.", "Sources"},
	{"Sources in the ministry said the bill would be withdrawn.", "Sources in the ministry"},
	{"“We saw it coming,” said a former employee, speaking on condition of anonymity.", "a former employee"},
	{"Speaking on condition of anonymity, a diplomat said the talks had failed.", "a diplomat"},
	{"A diplomat, who spoke on condition of anonymity, said the talks had failed.", "A diplomat"},
	{"One resident said the water had been brown for a week.", "One resident"},
	{"Residents said the water had been brown for a week.", "Residents"},
	{"“It smelled of eggs,” said one of the residents.", "one of the residents"},
	{"Several teachers said they had not been paid since June.", "Several teachers"},
	{"Some of the players said they would not train on Sunday.", "Some of the players"},
	{"Witnesses said the crane fell without a sound.", "Witnesses"},
	{"An eyewitness told reporters that the crane fell without a sound.", "An eyewitness"},
	{"A witness described the crane as rotten.", "A witness"},
	{"A lawyer for the family said they would appeal.", "A lawyer for the family"},
	{"A police spokesman said nobody had been hurt.", "A police spokesman"},
	{"A spokeswoman for the ministry denied that the report had been lost.", "A spokeswoman for the ministry"},
	{"Western intelligence officials believe that the ship carried rifles.", "Western intelligence officials"},
	{"A military official who was not authorised to speak to the press said two soldiers had been arrested.", "A military official who was not authorised to speak to the press"},
	{"Analysts said the price would fall again.", "Analysts"},
	{"“There is no plan B,” an adviser to the mayor said.", "an adviser to the mayor"},
	{"An anonymous caller claimed that a bomb lay under the pier.", "An anonymous caller"},
	{"Critics called the plan a disgrace.", "Critics"},
	{"Diplomats from three countries said that the envoy had been insulted.", "Diplomats from three countries"},
	{"Neighbours said that they had heard shouting.", "Neighbours"},
	{"A neighbour, who did not want to give her name, said she had heard shouting.", "A neighbour"},
	{"“He never paid for his drinks,” recalled a barman at the Anchor.", "a barman at the Anchor"},
	{"Fishermen complained that the mackerel had gone.", "Fishermen"},
	{"Those present said the minister left before the vote.", "Those present"},
	{"Others said the minister had been asleep.", "Others"},
	{"One of those who attended said the minister had been asleep.", "One of those who attended"},
	{"A man who gave his name only as a friend said the shop was closed for good.", "A man who gave his name only as a friend"},
	{"A government source confirmed that the tax would rise.", "A government source"},
	{"Government sources confirmed that the tax would rise.", "Government sources"},
	{"The tax will rise in April, a well-placed source has told the Gazette.", "a well-placed source"},
	{"A union representative warned that the trains would stop.", "A union representative"},
	{"Organisers said 4,000 people had marched.", "Organisers"},
	{"His colleagues say he is a stubborn man.", "His colleagues"},
	{"A friend of the family said the boy was safe.", "A friend of the family"},
	{"“We are not animals,” shouted a protester.", "a protester"},
	{"Prosecutors said the money went to a cousin.", "Prosecutors"},
	{"Rescuers said that the search would go on at dawn.", "Rescuers"},
	{"Four people with direct knowledge of the inquiry said that the file was lost.", "Four people with direct knowledge of the inquiry"},
	{"An executive at the firm, who requested anonymity, said that the figures were invented.", "An executive at the firm"},
	{"A cabinet minister said privately that the tax was dead.", "A cabinet minister"},
	{"Mr. Fenn’s aides said the mayor had wept in the car.", "Mr. Fenn’s aides"},
	{"State and county officials said the bridge was closed.", "State and county officials"},
	{"Councillors backing the plan said the quay would pay for itself.", "Councillors backing the plan"},
	{"Advocates for the fishermen said the fund was empty.", "Advocates for the fishermen"},
	{"A crowd of anglers said the river was dead.", "A crowd of anglers"},
	{"The senator’s spokesman said he had not read the bill.", "The senator’s spokesman"},
	{"A third of those surveyed said they never took the ferry.", "A third of those surveyed"},
	{"One interviewee said the job had been promised to a cousin.", "One interviewee"},

	{"The harbour board said no money was left.", ""},
	{"Mr. Fenn and his aides said the mayor had wept in the car.", ""},
	{"Petra Lindqvist met Bo Fenn at noon, and both said no money was left.", ""},
	{"A mapping project said the coast had moved by a mile.", ""},
	{"Petra Lindqvist, an adviser to the mayor, said there was no plan B.", ""},
	{"The Ormskey Chamber of Trade warned that shops would close.", ""},
	{"“The water is brown,” said Bo Fenn, a resident.", ""},
	{"The report said the crane was rotten.", ""},
	{"A leaked memo said the crane was rotten.", ""},
	{"Police said nobody had been hurt.", ""},
	{"The ministry denied that the report had been lost.", ""},
	{"The newspaper said the tax would rise.", ""},
	{"A survey found that most people wanted a bridge.", ""},
	{"Spokesman Anders Rook said nobody had been hurt.", ""},
	{"Anders Rook, a spokesman for the board, said nobody had been hurt.", ""},
	{"A statement from the board said that work would stop.", ""},
	{"The company said it would appeal.", ""},
	{"A company based in Ormskey said it would appeal.", ""},
	{"A committee of the council recommended that the bridge be closed.", ""},
	{"Farmer Mira Holt said that the mackerel had gone.", ""},
	{"One study found that gulls remember faces.", ""},
	{"A rival newspaper reported that the mayor would resign.", ""},
	{"A charity said that 300 children were hungry.", ""},
}

func TestUnnamedSourcesOfEachKind(t *testing.T) {
	var articles []corpus.Article
	for i, k := range unnamedKinds {
		articles = append(articles, article(fmt.Sprintf("kind-%02d", i), "Tidewater Gazette", "", "", "2026-02-03",
			"ORMSKEY: The council met for the third time about the harbour on Monday.\n\n"+k.sentence+"\n\nThe next meeting is in a week."))
	}
	got := make(map[corpus.ArticleID][]string)
	for _, u := range report(t, indextest.Open(t, clock, articles...), "", "", "").Unnamed {
		got[u.Article] = append(got[u.Article], u.Wording)
	}
	right, listed, all := 0, 0, 0
	for i, k := range unnamedKinds {
		listed += len(got[articles[i].ID])
		if k.source != "" {
			all++
		}
		if is := got[articles[i].ID]; k.source != "" && len(is) == 1 && agree(strings.ToLower(is[0]), strings.ToLower(k.source)) {
			right++
		} else if k.source != "" || len(is) > 0 {
			t.Logf("%s: %q, want %q", k.sentence, is, k.source)
		}
	}
	precision, recall := float64(right)/float64(listed), float64(right)/float64(all)
	t.Logf("precision %.3f of %d, recall %.3f of %d", precision, listed, recall, all)
	if precision < 0.9 || recall < 0.8 {
		t.Errorf("precision %.3f, recall %.3f; at least 0.9 and 0.8", precision, recall)
	}
}
