package intake

import (
	"iter"

	"onrecord/corpus/intake/format"
)

// ReadObject yields the article of one JSON object, as Read does that of a line of
// JSON lines. Its errors name the place. Of the source it reads no more than what it says
// of articles.
func (in *Intake) ReadObject(source Source, place string, content []byte) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		r := in.reading(source)
		a, err := format.Object(content, source.Map)
		if err != nil {
			yield(Item{}, problem(place, err))
			return
		}
		item, err := r.entry(place, a)
		if err == nil {
			new(told).add(&item)
		}
		yield(item, err)
	}
}
