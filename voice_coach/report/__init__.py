"""The page that shows progress: what it says, its plots, and the file it becomes."""
