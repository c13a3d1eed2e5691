package format_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"onrecord/corpus/intake/format"
)

// printed is a PDF of a text: "@72 700 11" begins a column at a point, in letters of a
// size; a line of equals signs begins a page, and a blank line leaves one free.
func printed(t testing.TB, layout string) []byte {
	t.Helper()
	var pages []string
	for page := range strings.SplitSeq(layout, "=====\n") {
		pages = append(pages, contentStream(t, page))
	}
	kids := ""
	for i := range pages {
		kids += fmt.Sprintf("%d 0 R ", 4+2*i)
	}
	objects := []string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", kids, len(pages)),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
	}
	for i, stream := range pages {
		objects = append(objects,
			fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>", 5+2*i),
			fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(stream), stream))
	}
	var out bytes.Buffer
	out.WriteString("%PDF-1.4\n")
	var at []int
	for i, object := range objects {
		at = append(at, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	start := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, offset := range at {
		fmt.Fprintf(&out, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&out, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return out.Bytes()
}

func contentStream(t testing.TB, page string) string {
	t.Helper()
	var out strings.Builder
	var x, y, size float64
	for line := range strings.Lines(page) {
		line = strings.TrimSuffix(line, "\n")
		if _, err := fmt.Sscanf(line, "@%f %f %f", &x, &y, &size); err == nil {
			continue
		}
		if line != "" {
			text, err := charmap.Windows1252.NewEncoder().String(line)
			if err != nil {
				t.Fatal(err)
			}
			text = strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(text)
			fmt.Fprintf(&out, "BT /F1 %g Tf %g %g Td (%s) Tj ET\n", size, x, y, text)
		}
		y -= 1.2 * size
	}
	return out.String()
}

// A report of 500 pages takes seconds.
func BenchmarkPDF(b *testing.B) {
	var pages []string
	for page := range 500 {
		lines := "@72 740 11\n"
		for line := range 30 {
			lines += fmt.Sprintf("The gauge at post %d of reach %d stood at noon as it did.\n", line, page)
		}
		pages = append(pages, lines)
	}
	content := printed(b, strings.Join(pages, "=====\n"))
	b.SetBytes(int64(len(content)))
	for b.Loop() {
		r := read(b, format.Of("report.pdf", "", content))
		if len(r.Problems) > 0 || len(r.Articles) != 1 {
			b.Fatalf("%d articles, problems %q", len(r.Articles), r.Problems)
		}
	}
}
