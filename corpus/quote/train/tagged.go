package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"os"
	"strings"

	"onrecord/corpus/quote"
)

// readTagged reads sentences of tagged words: a word, a tab and its Penn tag a
// line, a blank line after each sentence, comments behind "# ".
func readTagged(path string) ([][]quote.TaggedWord, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var out [][]quote.TaggedWord
	var sentence []quote.TaggedWord
	end := func() {
		if len(sentence) > 0 {
			out, sentence = append(out, sentence), nil
		}
	}
	lines := bufio.NewScanner(z)
	for n := 1; lines.Scan(); n++ {
		l := lines.Text()
		word, tag, ok := strings.Cut(l, "\t")
		switch {
		case l == "":
			end()
		case ok:
			sentence = append(sentence, quote.TaggedWord{Word: word, Tag: tag})
		case !strings.HasPrefix(l, "# "):
			return nil, fmt.Errorf("%s: line %d: %q is not a word, a tab and its tag", path, n, l)
		}
	}
	end()
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return out, nil
}
