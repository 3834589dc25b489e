//! The nutgraf command line
