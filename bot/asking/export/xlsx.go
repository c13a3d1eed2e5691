package export

import (
	"archive/zip"
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
)

// The parts of a workbook with one sheet, as ECMA-376 has them, beside the sheet itself.
var workbookParts = []struct{ name, content string }{
	{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`},
	{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
	{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`},
}

// mostInCell is how many characters a cell takes, in UTF-16 as spreadsheets count.
const mostInCell = 32_767

// writeXLSX writes a workbook with one sheet. Its cells hold text as it is: a spreadsheet
// runs none of it.
func writeXLSX(w io.Writer, sheet string, rows [][]cell) error {
	z := zip.NewWriter(w)
	for _, p := range workbookParts {
		if err := writePart(z, p.name, func(out *bufio.Writer) { out.WriteString(p.content) }); err != nil {
			return err
		}
	}
	book := func(out *bufio.Writer) {
		out.WriteString(`<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="`)
		xml.EscapeText(out, []byte(sheet)) // Flush keeps its error
		out.WriteString(`" sheetId="1" r:id="rId1"/></sheets></workbook>`)
	}
	if err := writePart(z, "xl/workbook.xml", book); err != nil {
		return err
	}
	if err := writePart(z, "xl/worksheets/sheet1.xml", func(out *bufio.Writer) { writeSheet(out, rows) }); err != nil {
		return err
	}
	return z.Close()
}

func writePart(z *zip.Writer, name string, write func(*bufio.Writer)) error {
	part, err := z.Create(name)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(part)
	out.WriteString(xml.Header)
	write(out)
	return out.Flush()
}

// writeSheet writes the rows, of which the first stays in sight.
func writeSheet(out *bufio.Writer, rows [][]cell) {
	out.WriteString(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`)
	for i, row := range rows {
		fmt.Fprintf(out, `<row r="%d">`, i+1)
		for j, c := range row {
			at := fmt.Sprintf("%s%d", column(j), i+1)
			if c.number {
				fmt.Fprintf(out, `<c r="%s"><v>%s</v></c>`, at, c.text)
				continue
			}
			fmt.Fprintf(out, `<c r="%s" t="inlineStr"><is><t xml:space="preserve">`, at)
			xml.EscapeText(out, []byte(underscores.Replace(inCell(c.text))))
			out.WriteString(`</t></is></c>`)
		}
		out.WriteString(`</row>`)
	}
	out.WriteString(`</sheetData></worksheet>`)
}

// underscores keeps what reads as an escaped character, "_x0041_", from being read as one.
var underscores = strings.NewReplacer("_x", "_x005F_x")

// column is the name of a column, counted from 0: A to Z, then AA.
func column(i int) string {
	name := ""
	for i++; i > 0; i = (i - 1) / 26 {
		name = string(rune('A'+(i-1)%26)) + name
	}
	return name
}

// inCell is as much of a text as a cell takes.
func inCell(text string) string {
	n := 0
	for i, r := range text {
		if n += utf16.RuneLen(r); n > mostInCell {
			return text[:i]
		}
	}
	return text
}
