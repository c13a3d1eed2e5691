package enginetest

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus"
	"onrecord/index"
)

// saidBy is a document of one quote of a person.
func saidBy(article, speaker string, day corpus.Day, titles ...index.Title) index.Document {
	d := said(article, speaker, "The ferry sails.")
	d.Person, d.Day, d.Titles = true, day, titles
	return d
}

func speakers(t *testing.T, e index.Engine, want ...index.FacetValue) {
	t.Helper()
	got, err := e.Facets(t.Context(), index.Query{Words: "ferry"}, index.Speaker)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got[0].Values); diff != "" {
		t.Errorf("speakers (-want +got):\n%s", diff)
	}
}

func everyName(t *testing.T, e index.Engine) {
	apply(t, e, 1,
		saidBy("full", "Ada Quill", "2026-03-01"),
		saidBy("full", "Ada Quill", "2026-03-01"),
		saidBy("middle", "Ada M. Quill", "2026-03-02"),
		saidBy("surname", "Quill", "2026-03-03"),
		saidBy("again", "Quill", "2026-03-04"),
		saidBy("other", "Bo Fenn", "2026-03-05"))
	expect(t, e, index.Query{Words: "ferry", Speaker: "Ada Quill"}, "full", "full", "middle", "surname", "again")
	expect(t, e, index.Query{Speaker: "ada quill"}, "full", "full", "middle", "surname", "again")
	expect(t, e, index.Query{Speaker: "ada fenn"})
	speakers(t, e, index.FacetValue{Value: "Ada Quill", Count: 5}, index.FacetValue{Value: "Bo Fenn", Count: 1})

	body := saidBy("company", "Fenn", "2026-03-06")
	body.Organisations = []string{"Fenn Shipping"}
	apply(t, e, 2, body)
	expect(t, e, index.Query{Speaker: "Bo Fenn"}, "other")
}

func sharedSurname(t *testing.T, e index.Engine) {
	apply(t, e, 1,
		saidBy("linda", "Linda Brook", "2026-03-01", index.Title{Title: "harbour master", Person: "Linda Brook"}),
		saidBy("karl", "Karl Brook", "2026-03-01"),
		saidBy("either", "Brook", "2026-03-01"))
	expect(t, e, index.Query{Speaker: "Linda Brook"}, "linda")
	expect(t, e, index.Query{Speaker: "Karl Brook"}, "karl")
	expect(t, e, index.Query{Speaker: "brook"}, "linda", "karl", "either")
	expect(t, e, index.Query{Speaker: "harbour master"}, "linda")
	speakers(t, e, index.FacetValue{Value: "Brook", Count: 1}, index.FacetValue{Value: "Karl Brook", Count: 1}, index.FacetValue{Value: "Linda Brook", Count: 1})
}

func oneName(t *testing.T, e index.Engine) {
	apply(t, e, 1,
		saidBy("levy", "Karen Holm", "2026-03-01", index.Title{Title: "senator", Person: "Karen Holm"}),
		saidBy("relay", "Karen Holm (swimmer)", "2026-03-01", index.Title{Title: "relay champion", Person: "Karen Holm (swimmer)"}),
		saidBy("lane", "K. Holm (swimmer)", "2026-03-02"))
	expect(t, e, index.Query{Speaker: "Karen Holm"}, "levy", "relay")
	expect(t, e, index.Query{Speaker: "Karen Holm (swimmer)"}, "relay")
	expect(t, e, index.Query{Speaker: "relay champion"}, "relay", "lane")
	expect(t, e, index.Query{Speaker: "senator"}, "levy")
	speakers(t, e, index.FacetValue{Value: "Karen Holm (swimmer)", Count: 2}, index.FacetValue{Value: "Karen Holm", Count: 1})
}

func knownSurname(t *testing.T, e index.Engine) {
	docs := []index.Document{saidBy("other", "Max Brook", "2026-03-01"), saidBy("bare", "Brook", "2026-03-01")}
	for i := range 25 {
		docs = append(docs, saidBy(fmt.Sprint("linda-", i), "Linda Brook", "2026-03-01"))
	}
	apply(t, e, 1, docs...)
	speakers(t, e, index.FacetValue{Value: "Linda Brook", Count: 26}, index.FacetValue{Value: "Max Brook", Count: 1})
}

func heldTitle(t *testing.T, e index.Engine) {
	apply(t, e, 1,
		saidBy("council", "Elin Varga", "2016-02-03", index.Title{Title: "Gannet Bay harbour master", Person: "Ada Quill"}),
		saidBy("student", "Ada Quill", "2010-05-01"),
		saidBy("storm", "Ada Quill", "2016-04-11"),
		saidBy("undated", "Ada Quill", ""),
		saidBy("calm", "Quill", "2016-05-02"),
		saidBy("later", "Ada Quill", "2017-03-01"),
		saidBy("successor", "Bo Fenn", "2017-03-01", index.Title{Title: "harbour master", Person: "Bo Fenn"}),
		saidBy("deputy", "Cy Marsh", "2016-04-11", index.Title{Title: "deputy harbour master", Person: "Cy Marsh"}))
	expect(t, e, index.Query{Words: "ferry", Speaker: "the harbour master"}, "storm", "calm", "successor")
	expect(t, e, index.Query{Speaker: "harbour master", Filter: index.Filter{To: "2016-12-31"}}, "storm", "calm")
	expect(t, e, index.Query{Speaker: "deputy harbour master"}, "deputy")
	expect(t, e, index.Query{Speaker: "harbour"})
}

func nameInTitle(t *testing.T, e index.Engine) {
	apply(t, e, 1,
		saidBy("harbour", "Ada Quill", "2016-02-03"),
		saidBy("quay", "Bo Fenn", "2016-02-03", index.Title{Title: "Ada Quill of the harbour", Person: "Bo Fenn"}))
	expect(t, e, index.Query{Speaker: "Ada Quill"}, "harbour")
}

func goneTitle(t *testing.T, e index.Engine) {
	storm := saidBy("storm", "Ada Quill", "2016-04-11")
	named := saidBy("council", "Elin Varga", "2016-02-03", index.Title{Title: "harbour master", Person: "Ada Quill"})
	apply(t, e, 1, storm, saidBy("calm", "Quill", "2016-05-02"), named)
	expect(t, e, index.Query{Speaker: "harbour master"}, "storm", "calm")

	corrected := saidBy("council", "Elin Varga", "2016-02-03", index.Title{Title: "harbour master", Person: "Elin Varga"})
	corrected.Revision = 2
	apply(t, e, 2, corrected)
	expect(t, e, index.Query{Speaker: "harbour master"}, "council")

	for seq, article := range []corpus.ArticleID{"council", "storm"} {
		if err := e.Apply(t.Context(), []index.Change{{Article: article, Revision: 2}}, corpus.Position{Seq: corpus.Seq(3 + seq)}); err != nil {
			t.Fatal(err)
		}
	}
	expect(t, e, index.Query{Speaker: "harbour master"})
	expect(t, e, index.Query{Speaker: "Ada Quill"}) // nothing tells whose the surname is any more
	speakers(t, e, index.FacetValue{Value: "Quill", Count: 1})
}
