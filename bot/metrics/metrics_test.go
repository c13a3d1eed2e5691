package metrics_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/bot/metrics"
)

func written(t *testing.T, r *metrics.Registry) string {
	t.Helper()
	var out strings.Builder
	if err := r.Write(t.Context(), &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestMetricsAreWrittenAsPrometheusReadsThem(t *testing.T) {
	r := new(metrics.Registry)
	asked := r.Counter("asked_total", "Questions.", "intent", "outcome")
	took := r.Histogram("took_seconds", "How long answers took.", []float64{0.1, 1}, "kind")
	r.Gauge("articles", "Articles.", func(context.Context) ([]metrics.Sample, error) { return []metrics.Sample{{Value: 20}}, nil })
	r.Gauge("broken", "Cannot be read.", func(context.Context) ([]metrics.Sample, error) { return nil, errors.New("closed") })
	r.Gauge("failing", "Sources.", func(context.Context) ([]metrics.Sample, error) {
		return []metrics.Sample{{Labels: []string{`a "quoted" \ one`}, Value: 1}}, nil
	}, "source")
	asked.Add("who-said", "found")
	asked.Add("who-said", "found")
	asked.Add("find", "not found")
	for _, seconds := range []float64{0.05, 0.1, 0.5, 7} {
		took.Observe(seconds, "mention")
	}
	want := `# HELP asked_total Questions.
# TYPE asked_total counter
asked_total{intent="find",outcome="not found"} 1
asked_total{intent="who-said",outcome="found"} 2
# HELP took_seconds How long answers took.
# TYPE took_seconds histogram
took_seconds_bucket{kind="mention",le="0.1"} 2
took_seconds_bucket{kind="mention",le="1"} 3
took_seconds_bucket{kind="mention",le="+Inf"} 4
took_seconds_sum{kind="mention"} 7.65
took_seconds_count{kind="mention"} 4
# HELP articles Articles.
# TYPE articles gauge
articles 20
# HELP broken Cannot be read.
# TYPE broken gauge
# HELP failing Sources.
# TYPE failing gauge
failing{source="a \"quoted\" \\ one"} 1
`
	if diff := cmp.Diff(want, written(t, r)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestManyCountAtOnce(t *testing.T) {
	r := new(metrics.Registry)
	asked := r.Counter("asked_total", "Questions.", "kind")
	var all sync.WaitGroup
	for range 50 {
		all.Go(func() { asked.Add("mention") })
	}
	all.Wait()
	if got := written(t, r); !strings.Contains(got, `asked_total{kind="mention"} 50`) {
		t.Error(got)
	}
}
