package filing

import (
	"slices"
	"testing"

	"onrecord/corpus"
)

func TestARangeOfDaysIsTheFewestDates(t *testing.T) {
	years := []string{"2014", "2015", "2016"}
	for _, c := range []struct {
		from, to string
		want     []string
	}{
		{"2014-12-30", "2016-01-02", []string{"2014-12-30", "2014-12-31", "2015", "2016-01-01", "2016-01-02"}},
		{"2016-11-30", "", []string{"2016-11-30", "2016-11-31", "2016-12"}},
		{"", "2014-02-02", []string{"2014-01", "2014-02-01", "2014-02-02"}},
		{"2016-02-03", "2016-02-03", []string{"2016-02-03"}},
		{"2017-01-01", "", nil},
		{"", "2013-12-31", nil},
	} {
		if got := datesIn(c.from, c.to, years); !slices.Equal(got, c.want) {
			t.Errorf("%s to %s: %v, want %v", c.from, c.to, got, c.want)
		}
	}
}

func TestTheYearsOfARangeAreLookedForWhereTheyAre(t *testing.T) {
	for _, c := range []struct{ from, to, want corpus.Day }{
		{"2016-05-03", "2016-06-01", "2016"},
		{"2009-12-31", "2016-06-01", "20"},
		{"2016-05-03", "", ""},
		{"", "2016-06-01", ""},
		{"9999-01-01", "", "9999"},
	} {
		if got := shared(c.from, c.to); got != string(c.want) {
			t.Errorf("from %s to %s: %q, want %q", c.from, c.to, got, c.want)
		}
	}
}
