package gold

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Falls compares a table with one recorded earlier, figure by figure, and
// returns a line for each figure that is lower now; in a line that has one of some words,
// for each that is higher. Intervals and whole numbers may change as they like.
func Falls(recorded, table string, lowerIsBetter ...string) []string {
	was, is := strings.Split(recorded, "\n"), strings.Split(table, "\n")
	if len(was) != len(is) {
		return []string{fmt.Sprintf("the table has %d lines, recorded are %d", len(is), len(was))}
	}
	var out []string
	for i := range was {
		before, now := figures(was[i]), figures(is[i])
		if len(before) != len(now) {
			out = append(out, fmt.Sprintf("the line has other figures:\nwas %s\nis  %s", was[i], is[i]))
			continue
		}
		lower := slices.ContainsFunc(lowerIsBetter, func(word string) bool { return strings.Contains(was[i], word) })
		for k := range before {
			switch {
			case now[k] < before[k] && !lower:
				out = append(out, fmt.Sprintf("a figure fell from %.1f to %.1f:\nwas %s\nis  %s", before[k], now[k], was[i], is[i]))
			case now[k] > before[k] && lower:
				out = append(out, fmt.Sprintf("a figure rose from %.1f to %.1f:\nwas %s\nis  %s", before[k], now[k], was[i], is[i]))
			}
		}
	}
	return out
}

// figures returns the percentages of a line of the table.
func figures(line string) []float64 {
	var out []float64
	for _, f := range strings.Fields(line) {
		if v, err := strconv.ParseFloat(f, 64); err == nil && strings.Contains(f, ".") {
			out = append(out, v)
		}
	}
	return out
}
