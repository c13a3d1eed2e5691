package gold

import (
	"fmt"
	"io"
	"math"
)

// bounds divide confidences into bins: below the first, from each to the next.
// Most confidences are high, and so the bins are narrow there.
var bounds = [...]float64{0.5, 0.7, 0.8, 0.9}

// calibration sets what the engine claims against what is right.
type calibration [len(bounds) + 1]struct {
	share
	claimed float64 // sum of the confidences
}

func (c *calibration) add(confidence float64, right bool) {
	i := 0
	for i < len(bounds) && confidence >= bounds[i] {
		i++
	}
	c[i].add(right)
	c[i].claimed += confidence
}

func (c *calibration) sum(o *calibration) {
	for i := range c {
		c[i].share.sum(o[i].share)
		c[i].claimed += o[i].claimed
	}
}

// print writes a line for each bin, in whole percents: what was claimed on
// average and what was right; then how far the two lie apart, on average.
func (c *calibration) print(w io.Writer) {
	fmt.Fprintf(w, "%-21s %6s %7s %7s\n", "speaker's confidence", "quotes", "claimed", "right")
	gap, of := 0.0, 0
	for i, bin := range c {
		name := "from 0"
		if i > 0 {
			name = fmt.Sprintf("from %.1f", bounds[i-1])
		}
		claimed := 0.0
		if bin.of > 0 {
			claimed = 100 * bin.claimed / float64(bin.of)
		}
		fmt.Fprintf(w, "%-21s %6d %6.0f%% %6.0f%%\n", name, bin.of, claimed, bin.percent())
		gap += float64(bin.of) * math.Abs(claimed-bin.percent())
		of += bin.of
	}
	if of > 0 {
		fmt.Fprintf(w, "%-21s %14.0f%%\n", "apart on average", gap/float64(of))
	}
}
