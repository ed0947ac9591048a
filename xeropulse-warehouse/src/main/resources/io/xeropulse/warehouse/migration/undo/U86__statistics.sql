-- Statistics that were withheld stay so: nobody relies on them.
drop function ${schema}.withhold_statistics();
