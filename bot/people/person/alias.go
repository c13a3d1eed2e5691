package person

import (
	"bufio"
	"fmt"
	"os"
	"strings"

	"onrecord/index/person"
)

// aliases are what the newsroom's file calls people beside their names, each with the name.
type aliases map[person.Key]string

// read reads the file: a line an alias, "the PM = Elin Varga"; # begins a remark. It
// is read for each look-up, so that what an admin writes or takes out holds at once.
func (a aliases) read(path string) error {
	if path == "" {
		return nil
	}
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("the file of aliases (people.aliases): %w", err)
	}
	defer f.Close() // it was only read
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		line, _, _ := strings.Cut(lines.Text(), "#")
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		alias, name, ok := strings.Cut(line, "=")
		key := keyOf(alias)
		if name = strings.TrimSpace(name); !ok || key == "" || name == "" {
			return fmt.Errorf("the file of aliases %s: line %d: write it like the PM = Elin Varga", path, n)
		}
		a[key] = name
	}
	return lines.Err()
}

// named is the name of whoever is called so, or what they are called.
func (a aliases) named(asked string) string {
	if name, ok := a[keyOf(asked)]; ok {
		return name
	}
	return asked
}

// of returns the aliases of somebody.
func (a aliases) of(name string) (out []person.Key) {
	for alias, whose := range a {
		if person.KeyOf(whose) == person.KeyOf(name) {
			out = append(out, alias)
		}
	}
	return out
}
