// Package fetch owns how the network is asked: by name, one request at a time and
// with a pause between two for each host, for no longer, no further and no more
// than its bounds, and, for what an outside document names, never an address of
// the house itself.
package fetch
