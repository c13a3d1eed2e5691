package opensearch

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/index/filing"
)

// A cluster refuses a query with more than 1,024 others side by side.
func TestManyTermsAreOneQueryOfEachField(t *testing.T) {
	either := filing.Any{filing.All{filing.Term{Field: filing.Kind, Term: "sentence"}, filing.Term{Field: filing.Outlet, Term: "herald"}}}
	for i := range 3000 {
		either = append(either, filing.Term{Field: filing.Date, Term: fmt.Sprint(i)}, filing.Term{Field: filing.Article, Term: fmt.Sprint(i)})
	}
	should := queryOf(either)["bool"].(object)["should"].([]object)
	if len(should) != 3 {
		t.Fatalf("%d queries", len(should))
	}
	for i, field := range []filing.Field{filing.Date, filing.Article} {
		if got := should[i+1]["terms"].(object)[string(field)].([]string); len(got) != 3000 {
			t.Errorf("%d terms of the field %s", len(got), field)
		}
	}
	one := queryOf(filing.Any{filing.Term{Field: filing.Date, Term: "a"}, filing.Term{Field: filing.Date, Term: "b"}})
	if diff := cmp.Diff(object{"terms": object{string(filing.Date): []string{"a", "b"}}}, one); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(object{"match_none": object{}}, queryOf(filing.Any{})); diff != "" {
		t.Error(diff)
	}
}
