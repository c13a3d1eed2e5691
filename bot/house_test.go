package bot_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
)

// pkg is what go list tells of a package.
type pkg struct {
	ImportPath, Name, Doc              string
	Imports, TestImports, XTestImports []string
}

const module = "onrecord"

// packages lists every package of the module.
func packages(t *testing.T) []pkg {
	t.Helper()
	all, err := listed()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

var listed = sync.OnceValues(func() (packages []pkg, err error) {
	list := exec.Command("go", "list", "-json=ImportPath,Name,Doc,Imports,TestImports,XTestImports", module+"/...")
	list.Stderr = os.Stderr
	out, err := list.Output()
	if err != nil {
		return nil, err
	}
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p pkg
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return packages, nil
		} else if err != nil {
			return nil, err
		}
		packages = append(packages, p)
	}
})

// room is the folder at the top that a package lies in; "" is main's.
func room(path string) string {
	rest, _ := strings.CutPrefix(path, module)
	room, _, _ := strings.Cut(strings.TrimPrefix(rest, "/"), "/")
	return room
}

func within(path, parent string) bool { return path == parent || strings.HasPrefix(path, parent+"/") }

func TestImportsRunOneWay(t *testing.T) {
	allowed := map[string][]string{
		"":       {"config", "bot", "index", "corpus"},
		"bot":    {"bot", "index", "corpus"},
		"index":  {"index", "corpus"},
		"corpus": {"corpus"},
		"config": {"config"},
	}
	for _, p := range packages(t) {
		for _, i := range p.Imports {
			if within(i, module) && !slices.Contains(allowed[room(p.ImportPath)], room(i)) {
				t.Errorf("%s imports %s: imports run from main to bot to index to corpus", p.ImportPath, i)
			}
		}
	}
}

func TestEachLibraryHasItsOwners(t *testing.T) {
	owners := map[string][]string{
		"github.com/blevesearch/bleve":    {"onrecord/index/bleve"},
		"github.com/opensearch-project":   {"onrecord/index/opensearch"},
		"github.com/slack-go/slack":       {"onrecord/bot/slack/edge", "onrecord/bot/slack/blocks", "onrecord/bot/slack/workspace"},
		"github.com/gorilla/websocket":    {"onrecord/bot/slack/workspace"},
		"modernc.org/sqlite":              {"onrecord/corpus/sqlite"},
		"github.com/jackc/pgx":            {"onrecord/corpus/postgres"},
		"github.com/knadh/koanf":          {"onrecord/config"},
		"github.com/spf13/cobra":          {"onrecord/bot/command", "onrecord/bot/command/man"},
		"github.com/mmcdole/gofeed":       {"onrecord/corpus/intake"},
		"github.com/minio/minio-go":       {"onrecord/corpus/intake"},
		"github.com/go-analyze/charts":    {"onrecord/bot/slack/chart"},
		"golang.org/x/time/rate":          {"onrecord/bot/api"},
		"github.com/pb33f":                {"onrecord/bot/command"},                           // in tests
		"github.com/modelcontextprotocol": {"onrecord/bot/assistant", "onrecord/bot/command"}, // command: in tests
	}
	for _, p := range packages(t) {
		for _, i := range slices.Concat(p.Imports, p.TestImports, p.XTestImports) {
			for library, packages := range owners {
				if within(i, library) || strings.HasPrefix(i, library+"_") {
					if !slices.ContainsFunc(packages, func(owner string) bool { return p.ImportPath == owner }) {
						t.Errorf("%s imports %s: only %s does", p.ImportPath, i, strings.Join(packages, ", "))
					}
				}
			}
		}
	}
}

func TestEveryPackageBeginsWithWhatItOwns(t *testing.T) {
	for _, p := range packages(t) {
		if owns := "Package " + p.Name + " owns "; p.Doc == "" || p.Name != "main" && !strings.HasPrefix(p.Doc, owns) {
			t.Errorf("the comment of %s does not begin with %q, but %q", p.ImportPath, owns, p.Doc)
		}
	}
}

func TestTheGroundPlan(t *testing.T) {
	top := filepath.Join("..")
	entries, err := os.ReadDir(top)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		name := e.Name()
		if e.IsDir() && !strings.HasPrefix(name, ".") && !slices.Contains([]string{"bot", "index", "corpus", "config"}, name) {
			t.Errorf("the folder %s is not on the ground plan", name)
		}
	}
}

// What SECURITY.md says of a module was found of one version: another is to be looked at anew.
func TestSecurityTellsOfTheModulesThatAreBuiltIn(t *testing.T) {
	told, err := os.ReadFile(filepath.Join("..", "SECURITY.md"))
	if err != nil {
		t.Fatal(err)
	}
	built, err := os.ReadFile(filepath.Join("..", "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile(`([a-z-]+/[a-z-]+)(?: (\d+\.\d+\.\d+))?`)
	rows := 0
	for row := range strings.Lines(string(told)) {
		cells := strings.Split(row, "|")
		if len(cells) < 4 {
			continue
		}
		for _, m := range named.FindAllStringSubmatch(cells[1], -1) {
			rows++
			required := regexp.MustCompile(`/` + m[1] + `(/v\d+)? v` + regexp.QuoteMeta(m[2]))
			if !required.Match(built) {
				t.Errorf("go.mod has no %s: look at what it has, and say so in SECURITY.md", m[0])
			}
		}
	}
	if rows == 0 {
		t.Error("SECURITY.md tells of no module")
	}
}

// Each row of "Where is …" and of "What always holds" names files and folders, in them
// functions, and tests that are there.
func TestTheTourNamesWhatIsThere(t *testing.T) {
	tour, err := os.ReadFile(filepath.Join("..", "ARCHITECTURE.md"))
	if err != nil {
		t.Fatal(err)
	}
	tests := testNames(t)
	named := regexp.MustCompile("`([\\w./-]+)`(?: \\(`(\\w+)`\\))?")
	for row := range strings.Lines(string(tour)) {
		if !strings.HasPrefix(row, "| ") {
			continue
		}
		folder := ""
		for _, m := range named.FindAllStringSubmatch(row, -1) {
			name, function := m[1], m[2]
			switch {
			case strings.HasPrefix(name, "Test"):
				if !tests[name] {
					t.Errorf("no test is called %s, in: %s", name, row)
				}
				continue
			case room(module+"/"+name) != name && slices.Contains([]string{"bot", "index", "corpus", "config"}, room(module+"/"+name)):
				folder = filepath.Dir(name)
			case folder == "" || filepath.Ext(name) == "":
				continue // a word, or a file beside no other
			default:
				name = filepath.Join(folder, name)
			}
			info, err := os.Stat(filepath.Join("..", name))
			if err != nil {
				t.Errorf("%v, in: %s", err, row)
				continue
			}
			if function != "" && !info.IsDir() {
				text, err := os.ReadFile(filepath.Join("..", name))
				if err != nil || !strings.Contains(string(text), function) {
					t.Errorf("%s has no %s (%v), in: %s", name, function, err, row)
				}
			}
		}
	}
}

// testNames are the tests of the project.
func testNames(t *testing.T) map[string]bool {
	t.Helper()
	names := map[string]bool{}
	err := filepath.WalkDir("..", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		text, err := os.ReadFile(path)
		for _, m := range regexp.MustCompile(`(?m)^func (Test\w+)\(`).FindAllStringSubmatch(string(text), -1) {
			names[m[1]] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// A function that branches more often is rather several.
func TestFunctionsBranchFewTimes(t *testing.T) {
	const most = 19 // cyclomatic complexity
	files := token.NewFileSet()
	err := filepath.WalkDir("..", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && complexity(f) > most {
				t.Errorf("%s: %s has a complexity of %d, more than %d", files.Position(f.Pos()), f.Name.Name, complexity(f), most)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// complexity is one more than how often a function branches.
func complexity(f *ast.FuncDecl) int {
	n := 1
	ast.Inspect(f, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.IfStmt, *ast.ForStmt, *ast.RangeStmt:
			n++
		case *ast.CaseClause:
			if node.List != nil {
				n++
			}
		case *ast.CommClause:
			if node.Comm != nil {
				n++
			}
		case *ast.BinaryExpr:
			if node.Op == token.LAND || node.Op == token.LOR {
				n++
			}
		}
		return true
	})
	return n
}
