package raw

import (
	"os"
	"strings"
	"testing"
)

// ARCHIVE.md says what a newsroom may call its fields.
func TestTheDocumentNamesEveryField(t *testing.T) {
	content, err := os.ReadFile("../../../ARCHIVE.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range Fields {
		_, row, ok := strings.Cut(string(content), "| `"+f.Name+"` | ")
		if !ok {
			t.Errorf("no row for %s", f.Name)
			continue
		}
		row, _, _ = strings.Cut(row, "\n")
		if !strings.HasSuffix(row, " | "+strings.Join(f.Aliases, ", ")+" |") {
			t.Errorf("%s has other names: %s", f.Name, strings.Join(f.Aliases, ", "))
		}
	}
}
