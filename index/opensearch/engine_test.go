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

// One cluster is started for all tests, which takes half a minute.
func TestEngineOnThreeNodes(t *testing.T) {
	c := clustertest.Start(t, 3)
	t.Run("conformance", func(t *testing.T) {
		enginetest.Test(t, func(t *testing.T) index.Engine { return open(t, c.Options(t)) })
	})
	for name, test := range map[string]func(*testing.T, *clustertest.Cluster){
		"an index is there after a restart":                   isThereAfterARestart,
		"an index of another archive is begun anew":           ofAnotherArchive,
		"an older copy of the archive begins the index anew":  olderCopy,
		"a rebuild leaves the old index until it is promoted": rebuild,
		"documents without their position are written once":   crashBeforeThePosition,
		"what the cluster has no room for is sent again":      noRoom,
		"two bots that apply the same write it once":          twoBots,
		"a bot finds what another has applied":                anotherHasApplied,
		"a cluster that is away is told, and is no answer":    away,
		"a network that is cut is told, and loses nothing":    cutOff,
		"what quotes mean is read on for the next question":   readOn,
		"a password that is wrong is told with what to do":    wrongPassword,
		"an index of somebody else is left alone":             somebodyElses,
	} {
		t.Run(name, func(t *testing.T) { test(t, c) })
	}
	t.Run("two of three nodes that are gone make no smaller answer", func(t *testing.T) { nodesGone(t, c) })
}
