"""All input and output: devices, engines, files, databases."""
