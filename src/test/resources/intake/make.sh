#!/usr/bin/env bash
# Makes the files of files/ anew: make.py writes pages and flat spreadsheets, LibreOffice (7.4 made these) turns them into
# the formats of offices, iconv into other encodings. Needs soffice, python3 with PyYAML, iconv. Not part of the build:
# what it made is kept, since LibreOffice is large and its files differ from run to run.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 make.py "$work"
mkdir -p files

convert() { # SOURCE FORMAT[:FILTER]
  soffice -env:UserInstallation="file://$work/profile" --headless --convert-to "$2" --outdir "$work/out" "$work/$1" >/dev/null
}
for workbook in form table; do
  convert "$workbook.fods" xlsx
  convert "$workbook.fods" xls:"MS Excel 97"
done
for page in halves report-2019 report-2021; do
  # By way of OpenDocument: LibreOffice opens pages in its web editor, which writes no Word files.
  soffice -env:UserInstallation="file://$work/profile" --headless --infilter="HTML (StarWriter)" --convert-to odt:writer8 \
    --outdir "$work" "$work/$page.html" >/dev/null
  convert "$page.odt" docx:"MS Word 2007 XML"
  convert "$page.odt" doc:"MS Word 97"
  cp "$work/$page.html" "$work/out/"
done
cp "$work"/form.csv "$work"/wild.csv "$work/out/"
iconv -f UTF-8 -t GB18030 "$work/form.csv" >"$work/out/form-gb18030.csv"
iconv -f UTF-8 -t UTF-16 "$work/form.csv" >"$work/out/form-utf16.csv"
{ printf '\xef\xbb\xbf'; sed 's/$/\r/' "$work/form.csv"; } >"$work/out/form-bom-crlf.csv"
python3 - "$work/form.csv" "$work/out" <<'PY'
import csv, sys
rows = list(csv.reader(open(sys.argv[1], encoding="utf-8")))
for name, delimiter in (("semicolon", ";"), ("tab", "\t")):
    with open(f"{sys.argv[2]}/form-{name}.csv", "w", encoding="utf-8", newline="") as out:
        csv.writer(out, delimiter=delimiter).writerows(rows)
PY
cp "$work"/out/* files/
ls -l files
