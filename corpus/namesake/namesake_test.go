package namesake_test

import (
	"slices"
	"testing"
	"time"

	"onrecord/corpus"
	"onrecord/corpus/namesake"
	"onrecord/corpus/quote"
)

// speakers are those whom an article quotes, by name, once partings are laid over it.
func speakers(a corpus.Article, all ...corpus.Parting) (out []string) {
	for _, q := range namesake.Lay(a, quote.Annotate(a), all).Quotes {
		out = append(out, q.Speaker.Name)
	}
	return out
}

func relay() corpus.Article {
	return corpus.Article{ID: "relay", Outlet: "Estuary Herald", Section: "Sport", Body: "“The outer lane is mine,” said Karen Holm, a relay swimmer. “I never look back,” Holm said.\n\n“She trains in the dark,” said Rolf Anker, the coach."}
}

func TestWhoeverIsMeantIsFiledUnderAMarkedName(t *testing.T) {
	swimmer := func(w corpus.Where) corpus.Parting {
		return corpus.Parting{Name: "Karen Holm", Mark: "swimmer", Where: w}
	}
	apart, same := []string{"Karen Holm (swimmer)", "Karen Holm (swimmer)", "Rolf Anker"}, []string{"Karen Holm", "Karen Holm", "Rolf Anker"}
	for name, c := range map[string]struct {
		parting corpus.Parting
		want    []string
	}{
		"by a title":                {swimmer(corpus.Where{Called: "Swimmer"}), apart},
		"by a section":              {swimmer(corpus.Where{Section: "sport"}), apart},
		"by an outlet":              {swimmer(corpus.Where{Outlet: "Estuary Herald"}), apart},
		"by an article":             {swimmer(corpus.Where{Articles: []corpus.ArticleID{"levy", "relay"}}), apart},
		"of another title":          {swimmer(corpus.Where{Called: "senator"}), same},
		"of another section":        {swimmer(corpus.Where{Called: "swimmer", Section: "Politics"}), same},
		"of another outlet":         {swimmer(corpus.Where{Outlet: "Valley Post"}), same},
		"of another article":        {swimmer(corpus.Where{Articles: []corpus.ArticleID{"levy"}}), same},
		"of another name":           {corpus.Parting{Name: "Kari Holm", Mark: "swimmer"}, same},
		"of a surname":              {corpus.Parting{Name: "Holm", Mark: "swimmer"}, same},
		"in other letters":          {corpus.Parting{Name: "karen HOLM", Mark: "swimmer"}, apart},
		"which has been taken back": {corpus.Parting{Name: "Karen Holm", Mark: "swimmer", Back: time.Unix(1, 0)}, same},
	} {
		if got := speakers(relay(), c.parting); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestTheLastOfSeveralPartingsHolds(t *testing.T) {
	got := speakers(relay(), corpus.Parting{Name: "Karen Holm", Mark: "swimmer"}, corpus.Parting{Name: "Karen Holm", Mark: "of Ormskey", Where: corpus.Where{Section: "Sport"}})
	if got[0] != "Karen Holm (of Ormskey)" {
		t.Errorf("filed under %q", got[0])
	}
}

func TestWhatAnEditorFiledUnderAMarkedNameStays(t *testing.T) {
	a := relay()
	found := quote.Annotate(a)
	found.Quotes[0].Speaker.Name = "Karen Holm (senator)"
	laid := namesake.Lay(a, found, []corpus.Parting{{Name: "Karen Holm", Mark: "swimmer"}})
	if one, two := laid.Quotes[0].Speaker.Name, laid.Quotes[1].Speaker.Name; one != "Karen Holm (senator)" || two != "Karen Holm (swimmer)" {
		t.Errorf("filed under %q and %q", one, two)
	}
	if found.Quotes[1].Speaker.Name != "Karen Holm" || found.People[0].Name != "Karen Holm" {
		t.Error("the annotation itself was changed")
	}
}

func TestAMarkedNameIsSplitAsItWasMade(t *testing.T) {
	for name, want := range map[string][2]string{
		namesake.Marked("Karen Holm", "swimmer"): {"Karen Holm", "swimmer"},
		"Karen Holm":                             {"Karen Holm", ""},
		"Karen Holm ()":                          {"Karen Holm ()", ""},
		"(swimmer)":                              {"(swimmer)", ""},
		"Jordan (Herald) Holm":                   {"Jordan (Herald) Holm", ""},
		"Karen Holm (born in 1990)":              {"Karen Holm", "born in 1990"},
	} {
		if printed, mark := namesake.Split(name); [2]string{printed, mark} != want {
			t.Errorf("%q: %q and %q", name, printed, mark)
		}
	}
}
