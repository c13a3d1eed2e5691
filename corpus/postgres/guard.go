package postgres

import (
	"context"
	"errors"
	"net"
	"os"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

const (
	// silence is how long a server may say nothing before it is asked whether it is there; a
	// long statement may take as long as it takes.
	silence = 10 * time.Second
	// probing is how long the answer to that may take.
	probing = 3 * time.Second
	// sending is how long a server may take nothing of what it is sent.
	sending = 30 * time.Second
)

// errGone is why a connection ends whose server cannot be reached any more, although nothing
// has closed it: a network may swallow what is sent.
var errGone = errors.New("no answer")

// guarded is a connection to a server that may be gone without a word.
type guarded struct {
	net.Conn
	alive func() bool

	mu       sync.Mutex
	deadline time.Time // of whoever uses it; zero is none
}

func (c *guarded) Read(b []byte) (int, error) {
	for {
		if err := c.limit(c.Conn.SetReadDeadline, silence); err != nil {
			return 0, err
		}
		n, err := c.Conn.Read(b)
		if n > 0 || !errors.Is(err, os.ErrDeadlineExceeded) || c.limited() {
			return n, err
		}
		if !c.alive() {
			return 0, &net.OpError{Op: "read", Net: "tcp", Addr: c.RemoteAddr(), Err: errGone}
		}
	}
}

func (c *guarded) Write(b []byte) (int, error) {
	if err := c.limit(c.Conn.SetWriteDeadline, sending); err != nil {
		return 0, err
	}
	return c.Conn.Write(b)
}

// limit sets a deadline where whoever uses the connection has set none.
func (c *guarded) limit(set func(time.Time) error, after time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.deadline.IsZero() {
		return nil
	}
	return set(time.Now().Add(after))
}

func (c *guarded) limited() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return !c.deadline.IsZero()
}

// SetDeadline implements net.Conn.
func (c *guarded) SetDeadline(t time.Time) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.deadline = t
	return c.Conn.SetDeadline(t)
}

// guard has the connections of a configuration notice that their server is gone.
func guard(config *pgx.ConnConfig) {
	dial, probe := config.DialFunc, config.Copy()
	alive := func() bool {
		ctx, cancel := context.WithTimeout(context.Background(), probing)
		defer cancel()
		conn, err := pgx.ConnectConfig(ctx, probe)
		if err == nil {
			conn.Close(ctx) // it has answered
		}
		return err == nil || errors.As(err, new(*pgconn.PgError))
	}
	config.DialFunc = func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := dial(ctx, network, address)
		if err != nil {
			return nil, err
		}
		return &guarded{Conn: conn, alive: alive}, nil
	}
}
