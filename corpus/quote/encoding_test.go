package quote_test

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"onrecord/corpus"
	"onrecord/corpus/quote"
)

func TestAnAnnotationComesBackAsItWasKept(t *testing.T) {
	articles, err := filepath.Glob("testdata/articles/*.txt")
	if err != nil || len(articles) == 0 {
		t.Fatalf("no articles: %v", err)
	}
	bytes, kept := 0, 0
	for _, path := range articles {
		body, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		want := quote.Annotate(corpus.Article{Body: string(body)})
		data := quote.Encode(want)
		bytes, kept = bytes+len(body), kept+len(data)
		got, err := quote.Decode(data)
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", path, diff)
		}
	}
	t.Logf("%d bytes of articles, %d of their annotations", bytes, kept)
}

// A field that is added to an annotation has to be kept too.
func TestEveryFieldOfAnAnnotationIsKept(t *testing.T) {
	var want quote.Annotation
	next := 0
	fill(reflect.ValueOf(&want).Elem(), &next)
	got, err := quote.Decode(quote.Encode(want))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("lost by Encode or Decode (-want +got):\n%s", diff)
	}
}

// fill sets every field below v to a value of its own.
func fill(v reflect.Value, next *int) {
	*next++
	switch v.Kind() {
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[corpus.Span]() {
			v.Set(reflect.ValueOf(corpus.Span{Start: *next * 3, End: *next*3 + 2}))
			return
		}
		for i := range v.NumField() {
			fill(v.Field(i), next)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			fill(v.Index(i), next)
		}
	case reflect.String:
		v.SetString("text " + string(rune('a'+*next%26)))
	case reflect.Int:
		v.SetInt(int64(*next))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Float64:
		v.SetFloat(1 / float64(*next))
	default:
		panic("fill: a field of kind " + v.Kind().String())
	}
}

func TestDamagedBytesAreNoAnnotation(t *testing.T) {
	whole := quote.Encode(quote.Annotate(corpus.Article{Body: "“The bridge is tired,” said Ada Quill.\n\nIt closes in May."}))
	for n := range whole {
		if _, err := quote.Decode(whole[:n]); err == nil {
			t.Errorf("the first %d of %d bytes were taken for an annotation", n, len(whole))
		}
	}
	for i := range whole {
		damaged := append([]byte{}, whole...)
		damaged[i] ^= 0xff
		quote.Decode(damaged) // right or wrong, it does not panic
	}
}
