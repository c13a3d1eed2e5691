package config

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Problem is one setting that cannot stand.
type Problem struct {
	// Source is where it was set: "config.yaml:7", "ONRECORD_POLL", "--poll";
	// empty for a default.
	Source string
	Key    string // "slack.api_url"; empty where no setting is meant
	// Value is what was written, without secrets; empty where that is no help.
	Value string
	// Fix says what is wrong and what to write instead.
	Fix string

	item int // of a list, from 1; 0 is the whole setting
}

func (p Problem) Error() string {
	var parts []string
	for _, part := range []string{p.Source, p.Key} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if p.Value != "" {
		return strings.Join(append(parts, strconv.Quote(p.Value)), ": ") + " " + p.Fix
	}
	return strings.Join(append(parts, p.Fix), ": ")
}

// Problems is all that is wrong with the settings, as one error.
type Problems []Problem

func (ps Problems) Error() string {
	if len(ps) == 1 {
		return "configuration: " + ps[0].Error()
	}
	var text strings.Builder
	fmt.Fprintf(&text, "configuration: %d problems", len(ps))
	for _, p := range ps {
		text.WriteString("\n  " + p.Error())
	}
	return text.String()
}

// err returns ps as an error, nil where there is none.
func (ps Problems) err() error {
	if len(ps) == 0 {
		return nil
	}
	return ps
}

// unknown is the fix for a name that is none of known: the one that was
// probably meant, else those that begin alike.
func unknown(name string, known []string) string {
	var nearest []string
	least := max(2, len(name)/4)
	for _, k := range known {
		d := distance(name, k)
		if strings.HasSuffix(k, "."+name) {
			d = 0
		}
		if d < least {
			nearest, least = nil, d
		}
		if d == least {
			nearest = append(nearest, k)
		}
	}
	if len(nearest) > 0 {
		return "is no setting: did you mean " + strings.Join(nearest, " or ") + "?"
	}
	for prefix := name; ; {
		prefix = prefix[:strings.LastIndexAny(prefix, "._")+1]
		alike := slices.DeleteFunc(slices.Clone(known), func(k string) bool { return !strings.HasPrefix(k, prefix) })
		if len(alike) > 0 {
			return "is no setting: there are " + strings.Join(alike, ", ")
		}
		prefix = strings.TrimRight(prefix, "._")
	}
}

// distance is the number of bytes to insert, delete or replace between a and b.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			replaced := diagonal
			if a[i] != b[j] {
				replaced++
			}
			diagonal = row[j+1]
			row[j+1] = min(replaced, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
