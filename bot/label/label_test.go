package label_test

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"

	"onrecord/bot/label"
)

// asked is where the program asks for a text: by its key, for a number of things, or for the
// number alone.
var asked = regexp.MustCompile(`label\.(Text|Counted|Count)\((?:[^"()]*(?:\([^()]*\))?[^"()]*, )?"([^"]+)"`)

// keysOf are the keys of what the program asks for in a call.
func keysOf(call, key string) []string {
	switch call {
	case "Counted":
		return []string{key + ".one", key + ".many"}
	case "Count":
		return []string{"count." + key + ".one", "count." + key + ".many"}
	}
	return []string{key}
}

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
			for _, key := range keysOf(found[1], found[2]) {
				used[key] = true
				if label.Text(key) == key {
					t.Errorf("%s asks for %q, which the catalogue lacks", path, key)
				}
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
		// Of each intent and field a question has one or several: plain.who-said.topic.
		isPlain := strings.HasPrefix(key, "plain.") && strings.Count(key, ".") == 2
		isValue := isPlain || strings.HasPrefix(key, "value.") || strings.HasPrefix(key, "meaning.")
		counted, none := strings.CutSuffix(key, ".none")
		if ok && !isValue && !strings.HasPrefix(key, "#") && !used[key] && !(none && used[counted+".many"]) {
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
