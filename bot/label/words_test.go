package label_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// spoken are the packages whose words people read.
var spoken = []string{"..", "../slack/blocks", "../asking/answer", "../news/amend", "../news/correct", "../news/digest", "../news/watch", "../people/person", "../people/story",
	"../factcheck/check", "../factcheck/audit", "../factcheck/mark", "../asking/coverage", "../asking/rows", "../asking/met", "../people/sourcing"}

// spokenFiles are those of other packages, whose other files have the words that questions
// are made of, and the XML of a workbook.
var spokenFiles = []string{"../asking/question/plain.go", "../asking/export/export.go"}

// fixed are values of the JSON forms, which never change.
var fixed = []string{"not printed"}

// read is what a literal has that somebody reads: two words, a word with a capital letter,
// or one with a mark behind it.
var read = regexp.MustCompile(`[A-Za-z]{2,} [a-z%A-Z]|\b[A-Z][a-z]+|[a-z]{2,}[…?!]$`)

// TestEachWordThatPeopleReadIsInTheCatalogue looks for words in the source, where nobody
// finds them who puts the interface into another language.
func TestEachWordThatPeopleReadIsInTheCatalogue(t *testing.T) {
	set := token.NewFileSet()
	var patterns []string
	for _, folder := range spoken {
		patterns = append(patterns, filepath.Join(folder, "*.go"))
	}
	for _, pattern := range append(patterns, spokenFiles...) {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatal(pattern, files, err)
		}
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			file, err := parser.ParseFile(set, name, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			for _, text := range literals(file) {
				if value, err := strconv.Unquote(text.Value); err == nil && read.MatchString(value) && !strings.Contains(value, "(?:") && !slices.Contains(fixed, value) {
					t.Errorf("%s: put %s into bot/label/english.txt", set.Position(text.Pos()), text.Value)
				}
			}
		}
	}
}

// literals are the texts of a file that may be a reply: all but those of errors and regular
// expressions, those that a text is compared with or taken apart by, and the tags of fields.
func literals(file *ast.File) (out []*ast.BasicLit) {
	compared := make(map[ast.Node]bool)
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CaseClause:
			for _, value := range n.List {
				compared[value] = true
			}
		case *ast.BinaryExpr:
			if n.Op == token.EQL || n.Op == token.NEQ {
				compared[n.X], compared[n.Y] = true, true
			}
		case *ast.CallExpr:
			return !readsOrFails(n)
		case *ast.Field:
			compared[n.Tag] = true
		case *ast.BasicLit:
			if n.Kind == token.STRING && !compared[n] {
				out = append(out, n)
			}
		}
		return true
	})
	return out
}

// readers are the functions of the packages spoken that make a set of words to look for.
var readers = []string{"set", "words", "stems", "len"}

// readsOrFails reports whether a call reads a text, or makes an error, which goes to the log.
func readsOrFails(c *ast.CallExpr) bool {
	switch f := c.Fun.(type) {
	case *ast.Ident:
		return slices.Contains(readers, f.Name)
	case *ast.SelectorExpr:
		of, _ := f.X.(*ast.Ident)
		if of == nil {
			return f.Sel.Name == "Format"
		}
		name := of.Name + "." + f.Sel.Name
		return of.Name == "strings" && name != "strings.Join" || of.Name == "errors" || of.Name == "time" ||
			name == "fmt.Errorf" || name == "regexp.MustCompile" || name == "pattern.Lazy" || f.Sel.Name == "Format"
	}
	return false
}
