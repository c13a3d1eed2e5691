package stored

import (
	"encoding/binary"
	"math"

	"onrecord/index/vector"
)

// decoder reads the bytes of this package; damaged is set where they are others.
type decoder struct {
	rest    []byte
	damaged bool
}

func (d *decoder) number() int {
	n, size := binary.Uvarint(d.rest)
	if size <= 0 || n > math.MaxInt32 {
		d.damaged, d.rest = true, nil
		return 0
	}
	d.rest = d.rest[size:]
	return int(n)
}

func (d *decoder) take(n int) []byte {
	if n > len(d.rest) {
		d.damaged, d.rest = true, nil
		return nil
	}
	taken := d.rest[:n]
	d.rest = d.rest[n:]
	return taken
}

func (d *decoder) text() string { return string(d.take(d.number())) }

func (d *decoder) float() float64 {
	b := d.take(8)
	if b == nil {
		return 0
	}
	return math.Float64frombits(binary.LittleEndian.Uint64(b))
}

func valueAt[T any](d *decoder, values []T) T {
	n := d.number()
	if n >= len(values) {
		d.damaged, n = true, 0
	}
	return values[n]
}

func (d *decoder) float32() float32 {
	b := d.take(4)
	if b == nil {
		return 0
	}
	return math.Float32frombits(binary.LittleEndian.Uint32(b))
}

func (d *decoder) words() []vector.Word {
	words := make([]vector.Word, min(d.number(), len(d.rest)))
	for i := range words {
		words[i] = vector.Word(d.number())
	}
	return words
}
