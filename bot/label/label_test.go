package label_test

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"

	"onrecord/bot/label"
)

var (
	asked = regexp.MustCompile(`label\.Text\("([^"]+)"`)
)

// TestTheCatalogueIsWhatTheProgramShows reads which texts the program asks for.
func TestTheCatalogueIsWhatTheProgramShows(t *testing.T) {
	used := make(map[string]bool)
	program := os.DirFS("..")
	err := fs.WalkDir(program, ".", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		source, err := fs.ReadFile(program, path)
		for _, found := range asked.FindAllStringSubmatch(string(source), -1) {
			used[found[1]] = true
			if label.Text(found[1]) == found[1] {
				t.Errorf("%s asks for %q, which the catalogue lacks", path, found[1])
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	catalogue, err := os.ReadFile("english.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(catalogue)) {
		key, _, ok := strings.Cut(line, " = ")
		isValue := strings.HasPrefix(key, "value.") || strings.HasPrefix(key, "meaning.")
		if ok && !isValue && !strings.HasPrefix(key, "#") && !used[key] {
			t.Errorf("nothing shows %q: delete it", key)
		}
	}
}

func TestEachLabelIsExplained(t *testing.T) {
	for _, value := range []string{
		"verbatim", "partial", "paraphrase", "related", "direct", "mixed", "indirect", "sentence",
		"denied", "not-said", "hypothetical", "disputed", "asked", "retracted",
		"exact", "altered", "wrong-speaker", "in-other-words", "not-found",
	} {
		if label.Of(value) == "" || !strings.HasSuffix(label.Meaning(value), ".") {
			t.Errorf("%s: %q means %q", value, label.Of(value), label.Meaning(value))
		}
	}
	if label.Of("asserted") != "" {
		t.Error("what is simply said has a label")
	}
}
