package vector

// unlike is the cosine from which words have anything in common.
const unlike = 0.25

// likenesses tell how like the words of a table are to each of some words. What is worked
// out for a word is kept.
type likenesses struct {
	words []Word
	rows  []rows // of words
	packs int    // of the likeness of one word
	// at says where in packed the likeness of a word of the table begins, and in most,
	// less 1; 0 is not yet known.
	at     []uint16
	packed []packed
	most   []float32 // how like it is to the word that is most like it
}

// packed holds how like a word is to eight others, in a byte each from 0 to same, so that
// eight are compared at once.
type packed uint64

const (
	packedIn = 8
	same     = 127 // of the word itself, and of no other
	highest  = 0x8080_8080_8080_8080
)

func shareOf(like uint8) float32 { return float32(like) / same }

func (p packed) at(i int) uint8 { return uint8(p >> (8 * i)) }

// most returns the larger of each two bytes.
func (p packed) most(other packed) packed {
	// The highest bit of a byte stays where p is not less, and spreads over the byte.
	notLess := ((p | highest) - other) & highest
	mask := notLess - notLess>>7
	return p&mask | other&^(mask|notLess)
}

func newLikenesses(words []Word) likenesses {
	return likenesses{words: words, rows: load().rowsOf(words), packs: (len(words) + packedIn - 1) / packedIn}
}

// of returns how like a word is to each of the words, and to the one that is most like it.
func (l *likenesses) of(w Word) ([]packed, float32) {
	if l.at == nil {
		l.at = make([]uint16, len(load().scales))
	}
	at := int(l.at[w])
	if at == 0 {
		at = l.add(w)
	}
	return l.packed[(at-1)*l.packs:][:l.packs], l.most[at-1]
}

func (l *likenesses) add(w Word) (at int) {
	t := load()
	row, short := t.row(w), t.shorts[w]/(1-unlike)
	start, most := len(l.packed), uint8(0)
	l.packed = append(l.packed, make([]packed, l.packs)...)
	for i := range l.rows {
		products := l.rows[i].times(&row)
		for k, a := range l.words[i*lanes : min((i+1)*lanes, len(l.words))] {
			product := int16(products)
			products = (products - int64(product)) >> laneBits
			like := uint8(same)
			if a != w {
				share := float32(product)*short*t.shorts[a] - unlike/(1-unlike)
				if share <= 0 {
					continue
				}
				like = uint8(min(same-1, share*same+0.5))
			}
			at := i*lanes + k
			l.packed[start+at/packedIn] |= packed(like) << (8 * (at % packedIn))
			most = max(most, like)
		}
	}
	l.most = append(l.most, shareOf(most))
	at = len(l.most)
	l.at[w] = uint16(at)
	return at
}
