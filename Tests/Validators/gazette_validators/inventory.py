"""inventory.csv: the inventory of the national portal, data.gov.tw."""

from .csvfile import read_table

# In this order; the doubled 資 is the portal's own.
COLUMNS = (
    "資料集識別碼", "資料集名稱", "資料提供屬性", "服務分類", "品質檢測", "檔案格式", "資料下載網址",
    "編碼格式", "資資料集上架方式", "資料集描述", "主要欄位說明", "提供機關", "更新頻率", "授權方式",
    "相關網址", "計費方式", "提供機關聯絡人姓名", "提供機關聯絡人電話", "上架日期", "詮釋資料更新時間",
    "備註", "資料量")
NEEDED = ("資料集識別碼", "資料集名稱", "提供機關", "授權方式")
# One value for each file, in the same order.
FOR_EACH_FILE = ("檔案格式", "資料下載網址", "編碼格式", "資料量")


def check_inventory(data, addresses, error):
    """The number of datasets; findings go to `error(rule, detail)`."""
    rows = read_table(data, error)
    if rows is None:
        return 0
    if tuple(rows[0]) != COLUMNS:
        error("not the 22 columns in their order", ", ".join(rows[0]))
        return 0
    datasets = [dict(zip(COLUMNS, row)) for row in rows[1:]]
    identifiers = [dataset["資料集識別碼"] for dataset in datasets]
    for number, dataset in enumerate(datasets, 2):
        for name in NEEDED:
            if not dataset.get(name):
                error("empty cell that the portal needs", f"row {number}, {name}")
        if identifiers.count(dataset["資料集識別碼"]) > 1:
            error("identifier stands twice", dataset["資料集識別碼"])
        counts = {len(dataset[name].split(";")) for name in FOR_EACH_FILE if dataset.get(name)}
        if len(counts) > 1:
            error("another number of values than of files", f"row {number}")
        addresses.follow_all(dataset)
    return len(datasets)
