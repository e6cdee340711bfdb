browse = Look around
über uns
search