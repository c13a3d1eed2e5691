package coverage

import (
	"fmt"
	"strings"

	"github.com/dustin/go-humanize"

	"onrecord/bot/label"
)

// Text is the calendar as plain text: a line for each outlet, its holes, and a picture of
// it by month.
func (c Calendar) Text(outlets int) string {
	var b strings.Builder
	if c.From == "" {
		return label.Text("coverage.none") + "\n"
	}
	fmt.Fprintln(&b, label.Text("coverage.all", humanize.Comma(int64(c.Whole.Articles)), len(c.Outlets), label.Days(c.From, c.To)))
	c.holes(&b, label.Text("coverage.whole"), c.Whole)
	for _, o := range c.Outlets[:min(len(c.Outlets), outlets)] {
		week := 0.0
		for _, n := range o.Usual {
			week += n
		}
		fmt.Fprintf(&b, "\n%s\n", label.Text("coverage.outlet", o.Name, label.Count(o.Articles, "article"), label.Days(o.From, o.To), week))
		c.picture(&b, o)
		c.holes(&b, "", o)
	}
	if more := len(c.Outlets) - outlets; more > 0 {
		fmt.Fprintf(&b, "\n%s\n", label.Text("list.more", more))
	}
	return b.String()
}

func (c Calendar) holes(b *strings.Builder, lead string, o Outlet) {
	for _, h := range o.Holes {
		if lead != "" {
			fmt.Fprintf(b, "  %s: %s\n", lead, h)
		} else {
			fmt.Fprintf(b, "  %s\n", h)
		}
	}
}

// levels are the signs of a month without an article, and with more and more of what the
// fullest has.
var levels = []rune("·▁▂▃▄▅▆▇█")

// picture draws a line for each year, a sign for each month.
func (c Calendar) picture(b *strings.Builder, o Outlet) {
	months, most := make(map[string]int), 0
	for _, d := range o.Days {
		month := string(d.Day[:len("2006-01")])
		months[month] += d.Articles
		most = max(most, months[month])
	}
	for year := o.From[:4]; year <= o.To[:4]; year = (year + "-12-31").Add(1)[:4] {
		var line []rune
		for month := 1; month <= 12; month++ {
			line = append(line, sign(months[fmt.Sprintf("%s-%02d", year, month)], most))
		}
		fmt.Fprintf(b, "  %s %s\n", year, string(line))
	}
}

func sign(n, most int) rune {
	if n == 0 {
		return levels[0]
	}
	steps := len(levels) - 1
	return levels[min(steps, 1+n*(steps-1)/max(most, 1))]
}
