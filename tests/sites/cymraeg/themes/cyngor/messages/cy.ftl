# What this council says otherwise than the program; one of its own has read the rest.
translation-note = { "" }
browse = Popeth
order-title = o A i Y
entries-ordered = { $count } eitem, { $order }
