package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestWordsThatAreAlikeShareAClass(t *testing.T) {
	dir := t.TempDir()
	rows := make([]byte, 4*width)
	for i, at := range []int{0, 0, 5, 5} { // each word points along one column
		rows[i*width+at] = 100
		rows[i*width+i+10] = 10
	}
	for name, content := range map[string][]byte{"words.txt": []byte("said\nasked\nferry\nboat\n"), "vectors.i8": rows} {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	list, table, err := read(dir)
	if err != nil {
		t.Fatal(err)
	}
	class := cluster(table, 2)
	if len(list) != 4 || class[0] != class[1] || class[2] != class[3] || class[0] == class[2] {
		t.Errorf("classes %v of %v", class, list)
	}
	out := filepath.Join(dir, "classes.gz")
	if err := run([]string{"-vectors", dir, "-out", out}); err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	z, err := gzip.NewReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(z)
	if err != nil || len(strings.Fields(string(text))) != 4 {
		t.Errorf("the file holds %q, %v", text, err)
	}
}

func TestATableThatIsCutShortIsNamed(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{"words.txt": "said\nasked\n", "vectors.i8": "short"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if _, _, err := read(dir); err == nil || !strings.Contains(err.Error(), "vectors.i8") {
		t.Errorf("error %v", err)
	}
}
