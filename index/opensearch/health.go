package opensearch

import (
	"context"
	"fmt"
	"net/http"
)

// Health is how the part of a cluster is doing in which an index lies.
type Health struct {
	Status string `json:"status"` // green; yellow, without all its copies; red, with a part missing
	Nodes  int    `json:"number_of_data_nodes"`
	Shards int    `json:"active_primary_shards"` // that answer
	// Missing is how many shards and copies of them have no node.
	Missing int `json:"unassigned_shards"`
}

// Whole reports whether all of the index can be searched.
func (h Health) Whole() bool { return h.Status == "green" || h.Status == "yellow" }

func (h Health) String() string {
	return fmt.Sprintf("%s, %d nodes, %d shards answer, %d are missing or without a copy", h.Status, h.Nodes, h.Shards, h.Missing)
}

// Health asks the cluster how the index is doing.
func (e *Engine) Health(ctx context.Context) (h Health, err error) {
	err = e.content.client.call(ctx, searching, http.MethodGet, "_cluster/health/"+e.content.name+"?local=true", nil, &h)
	return h, err
}
