package answer

import (
	"testing"

	"onrecord/corpus"
)

func TestADayIsWorkedOutFromThatOfTheArticle(t *testing.T) {
	for _, c := range []struct {
		when            string
		published, want corpus.Day
	}{
		{"on Tuesday", "2016-02-03", "2016-02-02"},
		{"On Wednesday", "2016-02-03", "2016-02-03"},
		{"late on Thursday night", "2016-02-03", "2016-01-28"},
		{"yesterday", "2016-03-01", "2016-02-29"},
		{"last night", "2016-01-01", "2015-12-31"},
		{"on 12 May", "2016-06-01", "2016-05-12"},
		{"on May 12", "2016-02-03", "2015-05-12"},
		{"on Sept. 9, 2014", "2016-02-03", "2014-09-09"},
		{"on 29 February", "2017-03-01", "2016-02-29"},
		{"on 31 February", "2016-03-01", ""},
		{"in March", "2016-06-01", ""},
		{"last week", "2016-06-01", ""},
		{"on Tuesday", "", ""},
		{"", "2016-06-01", ""},
	} {
		if got := workedOut(c.when, c.published); got != c.want {
			t.Errorf("%q in an article of %s is %q, want %q", c.when, c.published, got, c.want)
		}
	}
}
