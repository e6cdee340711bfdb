//! The files of a site as one archive, for those who carry it about. The only module that knows zip.

use std::io::{BufReader, BufWriter, Read, Seek, SeekFrom, Write, copy};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use fs_err as fs;
use jiff::civil;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::folder::{is_there, refused};

/// What an archive ends with that a build made, and may make anew.
const MARK: &str = "Made by Sourcebook";

/// The archive of a folder stands beside it.
fn archive_of(out: &Path) -> PathBuf {
    let mut name = out.file_name().unwrap_or_default().to_os_string();
    name.push(".zip");
    out.with_file_name(name)
}

/// Puts files of a folder, by their paths in it, into the archive beside it, in a folder of the same name. The same files
/// on the same day make the same archive.
///
/// # Errors
///
/// Where a file cannot be read or written, or where another archive stands there that no build made.
pub fn archive(out: &Path, paths: &[&str], day: civil::Date) -> Result<PathBuf> {
    let place = archive_of(out);
    if is_there(&place) && !is_ours(&place) {
        return Err(refused(
            &place,
            "is no archive that a build made; remove it",
        ));
    }
    let part = place.with_extension("zip.part");
    let mut writer = ZipWriter::new(BufWriter::new(fs::File::create(&part)?));
    let time = DateTime::from_date_and_time(
        day.year().unsigned_abs(),
        day.month().unsigned_abs(),
        day.day().unsigned_abs(),
        0,
        0,
        0,
    );
    // The format knows no day before 1980.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .unix_permissions(0o644)
        .last_modified_time(time.unwrap_or_default());
    let folder = out.file_name().unwrap_or_default().to_string_lossy();
    let within = |path: &&str| format!("the archive {}: {path}", place.display());
    for path in paths {
        let mut file = BufReader::new(fs::File::open(out.join(path))?);
        writer
            .start_file(format!("{folder}/{path}"), options)
            .with_context(|| within(path))?;
        copy(&mut file, &mut writer).with_context(|| within(path))?;
    }
    writer.set_comment(MARK)?;
    writer.finish()?.flush()?;
    fs::rename(&part, &place)?;
    Ok(place)
}

/// Whether a file ends as archives do that builds make.
fn is_ours(place: &Path) -> bool {
    let ends = || -> std::io::Result<bool> {
        let mut file = fs::File::open(place)?;
        let length = i64::try_from(MARK.len()).unwrap_or_default();
        file.seek(SeekFrom::End(-length))?;
        let mut end = Vec::new();
        file.take(MARK.len() as u64).read_to_end(&mut end)?;
        Ok(end == MARK.as_bytes())
    };
    ends().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_holds_the_files_and_is_the_same_each_time() {
        let root = tempfile::tempdir().unwrap();
        let out = root.path().join("site");
        fs::create_dir_all(out.join("a")).unwrap();
        fs::write(out.join("a/index.html"), "<p>A</p>").unwrap();
        fs::write(out.join("notes.txt"), "not of the site").unwrap();
        let day = civil::date(2026, 11, 30);
        let place = archive(&out, &["a/index.html"], day).unwrap();
        assert_eq!(place, root.path().join("site.zip"));
        let first = fs::read(&place).unwrap();
        assert_eq!(archive(&out, &["a/index.html"], day).unwrap(), place);
        assert_eq!(fs::read(&place).unwrap(), first);
        let mut read = zip::ZipArchive::new(fs::File::open(&place).unwrap()).unwrap();
        assert_eq!(read.len(), 1);
        let mut text = String::new();
        let mut file = read.by_name("site/a/index.html").unwrap();
        file.read_to_string(&mut text).unwrap();
        assert_eq!(text, "<p>A</p>");
    }

    #[test]
    fn an_archive_of_somebody_else_stays() {
        let root = tempfile::tempdir().unwrap();
        let out = root.path().join("site");
        fs::create_dir_all(&out).unwrap();
        fs::write(root.path().join("site.zip"), "mine").unwrap();
        let error = archive(&out, &[], civil::date(2026, 11, 30)).unwrap_err();
        assert!(error.to_string().contains("no archive that a build made"));
        assert_eq!(
            fs::read_to_string(root.path().join("site.zip")).unwrap(),
            "mine"
        );
    }
}
