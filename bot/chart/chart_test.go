package chart_test

import (
	"bytes"
	"image/png"
	"os"
	"testing"

	"onrecord/bot/chart"
	"onrecord/bot/digest"
)

var speakers = []digest.Count{
	{Name: "Inês Quaresma", Statements: 29, Articles: 5}, {Name: "Staffan Bexley-Lindqvist of Ostrey", Statements: 13, Articles: 5},
	{Name: "Łukasz Øvrebø", Statements: 11, Articles: 6}, {Name: "Bo Fenn", Statements: 2, Articles: 1},
}

func TestThePictureFitsAPhone(t *testing.T) {
	drawn, err := chart.PNG(speakers)
	if err != nil {
		t.Fatal(err)
	}
	if out := os.Getenv("ONRECORD_CHART"); out != "" { // to look at it
		os.WriteFile(out, drawn, 0o644)
	}
	p, err := png.Decode(bytes.NewReader(drawn))
	if err != nil {
		t.Fatal(err)
	}
	if b := p.Bounds(); b.Dx() != 720 || b.Dy() > 2*b.Dx() {
		t.Errorf("it is %v", b)
	}
	if len(drawn) > 100_000 {
		t.Errorf("it has %d bytes", len(drawn))
	}
	again, err := chart.PNG(speakers)
	if err != nil || !bytes.Equal(drawn, again) {
		t.Errorf("the same count is drawn in two ways: %v", err)
	}
}

func TestWithoutSpeakersThereIsNoPicture(t *testing.T) {
	if drawn, err := chart.PNG(nil); drawn != nil || err != nil {
		t.Errorf("%d bytes, %v", len(drawn), err)
	}
}
