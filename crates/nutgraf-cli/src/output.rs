//! Where briefs go: files that are written whole or not at all, and standard output.

use crate::console::Console;
use crate::failure::{Failure, reason};
use crate::input::is_standard;
use nutgraf_core::Format;
use std::io::Write;
use std::path::{Path, PathBuf};

/// One output of a story: where to, and in what format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    /// `None` for standard output.
    pub(crate) path: Option<PathBuf>,
    pub(crate) format: Format,
}

impl Target {
    pub(crate) fn new(path: &Path, format: Format) -> Self {
        Self { path: (!is_standard(path)).then(|| path.to_owned()), format }
    }

    pub(crate) fn name(&self) -> String {
        self.path.as_ref().map_or_else(|| "standard output".to_owned(), |p| p.display().to_string())
    }
}

/// Writes an output.
pub(crate) fn write(target: &Target, bytes: &[u8], console: &mut Console<'_>) -> Result<(), Failure> {
    match &target.path {
        None => console.write(bytes),
        Some(path) => {
            whole(path, bytes)
                .map_err(|e| Failure::new(format!("cannot write {}: {}", path.display(), reason(&e))))?;
            console.note(&format!("wrote {} ({} bytes)", path.display(), bytes.len()));
            Ok(())
        }
    }
}

/// Writes a file beside its place and moves it there, so that no reader ever sees a part of it.
fn whole(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    // A device or pipe such as /dev/stdout cannot be replaced and has no half state on disk.
    if path.metadata().is_ok_and(|m| !m.is_file() && !m.is_dir()) {
        return std::fs::write(path, bytes);
    }
    // Through a link the file it points to is replaced, not the link.
    let path = &path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let dir = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".nutgraf-");
    #[cfg(unix)]
    {
        // The rights of the file that is replaced, or those that a new file would have.
        use std::os::unix::fs::PermissionsExt;
        let old = path.metadata().map(|m| m.permissions().mode() & 0o777);
        builder.permissions(std::fs::Permissions::from_mode(old.unwrap_or(0o666)));
    }
    let mut file = builder.tempfile_in(dir)?;
    file.write_all(bytes)?;
    file.as_file().sync_data()?;
    file.persist(path).map_err(|e| e.error)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::whole;

    #[test]
    fn replaces_a_file_and_leaves_nothing_beside_it() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("brief.md");
        for text in ["first", "second"] {
            whole(&path, text.as_bytes()).unwrap();
            assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
        }
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_failed_write_leaves_no_file() {
        let dir = tempfile::tempdir().unwrap();
        assert!(whole(&dir.path().join("none/brief.md"), b"x").is_err());
        assert!(whole(dir.path(), b"x").is_err());
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 0);
    }
}
