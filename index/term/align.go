package term

// Align returns which words of two texts stand for each other, as pairs of places in a and
// in b: a longest common subsequence.
func Align[T comparable](a, b []T) [][2]int {
	cols := len(b) + 1
	length := make([]int32, (len(a)+1)*cols)
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				length[i*cols+j] = length[(i+1)*cols+j+1] + 1
			} else {
				length[i*cols+j] = max(length[(i+1)*cols+j], length[i*cols+j+1])
			}
		}
	}
	var out [][2]int
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			out = append(out, [2]int{i, j})
			i, j = i+1, j+1
		case length[(i+1)*cols+j] >= length[i*cols+j+1]:
			i++
		default:
			j++
		}
	}
	return out
}
