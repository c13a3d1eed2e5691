package sourcing

import (
	"encoding/csv"
	"fmt"
	"os"
	"strings"

	"onrecord/index/term"
)

// traits are what the newsroom's file says of people, by their folded names.
type traits map[string]map[string]string

// readTraits reads the file: CSV whose first line names the columns, the first of them
// "name". An empty cell says nothing.
func readTraits(path string) (traits, error) {
	if path == "" {
		return nil, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("the file of traits (people.traits): %w", err)
	}
	defer f.Close() // it was only read
	lines, err := csv.NewReader(f).ReadAll()
	switch {
	case err != nil:
		return nil, fmt.Errorf("the file of traits %s: %w", path, err)
	case len(lines) == 0 || len(lines[0]) < 2 || !strings.EqualFold(strings.TrimSpace(lines[0][0]), "name"):
		return nil, fmt.Errorf("the file of traits %s: write a first line such as name,region", path)
	}
	out := make(traits)
	for _, line := range lines[1:] {
		of := make(map[string]string)
		for i, value := range line[1:] {
			if value = strings.TrimSpace(value); value != "" {
				of[strings.TrimSpace(lines[0][i+1])] = value
			}
		}
		out[folded(line[0])] = of
	}
	return out, nil
}

func (t traits) of(name string) map[string]string {
	if len(t) == 0 {
		return nil
	}
	return t[folded(name)]
}

func folded(name string) string { return strings.Join(term.Words(name), " ") }
