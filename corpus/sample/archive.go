package sample

import (
	"context"
	"errors"

	"onrecord/corpus"
)

// Open returns the sample archive in memory. Each article came in at the moment
// it was published, so that its day has a digest.
func Open(ctx context.Context) (*corpus.Archive, error) {
	articles, err := Articles()
	if err != nil {
		return nil, err
	}
	archive, err := corpus.OpenMemory(ctx)
	if err != nil {
		return nil, err
	}
	for _, article := range articles {
		if _, err := archive.Add(ctx, article.Published, article); err != nil {
			return nil, errors.Join(err, archive.Close())
		}
	}
	return archive, nil
}
