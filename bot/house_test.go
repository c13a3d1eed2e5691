package bot_test

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
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
	list := exec.CommandContext(t.Context(), "go", "list", "-json=ImportPath,Name,Doc,Imports,TestImports,XTestImports", module+"/...")
	list.Stderr = os.Stderr
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	var packages []pkg
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p pkg
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return packages
		} else if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
}

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
		"github.com/slack-go/slack":       {"onrecord/bot/edge", "onrecord/bot/blocks", "onrecord/bot/workspace"},
		"github.com/gorilla/websocket":    {"onrecord/bot/workspace"},
		"modernc.org/sqlite":              {"onrecord/corpus/sqlite"},
		"github.com/knadh/koanf":          {"onrecord/config"},
		"github.com/spf13/cobra":          {"onrecord/bot/command", "onrecord/bot/command/man"},
		"github.com/mmcdole/gofeed":       {"onrecord/corpus/intake"},
		"github.com/minio/minio-go":       {"onrecord/corpus/intake"},
		"github.com/go-analyze/charts":    {"onrecord/bot/chart"},
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
		if p.Doc == "" {
			t.Errorf("%s has no package comment", p.ImportPath)
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
