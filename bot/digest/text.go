package digest

import (
	"fmt"
	"strings"

	"onrecord/bot/answer"
)

// lineRunes is how much of a quote a line of the digest shows.
const lineRunes = 220

// Text is the digest as plain text, for a terminal.
func (d Digest) Text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "On the record, %s: %s\n", d.Day, answer.Articles(d.Articles))
	if len(d.Quotes) == 0 {
		b.WriteString("A slow day: nobody was quoted at a length that stands on its own.\n")
	}
	for _, c := range d.Quotes {
		fmt.Fprintf(&b, "\n%s: %s\n  %s", c.Who(), c.Excerpt(lineRunes), c.Where())
		if c.Copies > 0 {
			fmt.Fprintf(&b, ", %s", c.AlsoIn())
		}
		b.WriteString("\n")
	}
	for _, c := range d.Corrections {
		fmt.Fprintf(&b, "\nCorrected: %s (%s)\n", c.Headline, c.Outlet)
	}
	if d.Backfill > 0 {
		fmt.Fprintf(&b, "\nLeft out, because it came in more than 48 hours late: %s.\n", answer.Articles(d.Backfill))
	}
	return b.String()
}
