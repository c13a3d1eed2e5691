package coref

import (
	"slices"
	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/mention"
	"onrecord/corpus/quote/internal/model"
	"onrecord/corpus/quote/internal/tagger"
)

// castOf brings together the names of a text.
func castOf(body string) *mention.Entities {
	t := document.Parse(body)
	tagger.TagText(model.Shipped().Tagger, t)
	model.Shipped().Attribution.MarkCuePriors(t)
	return mention.ClusterMentions(t)
}

func entityNames(c *mention.Entities) []string {
	var out []string
	for _, e := range c.List {
		out = append(out, e.Name)
	}
	return out
}

func TestNamesAreReadWhole(t *testing.T) {
	for body, want := range map[string]string{
		"Notes from Lindmoor (NFL) reported the strike on Monday. NFL has two editors.":            "Notes from Lindmoor",
		"The Harbour Pilots' Conference of Ostrava (HPCO) met on Friday.":                          "Harbour Pilots' Conference of Ostrava",
		"The fire was out, J. Russell Pell told the council. Pell has led the brigade for a year.": "J. Russell Pell",
		"The Committee to Protect Lighthouses wrote to the mayor.":                                 "Committee to Protect Lighthouses",
		"The offer came from the firm of Hasund and Sons on Friday.":                               "Hasund and Sons",
		"A vote was held, United Nations envoy Ada Quill said.":                                    "Ada Quill",
		"Without Lena Brandt the play would have closed.":                                          "Lena Brandt",
		// with what belongs to a body in the genitive
		"They called the Lindmoor Sheriff’s Office at nine.":           "Lindmoor Sheriff’s Office",
		"It is in the Old Fisher's Almanac for May.":                   "Old Fisher's Almanac",
		"The boat was seen by Norway’s Coast Guard on Monday.":         "Norway’s Coast Guard",
		"The letter came from Norway’s National Institute of Herring.": "National Institute of Herring",
		"They wrote to the Ostravan Department of Justice.":            "Ostravan Department of Justice",
		"It was bought by Anker Ferries Inc. on Monday.":               "Anker Ferries Inc.",
		// without what only stands beside them
		"On Monday Governor Kari Moe Katarina (Kari) Ann MoeFerry sinks in fog Lena Brandt resigns MORE spoke.": "Kari Moe",
		"The vote pleased Speaker Pro Tempore Ada Quill.":                                                       "Ada Quill",
		"Voter Ada Quill left early.":                                                                           "Ada Quill",
		"I am going home! — Ada J. Quill (@adaquill) May 4\n\nThe post was by Ada Quill herself.":               "Ada Quill",
		// with a word that looks like none of a name
		"Lena Will won the race. Will said it was cold.":               "Lena Will",
		"Moe Supermarkets closed on Monday. Moe said it had no money.": "Moe Supermarkets",
		"The decision pleased Governor Arnel dela Vega on Monday.":     "Arnel dela Vega",
	} {
		if got := entityNames(castOf(body)); !slices.Contains(got, want) {
			t.Errorf("%q\nnames %q, want %q among them", body, got, want)
		}
	}
}

func TestShortFormsFindTheirName(t *testing.T) {
	for name, body := range map[string]string{
		"initials":             "The Ostrava Port Authority shut the quay. OPA staff were sent home.",
		"first letters":        "US Central Command denied it. CENTCOM gave no reason.",
		"a gloss":              "The Halden Institute of Volcanology (Halvolc) saw it first. Halvolc has nine staff.",
		"an accent left out":   "Anton Brändt won. Brandt thanked his crew.",
		"an office left out":   "The Department of Harbours and Human Rights met. HHR staff came late.",
		"a nation left out":    "The US Department of Harbours met. The DOH said so.",
		"a name clipped":       "The Lindmoor Police came late. The Lind had been called at nine.",
		"a nickname":           "Ted Quill came. The notice was for Theodore Quill.",
		"half of a country":    "Envoys of North Korea came. They heard the North.",
		"a firm's last word":   "Anker Line Holdings opened in May. Anker Line has two ferries.",
		"a court and its seat": "The Supreme Court of Ostrava ruled on Monday. The Supreme Court sat all night.",
	} {
		c := castOf(body)
		last := c.Mentions[len(c.Mentions)-1]
		if first := c.Mentions[0]; last.Entity != first.Entity {
			t.Errorf("%s: %q is not %q", name, c.Doc.Printed(last.Range), c.Doc.Printed(first.Range))
		}
	}
}

func TestAbbreviations(t *testing.T) {
	for short, name := range map[string]string{
		"centcom": "us central command",
		"cdc":     "centers for disease control",
		"opa":     "ostrava port authority",
		"doge":    "department of guild elections",
	} {
		if !mention.Abbreviates(short, strings.Fields(name), true) {
			t.Errorf("%s does not stand for %s", short, name)
		}
	}
	if mention.Abbreviates("opa", []string{"ostrava", "harbour", "authority"}, true) {
		t.Error("OPA stands for the Ostrava Harbour Authority")
	}
}

func TestSourcesAreTold(t *testing.T) {
	body := "Ada Quill won, the geologist from Halden said. The company denied it. Researchers wrote the report. It was late, he said."
	c := castOf(body)
	for source, want := range map[string]class{
		"Ada Quill":                 className,
		"the geologist from Halden": classPerson,
		"The company":               classOrg,
		"Researchers":               classPeople,
		"the report":                classDocument,
		"It":                        classImpersonal,
		"he":                        classPersonal,
	} {
		start := strings.LastIndex(body, source)
		r := newResolver(c.Doc, []attribution.Attribution{{
			Source:  c.Doc.TokensOf(corpus.Span{Start: start, End: start + len(source)}),
			Content: []document.Range{{From: 0, To: 1}},
		}}, Imprint{})
		if got := r.anaphorOf(0); got.class != want {
			t.Errorf("%q is of class %d, want %d", source, got.class, want)
		}
	}
}

func TestConfidenceRisesWithTheProbability(t *testing.T) {
	last := -1.0
	for _, p := range []float64{0, 0.2, 0.5, 0.9, 0.99, 1} {
		got := calibrationPrinted.calibrate(p)
		if got <= last || got > 1 {
			t.Errorf("modest(%v) = %v after %v", p, got, last)
		}
		last = got
	}
}
