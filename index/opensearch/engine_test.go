package opensearch_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/enginetest"
	"onrecord/index/opensearch"
	"onrecord/index/opensearch/clustertest"
)

func open(t *testing.T, o opensearch.Options) (e *opensearch.Engine) {
	t.Helper()
	err := soon(func() (err error) {
		e, err = opensearch.Open(t.Context(), o)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// patience is how long a test waits for a cluster, on a machine with much else to do.
const patience = 5 * time.Minute

// soon tries again until the cluster can do it, as whoever uses it does: until it has noticed
// which of its nodes are there, or has the time.
func soon(try func() error) error {
	began, next := time.Now(), time.Tick(200*time.Millisecond)
	for {
		if err := try(); !errors.Is(err, index.ErrIncomplete) || time.Since(began) > patience {
			return err
		}
		<-next
	}
}

// patient is an engine that is asked again where its cluster cannot answer at the moment.
type patient struct{ index.Engine }

func (p patient) Apply(ctx context.Context, changes []index.Change, at corpus.Position) error {
	return soon(func() error { return p.Engine.Apply(ctx, changes, at) })
}

func (p patient) Reached(ctx context.Context) (at corpus.Position, err error) {
	err = soon(func() (err error) { at, err = p.Engine.Reached(ctx); return err })
	return at, err
}

func (p patient) Search(ctx context.Context, q index.Query) (r index.Result, err error) {
	err = soon(func() (err error) { r, err = p.Engine.Search(ctx, q); return err })
	return r, err
}

func (p patient) Facets(ctx context.Context, q index.Query, fields ...index.Field) (f []index.Facet, err error) {
	err = soon(func() (err error) { f, err = p.Engine.Facets(ctx, q, fields...); return err })
	return f, err
}

func (p patient) People(ctx context.Context, begins []string, like func(name string) bool) (v []index.FacetValue, err error) {
	err = soon(func() (err error) { v, err = p.Engine.People(ctx, begins, like); return err })
	return v, err
}

func (p patient) Count(ctx context.Context, article corpus.ArticleID) (n int, err error) {
	err = soon(func() (err error) { n, err = p.Engine.Count(ctx, article); return err })
	return n, err
}

// One cluster is started for all tests, which takes half a minute.
func TestEngineOnThreeNodes(t *testing.T) {
	c := clustertest.Start(t, 3)
	t.Run("conformance", func(t *testing.T) {
		enginetest.Test(t, func(t *testing.T) index.Engine { return patient{open(t, c.Options(t))} })
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
