package place

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// marked writes the mentions into the body: "[Genevan|Geneva]" where the form
// is not the name, else "[Geneva]".
func marked(body string, mentions []Mention) string {
	var b strings.Builder
	at := 0
	for _, m := range mentions {
		b.WriteString(body[at:m.Span.Start])
		if form := m.Span.Of(body); form == string(m.Place) {
			fmt.Fprintf(&b, "[%s]", form)
		} else {
			fmt.Fprintf(&b, "[%s|%s]", form, m.Place)
		}
		at = m.Span.End
	}
	return b.String() + body[at:]
}

func unmarked(text string) string {
	var b strings.Builder
	for len(text) > 0 {
		before, rest, found := strings.Cut(text, "[")
		b.WriteString(before)
		if !found {
			break
		}
		inside, after, _ := strings.Cut(rest, "]")
		form, _, _ := strings.Cut(inside, "|")
		b.WriteString(form)
		text = after
	}
	return b.String()
}

func TestFind(t *testing.T) {
	for name, want := range map[string]string{
		"countries, cities and their people": "Talks on [Syria] resumed in [Geneva] on Monday, the [Turkish|Turkey] envoy said. Few [Syrians|Syria] had heard of them.",
		"other names of a country":           "The [U.S.|United States] and [Britain|United Kingdom] asked the [Netherlands] for help; the [UK|United Kingdom] paid, [America|United States] did not.",
		"Holland is a surname too":           "Pieter Holland will ski. Snow fell in [Holland|Netherlands].",
		"possessives and compounds":          "[Norway]'s fleet, [London]-based brokers, pro-[Russian|Russia] crowds, [U.S.|United States]-led drills and [Iran]-[Iraq] trade",
		"longest name first":                 "She moved from [New Mexico] to [Mexico City], then to [South Korea].",
		"a name over a line break":           "He flew to [New\nYork|New York] by night.",
		"parts of places":                    "Rain fell on northern [Nigeria] and on Southern [Italy], less in downtown [Chicago].",
		"regions by their abbreviations":     "The plant in Harlow Falls, [Ohio], and the one in Bexton, [Calif.|California], closed, Rep. Ann Doyle, D-[Mich.|Michigan], said.",
		"a dateline":                         "[GENEVA|Geneva] (AP) — The envoy left.\n\n[BEIRUT|Beirut], [Lebanon] — So did the other.",
		"no dateline":                        "PARIS IN SPRING\n\nA film.",
		"a day behind a place":               "They met in [Vienna] Friday and will meet in [Cairo] again.",
		"offices of a country":               "[French|France] President Odile Marnier and [Ohio] Republican Bud Carver met [Chicago] Mayor Lena Ortiz.",
		"a senator of a state":               "Senator Ruth Alvarez of [Ohio] and the President of [Ghana] spoke.",

		"organisations":           "The Bank of England, the Boston Dynamics robots, Manchester United, the Washington Post, Air France and the New York Times are no places. Nor is the University of Iowa.",
		"people":                  "Paris Hilton met Jordan Peterson, Chad Smith, Mr. London, Denzel Washington and J. Berlin.",
		"two peoples in one":      "Mexican-American and African American voters and Native Americans turned out.",
		"languages":               "He sang in a French-language show, then in the Spanish language.",
		"currencies":              "The ticket costs US$20.",
		"two names joined":        "Sykes & Boston Ltd sued Bath & Lowell Ltd; [Qatar] & [Kuwait] paid.",
		"dishes":                  "They ate French fries and Swiss cheese.",
		"a pronoun in capitals":   "GIVE US A BREAK, the banner said.",
		"addresses":               "Write to desk@Syria.example or paris@france.example.",
		"words inside words":      "Chinatown and Romeo do not count, nor does the Ohiomatic: [Ohio] does.",
		"common words":            "Nice work. Reading is fun. Mobile phones ring. Split the bill. Orange is a colour.",
		"common words with proof": "She was born in [Nice], studied in [Reading], and works near [Mobile], [Alabama].",
		"Congo alone is nobody's": "He sailed up the Congo.",
	} {
		t.Run(name, func(t *testing.T) {
			body := unmarked(want)
			if diff := cmp.Diff(want, marked(body, Find(body))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestTheArticleDecides(t *testing.T) {
	for name, want := range map[string]string{
		"evidence once holds for the article": "Reporters landed in [Charlotte] at noon. [Charlotte] had been quiet.",
		"not where somebody bears the name":   "Charlotte Dunn landed in [Charlotte] at noon. Charlotte had been quiet.",
		"a surname takes a city's name away":  "Whitney Houston sang. Houston wept.",
		"unless the city is named as such":    "Whitney Houston sang. [Houston] wept. Then she flew home, to a suburb in [Houston].",
		"another form of the place helps":     "The [Jordanian|Jordan] envoy left. Jordan Bell stayed.\n\nHe spoke for hours.",
		"a demonym makes its country certain": "The [Jordanian|Jordan] envoy left. [Jordan] will send another.",
		"the better known of two":             "The council of [Birmingham] met.",
		"the one whose state is named":        "[Alabama] mourns. The council of [Birmingham|Birmingham, Alabama] met.",
		"the one that is spelled out":         "A bridge in [London|London, Ontario], [Ontario], shut. [London|London, Ontario] will mend it.",
		"a city of a state that it is not in": "A fair in Paris, [Texas], drew crowds.",
		"the state":                           "Voters in [Georgia|Georgia (US state)] and [Ohio] queued. [Atlanta] was calm.",
		"the country":                         "Voters in [Georgia|Georgia (country)] queued. [Tbilisi] was calm.",
		"neither":                             "Voters in Georgia queued.",
		"the state behind its city":           "A plant in [Buffalo], [New York|New York State], and a bank in [New York].",
		"Washington and its namesake":         "[Washington] sent help to [Seattle], [Washington|Washington State].",
	} {
		t.Run(name, func(t *testing.T) {
			body := unmarked(want)
			if diff := cmp.Diff(want, marked(body, Find(body))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// sound reports what must hold whatever the body.
func sound(t *testing.T, body string) {
	t.Helper()
	end := 0
	for _, m := range Find(body) {
		s := m.Span
		if s.Start < end || s.Len() <= 0 || s.End > len(body) {
			t.Fatalf("%v after %d in a body of %d bytes", s, end, len(body))
		}
		if !utf8.RuneStart(body[s.Start]) || s.End < len(body) && !utf8.RuneStart(body[s.End]) && utf8.ValidString(body) {
			t.Fatalf("%v cuts a rune", s)
		}
		if m.Place == "" {
			t.Fatalf("%v names no place", s)
		}
		end = s.End
	}
}

func FuzzFind(f *testing.F) {
	for _, body := range []string{
		"",
		"U.S.",
		"GENEVA (AP) — Talks on Syria resumed in Geneva, Switzerland.",
		"New\u00a0York, N.Y.\n\nNew\nYork",
		"of the U.S., of the, of",
		"São Paulo’s Mayor visited Malmö & İzmir-Éire",
		"Georgia, Georgia, Georgia. Paris, Texas, Paris.",
		"D-Calif. R-Utah -Iran Iran- '\xff\xc3",
	} {
		f.Add(body)
	}
	f.Fuzz(sound)
}

// The time must grow no faster than the length: the test has no clock, but a
// quadratic step would make it outlast the test run.
func TestEnormousBodies(t *testing.T) {
	if testing.Short() {
		t.Skip("megabytes at a time")
	}
	const size = 4 << 20
	for name, piece := range map[string]string{
		"one word":          "A",
		"one letter words":  "A ",
		"letters with mark": "É",
		"one place":         "Syria ",
		"many of the":       "of the ",
		"places of places":  "Paris, Texas, London, Ontario, ",
		"half a long name":  "Democratic Republic of the ",
		"spaces":            " ",
		"lines":             "GENEVA\n",
		"doubtful names":    "Georgia Jordan said. In Georgia, Birmingham and Nice. ",
	} {
		t.Run(name, func(t *testing.T) { sound(t, strings.Repeat(piece, size/len(piece))) })
	}
}

const report = `GENEVA (AP) — Talks on the truce in Syria resumed here on Monday after a week of shelling around Aleppo, the Turkish envoy, Selin Aydar, said.

"Nobody in Ankara wants this to fail," she told reporters at the Palais, as delegates from Russia, Iran and the United States waited in separate rooms.

Ms. Aydar, who joined from the London School of Trade and once lived in Nice, said that the U.S. Senate would have to vote. Senator Ruth Alvarez of Ohio
had promised as much in Columbus, Ohio, last week. A spokesman for the Bank of England, which holds part of the funds, declined to comment.

`

func BenchmarkFind(b *testing.B) {
	body := strings.Repeat(report, 8)
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		Find(body)
	}
}
