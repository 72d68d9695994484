"""From records to the warehouse: group files, staging tables, the published file and exports."""
