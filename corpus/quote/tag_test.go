package quote

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"os"
	"strings"
	"testing"
)

func readTags(t *testing.T) [][]TaggedWord {
	f, _ := os.Open(shared(t, "quotes/pos-gum.tsv.gz"))
	z, _ := gzip.NewReader(f)
	s := bufio.NewScanner(z)
	var out [][]TaggedWord
	var cur []TaggedWord
	for s.Scan() {
		l := s.Text()
		if l == "" {
			if cur != nil {
				out = append(out, cur)
			}
			cur = nil
			continue
		}
		if strings.HasPrefix(l, "# ") && strings.Contains(l, " = ") {
			continue
		}
		p := strings.Split(l, "\t")
		cur = append(cur, TaggedWord{p[0], p[1]})
	}
	return out
}
func TestTagAcc(t *testing.T) {
	all := readTags(t)
	var tr, te [][]TaggedWord
	for i, s := range all {
		if i%10 == 9 {
			te = append(te, s)
		} else {
			tr = append(tr, s)
		}
	}
	m := learnTags(tr)
	w := &workspace{}
	ok, n := 0, 0
	conf := map[string]int{}
	for _, s := range te {
		tk := wordTokens(s)
		tagSentence(m, tk, w)
		for i := range tk {
			if tk[i].is(mark) {
				continue
			}
			n++
			if tk[i].tag == tagOf(s[i].Tag) {
				ok++
			} else {
				conf[fmt.Sprint(tk[i].tag, "<-", s[i].Tag)]++
			}
		}
	}
	fmt.Println(ok, n, float64(ok)/float64(n))
	fmt.Println(conf)
}
