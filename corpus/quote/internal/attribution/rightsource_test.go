package attribution

import (
	"testing"

	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/tagger"
)

// attributionsIn returns the source, cue and content of what a text attributes, each
// as printed.
func attributionsIn(t *testing.T, body string) [][3]string {
	t.Helper()
	tags, model := shipped(t)
	doc := document.Parse(body)
	tagger.TagText(tags, doc)
	var out [][3]string
	for _, a := range model.Find(doc, &Workspace{}) {
		content := ""
		for i, c := range a.Content {
			if i > 0 {
				content += " … "
			}
			content += doc.Printed(c)
		}
		out = append(out, [3]string{printedOrNothing(doc, a.Source), printedOrNothing(doc, a.Cue), content})
	}
	return out
}

func printedOrNothing(t *document.Document, r document.Range) string {
	if r.Empty() {
		return ""
	}
	return t.Printed(r)
}

func TestConstructionsSayWhoSpeaks(t *testing.T) {
	for body, want := range map[string][3]string{
		"The Courier quoted Lars Vik as saying the channel had moved.":                                                        {"Lars Vik", "saying", "the channel had moved"},
		"Quill recalled her mother telling her that the sea keeps no books.":                                                  {"her mother", "telling", "that the sea keeps no books"},
		"A pilot who had dropped it off told the court that the robe was found on a bench.":                                   {"A pilot who had dropped it off", "told", "that the robe was found on a bench"},
		"The market has two cafés, a bank and dozens of stallholders who say the rent has doubled.":                           {"dozens of stallholders", "say", "the rent has doubled"},
		"Weed covered the pond overnight, leading the parish to implore anglers to keep their hooks at home.":                 {"the parish", "implore", "to keep their hooks at home"},
		"The wardens begged visitors to close the gate.":                                                                      {"The wardens", "begged", "to close the gate"},
		"Gulls took the lane, prompting the warden to implore hikers to leash their ferrets.":                                 {"the warden", "implore", "to leash their ferrets"},
		"The floods led the mayor to plead with residents not to drive over the weir.":                                        {"the mayor", "plead", "not to drive over the weir"},
		"The thefts have driven the farmers to exhort neighbours to lock their barns.":                                        {"the farmers", "exhort", "to lock their barns"},
		"The ferry sank again, causing the harbour board to call on the company to hire a diver.":                             {"the harbour board", "call", "to hire a diver"},
		"The second tunnel, the builders promise, will open in June.":                                                         {"the builders", "promise", "The second tunnel … will open in June"},
		"We were waiting for the tram when a stranger mused loudly, “Does that dog ever blink?”":                              {"a stranger", "mused", "“Does that dog ever blink?”"},
		"“It is sound enough,” Haug said when he was asked about the noise.":                                                  {"Haug", "said", "“It is sound enough,”"},
		"Hanna Voss, whose family has run the ferry since the war, when her uncle bought a barge, said the licence was hers.": {"Hanna Voss", "said", "the licence was hers"},
		"Her verdict: “Too much salt.”":                                                                                       {"Her", "verdict", "“Too much salt.”"},
		"She voiced her “shame and fury” on the radio.":                                                                       {"She", "voiced", "her “shame and fury” on the radio"},
		"The panic began with a story in the Herald that, naming nobody, alleged the mayor had pawned the bell.":              {"a story in the Herald", "alleged", "the mayor had pawned the bell"},
		"“No more tulips,” sighed gardener Hedda Krull.":                                                                      {"gardener Hedda Krull", "sighed", "“No more tulips,”"},
		"“No more tulips,” shrugs Hedda Krull, 71.":                                                                           {"Hedda Krull", "shrugs", "“No more tulips,”"},
		"“No more tulips,” came the reply from the nursery.":                                                                  {"the nursery", "reply", "“No more tulips,”"},
		"“No more tulips” is how Hedda Krull sums up the spring.":                                                             {"Hedda Krull", "sums", "“No more tulips”"},
		"Hedda Krull put down her spade and muttered, “It is the moles.”":                                                     {"Hedda Krull", "muttered", "“It is the moles.”"},
		"The gardener's advice is plain: “Dig at night.”":                                                                     {"The gardener", "advice", "“Dig at night.”"},
		"The gardener's excuse was that the moles had eaten the bulbs.":                                                       {"The gardener", "excuse", "that the moles had eaten the bulbs"},
		"In the words of its gardener, Hedda Krull, the park is “a sieve with a gate”.":                                       {"its gardener, Hedda Krull", "words", "the park is “a sieve with a gate”"},
		"In her opinion, the moles should be paid.":                                                                           {"her", "opinion", "the moles should be paid"},
		"Two gardeners swore under oath that the moles had moved the fence.":                                                  {"Two gardeners", "swore", "that the moles had moved the fence"},
		"Krull shared a photo of the lawn with the caption “Tenants wanted.”":                                                 {"Krull", "caption", "“Tenants wanted.”"},
		"Krull said the moles had won, and the council took down the fence.":                                                  {"Krull", "said", "the moles had won"},
		"Krull said the park would open in May and went back to her spade.":                                                   {"Krull", "said", "the park would open in May"},
		"Krull said the park would open in May; the gate is still locked.":                                                    {"Krull", "said", "the park would open in May"},
		"Krull said the park would open in May, and that the lawn would be green.":                                            {"Krull", "said", "the park would open in May, and that the lawn would be green"},
		"The mole catcher rejected the charge that he had sold the moles.":                                                    {"The mole catcher", "rejected", "that he had sold the moles"},
	} {
		got := attributionsIn(t, body)
		if len(got) != 1 || got[0] != want {
			t.Errorf("%s\ngot  %q\nwant %q", body, got, want)
		}
	}
}

func TestTwoSpeakersOfASentenceKeepTheirWords(t *testing.T) {
	got := attributionsIn(t, "“We will pay,” Ada Quill, the treasurer, said, and “they will wait,” Carl Moe, the clerk, replied.")
	if len(got) != 2 || got[0][2] != "“We will pay,”" || got[1] != [3]string{"Carl Moe, the clerk", "replied", "“they will wait,”"} {
		t.Errorf("%q", got)
	}
}

func TestThingsAndNamesAreNoQuotes(t *testing.T) {
	for _, body := range []string{
		"The Marsh Brigade claimed responsibility for the cut ropes.",
		"Last spring, Tarnsund added two ferries to the night run, which passes the mill.",
		"The old bay below the mill is known as “the Ladle”.",
		"The board wants to implore anglers to leash their dogs.",
		"The keeper blamed the lamp and thanked the crew.",
		"The mill announced two new ovens and a shop.",
		"The board noted the report and adopted the minutes.",
		"Divers found a bell in the reeds on Sunday.",
		"Old Ada Quill said nothing for an hour.",
		"Carl Moe called his brother from the quay.",
		"The two harbours argued about the buoy for a year.",
	} {
		if got := attributionsIn(t, body); len(got) > 0 {
			t.Errorf("%s\ngot %q", body, got)
		}
	}
}
