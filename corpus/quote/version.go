package quote

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"sync"

	"onrecord/corpus/quote/internal/model"
)

// goldens say what the rules find in the articles of the tests, and change with them.
//
//go:embed testdata/articles/*.golden
var goldens embed.FS

// Version names what Annotate finds: it changes with the weights, with what the
// engine finds in the articles of its tests, and with the encoding. What was made by
// another version is made anew.
func Version() string { return version() }

var version = sync.OnceValue(func() string {
	sum := sha256.New()
	fmt.Fprintln(sum, encoding)
	sum.Write(model.Weights())
	err := fs.WalkDir(goldens, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := goldens.ReadFile(path)
		sum.Write(content)
		return err
	})
	if err != nil {
		panic("quote: the embedded goldens cannot be read: " + err.Error()) // a broken build, not bad input
	}
	return hex.EncodeToString(sum.Sum(nil)[:8])
})
