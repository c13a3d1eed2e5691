package bleve

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"github.com/blevesearch/bleve/v2"
	"go.etcd.io/bbolt"
)

// A disk that fails, or a copy that was cut short, damages an index in ways that bleve
// does not look for: it answers wrongly then, or panics, later, where nothing can
// recover. So the files are looked at before they are opened, which reads them once:
// after a process that did not close them, and where Options.Check asks for it.

// openWhole opens a bleve index. What is wrong with it is an error, though it be a
// panic or a fault of memory.
func openWhole(path string, check bool, settings map[string]any) (i bleve.Index, err error) {
	defer recovered(&err)()
	if check {
		if err := whole(filepath.Join(path, "store")); err != nil {
			return nil, err
		}
	}
	return bleve.OpenUsing(path, settings)
}

// recovered makes an error of a panic, and of reading beyond the end of a file that is
// mapped into memory.
func recovered(err *error) (end func()) {
	before := debug.SetPanicOnFault(true)
	return func() {
		debug.SetPanicOnFault(before)
		if r := recover(); r != nil {
			*err = fmt.Errorf("%v", r)
		}
	}
}

var errDamaged = errors.New("the index is damaged, and is built anew from the archive when it is opened next")

// guard is recovered for what reads an open index. One that gives an error is proved
// when it is opened next.
func (e *Engine) guard(err *error) (end func()) {
	before := debug.SetPanicOnFault(true)
	return func() {
		debug.SetPanicOnFault(before)
		if r := recover(); r != nil {
			*err = fmt.Errorf("%w: %v", errDamaged, r)
		}
		if *err != nil && !errors.Is(*err, context.Canceled) && !errors.Is(*err, context.DeadlineExceeded) {
			e.suspect.Store(true)
		}
	}
}

// Where bleve keeps the newest state of an index: a bucket of snapshots by number,
// each with a bucket for every segment, in which this key has the segment's file.
var (
	snapshots = []byte("s")
	fileOf    = []byte("p")
)

// whole reads the newest snapshot and proves its segments. What a process was writing
// when it was killed is in no snapshot.
func whole(store string) error {
	db, err := bbolt.Open(filepath.Join(store, "root.bolt"), 0o600, &bbolt.Options{ReadOnly: true, Timeout: 10 * time.Second})
	if err != nil {
		return err
	}
	defer db.Close() // it was only read
	return db.View(func(tx *bbolt.Tx) error {
		all := tx.Bucket(snapshots)
		if all == nil {
			return nil // nothing was ever written
		}
		newest, _ := all.Cursor().Last()
		if newest == nil {
			return nil
		}
		return all.Bucket(newest).ForEachBucket(func(name []byte) error {
			file := all.Bucket(newest).Bucket(name).Get(fileOf)
			if file == nil {
				return nil
			}
			return proveSegment(filepath.Join(store, string(file)))
		})
	})
}

var errChecksum = errors.New("is not as it was written: its checksum differs")

// proveSegment compares a segment with the checksum at its end, which is that of all
// before it.
func proveSegment(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	size := info.Size() - crc32.Size
	if size < 0 {
		return fmt.Errorf("%s %w", filepath.Base(path), errChecksum)
	}
	sum := crc32.NewIEEE()
	if _, err := io.Copy(sum, io.LimitReader(f, size)); err != nil {
		return err
	}
	var want [crc32.Size]byte
	if _, err := io.ReadFull(f, want[:]); err != nil {
		return err
	}
	if binary.BigEndian.Uint32(want[:]) != sum.Sum32() {
		return fmt.Errorf("%s %w", filepath.Base(path), errChecksum)
	}
	return nil
}
