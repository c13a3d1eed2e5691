package opensearch_test

import (
	"testing"

	"onrecord/index"
	"onrecord/index/enginetest"
	"onrecord/index/opensearch"
	"onrecord/index/opensearch/clustertest"
)

func open(t *testing.T, o opensearch.Options) *opensearch.Engine {
	t.Helper()
	e, err := opensearch.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestConformance(t *testing.T) {
	c := clustertest.Start(t, 3)
	enginetest.Test(t, func(t *testing.T) index.Engine { return open(t, c.Options(t)) })
}
