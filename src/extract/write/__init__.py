"""Writing: documents to JSON, Parquet and pandas, whole files or none."""
