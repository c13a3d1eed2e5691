package lexicon

import (
	"io/fs"
	"strings"
	"testing"
)

func TestEveryListHoldsEachWordOnceInLowerCase(t *testing.T) {
	err := fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		seen := map[string]bool{}
		for _, w := range List(strings.TrimSuffix(path, ".txt")) {
			if seen[w] {
				t.Errorf("%s holds %q twice", path, w)
			}
			if w != strings.ToLower(w) || strings.ContainsAny(w, " \t") {
				t.Errorf("%s: %q is not one word in lower case", path, w)
			}
			seen[w] = true
		}
		if len(seen) == 0 {
			t.Errorf("%s holds no word", path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
