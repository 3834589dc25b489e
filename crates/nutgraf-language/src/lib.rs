//! English, embedded: tokens, tags, dependencies, names, numbers and times
