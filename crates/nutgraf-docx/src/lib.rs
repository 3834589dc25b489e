//! Brief to a Word document
