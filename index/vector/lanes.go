package vector

import (
	"encoding/binary"
	"math"
)

// Products are worked out several at a time, in lanes of 16 bits of one number. No sum of
// products is too large for a lane.
const (
	lanes       = 4
	laneBits    = 16
	highestLane = (lanes - 1) * laneBits
)

// row is the row of a word with its dimensions in another order: of each 16 those of lower
// halves stand before those of upper ones. A product of two rows is the same in any order.
type row [Dims]int8

// row unpacks the row of a word, eight bytes at a time.
func (t *table) row(w Word) (out row) {
	const lower, sign = 0x0F0F_0F0F_0F0F_0F0F, 0x0808_0808_0808_0808
	// From 8 on a half is negative: its byte is 16 less, and borrows from no other.
	signed := func(x uint64) uint64 { return (x&lower ^ sign | sign<<4) - sign ^ sign<<4 }
	packed := t.packedRow(w)
	for i := 0; i < len(packed); i += 8 {
		x := binary.LittleEndian.Uint64(packed[i:])
		for k, eight := range [2]uint64{signed(x), signed(x >> 4)} {
			for j := range 8 {
				out[2*i+8*k+j] = int8(eight >> (8 * j))
			}
		}
	}
	return out
}

// rows are the rows of up to four words side by side.
type rows [Dims]int64

func (t *table) rowsOf(words []Word) []rows {
	out := make([]rows, (len(words)+lanes-1)/lanes)
	for i, w := range words {
		for k, x := range t.row(w) {
			out[i/lanes][k] += int64(x) << (i % lanes * laneBits)
		}
	}
	return out
}

// times returns the products with another row, in lanes of which each borrows from the
// next where it is negative.
func (r *rows) times(other *row) int64 {
	var even, odd int64
	for k := 0; k < Dims; k += 2 {
		even += int64(other[k]) * r[k]
		odd += int64(other[k+1]) * r[k+1]
	}
	return even + odd
}

// A vector is multiplied with numbers that are kept without a sign: they exceed their own
// by a bias. The highest lane of the product of four of them with four numbers in reverse
// is the sum of the four products.

// inLanes makes whole numbers of a vector, of which the largest is most, and has each
// put in its place. unit is what 1 becomes.
func inLanes(v *sum, most float32, put func(i int, n int64)) (unit float32, sum int64) {
	largest := float32(0)
	for _, x := range v {
		largest = max(largest, x, -x)
	}
	if largest == 0 {
		return 1, 0
	}
	unit = most / largest
	for i, x := range v {
		n := int64(math.Round(float64(x * unit)))
		sum += n
		put(i, n)
	}
	return unit, sum
}

// askedRow is a vector that is multiplied with rows as they are packed, 16 numbers in 8
// bytes.
type askedRow struct {
	numbers [Dims / 16][4]int64
	unit    float32
	bias    int64
}

func inRow(v *sum) (a askedRow) {
	const most, bias = 540, 8 // with four numbers up to 15
	a.unit, a.bias = inLanes(v, most, func(i int, n int64) { a.numbers[i/16][i%4] += n << (highestLane - i%16/4*laneBits) })
	a.bias *= bias
	return a
}

func (a *askedRow) times(packed *[Dims / 2]byte) int64 {
	const (
		signs       = 0x8888_8888_8888_8888
		everyFourth = 0x000F_000F_000F_000F
	)
	sum := -a.bias
	for i := range a.numbers {
		x, n := binary.LittleEndian.Uint64(packed[8*i:8*i+8])^signs, &a.numbers[i]
		sum += int64(x&everyFourth)*n[0]>>highestLane + int64(x>>4&everyFourth)*n[1]>>highestLane +
			int64(x>>8&everyFourth)*n[2]>>highestLane + int64(x>>12&everyFourth)*n[3]>>highestLane
	}
	return sum
}

// askedBytes is a vector that is multiplied with vectors in bytes.
type askedBytes struct {
	numbers [Dims / 8][2]int64
	unit    float32
	bias    int64
}

func inBytes(v *sum) (a askedBytes) {
	const most, bias = 32, 128 // with four numbers up to 255
	a.unit, a.bias = inLanes(v, most, func(i int, n int64) { a.numbers[i/8][i%2] += n << (highestLane - i%8/2*laneBits) })
	a.bias *= bias
	return a
}

func (a *askedBytes) times(v *Vector) int64 {
	const (
		signs       = 0x8080_8080_8080_8080
		everySecond = 0x00FF_00FF_00FF_00FF
	)
	sum := -a.bias
	for i := range a.numbers {
		x, n := binary.LittleEndian.Uint64(v[8*i:8*i+8])^signs, &a.numbers[i]
		sum += int64(x&everySecond)*n[0]>>highestLane + int64(x>>8&everySecond)*n[1]>>highestLane
	}
	return sum
}
