package blocks

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// read is what a literal has that somebody reads: two words, a word with a capital letter,
// or one with a mark behind it.
var read = regexp.MustCompile(`[A-Za-z]{2,} [a-z%A-Z]|\b[A-Z][a-z]+|[a-z]{2,}[…?!]$`)

// TestEachWordThatPeopleReadIsInTheCatalogue looks for words in the source, where nobody
// finds them who puts the interface into another language.
func TestEachWordThatPeopleReadIsInTheCatalogue(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	set := token.NewFileSet()
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(set, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok && isError(call) {
				return false // which an admin reads, in the log
			}
			if text, ok := n.(*ast.BasicLit); ok && text.Kind == token.STRING {
				if value, err := strconv.Unquote(text.Value); err == nil && read.MatchString(value) {
					t.Errorf("%s: put %s into bot/label/english.txt", set.Position(text.Pos()), text.Value)
				}
			}
			return true
		})
	}
}

func isError(c *ast.CallExpr) bool {
	f, ok := c.Fun.(*ast.SelectorExpr)
	return ok && (f.Sel.Name == "Errorf" || f.Sel.Name == "MustCompile")
}
