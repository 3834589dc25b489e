//! Brief to Markdown
