// Package chart owns the picture of a digest: who was quoted how often, light, and
// legible on a phone.
package chart

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/go-analyze/charts"

	"onrecord/bot/digest"
)

// Measures of the picture, in pixels. A phone shows it at half that width.
const (
	width    = 720
	row      = 56 // the height of one bar with what is around it
	around   = 56
	fontSize = 20
	longest  = 24 // of a name, in runes
)

// barColor is dark enough to stand out on white.
var barColor = charts.ColorRGB(0x1f, 0x5f, 0x99)

// PNG draws how often each speaker was quoted, most first. Without speakers there
// is nothing to draw, and it returns nil. What it shows is what
// [digest.Digest.MostQuoted] says in words.
func PNG(speakers []digest.Count) ([]byte, error) {
	if len(speakers) == 0 {
		return nil, nil
	}
	var names []string
	var values []float64
	for _, c := range slices.Backward(speakers) { // the first bar is the lowest
		names = append(names, short(c.Name))
		values = append(values, float64(c.Statements))
	}
	font := charts.FontStyle{FontSize: fontSize, FontColor: charts.ColorBlack}
	series := charts.NewSeriesListBar([][]float64{values})
	whole := func(v float64) string { return fmt.Sprintf("%.0f", v) }
	series[0].Label = charts.SeriesLabel{Show: charts.Ptr(true), FontStyle: font, ValueFormatter: whole}
	none := charts.ValueAxisOption{Show: charts.Ptr(false), Min: charts.Ptr(0.0)}
	p := charts.NewPainter(charts.PainterOptions{
		OutputFormat: charts.ChartOutputPNG, Width: width, Height: around + row*len(speakers),
		Theme: charts.GetTheme(charts.ThemeLight).WithSeriesColors([]charts.Color{barColor}),
	})
	err := p.BarChart(charts.BarChartOption{
		Padding:      charts.Box{Top: 16, Left: 16, Right: 56, Bottom: 16},
		Horizontal:   true,
		SeriesList:   series,
		CategoryAxis: charts.CategoryAxisOption{Labels: names, LabelFontStyle: font},
		ValueAxis:    []charts.ValueAxisOption{none},
		Legend:       charts.LegendOption{Show: charts.Ptr(false)},
	})
	if err != nil {
		return nil, fmt.Errorf("draw who was quoted: %w", err)
	}
	return p.Bytes()
}

// short cuts a name that would leave no room for its bar.
func short(name string) string {
	if utf8.RuneCountInString(name) <= longest {
		return name
	}
	return string([]rune(name)[:longest-1]) + "…"
}
