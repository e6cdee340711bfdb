search = Lorg
