package quote

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus"
)

func TestPeopleAndOrganisationsOfAnArticle(t *testing.T) {
	a := Annotate(corpus.Article{Body: `The port director, Ilse van Dorn, closed the quay on Monday. “The water is still rising,” said van Dorn, who is 51.

Mayor Al Brandt thanked her. “We were lucky,” Brandt said. The Gannet Harbour Trust (GHT) said it would pay. The GHT said the quay would open in June.

Mr. Brandt, a former fisherman, said London had been slow. The BFA said it knew of no storm, and the Ministry of Fisheries refused to comment.`})
	want := []Person{
		{Name: "Al Brandt", Titles: []string{"Mayor", "former fisherman"}},
		{Name: "Ilse van Dorn", Titles: []string{"port director"}},
	}
	if diff := cmp.Diff(want, a.People); diff != "" {
		t.Errorf("people (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"Gannet Harbour Trust", "BFA", "Ministry of Fisheries"}, a.Organisations); diff != "" {
		t.Errorf("organisations (-want +got):\n%s", diff)
	}
}

func TestTwoWhoShareASurnameAreTwoPeople(t *testing.T) {
	a := Annotate(corpus.Article{Body: `Anna Moe said the bridge was safe. Carl Moe, her brother, said it was not. “Nobody asked me,” said Carl Moe.`})
	want := []Person{{Name: "Carl Moe"}, {Name: "Anna Moe"}}
	if diff := cmp.Diff(want, a.People); diff != "" {
		t.Errorf("people (-want +got):\n%s", diff)
	}
}

func TestAnArticleThatNamesNobodyHasNoPeople(t *testing.T) {
	a := Annotate(corpus.Article{Body: `The ferry was late again. “It is always late,” a passenger said in London.`})
	if len(a.People) > 0 || len(a.Organisations) > 0 {
		t.Errorf("people %v, organisations %v", a.People, a.Organisations)
	}
}
