browse = Look around
search Search
