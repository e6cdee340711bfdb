# Some of the words of the site; the others stay English.
search = Chwilio
browse = Pori
home = Hafan
alert-note = Nodyn
order-title = yn ôl teitl
glance = Cipolwg
month-12 = Rhagfyr
date-when-day = ar { $day } { $month } { $year }
entries-ordered =
    { $count ->
        [one] { $count } eitem, { $order }
        [two] { $count } eitem ddeuol, { $order }
        [few] { $count } eitem ychydig, { $order }
       *[other] { $count } eitem, { $order }
    }
