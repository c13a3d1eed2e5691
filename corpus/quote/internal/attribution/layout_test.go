package attribution

import (
	"testing"

	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/tagger"
)

func TestAHeadingBeforeAColonIsNoSpeaker(t *testing.T) {
	for _, body := range []string{
		"The result: “No further questions.”",
		"Her rule is this: “Boil first.”",
		"In short: “Never again.”",
	} {
		x := document.Parse(body)
		tags, _ := shipped(t)
		tagger.TagText(tags, x)
		if source := labelBefore(x, x.Quotations[0].From); !source.Empty() {
			t.Errorf("%q speaks in %s", x.Printed(source), body)
		}
	}
}
