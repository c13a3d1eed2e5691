package bot_test

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// mostMethods is how many methods a type may have, with those that are not exported and those of
// what it embeds.
const mostMethods = 25

func TestATypeHasFewMethods(t *testing.T) {
	for name, methods := range methodsOfTypes(t) {
		if methods > mostMethods {
			t.Errorf("%s has %d methods, with those of what it embeds; %d are allowed: give what it holds types of their own", name, methods, mostMethods)
		}
	}
}

// built is what go list tells of a package and its compiled form.
type built struct {
	ImportPath, Export, Dir string
	GoFiles                 []string
}

// methodsOfTypes counts the methods that can be called on each named type.
func methodsOfTypes(t *testing.T) map[string]int {
	t.Helper()
	list := exec.CommandContext(t.Context(), "go", "list", "-export", "-deps", "-json=ImportPath,Export,Dir,GoFiles", module+"/...")
	list.Stderr = os.Stderr
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	exports := map[string]string{}
	var ours []built
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p built
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		exports[p.ImportPath] = p.Export
		if within(p.ImportPath, module) {
			ours = append(ours, p)
		}
	}
	files := token.NewFileSet()
	imported := importer.ForCompiler(files, "gc", func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) })
	methods := map[string]int{}
	for _, p := range ours {
		scope := typesOf(t, p, files, imported).Scope()
		for _, name := range scope.Names() {
			defined, ok := scope.Lookup(name).(*types.TypeName)
			if !ok || defined.IsAlias() {
				continue
			}
			called := defined.Type()
			if !types.IsInterface(called) {
				called = types.NewPointer(called)
			}
			methods[strings.TrimPrefix(p.ImportPath, module+"/")+"."+name] = types.NewMethodSet(called).Len()
		}
	}
	return methods
}

func typesOf(t *testing.T, p built, files *token.FileSet, imported types.Importer) *types.Package {
	t.Helper()
	var parsed []*ast.File
	for _, name := range p.GoFiles {
		file, err := parser.ParseFile(files, filepath.Join(p.Dir, name), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		parsed = append(parsed, file)
	}
	config := types.Config{Importer: imported, IgnoreFuncBodies: true} // which have no types that are counted
	checked, err := config.Check(p.ImportPath, files, parsed, nil)
	if err != nil {
		t.Fatal(err)
	}
	return checked
}
