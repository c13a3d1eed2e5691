package person_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/index/person"
)

func TestNamesOfOnePerson(t *testing.T) {
	for _, c := range []struct {
		what  string
		names []string
		want  map[string]string // name → fullest name of that person
	}{
		{
			"a surname alone, with initials, and in full",
			[]string{"Robert Fenn", "Fenn", "R. Fenn", "Robert J. Fenn"},
			map[string]string{"Robert Fenn": "Robert J. Fenn", "Fenn": "Robert J. Fenn", "R. Fenn": "Robert J. Fenn", "Robert J. Fenn": "Robert J. Fenn"},
		},
		{
			"two who share a surname",
			[]string{"Linda Brook", "Karl Brook", "Brook", "K. Brook"},
			map[string]string{"Linda Brook": "Linda Brook", "Karl Brook": "Karl Brook", "Brook": "Brook", "K. Brook": "Karl Brook"},
		},
		{
			"father and son",
			[]string{"Carl Moe", "Carl Moe Jr.", "Moe"},
			map[string]string{"Carl Moe": "Carl Moe", "Carl Moe Jr.": "Carl Moe Jr.", "Moe": "Moe"},
		},
		{
			"two whom only the middle name tells apart",
			[]string{"Ada W. Quill", "Ada H. Quill", "Ada Quill"},
			map[string]string{"Ada W. Quill": "Ada W. Quill", "Ada H. Quill": "Ada H. Quill", "Ada Quill": "Ada Quill"},
		},
		{
			"two of one name, told apart",
			[]string{"Karen Holm", "Karen Holm (swimmer)", "K. Holm (swimmer)", "K. Holm", "Holm", "Karen Anne Holm"},
			map[string]string{
				"Karen Holm": "Karen Anne Holm", "Karen Holm (swimmer)": "Karen Holm (swimmer)", "K. Holm (swimmer)": "Karen Holm (swimmer)",
				"K. Holm": "K. Holm", "Holm": "Holm", "Karen Anne Holm": "Karen Anne Holm",
			},
		},
		{
			"particles and accents",
			[]string{"Ilse van Dørn", "van Dorn", "Dorn"},
			map[string]string{"Ilse van Dørn": "Ilse van Dørn", "van Dorn": "Ilse van Dørn", "Dorn": "Ilse van Dørn"},
		},
		{
			"an initial of two people",
			[]string{"Anna Moe", "Arne Moe", "A. Moe"},
			map[string]string{"Anna Moe": "Anna Moe", "Arne Moe": "Arne Moe", "A. Moe": "A. Moe"},
		},
	} {
		t.Run(c.what, func(t *testing.T) {
			var keys []person.Key
			for _, name := range c.names {
				keys = append(keys, person.KeyOf(name))
			}
			same := person.Cluster(keys)
			for name, want := range c.want {
				if got := same[person.KeyOf(name)]; got != person.KeyOf(want) {
					t.Errorf("%s is %s, want %s", name, got, want)
				}
			}
		})
	}
}

func TestTitlesAreFoundByTheirHead(t *testing.T) {
	for _, c := range []struct {
		printed, asked string
		want           bool
	}{
		{"Gannet Bay harbour master", "the harbour master", true},
		{"harbour master of Gannet Bay", "harbour master", true},
		{"harbour master of Gannet Bay", "master", true},
		{"harbour master of Gannet Bay", "Gannet Bay", false},
		{"deputy harbour master", "harbour master", false},
		{"deputy harbour master", "deputy harbour master", true},
		{"former harbour master", "harbour master", false},
		{"spokesman for the harbour master", "harbour master", false},
		{"harbour master's clerk", "harbour master", false},
	} {
		got := slices.ContainsFunc(person.Titles(c.printed), func(form string) bool { return person.Answers(form, person.Asked(c.asked)) })
		if got != c.want {
			t.Errorf("%q answers %q: %v", c.printed, c.asked, got)
		}
	}
}

// many returns the printings of a title that n people have.
func many(month person.Month, n int) (out []person.Printing) {
	for i := range n {
		key := person.KeyOf(fmt.Sprintf("Ada Quill%d", i))
		out = append(out, person.Printing{Title: "harbour master", Key: key, Month: month, Count: 1})
	}
	return out
}

func TestATitleHoldsUntilSomebodyElseHasIt(t *testing.T) {
	printed := func(key person.Key, months ...person.Month) (out []person.Printing) {
		for _, m := range months {
			out = append(out, person.Printing{Title: "harbour master", Key: key, Month: m, Count: 1})
		}
		return out
	}
	for _, c := range []struct {
		what    string
		printed []person.Printing
		want    []person.Tenure
	}{
		{"half a year around one printing", printed("quill,ada", "2016-02"), []person.Tenure{{"quill,ada", "2015-08", "2016-08"}}},
		{"printings within a year are one time", printed("quill,ada", "2016-02", "2017-01"), []person.Tenure{{"quill,ada", "2015-08", "2017-07"}}},
		{"years apart nobody knows", printed("quill,ada", "2016-02", "2019-01"), []person.Tenure{{"quill,ada", "2015-08", "2016-08"}, {"quill,ada", "2018-07", "2019-07"}}},
		{
			"a successor", append(printed("quill,ada", "2016-02"), printed("fenn,bo", "2016-05")...),
			[]person.Tenure{{"fenn,bo", "2016-03", "2016-11"}, {"quill,ada", "2015-08", "2016-04"}},
		},
		{
			"two in one month", append(printed("quill,ada", "2016-02"), printed("fenn,bo", "2016-02")...),
			[]person.Tenure{{"fenn,bo", "2015-08", "2016-02"}, {"quill,ada", "2016-02", "2016-08"}},
		},
		{
			"the surname alone is nobody else", append(printed("quill,ada", "2016-02"), printed("quill,", "2016-05")...),
			[]person.Tenure{{"quill,", "2015-11", "2016-11"}, {"quill,ada", "2015-08", "2016-08"}},
		},
		{
			"one of many", append(many("2016-02", 20), printed("quill,ada", "2016-02", "2016-02", "2016-02")...),
			[]person.Tenure{{"quill,ada", "2015-08", "2016-08"}},
		},
	} {
		if diff := cmp.Diff(c.want, person.Tenures(c.printed)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.what, diff)
		}
	}
}

func TestATitleIsToldWithoutWhatStandsBeforeIt(t *testing.T) {
	for printed, want := range map[string]string{
		"unusual warmth toward Harbour President": "Harbour President", "weeks ago Secretary of State": "Secretary of State", "CLOSE Mayor": "Mayor",
		"Secretary of State": "Secretary of State", "director of the Institute for Tides": "director of the Institute for Tides",
		"whom the mayor fired last year": "", "then-Speaker": "then-Speaker", "": "",
		"speech Attorney General": "Attorney General", "same year Ferry Chief Executive": "Ferry Chief Executive", "former Attorney General": "former Attorney General",
		"state Sen.": "state Sen.", "professor at Port Maren University": "professor at Port Maren University", "law professor": "law professor", "then-Speaker of Tides": "then-Speaker of Tides",
		// of several people who share it
		"Justices": "Justice", "Port Maren Sens.": "Port Maren Sen.", "ministers of tides": "minister of tides", "head of the Judges": "head of the Judges",
		// with somebody else's name, or with a body, or twice
		"harbour party chairman Ada Quill": "", "included ferry founder Ada Quill and harbour director": "", "ferry and its owner": "",
		"adviser to Ada Quill": "adviser to Ada Quill", "Austin Mayor": "Austin Mayor", "Virginia Gov.": "Virginia Gov.",
		"Minister of Tides Minister": "", "Sens. Quill": "",
		// what tells of somebody, and is no title
		"leading": "", "island voters easily elected pragmatic islander": "", "under President": "President", "under secretary of state": "under secretary of state",
		"state Assembly Speaker": "state Assembly Speaker",
	} {
		if got := person.Bare(printed); got != want {
			t.Errorf("%q became %q, want %q", printed, got, want)
		}
	}
}

func TestANameMayBeThatOfTwoPeopleToldApart(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Karen Holm", "Karen Holm (swimmer)", true},
		{"K. Holm (swimmer)", "Karen Holm", true},
		{"Karen Holm (senator)", "Karen Holm (swimmer)", false},
		{"Kari Holm", "Karen Holm (swimmer)", false},
		{"Karen Holm", "K. Holm", true},
	} {
		if got := person.MayBe(c.a, c.b); got != c.want {
			t.Errorf("%s and %s: %t, want %t", c.a, c.b, got, c.want)
		}
	}
}
