"""Scripts that train what ships with extract; none of them runs at run time."""
