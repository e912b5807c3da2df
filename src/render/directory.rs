//! Plain manifests: a folder, a file, or a stream.
