"""What publishing systems write when a whole site is taken out of them."""
