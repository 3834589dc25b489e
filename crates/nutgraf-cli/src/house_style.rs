//! The style file of a house, with the files it names.

use crate::failure::{Failure, reason};
use nutgraf_style::StyleFile;
use std::path::Path;

/// Reads a style file; the paths in it are seen from where it lies.
pub(crate) fn load(path: &Path) -> Result<StyleFile, Failure> {
    let name = path.display();
    let bytes = std::fs::read(path).map_err(|e| Failure::new(format!("{name}: {}", reason(&e))))?;
    let text = String::from_utf8(bytes).map_err(|_| Failure::new(format!("{name}: not UTF-8")))?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut open = |file: &str| std::fs::read(folder.join(file)).map_err(|e| reason(&e));
    nutgraf_style::read(&text, &mut open).map_err(|error| {
        let place = error.line.map_or_else(String::new, |line| format!("{line}: "));
        let failure = Failure::new(format!("{name}:{}{error}", if place.is_empty() { " " } else { &place }));
        match error.hint() {
            Some(hint) => failure.hint(hint),
            None => failure,
        }
    })
}
