// Package metrics owns what is counted of a running bot, and its text form, that of
// Prometheus. No label has a word of a question, a name or a person.
package metrics

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Registry holds metrics and writes them. Its methods may be called by several
// goroutines at once.
type Registry struct {
	mu       sync.Mutex
	families []*family
}

// family is all series of one name.
type family struct {
	name, help, kind string
	labels           []string
	buckets          []float64 // of a histogram, rising

	mu     sync.Mutex
	series map[string]*series // by the values of their labels
	read   func(ctx context.Context) ([]Sample, error)
}

type series struct {
	values []string
	count  uint64
	sum    float64
	within []uint64 // of each bucket, those of the ones before not counted
}

// Sample is a value that is read when it is asked for.
type Sample struct {
	Labels []string // values, as the gauge names them
	Value  float64
}

// Counter counts what happens.
type Counter struct{ family *family }

// Histogram counts how long things take.
type Histogram struct{ family *family }

func (r *Registry) add(f *family) *family {
	r.mu.Lock()
	defer r.mu.Unlock()
	if slices.ContainsFunc(r.families, func(other *family) bool { return other.name == f.name }) {
		panic("metrics: " + f.name + " is there twice")
	}
	f.series = map[string]*series{}
	r.families = append(r.families, f)
	return f
}

// Counter makes a counter with labels.
func (r *Registry) Counter(name, help string, labels ...string) Counter {
	return Counter{r.add(&family{name: name, help: help, kind: "counter", labels: labels})}
}

// Histogram makes a histogram of seconds, with their upper bounds, and labels.
func (r *Registry) Histogram(name, help string, buckets []float64, labels ...string) Histogram {
	return Histogram{r.add(&family{name: name, help: help, kind: "histogram", buckets: buckets, labels: labels})}
}

// Gauge makes a gauge whose samples are read each time.
func (r *Registry) Gauge(name, help string, read func(ctx context.Context) ([]Sample, error), labels ...string) {
	r.add(&family{name: name, help: help, kind: "gauge", labels: labels, read: read})
}

// Add counts one more of what the labels' values say.
func (c Counter) Add(values ...string) {
	c.family.mu.Lock()
	defer c.family.mu.Unlock()
	c.family.of(values).count++
}

// Observe counts what took so many seconds.
func (h Histogram) Observe(seconds float64, values ...string) {
	h.family.mu.Lock()
	defer h.family.mu.Unlock()
	s := h.family.of(values)
	s.count++
	s.sum += seconds
	if i, _ := slices.BinarySearch(h.family.buckets, seconds); i < len(s.within) {
		s.within[i]++
	}
}

// of returns the series of the labels' values.
func (f *family) of(values []string) *series {
	if len(values) != len(f.labels) {
		panic(fmt.Sprintf("metrics: %s has %d labels and was given %d", f.name, len(f.labels), len(values)))
	}
	key := strings.Join(values, "\x00")
	s := f.series[key]
	if s == nil {
		s = &series{values: slices.Clone(values), within: make([]uint64, len(f.buckets))}
		f.series[key] = s
	}
	return s
}

// Write writes all metrics. A gauge that cannot be read is left out.
func (r *Registry) Write(ctx context.Context, to io.Writer) error {
	r.mu.Lock()
	families := slices.Clone(r.families)
	r.mu.Unlock()
	w := bufio.NewWriter(to)
	for _, f := range families {
		fmt.Fprintf(w, "# HELP %s %s\n# TYPE %s %s\n", f.name, f.help, f.name, f.kind)
		if f.read != nil {
			f.writeGauge(ctx, w)
		} else {
			f.write(w)
		}
	}
	return w.Flush()
}

func (f *family) writeGauge(ctx context.Context, w io.Writer) {
	samples, err := f.read(ctx)
	if err != nil {
		return
	}
	for _, s := range samples {
		fmt.Fprintf(w, "%s%s %s\n", f.name, labelled(f.labels, s.Labels), number(s.Value))
	}
}

func (f *family) write(w io.Writer) {
	f.mu.Lock()
	defer f.mu.Unlock()
	var keys []string
	for key := range f.series {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	for _, key := range keys {
		s := f.series[key]
		if f.kind == "counter" {
			fmt.Fprintf(w, "%s%s %d\n", f.name, labelled(f.labels, s.values), s.count)
			continue
		}
		names, total := append(slices.Clone(f.labels), "le"), uint64(0)
		for i, bound := range f.buckets {
			total += s.within[i]
			fmt.Fprintf(w, "%s_bucket%s %d\n", f.name, labelled(names, append(slices.Clone(s.values), number(bound))), total)
		}
		fmt.Fprintf(w, "%s_bucket%s %d\n", f.name, labelled(names, append(slices.Clone(s.values), "+Inf")), s.count)
		fmt.Fprintf(w, "%s_sum%s %s\n", f.name, labelled(f.labels, s.values), number(s.sum))
		fmt.Fprintf(w, "%s_count%s %d\n", f.name, labelled(f.labels, s.values), s.count)
	}
}

var escaped = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`)

// labelled writes labels: {kind="mention",le="0.1"}.
func labelled(names, values []string) string {
	if len(names) == 0 {
		return ""
	}
	var parts []string
	for i, name := range names {
		parts = append(parts, name+`="`+escaped.Replace(values[i])+`"`)
	}
	return "{" + strings.Join(parts, ",") + "}"
}

func number(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }
