//! Brief to a one-page PDF
