package nettest

import (
	"fmt"
	"math/rand/v2"
	"net"
	"sync"
	"testing"
)

// given are the addresses that Unused has returned.
var given sync.Map

// Unused returns an address of this machine on which nothing listens, for a program that is
// told where to. Its port is below those that a system gives to whoever asks for any, so that
// no other program has it by the time it is listened on.
func Unused(t testing.TB) string {
	t.Helper()
	for range 1000 {
		address := fmt.Sprintf("127.0.0.1:%d", 10_000+rand.IntN(22_000))
		if _, taken := given.LoadOrStore(address, true); taken {
			continue
		}
		if l, err := net.Listen("tcp", address); err == nil {
			l.Close()
			return address
		}
	}
	t.Fatal("no port is free")
	return ""
}
