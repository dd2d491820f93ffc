"""tests/workbook/same.py FIRST.json FOLDER SECOND.json WORKBOOK: do results of a case in FOLDER and of the same case in WORKBOOK
say the same?  Every table, lever and sentence to the last digit; but a run says which file it read, with its digest, and
of sheets it says where their rows stand: these differ, and are put alike here."""
import json
import re
import sys


def plain(path, name):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    last = name.rsplit("/", 1)[-1]
    for written in (f"{name}/", f"{last}/"):
        text = text.replace(written, "THE CASE/")
    for written in (f"Source: {name}", f"Source: {last}"):
        text = text.replace(written, "Source: THE CASE")
    results = json.loads(re.sub(r"\(lines? [^)]*\)", "(its lines)", text))
    for row in results["tables"].get("price_outlier", {}).get("rows", []):
        row["line"] = None
    results["tables"]["account"]["rows"] = [
        row for row in results["tables"]["account"]["rows"] if "buyer_groups" not in row["file"] and row["rows"]]
    for item in results["inputs"]:
        item["sha256"] = item["rows_sha256"] = None
    results["inputs"] = [item for item in results["inputs"] if item["rows_read"]]
    # What was found wrong or left out is told of a file or of a cell.
    results["notices"] = None
    results["passages"] = [item for item in results["passages"] if item["id"] != "notice"]
    return results


first, second = plain(*sys.argv[1:3]), plain(*sys.argv[3:5])
for key in first:
    assert first[key] == second[key], f"{key} differs: " + str(
        [(a, b) for a, b in zip(first[key], second[key]) if a != b or first[key][a] != second[key][b]][:2]
        if isinstance(first[key], dict) else [(a, b) for a, b in zip(first[key], second[key]) if a != b][:1])
print(f"{sum(len(table['rows']) for table in first['tables'].values())} figures' rows are the same")
