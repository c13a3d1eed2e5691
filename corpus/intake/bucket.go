package intake

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
	"net/url"
	"os"
	"strings"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"

	"onrecord/corpus/intake/format"
	"onrecord/corpus/intake/raw"
)

const (
	bucketScheme = "s3://"
	amazon       = "https://s3.amazonaws.com"
	maxObject    = 4 << 30 // bytes of one, which is kept on disk while it is read
	bucketTries  = 3       // for each request
)

// isBucket reports whether a source is a bucket of S3 or of what speaks its language.
func isBucket(at string) bool { return strings.HasPrefix(at, bucketScheme) }

// bucket is one with what opens it.
type bucket struct {
	client       *minio.Client
	name, prefix string
}

func (in files) bucket(at string) (bucket, error) {
	name, prefix, _ := strings.Cut(strings.TrimPrefix(at, bucketScheme), "/")
	endpoint, err := url.Parse(cmp.Or(in.reading.source.Endpoint, os.Getenv("AWS_ENDPOINT_URL"), amazon))
	if err != nil || endpoint.Host == "" || !raw.IsURL(endpoint.String()) {
		return bucket{}, raw.Wrong("write it as https://HOST", "the endpoint is no address")
	}
	keys := credentials.NewStaticV4(in.reading.source.User, in.reading.source.Password, "")
	if in.reading.source.User == "" {
		keys = credentials.NewEnvAWS()
	}
	options := &minio.Options{
		Creds:      keys,
		Secure:     endpoint.Scheme == "https",
		Region:     cmp.Or(in.reading.source.Region, os.Getenv("AWS_REGION")),
		MaxRetries: bucketTries,
	}
	if in.intake.options.HTTP != nil {
		options.Transport = in.intake.options.HTTP.Transport
	}
	client, err := minio.New(endpoint.Host, options)
	if err != nil {
		return bucket{}, raw.Wrong("check the endpoint", "the bucket cannot be asked: %w", err)
	}
	return bucket{client, name, prefix}, nil
}

// readBucket reads the documents of a bucket below its prefix, as those of a folder.
func (in files) readBucket(ctx context.Context, at string, out sink) bool {
	b, err := in.bucket(at)
	if err != nil {
		return out(Item{}, problem(at, err))
	}
	return in.readFiles(ctx, at, in.objects(ctx, b), out)
}

// objects lists the documents of a bucket in the order of their names. An error ends
// them: nobody knows what else there is.
func (in files) objects(ctx context.Context, b bucket) iter.Seq2[file, error] {
	return func(yield func(file, error) bool) {
		listing, cancel := context.WithCancel(ctx)
		defer cancel()
		root := bucketScheme + b.name + "/"
		for o := range b.client.ListObjects(listing, b.name, minio.ListObjectsOptions{Prefix: b.prefix, Recursive: true}) {
			if o.Err != nil {
				yield(file{path: root + b.prefix}, bucketProblem(o.Err))
				return
			}
			if !format.Readable(o.Key) || hidden(o.Key) {
				continue
			}
			s := file{
				path:    root + o.Key,
				name:    strings.TrimPrefix(strings.TrimPrefix(o.Key, b.prefix), "/"),
				remote:  true,
				version: fmt.Sprintf("%d %s", o.Size, o.ETag),
				open:    func() (*os.File, error) { return in.download(ctx, b, o.Key, o.Size) },
			}
			if !yield(s, nil) {
				return
			}
		}
	}
}

// hidden reports whether a name, or that of a folder above it, begins with a full stop.
func hidden(name string) bool {
	return strings.HasPrefix(name, ".") || strings.Contains(name, "/.")
}

// download brings an object to a file that is gone when it is closed.
func (in files) download(ctx context.Context, b bucket, key string, size int64) (_ *os.File, err error) {
	if size > maxObject {
		return nil, raw.Wrong("divide it", "the object is larger than %d GiB", int64(maxObject)>>30)
	}
	object, err := b.client.GetObject(ctx, b.name, key, minio.GetObjectOptions{})
	if err != nil {
		return nil, bucketProblem(err)
	}
	defer object.Close()
	to, err := os.CreateTemp("", "onrecord-*")
	if err != nil {
		return nil, err
	}
	os.Remove(to.Name()) // the file stays for whoever has it open
	n, err := io.Copy(to, io.LimitReader(object, size+1))
	in.reading.budget.took += n
	if err != nil {
		return nil, errors.Join(bucketProblem(err), to.Close())
	}
	return to, nil
}

// bucketProblem says what a bucket answered, and what to do.
func bucketProblem(err error) error {
	answer := minio.ToErrorResponse(err)
	switch answer.Code {
	case minio.AccessDenied, minio.InvalidAccessKeyID, minio.SignatureDoesNotMatch:
		return raw.Wrong("give the bucket's access key as user and its secret as password, with the right to list and to get", "the bucket refuses: %s", answer.Code)
	case minio.NoSuchBucket:
		return raw.Wrong("check the name, the endpoint and the region", "there is no such bucket")
	}
	p := raw.Wrong("check the endpoint and the network, then try again", "no answer of the bucket: %w", err)
	p.Passing = answer.StatusCode == 0 || answer.StatusCode >= http.StatusInternalServerError
	return p
}
