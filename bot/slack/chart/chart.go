// Package chart owns pictures, light, and legible on a phone: of a digest, who was quoted how
// often; of a person, when; of the archive, whom it quotes.
package chart

import (
	"fmt"
	"math"
	"slices"
	"unicode/utf8"

	"github.com/go-analyze/charts"

	"onrecord/bot/asking/answer"
	"onrecord/bot/news/digest"
	"onrecord/bot/people/sourcing"
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
	var names []string
	var values []float64
	for _, c := range speakers {
		names, values = append(names, c.Name), append(values, float64(c.Statements))
	}
	return bars(names, values)
}

// Sources draws whom the archive quotes, as [sourcing.Report.Bars] has it. Without anybody
// there is nothing to draw, and it returns nil.
func Sources(r sourcing.Report) ([]byte, error) {
	var names []string
	var values []float64
	for _, b := range r.Bars() {
		names, values = append(names, b.Name), append(values, float64(b.Statements))
	}
	return bars(names, values)
}

// bars draws a bar for each name, the first on top; nil for none.
func bars(of []string, values []float64) ([]byte, error) {
	if len(of) == 0 {
		return nil, nil
	}
	var names []string
	for _, name := range slices.Backward(of) { // the first bar is the lowest
		names = append(names, short(name))
	}
	values = slices.Clone(values)
	slices.Reverse(values)
	font := charts.FontStyle{FontSize: fontSize, FontColor: charts.ColorBlack}
	series := charts.NewSeriesListBar([][]float64{values})
	series[0].Label = charts.SeriesLabel{Show: charts.Ptr(true), FontStyle: font, ValueFormatter: whole}
	none := charts.ValueAxisOption{Show: charts.Ptr(false), Min: charts.Ptr(0.0)}
	p := charts.NewPainter(charts.PainterOptions{
		OutputFormat: charts.ChartOutputPNG, Width: width, Height: around + row*len(names),
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

// timelineHeight is that of a picture over time.
const timelineHeight = 360

// Timeline draws how many statements there are of each period, in order. Without two periods
// there is nothing to draw, and it returns nil. What it shows is what
// [person.Person.Timeline] says in words.
func Timeline(periods []answer.Count) ([]byte, error) {
	if len(periods) < 2 {
		return nil, nil
	}
	var labels []string
	var values []float64
	each := (len(periods) + mostLabels - 1) / mostLabels
	for i, c := range periods {
		label := " "
		if i%each == 0 {
			label = c.Value
		}
		labels = append(labels, label)
		values = append(values, float64(c.Count))
	}
	font := charts.FontStyle{FontSize: fontSize, FontColor: charts.ColorBlack}
	p := charts.NewPainter(charts.PainterOptions{
		OutputFormat: charts.ChartOutputPNG, Width: width, Height: timelineHeight,
		Theme: charts.GetTheme(charts.ThemeLight).WithSeriesColors([]charts.Color{barColor}),
	})
	err := p.BarChart(charts.BarChartOption{
		Padding:      charts.Box{Top: 24, Left: 16, Right: 24, Bottom: 16},
		SeriesList:   charts.NewSeriesListBar([][]float64{values}),
		CategoryAxis: charts.CategoryAxisOption{Labels: labels, LabelFontStyle: font, LabelCount: len(labels)},
		ValueAxis:    []charts.ValueAxisOption{{Min: charts.Ptr(0.0), LabelFontStyle: font, Unit: unit(values), ValueFormatter: whole}},
		Legend:       charts.LegendOption{Show: charts.Ptr(false)},
	})
	if err != nil {
		return nil, fmt.Errorf("draw when it was said: %w", err)
	}
	return p.Bytes()
}

// mostLabels is how many labels an axis has room for.
const mostLabels = 5

// unit is the step of an axis in whole numbers.
func unit(values []float64) float64 { return math.Ceil(slices.Max(values) / (mostLabels - 1)) }

func whole(v float64) string { return fmt.Sprintf("%.0f", v) }

// short cuts a name that would leave no room for its bar.
func short(name string) string {
	if utf8.RuneCountInString(name) <= longest {
		return name
	}
	return string([]rune(name)[:longest-1]) + "…"
}
